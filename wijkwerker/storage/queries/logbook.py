"""Questions about the logbook: which days hold moments, and the moments at a place in the list.

Moments stand in the order of their row, so a day is a range of rows. The list is known by its days and how many
moments each holds; any page of it is then a few ranges, whatever its length.
"""

import json
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import accumulate
from typing import Any

from sqlalchemy.engine import Connection

from wijkwerker.domain.log_filter import LogFilter, words_to_find
from wijkwerker.storage import merged, search
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

    @classmethod
    def of(cls, days: Iterable[DaySum]) -> "LogDays":
        """The list of these days, which come newest first."""
        kept = tuple(days)
        return cls(kept, tuple(accumulate(day.moments + 1 for day in kept)))

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

    def place_of(self, day: date) -> int | None:
        """The place of the head of a day; None when the list does not hold that day."""
        index = bisect_left(self.days, -day.toordinal(), key=lambda one: -one.day.toordinal())
        if index == len(self.days) or self.days[index].day != day:
            return None
        return self.ends[index] - self.days[index].moments - 1

    def counted_anew(self, counted: Mapping[date, DaySum | None]) -> "LogDays":
        """The list with other sums for some days; None for a day without moments."""
        kept = [day for day in self.days if day.day not in counted]
        kept += [day for day in counted.values() if day is not None]
        return LogDays.of(sorted(kept, key=lambda day: day.day, reverse=True))


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


@dataclass(frozen=True)
class _Question:
    """Where to look, the column that holds the place in time, what must hold, and the values of its names."""

    source: str
    place: str
    where: str
    values: dict[str, Any]


def days(connection: Connection, wanted: LogFilter, areas: Sequence[str] | None) -> LogDays:
    """The days of the moments that fit."""
    asked = _question(wanted, areas)
    sql = f"""SELECT {asked.place} >> {_SHIFT}, count(*), coalesce(sum(m.people), 0) FROM {asked.source}
              WHERE {asked.where} GROUP BY 1 ORDER BY 1 DESC"""
    found = connection.exec_driver_sql(sql, asked.values)
    return LogDays.of(DaySum(date.fromordinal(day), number, people) for day, number, people in found)


def newest(
    connection: Connection, wanted: LogFilter, areas: Sequence[str] | None, number: int
) -> list[tuple[date, int]]:
    """The day and the people of the newest moments that fit, at most `number`."""
    asked = _question(wanted, areas)
    sql = f"""SELECT {asked.place} >> {_SHIFT}, coalesce(m.people, 0) FROM {asked.source}
              WHERE {asked.where} ORDER BY {asked.place} DESC LIMIT :number"""
    found = connection.exec_driver_sql(sql, asked.values | {"number": number})
    return [(date.fromordinal(day), people) for day, people in found]


def first_day(connection: Connection) -> date | None:
    """The day of the oldest moment of the file."""
    row = connection.exec_driver_sql("SELECT row FROM contact_moment WHERE live = 1 ORDER BY row LIMIT 1").scalar()
    return None if row is None else date.fromordinal(int(row) >> _SHIFT)


def stretch(
    connection: Connection, wanted: LogFilter, areas: Sequence[str] | None, span: Span, today: date
) -> list[LogLine]:
    """The moments of some days that follow each other in the list, the latest first."""
    within = replace(wanted, from_=span.oldest, until=span.newest)
    asked = _question(within, areas, area="+m.area")  # the plus keeps SQLite in the range of rows
    values = asked.values | {"skip": span.skip, "number": span.number, "today": today.isoformat()}
    sql = f"""SELECT {_COLUMNS} FROM {asked.source} {_JOINS} WHERE {asked.where}
              ORDER BY {asked.place} DESC LIMIT :number OFFSET :skip"""
    return [_line(row) for row in connection.exec_driver_sql(sql, values)]


_COLUMNS = f"""
    m.row, m.id, m.date, coalesce(m.time, ''), coalesce(m.note, ''), m.kind, coalesce(m.nature, ''),
           coalesce(m.polarity, ''), coalesce(m.place, ''), coalesce(a.name, ''), coalesce(m.people, 0), m.themes,
           coalesce(i.title, t.title, ''),
           CASE WHEN m.contacts IS NOT NULL THEN
           (SELECT json_group_array(name) FROM (SELECT DISTINCT c.id, c.name
              FROM member r JOIN contact c ON c.id = {merged.shown_as("r.target")}
              WHERE r.source = m.id AND r.field = 'contacts' AND c.live = 1)) END,
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
        tuple(json.loads(themes)) if themes else (), about, tuple(json.loads(names)) if names else (), sign or "",
    )  # fmt: skip


def _question(wanted: LogFilter, areas: Sequence[str] | None, area: str = "m.area") -> _Question:
    """The condition on `m`. A deleted moment holds no values, so a filter on one leaves it out by itself.

    With words to search for, the search table leads, so that the newest come without reading the others.
    """
    values: dict[str, Any] = {"areas": json.dumps(areas)}
    conditions = [f"{area} IS NOT NULL" if areas is None else f"{area} IN (SELECT value FROM json_each(:areas))"]
    source, place = "contact_moment m", "m.row"
    if expression := search.match(words_to_find(wanted.text)):
        source, place = "search_note f CROSS JOIN contact_moment m ON m.row = f.rowid", "f.rowid"
        conditions.insert(0, "search_note MATCH :match")
        values["match"] = expression
    if wanted.from_ is not None:
        conditions.append(f"{place} >= :from_row")
        values["from_row"] = first_row_of(wanted.from_)
    if wanted.until is not None:
        conditions.append(f"{place} < :until_row")
        values["until_row"] = first_row_of(wanted.until) + _DAY_ROWS
    for name in ("kind", "nature", "polarity"):
        if code := getattr(wanted, name):
            conditions.append(f"m.{name} = :{name}")
            values[name] = code
    if wanted.theme:
        conditions.append("instr(m.themes, :theme) > 0")
        values["theme"] = json.dumps(wanted.theme, ensure_ascii=False)  # as it stands in the list that is kept
    if wanted.waiting:
        conditions.append(
            "m.id IN (SELECT moment FROM promise WHERE fed_back_on IS NULL AND moment IS NOT NULL AND live = 1)"
        )
    return _Question(source, place, " AND ".join(conditions), values)


def fits(connection: Connection, wanted: LogFilter, areas: Sequence[str] | None, moment: str) -> int | None:
    """The row of a moment when it fits, else None."""
    row = connection.exec_driver_sql("SELECT row FROM contact_moment WHERE id = ?", (moment,)).scalar()
    asked = _question(wanted, areas, area="+m.area")
    sql = f"SELECT 1 FROM {asked.source} WHERE {asked.place} = :row AND {asked.where}"
    found = row is not None and connection.exec_driver_sql(sql, asked.values | {"row": row}).scalar() is not None
    return int(row) if found and row is not None else None


def place_of(
    connection: Connection, wanted: LogFilter, areas: Sequence[str] | None, listed: LogDays, moment: str
) -> int | None:
    """The place in the list of one moment, heads included; None when it does not fit or the list does not hold it."""
    row = fits(connection, wanted, areas, moment)
    if row is None:
        return None
    day = date.fromordinal(row >> _SHIFT)
    head = listed.place_of(day)
    if head is None:
        return None
    asked = _question(replace(wanted, from_=day, until=day), areas, area="+m.area")
    sql = f"SELECT count(*) FROM {asked.source} WHERE {asked.place} > :row AND {asked.where}"
    return head + 1 + int(connection.exec_driver_sql(sql, asked.values | {"row": row}).scalar() or 0)
