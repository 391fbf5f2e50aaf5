"""What does not go back with the file when an earlier copy is put in its place: who was erased, and what was done.

A person who was erased stays erased, a workbook that was given stays given, and a line of the audit is never lost.
Where copies stand, which of them still have an earlier passphrase, and how long data is kept, stay as they are too.
"""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy.engine import Connection

from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.storage import engine as engines
from wijkwerker.storage.exchange import logs
from wijkwerker.storage.exchange.tables import EXPORT_LOG, SENT
from wijkwerker.storage.privacy_tables import AUDIT, KEPT, REQUEST
from wijkwerker.storage.queries import settings
from wijkwerker.storage.queries.retention import TERM

_KEYED = (EXPORT_LOG, REQUEST, KEPT)
_SETTINGS = f"key IN ('rewrap', 'elsewhere', 'elsewhere.last', 'backup.places') OR key LIKE '{TERM}%'"
_COLUMNS = {
    AUDIT.name: [column.name for column in AUDIT.columns if column.name != "id"],
    **{table.name: [column.name for column in table.columns] for table in (*_KEYED, SENT)},
}


@dataclass(frozen=True)
class Carried:
    """The hashes of what was erased, the rows of the logs by table, and settings by key."""

    erased: frozenset[bytes] = frozenset()
    rows: Mapping[str, Sequence[tuple[Any, ...]]] = field(default_factory=dict)
    settings: Mapping[str, str] = field(default_factory=dict)


def erased_in(path: Path, key: bytes | None) -> frozenset[bytes] | None:
    """The hashes in a file that is not open here; None when it cannot be read."""
    try:
        with closing(engines.connect(path, key, reading=True)) as connection:
            return frozenset(one for (one,) in connection.execute("SELECT hash FROM erased"))
    except (WijkwerkerError, engines.DatabaseError):
        return None


def read(path: Path, key: bytes | None) -> Carried:
    """What a file gives to the copy that takes its place, as far as it can be read; nothing in it changes."""
    erased: frozenset[bytes] = frozenset()
    rows: dict[str, list[tuple[Any, ...]]] = {}
    kept: dict[str, str] = {}
    try:
        with closing(engines.connect(path, key, how=engines.READ_ONLY)) as connection:
            erased = frozenset(one for (one,) in connection.execute("SELECT hash FROM erased"))
            kept = dict(connection.execute(f"SELECT key, value FROM setting WHERE {_SETTINGS}").fetchall())
            for table, columns in _COLUMNS.items():
                rows[table] = connection.execute(f"SELECT {', '.join(columns)} FROM {table}").fetchall()
    except (WijkwerkerError, engines.DatabaseError, UnicodeDecodeError):  # damaged, or of an older schema
        return Carried(erased, rows, kept)
    return Carried(erased, rows, kept)


def put(connection: Connection, carried: Carried) -> None:
    """Lay the logs and settings in a file of the newest schema; the log lines that stand there already stay."""
    for key, value in carried.settings.items():
        settings.put(connection, key, value)
    for table in _KEYED:
        _insert(connection, "INSERT OR REPLACE", table.name, carried.rows.get(table.name, ()))
    columns = ", ".join(_COLUMNS[AUDIT.name])
    known = set(map(tuple, connection.exec_driver_sql(f"SELECT {columns} FROM audit")))
    new = [row for row in carried.rows.get(AUDIT.name, ()) if tuple(row) not in known]
    _insert(connection, "INSERT", AUDIT.name, new)
    for recipient, scope, packed in carried.rows.get(SENT.name, ()):
        sql = "SELECT ids FROM sent WHERE recipient = ? AND scope = ?"
        had = connection.exec_driver_sql(sql, (recipient, scope)).scalar()
        ids = logs.unpack(packed) | (logs.unpack(had) if had else frozenset())
        _insert(connection, "INSERT OR REPLACE", SENT.name, [(recipient, scope, logs.pack(ids))])


def _insert(connection: Connection, verb: str, table: str, rows: Iterable[tuple[Any, ...]]) -> None:
    columns = _COLUMNS[table]
    marks = ", ".join("?" * len(columns))
    for row in rows:
        connection.exec_driver_sql(f"{verb} INTO {table}({', '.join(columns)}) VALUES ({marks})", tuple(row))
