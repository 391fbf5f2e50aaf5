"""What was given and read: a line for all that left the file or came in, and which records a recipient ever got."""

import json
import uuid
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from sqlalchemy.engine import Connection

from wijkwerker.domain.exchange.book import Scope
from wijkwerker.domain.exchange.given import Exported, Order
from wijkwerker.domain.exchange.merge import State
from wijkwerker.domain.exchange.planned import Group, Plan
from wijkwerker.domain.exchange.sheets import fields_in, sheet_name
from wijkwerker.domain.kinds import KINDS
from wijkwerker.domain.kinds.record import fields_of
from wijkwerker.domain.privacy.shared import What
from wijkwerker.storage import migrate
from wijkwerker.storage.queries import settings

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


@dataclass(frozen=True)
class Document:
    """Something else than a workbook for a colleague that left the file; `scope` says what it was about."""

    what: What
    path: Path
    scope: Mapping[str, object]
    fields: tuple[str, ...] = ()
    purpose: str = ""
    recipient: str = ""


@dataclass(frozen=True)
class Given:
    """A line about what left the file. `at` is a moment (ISO, UTC); `scope`, `fields` and `counts` are JSON as kept."""

    id: str
    at: str
    what: str
    who: str
    recipient: str
    recipient_name: str
    scope: str
    only_new: int
    purpose: str
    file_name: str
    sha256: str
    fields: str
    counts: str


_COLUMNS = (
    "number, id, at, export, sender, sender_name, person, person_name, file_name, sha256, new, changed, choices,"
    " parked, schema, clock_before, clock_after, undone"
)


def now() -> str:
    """This moment as logs have it."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def exported(connection: Connection, order: Order, made: Exported, predecessor: str) -> None:
    """Write down that a workbook was made, with the fields of every sheet that has rows."""
    fields = [
        f"{kind}.{name}"
        for kind, cls in KINDS.items()
        if made.sheets.get(sheet_name(kind))
        for name in fields_of(cls)
        if name in fields_in(cls, personal=order.scope.personal)
    ]
    _write(
        connection,
        id=made.export,
        what=What.EXCHANGE.value,
        recipient=order.recipient,
        recipient_name=order.recipient_name,
        scope=scope_text(order.scope, with_day=True),
        only_new=int(order.only_new),
        predecessor=predecessor,
        encrypted=int(order.encrypt),
        purpose=order.purpose,
        file_name=made.path.name,
        sha256=made.sha256,
        counts=json.dumps(dict(made.sheets), ensure_ascii=False),
        fields=json.dumps(fields),
    )


def told(connection: Connection, document: Document) -> None:
    """Write down that another document than a workbook for a colleague was made."""
    _write(
        connection,
        id=str(uuid.uuid4()),
        what=document.what.value,
        recipient="",
        recipient_name=document.recipient,
        scope=json.dumps(dict(document.scope), ensure_ascii=False),
        only_new=0,
        predecessor="",
        encrypted=0,
        purpose=document.purpose,
        file_name=document.path.name,
        sha256=sha256(document.path.read_bytes()).hexdigest(),
        counts="{}",
        fields=json.dumps(list(document.fields)),
    )


def _write(connection: Connection, **columns: str | int) -> None:
    clock = int(settings.get(connection, "clock") or 0)
    values = {**columns, "at": now(), "clock": clock, "worker": settings.worker(connection)}
    connection.exec_driver_sql(
        f"INSERT INTO export_log({', '.join(values)}) VALUES ({', '.join('?' * len(values))})", tuple(values.values())
    )


def given(connection: Connection) -> list[Given]:
    """All that left this file, the last first; a name is the one that a known worker has now."""
    sql = """SELECT e.id, e.at, e.what, coalesce(w.name, ''), e.recipient, coalesce(r.name, e.recipient_name), e.scope,
        e.only_new, e.purpose, e.file_name, e.sha256, e.fields, e.counts FROM export_log e
        LEFT JOIN worker w ON w.id = e.worker AND w.live = 1 LEFT JOIN worker r ON r.id = e.recipient AND r.live = 1
        ORDER BY e.at DESC, e.rowid DESC"""
    return [Given(*row) for row in connection.exec_driver_sql(sql)]


def every_sent(connection: Connection) -> list[tuple[str, str, frozenset[str]]]:
    """The recipients, what they asked for (as a text), and the ids of the records that they ever got under it."""
    rows = connection.exec_driver_sql("SELECT recipient, scope, ids FROM sent").fetchall()
    return [(recipient, scope, unpack(packed)) for recipient, scope, packed in rows]


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
