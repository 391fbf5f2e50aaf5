"""What we promised: what waits to be told back, and telling it back."""

from dataclasses import dataclass, replace
from datetime import date

from wijkwerker.domain.changes import Changes
from wijkwerker.domain.kinds import Promise
from wijkwerker.domain.language import _
from wijkwerker.storage.queries import areas as area_queries
from wijkwerker.storage.queries import settings as setting_queries
from wijkwerker.storage.queries import today as queries
from wijkwerker.storage.queries.today import DuePromise
from wijkwerker.storage.store import Store

__all__ = ["Due", "DuePromise", "Promises"]


@dataclass(frozen=True)
class Due:
    """The first promises that are due, and how many there are in all."""

    promises: list[DuePromise]
    total: int


class Promises:
    """The promises of the worker whose file this is."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def due(self, today: date, area: str | None, limit: int | None = 4) -> Due:
        """What must be told back today or earlier, the latest first; only in an area when one is given.

        `limit` None gives all of them.
        """
        with self._store.read() as connection:
            areas = area_queries.inside(connection, area)
            return Due(*queries.due(connection, today, setting_queries.worker(connection), areas, limit))

    def feed_back(self, promise_id: str, today: date) -> Changes:
        """Note that a promise was told back, and done when that was not noted yet; nothing when it is gone."""
        with self._store.write() as writer:
            promise = writer.get(Promise, promise_id)
            if promise is not None:
                writer.save(replace(promise, fed_back_on=today, done_on=promise.done_on or today))
            return writer.changes(_("Teruggekoppeld"))
