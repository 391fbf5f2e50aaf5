"""A switch, for settings that act at once."""

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from wijkwerker.gui import theme
from wijkwerker.gui.widgets import paint

WIDTH = 36
HEIGHT = 20


class Switch(QAbstractButton):
    """On or off; Space, Enter or a click. `toggled(on)` follows each change, `clicked(on)` those by the worker."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        now = theme.current()
        return QSize(now.px(WIDTH) + 8, now.px(28))

    def paintEvent(self, event: QPaintEvent) -> None:
        now = theme.current()
        painter = QPainter(self)
        height, width = now.px(HEIGHT), now.px(WIDTH)
        track = QRect(4, (self.height() - height) // 2, width, height)
        radius = height / 2
        on = self.isChecked()
        if on:
            paint.box(painter, track, fill=now.color("accent"), radius=radius)
        else:
            paint.box(painter, track, fill=now.color("surface"), edge=now.color("line2"), width=1.5, radius=radius)
        x = track.right() - radius + 1 if on else track.x() + radius
        knob = QPointF(x, track.y() + radius)
        paint.dot(painter, knob, radius - 4, now.color("on" if on else "line2"))
        if self.hasFocus():
            paint.focus_ring(painter, track.adjusted(-4, -4, 4, 4), radius=radius + 4)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)
