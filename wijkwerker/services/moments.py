"""Moments: the logbook, one moment with what hangs on it, and several made collective."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice

from wijkwerker.domain.changes import Changes
from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.domain.kinds import Contact, ContactMoment, Initiative, Promise
from wijkwerker.domain.kinds.record import with_values
from wijkwerker.domain.language import _, ngettext
from wijkwerker.domain.log_filter import LogFilter
from wijkwerker.services.initiatives import begin
from wijkwerker.storage.queries import areas as area_queries
from wijkwerker.storage.queries import logbook, records
from wijkwerker.storage.queries.logbook import DaySum, LogDays, LogLine, Span
from wijkwerker.storage.store import Store


@dataclass(frozen=True)
class LogStart:
    """The newest days of the logbook. What is older than `older` and not before `first` is not counted yet.

    `is_used` tells whether the file holds any moment at all.
    """

    days: LogDays
    older: date | None = None
    first: date | None = None
    is_used: bool = True


@dataclass(frozen=True)
class MomentParts:
    """A moment with the names of what it refers to, and its promises. `organisations` are ids among `contacts`."""

    moment: ContactMoment
    area: str
    worker: str
    initiative: str
    activity: str
    contacts: dict[str, str]
    promises: tuple[Promise, ...]
    organisations: frozenset[str] = frozenset()


class Moments:
    """What happened."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def start(self, wanted: LogFilter, number: int) -> LogStart:
        """The days of the newest `number` moments, found in a moment whatever there is before them."""
        with self._store.read() as connection:
            areas = area_queries.inside(connection, wanted.area)
            found = logbook.newest(connection, wanted, areas, number)
            first = logbook.first_day(connection)
            people: dict[date, list[int]] = {}
            for day, count in found:
                people.setdefault(day, []).append(count)
            known = [DaySum(day, len(counts), sum(counts)) for day, counts in people.items()]
            if len(found) < number or first is None:
                return LogStart(LogDays.of(known), is_used=first is not None)
            last = known[-1].day
            known[-1:] = logbook.days(connection, replace(wanted, from_=last, until=last), areas).days
        return LogStart(LogDays.of(known), older=last, first=max(first, wanted.from_ or first))

    def days(self, wanted: LogFilter) -> LogDays:
        """The days of the logbook that hold moments, newest first."""
        with self._store.read() as connection:
            areas = area_queries.inside(connection, wanted.area)
            return logbook.days(connection, wanted, areas)

    def page(
        self, wanted: LogFilter, days: LogDays, first: int, number: int, today: date
    ) -> Sequence[DaySum | LogLine]:
        """The rows of the logbook from place `first`: a DaySum heads the moments of its day."""
        parts = list(days.between(first, number))
        if not parts:
            return []
        span = Span(parts[0][0].day, parts[-1][0].day, parts[0][2], sum(take for _day, _head, _skip, take in parts))
        with self._store.read() as connection:
            areas = area_queries.inside(connection, wanted.area)
            lines = iter(logbook.stretch(connection, wanted, areas, span, today))
        rows: list[DaySum | LogLine] = []
        for day, head, _skip, take in parts:
            rows.extend([day] if head else [])
            rows.extend(islice(lines, take))
        return rows

    def count_anew(self, wanted: LogFilter, days: LogDays, changed: Iterable[date]) -> LogDays:
        """The days after moments on some days changed."""
        counted: dict[date, DaySum | None] = {}
        with self._store.read() as connection:
            areas = area_queries.inside(connection, wanted.area)
            for day in changed:
                if (wanted.from_ is None or day >= wanted.from_) and (wanted.until is None or day <= wanted.until):
                    one = logbook.days(connection, replace(wanted, from_=day, until=day), areas).days
                    counted[day] = one[0] if one else None
        return days.counted_anew(counted)

    def fits(self, wanted: LogFilter, moment: str) -> bool:
        """Whether the logbook shows a moment with this filter."""
        with self._store.read() as connection:
            areas = area_queries.inside(connection, wanted.area)
            return logbook.fits(connection, wanted, areas, moment) is not None

    def place_of(self, wanted: LogFilter, days: LogDays, moment: str) -> int | None:
        """The place of a moment in the logbook; None when it does not fit the filter."""
        with self._store.read() as connection:
            areas = area_queries.inside(connection, wanted.area)
            return logbook.place_of(connection, wanted, areas, days, moment)

    def parts(self, moment_id: str) -> MomentParts:
        """A moment with what hangs on it. Raises WijkwerkerError when it is not there."""
        with self._store.read() as connection:
            moment = records.get(connection, ContactMoment, moment_id)
            if moment is None:
                raise WijkwerkerError(_("Dit moment is er niet meer."), _("Kies een ander moment in het logboek."))
            names = {
                kind: records.titles(connection, kind, [record] if record else [])
                for kind, record in (
                    ("area", moment.area),
                    ("worker", moment.worker),
                    ("initiative", moment.initiative),
                    ("activity", moment.activity),
                )
            }
            people = [records.get(connection, Contact, contact) for contact in sorted(moment.contacts)]
            return MomentParts(
                moment,
                names["area"].get(moment.area or "", ""),
                names["worker"].get(moment.worker or "", ""),
                names["initiative"].get(moment.initiative or "", ""),
                names["activity"].get(moment.activity or "", ""),
                {one.id: one.name for one in people if one is not None},
                tuple(records.where(connection, Promise, "moment", moment.id, "promised_on")),
                frozenset(one.id for one in people if one is not None and one.organisation),
            )

    def make_collective(self, moment_ids: Iterable[str], initiative: Initiative, today: date) -> Changes:
        """Hang several moments on one initiative, which may be new; it then begins the line of its phases."""
        with self._store.write() as writer:
            if writer.get(Initiative, initiative.id) is None:
                begin(writer, initiative, today)
            count = 0
            for moment_id in moment_ids:
                moment = writer.get(ContactMoment, moment_id)
                if moment is not None:
                    writer.save(with_values(moment, {"initiative": initiative.id}))
                    count += 1
            told = ngettext("{n} moment hoort nu bij {title}", "{n} momenten horen nu bij {title}", count)
            return writer.changes(told.format(n=count, title=initiative.title))


__all__ = ["DaySum", "LogDays", "LogLine", "LogStart", "MomentParts", "Moments"]
