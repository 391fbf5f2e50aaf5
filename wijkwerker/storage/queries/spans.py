"""Which initiatives and activities count in a period, in which phase and on which step: from the spans on file."""

from collections import Counter
from dataclasses import replace
from datetime import date

from sqlalchemy import Connection, text

from wijkwerker.domain.figures import LettingGo, Period
from wijkwerker.domain.language import _
from wijkwerker.storage.queries.figures import Scope

LADDER = ("informeren", "raadplegen", "adviseren", "coproduceren", "meebeslissen", "zelfbeheer")
_AREAS = "(:areas IS NULL OR x.area IN (SELECT value FROM json_each(:areas)))"
_THEMES = """(:themes IS NULL OR EXISTS (
    SELECT 1 FROM {0} r, json_each(r.themes) t
    WHERE r.id = x.record AND t.value IN (SELECT value FROM json_each(:themes))))"""
ACTIVE = f"""
    SELECT DISTINCT x.record, x.area FROM summary_span x
    WHERE x.what = 'active' AND x.active_day >= :first AND x.from_day <= :until
      AND {_AREAS} AND {_THEMES.format("initiative")}"""
# Only an activity that began before the period and goes on after it may have had no session in between.
_ACTIVITIES = f"""
    SELECT x.area, count(*) FROM summary_span x
    WHERE x.what = 'activity' AND x.active_day >= :first AND x.from_day <= :until
      AND (x.from_day >= :first OR x.until_day <= :until OR EXISTS (
        SELECT 1 FROM session s WHERE s.activity = x.record AND s.live AND s.starts >= :first AND s.starts < :after))
      AND {_AREAS} AND {_THEMES.format("activity")}
    GROUP BY x.area"""
_AT_THE_END = f"""
    SELECT x.{{0}}, count(*) FROM summary_span x
    WHERE x.what = 'state' AND x.active_day >= :first AND x.from_day <= :until AND x.until_day >= :until
      AND {_AREAS} AND {_THEMES.format("initiative")}
    GROUP BY x.{{0}}"""
_DAYS = f"""
    SELECT x.record, x.from_day, x.until_day FROM summary_span x
    WHERE x.what = 'active' AND x.active_day >= :first AND x.from_day <= :until
      AND {_AREAS} AND {_THEMES.format("initiative")} ORDER BY x.record, x.from_day"""


def initiatives_by_area(connection: Connection, scope: Scope) -> dict[str, int]:
    """How many initiatives counted on any day of the period, per area id; '' where the area is not known."""
    sql = f"SELECT area, count(*) FROM ({ACTIVE}) GROUP BY area"
    return {area: count for area, count in connection.execute(text(sql), scope.parameters)}  # noqa: C416 - rows


def activities_by_area(connection: Connection, scope: Scope) -> dict[str, int]:
    """How many activities had a session in the period, per area id."""
    return {area: count for area, count in connection.execute(text(_ACTIVITIES), scope.parameters)}  # noqa: C416


def phases(connection: Connection, scope: Scope) -> dict[str, int]:
    """In which phase the period's initiatives were at the end of the period."""
    return _at_the_end(connection, scope, "phase")


def ladder(connection: Connection, scope: Scope) -> dict[str, int]:
    """On which step of the participation ladder the period's initiatives stood at the end of the period."""
    return _at_the_end(connection, scope, "step")


def _at_the_end(connection: Connection, scope: Scope, column: str) -> dict[str, int]:
    rows = connection.execute(text(_AT_THE_END.format(column)), scope.parameters)
    return {code: count for code, count in rows if code}


def ladder_by_year(connection: Connection, scope: Scope, years: range) -> dict[int, dict[str, int]]:
    """Per year the steps of its initiatives at the year's end; the last year ends with the period."""
    return {
        year: ladder(
            connection, replace(scope, period=Period(date(year, 1, 1), min(date(year, 12, 31), scope.period.until)))
        )
        for year in years
    }


def initiatives_by_month(connection: Connection, scope: Scope) -> dict[str, int]:
    """How many initiatives counted on any day of each month 'YYYY-MM' of the period."""
    first, last = (_number(day.isoformat()) for day in (scope.period.from_, scope.period.until))
    changes: Counter[int] = Counter()
    record, next_month = "", 0
    for initiative, from_day, until_day in connection.execute(text(_DAYS), scope.parameters):
        start, end = max(_number(from_day), first), min(_number(until_day), last)
        if initiative == record:
            start = max(start, next_month)  # two spans in one month count once
        if start <= end:
            changes[start] += 1
            changes[end + 1] -= 1
            record, next_month = initiative, end + 1
    result, running = {}, 0
    for number in range(first, last + 1):
        running += changes[number]
        result[f"{number // 12:04}-{number % 12 + 1:02}"] = running
    return result


def _number(day: str) -> int:
    """The month of a day 'YYYY-MM-DD' as a number that rises by one a month."""
    return int(day[:4]) * 12 + int(day[5:7]) - 1


_STEPS = """
    SELECT from_day, step FROM summary_span
    WHERE record = :id AND what = 'state' AND from_day <= :until ORDER BY from_day"""
_MINUTES = """
    SELECT substr(date, 1, 7), sum(minutes) FROM contact_moment
    WHERE initiative = :id AND live AND date <= :until GROUP BY 1"""
_EVENTS = """
    SELECT max("on") FROM phase_change
    WHERE initiative = :id AND live AND to_phase = 'in uitvoering' AND from_phase IS NOT to_phase AND "on" <= :until"""


def letting_go(connection: Connection, initiative_id: str, until: date) -> LettingGo | None:
    """The steps of an initiative's ladder and our hours on it per month, up to a day; None when it is not there."""
    parameters = {"id": initiative_id, "until": until.isoformat()}
    title = connection.execute(text("SELECT title FROM initiative WHERE id = :id AND live"), parameters).scalar()
    if title is None:
        return None
    steps: list[tuple[date, int]] = []
    for from_day, step in connection.execute(text(_STEPS), parameters):
        if step in LADDER and (not steps or steps[-1][1] != LADDER.index(step)):
            steps.append((date.fromisoformat(from_day), LADDER.index(step)))
    minutes = {month: int(sum_ or 0) for month, sum_ in connection.execute(text(_MINUTES), parameters)}
    first = min([day for day, _step in steps] + [date.fromisoformat(f"{month}-01") for month in minutes], default=until)
    hours = tuple(
        (part.from_.replace(day=1), round(minutes.get(part.from_.isoformat()[:7], 0) / 60, 2))
        for part in Period(min(first, until), until).months()
    )
    began = connection.execute(text(_EVENTS), parameters).scalar()
    events = ((date.fromisoformat(began), _("in uitvoering")),) if began else ()
    return LettingGo(title=title, until=until, steps=tuple(steps), hours=hours, events=events)
