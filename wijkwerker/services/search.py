"""Finding anything: names and titles of every kind, then notes."""

from wijkwerker.domain.kinds import ContactMoment
from wijkwerker.storage.queries import moments as moment_queries
from wijkwerker.storage.queries import search as queries
from wijkwerker.storage.queries.search import Found
from wijkwerker.storage.store import Store


class Search:
    """What a person types, to what there is."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def anything(self, text: str, limit: int = 8) -> list[Found]:
        """The best records for `text`: names first, then the newest notes; at most `limit`."""
        with self._store.read() as connection:
            found = queries.names(connection, text, limit=limit)
            rows = queries.notes(connection, text, limit=max(2, limit - len(found)))
            notes = moment_queries.by_rows(connection, rows)
        told = [Found(ContactMoment.info.key, moment.id, moment.note or "", "text") for moment in notes]
        return found[: limit - min(len(told), 2)] + told[: max(2, limit - len(found))]

    def of_kind(self, kind: str, text: str, limit: int = 20) -> list[Found]:
        """The best records of one kind."""
        with self._store.read() as connection:
            return queries.names(connection, text, (kind,), limit)
