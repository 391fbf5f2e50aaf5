"""What a card on the board tells, and how it is painted."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QRect, QSize
from PySide6.QtGui import QFontMetrics, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from wijkwerker.domain.dates import near_day, short_month
from wijkwerker.domain.language import _, ngettext
from wijkwerker.domain.phases import PHASES
from wijkwerker.gui import theme
from wijkwerker.gui.widgets import paint
from wijkwerker.gui.widgets.avatar import avatar_pixmap
from wijkwerker.gui.widgets.ladder_meter import HEIGHT as DOTS
from wijkwerker.gui.widgets.ladder_meter import paint_ladder
from wijkwerker.gui.widgets.options import AnyIndex
from wijkwerker.gui.widgets.tags import HEIGHT as TAG
from wijkwerker.gui.widgets.tags import TagSpec, paint_tag

if TYPE_CHECKING:
    from wijkwerker.services.initiatives import InitiativeCard

NEW_DAYS = 14
PADDING = 12
GAP = 8  # below each card
LINE_GAP = 5
FACE = 24
COMPACT = 50
TITLE_LINES = 2
COMPACT_PHASES = PHASES[5:]


@dataclass(frozen=True)
class Telling:
    """What cards are told with: the steps of the ladder as (code, label), the day it is, when it counts as silent."""

    ladder: tuple[tuple[str, str], ...] = ()
    today: date = date.min
    quiet_days: int = 30

    def step(self, card: "InitiativeCard") -> tuple[int, str]:
        """The number of the step of a card, from 1, with its word in small letters; (0, "") without one."""
        for number, (code, label) in enumerate(self.ladder, start=1):
            if code == card.ladder:
                return number, label[:1].lower() + label[1:]
        return 0, ""

    def tag(self, card: "InitiativeCard") -> TagSpec | None:
        """*nieuw* in the first two weeks, *33 dagen stil* when nothing was heard for long and nothing is planned."""
        if card.phase not in PHASES or card.phase in COMPACT_PHASES:
            return None
        if card.started and (self.today - card.started).days < NEW_DAYS:
            return TagSpec(_("nieuw"), "ok", "sparkle")
        last = card.last or card.started
        days = (self.today - last).days if last else 0
        if days > self.quiet_days and not card.planned:
            return TagSpec(ngettext("{days} dag stil", "{days} dagen stil", days).format(days=days), "warn", "clock")
        return None

    def since(self, card: "InitiativeCard") -> str:
        """Since when it is where it is: a near day, else month and year."""
        if card.moved is None:
            return ""
        if card.phase == "afgerond":
            return _("afgerond {day}").format(day=self._when(card.moved))
        return _("sinds {day}").format(day=self._when(card.moved))

    def _when(self, day: date) -> str:
        if (self.today - day).days < 120:
            return near_day(day, self.today)
        return f"{short_month(day.month)} {day.year}"

    def sentence(self, card: "InitiativeCard") -> str:
        """The card in one sentence, for a screen reader."""
        tag = self.tag(card)
        lead = _("trekker {name}").format(name=card.lead) if card.lead else ""
        when = self.since(card) if card.phase in COMPACT_PHASES else ""
        parts = (card.title, card.area, self.step(card)[1], tag.text if tag else "", lead, when)
        return ", ".join(part for part in parts if part)


class CardDelegate(QStyledItemDelegate):
    """Paints each card as high as what it tells; `telling` may change."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view: QAbstractItemView = view
        self.telling = Telling()

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        card = _card(index)
        return QSize(0, 0) if card is None else QSize(10, self.height(card, self._view.viewport().width()))

    def height(self, card: "InitiativeCard", width: int) -> int:
        """How high a card is at a width, with the gap below it."""
        now = theme.current()
        lines = self._title_lines(card, width - 2 * now.px(PADDING))
        parts = [len(lines) * QFontMetrics(now.font("h3")).height()]
        if card.area:
            parts.append(QFontMetrics(now.font("small")).height())
        if card.ladder:
            parts.append(now.px(DOTS))
        if self.telling.tag(card):
            parts.append(now.px(TAG))
        if card.lead:
            parts.append(now.px(FACE))
        return sum(parts) + (len(parts) - 1) * now.px(LINE_GAP) + 2 * now.px(PADDING) + now.px(GAP)

    def _title_lines(self, card: "InitiativeCard", width: int) -> list[str]:
        return wrapped(card.title, "h3", width, TITLE_LINES)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        card = _card(index)
        if card is None:
            return
        now = theme.current()
        rect = option.rect.adjusted(0, 0, 0, -now.px(GAP))
        paint_ground(painter, rect, option)
        inner = rect.adjusted(now.px(PADDING), now.px(PADDING), -now.px(PADDING), 0)
        y = inner.y()
        line = QFontMetrics(now.font("h3")).height()
        for words in self._title_lines(card, inner.width()):
            paint.text(painter, QRect(inner.x(), y, inner.width(), line), words, font="h3")
            y += line
        y += now.px(LINE_GAP)
        if card.area:
            line = QFontMetrics(now.font("small")).height()
            paint.text(painter, QRect(inner.x(), y, inner.width(), line), card.area, font="small", token="text2")
            y += line + now.px(LINE_GAP)
        self._paint_end(painter, QRect(inner.x(), y, inner.width(), rect.bottom() - y), card)

    def _paint_end(self, painter: QPainter, area: QRect, card: "InitiativeCard") -> None:
        now, y = theme.current(), area.y()
        step, word = self.telling.step(card)
        if step:
            left = area.x() + paint_ladder(painter, QPoint(area.x(), y), step, len(self.telling.ladder)) + now.px(3)
            words = QRect(left, y, area.right() - left + 1, now.px(DOTS))
            paint.text(painter, words, word, font="small", token="text2")
        if card.ladder:
            y += now.px(DOTS) + now.px(LINE_GAP)
        if tag := self.telling.tag(card):
            paint_tag(painter, QPoint(area.x(), y), tag)
            y += now.px(TAG) + now.px(LINE_GAP)
        if card.lead:
            painter.drawPixmap(area.x(), y, avatar_pixmap(card.lead, size=FACE))
            left = area.x() + now.px(FACE) + now.px(8)
            words = QRect(left, y, area.right() - left + 1, now.px(FACE))
            paint.text(painter, words, card.lead, font="small", token="text2")


class CompactDelegate(CardDelegate):
    """Paints what is done: a small row with a sign, the title and since when."""

    def __init__(self, view: QAbstractItemView, icon: str) -> None:
        super().__init__(view)
        self._icon = icon

    def height(self, card: "InitiativeCard", width: int) -> int:
        """The same for all."""
        return theme.current().px(COMPACT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        card = _card(index)
        if card is None:
            return
        now, rect = theme.current(), option.rect
        if index.row():
            painter.fillRect(QRect(rect.x() + now.px(8), rect.y(), rect.width() - now.px(16), 1), now.color("line"))
        if option.state & QStyle.StateFlag.State_MouseOver:
            paint.box(painter, rect.adjusted(0, 2, 0, -2), fill=now.color("hover"))
        if _is_focused(option):
            paint.focus_ring(painter, rect.adjusted(0, 1, 0, -1))
        left, middle, line = rect.x() + now.px(8), rect.center().y() + 1, now.px(18)
        painter.drawPixmap(left, middle - now.px(8), now.pixmap(self._icon, 16, "ok"))
        left += now.px(24)
        width = rect.right() - left - now.px(4)
        paint.text(painter, QRect(left, middle - line, width, line), card.title, font="smed")
        paint.text(painter, QRect(left, middle, width, line), self.telling.since(card), font="micro", token="text2")


def paint_ground(painter: QPainter, rect: QRect, option: QStyleOptionViewItem) -> None:
    """The ground of a card: white, lit under the mouse, with a ring where the keyboard is."""
    now = theme.current()
    hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
    paint.box(painter, rect, fill=now.color("hover" if hovered else "surface"), edge=now.color("line"), radius=10)
    if _is_focused(option):
        paint.focus_ring(painter, rect, radius=10)


def _is_focused(option: QStyleOptionViewItem) -> bool:
    return bool(option.state & QStyle.StateFlag.State_HasFocus)


def _card(index: AnyIndex) -> "InitiativeCard | None":
    model: QObject = index.model()
    value = getattr(model, "row_value", lambda _row: None)(index.row())
    return value if value is not None and hasattr(value, "phase") else None


def wrapped(words: str, font: str, width: int, most: int) -> list[str]:
    """The words in lines of a width, at most `most`; the last one holds the rest, to be elided."""
    layout = QTextLayout(words, theme.current().font(font))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    layout.setTextOption(option)
    layout.beginLayout()
    starts: list[int] = []
    while len(starts) < most:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(max(1, width))
        starts.append(line.textStart())
    layout.endLayout()
    ends = [*starts[1:], len(words)]
    return [words[start:end].strip() for start, end in zip(starts, ends, strict=True)] or [""]
