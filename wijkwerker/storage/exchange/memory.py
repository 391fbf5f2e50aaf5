"""What was read before from people's copies of an export: value and stamps of each cell, and the rows they added."""

import json
from collections.abc import Iterable, Mapping

from sqlalchemy.engine import Connection

from wijkwerker.domain.exchange.merge import Key
from wijkwerker.domain.exchange.planned import Reading
from wijkwerker.domain.stamps import Stamp

_LOAD = """
    SELECT record, field, element, value, stamps FROM memory WHERE export = ? AND person = ?
    ORDER BY record, field, element, nth"""
_ADD = """
    INSERT INTO memory(export, person, record, field, element, nth, value, stamps)
    SELECT :export, :person, :record, :field, :element, coalesce(max(nth) + 1, 0), :value, :stamps FROM memory
    WHERE export = :export AND person = :person AND record = :record AND field = :field AND element = :element"""


def load(connection: Connection, export: str, person: str) -> dict[tuple[str, Key], tuple[Reading, ...]]:
    """The earlier readings of a person's copy of an export, oldest first, by record and cell."""
    found: dict[tuple[str, Key], tuple[Reading, ...]] = {}
    for record, field, element, value, stamps in connection.exec_driver_sql(_LOAD, (export, person)):
        cell = (record, (field, element))
        reading = Reading(value, tuple(Stamp(*map(int, stamp)) for stamp in json.loads(stamps)))
        found[cell] = (*found.get(cell, ()), reading)
    return found


def records(connection: Connection, export: str, person: str) -> frozenset[str]:
    """The records of which something was read before from a person's copy of an export."""
    sql = "SELECT DISTINCT record FROM memory WHERE export = ? AND person = ?"
    return frozenset(connection.exec_driver_sql(sql, (export, person)).scalars())


def remember(connection: Connection, export: str, person: str, readings: Iterable[tuple[str, Key, Reading]]) -> None:
    """Add readings (record, cell, reading) to those of a person's copy of an export."""
    rows = [
        {
            "export": export,
            "person": person,
            "record": record,
            "field": field,
            "element": element,
            "value": reading.value,
            "stamps": json.dumps(reading.stamps),
        }
        for record, (field, element), reading in readings
    ]
    for row in rows:
        connection.exec_driver_sql(_ADD, row)


def added(connection: Connection, export: str, person: str) -> dict[str, str]:
    """The rows that other people than this one added in their copies of an export: record id by digest."""
    sql = "SELECT digest, record FROM added WHERE export = ? AND person <> ? ORDER BY person DESC"
    return dict(map(tuple, connection.exec_driver_sql(sql, (export, person))))


def remember_added(connection: Connection, export: str, person: str, rows: Mapping[str, str]) -> None:
    """Remember the rows that a person added in a copy of an export: record id by digest."""
    if rows:
        connection.exec_driver_sql(
            "INSERT INTO added(export, person, digest, record) VALUES (?, ?, ?, ?)"
            " ON CONFLICT DO UPDATE SET record = excluded.record",
            [(export, person, digest, record) for digest, record in sorted(rows.items())],
        )
