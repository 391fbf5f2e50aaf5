"""What happened, newest first: an icon on a line, title and detail, and when."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from wijkwerker.gui import theme
from wijkwerker.gui.widgets import paint
from wijkwerker.gui.widgets.open_row import OpenRow
from wijkwerker.gui.widgets.tags import TONES

ROW = 46
CIRCLE = 28


@dataclass(frozen=True, slots=True)
class TimelineItem:
    """One event; `tone` is one of the tags."""

    key: Hashable
    title: str
    detail: str = ""
    when: str = ""
    icon: str = "clock"
    tone: str = "neutral"


class TimelineRow(OpenRow):
    """One event as a row that can be opened."""

    def __init__(self, item: TimelineItem, *, last: bool, parent: QWidget | None = None) -> None:
        super().__init__(item.key, parent)
        self.item = item
        self._last = last
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(". ".join(part for part in (item.when, item.title, item.detail) if part))
        self.setToolTip(item.detail)

    def sizeHint(self) -> QSize:
        now = theme.current()
        return QSize(now.px(240), now.px(ROW))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.current().px(120), theme.current().px(ROW))

    def paintEvent(self, event: QPaintEvent) -> None:
        now = theme.current()
        painter = QPainter(self)
        item, size = self.item, now.px(CIRCLE)
        left = now.px(4)
        ground, ink = TONES[item.tone]
        centre = QPointF(left + size / 2, now.px(4) + size / 2)
        if not self._last:
            top = now.px(4) + size + 2
            painter.fillRect(QRect(round(centre.x()), top, 1, self.height() - top + 2), now.color("line"))
        paint.dot(painter, centre, size / 2, now.color(ground))
        corner = QPointF(centre.x() - now.px(14) / 2, centre.y() - now.px(14) / 2).toPoint()
        painter.drawPixmap(corner, now.pixmap(item.icon, 14, ink))
        x = left + size + now.px(12)
        right = self.width() - now.px(4)
        width = paint.text_width(item.when, "micro")
        line = now.px(18)
        when = QRect(right - width, now.px(3), width + 1, line)
        paint.text(painter, when, item.when, font="micro", token="text2")
        title = QRect(x, now.px(3), right - width - now.px(10) - x, line)
        paint.text(painter, title, item.title, font="med")
        paint.text(painter, QRect(x, now.px(21), right - x, line), item.detail, font="small", token="text2")
        if self.hasFocus():
            paint.focus_ring(painter, self.rect())
        painter.end()


class Timeline(QWidget):
    """Events one below the other; ↑ and ↓ walk, Enter opens (`opened(key)`)."""

    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addStretch(1)
        self._rows: list[TimelineRow] = []

    def show_items(self, items: Sequence[TimelineItem]) -> None:
        """Show other events."""
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = []
        for number, item in enumerate(items):
            row = TimelineRow(item, last=number == len(items) - 1, parent=self)
            row.opened.connect(self.opened)
            row.installEventFilter(self)
            self._column.insertWidget(number, row)
            self._rows.append(row)

    def rows(self) -> list[TimelineRow]:
        """The rows that are shown."""
        return list(self._rows)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and watched in self._rows:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
            place = next(n for n, row in enumerate(self._rows) if row is watched) + step
            if step and 0 <= place < len(self._rows):
                self._rows[place].setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return super().eventFilter(watched, event)
