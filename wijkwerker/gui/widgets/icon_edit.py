"""A line to type in with an icon before the text, and if wanted the key that leads to it behind the text."""

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from wijkwerker.gui import theme
from wijkwerker.gui.widgets.key_hint import HEIGHT as KEY_HEIGHT
from wijkwerker.gui.widgets.key_hint import key_text, key_width, paint_key

ICON = 16
GAP = 8


class IconEdit(QLineEdit):
    """`icon_clicked` follows a click on the icon."""

    icon_clicked = Signal()

    def __init__(self, icon: str, placeholder: str = "", *, key: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self._key = key_text(key) if key else ""
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self._make_room()

    def _make_room(self) -> None:
        now = theme.current()
        right = key_width(self._key) + now.px(2) if self._key else 0
        self.setTextMargins(now.px(ICON + GAP) - 2, 0, right, 0)

    def _left(self) -> int:
        return theme.current().px(11)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        now = theme.current()
        painter = QPainter(self)
        middle = self.height() // 2
        painter.drawPixmap(QPoint(self._left(), middle - now.px(ICON) // 2), now.pixmap(self._icon, ICON, "text2"))
        if self._key and not self.text():
            right = self.width() - now.px(8) - key_width(self._key)
            paint_key(painter, QPoint(right, middle - now.px(KEY_HEIGHT) // 2), self._key)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._make_room()

    def _on_icon(self, event: QMouseEvent) -> bool:
        return event.position().x() < self._left() + theme.current().px(ICON + GAP // 2)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.setCursor(Qt.CursorShape.ArrowCursor if self._on_icon(event) else Qt.CursorShape.IBeamCursor)
        super().mouseMoveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._on_icon(event):
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self.icon_clicked.emit()
            return
        super().mousePressEvent(event)
