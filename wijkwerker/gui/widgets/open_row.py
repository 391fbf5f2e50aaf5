"""A row that can be opened: by a click, Enter or Space, with its focus shown."""

from collections.abc import Hashable

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QWidget

from wijkwerker.gui import theme
from wijkwerker.gui.widgets import paint

INSET = 8  # room for the focus ring around a row


class OpenRow(QWidget):
    """The base of such rows; `opened` carries the key of what the row shows."""

    opened = Signal(object)

    def __init__(self, key: Hashable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = key
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def paint_edges(self, *, first: bool) -> None:
        """The line above every row but the first, and the ring of the focus."""
        now = theme.current()
        painter = QPainter(self)
        if not first:
            inset = now.px(INSET)
            painter.fillRect(QRect(inset, 0, self.width() - 2 * inset, 1), now.color("line"))
        if self.hasFocus():
            paint.focus_ring(painter, self.rect().adjusted(0, 2, 0, -2))
        painter.end()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.update()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.update()
        super().focusOutEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.opened.emit(self.key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space} and not event.modifiers():
            self.opened.emit(self.key)
        else:
            super().keyPressEvent(event)
