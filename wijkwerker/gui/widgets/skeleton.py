"""Grey bars where rows will be, shown while they are fetched. They do not move: nothing on the screen blinks."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from wijkwerker.domain.language import _
from wijkwerker.gui import theme
from wijkwerker.gui.widgets import paint

_WIDTHS = ((0.62, 0.92), (0.56, 0.82), (0.5, 0.74), (0.66, 0.86))


def paint_skeleton_row(painter: QPainter, rect: QRect, number: int, *, lead: bool = True) -> None:
    """Two bars, after a circle when the row has a `lead`; `number` varies the lengths."""
    now = theme.current()
    grey = now.color("hover")
    middle = rect.center().y()
    x = rect.x()
    if lead:
        side = now.px(32)
        paint.box(painter, QRect(x, middle - side // 2, side, side), fill=grey, radius=side / 2)
        x += side + now.px(12)
    room = min(rect.right() - x, now.px(420))
    bar = now.px(8)
    for part, top in zip(_WIDTHS[number % len(_WIDTHS)], (middle - now.px(11), middle + now.px(5)), strict=True):
        paint.box(painter, QRect(x, top, round(room * part * 0.9), bar), fill=grey, radius=bar / 2)


class Skeleton(QWidget):
    """A few rows of grey bars."""

    def __init__(
        self, rows: int = 3, *, row_height: int = 50, lead: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._rows, self._row_height, self._lead = rows, row_height, lead
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("Bezig met ophalen"))

    def sizeHint(self) -> QSize:
        now = theme.current()
        return QSize(now.px(160), now.px(self._row_height) * self._rows)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        height = theme.current().px(self._row_height)
        for number in range(self._rows):
            area = QRect(self.contentsMargins().left(), number * height, self.width(), height)
            paint_skeleton_row(painter, area, number, lead=self._lead)
        painter.end()
