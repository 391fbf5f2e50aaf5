"""Adding many new records of one kind quickly: the demo, and later a first import."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Generic, TypeVar

from sqlalchemy.engine import Connection

from wijkwerker.domain.kinds import Contact, ContactMoment
from wijkwerker.domain.kinds.record import Record, fields_of
from wijkwerker.domain.stamps import Stamp
from wijkwerker.storage import derived, heads, merged, search
from wijkwerker.storage.rows import quoted, to_tuple

R = TypeVar("R", bound=Record)

_BATCH = 20_000


class Loader(Generic[R]):
    """Loads new, complete records of one kind under one stamp. Call `summary.mark_all` after the last kind."""

    def __init__(self, connection: Connection, cls: type[R], stamp: Stamp) -> None:
        self._connection = connection
        self._cls = cls
        self._key = cls.info.key
        self._fixed = (1, *stamp, heads.field_set(connection, cls))
        self._next: defaultdict[int, int] = defaultdict(int)
        names = ", ".join(quoted(name) for name in fields_of(cls))
        marks = ", ".join("?" * (7 + len(fields_of(cls))))
        self._insert = (
            f"INSERT INTO {quoted(self._key)}(row, id, live, hlc, epoch, random, field_set, {names}) VALUES ({marks})"
        )
        self._is_empty = connection.exec_driver_sql(f"SELECT 1 FROM {quoted(self._key)} LIMIT 1").first() is None

    def load(self, records: Iterable[R]) -> int:
        """Load them all and return how many there were."""
        count = 0
        waiting = iter(records)
        while batch := list(islice(waiting, _BATCH)):
            self._load(batch)
            count += len(batch)
        if issubclass(self._cls, Contact | ContactMoment):
            self._connection.exec_driver_sql(
                "UPDATE contact SET spoken = (SELECT max(position) >> 24 FROM member"
                " WHERE target = contact.id AND kind = 'contact_moment')"
            )
            merged.refill(self._connection)
        return count

    def _load(self, batch: list[R]) -> None:
        rows = list(self._rows(batch))
        convert = to_tuple(self._cls)
        fixed = self._fixed
        pairs = list(zip(rows, batch, strict=True))
        self._connection.exec_driver_sql(self._insert, [(row, r.id, *fixed, *convert(r)) for row, r in pairs])
        if search.is_searchable(self._cls):
            search.load(self._connection, self._key, ((row, search.entry(r)) for row, r in pairs))
        self._many(
            "INSERT OR IGNORE INTO phrase(phrase, kind, record, part) VALUES (?, ?, ?, ?)",
            [(text, self._key, r.id, part) for r in batch for text, part in sorted(derived.phrases_of(r))],
        )
        self._many(
            "INSERT OR IGNORE INTO member(source, field, target, kind, position) VALUES (?, ?, ?, ?, ?)",
            [(r.id, name, target, self._key, row) for row, r in pairs for name, target in derived.members_of(r)],
        )

    def _many(self, sql: str, rows: list[tuple[object, ...]]) -> None:
        if rows:
            self._connection.exec_driver_sql(sql, rows)

    def _rows(self, batch: list[R]) -> Iterator[int]:
        """The rows of the batch: places in time for moments, else the next free numbers."""
        if not issubclass(self._cls, ContactMoment):
            last = self._connection.exec_driver_sql(f"SELECT max(row) FROM {quoted(self._key)}").scalar() or 0
            yield from range(last + 1, last + 1 + len(batch))
            return
        for record in batch:
            first, end = derived.place_in_time(record.date, record.time)  # type: ignore[attr-defined]
            taken = self._next[first] or (0 if self._is_empty else self._used(first, end))
            self._next[first] = taken + 1
            yield first + taken

    def _used(self, first: int, end: int) -> int:
        used = self._connection.exec_driver_sql(
            "SELECT max(row) FROM contact_moment WHERE row >= ? AND row < ?", (first, end)
        ).scalar()
        return 0 if used is None else int(used) + 1 - first
