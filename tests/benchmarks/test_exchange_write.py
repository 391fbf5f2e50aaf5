"""Writing an exchange workbook against plain XlsxWriter with a table, and what reading its hidden sheet takes."""

import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

import pytest
import xlsxwriter

from tests.benchmarks import large_book
from tests.benchmarks.conftest import Compare, milliseconds
from tests.excel.example import cover
from wijkwerker.domain.exchange import packing
from wijkwerker.domain.exchange.book import CellValue
from wijkwerker.domain.exchange.compose import Content, book
from wijkwerker.domain.exchange.merge import State


@pytest.fixture(scope="module")
def states() -> list[State]:
    """The records that are written."""
    return list(large_book.states())


def plain(path: Path, headings: Sequence[str], rows: Sequence[Sequence[CellValue]]) -> None:
    """The same cells in a table, and nothing else."""
    workbook = xlsxwriter.Workbook(str(path))
    sheet = workbook.add_worksheet()
    moment = workbook.add_format({"num_format": "dd-mm-yyyy hh:mm"})
    for at, row in enumerate(rows, 1):
        for column, cell in enumerate(row):
            if isinstance(cell, str):
                sheet.write_string(at, column, cell)
            elif isinstance(cell, datetime):
                sheet.write_datetime(at, column, cell, moment)
            elif cell is not None:
                sheet.write_number(at, column, cell)
    sheet.add_table(0, 0, len(rows), len(headings) - 1, {"columns": [{"header": heading} for heading in headings]})
    workbook.close()


def test_writing_a_hundred_thousand_rows(
    states: list[State], tmp_path: Path, compare: Compare, tell: Callable[[str], None]
) -> None:
    sheet = book(cover(), Content(states, large_book.label))[0].sheets[0]
    headings, rows = [column.heading for column in sheet.columns], sheet.rows
    compare(
        f"exchange workbook, {len(rows)} rows x {len(headings)}",
        lambda: plain(tmp_path / "plain.xlsx", headings, rows),
        lambda: large_book.write(tmp_path / "ours.xlsx", states),
        goal=1.5,
        rounds=3,
    )
    size, bare = ((tmp_path / f"{name}.xlsx").stat().st_size / 1e6 for name in ("ours", "plain"))
    tell(f"size of that workbook: {size:.0f} MB, {bare:.0f} MB without what makes it a replica")


def test_memory_of_writing_a_hundred_thousand_rows(tmp_path: Path, tell: Callable[[str], None]) -> None:
    script = [sys.executable, "-m", "tests.benchmarks.large_book", str(tmp_path / "boek.xlsx")]
    done = subprocess.run(script, capture_output=True, text=True, check=True, env=dict(os.environ))
    tell(f"most memory while writing it, the records included: {done.stdout.strip()} MB (goal 700)")


def test_reading_the_hidden_sheet_of_twenty_thousand_rows(states: list[State], tell: Callable[[str], None]) -> None:
    _book, manifest = book(cover(), Content(states[:20_000], large_book.label))
    text = packing.write(manifest)
    times = sorted(milliseconds(lambda: packing.read(text)) for _round in range(7))
    lines = [row.packed for row in manifest.sheets[0].rows]
    unpacking = milliseconds(lambda: [packing.plain_default(line, manifest) for line in lines])
    tell(f"hidden sheet of 20,000 rows: read in {times[3]:.0f} ms, all stamps in {unpacking:.0f} ms more")
