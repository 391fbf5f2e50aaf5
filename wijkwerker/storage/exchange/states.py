"""The exchange states of records as the file keeps them: read here, written by `keep`.

A record's default stamp and field set stand in its own row, and so do the shown values; those of a deleted record stand
in the trash. `cell` has the heads of a cell that the default stamp does not tell, with a value where the row does not
show it: losing heads, `live`, and fields that this program does not know. `seen` has the replaced stamps of a cell,
under field `*` those of every cell; a cell with seen stamps and no head rows has the default stamp as its head, if that
spoke of it and is not seen.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from functools import lru_cache
from typing import Any

from sqlalchemy.engine import Connection

from wijkwerker.domain.exchange.merge import ALIVE, LIVE, NOTHING, Cell, Key, Seen, State
from wijkwerker.domain.exchange.planned import Mark
from wijkwerker.domain.kinds import KINDS
from wijkwerker.domain.kinds.record import fields_of
from wijkwerker.domain.stamps import Stamp
from wijkwerker.storage.exchange import shape
from wijkwerker.storage.rows import quoted

EVERY_FIELD = "*"
NO_STAMP = Stamp(-1, 0, 0)  # the default stamp of a record that has none: every value has a head of its own

_AMONG = "record IN (SELECT value FROM json_each(?))"
_CELLS = f"SELECT record, field, element, hlc, epoch, random, value, twin FROM cell WHERE {_AMONG}"
_SEEN = f"SELECT record, field, element, hash, hlc FROM seen WHERE {_AMONG}"
_BURIED = f"SELECT record, hash, hlc FROM buried WHERE {_AMONG}"

_HEAD = "k.id, k.live, k.hlc, k.epoch, k.random, k.field_set"
_EDITED = " OR ".join(f"EXISTS (SELECT 1 FROM {table} x WHERE x.record = k.id)" for table in ("cell", "seen", "buried"))

Heads = dict[Key, list[tuple[Stamp, int, str | None]]]  # stamp, minus the number of the twin, value


def load(connection: Connection, ids: Iterable[str], kinds: Iterable[str] = ()) -> dict[str, State]:
    """The states of these records, dead ones too, by id; ids that are not there are left out.

    `kinds` are the kinds to look in first; the others are looked in for what is not found there.
    """
    told = json.dumps(list(dict.fromkeys(ids)))
    extra = _Extra(connection, told)
    field_sets = _FieldSets(connection)
    result: dict[str, State] = {}
    for kind, rows in _rows(connection, told, kinds, _columns):
        shown = shape.shown(kind)
        for row in rows:
            covered = field_sets.names(row[5])
            if row[1]:
                result[row[0]] = extra.state(kind, row, covered, shown(row[6:]))
            else:
                result[row[0]] = _dead(extra.state(kind, row, covered, extra.trash(kind, row[0])))
    return result


def _dead(state: State) -> State:
    """The state of a deleted record; a copy in the trash may hold more than has heads."""
    values = {key: value for key, value in state.values.items() if state.cell(key).heads}
    return state if values == state.values else replace(state, values=values)


def marks(connection: Connection, ids: Iterable[str], kinds: Iterable[str] = ()) -> dict[str, Mark]:
    """What tells whether these records are as a workbook shows them, by id; ids that are not there are left out."""
    told = json.dumps(list(dict.fromkeys(ids)))
    field_sets = _FieldSets(connection)
    return {
        record: Mark(Stamp(hlc, epoch, random), field_sets.names(number), not edited, bool(live))
        for _kind, rows in _rows(connection, told, kinds, lambda _kind: (_EDITED,))
        for record, live, hlc, epoch, random, number, edited in rows
    }


def _columns(kind: str) -> Iterable[str]:
    return (f"k.{quoted(name)}" for name in fields_of(KINDS[kind]))


def _rows(
    connection: Connection, told: str, first: Iterable[str], columns: Callable[[str], Iterable[str]]
) -> Iterator[tuple[str, Sequence[Sequence[Any]]]]:
    """The rows (id, live, stamp, field set, columns) of records, kind by kind, until all of them are found."""
    left = len(json.loads(told))
    for kind in dict.fromkeys((*first, *KINDS)):
        if not left:
            return
        names = ", ".join((_HEAD, *columns(kind)))
        sql = f"SELECT {names} FROM json_each(?) j CROSS JOIN {quoted(kind)} k ON k.id = j.value"
        with closing(connection.connection.cursor()) as cursor:  # a row object each would cost more than the question
            rows = cursor.execute(sql, (told,)).fetchall()
        left -= len(rows)
        yield kind, rows


def field_set(connection: Connection, kind: str, names: frozenset[str]) -> int:
    """The number of a set of fields of a kind, made when it is new."""
    fields = json.dumps(sorted(names))
    found = connection.exec_driver_sql(
        "SELECT id FROM field_set WHERE kind = ? AND fields = ?", (kind, fields)
    ).scalar()
    if found is None:
        made = connection.exec_driver_sql("INSERT INTO field_set(kind, fields) VALUES (?, ?)", (kind, fields))
        found = made.lastrowid
    return int(found)


class _FieldSets:
    """The names in each field set."""

    def __init__(self, connection: Connection) -> None:
        self._names = {
            number: names(fields)
            for number, fields in connection.exec_driver_sql("SELECT id, fields FROM field_set").fetchall()
        }

    def names(self, number: int) -> frozenset[str]:
        return self._names.get(number, frozenset())


@lru_cache(512)
def names(fields: str) -> frozenset[str]:
    """The names in a field set as it is stored."""
    return frozenset(json.loads(fields))


class _Extra:
    """What is told of some records beside their rows: heads, seen and buried stamps."""

    def __init__(self, connection: Connection, told: str) -> None:
        self._connection = connection
        self.heads: defaultdict[str, Heads] = defaultdict(lambda: defaultdict(list))
        self.seen: defaultdict[str, dict[Key, dict[int, int]]] = defaultdict(lambda: defaultdict(dict))
        self.buried: defaultdict[str, dict[int, int]] = defaultdict(dict)
        for record, field, element, hlc, epoch, random, value, twin in connection.exec_driver_sql(_CELLS, (told,)):
            self.heads[record][field, element].append((Stamp(hlc, epoch, random), -twin, value))
        for record, field, element, hash_, hlc in connection.exec_driver_sql(_SEEN, (told,)):
            self.seen[record][field, element][hash_] = hlc
        for record, hash_, hlc in connection.exec_driver_sql(_BURIED, (told,)):
            self.buried[record][hash_] = hlc

    def trash(self, kind: str, record: str) -> dict[Key, str]:
        """The values of a deleted record, as far as they were kept."""
        copy = self._connection.exec_driver_sql("SELECT fields FROM trash WHERE record = ?", (record,)).scalar()
        kept = json.loads(copy) if copy else {}
        return shape.shown(kind)([kept.get(name) for name in fields_of(KINDS[kind])])

    def state(self, kind: str, row: Sequence[Any], covered: frozenset[str], values: dict[Key, str]) -> State:
        record = row[0]
        stamp = Stamp(row[2], row[3], row[4])
        default = None if stamp == NO_STAMP else stamp
        heads, seen = self.heads.get(record), self.seen.get(record)
        if heads is None and seen is None:
            return State(kind, record, default, covered, values, buried=self.buried.get(record, NOTHING))
        every: Seen = (seen or {}).pop((EVERY_FIELD, ""), NOTHING)
        cells = _cells(_Row(kind, default, covered, values, every), heads or {}, seen or {})
        return State(kind, record, default, covered, values, cells, every, self.buried.get(record, NOTHING))


class _Row:
    """What the row of a record tells of its cells."""

    def __init__(
        self, kind: str, default: Stamp | None, covered: frozenset[str], values: dict[Key, str], every: Seen
    ) -> None:
        self.default, self.covered, self.values = default, covered, values
        self.known = fields_of(KINDS[kind])
        self._seen = every

    def is_told(self, key: Key, value: str | None) -> bool:
        """Whether the default stamp would tell of this cell."""
        return self.default is not None and value is not None and (key == LIVE or key[0] in self.covered)

    def implied(self, key: Key, seen: Seen) -> frozenset[tuple[Stamp, str | None]]:
        """The heads of a cell that has no head rows."""
        value = ALIVE if key == LIVE else self.values.get(key)
        if self.default is None or not self.is_told(key, value):
            return frozenset()
        hash_ = self.default.hash64()
        return frozenset() if hash_ in seen or hash_ in self._seen else frozenset({(self.default, value)})


def _cells(row: _Row, heads: Heads, seen: Mapping[Key, Seen]) -> dict[Key, Cell]:
    """The cells of a record; the shown values of fields that this program does not know join the row's values."""
    result: dict[Key, Cell] = {}
    for key in heads.keys() | seen.keys():
        replaced = seen.get(key, NOTHING)
        if key not in heads:
            result[key] = Cell(row.implied(key, replaced), replaced)
            continue
        *others, (stamp, _twin, value) = sorted(heads[key], key=lambda head: head[:2])
        if key[0] in row.known:
            value = row.values.get(key)
        elif key != LIVE and value is not None:
            row.values[key] = value
        found = frozenset({(stamp, value), *((stamp, value) for stamp, _twin, value in others)})
        if replaced or not (row.is_told(key, value) and found == {(row.default, value)}):
            result[key] = Cell(found, replaced)
    return result
