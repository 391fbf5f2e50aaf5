"""Fields for a day, a time, and a day with a time; days may be typed as people say them."""

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, datetime, time, timedelta

from PySide6.QtCore import QDate, QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from wijkwerker.domain.dates import near_day, parse_day, short_day
from wijkwerker.domain.language import _
from wijkwerker.gui import theme
from wijkwerker.gui.widgets.fields.field import Field
from wijkwerker.gui.widgets.icon_edit import IconEdit

_WRITTEN = re.compile(r"\s*(\d{1,2})[-/. ](\d{1,2})(?:[-/. ](\d{4}))?\s*")


def nearest_day(text: str, today: date) -> date | None:
    """The last day of the month for a day that its month does not have, as 31-09; None for other texts."""
    match = _WRITTEN.fullmatch(text)
    if match is None:
        return None
    day, month, year = int(match[1]), int(match[2]), int(match[3] or today.year)
    if not 1 <= month <= 12 or not 1 <= day <= 31 or not 1 <= year <= 9999:
        return None
    return date(year, month, min(day, monthrange(year, month)[1]))


class CalendarPopup(QFrame):
    """A month to choose a day from, with the numbers of the weeks."""

    def __init__(self, opener: QWidget, day: date, choose: Callable[[date], None]) -> None:
        super().__init__(opener, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setProperty("popup", True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._opener, self._choose = opener, choose
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*[theme.current().px(6)] * 4)
        self.calendar = QCalendarWidget()
        self.calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.ISOWeekNumbers)
        weekend = QTextCharFormat()
        weekend.setForeground(theme.current().color("text2"))
        for weekday in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.calendar.setWeekdayTextFormat(weekday, weekend)
        self.calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        self.calendar.activated.connect(self._chosen)
        self.calendar.clicked.connect(self._chosen)
        layout.addWidget(self.calendar)

    def open(self) -> None:
        """Show the month under its opener."""
        self.adjustSize()
        self.move(self._opener.mapToGlobal(QPoint(0, self._opener.height() + 4)))
        self.show()
        self.calendar.setFocus()

    def _chosen(self, day: QDate) -> None:
        self.close()
        self._choose(date(day.year(), day.month(), day.day()))


class DateField(Field):
    """A day, typed as *vandaag*, *vr*, *13-10* or *13-10-2026*, or chosen from a calendar (Alt+↓).

    ↑ and ↓ go a day on and back. With `ahead` a weekday or a day without year is the next one instead of the last.
    """

    def __init__(
        self,
        label: str,
        today: Callable[[], date],
        *,
        ahead: bool = False,
        hint: str = "",
        icon: str = "calendar",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, hint=hint, parent=parent)
        self._today, self._ahead = today, ahead
        self._day: date | None = None
        self.edit = IconEdit(icon, _("vandaag, vr of 13-10"))
        self.edit.icon_clicked.connect(self.open_calendar)
        self._put(self.edit)
        self.edit.installEventFilter(self)
        self.edit.editingFinished.connect(self._commit)
        self.edit.textEdited.connect(self.clear_error)

    def value(self) -> date | None:
        """The day; what is being typed counts when it is a day."""
        text = self.edit.text().strip()
        if text == self._written():
            return self._day
        return parse_day(text, today=self._today(), ahead=self._ahead) if text else None

    def set_value(self, value: date | None) -> None:
        self._day = value
        self.edit.setText(self._written())
        self.clear_error()

    def _written(self) -> str:
        if self._day is None:
            return ""
        today = self._today()
        near = near_day(self._day, today)
        return near if abs((self._day - today).days) <= 1 else short_day(self._day, today)

    def _commit(self) -> None:
        text = self.edit.text().strip()
        if text == self._written():
            return
        day = parse_day(text, today=self._today(), ahead=self._ahead) if text else None
        if text and day is None:
            self._refuse(text)
            return
        self._take(day)

    def _refuse(self, text: str) -> None:
        near = nearest_day(text, self._today())
        if near is None:
            self.show_error(_("Dit is geen dag. Typ bijvoorbeeld vandaag, vr of 13-10."))
            return
        written = near.strftime("%d-%m-%Y")
        self.show_error(
            _("Deze dag bestaat niet. Bedoel je {day}?").format(day=written), (_("Ja"), lambda: self._fix(near))
        )

    def _fix(self, day: date) -> None:
        self._take(day)
        self.edit.setFocus()

    def _take(self, day: date | None) -> None:
        before = self._day
        self.set_value(day)
        if day != before:
            self.edited.emit(day)

    def open_calendar(self) -> None:
        """Show the month in which the day falls."""
        CalendarPopup(self.edit, self._day or self._today(), self._fix).open()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.edit and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()), 0)
            calendar = event.key() == Qt.Key.Key_F4 or (
                step == -1 and event.modifiers() & Qt.KeyboardModifier.AltModifier
            )
            if calendar:
                self.open_calendar()
                return True
            if step:
                self._take((self.value() or self._today()) + timedelta(step if self.value() else 0))
                self.edit.selectAll()
                return True
        return super().eventFilter(watched, event)


_TIME = re.compile(r"(\d{1,2})(?:[:.hu ]?(\d{2}))?\s*(?:uur|u)?")


def parse_time(text: str) -> time | None:
    """The time that someone typed: 9, 930, 9.30, 9:30 or 9 uur; None when it is none."""
    match = _TIME.fullmatch(text.strip().lower())
    if match is None:
        return None
    hour, minute = int(match[1]), int(match[2] or 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


class TimeField(Field):
    """A time of day; ↑ and ↓ go a quarter of an hour on and back."""

    def __init__(self, label: str, *, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(label, hint=hint, parent=parent)
        self._time: time | None = None
        self.edit = QLineEdit()
        self.edit.setPlaceholderText(_("13:30"))
        self._put(self.edit)
        self.edit.installEventFilter(self)
        self.edit.editingFinished.connect(self._commit)
        self.edit.textEdited.connect(self.clear_error)

    def value(self) -> time | None:
        return parse_time(self.edit.text())

    def set_value(self, value: time | None) -> None:
        self._time = value
        self.edit.setText(f"{value:%H:%M}" if value is not None else "")
        self.clear_error()

    def _commit(self) -> None:
        text = self.edit.text().strip()
        value = parse_time(text)
        if text and value is None:
            self.show_error(_("Dit is geen tijd. Typ bijvoorbeeld 13:30."))
            return
        before = self._time
        self.set_value(value)
        if value != before:
            self.edited.emit(value)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.edit and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = {Qt.Key.Key_Up: 15, Qt.Key.Key_Down: -15}.get(Qt.Key(event.key()), 0)
            if step:
                value = self.value() or time(9)
                minutes = (value.hour * 60 + value.minute + step) % (24 * 60)
                self.edit.setText(f"{minutes // 60:02}:{minutes % 60:02}")
                self._commit()
                self.edit.selectAll()
                return True
        return super().eventFilter(watched, event)


class DateTimeField(Field):
    """A day and a time beside each other, as one value."""

    def __init__(
        self, label: str, today: Callable[[], date], *, ahead: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(label, parent=parent)
        self.day = DateField(_("Dag"), today, ahead=ahead)
        self.time = TimeField(_("Tijd"))
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.current().px(8))
        layout.addWidget(self.day, 3)
        layout.addWidget(self.time, 2)
        for part in (self.day, self.time):
            part.hide_label()  # the label of the whole stands above both
            part.edit.setAccessibleName(f"{label}: {part.label}")
            part.edited.connect(self._edited)
        self._put(row, self.day.edit)
        self.day.edit.setAccessibleName(f"{label}: {self.day.label}")

    def value(self) -> datetime | None:
        day, at = self.day.value(), self.time.value()
        return datetime.combine(day, at or time(9)) if day is not None else None

    def set_value(self, value: datetime | None) -> None:
        self.day.set_value(value.date() if value is not None else None)
        self.time.set_value(value.time() if value is not None else None)

    def _edited(self) -> None:
        self.edited.emit(self.value())
