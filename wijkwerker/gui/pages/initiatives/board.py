"""The board: a column for each phase, what is done in the last one, and below it what was paused or stopped."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from wijkwerker.domain.phases import PHASES
from wijkwerker.gui import theme
from wijkwerker.gui.pages.initiatives.card_list import CardList
from wijkwerker.gui.pages.initiatives.cards import Telling
from wijkwerker.gui.pages.initiatives.column import CARD_WIDTH, Column
from wijkwerker.gui.pages.initiatives.strip import Strip

if TYPE_CHECKING:
    from wijkwerker.services.initiatives import Board, InitiativeCard

COLUMNS = PHASES[:5]
STACKED = {"afgerond": "check-circle", "zelfstandig": "bird"}
GAP = 12
LOW = 330  # of the board; below this height the strip scrolls with the columns
FIRST_DONE = {"afgerond": 2, "zelfstandig": 3, "gepauzeerd": 12, "gestopt": 12}  # as many rows as the column is high
MORE = 20


class BoardView(QWidget):
    """Cards to walk with the arrows: ← → to another column, ↑ ↓ to another card.

    `opened(id)`, `logged(id)`, `move_wanted(id, step)`, `menu_wanted(id, place)`, `add_wanted(phase)`, `more_wanted()`
    when a column should show more of `limits`, `lessons_wanted`, and `typed(text)` for the search box.
    """

    opened = Signal(str)
    logged = Signal(str)
    move_wanted = Signal(str, int)
    menu_wanted = Signal(str, QPoint)
    add_wanted = Signal(str)
    more_wanted = Signal()
    lessons_wanted = Signal()
    typed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.limits: dict[str, int] = dict(FIRST_DONE)
        self._wanted = ""  # the card that gets the keyboard when the board is read again
        self.columns = {phase: Column(phase) for phase in COLUMNS}
        self.columns |= {phase: Column(phase, compact_icon=icon) for phase, icon in STACKED.items()}
        for column in self.columns.values():
            self._connect(column)
        self.strip = Strip(self)
        self.strip.opened.connect(self.opened)
        self.strip.lessons_wanted.connect(self.lessons_wanted)
        self._arrange()

    def _connect(self, column: Column) -> None:
        cards = column.list
        cards.opened.connect(self.opened)
        cards.logged.connect(self.logged)
        cards.typed.connect(self.typed)
        cards.menu_wanted.connect(self.menu_wanted)
        cards.move_wanted.connect(self._move)
        cards.sideways.connect(lambda step: self._walk_aside(column, step))
        cards.left.connect(lambda step: self._leave(column, step))
        cards.card_focused.connect(lambda: self._follow(cards))
        column.add_wanted.connect(self.add_wanted)
        column.more_wanted.connect(self._show_more)

    def _arrange(self) -> None:
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        inside = QWidget()
        self._inside = QVBoxLayout(inside)
        self._row = QHBoxLayout()
        for phase in COLUMNS:
            self._row.addWidget(self.columns[phase], 1)
        self._done = QWidget()
        self._done_column = QVBoxLayout(self._done)
        self._done_column.setContentsMargins(0, 0, 0, 0)
        for phase in STACKED:
            self._done_column.addWidget(self.columns[phase])
        self._done_column.addStretch(1)
        self._row.addWidget(self._done, 1)
        self._inside.addLayout(self._row, 1)
        self.room = _BoardScroll(self._inside)
        self.room.setWidget(inside)
        self._outer.addWidget(self.room, 1)
        self._foot = QVBoxLayout()
        self._outer.addLayout(self._foot)
        self._restyle()
        theme.appearance().changed.connect(self._restyle)

    def _restyle(self) -> None:
        now = theme.current()
        self._outer.setSpacing(now.px(12))
        self._row.setSpacing(now.px(GAP))
        self._inside.setSpacing(now.px(GAP))
        self._done.setMinimumWidth(now.px(CARD_WIDTH))
        self._done_column.setSpacing(now.px(16))
        for column in self.columns.values():
            column.restyle()
        self.strip.restyle()
        self.room.keep_edge()
        self._place_strip()

    def _place_strip(self) -> None:
        """Below the board, or where it is low at the end of what scrolls."""
        now = theme.current()
        is_low = self.height() < now.px(LOW)
        self._inside.removeWidget(self.strip)
        self._foot.removeWidget(self.strip)
        (self._inside if is_low else self._foot).addWidget(self.strip)
        edge = 0 if is_low else now.px(24)
        self._foot.setContentsMargins(edge, 0, edge, 0 if is_low else now.px(14))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().height() != event.oldSize().height():
            self._place_strip()

    # -- showing ------------------------------------------------------------------------------------------

    def show_labels(self, labels: Mapping[str, str]) -> None:
        """Take the names of the phases."""
        for phase, column in self.columns.items():
            column.set_label(labels.get(phase, phase))
        self.strip.show_labels(labels)

    def show_board(self, board: "Board", telling: Telling) -> None:
        """Show other cards. The keyboard stays on its card, also when that moved to another column."""
        focus = self.focused_list()
        row = focus.currentIndex().row() if focus is not None else -1
        wanted = self._wanted or (focus.current_id() if focus is not None else "")
        self._wanted = ""
        for phase, column in self.columns.items():
            column.show_column(board.columns[phase], telling)
        self.strip.show_board(board)
        if focus is not None and wanted and not self.choose(wanted):
            self._stay_near(focus, row)

    def _stay_near(self, focus: CardList, row: int) -> None:
        last = len(focus.cards()) - 1
        if last >= 0:
            focus.choose_row(min(max(row, 0), last))
            focus.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.focus_first()

    def card(self, card_id: str) -> "InitiativeCard | None":
        """The card of an id among those that are shown."""
        found = (column.list.card(card_id) for column in self.columns.values())
        return next((card for card in found if card is not None), None)

    def clear_limits(self) -> None:
        """Show the first cards of every column again."""
        self.limits = dict(FIRST_DONE)

    def _show_more(self, phase: str) -> None:
        cards = self.columns[phase].list
        self.limits[phase] = len(cards.cards()) + MORE
        cards.choose_row(len(cards.cards()) - 1)
        cards.setFocus(Qt.FocusReason.OtherFocusReason)
        self.more_wanted.emit()

    # -- the keyboard -------------------------------------------------------------------------------------

    def focused_list(self) -> CardList | None:
        """The column that has the keyboard."""
        focus = QApplication.focusWidget()
        return focus if isinstance(focus, CardList) and self.isAncestorOf(focus) else None

    def focus_first(self) -> bool:
        """Move to the first card of the board; False when it is empty."""
        column = self._first()
        if column is not None:
            column.list.setFocus(Qt.FocusReason.OtherFocusReason)
        return column is not None

    def enter(self) -> None:
        """Move to the first card, also when the keyboard was on another one before."""
        column = self._first()
        if column is not None:
            column.list.choose_row(0)
            column.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_first(self) -> None:
        """Bring the first column with a card in sight, without moving the keyboard."""
        column, inside = self._first(), self.room.widget()
        if column is not None and inside is not None and self.focused_list() is None:
            self._inside.activate()
            corner = column.mapTo(inside, QPoint(column.width() // 2, 0))
            self.room.ensureVisible(corner.x(), corner.y(), column.width() // 2 + GAP, GAP)

    def _first(self) -> Column | None:
        return next((column for column in self.columns.values() if column.list.cards()), None)

    def choose(self, card_id: str) -> bool:
        """Move to a card; False when it is not shown."""
        for column in self.columns.values():
            if column.list.choose(card_id):
                column.list.setFocus(Qt.FocusReason.OtherFocusReason)
                self._follow(column.list)
                return True
        return False

    def _move(self, card_id: str, step: int) -> None:
        self._wanted = card_id
        self.move_wanted.emit(card_id, step)

    def _stacks(self) -> list[list[Column]]:
        """The columns from left to right; the last one holds two."""
        return [*([self.columns[phase]] for phase in COLUMNS), [self.columns[phase] for phase in STACKED]]

    def _walk_aside(self, column: Column, step: int) -> None:
        stacks = self._stacks()
        here = next(place for place, stack in enumerate(stacks) if column in stack)
        row = column.list.currentIndex().row()
        for stack in stacks[here + step :: step] if 0 <= here + step < len(stacks) else []:
            target = next((one.list for one in stack if one.list.cards()), None)
            if target is not None:
                target.choose_row(min(row, len(target.cards()) - 1))
                target.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def _leave(self, column: Column, step: int) -> None:
        """From the last card to *Nog 5 tonen*, and from one list of the last column to the other."""
        stack = next(stack for stack in self._stacks() if column in stack)
        place = stack.index(column) + step
        if 0 <= place < len(stack) and stack[place].list.cards():
            target = stack[place].list
            target.choose_row(0 if step > 0 else len(target.cards()) - 1)
            target.setFocus(Qt.FocusReason.OtherFocusReason)
        elif step > 0:
            column.focus_more()

    def _follow(self, cards: CardList) -> None:
        """Keep the card with the keyboard in sight, also sideways."""
        card = cards.visualRect(cards.currentIndex())
        inside = self.room.widget()
        if inside is None:
            return
        corner = cards.mapTo(inside, card.center())
        self.room.ensureVisible(corner.x(), corner.y(), card.width() // 2 + GAP, card.height() // 2 + GAP)


class _BoardScroll(QScrollArea):
    """The one place that may scroll sideways: in a narrow window the columns keep their width."""

    def __init__(self, inside: QVBoxLayout) -> None:
        super().__init__()
        self._inside = inside
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.verticalScrollBar().rangeChanged.connect(lambda _least, _most: self.keep_edge())

    def keep_edge(self) -> None:
        """Let the scroll bar stand in the margin, so that the columns keep their width."""
        now, bar = theme.current(), self.verticalScrollBar()
        taken = bar.sizeHint().width() if bar.maximum() > 0 else 0
        self._inside.setContentsMargins(now.px(24), 0, max(0, now.px(24) - taken), now.px(4))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.current().px(200), theme.current().px(120))
