"""The words above the columns of a list, which put it in order."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolButton, QWidget

from wijkwerker.domain.initiative_filter import InitiativeFilter
from wijkwerker.domain.language import _
from wijkwerker.gui import theme
from wijkwerker.gui.widgets.lead import AVATAR
from wijkwerker.gui.widgets.list_view import ListView
from wijkwerker.gui.widgets.rows import GAP, INSET, RowDelegate

_HEIGHT = 34


class SortHeads(QWidget):
    """A button above each column; a second click turns the order around. `chosen` follows each click."""

    chosen = Signal()

    def __init__(
        self, title: str, delegate: RowDelegate, view: ListView, orders: Sequence[str], parent: QWidget | None = None
    ) -> None:
        """`orders` are those of the title and of the columns, as InitiativeFilter names them."""
        super().__init__(parent)
        self._delegate, self._view = delegate, view
        self._order, self._backwards = "", False
        self._buttons: dict[str, QToolButton] = {}
        for order, words in zip(orders, [title, *(column.title for column in delegate.columns)], strict=True):
            button = QToolButton(self)
            button.setText(words)
            button.setProperty("variant", "flat")
            button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.clicked.connect(lambda _on=False, order=order: self._choose(order))
            self._buttons[order] = button
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        view.viewport().installEventFilter(self)
        self._tell()

    def ordered(self, wanted: InitiativeFilter) -> InitiativeFilter:
        """The question in the chosen order."""
        return replace(wanted, order=self._order or wanted.order, backwards=self._backwards)

    def _choose(self, order: str) -> None:
        self._backwards = order == self._order and not self._backwards
        self._order = order
        self._tell()
        self._place()
        self.chosen.emit()

    def _tell(self) -> None:
        for order, button in self._buttons.items():
            words = _("Op volgorde van {column}").format(column=button.text())
            button.setToolTip(words)
            chosen = order == self._order
            turned = _("{words}, andersom").format(words=words) if self._backwards else words
            button.setAccessibleName(turned if chosen else words)
            theme.set_icon(button, "chevron-up" if self._backwards else "chevron-down", size=14)
            style = Qt.ToolButtonStyle
            button.setToolButtonStyle(style.ToolButtonTextBesideIcon if chosen else style.ToolButtonTextOnly)

    def sizeHint(self) -> QSize:
        now = theme.current()
        return QSize(now.px(200), now.px(_HEIGHT))

    def _place(self) -> None:
        now = theme.current()
        left = now.px(INSET) + now.px(AVATAR) + now.px(GAP)
        right = self._view.viewport().width() - 1 - now.px(INSET)
        buttons = list(self._buttons.values())
        placed = {number: (x, now.px(column.width)) for x, column, number in self._delegate.placed_columns(left, right)}
        edge = now.px(1)
        inside = now.px(INSET) - self._shift(buttons[0])
        buttons[0].setGeometry(inside, edge, buttons[0].sizeHint().width(), now.px(_HEIGHT) - 2 * edge)
        for number, button in enumerate(buttons[1:]):
            button.setVisible(number in placed)
            if number in placed:
                x, width = placed[number]
                wide = min(button.sizeHint().width(), width - now.px(4))
                button.setGeometry(x - self._shift(button), edge, wide, now.px(_HEIGHT) - 2 * edge)

    def _shift(self, button: QToolButton) -> int:
        """How far the words of a button begin from its edge."""
        words_only = button.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonTextOnly
        return theme.current().px(6 if words_only else 1)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.Resize, QEvent.Type.Show}:
            self._place()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        now = theme.current()
        painter = QPainter(self)
        painter.fillRect(self.rect(), now.color("surface"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, now.color("line"))
        painter.end()
