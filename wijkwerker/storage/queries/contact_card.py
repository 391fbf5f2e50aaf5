"""Questions about one contact: the head of the card, and the timeline of everything that names them."""

import json
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy.engine import Connection

from wijkwerker.domain.kinds import Contact, Promise
from wijkwerker.storage import merged
from wijkwerker.storage.queries import contacts, records
from wijkwerker.storage.rows import columns_of, record_of, select_sql


@dataclass(frozen=True)
class ContactCard:
    """A contact with what the panel tells besides its fields, gathered from all its cards.

    `contact` is the main card, `others` are the cards that are shown through it. `doing` is what they carry: pairs of a
    role and a title. `asked` counts the asks by answer. `promises` wait to be fed back, the first due first. `helped`
    is the year in which they first helped as a volunteer.
    """

    row: int
    contact: Contact
    area: str
    employer: str
    doing: tuple[tuple[str, str], ...]
    asked: dict[str, int]
    promises: tuple[Promise, ...]
    spoken: date | None
    helped: int | None
    others: tuple[Contact, ...] = ()


@dataclass(frozen=True)
class Event:
    """Something in the timeline of a contact. What does not apply is empty or None.

    `kind` is the kind of the record `id`; `opens` names the record that tells more, as (kind, id). `code` is what sort
    it was: the kind of a moment, the role at an activity or initiative, the answer to an ask. `due` and `done` belong
    to a promise.
    """

    kind: str
    id: str
    day: date
    time: str = ""
    title: str = ""
    code: str = ""
    place: str = ""
    people: int | None = None
    hours: float | None = None
    due: date | None = None
    done: date | None = None
    opens: tuple[str, str] | None = None


def card(connection: Connection, contact_id: str) -> ContactCard | None:
    """The card of a live contact, shown through its main card; or None."""
    main = merged.main_of(connection, contact_id)
    contact = records.get(connection, Contact, main)
    if contact is None:
        return None
    row, spoken, area, employer = connection.exec_driver_sql(_HEAD, (main,)).one()
    cards, values = _cards(connection, main)
    asked = connection.exec_driver_sql(_ASKED.format(cards), values)
    promises = connection.exec_driver_sql(
        f"{select_sql('promise', columns_of(Promise))} {_WAITING.format(cards)}", values
    ).mappings()
    return ContactCard(
        row=row,
        contact=contact,
        area=area or "",
        employer=employer or "",
        doing=tuple(contacts.doing(connection, json.dumps([main])).get(main, ())),
        asked=dict(map(tuple, asked)),
        promises=tuple(record_of(Promise, found) for found in promises),
        spoken=date.fromordinal(spoken) if spoken else None,
        helped=connection.exec_driver_sql(_HELPED.format(cards), values).scalar(),
        others=tuple(records.by_ids(connection, Contact, merged.cards_of(connection, [main])).values()),
    )


def _cards(connection: Connection, contact_id: str) -> tuple[str, dict[str, str]]:
    """What the column of a reference must be to point at the contact, with its values.

    Of the one card that most contacts have, an index gives the newest first.
    """
    main = merged.main_of(connection, contact_id)
    cards = [main, *merged.cards_of(connection, [main])]
    if len(cards) == 1:
        return "= :contact", {"contact": main}
    return "IN (SELECT value FROM json_each(:contact))", {"contact": json.dumps(cards)}


_HEAD = f"""SELECT c.row, c.spoken, a.name, e.name FROM contact c LEFT JOIN area a ON a.id = c.area
    LEFT JOIN contact e ON e.id = {merged.shown_as("c.employer")} AND e.live = 1 WHERE c.id = ?"""
_ASKED = "SELECT coalesce(answer, 'open'), count(*) FROM ask WHERE contact {0} AND live = 1 GROUP BY 1"
_HELPED = """SELECT CAST(min(s.starts) AS INTEGER) FROM attendance t JOIN session s ON s.id = t.session AND s.live = 1
    WHERE t.contact {0} AND t.role = 'vrijwilliger' AND t.present = 1 AND t.live = 1"""
_WAITING = """WHERE "to" {0} AND fed_back_on IS NULL AND live = 1 ORDER BY coalesce(due, '9999'), row"""

_MOMENTS = """SELECT x.id, x.date, x.time, x.note, x.kind, coalesce(x.place, a.name), x.people, p.due, p.fed_back_on
    FROM member m JOIN contact_moment x ON x.row = m.position AND x.live = 1 LEFT JOIN area a ON a.id = x.area
    LEFT JOIN promise p ON p.row = (SELECT min(row) FROM promise WHERE moment = x.id AND live = 1)
    WHERE m.target {0} AND m.kind = 'contact_moment' GROUP BY m.position ORDER BY m.position DESC LIMIT :limit"""
_ATTENDANCES = """SELECT t.id, s.starts, a.title, t.role, coalesce(s.place, a.place), s.people, t.hours, s.id
    FROM attendance t JOIN session s ON s.id = t.session AND s.live = 1
    LEFT JOIN activity a ON a.id = s.activity AND a.live = 1
    WHERE t.contact {0} AND t.live = 1 AND t.present = 1 ORDER BY s.starts DESC, t.row DESC LIMIT :limit"""
_ASKS = """SELECT id, "on", what, coalesce(answer, 'open'), later_on FROM ask
    WHERE contact {0} AND live = 1 ORDER BY "on" DESC, row DESC LIMIT :limit"""
# A promise that was made in a moment with this contact is told with that moment.
_PROMISES = """SELECT id, promised_on, what, due, fed_back_on FROM promise p WHERE "to" {0} AND live = 1
    AND NOT EXISTS (SELECT 1 FROM member m JOIN contact_moment x ON x.id = m.source AND x.live = 1
        WHERE m.source = p.moment AND m.field = 'contacts' AND m.target {0})
    ORDER BY promised_on DESC, row DESC LIMIT :limit"""
_BEGUN = """coalesce(i.started, (SELECT min("on") FROM phase_change w WHERE w.initiative = i.id AND w.live = 1),
    date((i.hlc >> 16) / 1000, 'unixepoch', 'localtime'))"""
_INITIATIVES = f"""SELECT i.id, {_BEGUN} AS begun, i.title, r.role, a.name FROM (
        SELECT id, 'trekker' AS role FROM initiative WHERE lead {{0}}
        UNION SELECT source, 'mede-trekker' FROM member WHERE target {{0}} AND kind = 'initiative'
    ) r JOIN initiative i ON i.id = r.id AND i.live = 1 LEFT JOIN area a ON a.id = i.area
    ORDER BY begun DESC, i.row DESC LIMIT :limit"""
_OTHER_END = "CASE WHEN n.first {0} THEN n.second ELSE n.first END"
_INTRODUCTIONS = f"""SELECT n.id, n."on", o.name, n.came_of_it, o.id FROM introduction n
    LEFT JOIN contact o ON o.id = {merged.shown_as(_OTHER_END)} AND o.live = 1
    WHERE (n.first {{0}} OR n.second {{0}}) AND n.live = 1 ORDER BY n."on" DESC, n.row DESC LIMIT :limit"""
_STORIES = """SELECT id, date, title, initiative FROM story
    WHERE teller {0} AND live = 1 ORDER BY date DESC, row DESC LIMIT :limit"""


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text[:10]) if text else None


def _moment(row: Any) -> Event:
    record, day, time, note, code, place, people, due, done = row
    return Event(
        "contact_moment", record, date.fromisoformat(day), time or "", note or "", code or "", place or "", people,
        due=_day(due), done=_day(done), opens=("contact_moment", record),
    )  # fmt: skip


def _attendance(row: Any) -> Event:
    record, starts, title, role, place, people, hours, session = row
    day, time = date.fromisoformat(starts[:10]), starts[11:16]
    return Event(
        "attendance", record, day, time, title or "", role, place or "", people, hours, opens=("session", session)
    )


def _ask(row: Any) -> Event:
    record, day, what, answer, later = row
    return Event("ask", record, date.fromisoformat(day), title=what or "", code=answer, due=_day(later))


def _promise(row: Any) -> Event:
    record, day, what, due, done = row
    return Event("promise", record, date.fromisoformat(day), title=what or "", due=_day(due), done=_day(done))


def _initiative(row: Any) -> Event:
    record, day, title, role, area = row
    return Event(
        "initiative", record, date.fromisoformat(day), title=title or "", code=role, place=area or "",
        opens=("initiative", record),
    )  # fmt: skip


def _introduction(row: Any) -> Event:
    record, day, name, outcome, other = row
    opens = ("contact", other) if other else None
    return Event("introduction", record, date.fromisoformat(day), title=name or "", code=outcome or "", opens=opens)


def _story(row: Any) -> Event:
    record, day, title, initiative = row
    opens = ("initiative", initiative) if initiative else None
    return Event("story", record, date.fromisoformat(day), title=title or "", opens=opens)


_SOURCES: dict[str, tuple[str, Callable[[Any], Event]]] = {
    "contact_moment": (_MOMENTS, _moment),
    "attendance": (_ATTENDANCES, _attendance),
    "ask": (_ASKS, _ask),
    "promise": (_PROMISES, _promise),
    "initiative": (_INITIATIVES, _initiative),
    "introduction": (_INTRODUCTIONS, _introduction),
    "story": (_STORIES, _story),
}


def timeline(connection: Connection, contact_id: str, limit: int, kinds: Collection[str] = ()) -> list[Event]:
    """The newest events of a contact, newest first; only those of `kinds` when there are any."""
    cards, named = _cards(connection, contact_id)
    values = {**named, "limit": limit}
    found = [
        read(row)
        for kind, (sql, read) in _SOURCES.items()
        if not kinds or kind in kinds
        for row in connection.exec_driver_sql(sql.format(cards), values)
    ]
    found.sort(key=lambda event: (event.day, event.time), reverse=True)
    return found[:limit]
