"""A text box that is as high as its text."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from wijkwerker.gui import theme

MOST_LINES = 5


class GrowingEdit(QPlainTextEdit):
    """A text box that is as high as its text, from `least` to `most` lines; Tab goes to the next field.

    `finished` follows when the keyboard leaves it.
    """

    finished = Signal()

    def __init__(self, *, least: int = 2, most: int = MOST_LINES, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._least, self._most = least, most
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self._grow()

    def _grow(self) -> None:
        layout = self.document().documentLayout()
        lines = max(self._least, min(self._most, round(layout.documentSize().height())))
        around = theme.current().px(6) * 2 + 4 + round(self.document().documentMargin()) * 2
        self.setFixedHeight(self.fontMetrics().lineSpacing() * lines + around)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grow()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.finished.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.finished.emit()
            event.ignore()  # the panel around it finishes on Ctrl+Enter
            return
        super().keyPressEvent(event)
