"""Reads the logbook: its top at once, how long it is while the first rows are looked at, and any page by its place."""

from collections.abc import Callable, Collection, Hashable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, QTimer, Signal

from wijkwerker.gui.models.paged_model import PAGE, PagedListModel, PageSource
from wijkwerker.gui.pages.logbook.rows import day_head
from wijkwerker.gui.tasks import TaskRunner

if TYPE_CHECKING:
    from wijkwerker.domain.log_filter import LogFilter
    from wijkwerker.gui.models.rows_model import DayHead
    from wijkwerker.services.moments import DaySum, LogDays, LogLine, LogStart
    from wijkwerker.services.services import Services

_STRETCH = timedelta(183)  # counted in one go, so that other questions never wait long
_PAUSE_MS = 150  # before the rest is counted: who types asks the next question sooner


class LogModel(PagedListModel["LogLine"]):
    """The rows. When the same list is read again, the rows of before stay until those of now are there."""

    def __init__(
        self, tasks: TaskRunner, *, sentence: "Callable[[LogLine], str]", parent: QObject | None = None
    ) -> None:
        super().__init__(tasks, key=_id_of, sentence=sentence, parent=parent)
        self._before: dict[int, Sequence[LogLine | DayHead]] = {}
        self.page_came.connect(self._forget_before)

    def show_anew(self, source: "PageSource[LogLine]") -> None:
        """Show another list."""
        self._before = {}
        self.show(source)

    def show_again(self, source: "PageSource[LogLine]") -> None:
        """Show the same list as it is now."""
        self._before |= self._pages
        self._before.pop(0, None)
        self.show(source)

    def row_value(self, row: int) -> "LogLine | DayHead | None":
        value = super().row_value(row)
        if value is None and self._before:
            number, place = divmod(row, PAGE)
            page = self._before.get(number, ())
            value = page[place] if place < len(page) else None
        return value

    def _forget_before(self, first: int, _last: int) -> None:
        self._before.pop(first // PAGE, None)


def _id_of(line: "LogLine") -> Hashable:
    return line.id


class _Reading:
    """One question with what is known of its answer; its methods run on the read thread."""

    def __init__(self, wanted: "LogFilter", today: date, found: "LogStart | None" = None) -> None:
        self.wanted = wanted
        self.today = today
        self.found = found

    def ask(self, services: "Services") -> "tuple[int, Sequence[LogLine | DayHead]]":
        """The top of the list."""
        self.found = services.moments.start(self.wanted, PAGE)
        return self.top(services)

    def count_anew(self, services: "Services", changed: Collection[date]) -> None:
        """Know how long the list is after moments on some days changed."""
        if self.found is not None:
            days = services.moments.count_anew(self.wanted, self.found.days, changed)
            self.found = replace(self.found, days=days) if days.moments else services.moments.start(self.wanted, PAGE)

    def top(self, services: "Services") -> "tuple[int, Sequence[LogLine | DayHead]]":
        """The number of rows and the first of them."""
        return (self.found.days.length if self.found else 0), self.page(services, 0, PAGE)

    def page(self, services: "Services", first: int, number: int) -> "Sequence[LogLine | DayHead]":
        """Some rows from a place on."""
        if self.found is None:
            return []
        rows = services.moments.page(self.wanted, self.found.days, first, number, self.today)
        return [_row(row, self.today) for row in rows]


def _row(row: "DaySum | LogLine", today: date) -> "LogLine | DayHead":
    """A moment as it is, a day as the head of its moments."""
    return cast("LogLine", row) if hasattr(row, "id") else day_head(row, today)


class LogReader(QObject):
    """What the list shows of a question. `shown(anew)` follows its rows, `counted` when the whole length is known."""

    shown = Signal(bool)
    counted = Signal()

    def __init__(self, tasks: TaskRunner, model: LogModel, today: Callable[[], date], parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._model = model
        self._today = today
        self._asked: _Reading | None = None
        self._showing: _Reading | None = None
        self._shown: _Reading | None = None
        self._anew = False
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._count_shown)
        model.shown.connect(self._rows_came)

    @property
    def wanted(self) -> "LogFilter | None":
        """The question that was asked last."""
        return self._asked.wanted if self._asked is not None else None

    @property
    def count(self) -> int | None:
        """How many moments there are; None while that is being counted."""
        found = self._shown.found if self._shown is not None else None
        return found.days.moments if found is not None and found.older is None else None

    @property
    def is_used(self) -> bool:
        """Whether the file holds any moment, also outside the question."""
        found = self._shown.found if self._shown is not None else None
        return found is not None and found.is_used

    def ask(self, wanted: "LogFilter") -> None:
        """Read another list: the first rows now, and how many there are when it is known."""
        self._asked = self._showing = reading = _Reading(wanted, self._today())
        self._anew = True
        self._model.show_anew(PageSource(start=reading.ask, page=reading.page))

    def refresh(self, changed: Collection[date] | None) -> None:
        """Read the same list again after moments on these days changed; None for any change."""
        before, asked = self._shown, self._asked
        if asked is None:
            return
        if before is not asked and self._anew:
            self.ask(asked.wanted)
            return
        if changed is None or before is None or before is not asked or self.count is None:
            self._read_whole(asked.wanted)
            return
        self._asked = self._showing = reading = _Reading(before.wanted, self._today(), before.found)

        def start(services: "Services") -> "tuple[int, Sequence[LogLine | DayHead]]":
            reading.count_anew(services, changed)
            return reading.top(services)

        self._anew = False
        self._model.show_again(PageSource(start=start, page=reading.page))

    def _read_whole(self, wanted: "LogFilter") -> None:
        """Read the list to its end before it takes the place of what is shown."""
        self._anew = False
        self._asked = reading = _Reading(wanted, self._today())
        self._tasks.read(reading.ask, lambda _top: self._count_on(reading), owner=self, key="days")

    def place_of(self, moment: str, done: Callable[[int | None], None]) -> None:
        """Ask at which place of the list a moment stands; None when it does not fit."""
        reading = self._shown
        if reading is None or reading.found is None:
            done(None)
            return
        wanted, days = reading.wanted, reading.found.days

        def take(place: int | None) -> None:
            if reading is self._shown:
                done(place)

        self._tasks.read(lambda s: s.moments.place_of(wanted, days, moment), take, owner=self, key="place")

    def _rows_came(self) -> None:
        self._shown = self._showing
        self.shown.emit(self._anew)
        if self.count is not None:
            self.counted.emit()
        else:
            self._pause.start()

    def _count_shown(self) -> None:
        if self._shown is not None:
            self._count_on(self._shown)

    def _count_on(self, reading: _Reading) -> None:
        """Count the next stretch of days, until the oldest; then show the whole list."""
        found = reading.found
        if reading is not self._asked or found is None:
            return
        if found.older is None or found.first is None or found.older <= found.first:
            self._ended(reading)
            return
        until = found.older - timedelta(1)
        from_ = max(found.first, until - _STRETCH)
        stretch = replace(reading.wanted, from_=from_, until=until)

        def take(days: "LogDays") -> None:
            whole = found.days.of([*found.days.days, *days.days])
            reading.found = replace(found, days=whole, older=from_)
            self._count_on(reading)

        self._tasks.read(lambda s: s.moments.days(stretch), take, owner=self, key="days")

    def _ended(self, reading: _Reading) -> None:
        if reading.found is not None:
            reading.found = replace(reading.found, older=None)
        self._anew = False
        self._showing = reading
        self._model.show_again(PageSource(start=reading.top, page=reading.page))
