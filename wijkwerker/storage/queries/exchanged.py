"""What was given to and read from whom, and what is not shared yet: questions about the logs of the exchange."""

from dataclasses import dataclass

from sqlalchemy.engine import Connection

from wijkwerker.domain.kinds import KINDS
from wijkwerker.storage.queries import authors
from wijkwerker.storage.rows import quoted

_LISTS = ("area", "value")  # kinds of which the shipped records are everywhere


@dataclass(frozen=True)
class Heard:
    """The last workbook of a colleague that was read here: its export, when (ISO), and the clock of the file then."""

    export: str
    at: str
    made: str
    clock: int


def moment(connection: Connection) -> int:
    """A number that is another one after every write, reading and undo."""
    clock = connection.exec_driver_sql("SELECT value FROM setting WHERE key = 'clock'").scalar() or 0
    count = connection.exec_driver_sql("SELECT 2 * count(*) + count(undone) FROM import_log").scalar() or 0
    return int(clock) + int(count)


def exports(connection: Connection) -> frozenset[str]:
    """The ids of all workbooks that were made here."""
    return frozenset(connection.exec_driver_sql("SELECT id FROM export_log").scalars())


def imports(connection: Connection) -> frozenset[str]:
    """The ids of all workbooks that were read here and not undone."""
    return frozenset(connection.exec_driver_sql("SELECT export FROM import_log WHERE undone IS NULL").scalars())


def heard(connection: Connection) -> dict[str, Heard]:
    """The newest workbook of every colleague that was read here, by the sender's id."""
    sql = (
        "SELECT sender, export, at, made, clock_after FROM import_log WHERE sender <> '' AND undone IS NULL"
        " ORDER BY made, number"
    )
    return {sender: Heard(*rest) for sender, *rest in connection.exec_driver_sql(sql)}


def given(connection: Connection) -> dict[str, str]:
    """When the last workbook for every colleague was made (ISO), by the recipient's id."""
    sql = "SELECT recipient, max(at) FROM export_log WHERE recipient <> '' GROUP BY recipient"
    return {row[0]: row[1] for row in connection.exec_driver_sql(sql)}


def changed_since(connection: Connection, clock: int) -> dict[str, int]:
    """How many records of each kind were written after a moment of the hybrid clock, by anybody; deleted ones too."""
    return _count(connection, "hlc > :clock", "hlc > :clock", {"clock": clock})


def own_since(connection: Connection, clock: int) -> dict[str, int]:
    """How many records of each kind this laptop itself wrote after a moment of the hybrid clock."""
    own = ", ".join(map(str, authors.own_epochs(connection))) or "NULL"
    fits = f"hlc > :clock AND epoch IN ({own})"
    return _count(connection, fits, fits, {"clock": clock})


def _count(connection: Connection, row: str, cell: str, values: dict[str, int]) -> dict[str, int]:
    edited = set(connection.exec_driver_sql(f"SELECT DISTINCT record FROM cell WHERE {cell}", values).scalars())
    result: dict[str, int] = {}
    for kind in KINDS:
        found = set(connection.exec_driver_sql(f"SELECT id FROM {quoted(kind)} WHERE {row}", values).scalars())
        if edited:
            among = connection.exec_driver_sql(
                f"SELECT id FROM {quoted(kind)} WHERE id IN (SELECT DISTINCT record FROM cell WHERE {cell})", values
            )
            found.update(among.scalars())
        if found:
            result[kind] = len(found)
    return result
