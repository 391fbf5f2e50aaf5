"""Maps as GeoPackage: a database that somebody else made, so nothing in it is run and little of it is believed."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.domain.language import _
from wijkwerker.gate.kinds import ASK_AGAIN, SQLITE, damaged

if TYPE_CHECKING:
    from sqlcipher3 import Connection

HEADER = 100  # bytes
MOST_TABLES, MOST_LAYERS = 2_000, 200
_IDS = {b"GPKG", b"GP10", b"GP11"}
_PRAGMAS = (
    "trusted_schema = OFF",
    "cell_size_check = ON",
    "query_only = ON",
    "mmap_size = 0",
    "temp_store = MEMORY",
)
_SELECT, _READ, _FUNCTION, _FINE, _DENIED = 21, 20, 31, 0, 1  # as SQLite numbers them
_FUNCTIONS = frozenset({"count", "length", "substr", "typeof", "lower", "upper", "hex", "coalesce", "min", "max"})


class Layer(NamedTuple):
    """A table with shapes: its name, the column of the shapes, and the number of their projection."""

    table: str
    column: str
    projection: int


def check_header(start: bytes, size: int) -> None:
    """Refuse by the first hundred bytes what is no GeoPackage or is not whole; `size` is that of the file."""
    if len(start) < HEADER or not start.startswith(SQLITE):
        raise damaged()
    if start[68:72] not in _IDS:
        raise WijkwerkerError(_("Dit is geen kaart, maar een bestand van een ander programma."), _(ASK_AGAIN))
    page = int.from_bytes(start[16:18], "big")
    page = 65536 if page == 1 else page
    pages = int.from_bytes(start[28:32], "big")
    is_sound = (
        page >= 512
        and not page & (page - 1)
        and start[18] in {1, 2}
        and start[19] in {1, 2}
        and start[21:24] == bytes((64, 32, 32))
        and int.from_bytes(start[44:48], "big") in {1, 2, 3, 4}
        and int.from_bytes(start[56:60], "big") in {1, 2, 3}
    )
    is_counted = start[24:28] == start[92:96]  # else the number of pages is of an older program
    if not is_sound or size % page or (is_counted and pages * page != size):
        raise damaged()


def connect(path: Path) -> "Connection":
    """Open a map to read, in the process that parses only: no trigger, view or function of the file is run.

    Everything but reading plain tables is refused with an error of the driver.
    """
    import sqlcipher3  # the newest SQLite that we have, and not the one of this Python

    opened = sqlcipher3.connect(f"file:{quote(str(path))}?mode=ro&immutable=1", uri=True, isolation_level=None)
    opened.enable_load_extension(False)
    for pragma in _PRAGMAS:
        opened.execute(f"PRAGMA {pragma}")
    opened.set_authorizer(_allowed)
    return opened


def _allowed(action: int, first: str | None, second: str | None, _database: str | None, view: str | None) -> int:
    """Whether SQLite may do a thing: read, and call a few harmless functions; nothing on behalf of a view."""
    if view is not None:
        return _DENIED
    name = (second or "").lower()
    if action in {_SELECT, _READ} or (action == _FUNCTION and name in _FUNCTIONS):
        return _FINE
    return _DENIED


def layers(opened: "Connection") -> Iterator[Layer]:
    """The layers that are plain tables. Raises WijkwerkerError when there is none, or when there are too many."""
    tables = _plain_tables(opened)
    if not {"gpkg_contents", "gpkg_geometry_columns"} <= tables:
        raise damaged()
    asked = (
        "SELECT c.table_name, g.column_name, g.srs_id FROM gpkg_contents c"
        " JOIN gpkg_geometry_columns g ON g.table_name = c.table_name WHERE c.data_type = 'features' LIMIT ?"
    )
    found = 0
    for table, column, projection in opened.execute(asked, (MOST_LAYERS,)):
        if not (isinstance(table, str) and isinstance(column, str) and isinstance(projection, int)):
            raise damaged()
        if table.lower() in tables:
            found += 1
            yield Layer(table, column, projection)
    if not found:
        raise WijkwerkerError(_("In dit bestand staat geen kaart met gebieden."), _(ASK_AGAIN))


def _plain_tables(opened: "Connection") -> set[str]:
    """The tables that hold rows themselves, in small letters: no view, and nothing that a module makes up."""
    rows = opened.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table' LIMIT ?", (MOST_TABLES + 1,))
    found = [(name, sql) for name, sql in rows if isinstance(name, str) and isinstance(sql, str)]
    if len(found) > MOST_TABLES:
        raise damaged()
    return {name.lower() for name, sql in found if not sql.lstrip().upper().startswith("CREATE VIRTUAL")}
