"""The cards of one column, in a list that is as high as they are."""

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from wijkwerker.gui.models.rows_model import RowsModel
from wijkwerker.gui.pages.initiatives.cards import CardDelegate, CompactDelegate, Telling
from wijkwerker.gui.widgets.options import AnyIndex

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wijkwerker.services.initiatives import InitiativeCard


class CardList(QListView):
    """Cards, one below the other. The board scrolls, not the list.

    `opened(id)` on Enter or a click, `logged(id)` on Ctrl+Enter, `sideways(step)` on ← and →,
    `move_wanted(id, step)` on Ctrl+← and Ctrl+→,
    `left(step)` on ↑ and ↓ past its ends, `menu_wanted(id, place)`, and `typed(text)` for the search box.
    """

    opened = Signal(str)
    sideways = Signal(int)
    move_wanted = Signal(str, int)
    left = Signal(int)
    menu_wanted = Signal(str, QPoint)
    logged = Signal(str)
    typed = Signal(str)
    card_focused = Signal()

    def __init__(self, name: str, compact_icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._telling = Telling()
        self._cards: RowsModel[InitiativeCard] = RowsModel(
            key=lambda card: card.id, sentence=self._sentence, parent=self
        )
        self._delegate = CompactDelegate(self, compact_icon) if compact_icon else CardDelegate(self)
        self.setProperty("list", "plain")
        self.setAccessibleName(name)
        self.setItemDelegate(self._delegate)
        self.setModel(self._cards)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.clicked.connect(lambda index: self._tell_opened(index.row()))

    def show_cards(self, cards: "Sequence[InitiativeCard]", telling: Telling) -> None:
        """Show other cards; the one that the keyboard was on keeps it, if it is still here."""
        kept = self.current_id()
        self._telling = self._delegate.telling = telling
        self._cards.show_values(cards)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if cards else Qt.FocusPolicy.NoFocus)
        if kept:
            self.choose(kept)
        self._fit()

    def _sentence(self, card: "InitiativeCard") -> str:
        return self._telling.sentence(card)

    def cards(self) -> "list[InitiativeCard]":
        """The cards that are shown."""
        return [cast("InitiativeCard", self._cards.row_value(row)) for row in range(self._cards.rowCount())]

    def card(self, card_id: str) -> "InitiativeCard | None":
        """The card of an id, None when it is not here."""
        return next((card for card in self.cards() if card.id == card_id), None)

    def current_id(self) -> str:
        """The id of the card that the keyboard is on; '' for none."""
        index = self.currentIndex()
        return str(self._cards.key_at(index.row())) if index.isValid() else ""

    def choose(self, card_id: str) -> bool:
        """Put the keyboard on a card; False when it is not here."""
        return self.choose_row(self._cards.row_of(card_id))

    def choose_row(self, row: int) -> bool:
        """Put the keyboard on a row; False when there is no such row."""
        if not 0 <= row < self._cards.rowCount():
            return False
        self.setCurrentIndex(self._cards.index(row))
        return True

    def _fit(self) -> None:
        """Be as high as the cards."""
        width = self.viewport().width()
        height = sum(self._delegate.height(card, width) for card in self.cards())
        if height != self.height() or height != self.minimumHeight():
            self.setFixedHeight(height)
        self.doItemsLayout()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            QTimer.singleShot(0, self, self._fit)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_delegate"):
            self._fit()

    def currentChanged(self, current: AnyIndex, previous: AnyIndex) -> None:  # noqa: N802 - Qt's own name
        super().currentChanged(current, previous)
        if self.hasFocus():
            self.card_focused.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.choose_row(0)
        self.card_focused.emit()

    def _tell_opened(self, row: int) -> None:
        key = self._cards.key_at(row)
        if isinstance(key, str):
            self.opened.emit(key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, row = Qt.Key(event.key()), self.currentIndex().row()
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        with_control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        aside = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(key, 0)
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Home: -10_000, Qt.Key.Key_End: 10_000}.get(key, 0)
        if aside and with_control:
            if current := self.current_id():
                self.move_wanted.emit(current, aside)
        elif aside and plain:
            self.sideways.emit(aside)
        elif steps and plain:
            self._walk(row, steps)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._entered(row, logs=bool(with_control))
        elif not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier and _is_writing(event.text()):
            self.typed.emit(event.text())
        else:
            event.ignore()

    def _entered(self, row: int, *, logs: bool) -> None:
        if logs and (current := self.current_id()):
            self.logged.emit(current)
        else:
            self._tell_opened(row)

    def _walk(self, row: int, steps: int) -> None:
        last = self._cards.rowCount() - 1
        if abs(steps) == 1 and not 0 <= row + steps <= last:
            self.left.emit(steps)
        else:
            self.choose_row(max(0, min(last, row + steps)))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        index = self.indexAt(event.pos()) if by_mouse else self.currentIndex()
        place = event.globalPos() if by_mouse else self.viewport().mapToGlobal(self.visualRect(index).center())
        if index.isValid():
            self.menu_wanted.emit(str(self._cards.key_at(index.row())), place)


def _is_writing(text: str) -> bool:
    """Whether a key writes something one can see: Esc and Delete carry a text too."""
    return bool(text.strip()) and text.isprintable()
