"""What was given to and read from whom, and what is not shared yet: questions about the logs of the exchange."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass

from sqlalchemy.engine import Connection

from wijkwerker.domain.exchange.book import Scope
from wijkwerker.domain.exchange.erasing import erased_hash
from wijkwerker.domain.kinds import KINDS
from wijkwerker.domain.privacy.shared import What
from wijkwerker.storage.exchange import journal, logs
from wijkwerker.storage.queries import authors, settings
from wijkwerker.storage.rows import quoted

_HEARD = "heard."
_WORKBOOK = f"what = '{What.EXCHANGE.value}'"  # the log also holds what else left the file


@dataclass(frozen=True)
class Heard:
    """The last workbook of a colleague that was read here: its export, when (ISO), and the clock of the file then."""

    export: str
    at: str
    made: str
    clock: int


@dataclass(frozen=True)
class Given:
    """A workbook that was made: when (ISO, '' for never), and the clock of the file then."""

    at: str = ""
    clock: int = 0


def moment(connection: Connection) -> int:
    """A number that is another one after every write, reading and undo."""
    clock = int(settings.get(connection, "clock") or 0)
    count = connection.exec_driver_sql("SELECT 2 * count(*) + count(undone) FROM import_log").scalar() or 0
    return clock + int(count)


def exports(connection: Connection) -> frozenset[str]:
    """The ids of all workbooks that were made here."""
    return frozenset(connection.exec_driver_sql(f"SELECT id FROM export_log WHERE {_WORKBOOK}").scalars())


def imports(connection: Connection) -> frozenset[str]:
    """The ids of all workbooks that were read here and not undone."""
    return frozenset(connection.exec_driver_sql("SELECT export FROM import_log WHERE undone IS NULL").scalars())


def heard(connection: Connection) -> dict[str, Heard]:
    """The newest workbook of every colleague that was read here, by the sender's id."""
    sql = "SELECT key, value FROM setting WHERE key LIKE ?"
    rows = connection.exec_driver_sql(sql, (_HEARD + "%",))
    return {key.removeprefix(_HEARD): Heard(**json.loads(value)) for key, value in rows}


def remember_heard(connection: Connection, sender: str, last: Heard) -> None:
    """Remember the newest workbook of a colleague."""
    settings.put(connection, _HEARD + sender, json.dumps(asdict(last)))


def forget_reading(connection: Connection, import_id: str) -> None:
    """Let a reading that changed nothing leave no line: what was read before it can then still be undone."""
    found = logs.one(connection, import_id)
    if found is not None:
        connection.exec_driver_sql("DELETE FROM import_log WHERE id = ?", (import_id,))
        journal.forget(connection, found.number)


def given(connection: Connection) -> dict[str, str]:
    """When the last workbook for every colleague was made (ISO), by the recipient's id."""
    sql = f"SELECT recipient, max(at) FROM export_log WHERE recipient <> '' AND {_WORKBOOK} GROUP BY recipient"
    return {row[0]: row[1] for row in connection.exec_driver_sql(sql)}


def last_given(connection: Connection) -> Given:
    """The last workbook that was made, for anybody."""
    sql = f"SELECT at, clock FROM export_log WHERE {_WORKBOOK} ORDER BY at DESC, clock DESC LIMIT 1"
    row = connection.exec_driver_sql(sql).first()
    return Given(*row) if row is not None else Given()


def not_shown(connection: Connection, colleague: str, clock: int) -> int:
    """How many records a colleague does not have as they are here, deleted ones too.

    Those that the colleague's last workbook did not show as they were here then, at `clock`, or that changed since.
    """
    has = "SELECT record FROM shown WHERE colleague = :colleague"
    values = {"colleague": colleague, "clock": clock}
    known = connection.exec_driver_sql(f"SELECT count(*) FROM ({has})", values).scalar() or 0
    total = changed = 0
    for kind in KINDS:
        table = quoted(kind)
        total += connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar() or 0
        if known:
            ids = _changed(connection, kind, "hlc > :clock", values)
            told = json.dumps(sorted(ids))
            sql = f"SELECT count(*) FROM json_each(:ids) WHERE value IN ({has})"
            changed += connection.exec_driver_sql(sql, {**values, "ids": told}).scalar() or 0 if ids else 0
    return max(total - known, 0) + changed


def not_given(connection: Connection, colleague: str, shown_at: int) -> int | None:
    """How many records are new for a colleague and stand in no workbook that was made for them with everything.

    `shown_at` is the clock of the file when their own last workbook was read. None when that cannot be told: no such
    workbook was made, or too much was read or taken back since to know what it held.
    """
    last = _all_given(connection, colleague)
    read = _read_since(connection, last) if last is not None else None
    if last is None or read is None:
        return None
    values = {"given": last.clock, "both": max(last.clock, shown_at)}
    sql = "SELECT record FROM shown WHERE colleague = ?"
    shown = set(connection.exec_driver_sql(sql, (colleague,)).scalars())
    had = logs.sent(connection, colleague, Scope()) | shown
    waits: set[str] = set()
    for kind in KINDS:
        alive = connection.exec_driver_sql(f"SELECT id FROM {quoted(kind)} WHERE live = 1").scalars()
        waits.update(one for one in alive if one not in had)
        changed = _changed(connection, kind, "hlc > :given", values)
        waits |= {one for one in changed if one in had and one not in shown}
        waits |= _changed(connection, kind, "hlc > :both", values) & shown
    waits |= {one for one, clock in read.items() if one in had and (one not in shown or clock > shown_at)}
    return len(waits)


def _all_given(connection: Connection, colleague: str) -> Given | None:
    """The last workbook that was made for a colleague with all there is, or all that is new for them."""
    sql = (
        f"SELECT at, clock FROM export_log WHERE recipient = ? AND scope = ? AND {_WORKBOOK}"
        " ORDER BY clock DESC, at DESC LIMIT 1"
    )
    row = connection.exec_driver_sql(sql, (colleague, logs.scope_text(Scope(), with_day=True))).first()
    return Given(*row) if row is not None else None


def _read_since(connection: Connection, last: Given) -> dict[str, int] | None:
    """The records that workbooks changed here since, with the clock after; None when that is not known any more."""
    values = {"at": last.at, "clock": last.clock}
    before = "SELECT 1 FROM import_log WHERE undone >= :at AND clock_after <= :clock"
    if connection.exec_driver_sql(before, values).first() is not None:
        return None  # something went back that stood in the workbook
    found: dict[str, int] = {}
    since = "SELECT number, clock_after FROM import_log WHERE new + changed > 0 AND undone IS NULL"
    for number, clock in connection.exec_driver_sql(f"{since} AND (clock_after > :clock OR at > :at)", values).all():
        ids = connection.exec_driver_sql("SELECT record FROM earlier WHERE number = ?", (number,)).scalars().all()
        if not ids:
            return None
        for one in ids:
            found[one] = max(found.get(one, 0), clock)
    return found


def own_since(connection: Connection, clock: int) -> dict[str, int]:
    """How many records of each kind this laptop itself wrote after a moment of the hybrid clock."""
    own = ", ".join(map(str, authors.own_epochs(connection))) or "NULL"
    fits = f"hlc > :clock AND epoch IN ({own})"
    found = {kind: len(_changed(connection, kind, fits, {"clock": clock})) for kind in KINDS}
    return {kind: count for kind, count in found.items() if count}


def _changed(connection: Connection, kind: str, fits: str, values: Mapping[str, object]) -> set[str]:
    """The records of a kind with a stamp, of their own or of a cell, that fits."""
    table = quoted(kind)
    sql = (
        f"SELECT id FROM {table} WHERE {fits}"
        f" UNION SELECT id FROM {table} WHERE id IN (SELECT record FROM cell WHERE {fits})"
    )
    return set(connection.exec_driver_sql(sql, dict(values)).scalars())


def condemned(connection: Connection, hashes: frozenset[bytes]) -> dict[bytes, tuple[str, str]]:
    """The records here, kind and id, of which a workbook says that they were erased, by hash."""
    found = {}
    for kind in KINDS if hashes else ():
        for record_id in connection.exec_driver_sql(f"SELECT id FROM {quoted(kind)}").scalars():
            if (hash_ := erased_hash(record_id)) in hashes:
                found[hash_] = (kind, record_id)
    return found
