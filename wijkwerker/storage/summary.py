"""What the figures of an overview are read from: sums per month and year, and the spans of initiatives.

The tables hold nothing of their own: each row can be made again from the records. The Writer says through `note`
what a change made stale; `refresh` makes the stale part again by the same queries that count the raw records, so
there is one definition of every figure. Months are 'YYYY-MM', years 'YYYY', days 'YYYY-MM-DD'.
"""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Column, Connection, Float, Index, Integer, Table, Text, text

from wijkwerker.domain.kinds import (
    Activity,
    Attendance,
    ContactMoment,
    HeadCount,
    Initiative,
    LadderChange,
    PhaseChange,
    Record,
    Session,
)
from wijkwerker.storage.metadata import METADATA

SUMS = ("moments", "collective", "people", "kracht", "zorg", "activities", "sessions", "attendance", "new_people")


def _sums() -> list[Column[Any]]:
    """What is summed per area, dimension and code: counts, and hours of volunteers."""
    counts: list[Column[Any]] = [Column(name, Integer, nullable=False, server_default=text("0")) for name in SUMS]
    return [*counts, Column("hours", Float, nullable=False, server_default=text("0"))]


def _summary(name: str, period: str) -> Table:
    """A table of sums per `period` and area.

    `dimension` is '' (everything), opgave, leefgebied, theme or group; `code` is the code in that list.
    """
    return Table(
        name,
        METADATA,
        Column("dimension", Text, primary_key=True),
        Column(period, Text, primary_key=True),
        Column("area", Text, primary_key=True),
        Column("code", Text, primary_key=True),
        *_sums(),
        sqlite_with_rowid=False,
    )


SUMMARY_MONTH = _summary("summary_month", "month")
SUMMARY_YEAR = _summary("summary_year", "year")

SUMMARY_SPAN = Table(
    "summary_span",
    METADATA,
    # active: days on which an initiative counts; months: the calendar months of those; state: days in one phase and on
    # one step of the ladder; years: from 31 December to 31 December, each of them a year that ended on a step;
    # activity: from the first to the last session of an activity. Those and active hold in phase and step the opgaven
    # and leefgebieden, as JSON.
    Column("what", Text, primary_key=True),
    Column("active_day", Text, primary_key=True),  # the last day on which it counted, up to and including until_day
    Column("until_day", Text, primary_key=True),
    Column("record", Text, primary_key=True),
    Column("from_day", Text, nullable=False),
    Column("area", Text, nullable=False),
    Column("phase", Text, nullable=False),
    Column("step", Text, nullable=False),
    Index("ix_summary_span_record", "record"),
    sqlite_with_rowid=False,
)

SUMMARY_STALE = Table(
    "summary_stale",
    METADATA,
    Column("what", Text, primary_key=True),  # month, initiative or activity
    Column("key", Text, primary_key=True),
    sqlite_with_rowid=False,
)

_MARK = text("INSERT OR IGNORE INTO summary_stale (what, key) VALUES (:what, :key)")


def mark_stale(connection: Connection, months: Iterable[str]) -> None:
    """Say that the sums of these months ('YYYY-MM') must be made again."""
    _mark(connection, "month", months)


def mark_spans(connection: Connection, kind: str, ids: Iterable[str]) -> None:
    """Say that the spans of these records of `kind` (initiative or activity) must be made again."""
    _mark(connection, kind, ids)


def _mark(connection: Connection, what: str, keys: Iterable[str]) -> None:
    if rows := [{"what": what, "key": key} for key in keys]:
        connection.execute(_MARK, rows)


_ALL_MONTHS = """
    INSERT OR IGNORE INTO summary_stale (what, key)
    SELECT 'month', substr(date, 1, 7) FROM contact_moment WHERE date IS NOT NULL GROUP BY 2
    UNION SELECT 'month', substr(starts, 1, 7) FROM session WHERE starts IS NOT NULL GROUP BY 2
    UNION SELECT 'month', month FROM summary_month GROUP BY month"""
_ALL_SPANS = """
    INSERT OR IGNORE INTO summary_stale (what, key)
    SELECT 'initiative', id FROM initiative UNION ALL SELECT 'activity', id FROM activity"""


def mark_all(connection: Connection) -> None:
    """Say that everything must be made again, after records were added without the Writer."""
    connection.execute(text(_ALL_MONTHS))
    connection.execute(text(_ALL_SPANS))


def note(connection: Connection, before: Record | None, after: Record | None) -> None:
    """Mark what the change of one record makes stale. `before` is None for a new record, `after` for a deleted one.

    Call it inside the transaction that saves the record, before or after the row is written.
    """
    versions = [record for record in (before, after) if record is not None]
    if before != after and (mark := _MARKS.get(versions[0].info.key)):
        mark(connection, versions)


def _note_moment(connection: Connection, versions: list[Any]) -> None:
    mark_stale(connection, {v.date.isoformat()[:7] for v in versions if v.date})


def _note_session(connection: Connection, versions: list[Any]) -> None:
    mark_stale(connection, {v.starts.isoformat()[:7] for v in versions if v.starts})
    if _differ(versions, ("activity", "starts")):
        mark_spans(connection, "activity", {v.activity for v in versions if v.activity})


def _note_presence(connection: Connection, versions: list[Any]) -> None:
    sql = text("SELECT substr(starts, 1, 7) FROM session WHERE id = :id AND starts IS NOT NULL")
    sessions = {v.session for v in versions if v.session}
    mark_stale(connection, {month for s in sessions for month in connection.execute(sql, {"id": s}).scalars()})


_INHERITED = ("area", "opgaven", "leefgebieden", "themes", "initiative")


def _note_activity(connection: Connection, versions: list[Any]) -> None:
    if _differ(versions, _INHERITED):
        mark_stale(connection, _months(connection, _OF_ACTIVITY, versions[0].id))
        mark_spans(connection, "activity", [versions[0].id])


def _note_initiative(connection: Connection, versions: list[Any]) -> None:
    if _differ(versions, ("area", "phase", "ladder", "started", "opgaven", "leefgebieden")):
        mark_spans(connection, "initiative", [versions[0].id])
    if _differ(versions, ("opgaven", "leefgebieden")):
        mark_stale(connection, _months(connection, _OF_INITIATIVE, versions[0].id))
        sql = text("SELECT id FROM activity WHERE initiative = :id")
        mark_spans(connection, "activity", connection.execute(sql, {"id": versions[0].id}).scalars().all())


def _note_history(connection: Connection, versions: list[Any]) -> None:
    mark_spans(connection, "initiative", {v.initiative for v in versions if v.initiative})


def _differ(versions: list[Any], fields: tuple[str, ...]) -> bool:
    first, last = versions[0], versions[-1]
    return len(versions) == 1 or any(getattr(first, name) != getattr(last, name) for name in fields)


_OF_ACTIVITY = """
    SELECT substr(date, 1, 7) FROM contact_moment WHERE activity = :id
    UNION SELECT substr(starts, 1, 7) FROM session WHERE activity = :id"""
_OF_INITIATIVE = """
    SELECT substr(date, 1, 7) FROM contact_moment WHERE initiative = :id
    UNION SELECT substr(s.starts, 1, 7) FROM activity a JOIN session s ON s.activity = a.id WHERE a.initiative = :id"""


def _months(connection: Connection, sql: str, record_id: str) -> set[str]:
    return {month for month in connection.execute(text(sql), {"id": record_id}).scalars() if month}


_MARKS = {
    ContactMoment.info.key: _note_moment,
    Session.info.key: _note_session,
    HeadCount.info.key: _note_presence,
    Attendance.info.key: _note_presence,
    Activity.info.key: _note_activity,
    Initiative.info.key: _note_initiative,
    PhaseChange.info.key: _note_history,
    LadderChange.info.key: _note_history,
}
