"""What the import contracts cannot say: what is loaded when, and how a sentence is marked."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "wijkwerker"
HEAVY = {
    "sqlalchemy", "alembic", "sqlcipher3", "matplotlib", "numpy", "xlsxwriter", "openpyxl", "python_calamine",
    "msoffcrypto", "phonenumbers",
}  # fmt: skip
SELDOM = {"keyring", "filelock", "PySide6.QtPrintSupport", "PySide6.QtDBus", "PySide6.QtNetwork"}  # not by every start
MARKERS = {"_", "N_", "ngettext"}


def modules_after(statement: str) -> set[str]:
    """The modules that a fresh Python has loaded after `statement`."""
    program = f"import sys\n{statement}\nprint(*sys.modules, sep='\\n')"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, cwd=ROOT, check=True)
    return set(done.stdout.split())


def trees(folder: Path) -> Iterator[tuple[Path, ast.Module]]:
    """Every module of a folder, parsed."""
    for path in sorted(folder.rglob("*.py")):
        yield path.relative_to(ROOT), ast.parse(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("room", ["gui.application", "gui.main_window", "gui.pages.today.page"])
def test_the_window_is_there_before_the_database_and_the_charts_are_loaded(room: str) -> None:
    loaded = modules_after(f"import wijkwerker.{room}")
    assert not loaded & (HEAVY | SELDOM)
    later = ("wijkwerker.storage", "wijkwerker.services", "wijkwerker.domain.exchange", "wijkwerker.domain.privacy")
    assert not {name for name in loaded if name.startswith(later)}


def test_the_program_starts_without_qt_and_without_the_database() -> None:
    loaded = modules_after("import wijkwerker.app")
    assert not loaded & (HEAVY | {"PySide6"})


def test_a_command_needs_no_qt() -> None:
    commands = [path.stem for path in (PACKAGE / "cli").glob("*.py") if path.stem != "__init__"]
    loaded = modules_after("; ".join(f"import wijkwerker.cli.{name}" for name in commands))
    assert commands
    assert "PySide6" not in loaded


def test_the_window_knows_the_services_by_name_only() -> None:
    """gui receives the services; it imports them for types alone, so that nothing is loaded before the first paint."""
    wrong = [
        f"{path}:{node.lineno}"
        for path, tree in trees(PACKAGE / "gui")
        for node in tree.body
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("wijkwerker.services")
    ]
    assert not wrong


def test_every_sentence_is_marked_as_plain_text() -> None:
    """An f-string or a variable inside `_()` never reaches the catalogue, so only plain texts and labels go in."""
    wrong = []
    for path, tree in trees(PACKAGE):
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in MARKERS:
                wrong += [f"{path}:{node.lineno}" for part in node.args if isinstance(part, ast.JoinedStr | ast.BinOp)]
    assert not wrong


def test_no_module_is_a_drawer_for_everything() -> None:
    drawers = {"utils", "util", "common", "helpers", "helper", "manager", "misc", "tools"}
    assert not [path for path, _ in trees(PACKAGE) if drawers & {path.stem, path.parent.name}]
