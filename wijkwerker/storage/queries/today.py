"""What a day asks: who meets, what was promised, what has gone quiet, and who was never asked."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy.engine import Connection

from wijkwerker.storage import merged
from wijkwerker.storage.counting import NAMES_OF_SESSION
from wijkwerker.storage.derived import first_row_of
from wijkwerker.storage.queries.contacts import COULD_BE_ASKED
from wijkwerker.storage.queries.initiative_board import MOMENT, QUIET, SESSION, last_day


@dataclass(frozen=True, slots=True)
class Meeting:
    """A session of today. `people` is how many came, None as long as nobody said.

    `session` is '' for a single activity whose session was not opened yet.
    """

    session: str
    activity: str
    title: str
    starts: datetime
    minutes: int
    place: str
    by: str
    state: str
    people: int | None


@dataclass(frozen=True, slots=True)
class DuePromise:
    """A promise to tell something back. `to` is who it was made to, `to_id` '' when that is no contact."""

    id: str
    what: str
    to: str
    to_id: str
    organisation: bool
    promised_on: date
    due: date
    about: str
    moment: str
    initiative: str


@dataclass(frozen=True, slots=True)
class QuietInitiative:
    """An initiative without a moment or session for a while; `last` is None when there never was one."""

    id: str
    title: str
    phase: str
    lead: str
    last: date | None
    since: date | None


@dataclass(frozen=True, slots=True)
class NeverAsked:
    """Someone who told what they can and want to do, and was never asked."""

    id: str
    name: str
    talents: tuple[str, ...]
    wishes: tuple[str, ...]
    available: str


_MEETINGS = """
    SELECT s.id, a.id, a.title, s.starts, coalesce(s.minutes, a.minutes, 0), coalesce(s.place, a.place, ''),
           coalesce(w.name, ''), s.state,
           max(coalesce(s.people, -1),
               coalesce((SELECT sum(h.people) FROM head_count h WHERE h.session = s.id AND h.live = 1), -1),
               coalesce(nullif({people}, 0), -1))
    FROM session s JOIN activity a ON a.id = s.activity LEFT JOIN worker w ON w.id = a.by
    WHERE s.starts >= :day AND s.starts < :next AND s.live = 1 AND {area}
    UNION ALL
    SELECT '', a.id, a.title, a.starts, coalesce(a.minutes, 0), coalesce(a.place, ''), coalesce(w.name, ''),
           'gepland', -1
    FROM activity a LEFT JOIN worker w ON w.id = a.by
    WHERE a.starts >= :day AND a.starts < :next AND a.live = 1 AND NOT a.template AND a.rule IS NULL AND {area}
      AND NOT EXISTS (SELECT 1 FROM session s WHERE s.activity = a.id AND s.live = 1)
    ORDER BY 4, 3"""


def meetings(connection: Connection, day: date, areas: Sequence[str] | None) -> list[Meeting]:
    """All sessions of a day in order of time, also those that are cancelled."""
    sql = _MEETINGS.format(
        people=NAMES_OF_SESSION, area=_within("+a.area", areas)
    )  # the plus: begin with the few sessions of the day
    values = {"day": day.isoformat(), "next": (day + timedelta(days=1)).isoformat(), "areas": _list(areas)}
    return [
        Meeting(session, activity, title, datetime.fromisoformat(starts), minutes, place, by, state, _told(people))
        for session, activity, title, starts, minutes, place, by, state, people in connection.exec_driver_sql(
            sql, values
        )
    ]


def _told(people: int) -> int | None:
    return None if people < 0 else people


_DUE = f"""
    FROM promise p LEFT JOIN contact c ON c.id = {merged.shown_as('p."to"')} AND c.live = 1
    LEFT JOIN initiative i ON i.id = p.initiative AND i.live = 1 LEFT JOIN area a ON a.id = p.area
    WHERE p.fed_back_on IS NULL AND p.live = 1 AND p.due <= :day AND p.by = :worker AND (p.area IS NULL OR {{area}})"""


def due(
    connection: Connection, day: date, worker: str, areas: Sequence[str] | None, limit: int | None
) -> tuple[list[DuePromise], int]:
    """The promises of a worker that are due on or before a day, the latest first; and how many there are.

    Without a limit all of them are given.
    """
    condition = _DUE.format(area=_within("p.area", areas))
    values = {"day": day.isoformat(), "worker": worker, "areas": _list(areas), "limit": -1 if limit is None else limit}
    sql = f"""
        SELECT p.id, p.what, coalesce(c.name, p.to_text, '') AS name, coalesce(c.id, '') AS contact,
               coalesce(c.organisation, 0) AS organisation, p.promised_on, p.due,
               coalesce(i.title, a.name, '') AS about, coalesce(p.moment, '') AS moment,
               coalesce(i.id, '') AS initiative
        {condition}
        ORDER BY p.due, p.promised_on, p.row LIMIT :limit"""
    rows = [
        DuePromise(
            id=row["id"],
            what=row["what"],
            to=row["name"],
            to_id=row["contact"],
            organisation=bool(row["organisation"]),
            promised_on=date.fromisoformat(row["promised_on"]),
            due=date.fromisoformat(row["due"]),
            about=row["about"],
            moment=row["moment"],
            initiative=row["initiative"],
        )
        for row in connection.exec_driver_sql(sql, values).mappings()
    ]
    return rows, _count(connection, condition, values)


_QUIET = f"""
    FROM initiative i LEFT JOIN contact c ON c.id = {merged.shown_as("i.lead")}
    WHERE i.live = 1 AND {{area}} AND {{quiet}}"""


def quiet(
    connection: Connection, day: date, days: int, areas: Sequence[str] | None, limit: int
) -> tuple[list[QuietInitiative], int]:
    """The first initiatives without a moment or session in the last `days`, and how many there are.

    Those that run by themselves come last, the others by how long they have been quiet.
    """
    since = day - timedelta(days=days)
    condition = _QUIET.format(area=_within("i.area", areas), quiet=QUIET)
    values = {"since": since.isoformat(), "first": first_row_of(since), "areas": _list(areas)}
    sql = f"SELECT i.id, i.title, i.phase, coalesce(c.name, ''), i.started, {MOMENT}, {SESSION} {condition}"
    found = [
        QuietInitiative(id_, title, phase, lead, last_day(row, starts), _day(started))
        for id_, title, phase, lead, started, row, starts in connection.exec_driver_sql(sql, values)
    ]
    found.sort(key=lambda item: (item.phase == "zelfstandig", item.last or item.since or date.min, item.title))
    return found[:limit], len(found)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


_NEVER = f"FROM contact c WHERE {{area}} AND {{could_be_asked}} AND {merged.SHOWN}"


def never_asked(connection: Connection, areas: Sequence[str] | None, limit: int) -> tuple[list[NeverAsked], int]:
    """The first contacts with talents and consent whom nobody ever asked, last spoken first; and how many there are."""
    condition = _NEVER.format(could_be_asked=COULD_BE_ASKED, area=_within("c.area", areas))
    values = {"areas": _list(areas), "limit": limit}
    sql = f"""
        SELECT c.id, c.name, c.talents, c.wishes, coalesce(c.available, '') {condition}
        ORDER BY c.spoken DESC, c.row LIMIT :limit"""
    rows = [
        NeverAsked(row[0], row[1], _words(row[2]), _words(row[3]), row[4])
        for row in connection.exec_driver_sql(sql, values)
    ]
    return rows, _count(connection, condition, values)


def is_untouched(connection: Connection) -> bool:
    """Whether nothing was written down yet: no moment and no contact."""
    sql = "SELECT NOT EXISTS (SELECT 1 FROM contact_moment) AND NOT EXISTS (SELECT 1 FROM contact)"
    return bool(connection.exec_driver_sql(sql).scalar())


def _count(connection: Connection, condition: str, values: dict[str, Any]) -> int:
    return int(connection.exec_driver_sql(f"SELECT count(*) {condition}", values).scalar() or 0)


def _within(column: str, areas: Sequence[str] | None) -> str:
    return ":areas IS NULL" if areas is None else f"{column} IN (SELECT value FROM json_each(:areas))"


def _list(areas: Sequence[str] | None) -> str | None:
    return None if areas is None else json.dumps(list(areas))


def _words(text: str | None) -> tuple[str, ...]:
    return tuple(json.loads(text)) if text else ()
