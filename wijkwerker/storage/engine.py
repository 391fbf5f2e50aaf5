"""Opening the file: driver, key, pragmas, and sentences for what can be wrong with it."""

import os
import platform
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver
from sqlalchemy import Engine, QueuePool, create_engine, event
from sqlalchemy.engine import Connection
from sqlalchemy.exc import DBAPIError

from wijkwerker.domain.errors import Damaged, WijkwerkerError
from wijkwerker.domain.language import N_, _

_SAFE_SQLITE = (3, 51, 3)  # 3.7.0 to 3.51.2 can corrupt a file when the WAL is reset at the wrong moment
_LEAST_ROOM = 256 * 1024  # bytes that SQLite needs beside the file to read it at all
_PLAIN_HEADER = b"SQLite format 3\0"
_VERSIONS = slice(18, 20)  # of the header: which form the file has for who writes and who reads
_OURS = "SELECT count(*), count(CASE WHEN name = 'alembic_version' THEN 1 END) FROM sqlite_master"
_PRAGMAS = (
    "synchronous = FULL",
    "foreign_keys = ON",
    "busy_timeout = 10000",
    "cell_size_check = ON",
    "trusted_schema = OFF",
    "secure_delete = ON",
    "temp_store = MEMORY",
    "cache_size = -65536",
)

DAMAGED = "malformed"  # SQLite's own word
_OF_DAMAGE = ("not a database", DAMAGED, "corrupt")
_NO_TEXT = "could not decode"
READ_ONLY = "mode=ro"  # what stands beside the file is read with it, and not folded in
ALONE = "immutable=1"  # what stands beside the file is not even looked at

DatabaseError = driver.DatabaseError
OperationalError = driver.OperationalError


def is_plain(path: Path) -> bool:
    """Whether the file is an unencrypted database (a demo); an empty or absent file is not."""
    with path.open("rb") as file:
        return file.read(len(_PLAIN_HEADER)) == _PLAIN_HEADER


def has_form(path: Path) -> bool:
    """Whether the header of a file says that it can be read and written; that of an encrypted one cannot be seen."""
    with path.open("rb") as file:
        header = file.read(_VERSIONS.stop)
    return not header.startswith(_PLAIN_HEADER) or set(header[_VERSIONS]) <= {1, 2}


def connect(path: Path, key: bytes | None, *, reading: bool = False, how: str = "") -> Any:
    """A driver connection with the house's pragmas. `key` is 32 bytes, or None for a plain file.

    For `reading`, and for a file of another program, not even the header is written; `how` can be READ_ONLY or ALONE,
    for a file that must stay as it is. Raises WijkwerkerError when the file cannot be opened, read or written, and its
    Damaged for one that is not whole.
    """
    if driver.sqlite_version_info < _SAFE_SQLITE:
        raise RuntimeError(f"SQLite {driver.sqlite_version} can corrupt files; at least 3.51.3 is needed")
    name = f"{path.absolute().as_uri()}?{how}" if how else str(path)
    try:
        connection = driver.connect(name, isolation_level=None, check_same_thread=False, uri=bool(how))
    except driver.Error as error:
        raise refusal(path, error) from error
    try:
        connection.execute("PRAGMA cipher_log_level = NONE")  # its lines would stand between the sentences
        if key is not None:
            connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
        tables, ours = connection.execute(_OURS).fetchone()
        if not reading and not how and (ours or not tables):
            connection.execute("PRAGMA journal_mode = WAL")
    except driver.Error as error:
        connection.close()
        raise refusal(path, error) from error
    except UnicodeDecodeError as error:  # the driver's own message quotes bytes of a damaged page
        connection.close()
        raise refusal(path, DatabaseError(DAMAGED)) from error
    return connection


def create(path: Path, key: bytes | None, how: str = "") -> Engine:
    """An engine whose every connection opens `path`; transactions are ours: BEGIN, or BEGIN IMMEDIATE for a write.

    `how` is as in `connect`.
    """
    engine = create_engine(
        "sqlite://",
        creator=lambda: connect(path, key, how=how),
        module=driver,
        poolclass=QueuePool,
        pool_size=3,
        max_overflow=2,
    )
    event.listen(engine, "begin", _begin)
    return engine


def _begin(connection: Connection) -> None:
    writing = connection.get_execution_options().get("writing", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def refusal(path: Path, error: BaseException) -> WijkwerkerError:
    """The sentence for an error of the driver or of the file system; never holds data."""
    message = str(error).lower()
    if _NO_TEXT in message:  # quotes what it could not read, which may hold any of these words
        message = DAMAGED
    for fits, text, hint in _REFUSALS:
        if fits(path, message):
            kind = Damaged if any(sign in message for sign in _OF_DAMAGE) else WijkwerkerError
            return kind(_(text), _(hint))
    return WijkwerkerError(
        _("Het bestand met je werk kan nu niet geopend worden."),
        _("Sluit andere programma’s die het gebruiken en probeer het opnieuw."),
    )


@contextmanager
def refusals(path: Path) -> Iterator[None]:
    """Errors of the driver or of the file system within the block become sentences; errors of the program do not."""
    try:
        yield
    except DBAPIError as error:
        cause = error.orig
        if isinstance(cause, OperationalError) or (cause and type(cause) is DatabaseError):
            raise refusal(path, cause) from error
        raise
    except (DatabaseError, OSError) as error:
        raise refusal(path, error) from error
    except UnicodeDecodeError as error:  # a text that no longer is one
        raise refusal(path, DatabaseError(DAMAGED)) from error
    except UnicodeEncodeError as error:
        raise WijkwerkerError(
            _("In wat je gaf staat een teken dat niet bewaard kan worden. Er is niets veranderd."),
            _("Typ het opnieuw, zonder het te plakken."),
        ) from error


def _is_full(path: Path) -> bool:
    return path.parent.is_dir() and shutil.disk_usage(path.parent).free < _LEAST_ROOM


def _read_only(path: Path, message: str) -> bool:
    folder = path.parent
    return "readonly" in message or (folder.is_dir() and not os.access(folder, os.W_OK))


_REFUSALS: tuple[tuple[Callable[[Path, str], bool], str, str], ...] = (
    (
        lambda path, message: "full" in message or "no space" in message or ("i/o" in message and _is_full(path)),
        N_("De schijf is vol. Wat al bewaard was, is veilig."),
        N_("Maak ruimte en probeer het opnieuw."),
    ),
    (
        lambda path, _message: not path.parent.is_dir(),
        N_("De map van dit bestand bestaat niet."),
        N_("Kies een map die er is, of maak hem eerst."),
    ),
    (
        lambda path, message: path.is_dir() or ("unable to open" in message and not _read_only(path, message)),
        N_("Dit is geen bestand dat Wijkwerker kan openen."),
        N_("Kies een ander bestand."),
    ),
    (
        _read_only,
        N_("In deze map mag Wijkwerker niet schrijven. Er is niets veranderd."),
        N_("Zet het bestand in een map waar je zelf in mag schrijven, of kies een andere map."),
    ),
    (
        lambda _path, message: "locked" in message or "busy" in message,
        N_("Het bestand is net in gebruik. Er is niets verloren."),
        N_("Wacht even en probeer het opnieuw."),
    ),
    (
        lambda _path, message: any(sign in message for sign in (*_OF_DAMAGE, "no such table", "no such column")),
        N_("Dit bestand is beschadigd of is geen bestand van Wijkwerker. Er is niets veranderd."),
        N_("Zet een reservekopie terug. Bewaar het beschadigde bestand, gooi het niet weg."),
    ),
)


def device() -> str:
    """The name of this machine, for the list of epochs; stays on the laptop."""
    return platform.node() or "laptop"
