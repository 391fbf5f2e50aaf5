"""The card with the grid: day heads that stay, hours that scroll under them, and what to say when it is empty."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from wijkwerker.domain.dates import long_day, short_weekday
from wijkwerker.gui import theme
from wijkwerker.gui.pages.agenda.hours import AgendaHours
from wijkwerker.gui.pages.agenda.paper import PAD
from wijkwerker.gui.widgets import paint

if TYPE_CHECKING:
    from wijkwerker.services.activities import Planned

HEAD = 54
CIRCLE = 30  # around the figure of today


class DayHeads(QWidget):
    """The names of the days above their columns; today's figure in a circle."""

    day_wanted = Signal(object)

    def __init__(self, hours: AgendaHours, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hours, self._today = hours, today
        self._first, self._days = today(), 7
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_days(self, first: date, days: int) -> None:
        """Show other days."""
        self._first, self._days = first, days
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.current().px(300), theme.current().px(HEAD))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        today = self._today()
        for number in range(self._days):
            left, width = self._hours.column(number)
            self._paint_day(painter, QRect(left, 0, width, self.height()), self._first + timedelta(days=number), today)
        painter.end()

    def _paint_day(self, painter: QPainter, rect: QRect, day: date, today: date) -> None:
        now = theme.current()
        if self._days == 1:
            paint.text(painter, rect, long_day(day, today), font="h2", align=Qt.AlignmentFlag.AlignHCenter)
            return
        word, figure = short_weekday(day.weekday()), str(day.day)
        roomy = paint.text_width(word, "body") + now.px(4 + CIRCLE) < rect.width()
        fonts = ("body", "brand") if roomy else ("micro", "mmed")
        circle = now.px(CIRCLE) if roomy else paint.text_width("00", fonts[1]) + now.px(4)
        wide = paint.text_width(word, fonts[0]) + now.px(4 if roomy else 2)
        left = rect.x() + max(0, (rect.width() - wide - circle) // 2)
        paint.text(painter, QRect(left, 0, wide + 2, rect.height()), word, font=fonts[0], token="text2")
        place = QRect(left + wide, (rect.height() - circle) // 2, circle, circle)
        if day == today:
            paint.box(painter, place, fill=now.color("accent"), radius=circle / 2)
        token = "on" if day == today else "text"
        paint.text(painter, place, figure, font=fonts[1], token=token, align=Qt.AlignmentFlag.AlignHCenter)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        for number in range(self._days):
            left, width = self._hours.column(number)
            if self._days > 1 and left <= event.position().x() < left + width:
                self.day_wanted.emit(self._first + timedelta(days=number))


class AgendaGrid(QFrame):
    """Day heads above scrolling hours; `hours` has the signals. `notice` lies over an empty grid."""

    def __init__(self, now: Callable[[], datetime], notice: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", "true")
        self.hours = AgendaHours(now)
        self.heads = DayHeads(self.hours, lambda: now().date())
        self._area = QScrollArea(self)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(self.hours)
        self._area.viewport().installEventFilter(self)
        self._notice = QFrame(self)
        self._notice.setProperty("card", "true")
        QVBoxLayout(self._notice).addWidget(notice)
        self._notice.hide()
        column = QVBoxLayout(self)
        edge = theme.current().px(8)
        column.setContentsMargins(1, edge // 2, edge, edge)
        column.setSpacing(0)
        column.addWidget(self.heads)
        column.addWidget(self._area, 1)
        self.setFocusProxy(self.hours)
        self.hours.seen.connect(self._show_rect)
        self.heads.day_wanted.connect(self.hours.day_wanted)

    def show_days(self, first: date, days: int, items: "Sequence[Planned] | None") -> None:
        """Show the sessions of some days; None while they are being asked."""
        self.heads.show_days(first, days)
        self.hours.show_days(first, days, items)
        self._notice.setVisible(items is not None and not items)
        self._place_notice()

    def _show_rect(self, rect: QRect) -> None:
        bar, room, edge = self._area.verticalScrollBar(), self._area.viewport().height(), theme.current().px(PAD)
        if rect.top() - edge < bar.value():
            bar.setValue(rect.top() - edge)
        elif rect.bottom() + edge > bar.value() + room:
            bar.setValue(min(rect.top() - edge, rect.bottom() + edge - room))

    def _place_notice(self) -> None:
        if self._notice.isHidden():
            return
        room = self._area.geometry()
        size = self._notice.sizeHint().boundedTo(room.size())
        width = min(max(size.width(), theme.current().px(340)), room.width())
        height = min(max(size.height(), self._notice.heightForWidth(width)), room.height())
        place = QRect(0, 0, width, height)
        place.moveCenter(room.center())
        self._notice.setGeometry(place)
        self._notice.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self._area.viewport():
            self._place_notice()
            self.heads.update()
        return super().eventFilter(watched, event)
