"""Taking the names of people out of all that is kept of texts, before they are erased.

Records go on with a new text, as an edit; of what is kept of them (history, trash, earlier values, readings, waiting
texts, logs) only the text without the name stays. Every text that names somebody in full is found; one that only has a
first or a last name, when the record hangs together with that person.
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy.engine import Connection

from wijkwerker.domain.changes import Change
from wijkwerker.domain.exchange.merge import State
from wijkwerker.domain.exchange.renaming import (
    Rename,
    element_without,
    elements_without,
    every_set,
    renamed,
    sets_of,
    texts_of,
)
from wijkwerker.domain.exchange.seals import sealed
from wijkwerker.domain.kinds import KINDS
from wijkwerker.domain.kinds.record import fields_of
from wijkwerker.storage import search
from wijkwerker.storage.exchange import states
from wijkwerker.storage.exchange.names import Names, of_cards, queries
from wijkwerker.storage.rows import quoted
from wijkwerker.storage.writer import Writer

_NUMBERED = "*[0-9]*[0-9]*[0-9]*[0-9]*[0-9]*[0-9]*[0-9]*"
_LOGS = (
    ("export_log", ("purpose", "recipient_name")),
    ("import_log", ("person_name",)),
    ("request", ("name", "outcome")),
)


def unname(writer: Writer, cards: Iterable[str]) -> list[Change]:
    """Take the names of the people behind some cards out of every text; returns what changed in records."""
    names = of_cards(writer.connection, cards)
    if not names.going:
        return []
    changes = list(_records(writer, names, _candidates(writer.connection, names) - names.cards))
    _kept(writer.connection, names)
    return changes


def unname_in(writer: Writer, record_id: str, cards: Iterable[str]) -> list[Change]:
    """Take the names of the people behind some cards out of the texts of one record; returns what changed."""
    names = of_cards(writer.connection, cards)
    changes = list(_records(writer, names, {record_id}))
    _kept_of_records(writer.connection, names, record_id)
    return changes


def forget_values(writer: Writer, record_id: str, field: str) -> None:
    """Let nothing be kept of what stood in a field of a record before; `leave_no_remains` comes after the last."""
    connection = writer.connection
    for table, column in (("history", "field"), ("issue", '"column"')):
        connection.exec_driver_sql(f"DELETE FROM {table} WHERE record = ? AND {column} = ?", (record_id, field))
    seal = "SELECT value FROM memory WHERE record = ? AND field = ? AND value <> ''"
    for value in connection.exec_driver_sql(seal, (record_id, field)).scalars().all():
        sql = "UPDATE memory SET value = ? WHERE record = ? AND field = ? AND value = ?"
        connection.exec_driver_sql(sql, (sealed(value), record_id, field, value))
    rows = connection.exec_driver_sql(
        "SELECT number, cells FROM earlier WHERE record = ? AND NOT created", (record_id,)
    )
    for number, told in rows.fetchall():
        kept = json.dumps([cell for cell in json.loads(told) if cell[0] != field], ensure_ascii=False)
        sql = "UPDATE earlier SET cells = ? WHERE number = ? AND record = ?"
        connection.exec_driver_sql(sql, (kept, number, record_id))


def leave_no_remains(writer: Writer) -> None:
    """Let nothing of what was taken away be left in pictures of rows, in the search index, and on the disk."""
    writer.connection.exec_driver_sql("DELETE FROM journal")
    search.purge(writer.connection)
    writer.wipe = True


def _records(writer: Writer, names: Rename, candidates: Iterable[str]) -> Iterator[Change]:
    for before in states.load(writer.connection, sorted(candidates)).values():
        after = renamed(before, names)
        row = writer.keeper.find(before.kind, before.id)
        if row is None:
            continue
        if after is not before:
            trash = _trash(writer.connection, before) if not row.live else {}
            yield writer.keeper.write(row, before, after)
            _put_rest_back(writer.connection, after, trash)
        if not row.live:
            _clean_trash(writer.connection, before, names)


def _candidates(connection: Connection, names: Names) -> set[str]:
    """The records whose texts may name somebody."""
    found = set(names.linked)
    for one in names.going:
        for expression in queries(one.person):
            found |= _found(connection, expression)
    found |= _with_numbers(connection, names)
    for kind, cls in KINDS.items():
        hidden = [name for name in _named_in(kind) if not fields_of(cls)[name].searchable]
        if hidden:
            columns = ", ".join(map(quoted, hidden))
            some = " OR ".join(f"{quoted(name)} <> ''" for name in hidden)
            rows = connection.exec_driver_sql(f"SELECT id, {columns} FROM {quoted(kind)} WHERE live AND ({some})")
            found |= {row[0] for row in rows if any(text and names.may_be_in(text) for text in row[1:])}
    for sql in (
        "SELECT record, value FROM cell WHERE value <> ''",
        "SELECT record, element FROM cell WHERE element <> ''",
        "SELECT record, element FROM seen WHERE element <> ''",
        "SELECT record, fields FROM trash",
    ):
        found |= {record for record, text in connection.exec_driver_sql(sql) if names.may_be_in(text)}
    return found


def _named_in(kind: str) -> list[str]:
    """The columns in which somebody can be named."""
    return [*texts_of(kind), *sorted(sets_of(kind))]


def _found(connection: Connection, expression: str) -> set[str]:
    sql = "SELECT m.id FROM search_note n JOIN contact_moment m ON m.row = n.rowid WHERE search_note MATCH ?"
    found = set(connection.exec_driver_sql(sql, (expression,)).scalars())
    rows: dict[int, list[int]] = {}
    hits = "SELECT rowid FROM search_name WHERE search_name MATCH ?"
    for number in connection.exec_driver_sql(hits, (expression,)).scalars():
        rows.setdefault(number >> search.KIND_BITS, []).append(number & (1 << search.KIND_BITS) - 1)
    kinds = {number: kind for kind, number in search.NUMBERS.items()}
    for number, places in rows.items():
        sql = f"SELECT id FROM {quoted(kinds[number])} WHERE row IN (SELECT value FROM json_each(?))"
        found |= set(connection.exec_driver_sql(sql, (json.dumps(places),)).scalars())
    return found


def _with_numbers(connection: Connection, names: Names) -> set[str]:
    """The records with a mail address or a phone number in which somebody can be named."""
    found: set[str] = set()
    for kind in KINDS:
        for name in _named_in(kind):
            column = quoted(name)
            fits = f"instr({column}, '@') OR {column} GLOB '{_NUMBERED}'"
            rows = connection.exec_driver_sql(f"SELECT id, {column} FROM {quoted(kind)} WHERE live AND ({fits})")
            found |= {record for record, text in rows if names.may_be_in(text)}
    return found


def _trash(connection: Connection, state: State) -> dict[str, Any]:
    copy = connection.exec_driver_sql("SELECT fields FROM trash WHERE record = ?", (state.id,)).scalar()
    return dict(json.loads(copy)) if copy else {}


def _put_rest_back(connection: Connection, state: State, before: dict[str, Any]) -> None:
    """The copy of a deleted record may hold more than its state tells: that stays."""
    if before:
        now = _trash(connection, state)
        rest = {name: value for name, value in before.items() if now.get(name) is None and value is not None}
        _put_trash(connection, state, {**now, **rest})


def _clean_trash(connection: Connection, state: State, names: Rename) -> None:
    now = _trash(connection, state)
    clean = dict(now)
    for name in _named_in(state.kind):
        if isinstance(text := now.get(name), str):
            clean[name] = _column(names, state.kind, state.id, name, text)
    if clean != now:
        _put_trash(connection, state, clean)


def _column(names: Rename, kind: str, record: str, name: str, column: str | None) -> str | None:
    """What stands in a column of texts, or of the elements of a set, without the names."""
    if not column or name not in sets_of(kind):
        return names(kind, record, name, column) if column else column
    before = json.loads(column)
    after = elements_without(names, kind, record, name, before)
    return column if after == before else (json.dumps(after, ensure_ascii=False) if after else None)


def _put_trash(connection: Connection, state: State, values: dict[str, Any]) -> None:
    told = json.dumps(values, ensure_ascii=False)
    connection.exec_driver_sql("UPDATE trash SET fields = ? WHERE record = ?", (told, state.id))


def _kept(connection: Connection, names: Rename) -> None:
    """Take the names out of what is kept of texts besides the records."""
    _kept_of_records(connection, names)
    for table, columns in _LOGS:
        _plain(connection, names, table, "''", columns)


def _kept_of_records(connection: Connection, names: Rename, only: str = "") -> None:
    """Take the names out of earlier, read and waiting texts of records; of one record with `only` its id."""
    which = "record = :only" if only else "true"
    _history(connection, names, which, only)
    _earlier(connection, names, which, only)
    rows = connection.exec_driver_sql(
        f"SELECT record, field, value FROM memory WHERE value <> '' AND {which}", {"only": only}
    ).fetchall()
    _remembered_elements(connection, names, which, only)
    for record, field, value in rows:
        if names("", record, field, value) != value:
            sql = "UPDATE memory SET value = ? WHERE record = ? AND field = ? AND value = ?"
            connection.exec_driver_sql(sql, (sealed(value), record, field, value))
    _plain(connection, names, "issue", "record", ("raw", "reason"), which, only)


def _remembered_elements(connection: Connection, names: Rename, which: str, only: str) -> None:
    """Let go of what was read of elements that name somebody: read again it is the same edit, and the seal knows it."""
    sql = f"SELECT DISTINCT record, field, element FROM memory WHERE element <> '' AND {which}"
    for record, field, element in connection.exec_driver_sql(sql, {"only": only}).fetchall():
        if field in every_set() and element_without(names, "", record, field, element) != element:
            sql = "DELETE FROM memory WHERE record = ? AND field = ? AND element = ?"
            connection.exec_driver_sql(sql, (record, field, element))


def _history(connection: Connection, names: Rename, which: str, only: str) -> None:
    sql = f"SELECT id, kind, record, field, before, after FROM history WHERE {which}"
    rows = connection.exec_driver_sql(sql, {"only": only}).fetchall()
    for number, kind, record, field, before, after in rows:
        if kind not in KINDS or field not in _named_in(kind):
            continue
        old, new = (_column(names, kind, record, field, text) for text in (before, after))
        if old == new:
            connection.exec_driver_sql("DELETE FROM history WHERE id = ?", (number,))
        elif (old, new) != (before, after):
            connection.exec_driver_sql("UPDATE history SET before = ?, after = ? WHERE id = ?", (old, new, number))


def _earlier(connection: Connection, names: Rename, which: str, only: str) -> None:
    sql = f"SELECT number, record, kind, cells FROM earlier WHERE NOT created AND {which}"
    rows = connection.exec_driver_sql(sql, {"only": only}).fetchall()
    for number, record, kind, told in rows:
        if kind not in KINDS:
            continue
        cells = [
            [field, after, [names(kind, record, field, text) if text else text for text in values]]
            if field in texts_of(kind)
            else [field, after, values]
            for field, element, values in json.loads(told)
            if (after := _element(names, kind, record, field, element)) is not None
        ]
        if (clean := json.dumps(cells, ensure_ascii=False)) != told:
            sql = "UPDATE earlier SET cells = ? WHERE number = ? AND record = ?"
            connection.exec_driver_sql(sql, (clean, number, record))


def _element(names: Rename, kind: str, record: str, field: str, element: str) -> str | None:
    """The element of an earlier cell without names, None for one of which nothing is left."""
    if field not in sets_of(kind):
        return element
    return element_without(names, kind, record, field, element) or None


def _plain(
    connection: Connection,
    names: Rename,
    table: str,
    record: str,
    columns: tuple[str, ...],
    which: str = "true",
    only: str = "",
) -> None:
    for column in columns:
        sql = f"SELECT DISTINCT {record}, {column} FROM {table} WHERE {column} <> '' AND {which}"
        for one, text in connection.exec_driver_sql(sql, {"only": only}).fetchall():
            if (clean := names("", one, column, text)) != text:
                connection.exec_driver_sql(
                    f"UPDATE {table} SET {column} = ? WHERE {column} = ? AND {record} = ?", (clean, text, one)
                )
