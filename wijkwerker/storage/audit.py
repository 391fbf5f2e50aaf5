"""The audit in the file: a line is added for what was done, and none is changed; old ones go when a new one comes."""

from datetime import UTC, datetime

from sqlalchemy.engine import Connection

from wijkwerker.domain.privacy.audit import MONTHS, Action, Line, object_of
from wijkwerker.storage.queries import settings
from wijkwerker.storage.writer import Writer

DONE = "ok"
_LONGEST = 200  # characters of an object or a result
_AGO = "strftime('%Y-%m-%dT%H:%M:%S', 'now', '{}')"
_PAST_TERM = f"at <= {_AGO.format(f'-{MONTHS} months')}"
_BELIEVED = f"EXISTS (SELECT 1 FROM audit WHERE at BETWEEN {_AGO.format('-60 days')} AND {_AGO.format('-30 days')})"


def note(connection: Connection, action: Action, object_: str, result: str, origin: str, actor: str) -> None:
    """Add a line, and let go of those that are past their term. `object_` is '' or as `object_of` makes it.

    The clock is believed when something was done between one and two months before it. So a clock that is years ahead
    for less than a month takes nothing away, and one that is a little ahead takes a line two months early at most;
    after a long pause the old lines go a month later.
    """
    connection.exec_driver_sql(f"DELETE FROM audit WHERE {_PAST_TERM} AND {_BELIEVED}")
    at = datetime.now(UTC).isoformat(timespec="seconds")
    connection.exec_driver_sql(
        "INSERT INTO audit(at, action, object, result, origin, actor) VALUES (?, ?, ?, ?, ?, ?)",
        (at, action.value, object_[:_LONGEST], result[:_LONGEST], origin, actor),
    )


def noted(writer: Writer, action: Action, object_: str = "", result: str = DONE) -> None:
    """Add a line about what this transaction does: it stands there when that was done, and else it does not."""
    note(writer.connection, action, object_, result, writer.origin, actor_of(writer.connection, writer.worker))


def actor_of(connection: Connection, worker: str | None) -> str:
    """The worker as the audit has it; '' for nobody who is known."""
    worker = worker or settings.worker(connection)
    return object_of("worker", worker) if worker else ""


def lines(connection: Connection, limit: int = -1) -> list[Line]:
    """What was done, the last first; all of it when there is no limit."""
    sql = "SELECT at, action, object, result, origin, actor FROM audit ORDER BY id DESC LIMIT ?"
    return [Line(*row) for row in connection.exec_driver_sql(sql, (limit,))]
