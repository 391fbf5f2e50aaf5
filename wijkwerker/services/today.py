"""The page Vandaag: what the day asks of the worker."""

from dataclasses import dataclass
from datetime import date

from wijkwerker.domain.kinds import Worker
from wijkwerker.storage.queries import areas as area_queries
from wijkwerker.storage.queries import records
from wijkwerker.storage.queries import settings as setting_queries
from wijkwerker.storage.queries import today as queries
from wijkwerker.storage.queries.today import Meeting, NeverAsked, QuietInitiative
from wijkwerker.storage.store import Store

__all__ = ["Meeting", "NeverAsked", "Quiet", "QuietInitiative", "Start", "Today", "Unasked"]


@dataclass(frozen=True)
class Start:
    """Who works here ('' when nobody is known) and whether nothing was written down yet."""

    worker: str
    is_untouched: bool


@dataclass(frozen=True)
class Quiet:
    """The first initiatives that nothing was heard of, how many there are, and for how many days that is."""

    initiatives: list[QuietInitiative]
    total: int
    days: int


@dataclass(frozen=True)
class Unasked:
    """The first people who were never asked, and how many there are."""

    people: list[NeverAsked]
    total: int


class Today:
    """What a day asks, in an area and the areas in it; everywhere without one."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def start(self) -> Start:
        """Whom to greet."""
        with self._store.read() as connection:
            worker = records.get(connection, Worker, setting_queries.worker(connection))
            return Start(worker.name if worker is not None else "", queries.is_untouched(connection))

    def meetings(self, day: date, area: str | None) -> list[Meeting]:
        """The sessions of a day in order of time."""
        with self._store.read() as connection:
            areas = area_queries.inside(connection, area)
            return queries.meetings(connection, day, areas)

    def quiet(self, day: date, area: str | None, limit: int = 4) -> Quiet:
        """Initiatives without a moment or session for 30 days, or as many as the setting `quiet_days` says."""
        with self._store.read() as connection:
            areas = area_queries.inside(connection, area)
            days = setting_queries.quiet_days(connection)
            return Quiet(*queries.quiet(connection, day, days, areas, limit), days)

    def never_asked(self, area: str | None, limit: int = 4) -> Unasked:
        """People with talents and consent whom nobody ever asked."""
        with self._store.read() as connection:
            areas = area_queries.inside(connection, area)
            return Unasked(*queries.never_asked(connection, areas, limit))
