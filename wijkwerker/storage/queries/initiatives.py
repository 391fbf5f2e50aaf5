"""Questions about one initiative: everything on its page."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy.engine import Connection

from wijkwerker.domain.kinds import Initiative, LadderChange, Lesson, PhaseChange, Promise, Story
from wijkwerker.storage import merged
from wijkwerker.storage.counting import HOURS_OF_SESSION, PEOPLE_OF_SESSION
from wijkwerker.storage.queries import records


@dataclass(frozen=True, slots=True)
class Happening:
    """Something in the timeline of an initiative.

    `kind` and `id` name the record to open. `code` is the kind of a moment, the state of a session, or the new phase;
    `before` the phase before. `day2` is until when something was promised, or when it was told back if `done`.
    """

    kind: str
    id: str
    day: date
    time: str
    title: str
    code: str = ""
    before: str = ""
    people: int | None = None
    minutes: int | None = None
    done: bool = False
    day2: date | None = None
    new_people: int = 0
    volunteers: int = 0
    hours: float = 0


_HAPPENED = """
    SELECT 'contact_moment' AS kind, id, date AS day, coalesce(time, '') AS time, coalesce(note, '') AS title,
           kind AS code, '' AS before, people, minutes, 0 AS done, NULL AS day2
    FROM contact_moment WHERE initiative = :id AND live = 1
    UNION ALL
    SELECT 'session', s.id, substr(s.starts, 1, 10), substr(s.starts, 12, 5), t.title, s.state, '', s.people,
           s.minutes, 0, NULL
    FROM activity t JOIN session s ON s.activity = t.id
    WHERE t.initiative = :id AND t.live = 1 AND s.live = 1 AND s.starts <= :end
    UNION ALL
    SELECT 'phase_change', id, "on", '', coalesce(reason, lesson, ''), to_phase, coalesce(from_phase, ''), NULL, NULL,
           0, NULL
    FROM phase_change WHERE initiative = :id AND live = 1
    UNION ALL
    SELECT 'promise', id, promised_on, '', what, '', '', NULL, NULL, fed_back_on IS NOT NULL,
           coalesce(fed_back_on, due)
    FROM promise WHERE initiative = :id AND live = 1
    UNION ALL
    SELECT 'story', id, date, '', title, '', '', NULL, NULL, 0, NULL
    FROM story WHERE initiative = :id AND live = 1
    UNION ALL
    SELECT 'lesson', id, "on", '', text, '', '', NULL, NULL, 0, NULL
    FROM lesson WHERE initiative = :id AND live = 1"""


def timeline(connection: Connection, initiative: str, until: date, limit: int = 500) -> list[Happening]:
    """What happened around an initiative until a day, newest first."""
    sql = f"SELECT * FROM ({_HAPPENED}) WHERE day IS NOT NULL ORDER BY day DESC, time DESC LIMIT :limit"
    found = [
        Happening(
            kind=row.kind,
            id=row.id,
            day=date.fromisoformat(row.day),
            time=row.time,
            title=row.title or "",
            code=row.code or "",
            before=row.before,
            people=row.people,
            minutes=row.minutes,
            done=bool(row.done),
            day2=date.fromisoformat(row.day2) if row.day2 else None,
        )
        for row in connection.exec_driver_sql(sql, _until(initiative, until) | {"limit": limit})
    ]
    came = _who_came(connection, [event.id for event in found if event.kind == "session"])
    return [came[event.id].told_by(event) if event.id in came else event for event in found]


def timeline_count(connection: Connection, initiative: str, until: date) -> int:
    """How much happened around an initiative until a day."""
    sql = f"SELECT count(*) FROM ({_HAPPENED}) WHERE day IS NOT NULL"
    return int(connection.exec_driver_sql(sql, _until(initiative, until)).scalar() or 0)


def _until(initiative: str, until: date) -> dict[str, object]:
    return {"id": initiative, "end": f"{until.isoformat()} 24"}


@dataclass(frozen=True, slots=True)
class _Came:
    people: int
    new_people: int
    volunteers: int
    hours: float

    def told_by(self, event: Happening) -> Happening:
        """The session with its figures; its people are None when nothing tells how many."""
        return replace(
            event,
            people=self.people or event.people,
            new_people=self.new_people,
            volunteers=self.volunteers,
            hours=self.hours,
        )


def _who_came(connection: Connection, sessions: Sequence[str]) -> dict[str, _Came]:
    sql = f"""
        SELECT s.id, {PEOPLE_OF_SESSION}, coalesce(s.new_people, 0),
          (SELECT count(*) FROM attendance n
           WHERE n.session = s.id AND n.live = 1 AND n.present = 1 AND n.role = 'vrijwilliger'),
          {HOURS_OF_SESSION}
        FROM session s WHERE s.id IN (SELECT value FROM json_each(?))"""
    rows = connection.exec_driver_sql(sql, (json.dumps(list(sessions)),))
    return {row[0]: _Came(*row[1:]) for row in rows}


_TAKE_PART = f"""
    SELECT count(DISTINCT c.id) FROM (
        SELECT n.contact AS contact FROM activity t JOIN session s ON s.activity = t.id
        JOIN attendance n ON n.session = s.id
        WHERE t.initiative = :id AND t.live = 1 AND s.live = 1 AND n.live = 1 AND n.present = 1
        UNION SELECT i.lead FROM initiative i WHERE i.id = :id
        UNION SELECT m.target FROM member m WHERE m.source = :id AND m.field = 'co_leads'
    ) p JOIN contact c ON c.id = {merged.shown_as("p.contact")} WHERE c.live = 1 AND NOT c.organisation"""


def take_part(connection: Connection, initiative: str) -> int:
    """How many residents known by name lead an initiative or were at one of its sessions."""
    return int(connection.exec_driver_sql(_TAKE_PART, {"id": initiative}).scalar() or 0)


@dataclass(frozen=True)
class Counts:
    """What was done around an initiative until now; `hours` are ours."""

    moments: int
    sessions: int
    attendance: int
    hours: float
    activities: tuple[tuple[str, int], ...]


_MOMENTS = "SELECT count(*), coalesce(sum(minutes), 0) / 60.0 FROM contact_moment WHERE initiative = ? AND live = 1"
_SESSIONS = f"""
    SELECT t.title, count(*), sum({PEOPLE_OF_SESSION})
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
