"""The figures of kinds.md for a period: sums from the summary where it has whole months, from raw records elsewhere.

Call `summing.refresh` first when `summing.is_stale` says so. An area set is the ids of all areas that count (the chosen
one and everything within it), or None for all work on file.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import Connection, text

from wijkwerker.domain.figures import Figures, Period
from wijkwerker.domain.figures.period import last_of_month
from wijkwerker.storage import counting, summing

Sums = Mapping[str, float]
_TOTALS = ", ".join(f"sum({name})" for name in summing.COLUMNS)
_PEOPLE, _ATTENDANCE = summing.COLUMNS.index("people"), summing.COLUMNS.index("attendance")
_DIMENSION, _MONTH, _AREA, _CODE, _FIRST_SUM = range(5)  # places in a row of `counting`


@dataclass(frozen=True)
class Scope:
    """What is counted: a period, areas (ids, None for all), and only what has one of these themes (empty for all)."""

    period: Period
    areas: frozenset[str] | None = None
    themes: frozenset[str] = frozenset()

    @property
    def parameters(self) -> dict[str, Any]:
        """The parameters of `counting` and of the queries on spans."""
        return counting.within(self.period, self.areas, self.themes)


@dataclass(frozen=True)
class _Parts:
    """A period cut up: whole years, the whole months beside them, and what is left at either end."""

    all_months: tuple[str, ...]
    years: tuple[str, ...]
    months: tuple[str, ...]
    edges: tuple[Period, ...]


def _parts(connection: Connection, scope: Scope) -> _Parts:
    """No summary knows of a choice of themes, so with one everything is counted from the records.

    A month of which nothing lies outside the period is as good as whole: so it is with a period until today.
    """
    if scope.themes:
        return _Parts((), (), (), (scope.period,))
    per_year: defaultdict[str, list[str]] = defaultdict(list)
    edges = []
    for part in scope.period.months():
        if part.is_whole_month() or not _something_beside(connection, part):
            name = part.from_.isoformat()[:7]
            per_year[name[:4]].append(name)
        else:
            edges.append(part)
    years = tuple(year for year, names in per_year.items() if _is_whole_year(connection, year, names))
    beside = tuple(name for year, names in per_year.items() if year not in years for name in names)
    return _Parts(tuple(name for names in per_year.values() for name in names), years, beside, tuple(edges))


def _is_whole_year(connection: Connection, year: str, months: list[str]) -> bool:
    """Whether these are all months of the year in which anything happened."""
    if len(months) == 12:
        return True
    sql = """
        SELECT 1 FROM summary_month WHERE dimension = '' AND month BETWEEN :year || '-01' AND :year || '-12'
          AND month NOT IN (SELECT value FROM json_each(:months)) AND (moments > 0 OR sessions > 0) LIMIT 1"""
    return connection.execute(text(sql), {"year": year, "months": json.dumps(months)}).first() is None


_BESIDE = """
    SELECT EXISTS (SELECT 1 FROM contact_moment WHERE live AND row >= :low AND row < :high)
      OR EXISTS (SELECT 1 FROM session WHERE live AND state = 'ging door' AND starts >= :first AND starts < :after)"""


def _something_beside(connection: Connection, part: Period) -> bool:
    """Whether there was a moment or a session in the month of `part` before or after it."""
    month = Period(part.from_.replace(day=1), last_of_month(part.until))
    beside = [
        counting.within(Period(first, last))
        for first, last in (
            (month.from_, part.from_ - timedelta(days=1)),
            (part.until + timedelta(days=1), month.until),
        )
        if first <= last
    ]
    return any(connection.execute(text(_BESIDE), parameters).scalar() for parameters in beside)


class Counter:
    """The sums of one scope. Raw records at the edges of the period are counted once, for all questions."""

    def __init__(self, connection: Connection, scope: Scope, dimensions: Collection[str] = counting.DIMENSIONS) -> None:
        self._connection = connection
        self._areas = scope.parameters["areas"]
        self._parts = _parts(connection, scope)
        sql = text(counting.counting(dimensions, per_area=False))
        self._raw: list[tuple[Any, ...]] = [
            tuple(row)
            for edge in self._parts.edges
            for row in connection.execute(sql, counting.within(edge, scope.areas, scope.themes))
        ]

    def by_month(self) -> dict[str, Sums]:
        """The sums of everything per month 'YYYY-MM'; the activities are those of the whole month."""
        summary = self._summary("summary_month", "month", self._parts.all_months, "", ("month",))
        return _added(summary, self._edges("", lambda row: row[_MONTH]))

    def by_area(self) -> dict[str, Sums]:
        """The sums of everything per area id; '' where the area is not known."""
        return _added(self._whole("", ("area",)), self._edges("", lambda row: row[_AREA]))

    def by_code(self, dimension: str) -> dict[str, Sums]:
        """The sums of a dimension per code."""
        return _added(self._whole(dimension, ("code",)), self._edges(dimension, lambda row: row[_CODE]))

    def reach_by_area(self) -> dict[tuple[str, str], int]:
        """How many people of each group were there, per area id and code."""
        keys = ("area", "code")
        reach: dict[tuple[str, str], int] = {}
        for table, period, names in self._tables():
            for key, (people,) in self._summary(table, period, names, "group", keys, "sum(people + attendance)"):
                reach[key] = reach.get(key, 0) + int(people)
        for key, values in self._edges("group", lambda row: (row[_AREA], row[_CODE])):
            reach[key] = reach.get(key, 0) + int(values[_PEOPLE] + values[_ATTENDANCE])
        return reach

    def _tables(self) -> tuple[tuple[str, str, Sequence[str]], ...]:
        return ("summary_year", "year", self._parts.years), ("summary_month", "month", self._parts.months)

    def _whole(self, dimension: str, keys: tuple[str, ...]) -> Iterable[tuple[Any, Sequence[float]]]:
        for table, period, names in self._tables():
            yield from self._summary(table, period, names, dimension, keys)

    def _summary(
        self,
        table: str,
        period: str,
        names: Sequence[str],
        dimension: str,
        keys: tuple[str, ...],
        totals: str = _TOTALS,
    ) -> Iterable[tuple[Any, Sequence[float]]]:
        if not names:
            return
        columns = ", ".join(keys)
        sql = f"""
            SELECT {columns}, {totals} FROM {table}
            WHERE dimension = :dimension AND {period} IN (SELECT value FROM json_each(:names))
              AND {self._where(keys)} GROUP BY {columns}"""
        parameters = {"dimension": dimension, "names": json.dumps(names)}
        parameters |= {} if self._areas is None else {"areas": self._areas}
        for row in map(tuple, self._connection.execute(text(sql), parameters)):
            yield row[0] if len(keys) == 1 else row[: len(keys)], row[len(keys) :]

    def _where(self, keys: tuple[str, ...]) -> str:
        """Which rows to read: those of the areas, or where the area does not matter the one row for all."""
        if self._areas is not None:
            return "area IN (SELECT value FROM json_each(:areas))"
        return f"area {'=' if keys == ('code',) else '<>'} '{summing.EVERYWHERE}'"

    def _edges(self, dimension: str, key: Callable[[tuple[Any, ...]], Any]) -> Iterable[tuple[Any, Sequence[float]]]:
        return ((key(row), row[_FIRST_SUM:]) for row in self._raw if row[_DIMENSION] == dimension)


def _added(*parts: Iterable[tuple[Any, Sequence[float]]]) -> dict[Any, Sums]:
    sums: dict[Any, list[float]] = {}
    for part in parts:
        for key, values in part:
            known = sums.get(key)
            sums[key] = [*values] if known is None else [a + b for a, b in zip(known, values, strict=True)]
    return {key: dict(zip(summing.COLUMNS, values, strict=True)) for key, values in sums.items()}


def total(sums: Iterable[Sums]) -> Sums:
    """All sums added up."""
    return _added(("", list(part.values())) for part in sums).get("", dict.fromkeys(summing.COLUMNS, 0))


def figures(sums: Sums, *, initiatives: int = 0, activities: int = 0) -> Figures:
    """The figures of kinds.md from sums; initiatives and activities do not add up over months and are counted apart."""
    return Figures(
        moments=int(sums["moments"]),
        collective=int(sums["collective"]),
        people_reached=int(sums["people"] + sums["attendance"]),
        initiatives=initiatives,
        activities=activities,
        sessions=int(sums["sessions"]),
        attendance=int(sums["attendance"]),
        new_people=int(sums["new_people"]),
        volunteer_hours=round(sums["hours"], 2),
        kracht=int(sums["kracht"]),
        zorg=int(sums["zorg"]),
    )


NOTHING: Sums = dict.fromkeys(summing.COLUMNS, 0)
