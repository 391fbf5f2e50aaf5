"""How an exchange workbook looks: its formats, and what stands around the rows of a sheet."""

from collections.abc import Iterable, Sequence
from typing import Any

from xlsxwriter.utility import xl_range_abs

from wijkwerker.domain.exchange.book import CONFLICT_SHEET, LISTS_SHEET, README_SHEET, Column, Sheet
from wijkwerker.domain.exchange.leaflet import CONFLICT_HEADINGS, HEADING
from wijkwerker.domain.kinds import KINDS

KEYS_ROW, HEAD_ROW, FIRST_ROW = 0, 1, 2

_ACCENT, _TEXT2 = "#0B6B61", "#535960"
_CONFLICT = "#FCE4C4"
_FONT = "Calibri"
_PAPER_A4 = 9
_LONG = 40  # characters from which a column holds text of several lines
_HEAD_HEIGHT = 32
_LINE = 15  # points
_MOST_LINES = 8  # that a row shows of a long text: the next row stays in sight
_README_WIDTH = 88
_PAPER_WIDTH = 190  # characters across a page that can still be read
_EXTRA = 2_000  # empty rows below a table in which choices are offered too
_LAST_ROW = 1_048_575
_INLINE = 255  # characters of a list of choices that stands in the column itself
_TITLE = 32  # characters of the title of a message
_WIDEST = 80
_FROZEN_AMONG = 3  # visible columns from the left

_STYLES: dict[str, dict[str, object]] = {
    "title": {"bold": True, "font_size": 20, "font_color": _ACCENT},
    "heading": {"bold": True, "font_size": 13, "font_color": _ACCENT, "valign": "bottom"},
    "plain": {"text_wrap": True},
    "head": {"bold": True, "font_color": "#FFFFFF", "bg_color": _ACCENT, "text_wrap": True, "valign": "vcenter"},
    "keys": {"num_format": "@", "font_color": _TEXT2},
    "text": {"num_format": "@"},
    "long": {"num_format": "@", "text_wrap": True},
    "number": {"num_format": "0"},
    "decimal": {"num_format": "General"},
    "day": {"num_format": "dd-mm-yyyy", "align": "left"},
    "moment": {"num_format": "dd-mm-yyyy hh:mm", "align": "left"},
}


class Layout:
    """The formats of one workbook, each made once, and the lists that its columns offer."""

    def __init__(self, workbook: Any) -> None:
        self.workbook = workbook
        self._formats: dict[tuple[str, bool], Any] = {}
        self._lists: dict[tuple[str, ...], int] = {}

    def style(self, name: str, *, marked: bool = False) -> Any:
        """The format of a style; `marked` is a cell about which people differ."""
        key = (name, marked)
        if key not in self._formats:
            properties = {"font_name": _FONT, "font_size": 11, "valign": "top", **_STYLES[name]}
            if marked:
                properties |= {"bg_color": _CONFLICT, "border": 1, "border_color": "#D98324"}
            self._formats[key] = self.workbook.add_format(properties)
        return self._formats[key]

    def form(self, column: Column, *, marked: bool = False) -> Any:
        """The format of a column's cells."""
        return self.style(_form_of(column), marked=marked)

    def readme(self, lines: Sequence[str]) -> None:
        """The first sheet: what someone reads who never saw the app."""
        sheet = self.workbook.add_worksheet(README_SHEET)
        checked(sheet.set_column(0, 0, _README_WIDTH))
        for row, line in enumerate(lines):
            heading = line.startswith(HEADING)
            style = "title" if not row else "heading" if heading else "plain"
            checked(sheet.write_string(row, 0, line.removeprefix(HEADING), self.style(style)))
            height = 32 if not row else 26 if heading else _LINE * lines_of(line, _README_WIDTH)
            checked(sheet.set_row(row, height))
        self._page(sheet, README_SHEET)
        sheet.set_portrait()
        sheet.hide_gridlines(2)
        sheet.activate()
        sheet.set_first_sheet()

    def conflicts(self, lines: Sequence[Sequence[str]]) -> None:
        """The sheet on which all conflicts stand together; none when people agree."""
        if not lines:
            return
        sheet = self.workbook.add_worksheet(CONFLICT_SHEET)
        for column, heading in enumerate(CONFLICT_HEADINGS):
            checked(sheet.set_column(column, column, 40 if column in {3, 6} else 18))
            checked(sheet.write_string(0, column, heading, self.style("head")))
        for row, cells in enumerate(lines, 1):
            for column, cell in enumerate(cells):
                checked(sheet.write_string(row, column, cell, self.style("long")))
        sheet.freeze_panes(1, 0)
        self._page(sheet, CONFLICT_SHEET)
        checked(sheet.repeat_rows(0))

    def frame(self, sheet: Any, described: Sheet) -> None:
        """Keys, table, widths, choices, frozen panes and print setup of a kind's sheet; the rows come later."""
        columns = described.columns
        last = FIRST_ROW + max(len(described.rows), 1) - 1
        options = {
            "name": f"ww_{described.key}",
            "style": "Table Style Light 1",
            "columns": [{"header": column.heading, "header_format": self.style("head")} for column in columns],
        }
        checked(sheet.add_table(HEAD_ROW, 0, last, len(columns) - 1, options))
        checked(sheet.set_row(KEYS_ROW, None, None, {"hidden": True}))
        checked(sheet.set_row(HEAD_ROW, _HEAD_HEIGHT))
        for index, column in enumerate(columns):
            checked(sheet.write_string(KEYS_ROW, index, column.key, self.style("keys")))
            hidden = {"hidden": True} if column.hidden else {}
            checked(sheet.set_column(index, index, _width(column), self.form(column), hidden))
            if column.choices:
                self._offer(sheet, index, last, column)
        frozen = _frozen(described)
        sheet.freeze_panes(FIRST_ROW, frozen)
        width = sum(_width(column) for column in columns if not column.hidden)
        self._page(sheet, described.name, across=max(round(width / _PAPER_WIDTH), 1))
        checked(sheet.repeat_rows(HEAD_ROW))
        if frozen:
            checked(sheet.repeat_columns(0, frozen - 1))

    def _offer(self, sheet: Any, index: int, last: int, column: Column) -> None:
        """Offer the choices of a column in its cells, also in rows that are still empty."""
        inline = len(",".join(column.choices)) <= _INLINE and not any("," in choice for choice in column.choices)
        options = {
            "validate": "list",
            "source": list(column.choices) if inline else self._range(column.choices),
            "error_title": column.heading[:_TITLE],
            "error_message": "Kies iets uit de lijst, of maak het vak leeg.",
        }
        checked(sheet.data_validation(FIRST_ROW, index, min(last + _EXTRA, _LAST_ROW), index, options))

    def _range(self, choices: tuple[str, ...]) -> str:
        """Where a list stands that is too long for the column itself."""
        place = self._lists.setdefault(choices, len(self._lists))
        return f"='{LISTS_SHEET}'!{xl_range_abs(0, place, len(choices) - 1, place)}"

    def lists(self) -> None:
        """The hidden sheet of the lists that columns refer to; after all other sheets."""
        if not self._lists:
            return
        sheet = self.workbook.add_worksheet(LISTS_SHEET)
        for choices, place in self._lists.items():
            for row, choice in enumerate(choices):
                checked(sheet.write_string(row, place, choice, self.style("text")))
        sheet.very_hidden()

    def _page(self, sheet: Any, name: str, across: int = 1) -> None:
        """Print on so many pages beside each other, and as many below as are needed."""
        sheet.set_landscape()
        sheet.set_paper(_PAPER_A4)
        sheet.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
        sheet.fit_to_pages(across, 0)
        sheet.set_footer(f'&L&"{_FONT}"&9{name.replace("&", "&&")}&R&"{_FONT}"&9&P / &N')


def is_long(column: Column) -> bool:
    """Whether a column holds text of several lines."""
    return column.form == "text" and column.width >= _LONG and not column.hidden


def lines_of(text: str, width: int) -> int:
    """About how many lines a text takes in a column of this width: not every program counts them itself."""
    if len(text) <= width and "\n" not in text:
        return 1
    return sum(1 + max(len(line) - 1, 0) // width for line in text.split("\n"))


def height_of(texts: Iterable[tuple[str, int]]) -> int:
    """The height in points of a row with these long texts, each with the width of its column; 0 for one line."""
    lines = max((lines_of(text, width) for text, width in texts), default=1)
    return _LINE * min(lines, _MOST_LINES) + 2 if lines > 1 else 0


def _form_of(column: Column) -> str:
    return "long" if is_long(column) else column.form


def _width(column: Column) -> int:
    """The width in characters: of the values, and of a heading that is not broken in the middle of a word."""
    longest = max(map(len, column.heading.split()), default=0)
    return min(max(column.width, longest + 4, 9), _WIDEST)


def _frozen(described: Sheet) -> int:
    """How many columns from the left stay in view: up to the one by which a person knows a record."""
    title = KINDS[described.key].info.title if described.key in KINDS else ""
    visible = [index for index, column in enumerate(described.columns) if not column.hidden]
    for index in visible[:_FROZEN_AMONG]:
        if described.columns[index].key == title and described.columns[index].width < _LONG:
            return index + 1
    return 0


def checked(result: object) -> None:
    """XlsxWriter says with a number that it cut or left out something: that would come back as an edit, so a bug."""
    if isinstance(result, int) and result != 0:
        raise RuntimeError(f"the workbook refused a part of what was written ({result})")
