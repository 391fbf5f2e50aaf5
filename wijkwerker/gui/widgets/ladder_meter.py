"""How much say residents have, as six dots; the word stands beside them, never the dots alone."""

from PySide6.QtCore import QPoint, QPointF
from PySide6.QtGui import QPainter

from wijkwerker.gui import theme
from wijkwerker.gui.widgets import paint

DOT = 6
STEP = 9
HEIGHT = 18


def ladder_width(steps: int) -> int:
    """The width in pixels of the dots."""
    return theme.current().px(STEP) * steps


def paint_ladder(painter: QPainter, corner: QPoint, step: int, steps: int) -> int:
    """Paint `steps` dots of which the first `step` are full, in a line HEIGHT high; gives the width it took."""
    now = theme.current()
    radius = now.px(DOT) / 2
    for number in range(steps):
        centre = QPointF(corner.x() + radius + number * now.px(STEP), corner.y() + now.px(HEIGHT) / 2)
        paint.dot(painter, centre, radius, now.color("accent" if number < step else "line3"))
    return ladder_width(steps)
