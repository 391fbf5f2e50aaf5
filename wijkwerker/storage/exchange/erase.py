"""Erasing: no trace of a record is left in the file, and it can never come back.

Only the SHA-256 of its id stays. What pointed at it points at nothing, under the stamp that it had, and a text that
named a person goes on without the name. After the commit the store writes the whole file anew, so that the old pages
are gone from the disk too.
"""

import json
import re
from collections.abc import Collection, Iterable, Iterator

from sqlalchemy.engine import Connection

from wijkwerker.domain.changes import Change, Changes
from wijkwerker.domain.exchange.erasing import erased_hash, without_erased
from wijkwerker.domain.fields import Ref
from wijkwerker.domain.kinds import KINDS
from wijkwerker.domain.kinds.record import fields_of
from wijkwerker.storage.exchange import erased, logs, present, states, unname
from wijkwerker.storage.rows import quoted
from wijkwerker.storage.summary import SUMMARY_SPAN, SUMMARY_STALE
from wijkwerker.storage.writer import Writer

_ID = re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}")
_HAS_AN_ID = "*-????-????-????-*"
_AMONG = "(SELECT value FROM json_each(:ids))"
_OF_RECORD = ("trash", "history", "issue", "memory", "added", "shown", "earlier", "phrase")
_EVERY_ID = "SELECT record FROM trash UNION SELECT record FROM cell UNION SELECT target FROM member"
_POINTING = (
    f"SELECT source FROM member WHERE target IN {_AMONG}",
    f"SELECT record FROM cell WHERE element IN {_AMONG} OR value IN {_AMONG}",
    f"SELECT record FROM seen WHERE element IN {_AMONG}",
)


def erase(writer: Writer, ids: Iterable[str]) -> Changes:
    """Erase records of whatever kind, also ones that are only pointed at. Nothing from before can be undone then."""
    wanted = set(ids)
    if not wanted:
        return Changes()
    present.count_once(writer, wanted)
    texts = unname.unname(writer, wanted)
    _remember(writer, map(erased_hash, wanted))
    changes = [*texts, *_Erasure(writer, wanted).run()]
    writer.clock.tick()  # so that no earlier import is the last change any more
    writer.note(*changes)
    return Changes(tuple(changes))


def absorb(writer: Writer, hashes: Collection[bytes]) -> Changes:
    """Erase what others erased, as far as it is here or is pointed at."""
    new = set(hashes) - erased.hashes(writer.connection)
    if not new:
        return Changes()
    changes = erase(writer, {one for one in _every_id(writer.connection) if erased_hash(one) in new})
    _remember(writer, new)
    return changes


def _remember(writer: Writer, hashes: Iterable[bytes]) -> None:
    writer.connection.exec_driver_sql(
        "INSERT OR IGNORE INTO erased(hash) VALUES (?)", [(one,) for one in sorted(hashes)]
    )
    writer.forget_erased()


def _every_id(connection: Connection) -> set[str]:
    """Every record id that stands anywhere in the file."""
    found = set(connection.exec_driver_sql(_EVERY_ID).scalars())
    for kind, cls in KINDS.items():
        names = ["id", *(name for name, field in fields_of(cls).items() if isinstance(field, Ref))]
        for name in names:
            sql = f"SELECT DISTINCT {quoted(name)} FROM {quoted(kind)} WHERE {quoted(name)} IS NOT NULL"
            found.update(connection.exec_driver_sql(sql).scalars())
    return found


class _Erasure:
    """One erasure of some records."""

    def __init__(self, writer: Writer, ids: set[str]) -> None:
        self._writer = writer
        self._connection = writer.connection
        self._ids = ids
        self._told = {"ids": json.dumps(sorted(ids))}

    def run(self) -> list[Change]:
        changes = [*self._evict(), *self._empty_references()]
        self._purge()
        self._clean("history", ("before", "after"))
        self._clean("trash", ("fields",))
        self._clean("earlier", ("cells",))
        self._clean("memory", ("value",))
        self._clean("export_log", ("scope",))
        self._forget_people()
        self._forget_sent()
        unname.leave_no_remains(self._writer)
        return changes

    def _evict(self) -> Iterator[Change]:
        for state in states.load(self._connection, self._ids).values():
            if (row := self._writer.keeper.find(state.kind, state.id)) is not None:
                yield self._writer.keeper.evict(row, state)

    def _empty_references(self) -> Iterator[Change]:
        found = states.load(self._connection, self._pointing() - self._ids)
        for before in found.values():
            row = self._writer.keeper.find(before.kind, before.id)
            change = self._writer.keeper.write(row, before, without_erased(before, self._ids.__contains__))
            if change.before != change.after:
                yield change

    def _pointing(self) -> set[str]:
        """The records that have one of these in a field, in a losing version, or in the trash."""
        found = {record for sql in _POINTING for record in self._scalars(sql)}
        for kind, cls in KINDS.items():
            for name, field in fields_of(cls).items():
                if isinstance(field, Ref):
                    found.update(self._scalars(f"SELECT id FROM {quoted(kind)} WHERE {quoted(name)} IN {_AMONG}"))
        trash = self._connection.exec_driver_sql("SELECT record, fields FROM trash")
        return found | {record for record, fields in trash if _names(fields, self._ids)}

    def _scalars(self, sql: str) -> list[str]:
        return list(self._connection.exec_driver_sql(sql, self._told).scalars())

    def _purge(self) -> None:
        """Take away every row about these records, and every picture of how rows stood."""
        for table in (*_OF_RECORD, "cell", "seen", "buried", SUMMARY_SPAN.name):
            self._run(f"DELETE FROM {table} WHERE record IN {_AMONG}")
        self._run(f"DELETE FROM member WHERE target IN {_AMONG} OR source IN {_AMONG}")
        self._run(f"DELETE FROM merged WHERE contact IN {_AMONG} OR main IN {_AMONG}")
        for table in ("cell", "seen", "memory"):
            self._run(f"DELETE FROM {table} WHERE element IN {_AMONG}")
        self._run(f"UPDATE cell SET value = NULL WHERE value IN {_AMONG}")
        self._run(f"DELETE FROM {SUMMARY_STALE.name} WHERE key IN {_AMONG}")

    def _clean(self, table: str, columns: tuple[str, ...]) -> None:
        """Take the ids out of the values that are kept of other records."""
        for column in columns:
            sql = f"SELECT DISTINCT {column} FROM {table} WHERE {column} GLOB '{_HAS_AN_ID}'"
            texts = self._connection.exec_driver_sql(sql).scalars()
            clean = [(text, _without(text, self._ids)) for text in texts if _names(text, self._ids)]
            if not clean:
                continue
            self._connection.exec_driver_sql(
                f"""WITH clean AS MATERIALIZED (SELECT value ->> 0 AS old, value ->> 1 AS new FROM json_each(?))
                UPDATE {table} SET {column} = (SELECT new FROM clean WHERE old = {column})
                WHERE {column} IN (SELECT old FROM clean)""",
                (json.dumps(clean),),
            )

    def _forget_people(self) -> None:
        """An erased worker is nobody in the logs too, and no setting or waiting text holds an id."""
        self._run(f"UPDATE epoch SET worker = NULL, name = NULL WHERE worker IN {_AMONG}")
        for table, role in (("import_log", "sender"), ("import_log", "person"), ("export_log", "recipient")):
            self._run(f"UPDATE {table} SET {role} = '', {role}_name = '' WHERE {role} IN {_AMONG}")
        self._run(f"UPDATE export_log SET worker = '' WHERE worker IN {_AMONG}")
        self._run(f"UPDATE request SET contact = '', name = '' WHERE contact IN {_AMONG}")
        self._run(f"DELETE FROM kept WHERE record IN {_AMONG}")
        for table in ("memory", "added"):
            self._run(f"DELETE FROM {table} WHERE person IN {_AMONG}")
        for table, role in (("shown", "colleague"), ("sent", "recipient")):
            self._run(f"DELETE FROM {table} WHERE {role} IN {_AMONG}")
        for table, texts in (("setting", ("key", "value")), ("issue", ("raw",)), ("sent", ("scope",))):
            names = " OR ".join(f"instr({table}.{text}, j.value)" for text in texts)
            self._run(f"DELETE FROM {table} WHERE EXISTS (SELECT 1 FROM json_each(:ids) j WHERE {names})")

    def _forget_sent(self) -> None:
        for recipient, scope, packed in self._connection.exec_driver_sql(
            "SELECT recipient, scope, ids FROM sent"
        ).fetchall():
            if (had := logs.unpack(packed)) & self._ids:
                self._connection.exec_driver_sql(
                    "UPDATE sent SET ids = ? WHERE recipient = ? AND scope = ?",
                    (logs.pack(had - self._ids), recipient, scope),
                )

    def _run(self, sql: str) -> None:
        self._connection.exec_driver_sql(sql, self._told)


def _names(text: str, gone: Collection[str]) -> bool:
    """Whether an id of these stands anywhere in a text."""
    return any(one in gone for one in _ID.findall(text))


def _without(text: str, gone: Collection[str]) -> str | None:
    """A kept value that names an id, without it: JSON without the parts that do, nothing of whatever else it is."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):  # the id itself, or words in which somebody typed it
        return None
    return json.dumps(_pruned(value, gone), ensure_ascii=False) if isinstance(value, dict | list) else None


def _pruned(value: object, gone: Collection[str]) -> object:
    if isinstance(value, dict):
        return {key: _pruned(part, gone) for key, part in value.items() if not _names(key, gone)}
    if isinstance(value, list):
        return [_pruned(part, gone) for part in value if not _is_of(part, gone)]
    return _without(value, gone) if isinstance(value, str) and _names(value, gone) else value


def _is_of(part: object, gone: Collection[str]) -> bool:
    """Whether an element of a list is an id, a link to or from it, or a cell of it."""
    if isinstance(part, str):
        return any(end in gone for end in part.split("="))
    return isinstance(part, list) and any(isinstance(one, str) and one in gone for one in part[:2])
