"""Writing a record in another state: its row, what is told of its cells, trash, history and what follows from it."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.engine import Connection

from wijkwerker.domain.changes import Change
from wijkwerker.domain.exchange.merge import LIVE, State
from wijkwerker.domain.kinds import KINDS, ContactMoment
from wijkwerker.domain.kinds.record import Record, fields_of
from wijkwerker.domain.stamps import Stamp
from wijkwerker.storage import derived, merged, summary
from wijkwerker.storage.exchange import shape
from wijkwerker.storage.exchange.cell_rows import CellRows
from wijkwerker.storage.exchange.cell_rows import delete_all as delete_cells
from wijkwerker.storage.exchange.shape import Columns
from wijkwerker.storage.exchange.states import NO_STAMP, field_set
from wijkwerker.storage.rows import Stored, quoted, record_of

_OWN = ("id", "live", "hlc", "epoch", "random", "field_set")


@dataclass(frozen=True)
class Row:
    """A record's row as it stands: its number, whether it lives, its stamp, field set and columns."""

    number: int
    live: bool
    stamp: Stamp
    field_set: int
    columns: Columns
    record: Record | None

    @property
    def values(self) -> Columns | None:
        """The columns of a live record."""
        return self.columns if self.live else None


class Keeper:
    """Writes records in the state that they are given, within one transaction."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.cells = CellRows(connection)
        self._field_sets: dict[tuple[str, frozenset[str]], int] = {}

    def find(self, kind: str, record_id: str) -> Row | None:
        """The row of a record, live or deleted."""
        cls = KINDS[kind]
        names = ", ".join(quoted(name) for name in ("row", *_OWN, *fields_of(cls)))
        sql = f"SELECT {names} FROM {quoted(kind)} WHERE id = ?"
        found = self.connection.exec_driver_sql(sql, (record_id,)).mappings().first()
        if found is None:
            return None
        return Row(
            int(found["row"]),
            bool(found["live"]),
            Stamp(found["hlc"], found["epoch"], found["random"]),
            found["field_set"],
            tuple(found[name] for name in fields_of(cls)),
            record_of(cls, found) if found["live"] else None,
        )

    def write(self, row: Row | None, before: State | None, after: State, record: Record | None = None) -> Change:
        """Write a record that went from one state to another, and what follows from it.

        `record` has the values as they were typed; without it they are made from the state. Raises ValueError for a
        value that does not fit its field.
        """
        self.cells.change(before, after)
        self.cells.flush()
        was = row.record if row is not None else None
        now, columns = self._shown(after, record)
        place = self._insert(after, now, columns) if row is None else self._update(row, after, now, columns)
        self._keep_copy(after, now, columns)
        if was is not None and now is not None and row is not None and before is not None:
            write_history(self.connection, before, after, row.columns, columns)
        self._follow(was, now, row.number if row else 0, place)
        return Change(after.kind, after.id, was, now)

    def evict(self, row: Row, state: State) -> Change:
        """Forget a record: no trace of it is left, and nobody is told that it was deleted."""
        if row.record is not None:
            derived.drop(self.connection, row.record, row.number)
        self.connection.exec_driver_sql(f"DELETE FROM {quoted(state.kind)} WHERE row = ?", (row.number,))
        delete_cells(self.connection, [state.id])
        for table in ("trash", "history"):
            self.connection.exec_driver_sql(f"DELETE FROM {table} WHERE record = ?", (state.id,))
        if row.record is not None:
            follow(self.connection, row.record, None)
        return Change(state.kind, state.id, row.record, None)

    def field_set(self, kind: str, names: frozenset[str]) -> int:
        """The number of a set of fields of a kind, made when it is new."""
        key = (kind, names)
        if key not in self._field_sets:
            self._field_sets[key] = field_set(self.connection, kind, names)
        return self._field_sets[key]

    def _shown(self, state: State, record: Record | None) -> tuple[Record | None, Columns]:
        """What a record shows: nothing when it is deleted, but for the values that are kept of it."""
        made = record or shape.shaped(state.kind)(state.id, state.values)
        columns = shape.columns(state.kind)(made, state.values)
        return (None if record is None and state.is_dead else made), columns

    def _insert(self, state: State, now: Record | None, columns: Columns) -> int:
        names = fields_of(KINDS[state.kind])
        head = (state.id, int(now is not None), *(state.default or NO_STAMP), self.field_set(state.kind, state.covered))
        values = columns if now is not None else (None,) * len(columns)
        marks = ", ".join("?" * (7 + len(names)))
        result = self.connection.exec_driver_sql(
            f"INSERT INTO {quoted(state.kind)}(row, {', '.join(map(quoted, (*_OWN, *names)))}) VALUES ({marks})",
            (self.place(now), *head, *values),
        )
        return int(result.lastrowid)

    def _update(self, row: Row, state: State, now: Record | None, columns: Columns) -> int:
        names = tuple(fields_of(KINDS[state.kind]))
        values = columns if now is not None else (None,) * len(columns)
        stamp = state.default or NO_STAMP
        place = (self.place(now, row.number) or row.number) if now is not None else row.number
        changed: dict[str, Stored] = {
            name: new for name, old, new in zip(names, row.columns, values, strict=True) if old != new
        }
        if place != row.number:
            changed["row"] = place
        if row.live != (now is not None):
            changed["live"] = int(now is not None)
        if row.stamp != stamp:
            changed |= dict(zip(("hlc", "epoch", "random"), stamp, strict=True))
        if row.field_set != (number := self.field_set(state.kind, state.covered)):
            changed["field_set"] = number
        if changed:
            assignments = ", ".join(f"{quoted(name)} = ?" for name in changed)
            self.connection.exec_driver_sql(
                f"UPDATE {quoted(state.kind)} SET {assignments} WHERE row = ?", (*changed.values(), row.number)
            )
        return place

    def _keep_copy(self, state: State, now: Record | None, columns: Columns) -> None:
        """A deleted record leaves a copy of its values on this laptop only; one that lives has none."""
        if now is not None:
            if not state.is_plain:
                self.connection.exec_driver_sql("DELETE FROM trash WHERE record = ?", (state.id,))
        elif state.values:
            values = dict(zip(fields_of(KINDS[state.kind]), columns, strict=True))
            hlc = max(stamp.hlc for stamp, _value in state.cell(LIVE).heads)
            keep_in_trash(self.connection, state.kind, state.id, values, hlc)

    def _follow(self, was: Record | None, now: Record | None, row: int, place: int) -> None:
        if was == now and row == place:
            return
        if was is not None:
            derived.drop(self.connection, was, row)
        if now is not None:
            derived.put(self.connection, now, place)
        follow(self.connection, was, now)

    def place(self, record: Record | None, row: int = 0) -> int | None:
        """The row for a moment: `row` if that is in its minute, else the first free place there, or in a later one.

        None lets SQLite choose.
        """
        if not isinstance(record, ContactMoment):
            return None
        first, end = derived.place_in_time(record.date, record.time)
        if first <= row < end:
            return row
        if (used := self._last_within(first, end)) is None:
            return first
        if used + 1 < end:
            return used + 1
        return (self._last_within(first, derived.first_row_of(record.date or date.min) + (1 << 24)) or first) + 1

    def _last_within(self, first: int, end: int) -> int | None:
        sql = "SELECT max(row) FROM contact_moment WHERE row >= ? AND row < ?"
        used = self.connection.exec_driver_sql(sql, (first, end)).scalar()
        return None if used is None else int(used)


def follow(connection: Connection, before: Record | None, after: Record | None) -> None:
    """Bring up to date what follows from more than one record, after one was written."""
    if before is None and after is None:
        return
    merged.refresh(connection, before, after)
    derived.refresh_spoken(connection, before, after)
    summary.note(connection, before, after)


def write_history(
    connection: Connection, before: State, after: State, old: Sequence[Stored], new: Sequence[Stored]
) -> None:
    """One line for each field that shows something else: the value before and after, and the stamp that won."""
    rows = []
    for name, was, now in zip(fields_of(KINDS[after.kind]), old, new, strict=True):
        if was == now:
            continue
        keys = {key for key in before.values.keys() | after.values.keys() | after.cells.keys() if key[0] == name}
        changed = [key for key in keys if before.values.get(key) != after.values.get(key)]
        heads = [shown[0] for key in changed if (shown := after.cell(key).shown)]
        if heads:
            rows.append((after.id, after.kind, name, _told(was), _told(now), *max(heads)))
    if rows:
        connection.exec_driver_sql(
            "INSERT INTO history(record, kind, field, before, after, hlc, epoch, random)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            rows,
        )


def _told(column: Stored) -> str | None:
    return None if column is None else str(column)


def keep_in_trash(connection: Connection, kind: str, record: str, values: Mapping[str, Stored], hlc: int) -> None:
    """The local copy from which a deleted record can be put back."""
    connection.exec_driver_sql(
        "INSERT INTO trash(record, kind, fields, hlc) VALUES (?, ?, ?, ?)"
        " ON CONFLICT DO UPDATE SET kind = excluded.kind, fields = excluded.fields, hlc = excluded.hlc",
        (record, kind, json.dumps(dict(values), ensure_ascii=False), hlc),
    )
