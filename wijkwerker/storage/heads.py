"""The exchange state of a record: heads and superseded stamps, kept sparse (exchange.md, State).

A record's default stamp covers the fields of its field set. Only a cell that differs has rows in `cell`; the value of
the shown head stands in the record's own row. `seen` holds the hashes of superseded stamps; under field `*` those that
were superseded in every field at once, by a deletion.
"""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy.engine import Connection

from wijkwerker.domain.fields import FieldType, Value
from wijkwerker.domain.kinds.record import Record, fields_of
from wijkwerker.domain.stamps import Stamp
from wijkwerker.storage.rows import stored

EVERY_FIELD = "*"
LIVE = "live"


def field_set(connection: Connection, cls: type[Record]) -> int:
    """The number of the set of all fields of a kind, made when it is new."""
    fields = json.dumps(sorted(fields_of(cls)))
    key = cls.info.key
    found = connection.exec_driver_sql("SELECT id FROM field_set WHERE kind = ? AND fields = ?", (key, fields)).scalar()
    if found is None:
        made = connection.exec_driver_sql("INSERT INTO field_set(kind, fields) VALUES (?, ?)", (key, fields))
        found = made.lastrowid
    return int(found)


def changed_cells(before: Record, after: Record) -> list[tuple[str, str]]:
    """The (field, element) pairs that differ; a set is one cell an element, any other field has element ''."""
    cells: list[tuple[str, str]] = []
    for name, field in fields_of(type(after)).items():
        old, new = getattr(before, name), getattr(after, name)
        if old == new:
            continue
        if field.holds is frozenset:
            cells.extend((name, element) for element in sorted(old ^ new))
        else:
            cells.append((name, ""))
    return cells


def supersede(
    connection: Connection, record_id: str, cells: Iterable[tuple[str, str]], default: Stamp, stamp: Stamp
) -> None:
    """Make `stamp` the one head of each cell and remember the heads that it replaces as seen."""
    for field, element in cells:
        heads = connection.exec_driver_sql(
            "DELETE FROM cell WHERE record = ? AND field = ? AND element = ? RETURNING hlc, epoch, random",
            (record_id, field, element),
        ).fetchall()
        replaced = [Stamp(*head) for head in heads] or [default]
        _see(connection, record_id, field, element, replaced)
        connection.exec_driver_sql(
            "INSERT INTO cell(record, field, element, hlc, epoch, random) VALUES (?, ?, ?, ?, ?, ?)",
            (record_id, field, element, *stamp),
        )


def bury(connection: Connection, record_id: str, default: Stamp, stamp: Stamp) -> None:
    """Delete: every head is seen, and `live` is the one cell that is left, false under `stamp`."""
    heads = connection.exec_driver_sql(
        "DELETE FROM cell WHERE record = ? RETURNING field, element, hlc, epoch, random", (record_id,)
    ).fetchall()
    for field, element, *head in heads:
        _see(connection, record_id, field, element, [Stamp(*head)])
    _see(connection, record_id, EVERY_FIELD, "", [default])
    connection.exec_driver_sql(
        "INSERT INTO cell(record, field, element, hlc, epoch, random) VALUES (?, ?, '', ?, ?, ?)",
        (record_id, LIVE, *stamp),
    )


def revive(connection: Connection, record_id: str) -> None:
    """Undo a deletion: the `live` cell is seen, and the record's new default stamp covers every field."""
    heads = connection.exec_driver_sql(
        "DELETE FROM cell WHERE record = ? AND field = ? RETURNING hlc, epoch, random", (record_id, LIVE)
    ).fetchall()
    _see(connection, record_id, LIVE, "", [Stamp(*head) for head in heads])


def _see(connection: Connection, record_id: str, field: str, element: str, stamps: Iterable[Stamp]) -> None:
    rows = [(record_id, field, element, stamp.hash64(), stamp.hlc) for stamp in stamps]
    if rows:
        connection.exec_driver_sql(
            "INSERT OR IGNORE INTO seen(record, field, element, hash, hlc) VALUES (?, ?, ?, ?, ?)", rows
        )


def write_history(connection: Connection, before: Record, after: Record, stamp: Stamp) -> None:
    """One line for each field that changed: the value before and after."""
    rows = [
        (
            after.id,
            after.info.key,
            name,
            _text(field, getattr(before, name)),
            _text(field, getattr(after, name)),
            *stamp,
        )
        for name, field in fields_of(type(after)).items()
        if getattr(before, name) != getattr(after, name)
    ]
    if rows:
        connection.exec_driver_sql(
            "INSERT INTO history(record, kind, field, before, after, hlc, epoch, random)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            rows,
        )


def _text(field: FieldType, value: Value) -> str | None:
    column = stored(field, value)
    return None if column is None else str(column)


def keep_in_trash(connection: Connection, record: Record, values: Mapping[str, Any], stamp: Stamp) -> None:
    """The local copy from which a deleted record can be put back."""
    connection.exec_driver_sql(
        "INSERT OR REPLACE INTO trash(record, kind, fields, hlc) VALUES (?, ?, ?, ?)",
        (record.id, record.info.key, json.dumps(dict(values), ensure_ascii=False), stamp.hlc),
    )
