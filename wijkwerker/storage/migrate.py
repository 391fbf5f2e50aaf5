"""Bringing a file to the newest schema: copy first, one transaction, and newer files refused.

Alembic is imported only when there is something to do, because its import is felt at every start.
"""

from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Engine
from sqlalchemy.engine import Connection

from wijkwerker import paths
from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.domain.language import _
from wijkwerker.storage import copies
from wijkwerker.storage import engine as engines

_NEEDED = ("setting", "worker", "area")  # without these no window can show anything
_UNKNOWN = "?"  # of a file that has our tables and does not say which


def head() -> str:
    """The newest schema that this program knows: the number of the last migration."""
    return max(_schemas())


def _schemas() -> set[str]:
    """Every schema that this program can bring to the newest."""
    return {file.stem.split("_")[0] for file in (paths.database() / "migrations" / "versions").glob("[0-9]*.py")}


def schema_of(connection: Connection) -> str:
    """The schema of an open file; '' for an empty one. Raises WijkwerkerError for a database of another program."""
    tables = set(connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'").scalars())
    if not tables:
        return ""
    if "alembic_version" not in tables:
        raise WijkwerkerError(
            _("Dit bestand is van een ander programma. Er is niets veranderd."),
            _("Kies een bestand dat met Wijkwerker is gemaakt."),
        )
    schema = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    return str(schema) if schema else _UNKNOWN


def require_known(engine: Engine, path: Path) -> str:
    """The schema of a file, '' for an empty one. Raises WijkwerkerError for one that this program does not know."""
    with engine.connect() as connection:
        schema = schema_of(connection)
    known = _schemas()
    if schema > max(known) and schema != _UNKNOWN:
        raise WijkwerkerError(
            _("Dit bestand is gemaakt met een nieuwere Wijkwerker. Er is niets veranderd."),
            _("Installeer de nieuwste Wijkwerker en open het bestand dan weer."),
        )
    if schema and schema not in known:
        raise engines.refusal(path, engines.DatabaseError(engines.DAMAGED))
    return schema


def require_readable(connection: Connection, path: Path) -> None:
    """Raises WijkwerkerError unless a damaged file has the newest schema and something can be read in it."""
    if schema_of(connection) != head():
        raise engines.refusal(path, engines.DatabaseError(engines.DAMAGED))
    for table in _NEEDED:
        connection.exec_driver_sql(f"SELECT * FROM {table} LIMIT 1").fetchall()


def migrate(engine: Engine, path: Path, copy: Callable[[Path], None]) -> bool:
    """Bring the file to `head()`; `copy` makes a copy of a file that holds work first. Returns whether it changed.

    Raises WijkwerkerError for a file that a newer Wijkwerker made, or one of another program.
    """
    schema = require_known(engine, path)
    if schema == head():
        return False
    if schema:
        folder = copies.folder_of(path)
        folder.mkdir(exist_ok=True)
        copy(copies.free_name(path, folder, datetime.now(), schema))  # noqa: DTZ005 - as people read it in the name
    _upgrade(engine)
    return True


def _upgrade(engine: Engine) -> None:
    from alembic import command

    with engine.connect() as connection:
        _switch(connection, "foreign_keys = OFF")
        writing = connection.execution_options(writing=True)
        with writing.begin():
            command.upgrade(configuration(writing), "head")
            if broken := writing.exec_driver_sql("PRAGMA foreign_key_check").fetchall():
                raise RuntimeError(f"the migration left {len(broken)} loose references")
        _switch(connection, "foreign_keys = ON")


def _switch(connection: Connection, pragma: str) -> None:
    """A pragma that SQLite ignores inside a transaction, so straight on the driver's connection."""
    with closing(connection.connection.cursor()) as cursor:
        cursor.execute(f"PRAGMA {pragma}")


def configuration(connection: Connection) -> Any:
    """Alembic's configuration on an open connection; a percent sign in the path is doubled for its parser."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(paths.database() / "migrations").replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def is_ours(name: str | None, type_: str, _parents: object) -> bool:
    """Whether Alembic should compare a thing: not the full-text tables and their shadows."""
    return not (type_ == "table" and (name or "").startswith("search_"))
