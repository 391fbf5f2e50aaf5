"""The one place where records are written: it compares, stamps, writes history and keeps what is derived."""

from collections.abc import Iterable, Sequence
from typing import TypeVar

from sqlalchemy.engine import Connection

from wijkwerker.domain.changes import Change, Changes
from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.domain.kinds import ContactMoment
from wijkwerker.domain.kinds.record import Record, fields_of, missing
from wijkwerker.domain.language import _
from wijkwerker.domain.stamps import SHIPPED, Clock, Stamp
from wijkwerker.storage import derived, heads, merged, summary
from wijkwerker.storage.loader import Loader
from wijkwerker.storage.rows import Stored, columns_of, quoted, record_of, stored

R = TypeVar("R", bound=Record)


class Writer:
    """Writes within one transaction of the store; `changes` says afterwards what was written.

    `worker` is the id of the worker whose file it is, if that is known.
    """

    def __init__(self, connection: Connection, clock: Clock, worker: str | None = None) -> None:
        self.connection = connection
        self.worker = worker
        self._clock = clock
        self._done: list[Change] = []
        self._field_sets: dict[str, int] = {}

    def changes(self, label: str = "") -> Changes:
        """What was written so far in this transaction."""
        return Changes(tuple(self._done), label)

    def get(self, cls: type[R], record_id: str) -> R | None:
        """The live record as this transaction sees it."""
        found = self._find(cls, record_id)
        return found[1] if found is not None and found[1] is not None else None

    def save(self, record: R) -> R:
        """Write a new or changed record. Raises WijkwerkerError when a required field of a new record is empty."""
        cls = type(record)
        found = self._find(cls, record.id)
        if found is None:
            self._insert(record)
        elif found[1] is None:
            self._revive(record, found[0])
        elif found[1] != record:
            self._update(found[1], record, found[0], found[2])
        return record

    def delete(self, cls: type[R], record_id: str) -> None:
        """Delete a record; a copy stays in the trash. A record that is not there is left as it is."""
        found = self._find(cls, record_id)
        if found is None or found[1] is None:
            return
        row, record, default = found[0], found[1], found[2]
        stamp = self._clock.tick()
        values = {name: stored(field, getattr(record, name)) for name, field in fields_of(cls).items()}
        heads.keep_in_trash(self.connection, record, values, stamp)
        heads.bury(self.connection, record.id, default, stamp)
        derived.drop(self.connection, record, row)
        nothing = ", ".join(f"{quoted(name)} = NULL" for name in fields_of(cls))
        self.connection.exec_driver_sql(
            f"UPDATE {quoted(cls.info.key)} SET live = 0, {nothing} WHERE row = ?",
            (row,),
        )
        self._follow(record, None)

    def load(self, cls: type[R], records: Iterable[R], *, shipped: bool = False) -> int:
        """Add many new, complete records of one kind quickly; returns how many. They are not among the changes.

        Shipped rows carry stamp 0, so that they are the same on every laptop.
        """
        stamp = SHIPPED if shipped else self._clock.tick()
        return Loader(self.connection, cls, stamp).load(records)

    def _find(self, cls: type[R], record_id: str) -> tuple[int, R | None, Stamp] | None:
        columns = ", ".join(quoted(name) for name in columns_of(cls))
        result = self.connection.exec_driver_sql(
            f"SELECT row, live, hlc, epoch, random, {columns} FROM {quoted(cls.info.key)} WHERE id = ?",
            (record_id,),
        )
        found = result.mappings().first()
        if found is None:
            return None
        record = record_of(cls, found) if found["live"] else None
        return int(found["row"]), record, Stamp(found["hlc"], found["epoch"], found["random"])

    def _insert(self, record: Record) -> None:
        _refuse_incomplete(record)
        cls = type(record)
        key = cls.info.key
        names = ", ".join(quoted(name) for name in fields_of(cls))
        marks = ", ".join("?" * (7 + len(fields_of(cls))))
        result = self.connection.exec_driver_sql(
            f"INSERT INTO {quoted(key)}(row, id, live, hlc, epoch, random, field_set, {names}) VALUES ({marks})",
            (self._place(record), record.id, 1, *self._clock.tick(), self._field_set(cls), *_stored_values(record)),
        )
        derived.put(self.connection, record, int(result.lastrowid))
        self._follow(None, record)

    def _revive(self, record: Record, row: int) -> None:
        _refuse_incomplete(record)
        heads.revive(self.connection, record.id)
        row = self._rewrite(record, row)
        stamp = "live = 1, hlc = ?, epoch = ?, random = ?, field_set = ?"
        self.connection.exec_driver_sql(
            f"UPDATE {quoted(record.info.key)} SET {stamp} WHERE row = ?",
            (*self._clock.tick(), self._field_set(type(record)), row),
        )
        self.connection.exec_driver_sql("DELETE FROM trash WHERE record = ?", (record.id,))
        derived.put(self.connection, record, row)
        self._follow(None, record)

    def _update(self, before: Record, after: Record, row: int, default: Stamp) -> None:
        _refuse_incomplete(after, already=missing(before))
        stamp = self._clock.tick()
        heads.supersede(self.connection, after.id, heads.changed_cells(before, after), default, stamp)
        heads.write_history(self.connection, before, after, stamp)
        derived.drop(self.connection, before, row)
        row = self._rewrite(after, row)
        derived.put(self.connection, after, row)
        self._follow(before, after)

    def _rewrite(self, record: Record, row: int) -> int:
        """Write all fields of a row, which moves in time when a moment's date or time changed; returns its place."""
        place = self._place(record, row) or row
        assignments = ", ".join(f"{quoted(name)} = ?" for name in fields_of(type(record)))
        self.connection.exec_driver_sql(
            f"UPDATE {quoted(record.info.key)} SET row = ?, {assignments} WHERE row = ?",
            (place, *_stored_values(record), row),
        )
        return place

    def _place(self, record: Record, row: int = 0) -> int | None:
        """The row for a moment: `row` if that is in its minute, else the first free place there, or in a later one.

        None lets SQLite choose.
        """
        if not isinstance(record, ContactMoment) or record.date is None:
            return None
        first, end = derived.place_in_time(record.date, record.time)
        if first <= row < end:
            return row
        used = self.connection.exec_driver_sql(
            "SELECT max(row) FROM contact_moment WHERE row >= ? AND row < ?", (first, end)
        ).scalar()
        if used is None:
            return first
        if used + 1 < end:
            return int(used) + 1
        end = derived.first_row_of(record.date) + (1 << 24)
        used = self.connection.exec_driver_sql(
            "SELECT max(row) FROM contact_moment WHERE row >= ? AND row < ?", (first, end)
        ).scalar()
        return int(used or first) + 1

    def _field_set(self, cls: type[Record]) -> int:
        key = cls.info.key
        if key not in self._field_sets:
            self._field_sets[key] = heads.field_set(self.connection, cls)
        return self._field_sets[key]

    def _follow(self, before: Record | None, after: Record | None) -> None:
        merged.refresh(self.connection, before, after)
        derived.refresh_spoken(self.connection, before, after)
        summary.note(self.connection, before, after)
        record = after or before
        if record is not None:
            self._done.append(Change(record.info.key, record.id, before, after))


def _refuse_incomplete(record: Record, already: Sequence[str] = ()) -> None:
    """Refuse required fields that are empty, but for those that were so already: an erasure may have emptied them."""
    if empty := [name for name in missing(record) if name not in already]:
        fields = fields_of(type(record))
        raise WijkwerkerError(
            _("Nog niet bewaard. Dit is nog leeg: {fields}.").format(
                fields=", ".join(_(fields[name].label) for name in empty)
            ),
            _("Vul het in en probeer het opnieuw."),
        )


def _stored_values(record: Record) -> list[Stored]:
    return [stored(field, getattr(record, name)) for name, field in fields_of(type(record)).items()]
