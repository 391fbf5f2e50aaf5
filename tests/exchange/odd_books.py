"""What people and programs do to a workbook of ours, by hand and with real cells, and what has to come of it."""

import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from wijkwerker.domain.exchange.planned import Group

Edit = Callable[[openpyxl.Workbook], None]
PEOPLE, MOMENTS, HIDDEN = "Contacten", "Momenten", "_ww"
FIRST = 3  # the first row of data: keys and headings stand above it
COUNT = 24  # people in the workbook


@dataclass(frozen=True)
class Odd:
    """An odd workbook: how it is made from a good one, and what reading it would do.

    `groups` counts the lines of the preview by group, `says` is in one of its sentences, `outcome` tells a person.
    """

    name: str
    edit: Edit
    outcome: str
    groups: dict[Group, int] = field(default_factory=dict)
    says: str = ""


@dataclass(frozen=True)
class Refused:
    """A workbook of ours that is not read at all, with the sentence that says why."""

    name: str
    edit: Edit
    outcome: str
    says: str


def column(sheet: Worksheet, key: str) -> int:
    """The number of the column with this key."""
    return next(int(cell.column) for cell in sheet[1] if cell.value == key)


def put(sheet: str, key: str, value: Any, row: int = FIRST, form: str | None = None) -> Edit:
    """Type a value in a cell."""

    def edit(book: openpyxl.Workbook) -> None:
        cell = book[sheet].cell(row, column(book[sheet], key))
        cell.value = value
        if isinstance(value, str):
            cell.data_type = "s"  # openpyxl takes what begins with = for a formula
        if form:
            cell.number_format = form

    return edit


def formula(sheet: str, key: str, text: str) -> Edit:
    """Put a formula in a cell, of which nobody counted the value."""

    def edit(book: openpyxl.Workbook) -> None:
        cell = book[sheet].cell(FIRST, column(book[sheet], key))
        cell.value, cell.data_type = text, "f"

    return edit


def error(sheet: str, key: str) -> Edit:
    """Put an error of Excel in a cell."""

    def edit(book: openpyxl.Workbook) -> None:
        cell = book[sheet].cell(FIRST, column(book[sheet], key))
        cell.value, cell.data_type = "#N/A", "e"

    return edit


def each(key: str, new: Callable[[list[Any]], list[Any]]) -> Edit:
    """Give a whole column of people other values, made from those that stand there."""

    def edit(book: openpyxl.Workbook) -> None:
        sheet = book[PEOPLE]
        at = column(sheet, key)
        cells = [sheet.cell(row, at) for row in range(FIRST, FIRST + COUNT)]
        for cell, value in zip(cells, new([cell.value for cell in cells]), strict=True):
            cell.value = value

    return edit


def rows(new: Callable[[list[list[Any]]], list[list[Any]]]) -> Edit:
    """Give the sheet of people other rows, made from those that stand there."""

    def edit(book: openpyxl.Workbook) -> None:
        sheet = book[PEOPLE]
        found = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=FIRST, max_row=FIRST + COUNT - 1)]
        made = new(found)
        for number in range(max(len(found), len(made))):
            for at in range(sheet.max_column):
                sheet.cell(FIRST + number, at + 1).value = made[number][at] if number < len(made) else None

    return edit


def added(text: str) -> Edit:
    """Type something under the table."""

    def edit(book: openpyxl.Workbook) -> None:
        book[PEOPLE].cell(FIRST + COUNT + 4, column(book[PEOPLE], "note")).value = text

    return edit


def without(sheet: str) -> Edit:
    """Take a sheet out."""

    def edit(book: openpyxl.Workbook) -> None:
        del book[sheet]

    return edit


def spoiled(book: openpyxl.Workbook) -> None:
    """Type in the hidden sheet."""
    book[HIDDEN].cell(2, 1).value = "Noor was hier"


def newer(book: openpyxl.Workbook) -> None:
    """Say in the hidden sheet that a newer program made it."""
    cell = book[HIDDEN].cell(1, 1)
    cell.value = re.sub(r"wijkwerker \d+", "wijkwerker 99", str(cell.value))


def heading(key: str, name: str) -> Edit:
    """Rename a heading."""

    def edit(book: openpyxl.Workbook) -> None:
        book[PEOPLE].cell(2, column(book[PEOPLE], key)).value = name

    return edit


def moved(book: openpyxl.Workbook) -> None:
    """Swap two columns, with their keys and headings."""
    sheet = book[PEOPLE]
    one, other = column(sheet, "phone"), column(sheet, "note")
    for row in range(1, FIRST + COUNT):
        a, b = sheet.cell(row, one), sheet.cell(row, other)
        a.value, b.value = b.value, a.value


def gone(book: openpyxl.Workbook) -> None:
    """Take a column out."""
    book[PEOPLE].delete_cols(column(book[PEOPLE], "phone"))


def merged(book: openpyxl.Workbook) -> None:
    """Merge a cell with the one below it: what stood there is gone."""
    sheet = book[PEOPLE]
    at = column(sheet, "note")
    sheet.merge_cells(start_row=FIRST, end_row=FIRST + 1, start_column=at, end_column=at)


def filtered(book: openpyxl.Workbook) -> None:
    """Hide rows, as a filter does."""
    for row in range(FIRST + 2, FIRST + 12):
        book[PEOPLE].row_dimensions[row].hidden = True


def calendar_of_1904(book: openpyxl.Workbook) -> None:
    """Count days from 1904, as old Macs did; the days themselves stay what they were."""
    book.epoch = datetime(1904, 1, 1)


def linked(path: Path) -> None:
    """Add a part that points at another workbook."""
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/externalLinks/externalLink1.xml", "<externalLink/>")


def typed_raw(text: bytes) -> Callable[[Path], None]:
    """Put bytes in the note of the first person that no program would write there."""

    def spoil(path: Path) -> None:
        with zipfile.ZipFile(path) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, part in parts.items():
                archive.writestr(name, part.replace(b"Kent straat 0<", text + b"<"))

    return spoil


CHANGED, MISSING, DELETED = Group.CHANGED, Group.MISSING, Group.DELETED
UNREADABLE, DOUBT, ALARM = Group.UNREADABLE, Group.DOUBT, Group.ALARM
LITERAL = "gelezen als tekst, letter voor letter; niets wordt uitgerekend"
NO_CHANGE = "ingelezen; er verandert niets"
WAITS = "het vak wacht met een zin; wat er stond blijft"
GUARD = "= + - @ TAB"

ODD = (
    Odd("=WEBSERVICE as a name", put(PEOPLE, "name", '=WEBSERVICE("https://voorbeeld.nl")'), LITERAL, {CHANGED: 1}),
    Odd("=WEBSERVICE as a name", formula(PEOPLE, "name", '=WEBSERVICE("https://x.nl")'), WAITS, {UNREADABLE: 1}),
    Odd(f"values starting {GUARD}", put(PEOPLE, "note", "=1+1"), LITERAL, {CHANGED: 1}),
    Odd(f"values starting {GUARD}", put(PEOPLE, "note", "+31 belt"), LITERAL, {CHANGED: 1}),
    Odd(f"values starting {GUARD}", put(PEOPLE, "note", "-niet bellen"), LITERAL, {CHANGED: 1}),
    Odd(f"values starting {GUARD}", put(PEOPLE, "note", "@loes"), LITERAL, {CHANGED: 1}),
    Odd(f"values starting {GUARD}", put(PEOPLE, "note", "\tmet tab"), LITERAL, {CHANGED: 1}),
    Odd("formula without cached value", formula(PEOPLE, "note", "=A1&B1"), WAITS, {UNREADABLE: 1}, "foutmelding van"),
    Odd("#N/B", error(PEOPLE, "note"), WAITS, {UNREADABLE: 1}, "foutmelding van Excel"),
    Odd("heading renamed", heading("phone", "Nummer"), NO_CHANGE),
    Odd("heading moved", moved, NO_CHANGE),
    Odd("column removed", gone, NO_CHANGE),
    Odd("column emptied", each("phone", lambda old: [None] * len(old)), "alarm: de kolom wacht", {ALARM: 1}, "leeg"),
    Odd("column sorted alone", each("phone", lambda old: old[::-1]), "alarm: de kolom wacht", {ALARM: 1}, "gesorteerd"),
    Odd("column shifted", each("phone", lambda old: [None, *old[:-1]]), "alarm: de kolom wacht", {ALARM: 1}, "versch"),
    Odd("row copied", rows(lambda old: [*old, old[0]]), "vraag: dezelfde of nieuw?", {DOUBT: 1}, "Zelfde persoon?"),
    Odd("id typed over", put(PEOPLE, "id", "Noor"), "de rij wordt herkend; er verandert niets"),
    Odd("half the rows removed", rows(lambda old: old[:12]),
        "niets wordt verwijderd; de rijen worden geteld", {MISSING: 1}),
    Odd("Verwijderen? = ja", put(PEOPLE, "delete", "ja"), "één kaart gaat weg, na een blik", {DELETED: 1}),
    Odd("merged cells", merged, "het bovenste vak telt; wat eronder stond, was leeg", {CHANGED: 1}),
    Odd("notes under the table", added("Loes: nog bellen"), "de regel wacht met een zin",
        {UNREADABLE: 1}, "ontbreekt nog"),
    Odd("filtered rows", filtered, NO_CHANGE),
    Odd("two people in one cell", put(MOMENTS, "contacts.naam", "Bewoner 1 en Bewoner 2"),
        WAITS, {UNREADABLE: 1}, "kennen we niet"),
    Odd("two people in one cell", put(MOMENTS, "contacts.naam", "Bewoner 01; Bewoner 02"),
        "met ; ertussen zijn het er twee", {CHANGED: 1}),
    Odd("31-02", put(MOMENTS, "date", "31-02-2026"), WAITS, {UNREADABLE: 1}, "bestaat niet"),
    Odd("serial 60", put(MOMENTS, "date", 60, form="dd-mm-yyyy"), WAITS, {UNREADABLE: 1}, "foutmelding van Excel"),
    Odd("1904 dates", calendar_of_1904, "de dagen blijven de dagen"),
    Odd("two-digit years", put(MOMENTS, "date", "3-11-26"), WAITS, {UNREADABLE: 1}, "is geen datum"),
    Odd("phone 6,12E+08", put(PEOPLE, "phone", 612345699.0), WAITS, {UNREADABLE: 1}, "een getal gemaakt"),
    Odd("house number turned into 3-mei", put(PEOPLE, "house_number", datetime(2026, 5, 3), form="d-mmm"),
        WAITS, {UNREADABLE: 1}, "een datum van gemaakt"),
    Odd("choice typo", put(MOMENTS, "kind", "huisbezoekk"), WAITS, {UNREADABLE: 1}, "huisbezoekk"),
    Odd("emoji", put(PEOPLE, "note", "Bloemen 🌷👩‍👩‍👧"), LITERAL, {CHANGED: 1}),
    Odd("right-to-left", put(PEOPLE, "note", "فاطمة \u202eomgedraaid"), LITERAL, {CHANGED: 1}),
    Odd("combining signs", put(PEOPLE, "name", "Zoe\u0308 Yi\u0307lmaz"), "in één vorm gelezen (NFC)", {CHANGED: 1}),
    Odd("zero-width signs", put(PEOPLE, "note", "a\u200bb\ufeffc"), LITERAL, {CHANGED: 1}),
    Odd("BSN in a note", put(PEOPLE, "note", "bsn 111222333"), WAITS, {UNREADABLE: 1}, "bewaart geen BSN"),
)  # fmt: skip
# what no program would write, in the bytes of the file: name, how, outcome, and what the note reads as or the refusal
STRANGE = (
    ("NUL", typed_raw(b"a_x0000_b"), "het teken valt weg; de rest wordt gelezen", "ab"),
    ("NUL", typed_raw(b"a\0b"), "het teken valt weg; de rest wordt gelezen", "ab"),
    ("NUL", typed_raw(b"a&#0;b"), "als verwijzing: geweigerd met een zin", "beschadigd"),
    ("lone surrogate", typed_raw(b"a_xD800_b"), LITERAL, "a_xD800_b"),
    ("lone surrogate", typed_raw(b"a\xed\xa0\x80b"), "als letter: geweigerd met een zin", "beschadigd"),
    ("lone surrogate", typed_raw(b"a&#xD800;b"), "als letter: geweigerd met een zin", "beschadigd"),
    ("40,000 characters", typed_raw(b"x" * 40_000), "geweigerd met blad en rij", "meer dan 32.767 tekens"),
)
REFUSED = (
    Refused("_ww removed", without(HIDDEN), "vreemd bestand: er wordt niets ingelezen", "geen uitwisselbestand"),
    Refused("_ww damaged", spoiled, "geweigerd met een zin", "verborgen deel van dit bestand is beschadigd"),
    Refused("_ww newer", newer, "geweigerd met de raad om bij te werken", "nieuwere Wijkwerker"),
)
