"""Adding many new records of one kind quickly: the demo, and what a workbook brings."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Generic, TypeAlias, TypeVar

from sqlalchemy.engine import Connection

from wijkwerker.domain.kinds import Contact, ContactMoment
from wijkwerker.domain.kinds.record import Record, fields_of
from wijkwerker.domain.stamps import Stamp
from wijkwerker.storage import derived, merged, search
from wijkwerker.storage.exchange.states import field_set
from wijkwerker.storage.rows import Stored, quoted, to_tuple

R = TypeVar("R", bound=Record)

Head: TypeAlias = tuple[int, int, int, int]  # the stamp's hlc, epoch and random, and the number of the field set

_BATCH = 20_000


class Loader(Generic[R]):
    """Adds new records of one kind. Call `summary.mark_all` after the last kind."""

    def __init__(self, connection: Connection, cls: type[R]) -> None:
        self._connection = connection
        self._cls = cls
        self._key = cls.info.key
        self._next: defaultdict[int, int] = defaultdict(int)
        names = ", ".join(quoted(name) for name in fields_of(cls))
        marks = ", ".join("?" * (7 + len(fields_of(cls))))
        self._insert = (
            f"INSERT INTO {quoted(self._key)}(row, id, live, hlc, epoch, random, field_set, {names}) VALUES ({marks})"
        )
        self._is_empty = connection.exec_driver_sql(f"SELECT 1 FROM {quoted(self._key)} LIMIT 1").first() is None

    def load(self, records: Iterable[R], stamp: Stamp) -> int:
        """Load complete records under one stamp, and return how many there were."""
        count = 0
        waiting = iter(records)
        convert = to_tuple(self._cls)
        fixed = (*stamp, field_set(self._connection, self._key, frozenset(fields_of(self._cls))))
        while batch := list(islice(waiting, _BATCH)):
            self.add([(record, fixed, convert(record)) for record in batch])
            count += len(batch)
        if issubclass(self._cls, Contact | ContactMoment):
            self._connection.exec_driver_sql(
                "UPDATE contact SET spoken = (SELECT max(position) >> 24 FROM member"
                " WHERE target = contact.id AND kind = 'contact_moment')"
            )
            merged.refill(self._connection)
        return count

    def add(self, batch: Sequence[tuple[R, Head, tuple[Stored, ...]]]) -> None:
        """Add live records with their own stamp, field set and columns, and what follows from each of them alone."""
        records = [record for record, _head, _columns in batch]
        pairs = list(zip(self._rows(records), records, strict=True))
        self._connection.exec_driver_sql(
            self._insert,
            [
                (row, record.id, 1, *head, *columns)
                for (row, _record), (record, head, columns) in zip(pairs, batch, strict=True)
            ],
        )
        if search.is_searchable(self._cls):
            search.load(self._connection, self._key, ((row, search.entry(r)) for row, r in pairs))
        self._many(
            "INSERT OR IGNORE INTO phrase(phrase, kind, record, part) VALUES (?, ?, ?, ?)",
            [(text, self._key, r.id, part) for r in records for text, part in sorted(derived.phrases_of(r))],
        )
        self._many(
            "INSERT OR IGNORE INTO member(source, field, target, kind, position) VALUES (?, ?, ?, ?, ?)",
            [(r.id, name, target, self._key, row) for row, r in pairs for name, target in derived.members_of(r)],
        )

    def _many(self, sql: str, rows: list[tuple[object, ...]]) -> None:
        if rows:
            self._connection.exec_driver_sql(sql, rows)

    def _rows(self, batch: Sequence[R]) -> Iterator[int]:
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
