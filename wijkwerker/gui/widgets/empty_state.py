"""What stands where a list is empty: an icon, a title, one line and at most one button."""

from PySide6.QtCore import QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from wijkwerker.gui import theme
from wijkwerker.gui.widgets import paint

ICON = 26
CIRCLE = 56


class RoundIcon(QWidget):
    """An icon on a circle; decoration."""

    def __init__(
        self,
        icon: str,
        *,
        ground: str = "sunken",
        ink: str = "text2",
        size: int = CIRCLE,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon, self._ground, self._ink, self._size = icon, ground, ink, size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_icon(self, icon: str, *, ground: str = "sunken", ink: str = "text2") -> None:
        """Show another icon."""
        self._icon, self._ground, self._ink = icon, ground, ink
        self.update()

    def sizeHint(self) -> QSize:
        side = theme.current().px(self._size)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        now = theme.current()
        painter = QPainter(self)
        side = now.px(self._size)
        paint.dot(painter, QPointF(side / 2, side / 2), side / 2, now.color(self._ground))
        icon = round(self._size * ICON / CIRCLE)
        inner = QRect(0, 0, now.px(icon), now.px(icon))
        inner.moveCenter(QRect(0, 0, side, side).center())
        painter.drawPixmap(inner.topLeft(), now.pixmap(self._icon, icon, self._ink))
        painter.end()


class EmptyState(QWidget):
    """Three kinds: *begin* (with `action` as the solid button), *filter* (a normal button) and *klaar* (no button)."""

    acted = Signal()

    def __init__(
        self,
        icon: str,
        title: str,
        text: str = "",
        *,
        action: str = "",
        action_icon: str = "",
        solid: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        now = theme.current()
        column = QVBoxLayout(self)
        column.setContentsMargins(now.px(16), now.px(24), now.px(16), now.px(24))
        column.setSpacing(now.px(4))
        middle = Qt.AlignmentFlag.AlignHCenter
        self._icon = RoundIcon(icon)
        self._title = _centred("h2")
        self._text = _centred("small muted")
        self._button = QPushButton()
        self._button.clicked.connect(self.acted)
        column.addStretch(1)
        column.addWidget(self._icon, 0, middle)
        column.addSpacing(now.px(12))
        column.addWidget(self._title)
        column.addWidget(self._text)
        column.addSpacing(now.px(8))
        column.addWidget(self._button, 0, middle)
        column.addStretch(1)
        self.say(icon, title, text, action=action, action_icon=action_icon, solid=solid)

    def say(
        self, icon: str, title: str, text: str = "", *, action: str = "", action_icon: str = "", solid: bool = False
    ) -> None:
        """Show another invitation."""
        self._icon.show_icon(icon)
        self._title.setText(title)
        self._text.setText(text)
        self._text.setVisible(bool(text))
        self._button.setText(action)
        self._button.setVisible(bool(action))
        theme.vary(self._button, variant="solid" if solid else "normal")
        if action_icon:
            theme.set_icon(self._button, action_icon, "on" if solid else "text2", 16)
        self.setAccessibleName(f"{title}. {text}")

    def button(self) -> QPushButton:
        """The button, for the order of the keyboard."""
        return self._button


def _centred(role: str) -> QLabel:
    label = QLabel()
    label.setProperty("role", role)
    label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    label.setWordWrap(True)
    return label
