"""Taking back a workbook that was read: as if it never was, or as new edits when other work came after it."""

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy.engine import Connection

from wijkwerker.domain.changes import Change, Changes
from wijkwerker.domain.exchange.given import Reverted
from wijkwerker.domain.exchange.merge import (
    ALIVE,
    DELETED,
    LIVE,
    Cell,
    Key,
    State,
    compact,
    deleted,
    supersede,
    with_cells,
)
from wijkwerker.domain.kinds import KINDS
from wijkwerker.domain.kinds.record import Record
from wijkwerker.domain.stamps import Stamp
from wijkwerker.storage import merged, migrate, search
from wijkwerker.storage.exchange import journal, logs, states
from wijkwerker.storage.queries import settings
from wijkwerker.storage.rows import columns_of, quoted, record_of
from wijkwerker.storage.writer import Writer

_JSON = json.JSONEncoder(ensure_ascii=False)


@dataclass(frozen=True)
class Earlier:
    """A record as it was before a workbook was read: the values of each cell that changed, more when they differed.

    `live` in it is '0', '1', or both for one that was deleted by one and went on by another. Of a record that was not
    there (`created`) nothing is told but the stamps that the workbook brought.
    """

    kind: str
    record: str
    created: bool
    cells: dict[Key, tuple[str | None, ...]]
    brought: frozenset[Stamp] = frozenset()


def undoable(connection: Connection) -> str:
    """The id of the import that can be undone: nothing else was written since; '' when there is none."""
    clock = int(settings.get(connection, "clock") or 0)
    for one in logs.imports(connection, journal.KEPT):
        if one.clock_after != clock or one.schema != migrate.head():
            return ""
        if one.undone is None:
            return one.id
        clock = one.clock_before
    return ""


def revertable(connection: Connection, import_id: str) -> bool:
    """Whether the earlier values of an import are still known: those of the last ones are."""
    one, last = logs.one(connection, import_id), logs.imports(connection, 1)
    return one is not None and one.undone is None and one.number > last[0].number - journal.KEPT


def undo(writer: Writer, import_id: str) -> Changes:
    """Put every row back as it stood before an import. Raises ValueError when that is not `undoable`."""
    connection = writer.connection
    one = logs.one(connection, import_id)
    if one is None or undoable(connection) != import_id:
        raise ValueError("only the last change of a file can be undone")
    happened = journal.events(connection, one.number)
    touched = _Touched(connection, happened)
    before = touched.records()
    touched.drop_from_search()
    journal.put_back(connection, happened)
    after = touched.records()
    touched.put_in_search(after)
    journal.forget(connection, one.number)
    connection.exec_driver_sql("UPDATE import_log SET undone = ? WHERE number = ?", (logs.now(), one.number))
    changes = [
        Change(kind, record_id, before[kind].get(record_id), after[kind].get(record_id))
        for kind, ids in touched.ids.items()
        for record_id in sorted(ids)
        if before[kind].get(record_id) != after[kind].get(record_id)
    ]
    writer.note(*changes)
    return Changes(tuple(changes))


class _Touched:
    """The records whose rows an import wrote, by kind."""

    def __init__(self, connection: Connection, happened: Iterable[journal.Event]) -> None:
        self._connection = connection
        self.ids: defaultdict[str, set[str]] = defaultdict(set)
        rows: defaultdict[str, set[int]] = defaultdict(set)
        for event in happened:
            if event.name in KINDS:
                self.ids[event.name].update(event.ids)
                if event.key is not None and not event.ids:
                    rows[event.name].add(int(event.key))
                if event.before is not None:
                    self.ids[event.name].add(event.before.split(",", 2)[1].strip("'"))
            elif event.name == "merged":
                told = f"{event.key or ''},{event.before or ''}"
                self.ids["contact"].update(part.strip("'") for part in told.split(",") if part)
        for kind, numbers in rows.items():
            sql = f"SELECT id FROM {quoted(kind)} WHERE row IN (SELECT value FROM json_each(?))"
            self.ids[kind].update(connection.exec_driver_sql(sql, (json.dumps(sorted(numbers)),)).scalars())

    def records(self) -> dict[str, dict[str, Record]]:
        """The live records as they are now."""
        found: dict[str, dict[str, Record]] = {}
        for kind, ids in self.ids.items():
            cls = KINDS[kind]
            columns = columns_of(cls)
            rows = self._rows(kind, columns, ids)
            found[kind] = {row[0]: record_of(cls, dict(zip(columns, row, strict=True))) for row in rows}
        return found

    def _numbers(self, kind: str) -> dict[str, int]:
        """The row of each live record."""
        return {row[0]: row[1] for row in self._rows(kind, ("id", "row"), self.ids[kind])}

    def _rows(self, kind: str, columns: Iterable[str], ids: Iterable[str]) -> list[Sequence[Any]]:
        names = ", ".join(f"k.{quoted(name)}" for name in columns)
        sql = f"SELECT {names} FROM json_each(?) j CROSS JOIN {quoted(kind)} k ON k.id = j.value WHERE k.live = 1"
        return list(self._connection.exec_driver_sql(sql, (json.dumps(sorted(ids)),)))

    def drop_from_search(self) -> None:
        """Take what stands out of the search index."""
        for kind in filter(_is_searchable, self.ids):
            search.drop_many(self._connection, kind, self._numbers(kind).values())

    def put_in_search(self, records: dict[str, dict[str, Record]]) -> None:
        """Put what came back in the search index."""
        for kind in filter(_is_searchable, self.ids):
            for record_id, row in self._numbers(kind).items():
                search.put(self._connection, records[kind][record_id], row)
        for contact in records.get("contact", {}).values():
            merged.refresh(self._connection, contact, contact)


def _is_searchable(kind: str) -> bool:
    return search.is_searchable(KINDS[kind])


def keep_earlier(connection: Connection, number: int, pairs: Iterable[tuple[State | None, State | None]]) -> None:
    """Remember the earlier values of the records that an import wrote: states before and after."""
    rows = [
        (number, state.id, state.kind, int(before is None), _JSON.encode(_told(before, after)))
        for before, after in pairs
        if (state := after or before) is not None
    ]
    if rows:
        connection.exec_driver_sql(
            "INSERT INTO earlier(number, record, kind, created, cells) VALUES (?, ?, ?, ?, ?)", rows
        )


def _told(before: State | None, after: State | None) -> list[Any]:
    """Field, element and earlier values of each cell that changed; of a record that went all of them.

    Of a record that came the stamps that it came with.
    """
    if before is None:
        return sorted(after.stamps) if after is not None else []
    keys = before.keys() | (after.keys() if after is not None else set())
    changed = {key for key in keys if after is None or before.cell(key).heads != after.cell(key).heads}
    told = [
        (*key, [value for _stamp, value in sorted(before.cell(key).heads, key=_order)])
        for key in sorted(changed - {LIVE})
    ]
    if after is None or _lives(before) != _lives(after):
        told.append((*LIVE, list(_lives(before))))
    return told


def _lives(state: State) -> tuple[str, ...]:
    """Whether a record is deleted ('0'), lives ('1'), or was deleted by one and went on by another (both)."""
    if state.is_dead:
        return (DELETED,)
    return (DELETED, ALIVE) if DELETED in state.cell(LIVE).values else (ALIVE,)


def _order(head: tuple[object, str | None]) -> tuple[object, str]:
    return head[0], head[1] or ""


def earlier(connection: Connection, import_id: str) -> list[Earlier]:
    """How the records that an import wrote were before it."""
    one = logs.one(connection, import_id)
    if one is None:
        return []
    sql = "SELECT kind, record, created, cells FROM earlier WHERE number = ?"
    return [_earlier(*row) for row in connection.exec_driver_sql(sql, (one.number,))]


def _earlier(kind: str, record: str, created: int, cells: str) -> Earlier:
    told = json.loads(cells)
    if created:
        return Earlier(kind, record, created=True, cells={}, brought=frozenset(Stamp(*stamp) for stamp in told))
    return Earlier(kind, record, created=False, cells={(field, element): tuple(v) for field, element, v in told})


def revert(writer: Writer, import_id: str) -> Reverted:
    """Write what was there before an import as new edits: a stamp for each distinct earlier value of a cell.

    What the import created is evicted, never deleted: colleagues keep it. It stays when somebody went on with it.
    """
    connection = writer.connection
    known = earlier(connection, import_id)
    now = states.load(connection, (one.record for one in known), {one.kind for one in known})
    changes, kept = [], 0
    for one in known:
        state = now.get(one.record)
        if one.created and state is not None and not state.stamps <= one.brought:
            kept += 1
        elif (change := _revert(writer, one, state)) is not None:
            changes.append(change)
    connection.exec_driver_sql("UPDATE import_log SET undone = ? WHERE id = ?", (logs.now(), import_id))
    writer.note(*changes)
    return Reverted(tuple(changes), kept=kept)


def _revert(writer: Writer, one: Earlier, state: State | None) -> Change | None:
    row = writer.keeper.find(one.kind, one.record)
    if one.created:
        return None if row is None or state is None else writer.keeper.evict(row, state)
    if state is None and LIVE not in one.cells:
        return None  # it went since, with all that is known of it
    before = state or State(one.kind, one.record)
    edits = {
        key: cell
        for key, values in one.cells.items()
        if key != LIVE and (cell := _again(writer, before.cell(key), values)) is not None
    }
    after = _live_again(writer, with_cells(before, edits) if edits else before, one.cells.get(LIVE, _lives(before)))
    return None if after == before else writer.keeper.write(row, state, after)


def _live_again(writer: Writer, state: State, wanted: tuple[str | None, ...]) -> State:
    """The state of a record that is deleted, lives, or waits for a choice between those."""
    if _lives(state) == wanted and state.cell(LIVE).heads:
        return state
    if wanted == (DELETED,):
        return deleted(state, writer.clock.tick())
    cell = _again(writer, state.cell(LIVE), wanted)
    return state if cell is None else with_cells(state, {LIVE: cell})


def _again(writer: Writer, cell: Cell, values: tuple[str | None, ...]) -> Cell | None:
    """The cell with one new head for each of these values, or nothing in it; None when it shows that already."""
    wanted = tuple(dict.fromkeys(values)) or (None,)
    if (cell.values or {None}) == set(wanted):
        return None
    first, *others = (writer.clock.tick() for _value in wanted)
    again = supersede(cell, first, wanted[0])
    heads = {*again.heads, *zip(others, wanted[1:], strict=True)}
    return compact(Cell(frozenset(heads), again.seen))
