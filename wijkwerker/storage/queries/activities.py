"""Questions about activities and their sessions."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.engine import Connection

from wijkwerker.domain.folding import words
from wijkwerker.domain.kinds import Activity, Attendance, HeadCount, Session
from wijkwerker.storage import merged
from wijkwerker.storage.counting import PEOPLE_OF_SESSION
from wijkwerker.storage.queries import records


@dataclass(frozen=True)
class Planned:
    """A session as the agenda shows it; `people` as kinds.md defines them, only when it went on."""

    id: str
    activity: str
    title: str
    starts: datetime
    minutes: int
    place: str
    area: str
    by: str
    state: str
    reason: str
    people: int
    series: bool
    initiative: str


_SESSIONS = f"""
    SELECT s.id, s.activity, t.title, s.starts, coalesce(s.minutes, t.minutes, 60), coalesce(s.place, t.place, ''),
           coalesce(a.name, ''), coalesce(w.name, ''), s.state, coalesce(s.reason, ''), {PEOPLE_OF_SESSION},
           t.rule IS NOT NULL, coalesce(i.title, '')
    FROM session s JOIN activity t ON t.id = s.activity
    LEFT JOIN area a ON a.id = t.area LEFT JOIN worker w ON w.id = t.by
    LEFT JOIN initiative i ON i.id = t.initiative AND i.live = 1
    WHERE s.live = 1 AND t.live = 1 AND s.starts >= ? AND s.starts <= ?"""


def sessions(connection: Connection, from_: date, until: date, areas: Sequence[str] | None) -> list[Planned]:
    """The sessions from the first day to the last, both included, in order of time."""
    values: list[str] = [from_.isoformat(), f"{until.isoformat()} 24"]  # after every time of that day
    sql = _SESSIONS
    if areas is not None:
        sql += f" AND t.area IN ({', '.join('?' * len(areas))})"
        values.extend(areas)
    rows = connection.exec_driver_sql(sql + " ORDER BY s.starts, t.title", tuple(values))
    return [_planned(*row) for row in rows]


def _planned(
    record: str, activity: str, title: str, starts: str, minutes: int, place: str, area: str, by: str,
    state: str, reason: str, people: int, series: int, initiative: str,
) -> Planned:  # fmt: skip
    return Planned(
        record, activity, title, datetime.fromisoformat(starts), minutes, place, area, by,
        state, reason, people, bool(series), initiative,
    )  # fmt: skip


@dataclass(frozen=True)
class Present:
    """Someone on the list of a session: who was there (or usually is).

    `role` is the one at this session, else the one they had last; `times` is how often they came to other sessions.
    """

    contact: str
    name: str
    attendance: Attendance | None
    times: int
    role: str


@dataclass(frozen=True)
class SessionParts:
    """A session with its activity, head counts and names; `number` of `total` is its place in the series."""

    session: Session
    activity: Activity
    number: int
    total: int
    head_counts: tuple[HeadCount, ...]
    people: tuple[Present, ...]


def parts(connection: Connection, session: Session) -> SessionParts | None:
    """A session with all that hangs on it, and the people who came to earlier sessions; None without its activity."""
    activity = records.get(connection, Activity, session.activity or "")
    if activity is None:
        return None
    number, total = connection.exec_driver_sql(
        "SELECT sum(starts <= ?), count(*) FROM session WHERE activity = ? AND live = 1",
        (session.starts.isoformat(" ", "minutes") if session.starts else "", activity.id),
    ).one()
    counts = records.where(connection, HeadCount, "session", session.id)
    attendances = records.where(connection, Attendance, "session", session.id)
    mains = merged.mains_of(connection, [a.contact or "" for a in attendances])
    attendances.sort(key=lambda a: a.present)  # of two cards of one contact the one that was there
    present = {mains.get(a.contact or "", a.contact or ""): a for a in attendances}
    return SessionParts(
        session, activity, number or 1, total or 1, tuple(counts), tuple(_people(connection, session, present))
    )


_REGULARS = f"""
    SELECT c.id, c.name, count(DISTINCT CASE WHEN n.present AND s.id <> ? THEN s.id END),
           max(s.starts || n.role) FILTER (WHERE s.id <> ?)
    FROM session s JOIN attendance n ON n.session = s.id AND n.live = 1
    JOIN contact c ON c.id = {merged.shown_as("n.contact")}
    WHERE s.activity = ? AND s.live = 1 AND c.live = 1 AND ({merged.USABLE} OR s.id = ?)
    GROUP BY c.id ORDER BY max(s.id = ?) DESC, 3 DESC, c.name LIMIT 200"""
_STARTS = len("2026-10-13 13:00")


def _people(connection: Connection, session: Session, present: dict[str, Attendance]) -> list[Present]:
    """Who was there or usually is, by name; of very many people those who were there, then the most faithful.

    A contact whose use is restricted is only among them when they were there.
    """
    rows = connection.exec_driver_sql(_REGULARS, (session.id, session.id, session.activity, session.id, session.id))
    return [
        Present(contact, name or "", here := present.get(contact), times, here.role if here else last[_STARTS:])
        for contact, name, times, last in sorted(rows, key=lambda row: words(row[1] or ""))
    ]


NEAREST = """
    SELECT n.id FROM session n WHERE n.activity = {activity} AND n.live = 1
    ORDER BY n.starts < {day}, abs(julianday(n.starts) - julianday({day})) LIMIT 1"""


def nearest(connection: Connection, activity: str, day: date) -> str:
    """The id of the first session of an activity from a day on, else of its last one; '' when there is none."""
    sql = NEAREST.format(activity=":activity", day=":day")
    return str(connection.exec_driver_sql(sql, {"activity": activity, "day": day.isoformat()}).scalar() or "")


def latest(connection: Connection, text_limit: int = 12) -> list[Activity]:
    """The last activities that were made, as examples to copy: templates first, no title twice."""
    sql = """SELECT id FROM activity WHERE live = 1 GROUP BY title HAVING row = max(row)
             ORDER BY max(template) DESC, max(row) DESC LIMIT ?"""
    ids = connection.exec_driver_sql(sql, (text_limit,)).scalars().all()
    found = records.by_ids(connection, Activity, ids)
    return [found[record] for record in ids]
