"""How a row of the list of areas is painted: name, what it is known for, a bar and its figure."""

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor, QPainter

from wijkwerker.domain.kinds.codes import label_of
from wijkwerker.gui import theme
from wijkwerker.gui.pages.areas.tree import AreaRow, count_words, detail_of
from wijkwerker.gui.widgets import paint
from wijkwerker.gui.widgets.rows import GAP, INSET, Row, RowDelegate, RowState
from wijkwerker.gui.widgets.tags import HEIGHT as TAG_HEIGHT
from wijkwerker.gui.widgets.tags import TagSpec, paint_tag, tag_width

STEP = 22  # to the right for what lies in another area
SIGN = 20  # of the arrow that opens
FIGURE = 44
MOST_BAR = 220
_BAR = 10
_PALEST, _DARKEST = 0.28, 0.66  # how much of the accent is in a bar


@dataclass(frozen=True, slots=True)
class Look(Row):
    """A row with its place in the tree, its count, and the count as a share of the most."""

    count: int = 0
    share: float = 0
    depth: int = 0
    is_open: bool | None = None
    is_whole: bool = False


def look_of(row: AreaRow) -> Look:
    """What a row shows."""
    return Look(
        title=row.line.facts.name,
        detail=detail_of(row),
        tags=tuple(TagSpec(label_of(focus).lower(), "soft", "star") for focus in row.line.facts.focus),
        count=row.count,
        share=row.share,
        depth=row.depth,
        is_open=row.is_open,
        is_whole=row.is_whole,
    )


class AreaDelegate(RowDelegate):
    """Paints areas. `has_branches` says whether room is kept for the arrow that opens."""

    def __init__(self) -> None:
        super().__init__(look_of)
        self.has_branches = False

    def bar_width(self, width: int) -> int:
        """How wide the bar is in a row of `width`; 0 where there is no room."""
        room = min(theme.current().px(MOST_BAR), round(width * 0.3))
        return room if room >= theme.current().px(60) else 0

    def action_rect(self, rect: QRect, row: Row) -> QRect:
        """The arrow, where a click opens and closes."""
        if not isinstance(row, Look) or row.is_open is None:
            return QRect()
        now = theme.current()
        return QRect(self._left(rect, row) - now.px(4), rect.y(), now.px(SIGN + 8), rect.height())

    def _left(self, rect: QRect, row: Look) -> int:
        now = theme.current()
        return rect.x() + now.px(INSET) + row.depth * now.px(STEP)

    def paint_content(self, painter: QPainter, rect: QRect, row: Row, state: RowState) -> None:
        if not isinstance(row, Look):
            return
        now = theme.current()
        left = self._left(rect, row)
        if self.has_branches:
            if row.is_open is not None:
                icon = "chevron-down" if row.is_open else "chevron-right"
                place = QPoint(left + now.px(1), rect.center().y() - now.px(8))
                painter.drawPixmap(place, now.pixmap(icon, 16, "text2"))
            left += now.px(SIGN)
        right = self._paint_count(painter, rect, row)
        font = "h3" if state.selected or row.is_whole or row.is_open is not None else "med"
        area = QRect(left, rect.y(), right - left - now.px(GAP), rect.height())
        self._paint_after(painter, area, row, font)
        self._two_lines(painter, area, (row.title, font, "text"), (row.detail, "small", "text2"))

    def _paint_after(self, painter: QPainter, area: QRect, row: Look, font: str) -> None:
        """The tags after the title, as far as there is room."""
        now = theme.current()
        x = area.x() + paint.text_width(row.title, font) + now.px(10)
        middle = area.center().y() + 1 - (self._line_height(font) // 2 if row.detail else 0)
        top = middle - now.px(TAG_HEIGHT) // 2
        for tag in row.tags:
            if x + tag_width(tag) <= area.right():
                x += paint_tag(painter, QPoint(x, top), tag) + now.px(6)

    def _paint_count(self, painter: QPainter, rect: QRect, row: Look) -> int:
        """Bar and figure at the right; gives the x where the bar begins."""
        now = theme.current()
        right = rect.right() - now.px(INSET)
        words = count_words(row.count)
        font, token = ("h3", "text") if row.count else ("small", "text3")
        width = paint.text_width(words, font)
        self._line(painter, QRect(right - width, rect.y(), width + 1, rect.height()), words, font, token)
        room = self.bar_width(rect.width())
        right -= max(now.px(FIGURE), width) + now.px(GAP)
        if not room:
            return right
        bar = QRect(right - room, rect.center().y() - now.px(_BAR) // 2, room, now.px(_BAR))
        if row.count and not row.is_whole:
            filled = QRect(bar)
            filled.setWidth(max(now.px(_BAR), round(bar.width() * row.share)))
            paint.box(painter, filled, fill=shade(row.share), radius=now.px(_BAR) / 2)
        return bar.x() - now.px(GAP)


def shade(share: float) -> QColor:
    """The colour of a count: the more of the most, the more accent."""
    now = theme.current()
    ground, accent = now.color("surface"), now.color("accent")
    part = _PALEST + (_DARKEST - _PALEST) * share
    return QColor.fromRgbF(
        *(
            low * (1 - part) + high * part
            for low, high in zip(ground.getRgbF()[:3], accent.getRgbF()[:3], strict=True)  # type: ignore[index]
        )
    )
