"""Making the summary tables again where they are stale, from the raw records by the queries of `counting`."""

import calendar
import json
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import Any

from sqlalchemy import Connection, text
from sqlalchemy.exc import IntegrityError

from wijkwerker.domain.figures import Period
from wijkwerker.domain.figures.spans import (
    Step,
    active_spans,
    ladder_spans,
    phase_spans,
    states,
    whole_months,
    year_ends,
)
from wijkwerker.storage import counting
from wijkwerker.storage.engine import DAMAGED, DatabaseError
from wijkwerker.storage.rows import day_of
from wijkwerker.storage.summary import SUMS

_MONTHS, _RECORDS = 12, 5_000  # of what is stale, in one transaction
COLUMNS = (*SUMS, "hours")
EVERYWHERE = "*"  # the area of the rows in which all areas are added up, one for each code of a dimension
_NAMES = ", ".join(COLUMNS)
_TOTALS = ", ".join(f"sum({name})" for name in COLUMNS)


def named(counted: str) -> str:
    """A SELECT of `counting` with names for all its columns."""
    nothing = ", ".join(f"0 AS {name}" for name in COLUMNS)
    return (
        f"SELECT '' AS dimension, '' AS month, '' AS area, '' AS code, {nothing} WHERE 0"
        f" UNION ALL SELECT * FROM ({counted})"
    )


_FILL_MONTH = f"""
    INSERT INTO summary_month (dimension, month, area, code, {_NAMES})
    SELECT dimension, month, area, code, {_TOTALS} FROM ({named(counting.counting())})
    GROUP BY dimension, month, area, code"""
_FILL_EVERYWHERE = f"""
    INSERT INTO summary_month (dimension, month, area, code, {_NAMES})
    SELECT dimension, month, '{EVERYWHERE}', code, {_TOTALS} FROM summary_month
    WHERE dimension = :dimension AND month = :month GROUP BY code"""
_SUM_YEAR = f"""
    INSERT INTO summary_year (dimension, year, area, code, {_NAMES})
    SELECT dimension, :year, area, code, {_TOTALS} FROM summary_month
    WHERE dimension = :dimension AND month BETWEEN :year || '-01' AND :year || '-12'
    GROUP BY area, code"""
_FILL_ACTIVITIES = """
    INSERT INTO summary_span (what, active_day, until_day, record, from_day, area, phase, step)
    SELECT 'activity', substr(max(s.starts), 1, 10), substr(max(s.starts), 1, 10), a.id, substr(min(s.starts), 1, 10),
      coalesce(a.area, ''), coalesce(a.opgaven, i.opgaven, '[]'), coalesce(a.leefgebieden, i.leefgebieden, '[]')
    FROM json_each(:ids) x JOIN activity a ON a.id = x.value AND a.live JOIN session s ON s.activity = a.id AND s.live
    LEFT JOIN initiative i ON i.id = a.initiative AND i.live
    WHERE s.starts IS NOT NULL GROUP BY a.id"""
_IMPOSSIBLE = """
    SELECT 1 FROM contact_moment WHERE live AND row >= :low AND row < :high AND date IS NOT date(date)
    UNION ALL
    SELECT 1 FROM session WHERE live AND starts >= :first AND starts < :after
      AND substr(starts, 1, 10) IS NOT date(substr(starts, 1, 10)) LIMIT 1"""  # days on no calendar
_FORGET = "DELETE FROM summary_span WHERE record IN (SELECT value FROM json_each(:ids))"
_ADD_SPAN = text(
    "INSERT INTO summary_span (what, active_day, until_day, record, from_day, area, phase, step)"
    " VALUES (:what, :active, :until, :record, :from, :area, :phase, :step)"
)


def is_stale(connection: Connection) -> bool:
    """Whether anything must be made again before figures are read."""
    return connection.execute(text("SELECT 1 FROM summary_stale LIMIT 1")).first() is not None


def refresh(connection: Connection) -> bool:
    """Make a part of what is stale again, within the transaction of the caller; returns whether more is left.

    A part is small, so that between two of them others can write. Raises DatabaseError where a day that was stored is
    on no calendar.
    """
    try:
        return _refresh_part(connection)
    except IntegrityError as error:  # a moment that stands among those of another month is summed twice
        raise DatabaseError(DAMAGED) from error


def _refresh_part(connection: Connection) -> bool:
    months = _stale(connection, "month", _MONTHS)
    for month in months:
        _refresh_month(connection, month)
    for year in sorted({month[:4] for month in months}):
        keys = [{"dimension": dimension, "year": year} for dimension in counting.DIMENSIONS]
        connection.execute(text("DELETE FROM summary_year WHERE dimension = :dimension AND year = :year"), keys)
        connection.execute(text(_SUM_YEAR), keys)
    activities = _stale(connection, "activity", _RECORDS)
    _refresh_activities(connection, json.dumps(activities))
    initiatives = _stale(connection, "initiative", _RECORDS)
    _refresh_initiatives(connection, json.dumps(initiatives))
    for what, keys_done in (("month", months), ("activity", activities), ("initiative", initiatives)):
        sql = "DELETE FROM summary_stale WHERE what = :what AND key IN (SELECT value FROM json_each(:keys))"
        connection.execute(text(sql), {"what": what, "keys": json.dumps(keys_done)})
    return is_stale(connection)


def _stale(connection: Connection, what: str, most: int) -> list[str]:
    sql = "SELECT key FROM summary_stale WHERE what = :what ORDER BY key LIMIT :most"
    return list(connection.execute(text(sql), {"what": what, "most": most}).scalars())


def _refresh_month(connection: Connection, month: str) -> None:
    first = day_of(f"{month}-01")
    last = first.replace(day=calendar.monthrange(first.year, first.month)[1])
    connection.execute(
        text("DELETE FROM summary_month WHERE dimension = :dimension AND month = :month"),
        [{"dimension": dimension, "month": month} for dimension in counting.DIMENSIONS],
    )
    within = counting.within(Period(first, last))
    if connection.execute(text(_IMPOSSIBLE), within).first() is not None:
        raise DatabaseError(DAMAGED)
    connection.execute(text(_FILL_MONTH), within)
    connection.execute(
        text(_FILL_EVERYWHERE),
        [{"dimension": dimension, "month": month} for dimension in counting.DIMENSIONS if dimension],
    )


def _refresh_activities(connection: Connection, ids: str) -> None:
    connection.execute(text(_FORGET), {"ids": ids})
    connection.execute(text(_FILL_ACTIVITIES), {"ids": ids})


def _refresh_initiatives(connection: Connection, ids: str) -> None:
    connection.execute(text(_FORGET), {"ids": ids})
    if rows := list(_spans_of(connection, ids)):
        connection.execute(_ADD_SPAN, rows)


_INITIATIVES = """
    SELECT id, coalesce(area, '') AS area, coalesce(phase, 'idee') AS phase, ladder,
      coalesce(opgaven, '[]') AS opgaven, coalesce(leefgebieden, '[]') AS leefgebieden,
      coalesce(started, CASE WHEN hlc > 0 THEN date((hlc >> 16) / 1000, 'unixepoch', 'localtime') END) AS begin
    FROM initiative WHERE live AND id IN (SELECT value FROM json_each(:ids))"""
_PHASES = """
    SELECT initiative, "on", from_phase, to_phase FROM phase_change
    WHERE live AND "on" IS NOT NULL AND to_phase IS NOT NULL
      AND initiative IN (SELECT value FROM json_each(:ids)) ORDER BY initiative, "on", hlc, row"""
_LADDERS = """
    SELECT initiative, "on", NULL, ladder FROM ladder_change
    WHERE live AND "on" IS NOT NULL AND ladder IS NOT NULL
      AND initiative IN (SELECT value FROM json_each(:ids)) ORDER BY initiative, "on", hlc, row"""


def _spans_of(connection: Connection, ids: str) -> Iterator[dict[str, Any]]:
    phases, ladders = (_steps(connection, sql, ids) for sql in (_PHASES, _LADDERS))
    rows = connection.execute(text(_INITIATIVES), {"ids": ids})
    for record, area, phase, ladder, opgaven, leefgebieden, begin in rows:
        since = day_of(begin) if begin else date.min
        in_phases = phase_spans(since, phase, phases[record])
        in_states = states(in_phases, ladder_spans(since, ladder, ladders[record]))
        active = active_spans(in_phases)
        own = {"record": record, "area": area}
        for span in active:
            days = _days(span.from_, span.until, span.until)
            yield {**own, "what": "active", "phase": opgaven, "step": leefgebieden, **days}
        for what, spans in (("months", whole_months(active)), ("years", year_ends(in_states))):
            for span in spans:
                days = _days(span.from_, span.until, span.until)
                yield {**own, "what": what, "phase": "", "step": span.code, **days}
        for state in in_states:
            days = _days(state.from_, state.until, state.active)
            yield {**own, "what": "state", "phase": state.phase, "step": state.step, **days}


def _steps(connection: Connection, sql: str, ids: str) -> defaultdict[str, list[Step]]:
    steps: defaultdict[str, list[Step]] = defaultdict(list)
    for initiative, on, before, after in connection.execute(text(sql), {"ids": ids}):
        steps[initiative].append(Step(day_of(on), before, after))
    return steps


def _days(first: date, until: date, active: date | None) -> dict[str, str]:
    return {"from": first.isoformat(), "until": until.isoformat(), "active": active.isoformat() if active else ""}
