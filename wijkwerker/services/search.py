"""Finding anything: names and titles of every kind, then notes; and what was opened last."""

import json

from wijkwerker.domain.kinds import KINDS, ContactMoment
from wijkwerker.storage.queries import found as found_queries
from wijkwerker.storage.queries import moments as moment_queries
from wijkwerker.storage.queries import records
from wijkwerker.storage.queries import search as queries
from wijkwerker.storage.queries import settings as setting_queries
from wijkwerker.storage.queries.found import Hit
from wijkwerker.storage.queries.search import Found
from wijkwerker.storage.store import Store

_RECENT = "recent"
_KEPT = 8
_NOTES = 3


class Search:
    """What a person types, to what there is."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def anything(self, text: str, limit: int = 8) -> list[Hit]:
        """The best records for `text`: names first, then the newest notes; at most `limit`."""
        with self._store.read() as connection:
            named = found_queries.hits(connection, queries.names(connection, text, limit=limit))
            rows = queries.notes(connection, text, limit=limit)
            notes = [
                Found(ContactMoment.info.key, moment.id, moment.note or "", "text")
                for moment in moment_queries.by_rows(connection, rows)
            ]
            told = found_queries.hits(connection, notes)
        room = max(limit - len(named), min(_NOTES, len(told)))
        return named[: limit - min(room, len(told))] + told[:room]

    def of_kind(self, kind: str, text: str, limit: int = 20, *, usable: bool = False) -> list[Found]:
        """The best records of one kind; with `usable` no contacts whose use is restricted."""
        with self._store.read() as connection:
            return queries.names(connection, text, (kind,), limit, usable=usable)

    def recent(self) -> list[Hit]:
        """What was opened last through the search, the latest first; without what is gone."""
        with self._store.read() as connection:
            kept = json.loads(setting_queries.get(connection, _RECENT) or "[]")
            found = [
                Found(kind, record, records.titles(connection, kind, [record]).get(record, ""), "title")
                for kind, record in kept
                if kind in KINDS
            ]
            return found_queries.hits(connection, [item for item in found if item.title])

    def remember(self, kind: str, record_id: str) -> None:
        """Remember that this was opened: its id, never its name."""
        with self._store.write() as writer:
            kept = json.loads(setting_queries.get(writer.connection, _RECENT) or "[]")
            fresh = [[kind, record_id], *(item for item in kept if item != [kind, record_id])][:_KEPT]
            setting_queries.put(writer.connection, _RECENT, json.dumps(fresh))


__all__ = ["Found", "Hit", "Search"]
