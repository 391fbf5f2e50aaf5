"""Which initiatives and activities count in a period, in which phase and on which step: from the spans on file."""

import json
from collections import Counter
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from sqlalchemy import Connection, text

from wijkwerker.domain.figures import Period
from wijkwerker.storage.queries.figures import Scope

LADDER = ("informeren", "raadplegen", "adviseren", "coproduceren", "meebeslissen", "zelfbeheer")
_AREAS = "(:areas IS NULL OR x.area IN (SELECT value FROM json_each(:areas)))"
_THEMES = """(:themes IS NULL OR EXISTS (
    SELECT 1 FROM {0} r, json_each(r.themes) t
    WHERE r.id = x.record AND t.value IN (SELECT value FROM json_each(:themes))))"""
ACTIVE = f"""
    SELECT DISTINCT x.record, x.area, x.phase AS opgaven, x.step AS leefgebieden FROM summary_span x
    WHERE x.what = 'active' AND x.active_day >= :first AND x.from_day <= :until
      AND {_AREAS} AND {_THEMES.format("initiative")}"""
# Only an activity that began before the period and goes on after it may have had no session in between.
_ACTIVITIES = f"""
    SELECT x.record, x.area, x.phase AS opgaven, x.step AS leefgebieden FROM summary_span x
    WHERE x.what = 'activity' AND x.active_day >= :first AND x.from_day <= :until
      AND (x.from_day >= :first OR x.until_day <= :until OR EXISTS (
        SELECT 1 FROM session s WHERE s.activity = x.record AND s.live AND s.starts >= :first AND s.starts < :after))
      AND {_AREAS} AND {_THEMES.format("activity")}"""
_AT_THE_END = f"""
    SELECT x.{{0}}, count(*) FROM summary_span x
    WHERE x.what = 'state' AND x.active_day >= :first AND x.from_day <= :until AND x.until_day >= :until
      AND {_AREAS} AND {_THEMES.format("initiative")}
    GROUP BY x.{{0}}"""
_YEARS = f"""
    SELECT x.from_day, x.until_day, x.step, count(*) FROM summary_span x
    WHERE x.what = 'years' AND x.active_day >= :first AND x.from_day <= :until
      AND {_AREAS} AND {_THEMES.format("initiative")} GROUP BY 1, 2, 3"""
_MONTHS = """
    SELECT substr({0}, 1, 7), count(*) FROM summary_span x
    WHERE x.what = 'months' AND x.active_day >= :first AND x.from_day <= :until
      AND {1} AND {2} GROUP BY 1"""


@dataclass(frozen=True)
class Work:
    """How many initiatives or activities there were: per area id ('' where it is not known), and per code."""

    by_area: Counter[str]
    by_opgave: Counter[str]
    by_leefgebied: Counter[str]


def initiatives(connection: Connection, scope: Scope) -> Work:
    """The initiatives that counted on any day of the period."""
    return _work(connection, scope, ACTIVE)


def activities(connection: Connection, scope: Scope) -> Work:
    """The activities that had a session in the period; their opgaven are their own, else their initiative's."""
    return _work(connection, scope, _ACTIVITIES)


def count_initiatives(connection: Connection, scope: Scope) -> int:
    """How many initiatives counted on any day of the period."""
    return int(connection.execute(text(f"SELECT count(*) FROM ({ACTIVE})"), scope.parameters).scalar() or 0)


def count_activities(connection: Connection, scope: Scope) -> int:
    """How many activities had a session in the period."""
    return int(connection.execute(text(f"SELECT count(*) FROM ({_ACTIVITIES})"), scope.parameters).scalar() or 0)


def _work(connection: Connection, scope: Scope, records: str) -> Work:
    columns = ("area", "opgaven", "leefgebieden")
    groups = (f"SELECT '{column}', {column}, count(*) FROM work GROUP BY {column}" for column in columns)
    sql = f"WITH work AS MATERIALIZED ({records}) {' UNION ALL '.join(groups)}"
    work = Work(Counter(), Counter(), Counter())
    for column, value, count in connection.execute(text(sql), scope.parameters):
        if column == "area":
            work.by_area[value] = count
        else:
            counter = work.by_opgave if column == "opgaven" else work.by_leefgebied
            counter.update(dict.fromkeys(_codes(value), count))
    return work


@cache
def _codes(stored: str) -> tuple[str, ...]:
    return tuple(json.loads(stored))


def phases(connection: Connection, scope: Scope) -> dict[str, int]:
    """In which phase the period's initiatives were at the end of the period."""
    return _at_the_end(connection, scope, "phase")


def _at_the_end(connection: Connection, scope: Scope, column: str) -> dict[str, int]:
    rows = connection.execute(text(_AT_THE_END.format(column)), scope.parameters)
    return {code: count for code, count in rows if code}


def ladder_by_year(connection: Connection, scope: Scope, years: range) -> dict[int, Counter[str]]:
    """Per year the steps of its initiatives at the year's end; the last year ends with the period."""
    counts: dict[int, Counter[str]] = {year: Counter() for year in years}
    until = scope.period.until
    if until != date(until.year, 12, 31):
        last = replace(scope, period=Period(date(until.year, 1, 1), until))
        counts[until.year].update(_at_the_end(connection, last, "step"))
    whole = [year for year in years if year < until.year or until == date(until.year, 12, 31)]
    if whole:
        ends = replace(scope, period=Period(date(whole[0], 12, 31), date(whole[-1], 12, 31)))
        for first, end, step, count in connection.execute(text(_YEARS), ends.parameters):
            for year in range(max(int(first[:4]), whole[0]), min(int(end[:4]), whole[-1]) + 1):
                counts[year][step] += count
    return counts


def initiatives_by_month(connection: Connection, scope: Scope) -> dict[str, int]:
    """How many initiatives counted on any day of each month 'YYYY-MM' of the period."""
    began, ended = (
        {month: count for month, count in connection.execute(text(_months(day)), scope.parameters)}  # noqa: C416 - rows
        for day in ("max(x.from_day, :first)", "min(x.until_day, :until)")
    )
    result, running = {}, 0
    for part in scope.period.months():
        month = part.from_.isoformat()[:7]
        running += began.get(month, 0)
        result[month] = running
        running -= ended.get(month, 0)
        if not part.is_whole_month():
            result[month] = count_initiatives(connection, replace(scope, period=part))
    return result


def _months(day: str) -> str:
    return _MONTHS.format(day, _AREAS, _THEMES.format("initiative"))
