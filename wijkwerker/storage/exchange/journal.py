"""How every row stood before a workbook was read, written down by triggers while it is read, and putting it back.

Nothing of what was erased, of who wrote when, of the clock and of the logs is put back. The rows are SQL literals, so
that numbers come back to the last bit. The summaries are not written down: what went into them is marked again.
"""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from itertools import groupby

from sqlalchemy import Table
from sqlalchemy.engine import Connection

from wijkwerker.storage.exchange.tables import EARLIER, EXPORT_LOG, IMPORT_LOG, JOURNAL, SENT
from wijkwerker.storage.metadata import METADATA
from wijkwerker.storage.privacy_tables import AUDIT, REQUEST
from wijkwerker.storage.privacy_tables import KEPT as KEPT_BY_ROUND
from wijkwerker.storage.rows import quoted
from wijkwerker.storage.summary import SUMMARY_MONTH, SUMMARY_SPAN, SUMMARY_STALE, SUMMARY_YEAR
from wijkwerker.storage.tables import EPOCH, ERASED, SETTING

KEPT = 20  # imports of which the journal and the earlier values are kept
_MOST = 200  # rows in one statement
_NOT_PUT_BACK = frozenset(
    table.name
    for table in (
        AUDIT,
        EARLIER,
        EPOCH,
        ERASED,
        EXPORT_LOG,
        IMPORT_LOG,
        JOURNAL,
        KEPT_BY_ROUND,
        REQUEST,
        SENT,
        SUMMARY_MONTH,
        SUMMARY_SPAN,
        SUMMARY_STALE,
        SUMMARY_YEAR,
    )
)
_STALE = SUMMARY_STALE.name
_NEW, _CHANGED, _GONE, _MARKED, _BEGUN, _MANY = "i", "u", "d", "m", "b", "n"
_ALONG = {"member": "source", "phrase": "record"}  # what is added along with a record, and where its id stands there
_NUMBER_BITS = 40


@dataclass(frozen=True)
class Event:
    """A row that came (no `before`), changed, or went (no `key`), as SQL literals; or many that came with records."""

    name: str
    act: str
    key: str | None
    before: str | None

    @property
    def ids(self) -> list[str]:
        """The ids of the records that came, when they were many."""
        return list(json.loads(self.key)) if self.act == _MANY and self.key else []


def begin(connection: Connection, number: int) -> None:
    """Write down from now on how every row stood, under the number of an import."""
    connection.exec_driver_sql("PRAGMA recursive_triggers = ON")  # so that a row that is replaced is seen to go
    connection.exec_driver_sql(
        "INSERT INTO journal(seq, name, act) VALUES (?, '', ?)", (number << _NUMBER_BITS, _BEGUN)
    )
    for name, sql in _triggers():
        connection.exec_driver_sql(f"CREATE TEMP TRIGGER {name} {sql}")


def end(connection: Connection, number: int) -> None:
    """Stop, and forget the journals of imports long ago."""
    for name, _sql in _triggers():
        connection.exec_driver_sql(f"DROP TRIGGER temp.{name}")
    connection.exec_driver_sql("PRAGMA recursive_triggers = OFF")
    connection.exec_driver_sql("DELETE FROM journal WHERE seq < ?", (number - KEPT + 1 << _NUMBER_BITS,))
    connection.exec_driver_sql("DELETE FROM earlier WHERE number <= ?", (number - KEPT,))


@contextmanager
def many(connection: Connection, kind: str, ids: Sequence[str]) -> Iterator[None]:
    """Within the block new records of a kind are added: which is written down at once, and not row by row."""
    tables = {kind: "id", **_ALONG}
    triggers = {name: sql for name, sql in _triggers() if name in {_trigger(table, "insert") for table in tables}}
    for name in triggers:
        connection.exec_driver_sql(f"DROP TRIGGER temp.{name}")
    yield
    parts = [json.dumps(ids[at : at + _MOST]) for at in range(0, len(ids), _MOST)]
    connection.exec_driver_sql(
        "INSERT INTO journal(name, act, key) VALUES (?, ?, ?)",
        [(table, _MANY, part) for part in parts for table in tables],
    )
    for name, sql in triggers.items():
        connection.exec_driver_sql(f"CREATE TEMP TRIGGER {name} {sql}")


def forget(connection: Connection, number: int) -> None:
    """Forget how rows stood before an import."""
    connection.exec_driver_sql("DELETE FROM journal WHERE seq >= ? AND seq < ?", _span(number))
    connection.exec_driver_sql("DELETE FROM earlier WHERE number = ?", (number,))


def events(connection: Connection, number: int) -> list[Event]:
    """All that an import did, the last first."""
    sql = "SELECT name, act, key, before FROM journal WHERE seq > ? AND seq < ? ORDER BY seq DESC"
    return [Event(*row) for row in connection.exec_driver_sql(sql, _span(number))]


def _span(number: int) -> tuple[int, int]:
    return number << _NUMBER_BITS, number + 1 << _NUMBER_BITS


def put_back(connection: Connection, happened: Sequence[Event]) -> None:
    """Undo what happened, row for row; the search index is not touched."""
    rows = [event for event in happened if event.act != _MARKED]
    for (name, act), run in groupby(rows, key=lambda event: (event.name, event.act)):
        table = METADATA.tables[name]
        if act == _MANY:
            told = [(event.key,) for event in run]
            among = f"{_ALONG.get(name, 'id')} IN (SELECT value FROM json_each(?))"
            connection.exec_driver_sql(f"DELETE FROM {quoted(name)} WHERE {among}", told)
            continue
        for part in _parts(list(run)):
            if act in {_NEW, _CHANGED}:
                keys = ", ".join(f"({event.key})" for event in part)
                connection.exec_driver_sql(f"DELETE FROM {quoted(name)} WHERE ({_key(table)}) IN (VALUES {keys})")
            if act in {_CHANGED, _GONE}:
                before = ", ".join(f"({event.before})" for event in part)
                put = f"INSERT OR REPLACE INTO {quoted(name)}({_columns(table)})"  # a later reading may have put it too
                connection.exec_driver_sql(f"{put} VALUES {before}")
    stood = {event.key: event.before == "1" for event in happened if event.act == _MARKED}  # the first time counts
    for key, was_stale in stood.items():
        _unmark(connection, str(key), was_stale=was_stale)


def _parts(run: list[Event]) -> Iterator[list[Event]]:
    """Pieces of a run in which no row stands twice: of rows that changed often the order matters."""
    part: list[Event] = []
    keys: set[str | None] = set()
    for event in run:
        if len(part) == _MOST or event.key in keys or event.act == _CHANGED:
            if part:
                yield part
            part, keys = [], set()
        part.append(event)
        keys.add(event.key if event.key is not None else event.before)
    if part:
        yield part


def _unmark(connection: Connection, key: str, *, was_stale: bool) -> None:
    """What was stale before is so again; a mark of the import goes, but when it was worked off since it comes back."""
    where = f"(what, key) = ({key})"
    if connection.exec_driver_sql(f"SELECT 1 FROM {_STALE} WHERE {where}").first() is None:
        connection.exec_driver_sql(f"INSERT INTO {_STALE}(what, key) VALUES ({key})")
    elif not was_stale:
        connection.exec_driver_sql(f"DELETE FROM {_STALE} WHERE {where}")


@cache
def _triggers() -> tuple[tuple[str, str], ...]:
    """Name and text of every trigger."""
    put = "INSERT INTO journal(name, act, key, before) VALUES ("
    made = []
    for table in METADATA.sorted_tables:
        if table.name in _NOT_PUT_BACK:
            continue
        name, key = quoted(table.name), f"concat_ws(',', {_literals('NEW', _key_names(table))})"
        before = f"concat_ws(',', {_literals('OLD', [column.name for column in table.columns])})"
        when = " WHEN {0}.key <> 'clock'" if table is SETTING else ""
        acts = {
            f"INSERT ON {name}{when.format('NEW')}": f"'{_NEW}', {key}, NULL",
            f"UPDATE ON {name}{when.format('NEW')}": f"'{_CHANGED}', {key}, {before}",
            f"DELETE ON {name}{when.format('OLD')}": f"'{_GONE}', NULL, {before}",
        }
        for act, values in acts.items():
            sql = f"AFTER {act} BEGIN {put}'{table.name}', {values}); END"
            made.append((_trigger(table.name, act[:6].lower()), sql))
    stood = f"EXISTS (SELECT 1 FROM {_STALE} s WHERE s.what = NEW.what AND s.key = NEW.key)"
    literals = _literals("NEW", ["what", "key"])
    values = f"'{_STALE}', '{_MARKED}', concat_ws(',', {literals}), {stood}"
    made.append(("journal_stale", f"BEFORE INSERT ON {_STALE} BEGIN {put}{values}); END"))
    return tuple(made)


def _trigger(table: str, act: str) -> str:
    return f"journal_{table}_{act}"


def _literals(row: str, names: Sequence[str]) -> str:
    return ", ".join(f"quote({row}.{quoted(name)})" for name in names)


def _key_names(table: Table) -> list[str]:
    return [column.name for column in table.primary_key.columns]


def _key(table: Table) -> str:
    return ", ".join(quoted(name) for name in _key_names(table))


def _columns(table: Table) -> str:
    return ", ".join(quoted(column.name) for column in table.columns)
