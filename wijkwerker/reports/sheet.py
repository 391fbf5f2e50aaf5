"""A sheet of a report: house style, tables with heads and totals, and how it prints."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, Literal, TypeAlias

from wijkwerker.domain import language
from wijkwerker.domain.figures import Few, People, Picture
from wijkwerker.domain.language import _

Kind: TypeAlias = Literal["text", "long", "count", "hours", "date", "month"]
Cell: TypeAlias = str | People | float | date | None

_ACCENT, _SOFT, _LINE = "#0B6B61", "#E0F0EC", "#CFD0CA"
_TEXT, _TEXT2 = "#1D2125", "#535960"
_FONT = "Calibri"
_PAPER_A4 = 9
_COUNTRIES = {"nl": "413", "en": "809"}  # whose names of months a cell shows, as Excel counts countries
_WIDEST = 250  # Excel takes no wider column

_FORMS: dict[Kind, dict[str, object]] = {
    "text": {"num_format": "@"},
    "long": {"num_format": "@", "text_wrap": True},
    "count": {"num_format": "#,##0", "align": "right"},
    "hours": {"num_format": "#,##0.0#", "align": "right"},
    "date": {"num_format": "d mmm yyyy", "align": "left"},
    "month": {"num_format": "mmmm yyyy", "align": "left"},
}
_STYLES: dict[str, dict[str, object]] = {
    "brand": {"bold": True, "font_size": 12, "font_color": _ACCENT},
    "title": {"bold": True, "font_size": 24, "font_color": _ACCENT},
    "lead": {"font_size": 14, "font_color": _TEXT2},
    "heading": {"bold": True, "font_size": 14, "font_color": _ACCENT},
    "label": {"font_color": _TEXT2},
    "plain": {},
    "note": {"font_color": _TEXT2, "text_wrap": True},
    "plain_note": {"font_color": _TEXT2},
    "banner": {"bold": True, "bg_color": _SOFT, "font_color": "#07564E", "text_wrap": True},
    "head": {
        "bold": True,
        "font_color": "#FFFFFF",
        "bg_color": _ACCENT,
        "text_wrap": True,
        "valign": "vcenter",
    },
}


@dataclass(frozen=True)
class Column:
    """A column of a table: its head, its width in characters, and what it holds."""

    head: str
    width: float
    kind: Kind = "text"


class Book:
    """The styles of one workbook; a format is made once and used everywhere."""

    def __init__(self, workbook: Any) -> None:
        self.workbook = workbook
        self._formats: dict[tuple[tuple[str, object], ...], Any] = {}

    def style(self, name: str, **more: object) -> Any:
        """The format of a style of the house."""
        return self._format({**_STYLES[name], **more})

    def form(self, kind: Kind, **more: object) -> Any:
        """The format of a table's cell that holds a kind of value."""
        form = {**_FORMS[kind], "bottom": 1, "bottom_color": _LINE, **more}
        if kind in {"date", "month"}:
            form["num_format"] = f"[$-{_COUNTRIES[language.current()]}]{form['num_format']}"
        return self._format(form)

    def _format(self, properties: dict[str, object]) -> Any:
        full = {"font_name": _FONT, "font_size": 11, "font_color": _TEXT, "valign": "top", **properties}
        key = tuple(sorted(full.items()))
        if key not in self._formats:
            self._formats[key] = self.workbook.add_format(full)
        return self._formats[key]


class Sheet:
    """One sheet, filled from top to bottom; `row` is the next free row."""

    def __init__(self, book: Book, name: str, title: str) -> None:
        self.book = book
        self.sheet = book.workbook.add_worksheet(name)
        self.row = 0
        sheet = self.sheet
        sheet.hide_gridlines(2)
        sheet.set_landscape()
        sheet.set_paper(_PAPER_A4)
        sheet.set_margins(left=0.5, right=0.5, top=0.7, bottom=0.7)
        sheet.fit_to_pages(1, 0)
        sheet.set_header(f'&L&"{_FONT}"&9{_plain(title)}&R&"{_FONT}"&9Wijkwerker')
        page = _("Pagina {page} van {pages}").format(page="&P", pages="&N")
        sheet.set_footer(f'&L&"{_FONT}"&9{_plain(name)}&R&"{_FONT}"&9{page}')

    def widths(self, *widths: float) -> None:
        """The widths of the columns from the left, in characters."""
        for index, width in enumerate(widths):
            _checked(self.sheet.set_column(index, index, min(width, _WIDEST)))

    def put(self, column: int, value: Cell, form: Any) -> None:
        """Write one cell in the row at hand. A text is written as a text, whatever it begins with."""
        _put(self.sheet, self.row, column, value, form)

    def line(self, text: str, style: str, *, across: int = 1, height: float | None = None) -> None:
        """A line of words over `across` columns, and on to the next row."""
        form = self.book.style(style)
        if across > 1:
            _checked(self.sheet.merge_range(self.row, 0, self.row, across - 1, "", form))
        self.put(0, text, form)
        if height is not None:
            _checked(self.sheet.set_row(self.row, height))
        self.row += 1

    def words(self, column: int, across: int, text: str, style: str) -> None:
        """Words over `across` columns and three rows, from a column of the row at hand."""
        form = self.book.style(style)
        _checked(self.sheet.merge_range(self.row, column, self.row + 2, column + across - 1, "", form))
        self.put(column, text, form)

    def skip(self, rows: int = 1) -> None:
        """Leave rows free."""
        self.row += rows

    def table(
        self,
        columns: Sequence[Column],
        rows: Sequence[Sequence[Cell]],
        total: Sequence[Cell] | None = None,
        *,
        filtered: bool = False,
    ) -> None:
        """A table with its heads, and a line of totals below."""
        first = self.row
        for index, column in enumerate(columns):
            align = "right" if column.kind in {"count", "hours"} else "left"
            self.put(index, column.head, self.book.style("head", align=align))
        _checked(self.sheet.set_row(first, 32))
        self.row += 1
        for values in rows:
            self._fill(columns, values)
        if filtered and rows:
            _checked(self.sheet.autofilter(first, 0, self.row - 1, len(columns) - 1))
        if total is not None:
            self._fill(columns, total, bold=True, bg_color=_SOFT, top=1, top_color=_ACCENT)

    def _fill(self, columns: Sequence[Column], values: Sequence[Cell], **more: object) -> None:
        for index, (column, value) in enumerate(zip(columns, values, strict=True)):
            whole = isinstance(value, float) and value == int(value)
            self.put(index, value, self.book.form("count" if whole or isinstance(value, int) else column.kind, **more))
        self.row += 1

    def head_stays(self, rows: int, columns: int = 0) -> None:
        """Keep the rows above (and columns left) in view, and print the last of those rows on every page."""
        self.sheet.freeze_panes(rows, columns)
        _checked(self.sheet.repeat_rows(rows - 1))

    def picture(self, picture: Picture, column: int) -> None:
        """A chart at the row at hand, at the size it was drawn for, with its sentence for who does not see it."""
        options = {
            "image_data": io.BytesIO(picture.png),
            "description": picture.sentence,
            "object_position": 1,
        }
        _checked(self.sheet.insert_image(self.row, column, f"{picture.key}.png", options))


def _put(sheet: Any, row: int, column: int, value: Cell, form: Any) -> None:
    if value is None or value == "":
        result = sheet.write_blank(row, column, None, form)
    elif isinstance(value, str | Few):
        result = sheet.write_string(row, column, str(value), form)
    elif isinstance(value, date):
        result = sheet.write_datetime(row, column, datetime.combine(value, time()), form)
    else:
        result = sheet.write_number(row, column, value, form)
    _checked(result)


def _checked(result: object) -> None:
    """XlsxWriter says with a number that it left something out; a report with holes is a bug."""
    if isinstance(result, int) and result != 0:
        raise RuntimeError(f"the workbook refused a part of the overview ({result})")


def _plain(text: str) -> str:
    """A text in a header or footer, where & begins a command; Excel takes 255 characters in all."""
    return text.replace("&", "&&")[:120]
