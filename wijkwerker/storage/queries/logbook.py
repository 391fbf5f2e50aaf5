"""Questions about the logbook: which days hold moments, and the moments at a place in the list.

Moments stand in the order of their row, so a day is a range of rows. The list is known by its days and how many
moments each holds; any page of it is then a few ranges, whatever its length.
"""

import json
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate
from typing import Any

from sqlalchemy.engine import Connection

from wijkwerker.domain.log_filter import LogFilter
from wijkwerker.storage import search
from wijkwerker.storage.derived import first_row_of

_DAY_ROWS = 1 << 24
_SHIFT = 24


@dataclass(frozen=True)
class DaySum:
    """A day with its number of moments and people."""

    day: date
    moments: int
    people: int


@dataclass(frozen=True)
class LogDays:
    """The days of a list, newest first; in the list each day is one head and its moments. `ends` are places."""

    days: tuple[DaySum, ...]
    ends: tuple[int, ...]

    @property
    def length(self) -> int:
        """The number of rows of the list, heads included."""
        return self.ends[-1] if self.ends else 0

    @property
    def moments(self) -> int:
        """The number of moments."""
        return self.length - len(self.days)

    def between(self, first: int, number: int) -> Iterator[tuple[DaySum, bool, int, int]]:
        """The days in a stretch of the list: the day, whether its head is in it, moments to skip, moments to take."""
        end = min(first + number, self.length)
        index = bisect_right(self.ends, first)
        while first < end:
            begin = self.ends[index] - self.days[index].moments - 1
            head = first == begin
            last = min(end, self.ends[index])
            yield self.days[index], head, 0 if head else first - begin - 1, last - first - head
            first, index = last, index + 1


@dataclass(frozen=True)
class Span:
    """Days that follow each other in a list: `skip` moments of the newest, then take `number`."""

    newest: date
    oldest: date
    skip: int
    number: int


@dataclass(frozen=True)
class LogLine:
    """A moment as the logbook shows it. `sign` is late, due or '' by its promises that are not fed back."""

    row: int
    id: str
    date: date
    time: str
    note: str
    kind: str
    nature: str
    polarity: str
    place: str
    area: str
    people: int
    themes: tuple[str, ...]
    about: str
    names: tuple[str, ...]
    sign: str


def days(connection: Connection, wanted: LogFilter, areas: Sequence[str] | None) -> LogDays:
    """The days of the moments that fit."""
    where, values = _where(wanted, areas)
    sql = f"""SELECT m.row >> {_SHIFT}, count(*), coalesce(sum(m.people), 0) FROM {_source(values)}
              WHERE {where} GROUP BY 1 ORDER BY 1 DESC"""
    found = tuple(
        DaySum(date.fromordinal(day), n, people) for day, n, people in connection.exec_driver_sql(sql, values)
    )
    return LogDays(found, tuple(accumulate(day.moments + 1 for day in found)))


def stretch(
    connection: Connection, wanted: LogFilter, areas: Sequence[str] | None, span: Span, today: date
) -> list[LogLine]:
    """The moments of some days that follow each other in the list, the latest first."""
    where, values = _where(wanted, areas, area="+m.area")  # the plus keeps SQLite in the range of rows
    values |= {"first": first_row_of(span.oldest), "end": first_row_of(span.newest) + _DAY_ROWS}
    values |= {"skip": span.skip, "number": span.number, "today": today.isoformat()}
    by_row = "f.rowid" if "match" in values else "m.row"
    sql = f"""SELECT {_COLUMNS} FROM {_source(values)} {_JOINS}
              WHERE {by_row} >= :first AND {by_row} < :end AND {where}
              ORDER BY {by_row} DESC LIMIT :number OFFSET :skip"""
    return [_line(row) for row in connection.exec_driver_sql(sql, values)]


_COLUMNS = """
    m.row, m.id, m.date, coalesce(m.time, ''), coalesce(m.note, ''), m.kind, coalesce(m.nature, ''),
           coalesce(m.polarity, ''), coalesce(m.place, ''), coalesce(a.name, ''), coalesce(m.people, 0), m.themes,
           coalesce(i.title, t.title, ''),
           (SELECT json_group_array(c.name) FROM member r JOIN contact c ON c.id = r.target
            WHERE r.source = m.id AND r.field = 'contacts' AND c.live = 1),
           (SELECT CASE WHEN min(p.due) < :today THEN 'late' ELSE 'due' END FROM promise p
            WHERE p.moment = m.id AND p.live = 1 AND +p.fed_back_on IS NULL HAVING count(*) > 0)"""
_JOINS = """
    LEFT JOIN area a ON a.id = m.area
    LEFT JOIN initiative i ON i.id = m.initiative AND i.live = 1
    LEFT JOIN activity t ON t.id = m.activity AND t.live = 1"""


def _line(row: Any) -> LogLine:
    number, record, day, time, note, kind, nature, polarity, place, area, people, themes, about, names, sign = row
    return LogLine(
        number, record, date.fromisoformat(day), time, note, kind, nature, polarity, place, area, people,
        tuple(json.loads(themes)) if themes else (), about, tuple(json.loads(names)), sign or "",
    )  # fmt: skip


def _where(wanted: LogFilter, areas: Sequence[str] | None, area: str = "m.area") -> tuple[str, dict[str, Any]]:
    """The condition on `m`. A deleted moment holds no values, so a filter on one leaves it out by itself."""
    conditions = [f"{area} IS NOT NULL" if areas is None else f"{area} IN (SELECT value FROM json_each(:areas))"]
    values: dict[str, Any] = {"areas": json.dumps(areas)}
    if wanted.from_ is not None:
        conditions.append("m.row >= :from_row")
        values["from_row"] = first_row_of(wanted.from_)
    if wanted.until is not None:
        conditions.append("m.row < :until_row")
        values["until_row"] = first_row_of(wanted.until) + _DAY_ROWS
    for name in ("kind", "polarity"):
        if code := getattr(wanted, name):
            conditions.append(f"m.{name} = :{name}")
            values[name] = code
    if wanted.theme:
        conditions.append("m.themes IS NOT NULL AND EXISTS (SELECT 1 FROM json_each(m.themes) WHERE value = :theme)")
        values["theme"] = wanted.theme
    if expression := search.match(wanted.text):
        conditions.append("f.search_note MATCH :match")
        values["match"] = expression
    if wanted.waiting:
        conditions.append(
            "m.id IN (SELECT moment FROM promise WHERE fed_back_on IS NULL AND moment IS NOT NULL AND live = 1)"
        )
    return " AND ".join(conditions), values


def place_of(connection: Connection, wanted: LogFilter, areas: Sequence[str] | None, moment: str) -> int | None:
    """The place in the list of one moment, heads included; None when it does not fit."""
    where, values = _where(wanted, areas)
    source = _source(values)
    row = connection.exec_driver_sql(
        f"SELECT m.row FROM {source} WHERE m.id = :id AND {where}", values | {"id": moment}
    )
    place = row.scalar()
    if place is None:
        return None
    sql = f"SELECT count(*), count(DISTINCT m.row >> {_SHIFT}) FROM {source} WHERE m.row > :row AND {where}"
    later, later_days = connection.exec_driver_sql(sql, values | {"row": place}).one()
    own_day = f"SELECT count(*) FROM {source} WHERE m.row > :row AND m.row < :end AND {where}"
    end = (int(place) >> _SHIFT) + 1 << _SHIFT
    same_day = connection.exec_driver_sql(own_day, values | {"row": place, "end": end}).scalar()
    return int(later) + int(later_days) + (0 if same_day else 1)


def _source(values: dict[str, Any]) -> str:
    """Where moments are read from: with words to search, from the matches on; else from the moments."""
    return "search_note f CROSS JOIN contact_moment m ON m.row = f.rowid" if "match" in values else "contact_moment m"
