"""Writing an exchange workbook that people like to open and from which nothing is lost."""

import io
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any, TypeAlias

import xlsxwriter
from xlsxwriter.exceptions import FileCreateError

from wijkwerker import paths
from wijkwerker.domain.exchange.book import HIDDEN_SHEET, Book, CellValue, Sheet
from wijkwerker.domain.exchange.packing import pieces
from wijkwerker.domain.garbage import no_collection
from wijkwerker.domain.language import _
from wijkwerker.domain.saving import not_saved, save
from wijkwerker.excel.layout import FIRST_ROW, Layout, checked, height_of, is_long
from wijkwerker.excel.locked import encrypt

Progress: TypeAlias = Callable[[int, int], None]

_OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_IN_MEMORY = 20_000  # rows: a workbook of more would take too much, and passes through files of our own folder
_PASSING = "uitwisselen-"
_EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001 - day 0 of a workbook's own calendar
_DAY_MINUTES = 24 * 60
_STEP = 2_000  # rows between two signs of progress


def content(path: Path, book: Book, progress: Progress | None = None, passphrase: str | None = None) -> bytes:
    """The workbook that is to stand at `path`, encrypted when there is a passphrase.

    `progress` hears how many rows are done, and of how many. Raises WijkwerkerError when there is no room to make it,
    and RuntimeError when a part would be cut or left out.
    """
    try:
        made = _content(book, progress or _unheard)
    except OSError as error:
        raise not_saved(path, error, _("uitwisselbestand")) from error
    return made if passphrase is None else encrypt(made, passphrase)


def write(path: Path, made: bytes) -> None:
    """Write what `content` made; what was at `path` stays until the new one is complete.

    Raises WijkwerkerError when it cannot be written.
    """
    save(path, _("uitwisselbestand"), made)


def _content(book: Book, progress: Progress) -> bytes:
    """The workbook as the bytes of a file. Raises OSError without room for what passes through our own folder."""
    made = io.BytesIO()
    try:
        with _options(book) as options, no_collection():
            workbook = xlsxwriter.Workbook(made, options)
            _fill(workbook, book, progress)
            workbook.close()
    except FileCreateError as error:
        raise error.__cause__ or error from None
    return made.getvalue()


def _unheard(_done: int, _total: int) -> None:
    """Nobody waits."""


@contextmanager
def _options(book: Book) -> Iterator[dict[str, object]]:
    """Texts stay texts, and nothing personal passes through a folder that others can look into."""
    if sum(len(sheet.rows) for sheet in book.sheets) <= _IN_MEMORY:
        yield {**_OPTIONS, "in_memory": True}
        return
    with tempfile.TemporaryDirectory(prefix=_PASSING, dir=paths.own_temporary()) as folder:
        yield {**_OPTIONS, "tmpdir": folder}


def _fill(workbook: Any, book: Book, progress: Progress) -> None:
    workbook.set_properties({"title": book.readme[0] if book.readme else "", "author": "Wijkwerker"})
    workbook.set_size(2400, 1500)
    layout = Layout(workbook)
    layout.readme(book.readme)
    layout.conflicts(book.conflicts)
    done, total = 0, sum(len(sheet.rows) for sheet in book.sheets)
    for described in book.sheets:
        sheet = workbook.add_worksheet(described.name)
        layout.frame(sheet, described)
        for row in _rows(sheet, described, layout):
            if row % _STEP == 0:
                progress(done + row, total)
        done += len(described.rows)
    layout.lists()
    hidden = workbook.add_worksheet(HIDDEN_SHEET)
    for row, piece in enumerate(pieces(book.hidden)):
        checked(hidden.write_string(row, 0, piece))
    hidden.very_hidden()
    progress(total, total)


def _rows(sheet: Any, described: Sheet, layout: Layout) -> Iterator[int]:
    """Write the rows, and give the number of each when it is done."""
    forms = [layout.form(column) for column in described.columns]
    long = [(at, column.width) for at, column in enumerate(described.columns) if is_long(column)]
    as_text = layout.style("text")
    write_string, write_number = sheet.write_string, sheet.write_number
    for number, row in enumerate(described.rows):
        at = FIRST_ROW + number
        for column, cell in enumerate(row):
            if cell is None:
                continue
            form = forms[column]
            if isinstance(cell, str):
                typed = described.columns[column].form != "text"
                result = write_string(at, column, cell, as_text if typed else form)
            elif isinstance(cell, int | float):
                result = write_number(at, column, cell, form)
            else:
                result = write_number(at, column, _serial(cell), form)
            if result:
                checked(result)
        if height := height_of([(str(row[at]), width) for at, width in long if row[at] is not None]):
            checked(sheet.set_row(FIRST_ROW + number, height))
        yield number
    for (number, column), note in described.notes.items():
        _mark(sheet, described, layout, (number, column), note)


def _mark(sheet: Any, described: Sheet, layout: Layout, place: tuple[int, int], note: str) -> None:
    """Colour the cell about which people differ, and say in a note what each wrote."""
    number, column = place
    form = layout.form(described.columns[column], marked=True)
    cell = described.rows[number][column]
    at = FIRST_ROW + number
    if cell is None:
        checked(sheet.write_blank(at, column, None, form))
    elif isinstance(cell, str):
        checked(sheet.write_string(at, column, cell, form))
    else:
        checked(sheet.write_number(at, column, cell if isinstance(cell, int | float) else _serial(cell), form))
    options = {"author": "Wijkwerker", "width": 320, "height": 60 + 18 * note.count("\n")}
    checked(sheet.write_comment(at, column, note, options))


def _serial(cell: CellValue) -> float:
    """A day or moment as a workbook counts: days since the end of 1899."""
    if isinstance(cell, datetime):
        passed = cell - _EPOCH
        return passed.days + passed.seconds // 60 / _DAY_MINUTES
    if isinstance(cell, date):
        return cell.toordinal() - _EPOCH.toordinal()
    raise TypeError(f"no cell of ours holds a {type(cell).__name__}")
