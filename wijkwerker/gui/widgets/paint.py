"""The few shapes that every painted part is made of."""

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QBitmap, QColor, QFont, QFontMetrics, QPainter, QPen, QRegion

from wijkwerker.gui import theme

RADIUS = 8  # of buttons, inputs and chips
RING = 2  # width of the focus ring


def box(
    painter: QPainter,
    rect: QRect,
    *,
    fill: QColor | None = None,
    edge: QColor | None = None,
    width: float = 1,
    radius: float = RADIUS,
    dashed: bool = False,
) -> None:
    """A rounded box inside `rect`, filled and edged; the edge lies wholly within the rectangle."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    if edge is not None:
        pen = QPen(edge, width)
        if dashed:
            pen.setDashPattern([2.0, 2.0])
        painter.setPen(pen)
    painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
    inset = width / 2 if edge is not None else 0
    painter.drawRoundedRect(QRectF(rect).adjusted(inset, inset, -inset, -inset), radius, radius)


def focus_ring(painter: QPainter, rect: QRect, radius: float = RADIUS, token: str = "accent") -> None:
    """The ring that shows where the keyboard is."""
    box(painter, rect, edge=theme.current().color(token), width=RING, radius=radius)


def text(
    painter: QPainter,
    rect: QRect,
    words: str,
    *,
    font: str = "body",
    token: str = "text",
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> None:
    """One line of text in `rect`, elided at the right, in the middle of the height."""
    if rect.width() <= 0:
        return
    now = theme.current()
    face = now.font(font)
    painter.setFont(face)
    painter.setPen(now.color(token))
    painter.drawText(rect, align | Qt.AlignmentFlag.AlignVCenter, elided(words, face, rect.width()))


def elided(words: str, font: QFont, width: int) -> str:
    """The words, cut with an ellipsis when they are wider than `width`."""
    return QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, width)


def text_width(words: str, font: str) -> int:
    """The width in pixels of one line in a font of the theme."""
    return QFontMetrics(theme.current().font(font)).horizontalAdvance(words)


def dot(painter: QPainter, centre: QPointF, radius: float, fill: QColor | None, edge: QColor | None = None) -> None:
    """A filled circle, or a ring when only an edge is given."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(edge, 1.5) if edge is not None else Qt.PenStyle.NoPen)
    painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
    painter.drawEllipse(centre, radius, radius)


def round_mask(size: QSize, radius: int) -> QRegion:
    """The shape of a window with round corners that need not let anything shine through."""
    shape = QBitmap(size)
    shape.clear()
    painter = QPainter(shape)
    painter.setBrush(Qt.GlobalColor.color1)
    painter.setPen(Qt.GlobalColor.color1)
    painter.drawRoundedRect(QRect(QPoint(0, 0), size).adjusted(0, 0, -1, -1), radius, radius)
    painter.end()
    return QRegion(shape)
