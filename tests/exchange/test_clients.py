"""Workbooks that LibreOffice or openpyxl saved: what nobody edited brings nothing, exactly the edits come back."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from tests.cli.conftest import Run
from tests.exchange.conftest import FIRST, SOFFICE, column, differences, lines, through_libreoffice
from wijkwerker.domain.exchange.sheets import sheet_name

Edit = Callable[[], AbstractContextManager[openpyxl.Workbook]]


def as_it_is(_book: Path) -> None:
    """Only openpyxl saved it."""


OFFICE = pytest.param(
    through_libreoffice,
    id="libreoffice",
    marks=pytest.mark.skipif(SOFFICE is None, reason="LibreOffice (soffice) is not installed here"),
)
SAVERS = pytest.mark.parametrize("save", [pytest.param(as_it_is, id="openpyxl"), OFFICE])
Save = Callable[[Path], None]


def sheet(workbook: openpyxl.Workbook, kind: str) -> Worksheet:
    found = workbook[sheet_name(kind)]
    assert isinstance(found, Worksheet)
    return found


def ids(sheet: Worksheet) -> dict[str, int]:
    """The row of each record."""
    at = column(sheet, "id")
    rows = range(FIRST, sheet.max_row + 1)
    return {str(sheet.cell(row, at).value): row for row in rows if sheet.cell(row, at).value}


def nothing(run: Run, database: Path, book: Path) -> dict[str, Any]:
    """Read the workbook, which must bring nothing at all."""
    found = run("import", "--db", database, book, "--json")
    assert found.code == 0, found.out
    plan = found.json
    assert plan["import"] is None
    assert [plan[key] for key in ("new", "changed", "parallel", "deleted", "reverted")] == [0] * 5
    assert [plan[key] for key in ("conflicts", "issues", "doubts", "alarms")] == [[]] * 4
    return plan


@SAVERS
def test_a_workbook_that_was_only_saved_brings_nothing(
    save: Save, team: Path, book: Path, edited: Edit, wijkwerker: Run
) -> None:
    with edited():
        pass
    save(book)
    assert nothing(wijkwerker, team, book)["missing"] == 0


@SAVERS
def test_rows_that_were_sorted_as_a_whole_bring_nothing(
    save: Save, team: Path, book: Path, edited: Edit, wijkwerker: Run
) -> None:
    with edited() as workbook:
        for kind, key in (("contact", "name"), ("contact_moment", "note"), ("initiative", "title")):
            found = sheet(workbook, kind)
            rows = [[cell.value for cell in row] for row in found.iter_rows(min_row=FIRST)]
            at = column(found, key) - 1
            rows.sort(key=lambda row: str(row[at] or ""), reverse=True)
            for number, row in enumerate(rows, FIRST):
                for place, value in enumerate(row, 1):
                    found.cell(number, place).value = value
    save(book)
    assert nothing(wijkwerker, team, book)["missing"] == 0


@SAVERS
def test_rows_that_a_filter_hides_are_still_there(
    save: Save, team: Path, book: Path, edited: Edit, wijkwerker: Run
) -> None:
    with edited() as workbook:
        found = sheet(workbook, "contact_moment")
        for row in range(FIRST, found.max_row, 2):
            found.row_dimensions[row].hidden = True
    save(book)
    assert nothing(wijkwerker, team, book)["missing"] == 0


@SAVERS
def test_columns_that_were_moved_or_renamed_bring_nothing(
    save: Save, team: Path, book: Path, edited: Edit, wijkwerker: Run
) -> None:
    with edited() as workbook:
        found = sheet(workbook, "contact")
        found.tables.clear()
        first, second = column(found, "street"), column(found, "phone")
        for row in range(1, found.max_row + 1):
            one, two = found.cell(row, first), found.cell(row, second)
            one.value, two.value = two.value, one.value
            one.number_format, two.number_format = two.number_format, one.number_format
        found.cell(2, column(found, "name")).value = "Hoe heet je?"
    save(book)
    assert nothing(wijkwerker, team, book)["missing"] == 0


@SAVERS
def test_rows_and_sheets_that_are_gone_take_nothing_away(
    save: Save, team: Path, book: Path, edited: Edit, wijkwerker: Run
) -> None:
    before = lines(wijkwerker, team)
    with edited() as workbook:
        del workbook[sheet_name("lesson")]
        found = sheet(workbook, "contact")
        for place in range(1, found.max_column + 1):
            found.cell(FIRST, place).value = None
    save(book)
    assert nothing(wijkwerker, team, book)["missing"] > 0
    assert lines(wijkwerker, team) == before


@SAVERS
def test_exactly_the_edited_cells_come_back(save: Save, team: Path, book: Path, edited: Edit, wijkwerker: Run) -> None:
    before = lines(wijkwerker, team)
    wanted = {}
    with edited() as workbook:
        for kind, key, written, stored in EDITS:
            found = sheet(workbook, kind)
            at = column(found, key)
            record, row = next(
                (record, row)
                for record, row in ids(found).items()
                if found.cell(row, at).value not in {written, None} and (record, key) not in wanted
            )
            found.cell(row, at).value = written
            wanted[record, key] = stored
    save(book)
    done = wijkwerker("import", "--db", team, book, "--json")
    assert done.code == 0, done.out
    assert done.json["changed"] == len({record for record, _key in wanted})
    after = lines(wijkwerker, team)
    assert differences(before, after) == wanted.keys()
    fields = {line["id"]: line["fields"] for line in after if "id" in line}
    assert {(record, key): fields[record][key] for record, key in wanted} == wanted
    nothing(wijkwerker, team, book)


EDITS: tuple[tuple[str, str, Any, Any], ...] = (
    ("contact", "name", "Ayşe Yıldız-van ’t Hof", "Ayşe Yıldız-van ’t Hof"),
    ("contact", "phone", "0612345678", "0612345678"),
    ("contact", "talents", 'breien, "zingen, hard"', ["breien", "zingen, hard"]),
    ("contact_moment", "note", "Eerste regel\ntweede regel", "Eerste regel\ntweede regel"),
    ("contact_moment", "people", 17, 17),
    ("contact_moment", "date", datetime(2026, 3, 4), "2026-03-04"),
    ("contact_moment", "kind", "huisbezoek", "huisbezoek"),
    ("session", "starts", datetime(2026, 3, 4, 13, 30), "2026-03-04 13:30"),
    ("attendance", "present", "nee", False),
    ("activity", "minutes", None, None),
)


@SAVERS
def test_a_row_that_was_added_becomes_a_new_record(
    save: Save, team: Path, book: Path, edited: Edit, wijkwerker: Run
) -> None:
    before = lines(wijkwerker, team)
    with edited() as workbook:
        found = sheet(workbook, "lesson")
        row = max(ids(found).values()) + 1
        found.cell(row, column(found, "text")).value = "Vraag eerst wie de sleutel heeft"
        found.cell(row, column(found, "on")).value = datetime(2026, 11, 19)
    save(book)
    done = wijkwerker("import", "--db", team, book, "--json")
    assert (done.code, done.json["new"], done.json["changed"]) == (0, 1, 0)
    added = differences(before, lines(wijkwerker, team))
    assert len(added) == 1
    nothing(wijkwerker, team, book)


@SAVERS
def test_a_yes_under_remove_deletes_the_record(
    save: Save, team: Path, book: Path, edited: Edit, wijkwerker: Run
) -> None:
    before = lines(wijkwerker, team)
    with edited() as workbook:
        found = sheet(workbook, "lesson")
        record, row = next(iter(ids(found).items()))
        found.cell(row, column(found, "delete")).value = "ja"
    save(book)
    done = wijkwerker("import", "--db", team, book, "--json")
    assert (done.code, done.json["deleted"]) == (0, 1)
    assert differences(before, lines(wijkwerker, team)) == {(record, "")}
