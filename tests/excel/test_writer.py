"""The workbook as a person opens it: what stands where, how it looks, and that nothing of it is lost."""

import os
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import openpyxl
import pytest
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.excel.example import CHOICES, LONG, SANNE, YUSUF, content, cover, disputed, label, states
from wijkwerker import paths
from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.domain.exchange import fingerprints, packing
from wijkwerker.domain.exchange.book import HIDDEN_SHEET, Book, CellValue, Column, Manifest, RawBook, RawSheet, Sheet
from wijkwerker.domain.exchange.canonical import cell_text
from wijkwerker.domain.exchange.compose import Content, book
from wijkwerker.domain.exchange.sheets import sheet_name
from wijkwerker.excel import writer

GOLDEN = Path(__file__).parent.parent / "golden" / "exchange.txt"


def write(path: Path, made: Book, progress: writer.Progress | None = None) -> None:
    """Make a workbook and write it."""
    writer.write(path, writer.content(path, made, progress))


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Manifest]:
    """The example, written once."""
    path = tmp_path_factory.mktemp("boek") / "boek.xlsx"
    made, manifest = book(cover(), content())
    write(path, made)
    return path, manifest


def small() -> Book:
    """A few records of three kinds."""
    some = [state for state in states() if state.kind in {"contact", "contact_moment", "activity"}]
    few = [state for state in some if LONG not in state.values.values()][1::9]
    authors = {author.epoch: author for author in (SANNE, YUSUF)}
    return book(cover(), Content((*few, disputed()), label, CHOICES, authors=authors))[0]


def changed_cells(opened: Workbook, manifest: Manifest) -> Iterator[tuple[str, str, object]]:
    """The cells that are not as they were written, after checking that rows and hidden text are."""
    sheets = [
        RawSheet(sheet.title, cast("list[list[CellValue]]", list(sheet.iter_rows(values_only=True))))
        for sheet in opened.worksheets
    ]
    text = packing.text_in(RawBook(tuple(sheets), "", "boek.xlsx"))
    assert text is not None
    assert packing.read(text) == manifest
    by_name = {sheet.name: sheet for sheet in sheets}
    for base in manifest.sheets:
        rows = by_name[sheet_name(base.key)].rows
        assert list(rows[0][: len(base.columns) + 1]) == ["id", *base.columns]
        assert len(rows) == len(base.rows) + 2
        for known, row in zip(base.rows, rows[2:], strict=True):
            assert row[0] == known.id
            texts = [cell_text(cell) for cell in row[1:]]
            for index, (key, cell) in enumerate(zip(base.columns, texts, strict=True)):
                if fingerprints.cell(manifest.key, cell) != known.cells[6 * index : 6 * index + 6]:
                    yield base.key, key, row[index + 1]


def test_every_value_stands_there_as_it_was_written(written: tuple[Path, Manifest]) -> None:
    path, manifest = written
    assert not list(changed_cells(openpyxl.load_workbook(path), manifest))


def test_nothing_changes_when_another_program_saves_it_again(written: tuple[Path, Manifest], tmp_path: Path) -> None:
    path, manifest = written
    openpyxl.load_workbook(path).save(tmp_path / "opnieuw.xlsx")
    assert not list(changed_cells(openpyxl.load_workbook(tmp_path / "opnieuw.xlsx"), manifest))


def test_it_holds_no_formula_no_link_and_no_macro(written: tuple[Path, Manifest]) -> None:
    with zipfile.ZipFile(written[0]) as file:
        names = file.namelist()
        sheets = "".join(file.read(name).decode() for name in names if name.startswith("xl/worksheets/sheet"))
        assert not [name for name in names if "hyperlink" in name or "vbaProject" in name or "externalLink" in name]
    assert "<f>" not in sheets
    assert "<hyperlink" not in sheets


def test_the_workbook_reads_as_agreed(tmp_path: Path) -> None:
    """When it should read otherwise: run with WIJKWERKER_GOLDEN=1 and look at what changed in tests/golden."""
    path = tmp_path / "boek.xlsx"
    write(path, small())
    text = "\n".join(_told(openpyxl.load_workbook(path)))
    if os.environ.get("WIJKWERKER_GOLDEN"):
        GOLDEN.write_text(text, encoding="utf-8")
    assert text == GOLDEN.read_text(encoding="utf-8")


def _told(opened: Workbook) -> Iterator[str]:
    for sheet in opened.worksheets:
        yield f"== {sheet.title} ({sheet.sheet_state})"
        if sheet.title == HIDDEN_SHEET:
            continue
        yield from _told_of(sheet)
    yield ""


def _told_of(sheet: Worksheet) -> Iterator[str]:
    if sheet.freeze_panes:
        yield f"stays in view: above and left of {sheet.freeze_panes}"
    for table in sheet.tables.values():
        yield f"table {table.name} {table.ref}"
    for column, size in sheet.column_dimensions.items():
        yield f"column {column} {size.width:.0f}{' hidden' if size.hidden else ''}"
    for row, line in sheet.row_dimensions.items():
        if line.hidden:
            yield f"row {row} hidden"
    for rule in sheet.data_validations.dataValidation:
        yield f"choices {rule.sqref}: {rule.formula1}"
    for row_cells in sheet.iter_rows():
        for cell in row_cells:
            if cell.value is not None:
                note = f" ({cell.comment.text!r})" if cell.comment else ""
                form = "" if cell.number_format in {"General", "@"} else f" [{cell.number_format}]"
                yield f"{cell.coordinate}={cell.value!r}{form}{note}"


def test_texts_days_and_moments_have_forms_that_no_program_spoils(written: tuple[Path, Manifest]) -> None:
    opened = openpyxl.load_workbook(written[0])
    forms: dict[tuple[str, str], set[str]] = {}
    for sheet in (opened["Contacten"], opened["Activiteiten"]):
        for cells in sheet.iter_cols(min_row=1):
            for cell in cells[2:]:
                forms.setdefault((str(cells[0].value), type(cell.value).__name__), set()).add(cell.number_format)
    for key in ("id", "name", "phone", "postcode", "house_number", "organisation", "consent", "note", "area.naam"):
        assert forms[key, "str"] == {"@"}
    assert forms["consent_date", "datetime"] == {"dd-mm-yyyy"}
    assert forms["consent_date", "str"] == {"@"}
    assert forms["starts", "datetime"] == {"dd-mm-yyyy hh:mm"}
    assert forms["resident_since", "int"] == {"0"}


def test_empty_rows_below_the_table_have_the_same_forms_and_choices(tmp_path: Path) -> None:
    path = tmp_path / "boek.xlsx"
    write(path, small())
    sheet = openpyxl.load_workbook(path)["Contacten"]
    rule = next(rule for rule in sheet.data_validations.dataValidation if "mondeling" in str(rule.formula1))
    letter = next(cell.column_letter for cell in sheet[1] if cell.value == "consent")
    assert f"{letter}{sheet.max_row + 500}" in rule.cells
    assert sheet.column_dimensions["B"].width > 20


def one_sheet(*rows: list[str], choices: tuple[str, ...] = (), notes: dict[tuple[int, int], str] | None = None) -> Book:
    columns = (Column("id", "Sleutel", hidden=True), Column("name", "Naam", choices=choices))
    return Book(("Titel",), (Sheet("contact", "Contacten", columns, rows, notes or {}),), (), "text")


def test_a_long_list_of_choices_stands_on_a_hidden_sheet(tmp_path: Path) -> None:
    choices = tuple(f"keuze nummer {n}, met komma" for n in range(50))
    write(tmp_path / "boek.xlsx", one_sheet(["x", "keuze"], choices=choices))
    opened = openpyxl.load_workbook(tmp_path / "boek.xlsx")
    assert opened["_lijsten"].sheet_state == "veryHidden"
    assert [cell.value for cell in opened["_lijsten"]["A"]] == list(choices)
    rule = opened["Contacten"].data_validations.dataValidation[0]
    assert rule.formula1 == "'_lijsten'!$A$1:$A$50"


def test_a_disputed_cell_is_coloured_and_has_its_note_also_when_it_is_empty(tmp_path: Path) -> None:
    notes = {(0, 1): "Sanne: Henk", (1, 1): "Yusuf: (leeg)"}
    made = one_sheet(["x", "Henk"], ["y", None], notes=notes)  # type: ignore[list-item]
    write(tmp_path / "boek.xlsx", made)
    sheet = openpyxl.load_workbook(tmp_path / "boek.xlsx")["Contacten"]
    for at in ("B3", "B4"):
        assert sheet[at].fill.fgColor.rgb == "FFFCE4C4"
        assert sheet[at].comment is not None


def test_a_sheet_without_rows_is_still_a_table(tmp_path: Path) -> None:
    write(tmp_path / "boek.xlsx", one_sheet())
    assert openpyxl.load_workbook(tmp_path / "boek.xlsx")["Contacten"].tables["ww_contact"].ref == "A2:B3"


def test_a_row_is_as_high_as_its_long_text_but_never_hides_the_next(tmp_path: Path) -> None:
    columns = (Column("id", "Sleutel", hidden=True), Column("note", "Notitie", width=48))
    rows = [["x", "kort"], ["y", "een\ntwee\ndrie"], ["z", "lang verhaal " * 500]]
    write(tmp_path / "boek.xlsx", Book(("Titel",), (Sheet("contact", "Contacten", columns, rows),), (), "text"))
    sizes = openpyxl.load_workbook(tmp_path / "boek.xlsx")["Contacten"].row_dimensions
    assert sizes[3].height is None
    assert 45 <= sizes[4].height < sizes[5].height <= 130


def test_a_text_that_a_cell_would_cut_is_never_written(tmp_path: Path) -> None:
    path = tmp_path / "boek.xlsx"
    path.write_bytes(b"what was there")
    with pytest.raises(RuntimeError, match="-2"):
        write(path, one_sheet(["x", "😀" * 20_000]))
    assert path.read_bytes() == b"what was there"
    assert [file.name for file in tmp_path.iterdir()] == ["boek.xlsx"]


def test_a_folder_that_is_not_there_is_said_in_words(tmp_path: Path) -> None:
    with pytest.raises(WijkwerkerError, match="De map voor dit uitwisselbestand bestaat niet"):
        write(tmp_path / "weg" / "boek.xlsx", one_sheet())
    (tmp_path / "map.xlsx").mkdir()
    with pytest.raises(WijkwerkerError, match="is een map"):
        write(tmp_path / "map.xlsx", one_sheet())


def test_a_large_workbook_passes_through_our_own_folder_and_leaves_nothing_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writer, "_IN_MEMORY", 0)
    passed: list[Path] = []

    def own() -> Path:
        passed.append(paths.own_temporary())
        return passed[-1]

    monkeypatch.setattr(writer, "paths", SimpleNamespace(own_temporary=own))
    write(tmp_path / "boek.xlsx", small())
    assert openpyxl.load_workbook(tmp_path / "boek.xlsx")["Contacten"].max_row > 3
    (folder,) = passed
    assert not list(folder.iterdir())


def test_progress_is_told_from_start_to_end(tmp_path: Path) -> None:
    heard: list[tuple[int, int]] = []
    made = small()
    write(tmp_path / "boek.xlsx", made, lambda done, total: heard.append((done, total)))
    total = sum(len(sheet.rows) for sheet in made.sheets)
    assert heard[0] == (0, total)
    assert heard[-1] == (total, total)


def test_the_file_says_nothing_about_its_maker_but_the_name_of_the_app(tmp_path: Path) -> None:
    write(tmp_path / "boek.xlsx", replace(one_sheet(), readme=("Uitwisselbestand van Wijkwerker",)))
    about = openpyxl.load_workbook(tmp_path / "boek.xlsx").properties
    assert (about.creator, about.title, about.lastModifiedBy) == (
        "Wijkwerker",
        "Uitwisselbestand van Wijkwerker",
        "Wijkwerker",
    )
