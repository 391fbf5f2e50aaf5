"""Questions about initiatives: the board, and everything on the page of one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy.engine import Connection

from wijkwerker.domain.kinds import Initiative, LadderChange, Lesson, PhaseChange, Promise, Story
from wijkwerker.storage.derived import day_of
from wijkwerker.storage.queries import records
from wijkwerker.storage.queries import search as search_queries


@dataclass(frozen=True)
class InitiativeCard:
    """An initiative on the board. `last` is the day of the last moment or session, `moved` that of the last phase."""

    id: str
    title: str
    area: str
    area_id: str | None
    phase: str
    ladder: str | None
    lead: str
    lead_id: str | None
    started: date | None
    last: date | None
    moved: date | None
    lesson: str


_CARDS = """
    SELECT i.id, i.title, coalesce(a.name, ''), i.area, i.phase, i.ladder, coalesce(c.name, ''), i.lead, i.started,
           (SELECT max(m.row) FROM contact_moment m WHERE m.initiative = i.id),
           (SELECT max(s.starts) FROM activity t JOIN session s ON s.activity = t.id
            WHERE t.initiative = i.id AND s.live = 1 AND s.state = 'ging door'),
           (SELECT max(p."on") FROM phase_change p WHERE p.initiative = i.id AND p.live = 1),
           (SELECT p.lesson FROM phase_change p WHERE p.initiative = i.id AND p.live = 1 AND p.lesson IS NOT NULL
            ORDER BY p."on" DESC LIMIT 1)
    FROM initiative i LEFT JOIN area a ON a.id = i.area LEFT JOIN contact c ON c.id = i.lead AND c.live = 1
    WHERE i.live = 1 AND {where} ORDER BY i.row DESC LIMIT :limit"""


def cards(
    connection: Connection,
    *,
    areas: Sequence[str] | None = None,
    theme: str = "",
    opgave: str = "",
    lead: str = "",
    text: str = "",
    limit: int = 5_000,
) -> list[InitiativeCard]:
    """The initiatives that fit every filter given, the newest first."""
    conditions = ["1 = 1"]
    values: dict[str, Any] = {"limit": limit}
    if areas is not None:
        conditions.append(f"i.area IN ({_bind(values, 'area', areas)})")
    if theme:
        conditions.append("i.themes IS NOT NULL AND EXISTS (SELECT 1 FROM json_each(i.themes) WHERE value = :theme)")
    if opgave:
        conditions.append("i.opgaven IS NOT NULL AND EXISTS (SELECT 1 FROM json_each(i.opgaven) WHERE value = :opgave)")
    if lead:
        conditions.append("i.lead = :lead")
    if text:
        conditions.append(
            f"i.row IN ({_bind(values, 'row', search_queries.rows_of_kind(connection, text, 'initiative'))})"
        )
    values |= {"theme": theme, "opgave": opgave, "lead": lead}
    return [_card(row) for row in connection.exec_driver_sql(_CARDS.format(where=" AND ".join(conditions)), values)]


def count(connection: Connection) -> int:
    """How many initiatives there are."""
    return int(connection.exec_driver_sql("SELECT count(*) FROM initiative WHERE live = 1").scalar() or 0)


def leads(connection: Connection) -> list[tuple[str, str]]:
    """The (id, name) of everyone who leads an initiative, by name."""
    sql = """SELECT DISTINCT c.id, c.name FROM initiative i JOIN contact c ON c.id = i.lead
             WHERE i.live = 1 AND c.live = 1 ORDER BY c.name"""
    return [(record, name) for record, name in connection.exec_driver_sql(sql)]


def _bind(values: dict[str, Any], name: str, items: Sequence[str | int]) -> str:
    values |= {f"{name}{number}": item for number, item in enumerate(items)}
    return ", ".join(f":{name}{number}" for number in range(len(items)))


def _card(row: Any) -> InitiativeCard:
    record, title, area, area_id, phase, ladder, lead, lead_id, started, moment, session, moved, lesson = row
    days = [day_of(moment)] if moment else []
    if session:
        days.append(date.fromisoformat(session[:10]))
    return InitiativeCard(
        record, title, area, area_id, phase, ladder, lead, lead_id, _day(started),
        max(days, default=None), _day(moved), lesson or "",
    )  # fmt: skip


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text[:10]) if text else None


@dataclass(frozen=True)
class Happening:
    """Something in the timeline of an initiative.

    `kind` and `id` name the record to open. `code` is the kind of a moment, the state of a session, or the new phase.
    """

    kind: str
    id: str
    day: date
    time: str
    title: str
    code: str = ""
    people: int | None = None
    done: bool = False


_TIMELINE = """
    SELECT 'contact_moment', id, date, coalesce(time, ''), coalesce(note, ''), kind, people, 0
    FROM contact_moment WHERE initiative = :id AND live = 1
    UNION ALL
    SELECT 'session', s.id, substr(s.starts, 1, 10), substr(s.starts, 12, 5), t.title, s.state, s.people, 0
    FROM activity t JOIN session s ON s.activity = t.id
    WHERE t.initiative = :id AND t.live = 1 AND s.live = 1 AND s.starts <= :end
    UNION ALL
    SELECT 'phase_change', id, "on", '', coalesce(lesson, reason, ''), to_phase, NULL, 0
    FROM phase_change WHERE initiative = :id AND live = 1
    UNION ALL
    SELECT 'promise', id, promised_on, '', what, '', NULL, fed_back_on IS NOT NULL
    FROM promise WHERE initiative = :id AND live = 1
    UNION ALL
    SELECT 'story', id, date, '', title, '', NULL, 0 FROM story WHERE initiative = :id AND live = 1
    UNION ALL
    SELECT 'lesson', id, "on", '', text, '', NULL, 0 FROM lesson WHERE initiative = :id AND live = 1
    ORDER BY 3 DESC, 4 DESC LIMIT :limit"""


def timeline(connection: Connection, initiative: str, until: date, limit: int = 500) -> list[Happening]:
    """What happened around an initiative until a day, newest first."""
    values = {"id": initiative, "end": f"{until.isoformat()} 24", "limit": limit}
    return [
        Happening(kind, record, date.fromisoformat(day), time, title, code or "", people, bool(done))
        for kind, record, day, time, title, code, people, done in connection.exec_driver_sql(_TIMELINE, values)
        if day
    ]


@dataclass(frozen=True)
class Counts:
    """What was done around an initiative until now: `hours` are ours, `volunteer_hours` those of volunteers."""

    moments: int
    sessions: int
    attendance: int
    hours: float
    volunteer_hours: float
    activities: tuple[tuple[str, int], ...]


_MOMENTS = "SELECT count(*), coalesce(sum(minutes), 0) / 60.0 FROM contact_moment WHERE initiative = ? AND live = 1"
_SESSIONS = """
    SELECT t.title, count(*), sum(max(coalesce(s.people, 0),
               (SELECT count(*) FROM attendance n WHERE n.session = s.id AND n.live = 1 AND n.present = 1),
               (SELECT coalesce(sum(h.people), 0) FROM head_count h WHERE h.session = s.id AND h.live = 1))),
           sum((SELECT coalesce(sum(n.hours), 0) FROM attendance n
                WHERE n.session = s.id AND n.live = 1 AND n.role = 'vrijwilliger'))
    FROM activity t JOIN session s ON s.activity = t.id
    WHERE t.initiative = ? AND t.live = 1 AND s.live = 1 AND s.state = 'ging door'
    GROUP BY t.id ORDER BY 2 DESC"""


def counts(connection: Connection, initiative: str) -> Counts:
    """What was done around an initiative; a session's people as kinds.md defines them."""
    moments, hours = connection.exec_driver_sql(_MOMENTS, (initiative,)).one()
    rows = connection.exec_driver_sql(_SESSIONS, (initiative,)).fetchall()
    return Counts(
        moments,
        sum(row[1] for row in rows),
        sum(row[2] for row in rows),
        hours,
        sum(row[3] for row in rows),
        tuple((row[0], row[1]) for row in rows),
    )


def our_hours(connection: Connection, initiative: str) -> dict[str, float]:
    """Our hours on an initiative per month ('YYYY-MM'): the minutes of the moments linked to it."""
    sql = """SELECT substr(date, 1, 7), sum(coalesce(minutes, 0)) / 60.0 FROM contact_moment
             WHERE initiative = ? AND live = 1 GROUP BY 1 ORDER BY 1"""
    return {month: hours for month, hours in connection.exec_driver_sql(sql, (initiative,))}  # noqa: C416


@dataclass(frozen=True)
class Parts:
    """The records that hang on an initiative, oldest first; stories, lessons and promises newest first."""

    phases: tuple[PhaseChange, ...]
    ladder: tuple[LadderChange, ...]
    promises: tuple[Promise, ...]
    stories: tuple[Story, ...]
    lessons: tuple[Lesson, ...]


def parts(connection: Connection, initiative: Initiative) -> Parts:
    """The records that hang on an initiative."""
    found = initiative.id
    return Parts(
        tuple(records.where(connection, PhaseChange, "initiative", found, "on")),
        tuple(records.where(connection, LadderChange, "initiative", found, "on")),
        tuple(reversed(records.where(connection, Promise, "initiative", found, "promised_on"))),
        tuple(reversed(records.where(connection, Story, "initiative", found, "date"))),
        tuple(reversed(records.where(connection, Lesson, "initiative", found, "on"))),
    )
