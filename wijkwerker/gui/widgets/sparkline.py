"""A little line without axes: the way a figure went, with its last point marked."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from wijkwerker.gui import theme
from wijkwerker.gui.widgets import paint


def paint_sparkline(painter: QPainter, rect: QRectF, values: Sequence[float]) -> None:
    """Paint the values from left to right in `rect`; the lowest at the bottom, nothing for fewer than two."""
    if len(values) < 2:
        return
    now = theme.current()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    rect = rect.adjusted(1, 4, -4, -2)
    low, high = min(0.0, *values), max(values)
    span = (high - low) or 1
    step = rect.width() / (len(values) - 1)
    points = [
        QPointF(rect.x() + n * step, rect.bottom() - (v - low) / span * rect.height()) for n, v in enumerate(values)
    ]
    line = QPainterPath(points[0])
    for point in points[1:]:
        line.lineTo(point)
    below = QPainterPath(line)
    below.lineTo(rect.right(), rect.bottom())
    below.lineTo(rect.x(), rect.bottom())
    pale = QColor(now.color("accent"))
    pale.setAlpha(26)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.fillPath(below, pale)
    painter.setPen(QPen(now.color("accent"), 1.8))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(line)
    paint.dot(painter, points[-1], 3, now.color("accent"))


class Sparkline(QWidget):
    """A sparkline; `words` say in one sentence how it went."""

    def __init__(self, values: Sequence[float] = (), words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values: list[float] = []
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.show_values(values, words)

    def show_values(self, values: Sequence[float], words: str = "") -> None:
        """Show another line."""
        self._values = [float(value) for value in values]
        self.setAccessibleName(words)
        self.update()

    def sizeHint(self) -> QSize:
        now = theme.current()
        return QSize(now.px(80), now.px(30))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_sparkline(painter, QRectF(self.rect()), self._values)
        painter.end()
