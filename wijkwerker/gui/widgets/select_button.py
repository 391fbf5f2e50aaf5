"""A button that looks like an input and opens a list: what a field with many choices shows."""

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolButton, QWidget

from wijkwerker.gui import theme
from wijkwerker.gui.widgets import paint

HEIGHT = 36
PADDING = 11
ICON = 16


class SelectButton(QToolButton):
    """Shows a value or, paler, what to choose; `clicked` asks for the list, `typed(text)` with a first letter."""

    typed = Signal(str)
    cleared = Signal()

    def __init__(self, placeholder: str = "", icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._placeholder = placeholder
        self._icon = icon
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_value(self, text: str, icon: str | None = None) -> None:
        """Show a value; '' shows the placeholder."""
        if icon is not None:
            self._icon = icon
        self.setText(text)
        self.setToolTip(text)
        self.update()

    def sizeHint(self) -> QSize:
        now = theme.current()
        words = paint.text_width(self.text() or self._placeholder, "body")
        icon = now.px(ICON) + now.px(8) if self._icon else 0
        return QSize(words + icon + now.px(2 * PADDING + ICON + 8), now.px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.current().px(90), theme.current().px(HEIGHT))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()
        super().changeEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self.update()
        super().leaveEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        now = theme.current()
        painter = QPainter(self)
        invalid = bool(self.property("invalid"))
        ground = "sunken" if not self.isEnabled() or self.underMouse() else "surface"
        edge, width = ("dang", 2) if invalid else ("accent", 2) if self.hasFocus() else ("line2", 1)
        paint.box(painter, self.rect(), fill=now.color(ground), edge=now.color(edge), width=width)
        left, right = now.px(PADDING), self.width() - now.px(PADDING) - now.px(ICON)
        middle = self.height() // 2
        if self._icon:
            painter.drawPixmap(QPoint(left, middle - now.px(ICON) // 2), now.pixmap(self._icon, ICON, "text2"))
            left += now.px(ICON) + now.px(8)
        painter.drawPixmap(QPoint(right, middle - now.px(ICON) // 2), now.pixmap("chevron-down", ICON, "text2"))
        words = QRect(left, 0, right - left - now.px(4), self.height())
        paint.text(painter, words, self.text() or self._placeholder, token="text" if self.text() else "text3")
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down, Qt.Key.Key_F4} and plain:
            self.click()
        elif event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.cleared.emit()
        elif event.key() == Qt.Key.Key_Space:
            super().keyPressEvent(event)
        elif plain and event.text().strip() and event.text().isprintable():
            self.typed.emit(event.text())
        else:
            event.ignore()
