"""How a row of a list is painted: lead, title above a second line, columns, tags, a sign and at most one action.

Everything that costs time is kept: the shaped text by words, letter and width, and what a value shows.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from PySide6.QtCore import QObject, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QStaticText
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from wijkwerker.gui import theme
from wijkwerker.gui.widgets import paint
from wijkwerker.gui.widgets.lead import Lead, lead_width, paint_lead
from wijkwerker.gui.widgets.options import AnyIndex
from wijkwerker.gui.widgets.skeleton import paint_skeleton_row
from wijkwerker.gui.widgets.tags import HEIGHT as TAG_HEIGHT
from wijkwerker.gui.widgets.tags import TagSpec, paint_tag, tag_width

HEIGHT = 54
INSET = 14  # from the edge of the list to the lead
GAP = 12
BAR = 3  # at the left of the chosen row
SIGN = 18
TIME = 50
LEAST_TITLE = 150  # below this, a column is dropped
CARD_GAP = 4  # between rows that are painted as cards
TEXTS_KEPT = 4000
ROWS_KEPT = 2000


@dataclass(frozen=True, slots=True)
class Column:
    """A column right of the title. With too little room those with the highest `rank` are left out."""

    title: str
    width: int
    rank: int = 1
    right: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """What a row shows in a column: one line, or two; an icon before a figure."""

    text: str
    detail: str = ""
    icon: str = ""
    font: str = "small"
    token: str = "text2"


@dataclass(frozen=True, slots=True)
class Sign:
    """One icon at the end of a row; `words` say what it means."""

    icon: str
    token: str
    words: str


@dataclass(frozen=True, slots=True)
class Row:
    """What one row shows; `cells` are in the order of the columns."""

    title: str
    detail: str = ""
    lead: Lead | None = None
    time: str = ""
    cells: tuple[Cell, ...] = ()
    tags: tuple[TagSpec, ...] = ()
    sign: Sign | None = None
    action: str = ""
    action_icon: str = ""
    struck: bool = False


class RowSource(Protocol):
    """What the painter and the list ask of a model."""

    def row_value(self, row: int) -> Any:
        """The value of a row; None while it is fetched."""

    def head_at(self, row: int) -> tuple[str, str] | None:
        """Title and detail of a row that heads others, else None."""


@dataclass(frozen=True, slots=True)
class RowState:
    """How a row stands in its list."""

    selected: bool = False
    focused: bool = False
    hovered: bool = False


class RowDelegate(QStyledItemDelegate):
    """Paints rows of one height. `content` makes a Row of a value; subclasses may paint more in `paint_content`.

    With `cards` every row is a card of its own, with `signs` room is kept for a sign at the end.
    """

    def __init__(
        self,
        content: Callable[[Any], Row],
        columns: Sequence[Column] = (),
        *,
        height: int = HEIGHT,
        cards: bool = False,
        signs: bool = False,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns = list(columns)
        self.cards = cards
        self.signs = signs
        self._content = content
        self._height = height
        self._theme = theme.current()
        self._texts: dict[tuple[str, str, int], QStaticText] = {}
        self._rows: dict[int, tuple[Any, Row]] = {}
        self._line_heights: dict[str, int] = {}

    @property
    def row_height(self) -> int:
        """The height of every row in pixels."""
        return theme.current().px(self._height + (CARD_GAP if self.cards else 0))

    def row(self, value: Any) -> Row:
        """What a value shows, made once."""
        kept = self._rows.get(id(value))
        if kept is not None and kept[0] is value:
            return kept[1]
        if len(self._rows) > ROWS_KEPT:
            self._rows.clear()
        made = self._content(value)
        self._rows[id(value)] = (value, made)
        return made

    def forget(self) -> None:
        """Make every row anew, because what they show depends on something that changed."""
        self._rows.clear()

    # -- Qt's own view ------------------------------------------------------------------------------------

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        return QSize(0, self.row_height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        state = RowState(
            selected=bool(option.state & QStyle.StateFlag.State_Selected),
            focused=bool(option.state & QStyle.StateFlag.State_HasFocus),
            hovered=bool(option.state & QStyle.StateFlag.State_MouseOver),
        )
        source: Any = index.model()
        self.paint_row(painter, option.rect, source, index.row(), state)

    # -- a row --------------------------------------------------------------------------------------------

    def paint_row(self, painter: QPainter, rect: QRect, source: RowSource, row: int, state: RowState) -> None:
        """Paint one row of the source into `rect`."""
        now = theme.current()
        if now is not self._theme:
            self._theme = now
            self._texts.clear()
            self._line_heights.clear()
        value = source.row_value(row)
        head = source.head_at(row)
        if head is not None:
            self._paint_head(painter, rect, *head)
            return
        rect = self._paint_ground(painter, rect, state)
        if value is None:
            paint_skeleton_row(painter, rect.adjusted(now.px(INSET), 0, 0, 0), row)
            return
        self.paint_content(painter, rect, self.row(value), state)

    def _paint_head(self, painter: QPainter, rect: QRect, title: str, detail: str) -> None:
        now = self._theme
        x = rect.x() + now.px(8)
        bottom = rect.bottom() - now.px(8)
        line = self._line_height("h3")
        words = self._text(title, "h3", rect.width())
        self._draw(painter, QPoint(x, bottom - line), words, "h3", "text")
        x += round(words.size().width()) + now.px(12)
        if rect.right() - x > now.px(60):
            more = self._text(detail, "small", rect.right() - x)
            self._draw(painter, QPoint(x, bottom - self._line_height("small") - 1), more, "small", "text2")

    def _paint_ground(self, painter: QPainter, rect: QRect, state: RowState) -> QRect:
        now = self._theme
        if self.cards:
            return self._paint_card(painter, rect, state)
        if state.selected:
            painter.fillRect(rect, now.color("soft"))
            painter.fillRect(QRect(rect.x(), rect.y(), now.px(BAR), rect.height()), now.color("accent"))
        elif state.hovered:
            painter.fillRect(rect, now.color("hover"))
        painter.fillRect(QRect(rect.x(), rect.bottom(), rect.width(), 1), now.color("line"))
        if state.focused:
            paint.focus_ring(painter, rect, radius=2)
        return rect

    def _paint_card(self, painter: QPainter, rect: QRect, state: RowState) -> QRect:
        now = self._theme
        rect = rect.adjusted(0, 0, 0, -now.px(CARD_GAP))
        ground = "soft" if state.selected else "hover" if state.hovered else "surface"
        edge, width = ("accent", 2) if state.focused else ("line", 1)
        paint.box(painter, rect, fill=now.color(ground), edge=now.color(edge), width=width)
        if state.selected:
            bar = QRect(rect.x() + 3, rect.y() + now.px(8), now.px(BAR), rect.height() - 2 * now.px(8))
            paint.box(painter, bar, fill=now.color("accent"), radius=1.5)
        return rect

    def paint_content(self, painter: QPainter, rect: QRect, row: Row, state: RowState) -> None:
        """Paint what the row shows, from the left and from the right towards the title."""
        now = self._theme
        left = rect.x() + now.px(INSET)
        if row.time:
            self._line(painter, QRect(left, rect.y(), now.px(TIME), rect.height()), row.time, "body", "text2")
            left += now.px(TIME)
        if row.lead is not None:
            paint_lead(painter, QRect(left, rect.y(), rect.width(), rect.height()), row.lead, selected=state.selected)
            left += lead_width(row.lead) + now.px(GAP)
        right = self._paint_end(painter, rect, row)
        for x, column, cell in self._placed(left, right, row):
            place = QRect(x, rect.y(), now.px(column.width) - now.px(GAP), rect.height())
            self._paint_cell(painter, place, cell, column)
            right = min(right, x)
        right = self._paint_tags(painter, rect, right, row)
        title_font = "h3" if state.selected else "med"
        area = QRect(left, rect.y(), right - left - now.px(GAP), rect.height())
        self._two_lines(painter, area, (row.title, title_font, "text"), (row.detail, "small", "text2"))
        if row.struck:
            y = rect.center().y() - now.px(9)
            length = min(area.width(), paint.text_width(row.title, title_font))
            painter.fillRect(QRect(left, y, length, 1), now.color("text2"))

    def action_rect(self, rect: QRect, row: Row) -> QRect:
        """Where the button of a row is; an empty rectangle for a row without one."""
        if not row.action:
            return QRect()
        now = theme.current()
        icon = now.px(16) + now.px(6) if row.action_icon else 0
        width = paint.text_width(row.action, "smed") + icon + 2 * now.px(11)
        height = now.px(30)
        return QRect(rect.right() - now.px(INSET) - width, rect.center().y() - height // 2, width, height)

    def _paint_end(self, painter: QPainter, rect: QRect, row: Row) -> int:
        """Sign and action at the right; gives the x where the columns may end."""
        now = self._theme
        right = rect.right() - now.px(INSET)
        if self.signs:
            right -= now.px(SIGN)
            if row.sign is not None:
                place = QPoint(right, rect.center().y() - now.px(SIGN) // 2)
                painter.drawPixmap(place, now.pixmap(row.sign.icon, SIGN, row.sign.token))
            right -= now.px(GAP)
        if row.action:
            button = self.action_rect(rect, row)
            self._paint_action(painter, button, row)
            right = button.x() - now.px(GAP)
        return right

    def _paint_tags(self, painter: QPainter, rect: QRect, right: int, row: Row) -> int:
        now = self._theme
        for tag in reversed(row.tags):
            right -= tag_width(tag) + now.px(8)
            paint_tag(painter, QPoint(right, rect.center().y() - now.px(TAG_HEIGHT) // 2), tag)
        return right

    def _paint_action(self, painter: QPainter, button: QRect, row: Row) -> None:
        now = self._theme
        paint.box(painter, button, fill=now.color("surface"), edge=now.color("line3"))
        x = button.x() + now.px(11)
        if row.action_icon:
            picture = now.pixmap(row.action_icon, 16, "text2")
            painter.drawPixmap(QPoint(x, button.center().y() - now.px(16) // 2 + 1), picture)
            x += now.px(16) + now.px(6)
        self._line(painter, QRect(x, button.y(), button.right() - x, button.height()), row.action, "smed", "text")

    def placed_columns(self, left: int, right: int) -> list[tuple[int, Column, int]]:
        """The columns that fit between the title at `left` and `right`: x, column, and its place in the row's cells."""
        now = theme.current()
        shown = list(enumerate(self.columns))
        while shown and right - left - sum(now.px(c.width) for _n, c in shown) < now.px(LEAST_TITLE):
            shown.remove(max(shown, key=lambda pair: (pair[1].rank, pair[0])))
        result = []
        for number, column in reversed(shown):
            right -= now.px(column.width)
            result.append((right, column, number))
        return result

    def _placed(self, left: int, right: int, row: Row) -> list[tuple[int, Column, Cell]]:
        cells = row.cells
        return [(x, c, cells[n]) for x, c, n in self.placed_columns(left, right) if n < len(cells)]

    def _paint_cell(self, painter: QPainter, rect: QRect, cell: Cell, column: Column) -> None:
        now = self._theme
        if cell.icon:
            painter.drawPixmap(QPoint(rect.x(), rect.center().y() - now.px(8)), now.pixmap(cell.icon, 16, "text2"))
            rect = rect.adjusted(now.px(22), 0, 0, 0)
        if column.right:
            width = min(rect.width(), paint.text_width(cell.text, cell.font))
            rect = rect.adjusted(rect.width() - width, 0, 0, 0)
        if cell.detail:
            self._two_lines(painter, rect, (cell.text, cell.font, cell.token), (cell.detail, "small", "text2"))
        else:
            self._line(painter, rect, cell.text, cell.font, cell.token)

    # -- text that is shaped once -------------------------------------------------------------------------

    def _two_lines(
        self, painter: QPainter, rect: QRect, first: tuple[str, str, str], second: tuple[str, str, str]
    ) -> None:
        if not second[0]:
            self._line(painter, rect, *first)
            return
        middle = rect.center().y() + 1
        if rect.width() > 0:
            above = QPoint(rect.x(), middle - self._line_height(first[1]) + 1)
            self._draw(painter, above, self._text(first[0], first[1], rect.width()), first[1], first[2])
            below = QPoint(rect.x(), middle + 1)
            self._draw(painter, below, self._text(second[0], second[1], rect.width()), second[1], second[2])

    def _line(self, painter: QPainter, rect: QRect, words: str, font: str, token: str) -> None:
        if words and rect.width() > 0:
            y = rect.y() + (rect.height() - self._line_height(font)) // 2
            self._draw(painter, QPoint(rect.x(), y), self._text(words, font, rect.width()), font, token)

    def _text(self, words: str, font: str, width: int) -> QStaticText:
        key = (words, font, width)
        made = self._texts.get(key)
        if made is None:
            if len(self._texts) > TEXTS_KEPT:
                self._texts.clear()
            face = self._theme.font(font)
            made = QStaticText(QFontMetrics(face).elidedText(words, Qt.TextElideMode.ElideRight, width))
            made.setTextFormat(Qt.TextFormat.PlainText)
            made.prepare(font=face)
            self._texts[key] = made
        return made

    def _line_height(self, font: str) -> int:
        if font not in self._line_heights:
            self._line_heights[font] = QFontMetrics(self._theme.font(font)).height()
        return self._line_heights[font]

    def _draw(self, painter: QPainter, place: QPoint, words: QStaticText, font: str, token: str) -> None:
        painter.setFont(self._theme.font(font))
        painter.setPen(self._theme.color(token))
        painter.drawStaticText(place, words)
