"""The ruled paper of the agenda: where days, hours and half hours are, and how that is painted."""

from dataclasses import dataclass
from datetime import date, datetime

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter

from wijkwerker.gui import theme
from wijkwerker.gui.pages.agenda.places import Block, hour_of, slot_at
from wijkwerker.gui.widgets import paint

HOUR = 54  # the least height of an hour
AXIS = 56
PAD = 12  # above the first and below the last line
GAP = 3  # between a session and the lines of its day
_SKELETON = ((0, 9.5, 11.0), (1, 13.0, 15.0), (2, 10.0, 12.0), (3, 15.0, 16.5), (4, 9.5, 11.0), (5, 10.0, 13.0))


@dataclass(frozen=True)
class Paper:
    """Some days from `first` on, with the hours from and until, on a surface of `width` by `height` pixels."""

    first: date
    days: int
    hours: tuple[int, int]
    width: int
    height: int

    def least_height(self) -> int:
        """The height below which an hour would be too low."""
        now = theme.current()
        return (self.hours[1] - self.hours[0]) * now.px(HOUR) + 2 * now.px(PAD)

    def holds(self, day: date) -> bool:
        """Whether a day is among those that are shown."""
        return 0 <= (day - self.first).days < self.days

    def column(self, number: int) -> tuple[int, int]:
        """The x and the width of a day."""
        axis = theme.current().px(AXIS)
        room = self.width - axis
        left = axis + room * number // self.days
        return left, axis + room * (number + 1) // self.days - left

    def _hour_height(self) -> float:
        return (self.height - 2 * theme.current().px(PAD)) / (self.hours[1] - self.hours[0])

    def y(self, hour: float) -> int:
        """The y of a time of day in hours."""
        return theme.current().px(PAD) + round((hour - self.hours[0]) * self._hour_height())

    def rect(self, column: int, top: float, bottom: float, lane: int = 0, lanes: int = 1) -> QRect:
        """Where something stands from hour `top` to hour `bottom`, in one of the lanes of a day."""
        gap = theme.current().px(GAP)
        left, width = self.column(column)
        left, width = left + gap, width - 2 * gap
        x = left + width * lane // lanes
        end = left + width * (lane + 1) // lanes - (theme.current().px(2) if lane < lanes - 1 else 0)
        return QRect(x, self.y(top) + 1, end - x, self.y(bottom) - self.y(top) - 2)

    def rect_of(self, block: Block) -> QRect:
        """Where a block stands."""
        return self.rect(block.column, block.top, block.bottom, block.lane, block.lanes)

    def slot_rect(self, slot: datetime) -> QRect:
        """Where a half hour is."""
        hour = hour_of(slot)
        return self.rect((slot.date() - self.first).days, hour, hour + 0.5)

    def slot_at(self, point: QPoint) -> datetime | None:
        """The half hour at a point; None beside the days."""
        hour = (point.y() - theme.current().px(PAD)) / self._hour_height() + self.hours[0]
        for number in range(self.days):
            left, width = self.column(number)
            if left <= point.x() < left + width and self.hours[0] <= hour < self.hours[1]:
                return slot_at(self.first, number, hour)
        return None


def paint_ground(painter: QPainter, paper: Paper, today: date) -> None:
    """The lines of hours and days, with today tinted."""
    now = theme.current()
    if paper.holds(today) and paper.days > 1:
        left, width = paper.column((today - paper.first).days)
        painter.fillRect(QRect(left, 0, width, paper.height), now.color("sunken"))
    half = now.px(10)
    for hour in range(paper.hours[0], paper.hours[1] + 1):
        y = paper.y(hour)
        painter.fillRect(QRect(now.px(AXIS), y, paper.width - now.px(AXIS), 1), now.color("line"))
        place = QRect(0, y - half, now.px(AXIS - 10), 2 * half)
        paint.text(painter, place, f"{hour}:00", font="small", token="text2", align=Qt.AlignmentFlag.AlignRight)
    for number in range(paper.days):
        painter.fillRect(QRect(paper.column(number)[0], 0, 1, paper.height), now.color("line"))


def paint_skeleton(painter: QPainter, paper: Paper) -> None:
    """Pale blocks, as long as the sessions are being asked."""
    for column, top, bottom in _SKELETON[: paper.days]:
        paint.box(painter, paper.rect(column, top, bottom), fill=theme.current().color("hover"), radius=6)


def paint_now(painter: QPainter, paper: Paper, when: datetime) -> None:
    """The line of the time it is."""
    hour = hour_of(when)
    if not (paper.holds(when.date()) and paper.hours[0] <= hour <= paper.hours[1]):
        return
    left, width = paper.column((when.date() - paper.first).days)
    y, red = paper.y(hour), theme.current().color("dang")
    painter.fillRect(QRect(left, y - 1, width, 2), red)
    painter.setBrush(red)
    painter.setPen(Qt.PenStyle.NoPen)
    size = theme.current().px(9)
    painter.drawEllipse(QRectF(left - size / 2, y - size / 2, size, size))
