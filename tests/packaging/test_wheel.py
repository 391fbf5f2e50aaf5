"""What is shipped: the wheel, built from the source archive as a packager would, holds all that the program needs."""

import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SHIPPED = ("resources", "database")


def run(*command: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run this Python without the checkout on its path."""
    return subprocess.run(
        [sys.executable, "-P", *command], cwd=cwd, capture_output=True, text=True, encoding="utf-8", check=False
    )


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, made from the source archive."""
    folder = tmp_path_factory.mktemp("dist")
    done = run("-m", "build", "--no-isolation", "--outdir", str(folder), str(ROOT), cwd=folder)
    assert done.returncode == 0, done.stdout + done.stderr
    return next(folder.glob("wijkwerker-*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel's files in a folder of their own, far from the checkout."""
    folder = tmp_path_factory.mktemp("site")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    return folder


def shipped_files() -> set[str]:
    """The files under the shipped folders that git tracks, and the compiled translations."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", *SHIPPED], cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=True
    )
    tracked = {name for name in listed.stdout.split("\0") if name and (ROOT / name).exists()}
    return tracked | {f"{name.removesuffix('.po')}.mo" for name in tracked if name.endswith(".po")}


def test_the_wheel_holds_every_shipped_file(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    assert not {name for name in shipped_files() if f"wijkwerker/_{name}" not in names}


def test_the_wheel_holds_the_whole_package_and_nothing_by_accident(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    modules = {path.relative_to(ROOT).as_posix() for path in (ROOT / "wijkwerker").rglob("*.py")}
    assert modules <= names
    assert not {name for name in names if "__pycache__" in name or name.startswith(("tests/", "resources/"))}


def test_the_installed_program_finds_its_folders_inside_itself(installed: Path, tmp_path: Path) -> None:
    ask = (
        f"import sys, json; sys.path.insert(0, {str(installed)!r}); from wijkwerker import paths;"
        "print(json.dumps([str(paths.resources()), str(paths.database())]))"
    )
    done = run("-c", ask, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == [str(installed / "wijkwerker" / f"_{name}") for name in SHIPPED]


def test_the_installed_program_works(installed: Path, tmp_path: Path) -> None:
    """The demo needs the migrations, the seed and the services: all that could have been forgotten."""
    start = f"import sys; sys.path.insert(0, {str(installed)!r}); from wijkwerker.app import main; sys.exit(main())"
    db = str(tmp_path / "demo.db")
    made = run("-c", start, "demo", "--db", db, "--size", "small", "--today", "2026-11-20", cwd=tmp_path)
    assert made.returncode == 0, made.stderr
    listed = run("-c", start, "list", "contact", "--db", db, "--json", cwd=tmp_path)
    assert listed.returncode == 0, listed.stderr
    assert json.loads(listed.stdout)
