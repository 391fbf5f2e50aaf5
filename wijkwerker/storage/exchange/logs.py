"""What was given and read: a line for every workbook, and which records a recipient ever got."""

import json
import uuid
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy.engine import Connection

from wijkwerker.domain.exchange.book import Scope
from wijkwerker.domain.exchange.given import Exported, Order
from wijkwerker.domain.exchange.merge import State
from wijkwerker.domain.exchange.planned import Group, Plan
from wijkwerker.storage import migrate

_ID_BYTES = 16


@dataclass(frozen=True)
class Import:
    """A workbook that was read. `at` and `undone` are moments (ISO, UTC), `undone` None when it was not.

    The clocks are those of the file before and after.
    """

    number: int
    id: str
    at: str
    export: str
    sender: str
    sender_name: str
    person: str
    person_name: str
    file_name: str
    sha256: str
    new: int
    changed: int
    choices: int
    parked: int
    schema: str
    clock_before: int
    clock_after: int
    undone: str | None


_COLUMNS = (
    "number, id, at, export, sender, sender_name, person, person_name, file_name, sha256, new, changed, choices,"
    " parked, schema, clock_before, clock_after, undone"
)


def now() -> str:
    """This moment as logs have it."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def exported(connection: Connection, order: Order, made: Exported, predecessor: str) -> None:
    """Write down that a workbook was made."""
    clock = connection.exec_driver_sql("SELECT value FROM setting WHERE key = 'clock'").scalar() or 0
    connection.exec_driver_sql(
        "INSERT INTO export_log(id, at, recipient, recipient_name, scope, only_new, predecessor, encrypted, purpose,"
        " file_name, sha256, counts, clock) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            made.export,
            now(),
            order.recipient,
            order.recipient_name,
            scope_text(order.scope, with_day=True),
            int(order.only_new),
            predecessor,
            int(order.encrypt),
            order.purpose,
            made.path.name,
            made.sha256,
            json.dumps(dict(made.sheets), ensure_ascii=False),
            int(clock),
        ),
    )


def scope_text(scope: Scope, *, with_day: bool = False) -> str:
    """A scope as text, the same for the same scope; the day since when is left out unless it is asked for."""
    told = {"areas": sorted(scope.areas), "kinds": sorted(scope.kinds), "personal": scope.personal}
    since = scope.since.isoformat() if with_day and scope.since else None
    return json.dumps({**told, "since": since} if since else told)


def sent(connection: Connection, recipient: str, scope: Scope) -> frozenset[str]:
    """The ids of the records that a recipient ever got from here under a scope, whatever the day since when."""
    sql = "SELECT ids FROM sent WHERE recipient = ? AND scope = ?"
    packed = connection.exec_driver_sql(sql, (recipient, scope_text(scope))).scalar()
    return unpack(packed) if packed else frozenset()


def put_sent(connection: Connection, recipient: str, scope: Scope, ids: Iterable[str]) -> None:
    """Remember which records a recipient has got from here under a scope, in the place of what was remembered."""
    connection.exec_driver_sql(
        "INSERT INTO sent(recipient, scope, ids) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET ids = excluded.ids",
        (recipient, scope_text(scope), pack(ids)),
    )


def pack(ids: Iterable[str]) -> bytes:
    """Record ids in little room."""
    return zlib.compress(b"".join(sorted(uuid.UUID(one).bytes for one in ids)))


def unpack(packed: bytes) -> frozenset[str]:
    """The ids that were packed."""
    content = zlib.decompress(packed)
    return frozenset(str(uuid.UUID(bytes=content[at : at + _ID_BYTES])) for at in range(0, len(content), _ID_BYTES))


def imported(connection: Connection, plan: Plan, import_id: str, clock: int) -> int:
    """Write down that a workbook is being read; returns its number."""
    made = connection.exec_driver_sql(
        "INSERT INTO import_log(id, at, export, sender, sender_name, made, person, person_name, file_name, sha256, new,"
        " changed, choices, parked, schema, clock_before, clock_after)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            import_id,
            now(),
            plan.export,
            plan.sender,
            plan.sender_name,
            plan.made,
            plan.person,
            plan.person_name,
            plan.file_name,
            plan.sha256,
            sum(1 for write in plan.writes if write.before is None and not _is_dead(write.after)),
            sum(1 for write in plan.writes if write.before is not None),
            len(plan.of(Group.CONFLICT)),
            len(plan.issues),
            migrate.head(),
            clock,
            clock,
        ),
    )
    return int(made.lastrowid)


def _is_dead(state: State | None) -> bool:
    return state is None or state.is_dead


def imports(connection: Connection, limit: int = -1) -> list[Import]:
    """The workbooks that were read, the last first; all of them when there is no limit."""
    sql = f"SELECT {_COLUMNS} FROM import_log ORDER BY number DESC LIMIT ?"
    return [Import(*row) for row in connection.exec_driver_sql(sql, (limit,))]


def one(connection: Connection, import_id: str) -> Import | None:
    """The workbook that was read under this id."""
    row = connection.exec_driver_sql(f"SELECT {_COLUMNS} FROM import_log WHERE id = ?", (import_id,)).first()
    return None if row is None else Import(*row)
