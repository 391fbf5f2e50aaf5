"""Moments: the logbook, one moment with what hangs on it, and several made collective."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice

from wijkwerker.domain.changes import Changes
from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.domain.kinds import ContactMoment, Initiative, Promise
from wijkwerker.domain.kinds.record import with_values
from wijkwerker.domain.language import _, ngettext
from wijkwerker.domain.log_filter import LogFilter
from wijkwerker.services.initiatives import begin
from wijkwerker.storage.queries import areas as area_queries
from wijkwerker.storage.queries import logbook, records
from wijkwerker.storage.queries.logbook import DaySum, LogDays, LogLine, Span
from wijkwerker.storage.store import Store


@dataclass(frozen=True)
class MomentParts:
    """A moment with the names of what it refers to, and its promises."""

    moment: ContactMoment
    area: str
    worker: str
    initiative: str
    activity: str
    contacts: dict[str, str]
    promises: tuple[Promise, ...]


class Moments:
    """What happened."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def days(self, wanted: LogFilter) -> LogDays:
        """The days of the logbook that hold moments, newest first."""
        with self._store.read() as connection:
            areas = area_queries.within(connection, wanted.area) if wanted.area else None
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
            areas = area_queries.within(connection, wanted.area) if wanted.area else None
            lines = iter(logbook.stretch(connection, wanted, areas, span, today))
        rows: list[DaySum | LogLine] = []
        for day, head, _skip, take in parts:
            rows.extend([day] if head else [])
            rows.extend(islice(lines, take))
        return rows

    def place_of(self, wanted: LogFilter, moment: str) -> int | None:
        """The place of a moment in the logbook; None when it does not fit the filter."""
        with self._store.read() as connection:
            areas = area_queries.within(connection, wanted.area) if wanted.area else None
            return logbook.place_of(connection, wanted, areas, moment)

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
            return MomentParts(
                moment,
                names["area"].get(moment.area or "", ""),
                names["worker"].get(moment.worker or "", ""),
                names["initiative"].get(moment.initiative or "", ""),
                names["activity"].get(moment.activity or "", ""),
                records.titles(connection, "contact", moment.contacts),
                tuple(records.where(connection, Promise, "moment", moment.id, "promised_on")),
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
