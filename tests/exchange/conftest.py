"""Workbooks that go through real programs: a small team's file, its workbook, and what comes back."""

import json
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from tests.cli.conftest import Outcome, Run, wijkwerker
from wijkwerker.services import demo_file

__all__ = ["Outcome", "Run", "wijkwerker"]

TODAY = date(2026, 11, 20)
FIRST = 3  # the first row of data: keys and headings stand above it
SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")


@pytest.fixture(scope="session")
def _small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("small") / "team.db"
    demo_file.make(path, "small", seed=3, today=TODAY)
    return path


@pytest.fixture
def team(_small: Path, tmp_path: Path) -> Path:
    """A small team's file."""
    path = tmp_path / "team.db"
    shutil.copyfile(_small, path)
    return path


@pytest.fixture
def book(team: Path, tmp_path: Path, wijkwerker: Run) -> Path:
    """The workbook of all of it, for the second colleague."""
    path = tmp_path / "wijk.xlsx"
    made = wijkwerker("export", "--db", team, "--out", path, "--for", colleague(wijkwerker, team), "--json")
    assert made.code == 0, made.err
    return path


def colleague(run: Run, database: Path) -> str:
    """The name of a colleague who is not the one whose file it is."""
    found = run("list", "worker", "--db", database, "--json").json["records"]
    return str(sorted(record["fields"]["name"] for record in found)[-1])


@pytest.fixture
def edited(book: Path) -> Callable[[], Any]:
    """Open the workbook with openpyxl, edit it in the block, and save it again."""

    @contextmanager
    def edit() -> Iterator[openpyxl.Workbook]:
        workbook = openpyxl.load_workbook(book)
        yield workbook
        workbook.save(book)

    return edit


def through_libreoffice(book: Path) -> None:
    """Let LibreOffice open the workbook and save it in its place."""
    assert SOFFICE is not None
    folder = book.parent / "office"
    words = [SOFFICE, f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to"]
    words += ["xlsx:Calc MS Excel 2007 XML", "--outdir", str(folder), str(book)]
    subprocess.run(words, check=True, capture_output=True, timeout=180)
    shutil.move(folder / book.name, book)


def column(sheet: Worksheet, key: str) -> int:
    """The number of the column with this key."""
    for cell in sheet[1]:
        if cell.value == key:
            return int(cell.column)
    raise LookupError(f"no column {key}")


def lines(run: Run, database: Path) -> list[dict[str, Any]]:
    """The dump, line by line."""
    return [json.loads(line) for line in run("dump", "--db", database).out.splitlines()]


def differences(before: list[dict[str, Any]], after: list[dict[str, Any]]) -> set[tuple[str, str]]:
    """The (record, field) pairs in which two dumps differ; a record that is in one of them only has field ''."""
    old, new = ({line["id"]: line["fields"] for line in part if "id" in line} for part in (before, after))
    found = {(record, "") for record in old.keys() ^ new.keys()}
    for record in old.keys() & new.keys():
        found |= {(record, name) for name, value in new[record].items() if old[record].get(name) != value}
    return found
