"""Questions about initiatives together: which fit a filter, in what order, and what a card tells."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy.engine import Connection

from wijkwerker.domain.folding import words
from wijkwerker.domain.initiative_filter import BY_MOVE, InitiativeFilter
from wijkwerker.domain.phases import PHASES, SIDE_PHASES
from wijkwerker.storage import merged
from wijkwerker.storage.derived import day_of, first_row_of
from wijkwerker.storage.queries import areas as area_queries
from wijkwerker.storage.queries import search as search_queries
from wijkwerker.storage.queries import settings as setting_queries


@dataclass(frozen=True, slots=True)
class InitiativeCard:
    """An initiative on the board. `last` is the day of the last moment or session, `moved` that of the last phase.

    `planned` says that a session is still to come.
    """

    row: int
    id: str
    title: str
    area: str
    phase: str
    ladder: str | None
    lead: str
    started: date | None
    last: date | None
    moved: date | None
    planned: bool
    lesson: str


@dataclass(frozen=True, slots=True)
class LessonLine:
    """What was learnt around an initiative, or when it moved."""

    id: str
    text: str
    on: date
    title: str
    initiative: str


MOMENT = "(SELECT max(m.row) FROM contact_moment m WHERE m.initiative = i.id)"
SESSION = """(SELECT max(s.starts) FROM activity t JOIN session s ON s.activity = t.id
    WHERE t.initiative = i.id AND s.live = 1 AND s.state = 'ging door')"""
_MOVED = """(SELECT max(p."on" || printf('%012d', p.row)) FROM phase_change p
    WHERE p.initiative = i.id AND p.live = 1)"""
_LEAD = "coalesce(c.name, '')"
_LED_BY = merged.shown_as("i.lead")
_FROM = f"""FROM initiative i LEFT JOIN area a ON a.id = i.area
    LEFT JOIN contact c ON c.id = {_LED_BY} AND c.live = 1"""
QUIET = """
    i.phase NOT IN ('afgerond', 'gestopt', 'gepauzeerd') AND (i.started IS NULL OR i.started <= :since)
    AND NOT EXISTS (SELECT 1 FROM contact_moment m WHERE m.initiative = i.id AND m.row >= :first)
    AND NOT EXISTS (SELECT 1 FROM activity t JOIN session s ON s.activity = t.id
        WHERE t.initiative = i.id AND s.live = 1 AND s.starts > :since AND s.state <> 'ging niet door')"""
_WHERE = f"""i.live = 1
    AND (:areas IS NULL OR i.area IN (SELECT value FROM json_each(:areas)))
    AND (:rows IS NULL OR i.row IN (SELECT value FROM json_each(:rows)))
    AND (:lead = '' OR {_LED_BY} = :lead)
    AND (:theme = '' OR EXISTS (SELECT 1 FROM json_each(i.themes) WHERE value = :theme))
    AND (:opgave = '' OR EXISTS (SELECT 1 FROM json_each(i.opgaven) WHERE value = :opgave))
    AND (:since IS NULL OR ({QUIET}))"""


def count(connection: Connection) -> int:
    """How many initiatives there are."""
    return int(connection.exec_driver_sql("SELECT count(*) FROM initiative WHERE live = 1").scalar() or 0)


@dataclass(frozen=True, slots=True)
class Asked:
    """What a filter asks of this file: the areas within its own, and since when a silent one was not heard of.

    `quiet_days` is how long that is.
    """

    wanted: InitiativeFilter
    areas: Sequence[str] | None
    since: date | None
    quiet_days: int


def asked(connection: Connection, wanted: InitiativeFilter) -> Asked:
    """Look up what the filter means here."""
    days = setting_queries.quiet_days(connection)
    areas = area_queries.inside(connection, wanted.area)
    return Asked(wanted, areas, wanted.quiet_on - timedelta(days) if wanted.quiet_on else None, days)


def by_phase(connection: Connection, question: Asked) -> dict[str, list[int]]:
    """The rows of what fits, phase by phase; in each the ones that moved there last come first."""
    sql = f"SELECT i.phase, i.row FROM initiative i WHERE {_WHERE} ORDER BY {_MOVED} DESC, i.row DESC"
    found: dict[str, list[int]] = {phase: [] for phase in (*PHASES, *SIDE_PHASES)}
    for phase, row in connection.exec_driver_sql(sql, _values(connection, question)):
        found.setdefault(phase, []).append(row)
    return found


# days as in `date.toordinal`; a day begins at noon for julianday
_LAST = f"""max(coalesce({MOMENT} >> 24, 0),
    coalesce(julianday(substr({SESSION}, 1, 10)) - 1721424.5, 0))"""
_PLACE = """(SELECT min(v."order") FROM value v WHERE v.list = '{0}' AND v.code = i.{1} AND v.live = 1)"""
# per order what is compared, one after the other, and whether the latest or highest comes first
_ORDERS = {
    "title": (("i.title COLLATE NOCASE",), False),
    "area": (("coalesce(a.name, '~')", "i.title COLLATE NOCASE"), False),
    "lead": ((f"{_LEAD} = ''", f"{_LEAD} COLLATE NOCASE", "i.title COLLATE NOCASE"), False),
    "phase": ((_PLACE.format("phase", "phase"), _MOVED), False),
    "ladder": ((_PLACE.format("participation_ladder", "ladder"),), True),
    "started": (("coalesce(i.started, '')",), True),
    "last": ((_LAST,), True),
    BY_MOVE: ((_MOVED,), True),
}


def rows(connection: Connection, question: Asked) -> list[int]:
    """The rows of what fits, in the order that the filter asks for."""
    parts, latest_first = _ORDERS[question.wanted.order]
    way = "DESC" if latest_first != question.wanted.backwards else "ASC"
    ordered = ", ".join(f"{part} {way}" for part in parts)
    sql = f"SELECT i.row {_FROM} WHERE {_WHERE} ORDER BY {ordered}, i.row DESC"
    return list(connection.exec_driver_sql(sql, _values(connection, question)).scalars())


def _values(connection: Connection, question: Asked) -> dict[str, Any]:
    wanted, areas, found = question.wanted, question.areas, None
    if words(wanted.text):
        found, areas = search_queries.rows_of_kind(connection, wanted.text, "initiative"), None
    return {
        "areas": None if areas is None else json.dumps(list(areas)),
        "rows": None if found is None else json.dumps(found),
        "lead": wanted.lead,
        "theme": wanted.theme,
        "opgave": wanted.opgave,
        "since": question.since.isoformat() if question.since else None,
        "first": first_row_of(question.since) if question.since else None,
    }


_CARDS = f"""
    SELECT i.row, i.id, i.title, coalesce(a.name, ''), i.phase, i.ladder, {_LEAD}, i.started, {MOMENT}, {SESSION},
           substr({_MOVED}, 1, 10),
           EXISTS (SELECT 1 FROM activity t JOIN session s ON s.activity = t.id
                   WHERE t.initiative = i.id AND s.live = 1 AND s.state = 'gepland' AND s.starts >= :today),
           (SELECT p.lesson FROM phase_change p WHERE p.initiative = i.id AND p.live = 1 AND p.lesson IS NOT NULL
            ORDER BY p."on" DESC, p.row DESC LIMIT 1)
    {_FROM} WHERE i.live = 1 AND i.row IN (SELECT value FROM json_each(:rows))"""


def cards(connection: Connection, wanted: Iterable[int], today: date) -> list[InitiativeCard]:
    """The cards of initiatives by their rows, in that order; rows that are gone are left out."""
    order = list(wanted)
    values = {"rows": json.dumps(order), "today": today.isoformat()}
    found = {row[0]: _card(*row) for row in connection.exec_driver_sql(_CARDS, values)}
    return [found[row] for row in order if row in found]


def _card(
    row: int,
    record: str,
    title: str,
    area: str,
    phase: str,
    ladder: str | None,
    lead: str,
    started: str | None,
    moment: int | None,
    session: str | None,
    moved: str | None,
    planned: int,
    lesson: str | None,
) -> InitiativeCard:
    last = last_day(moment, session)
    days = (_day(started), last, _day(moved))
    return InitiativeCard(row, record, title or "", area, phase, ladder, lead, *days, bool(planned), lesson or "")


def last_day(moment: int | None, session: str | None) -> date | None:
    """The later of the day of a moment's row and that of a session's start; None without both."""
    days = [day_of(moment)] if moment else []
    if session:
        days.append(date.fromisoformat(session[:10]))
    return max(days, default=None)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text[:10]) if text else None


def last_contact(connection: Connection, initiative: str) -> date | None:
    """The day of the last moment or session of an initiative."""
    sql = f"SELECT {MOMENT}, {SESSION} FROM initiative i WHERE i.id = ?"
    found = connection.exec_driver_sql(sql, (initiative,)).first()
    return last_day(*found) if found is not None else None


def leads(connection: Connection) -> list[tuple[str, str, int]]:
    """The (id, name, number of initiatives) of everyone who leads one, by name."""
    sql = f"""SELECT c.id, c.name, count(*) FROM initiative i JOIN contact c ON c.id = {_LED_BY}
             WHERE i.live = 1 AND c.live = 1 GROUP BY c.id ORDER BY c.name COLLATE NOCASE"""
    return [(record, name or "", number) for record, name, number in connection.exec_driver_sql(sql)]


_LESSONS = """
    SELECT l.id, l.text, l."on", coalesce(i.title, ''), coalesce(i.id, '')
    FROM lesson l LEFT JOIN initiative i ON i.id = l.initiative AND i.live = 1 WHERE l.live = 1
    UNION ALL
    SELECT p.id, p.lesson, p."on", i.title, i.id FROM phase_change p JOIN initiative i ON i.id = p.initiative
    WHERE p.live = 1 AND i.live = 1 AND p.lesson IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM lesson l WHERE l.initiative = i.id AND l.live = 1 AND l.text = p.lesson)
    ORDER BY 3 DESC, 2 LIMIT :limit"""


def lessons(connection: Connection, limit: int) -> list[LessonLine]:
    """What was learnt, also when an initiative moved, newest first; the same words at one initiative count once."""
    return [
        LessonLine(record, text, date.fromisoformat(on), title, initiative)
        for record, text, on, title, initiative in connection.exec_driver_sql(_LESSONS, {"limit": limit})
        if text and on
    ]
