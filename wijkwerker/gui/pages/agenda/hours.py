"""The hours of the days that are shown, with the sessions in them: painted, walked with arrows, opened with Enter."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from wijkwerker.domain.dates import near_day
from wijkwerker.domain.language import _
from wijkwerker.gui import theme
from wijkwerker.gui.pages.agenda.blocks import paint_block, paint_more, paint_words
from wijkwerker.gui.pages.agenda.paper import Paper, paint_ground, paint_now, paint_skeleton
from wijkwerker.gui.pages.agenda.places import Block, hour_of, hours_of, next_block, placed, slot_at
from wijkwerker.gui.pages.agenda.words import sentence_maker, tip_of
from wijkwerker.gui.widgets import paint
from wijkwerker.gui.widgets.toast import announce

if TYPE_CHECKING:
    from wijkwerker.services.activities import Planned

LANE = 46  # the least width of one of several sessions beside each other
_WAYS = {Qt.Key.Key_Up: "up", Qt.Key.Key_Down: "down", Qt.Key.Key_Left: "left", Qt.Key.Key_Right: "right"}
_SLOT = timedelta(minutes=30)


class AgendaHours(QWidget):
    """Paints the hours of some days. `chosen(id)` follows the choice, `opened(id)` Enter or a click.

    `slot_wanted(when, text)` asks for a new activity, with what was typed; `day_wanted(day)` for a day by itself;
    `stepped(±1)` for other days and `home_wanted` for today; `menu_asked(id, place on the screen)` for the menu.
    """

    chosen = Signal(str)
    opened = Signal(str)
    slot_wanted = Signal(object, str)
    day_wanted = Signal(object)
    stepped = Signal(int)
    home_wanted = Signal()
    menu_asked = Signal(str, QPoint)
    seen = Signal(QRect)  # what has to come into sight

    def __init__(self, now: Callable[[], datetime], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now = now
        self._first = now().date()
        self._days = 7
        self._items: Sequence[Planned] | None = None
        self._hours = hours_of(())
        self._blocks: list[Block] = []
        self._here = ""
        self._slot: datetime | None = None
        self._marked = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMouseTracking(True)
        self._timer = QTimer(self, interval=60_000)
        self._timer.timeout.connect(self.update)
        self._timer.start()

    # -- what is shown ------------------------------------------------------------------------------------

    def show_days(self, first: date, days: int, items: "Sequence[Planned] | None") -> None:
        """Show the sessions of some days; None while they are being asked."""
        if (first, days) != (self._first, self._days):
            self._slot = None
        self._first, self._days, self._items = first, days, items
        self._hours = hours_of(items or ())
        self._place()
        self.setMinimumHeight(self.sizeHint().height())
        self.updateGeometry()
        self.update()

    def choose(self, session: str, *, marked: bool) -> None:
        """Choose a session; `marked` shows it as the one that is open, also when the keyboard is elsewhere."""
        self._marked = marked
        if session and session != self._here:
            self._here, self._slot = session, None
            self._look()
        self.update()

    @property
    def current(self) -> str:
        """The id of the session that is chosen, '' for none on these days."""
        block = self._current()
        return block.id if block is not None and block.item is not None else ""

    def slot(self) -> datetime:
        """Where a new activity would come: the chosen half hour, else after the chosen session, else soon."""
        block = self._current()
        if self._slot is not None:
            return self._slot
        if block is not None:
            return slot_at(self._first, block.column, block.bottom + 0.49)
        now = self._now()
        if self._paper().holds(now.date()):
            return slot_at(now.date(), 0, min(hour_of(now) + 1, 21))
        return slot_at(self._first, 0, 10)

    def sizeHint(self) -> QSize:
        return QSize(theme.current().px(300), self._paper().least_height())

    # -- geometry -----------------------------------------------------------------------------------------

    def _paper(self) -> Paper:
        return Paper(self._first, self._days, self._hours, self.width(), self.height())

    def column(self, number: int) -> tuple[int, int]:
        """The x and the width of a day."""
        return self._paper().column(number)

    def _place(self) -> None:
        most = max(1, self.column(0)[1] // theme.current().px(LANE))
        self._blocks = placed(self._items or (), self._first, self._days, most)

    def _current(self) -> Block | None:
        return next((block for block in self._blocks if block.id == self._here), None)

    def _block_at(self, point: QPoint) -> Block | None:
        paper = self._paper()
        return next((block for block in self._blocks if paper.rect_of(block).contains(point)), None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.setMinimumHeight(self.sizeHint().height())
            self._place()

    # -- painting -----------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, paper = QPainter(self), self._paper()
        paint_ground(painter, paper, self._now().date())
        if self._items is None:
            paint_skeleton(painter, paper)
        for block in self._blocks:
            chosen = block.id == self._here and (self._marked or self.hasFocus())
            if block.item is not None:
                paint_block(painter, paper.rect_of(block), block.item, chosen=chosen)
            else:
                paint_more(painter, paper.rect_of(block), block.more, chosen=chosen)
        paint_now(painter, paper, self._now())
        for block in self._blocks:  # after the line of now, which may not strike through a title
            if block.item is not None:
                paint_words(painter, paper.rect_of(block), block.item)
        self._paint_focus(painter, paper)
        painter.end()

    def _paint_focus(self, painter: QPainter, paper: Paper) -> None:
        if not self.hasFocus():
            return
        block = self._current()
        if self._slot is not None:
            rect = paper.slot_rect(self._slot)
            paint.box(painter, rect, fill=theme.current().color("surface"), radius=6)
            paint.focus_ring(painter, rect, radius=6)
            words = rect.adjusted(theme.current().px(8), 0, 0, 0)
            paint.text(painter, words, _("Typ een titel"), font="small", token="text2")
        elif block is not None:
            paint.focus_ring(painter, paper.rect_of(block).adjusted(-3, -3, 3, 3), radius=8)
        else:
            paint.focus_ring(painter, self.rect(), radius=2)

    # -- keyboard and mouse -------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        plain = not event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        if not plain:
            event.ignore()
        elif key in _WAYS:
            self._walk(_WAYS[key])
        elif key in {Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}:
            self.stepped.emit(1 if key == Qt.Key.Key_PageDown else -1)
        elif key == Qt.Key.Key_Home:
            self.home_wanted.emit()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self._enter()
        elif event.text().strip() and event.text().isprintable():
            self.slot_wanted.emit(self.slot(), event.text())
        else:
            event.ignore()

    def _walk(self, way: str) -> None:
        if self._slot is not None:
            self._walk_slot(way)
            return
        here = self._current()
        there = next_block(self._blocks, here, way) if here is not None else self._first_block()
        if there is not None:
            self._go(there)
        elif here is None:
            self._choose_slot(self.slot())

    def _walk_slot(self, way: str) -> None:
        steps = {"up": -_SLOT, "down": _SLOT, "left": timedelta(days=-1), "right": timedelta(days=1)}
        there = (self._slot or self.slot()) + steps[way]
        if not self._paper().holds(there.date()) or not self._hours[0] <= hour_of(there) < self._hours[1]:
            return
        block = self._block_at(self._paper().slot_rect(there).center())
        if block is not None:
            self._go(block)
        else:
            self._choose_slot(there)

    def _choose_slot(self, slot: datetime) -> None:
        self._slot = slot
        self.update()
        self.seen.emit(self._paper().slot_rect(slot))
        announce(
            self, _("Vrij: {day} {time}").format(day=near_day(slot.date(), self._now().date()), time=f"{slot:%H:%M}")
        )

    def _go(self, block: Block) -> None:
        self._slot = None
        self._here = block.id
        self._look()
        self.update()
        if block.item is not None:
            sentence = sentence_maker(lambda: self._now().date())(block.item)
            self.setAccessibleDescription(sentence)
            announce(self, sentence)
            self.chosen.emit(block.id)

    def _look(self) -> None:
        block = self._current()
        if block is not None:
            self.seen.emit(self._paper().rect_of(block))

    def _first_block(self) -> Block | None:
        """Where the keyboard starts: what is on now or comes next today, else the first of these days."""
        now = self._now()
        today = [b for b in self._blocks if b.column == (now.date() - self._first).days]
        coming = [b for b in today if b.bottom > hour_of(now)]
        return next(iter([*coming, *reversed(today), *self._blocks]), None)

    def choose_first(self) -> None:
        """Choose where the work of these days is, when nothing of them was chosen."""
        block = self._first_block()
        if self._slot is None and self._current() is None and block is not None:
            self._go(block)

    def _enter(self) -> None:
        block = self._current()
        if self._slot is not None:
            self.slot_wanted.emit(self._slot, "")
        elif block is not None:
            self._open(block)

    def _open(self, block: Block) -> None:
        if block.item is not None:
            self.opened.emit(block.id)
        else:
            self.day_wanted.emit(self._first + timedelta(days=block.column))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        block, slot = self._block_at(point), self._paper().slot_at(point)
        if block is not None:
            self._go(block)
        elif slot is not None:
            self._choose_slot(slot)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        block = self._block_at(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and block is not None and block.id == self._here:
            self._open(block)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        slot = self._paper().slot_at(point)
        if self._block_at(point) is None and slot is not None:
            self.slot_wanted.emit(slot, "")

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        block = self._block_at(event.pos()) if by_mouse else self._current()
        if block is not None and block.item is not None:
            place = event.globalPos() if by_mouse else self.mapToGlobal(self._paper().rect_of(block).center())
            self.menu_asked.emit(block.id, place)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            block = self._block_at(event.pos())
            if block is not None and block.item is not None:
                QToolTip.showText(event.globalPos(), tip_of(block.item, self._now().date()), self)
            else:
                QToolTip.hideText()
            return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.MouseFocusReason:
            self.choose_first()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._slot = None
        self.update()
