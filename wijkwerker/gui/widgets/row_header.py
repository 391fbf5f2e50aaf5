"""The words above the columns of a list."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from wijkwerker.gui import theme
from wijkwerker.gui.widgets import paint
from wijkwerker.gui.widgets.rows import GAP, INSET, SIGN, RowDelegate

HEIGHT = 32


class RowHeader(QWidget):
    """Names the title and the columns of a RowDelegate where they stand. Decoration: each row says its own sentence."""

    def __init__(self, title: str, delegate: RowDelegate, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title, self._rows = title, delegate
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        now = theme.current()
        return QSize(now.px(200), now.px(HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        now = theme.current()
        painter = QPainter(self)
        painter.fillRect(self.rect(), now.color("surface"))
        painter.fillRect(QRect(0, self.height() - 1, self.width(), 1), now.color("line"))
        lead = now.px(INSET) + now.px(32) + now.px(GAP)
        right = self.width() - now.px(12) - now.px(INSET)  # beside the scroll bar of the list
        if self._rows.signs:
            right -= now.px(SIGN) + now.px(GAP)
        for x, column, _number in self._rows.placed_columns(lead, right):
            area = QRect(x, 0, now.px(column.width) - now.px(GAP), self.height())
            side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
            paint.text(painter, area, column.title, font="mmed", token="text2", align=side)
        area = QRect(now.px(INSET), 0, right - now.px(INSET), self.height())
        paint.text(painter, area, self._title, font="mmed", token="text2")
        painter.end()
