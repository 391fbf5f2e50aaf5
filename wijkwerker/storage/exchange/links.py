"""Which records hang together with people: they name them, or lie one step from a record that does.

So does a session with whoever was there, a moment or lesson with who carries its initiative, and a promise with who was
there when it was made. Deleted records and earlier values count too.
"""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator

from sqlalchemy.engine import Connection

from wijkwerker.domain.fields import Links, Ref, Refs
from wijkwerker.domain.kinds import KINDS
from wijkwerker.domain.kinds.record import fields_of
from wijkwerker.storage.rows import quoted

_PEOPLE = ("contact", "worker")
_STEPS = ("initiative", "activity", "session", "contact_moment")
_AMONG = "(SELECT value FROM json_each(:ids))"

Linked = dict[str, set[str]]  # people by record


def around(connection: Connection, people: Collection[str]) -> Linked:
    """The records that hang together with some people, each with those people."""
    direct: Linked = defaultdict(set)
    for person, record in _naming(connection, people):
        direct[record].add(person)
    for attendance, session in _rows(connection, "SELECT id, session FROM attendance WHERE id IN {0}", direct):
        direct[session] |= direct[attendance]
    found: Linked = defaultdict(set, {record: set(who) for record, who in direct.items()})
    for record, other in _beside(connection, direct):
        found[other] |= direct[record]
    return dict(found)


def _naming(connection: Connection, people: Collection[str]) -> Iterator[tuple[str, str]]:
    """Who is named by which record: in a field, in a losing version, before an edit, or in the trash."""
    for kind, name, _to in _references(_PEOPLE):
        yield from _rows(
            connection, f"SELECT {quoted(name)}, id FROM {quoted(kind)} WHERE {quoted(name)} IN {{0}}", people
        )
    yield from _rows(connection, "SELECT target, source FROM member WHERE target IN {0} AND field <> 'same'", people)
    yield from _rows(connection, "SELECT value, record FROM cell WHERE value IN {0}", people)
    yield from _rows(connection, "SELECT element, record FROM cell WHERE element IN {0} AND field <> 'same'", people)
    inside = "SELECT j.value, k.record FROM json_each(:ids) j JOIN {0} k ON {1}"
    yield from _rows(connection, inside.format("trash", "instr(k.fields, j.value)"), people)
    fields = {name for _kind, name, _to in _references(_PEOPLE)} | {"contacts", "co_leads"}
    told = ", ".join(map(repr, sorted(fields)))
    earlier = f"k.field IN ({told}) AND (instr(k.before, j.value) OR instr(k.after, j.value))"
    yield from _rows(connection, inside.format("history", earlier), people)


def _beside(connection: Connection, records: Collection[str]) -> Iterator[tuple[str, str]]:
    """Pairs of one of these records and another that points at it, or that it points at."""
    for kind, name, _to in _references(_STEPS):
        columns, table = f"{quoted(name)}, id", quoted(kind)
        yield from _rows(connection, f"SELECT {columns} FROM {table} WHERE {quoted(name)} IN {{0}}", records)
        found = _rows(connection, f"SELECT {columns} FROM {table} WHERE id IN {{0}} AND {quoted(name)} <> ''", records)
        yield from ((record, other) for other, record in found)


def _references(to: Iterable[str]) -> list[tuple[str, str, str]]:
    """Kind, field and target of every single reference to one of some kinds."""
    return [
        (kind, name, field.to)
        for kind, cls in KINDS.items()
        for name, field in fields_of(cls).items()
        if isinstance(field, Ref) and not isinstance(field, Refs | Links) and field.to in to
    ]


def _rows(connection: Connection, sql: str, ids: Collection[str]) -> list[tuple[str, str]]:
    told = {"ids": json.dumps(sorted(ids))}
    return [(one, other) for one, other in connection.exec_driver_sql(sql.format(_AMONG), told) if one and other]
