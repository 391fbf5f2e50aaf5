"""Parts of one width beside each other, and on more lines where there is no room for all."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from wijkwerker.gui import theme


class EvenGrid(QWidget):
    """Each part is at least `least` pixels of the design wide; lines are filled as evenly as can be."""

    def __init__(self, *, least: int, gap: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._least, self._gap = least, gap
        self._parts: list[QWidget] = []
        self._shown = (0, 0)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(theme.current().px(gap))
        theme.appearance().changed.connect(self._fit)

    def add(self, part: QWidget) -> None:
        """Put a part at the end."""
        part.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._parts.append(part)
        self._fit()

    def _fit(self) -> None:
        if not self._parts:
            return
        now = theme.current()
        gap = now.px(self._gap)
        room = max(1, (self.width() + gap) // (now.px(self._least) + gap))
        lines = -(-len(self._parts) // room)
        columns = -(-len(self._parts) // lines)
        self._grid.setSpacing(gap)
        if self._shown == (columns, len(self._parts)):
            return
        self._shown = (columns, len(self._parts))
        for place, part in enumerate(self._parts):
            self._grid.addWidget(part, place // columns, place % columns)
        for column in range(max(columns, self._grid.columnCount())):
            self._grid.setColumnStretch(column, int(column < columns))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
