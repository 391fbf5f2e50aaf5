"""Heads, seen and buried stamps as rows: only the difference between two states of a record is written."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any, TypeAlias

from sqlalchemy.engine import Connection

from wijkwerker.domain.exchange.merge import DELETED, LIVE, Cell, Key, State
from wijkwerker.domain.kinds import KINDS
from wijkwerker.domain.kinds.record import fields_of
from wijkwerker.storage.exchange.states import EVERY_FIELD

Rows: TypeAlias = dict[tuple[Any, ...], tuple[Any, ...]]  # what follows the record's id in the key; the other columns

_PUT_CELL = """
    INSERT INTO cell(record, field, element, hlc, epoch, random, twin, value, contested)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET value = excluded.value, contested = excluded.contested"""
_PUT_SEEN = """
    INSERT INTO seen(record, field, element, hash, hlc) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET hlc = excluded.hlc"""
_PUT_BURIED = """
    INSERT INTO buried(record, hash, hlc) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET hlc = excluded.hlc"""
_TAKE_CELL = (
    "DELETE FROM cell"
    " WHERE record = ? AND field = ? AND element = ? AND hlc = ? AND epoch = ? AND random = ? AND twin = ?"
)
_TAKE_SEEN = "DELETE FROM seen WHERE record = ? AND field = ? AND element = ? AND hash = ?"
_TAKE_BURIED = "DELETE FROM buried WHERE record = ? AND hash = ?"


class CellRows:
    """Gathers what must be written of heads, seen and buried stamps; `flush` writes it."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._pending: dict[str, list[tuple[Any, ...]]] = {}

    def change(self, before: State | None, after: State | None) -> None:
        """Let a record go from one state to another; None is a record of which nothing is known."""
        state = after or before
        if state is None:
            return
        for rows_of, take, put in (
            (_head_rows, _TAKE_CELL, _PUT_CELL),
            (_seen_rows, _TAKE_SEEN, _PUT_SEEN),
            (_buried_rows, _TAKE_BURIED, _PUT_BURIED),
        ):
            old, new = rows_of(before), rows_of(after)
            if old == new:
                continue
            self._wait(take, ((state.id, *key) for key in old.keys() - new.keys()))
            self._wait(put, ((state.id, *key, *rest) for key, rest in new.items() if old.get(key) != rest))

    def flush(self) -> None:
        """Write what waits."""
        for sql, rows in self._pending.items():
            self._connection.exec_driver_sql(sql, rows)
        self._pending.clear()

    def _wait(self, sql: str, rows: Iterable[tuple[Any, ...]]) -> None:
        if waiting := list(rows):
            self._pending.setdefault(sql, []).extend(waiting)


def _head_rows(state: State | None) -> Rows:
    if state is None:
        return {}
    known = fields_of(KINDS[state.kind])
    rows: Rows = {}
    for key, cell in _told_apart(state, known):
        is_known = key[0] in known
        contested = _contested(state, key, cell)
        twins: Counter[object] = Counter()
        for head in sorted(cell.heads, key=lambda head: (head[0], head[1] or ""), reverse=True):
            stamp, value = head
            shown = is_known and head == cell.shown
            rows[*key, *stamp, twins[stamp]] = (None if shown else value, int(head in contested))
            twins[stamp] += 1
    return rows


def _told_apart(state: State, known: Iterable[str]) -> Iterable[tuple[Key, Cell]]:
    """The cells whose heads need rows: the default stamp does not tell them, or no column shows their value."""
    for key in state.cells:
        own = state.cell(key)
        if (own.heads and not (key[0] in known or key == LIVE)) or own.heads != _implied(state, key):
            yield key, own
    for key in state.values:
        if key[0] not in known and key not in state.cells and (own := state.cell(key)).heads:
            yield key, own


def _implied(state: State, key: Key) -> frozenset[tuple[Any, str | None]]:
    """The heads that a cell with seen stamps has when it has no head rows."""
    cell = Cell(seen=state.cells[key].seen)
    value = "1" if key == LIVE else state.values.get(key)
    if state.default is None or value is None or not (key == LIVE or key[0] in state.covered):
        return cell.heads
    hash_ = state.default.hash64()
    return cell.heads if hash_ in cell.seen or hash_ in state.seen else frozenset({(state.default, value)})


def _contested(state: State, key: Key, cell: Cell) -> set[tuple[Any, str | None]]:
    """The heads that wait for a choice: all but the shown one, and the deletion of a record that somebody edited."""
    if key == LIVE:
        return set() if state.is_dead else {head for head in cell.heads if head[1] == DELETED}
    return set(cell.heads) - {cell.shown} if len(cell.values) > 1 else set()


def _seen_rows(state: State | None) -> Rows:
    if state is None or not (state.cells or state.seen):
        return {}
    rows: Rows = {(EVERY_FIELD, "", hash_): (hlc,) for hash_, hlc in state.seen.items()}
    for key, cell in state.cells.items():
        rows |= {(*key, hash_): (hlc,) for hash_, hlc in cell.seen.items()}
    return rows


def _buried_rows(state: State | None) -> Rows:
    return {} if state is None else {(hash_,): (hlc,) for hash_, hlc in state.buried.items()}


def delete_all(connection: Connection, ids: Sequence[str]) -> None:
    """Forget everything about these records."""
    for table in ("cell", "seen", "buried"):
        connection.exec_driver_sql(f"DELETE FROM {table} WHERE record = ?", [(record,) for record in ids])
