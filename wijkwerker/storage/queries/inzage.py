"""Questions for an inzage: all that stands anywhere in the file about one person."""

import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.engine import Connection

from wijkwerker.domain.fields import Ref, Text
from wijkwerker.domain.folding import phrase
from wijkwerker.domain.kinds import KINDS, Contact
from wijkwerker.domain.kinds.record import Record, fields_of
from wijkwerker.storage import search
from wijkwerker.storage.rows import columns_of, quoted, record_of, select_sql

_AMONG = "(SELECT value FROM json_each(?))"


@dataclass(frozen=True)
class Step:
    """A field of a record that changed: the values are those of its column, as text. `when` is in the laptop's time."""

    kind: str
    record: str
    field: str
    before: str | None
    after: str | None
    when: datetime
    epoch: int


@dataclass(frozen=True)
class Made:
    """When a card came to be, and under which epoch it was written; `own` says whether that was on this laptop."""

    record: str
    when: datetime | None
    epoch: int
    own: bool


@dataclass(frozen=True)
class Remnant:
    """A text that is not shown any more but still kept: `where` is the table, `kind` and `field` are of its record."""

    where: str
    kind: str
    field: str
    text: str


def linked(connection: Connection, ids: Collection[str]) -> list[Record]:
    """The live records that point at one of these contacts, but for other contacts; kind by kind, in order of row."""
    told = json.dumps(sorted(ids))
    among = "(SELECT value FROM json_each(:ids))"
    found: list[Record] = []
    for kind, cls in KINDS.items():
        if cls is Contact:
            continue
        parts = [f"id IN (SELECT source FROM member WHERE target IN {among} AND kind = :kind)"]
        parts += [
            f"{quoted(name)} IN {among}"
            for name, field in fields_of(cls).items()
            if isinstance(field, Ref) and field.to == Contact.info.key
        ]
        sql = f"{select_sql(kind, columns_of(cls))} WHERE live = 1 AND ({' OR '.join(parts)}) ORDER BY row"
        rows = connection.exec_driver_sql(sql, {"ids": told, "kind": kind}).mappings()
        found.extend(record_of(cls, row) for row in rows)
    return found


def naming(connection: Connection, name: str) -> list[Record]:
    """The live records in whose words a whole name stands."""
    folded = phrase(name)
    if not folded:
        return []
    rows: dict[str, list[int]] = {}
    for table in ("search_note", "search_name"):
        sql = f"SELECT rowid FROM {table} WHERE {table} MATCH ?"
        for rowid in connection.exec_driver_sql(sql, (f'"{folded}"',)).scalars():
            kind = _KINDS.get(rowid >> search.KIND_BITS, "") if table == "search_name" else search.NOTES
            rows.setdefault(kind, []).append(rowid & (1 << search.KIND_BITS) - 1 if table == "search_name" else rowid)
    found: list[Record] = []
    for kind in KINDS.keys() & rows.keys():
        cls = KINDS[kind]
        sql = f"{select_sql(kind, columns_of(cls))} WHERE live = 1 AND row IN {_AMONG} ORDER BY row"
        found += [record_of(cls, row) for row in connection.exec_driver_sql(sql, (json.dumps(rows[kind]),)).mappings()]
    return [*found, *_unindexed(connection, folded)]


_KINDS = {number: kind for kind, number in search.NUMBERS.items()}


def _unindexed(connection: Connection, folded: str) -> Iterator[Record]:
    """The live records in whose personal texts that no search looks in a name stands."""
    for kind, cls in KINDS.items():
        fields = fields_of(cls).items()
        names = [name for name, field in fields if isinstance(field, Text) and field.personal and not field.searchable]
        if not names or cls is Contact:
            continue
        some = " OR ".join(f"{quoted(name)} IS NOT NULL" for name in names)
        sql = f"{select_sql(kind, columns_of(cls))} WHERE live = 1 AND ({some}) ORDER BY row"
        for row in connection.exec_driver_sql(sql).mappings():
            if any(f" {folded} " in f" {phrase(row[name] or '')} " for name in names):
                yield record_of(cls, row)


def history(connection: Connection, ids: Collection[str]) -> list[Step]:
    """What changed in these records, the last first."""
    sql = (
        "SELECT kind, record, field, before, after, hlc, epoch FROM history WHERE record IN"
        f" {_AMONG} ORDER BY hlc DESC, id DESC"
    )
    rows = connection.exec_driver_sql(sql, (json.dumps(sorted(ids)),))
    return [
        Step(kind, record, field, before, after, _moment(hlc), epoch)
        for kind, record, field, before, after, hlc, epoch in rows
    ]


def made(connection: Connection, ids: Collection[str]) -> list[Made]:
    """When and by whom these cards were made, as far as that is known."""
    sql = f"""SELECT c.id, c.hlc, c.epoch, coalesce(e.device, '') <> '' FROM contact c
        LEFT JOIN epoch e ON e.epoch = c.epoch WHERE c.id IN {_AMONG} ORDER BY c.row"""
    rows = connection.exec_driver_sql(sql, (json.dumps(sorted(ids)),))
    return [Made(record, _moment(hlc) if hlc > 0 else None, epoch, bool(own)) for record, hlc, epoch, own in rows]


def imports(connection: Connection, ids: Collection[str]) -> list[tuple[datetime, str, bool]]:
    """The workbooks that brought or changed these cards: when, the sender's id, and whether a card came with it."""
    sql = f"""SELECT i.at, i.sender, max(e.created) FROM earlier e JOIN import_log i ON i.number = e.number
        WHERE e.record IN {_AMONG} AND i.undone IS NULL GROUP BY i.number ORDER BY i.number"""
    rows = connection.exec_driver_sql(sql, (json.dumps(sorted(ids)),))
    return [(datetime.fromisoformat(at).astimezone(), sender, bool(created)) for at, sender, created in rows]


def remnants(connection: Connection, name: str, ids: Collection[str]) -> list[Remnant]:
    """Earlier and deleted texts, and what waits of workbooks, in which a whole name stands; not of these cards."""
    folded = phrase(name)
    if not folded:
        return []
    told = json.dumps(sorted(ids))
    sql = f"SELECT kind, field, before FROM history WHERE length(before) >= ? AND record NOT IN {_AMONG}"
    found = [Remnant("history", *row) for row in connection.exec_driver_sql(sql, (len(name), told))]
    for kind, fields in connection.exec_driver_sql("SELECT kind, fields FROM trash"):
        texts = json.loads(fields).items()
        found += [Remnant("trash", kind, field, text) for field, text in texts if isinstance(text, str)]
    sql = 'SELECT kind, "column", raw FROM issue WHERE length(raw) >= ?'
    found += [Remnant("issue", *row) for row in connection.exec_driver_sql(sql, (len(name),))]
    return [one for one in found if f" {folded} " in f" {phrase(one.text)} "]


def copies(connection: Connection, ids: Collection[str]) -> int:
    """How many values about these cards are kept of workbooks that were read, so that a reading can be taken back."""
    told = json.dumps(sorted(ids))
    tables = ("memory", "earlier")
    sql = " UNION ALL ".join(f"SELECT count(*) FROM {table} WHERE record IN {_AMONG}" for table in tables)
    return sum(connection.exec_driver_sql(sql, (told,) * len(tables)).scalars())


def other_names(connection: Connection, ids: Collection[str]) -> list[str]:
    """The names of all other people who are or were on file: residents, colleagues, and who has a role in an area."""
    sql = f"""
        SELECT name FROM contact WHERE live = 1 AND coalesce(organisation, 0) = 0 AND name IS NOT NULL
            AND id NOT IN {_AMONG}
        UNION SELECT name FROM worker WHERE live = 1 AND name IS NOT NULL
        UNION SELECT name FROM area_role WHERE live = 1 AND name IS NOT NULL
        UNION SELECT to_text FROM promise WHERE live = 1 AND to_text IS NOT NULL
        UNION SELECT json_extract(fields, '$.name') FROM trash WHERE kind IN ('contact', 'worker', 'area_role')
            AND json_extract(fields, '$.name') IS NOT NULL AND record NOT IN {_AMONG}"""
    told = json.dumps(sorted(ids))
    return list(connection.exec_driver_sql(sql, (told, told)).scalars())


def _moment(hlc: int) -> datetime:
    return datetime.fromtimestamp((hlc >> 16) / 1000).astimezone()
