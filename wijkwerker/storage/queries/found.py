"""What a found record tells in a second line, and which record opens it."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.engine import Connection

from wijkwerker.storage import merged
from wijkwerker.storage.queries import contacts
from wijkwerker.storage.queries.activities import NEAREST
from wijkwerker.storage.queries.search import Found


@dataclass(frozen=True)
class Hit:
    """A found record: its title, the facts of its second line, and the (kind, id) that shows it.

    `facts` are raw values in the order of the kind: codes, names and ISO dates; an empty one is left out. `also` holds
    the other names of a contact.
    """

    kind: str
    id: str
    title: str
    facts: tuple[str, ...]
    opens: tuple[str, str]
    also: tuple[str, ...] = ()


_INITIATIVE = "LEFT JOIN initiative i ON i.id = {of}.initiative AND i.live = 1"
_ABOUT = "CASE WHEN i.id IS NOT NULL THEN 'initiative' {otherwise} END"

# Three facts, then the kind and id of the record that opens; without a kind nothing does.
_SQL = {
    "contact": """SELECT coalesce(c.organisation_kind, ''), c.roles, a.name, 'contact', c.id
        FROM contact c LEFT JOIN area a ON a.id = c.area WHERE c.id = ?""",
    "initiative": f"""SELECT i.phase, coalesce(c.name, a.name), '', 'initiative', i.id FROM initiative i
        LEFT JOIN contact c ON c.id = {merged.shown_as("i.lead")} AND c.live = 1
        LEFT JOIN area a ON a.id = i.area WHERE i.id = ?""",
    "activity": f"""SELECT t.place, a.name, s.starts, CASE WHEN s.id IS NOT NULL THEN 'session' END, s.id
        FROM activity t LEFT JOIN area a ON a.id = t.area
        LEFT JOIN session s ON s.id = ({NEAREST.format(activity="t.id", day="date('now', 'localtime')")})
        WHERE t.id = ?""",
    "session": """SELECT t.title, s.starts, a.name, 'session', s.id
        FROM session s JOIN activity t ON t.id = s.activity AND t.live = 1 LEFT JOIN area a ON a.id = t.area
        WHERE s.id = ?""",
    "area": """SELECT a.level, p.name, a.code, 'area', a.id FROM area a LEFT JOIN area p ON p.id = a.parent
        WHERE a.id = ?""",
    "area_role": """SELECT r.role, a.name, '', 'area', a.id FROM area_role r JOIN area a ON a.id = r.area
        WHERE r.id = ?""",
    "promise": f"""SELECT coalesce(c.name, p.to_text), p.due, '', {
        _ABOUT.format(otherwise="WHEN c.id IS NOT NULL THEN 'contact' WHEN m.id IS NOT NULL THEN 'contact_moment'")
    }, coalesce(i.id, c.id, m.id)
        FROM promise p LEFT JOIN contact c ON c.id = {merged.shown_as('p."to"')} AND c.live = 1
        LEFT JOIN contact_moment m ON m.id = p.moment AND m.live = 1 {_INITIATIVE.format(of="p")} WHERE p.id = ?""",
    "ask": f"""SELECT c.name, k."on", k.answer, 'contact', c.id FROM ask k
        JOIN contact c ON c.id = {merged.shown_as("k.contact")} AND c.live = 1 WHERE k.id = ?""",
    "introduction": f"""SELECT c.name, d.name, n."on", 'contact', coalesce(c.id, d.id) FROM introduction n
        LEFT JOIN contact c ON c.id = {merged.shown_as("n.first")} AND c.live = 1
        LEFT JOIN contact d ON d.id = {merged.shown_as("n.second")} AND d.live = 1
        WHERE n.id = ?""",
    "story": f"""SELECT i.title, s.date, '', {_ABOUT.format(otherwise="WHEN c.id IS NOT NULL THEN 'contact'")},
        coalesce(i.id, c.id)
        FROM story s LEFT JOIN contact c ON c.id = {merged.shown_as("s.teller")} AND c.live = 1
        {_INITIATIVE.format(of="s")}
        WHERE s.id = ?""",
    "lesson": f"""SELECT i.title, l."on", '', {_ABOUT.format(otherwise="")}, i.id
        FROM lesson l {_INITIATIVE.format(of="l")} WHERE l.id = ?""",
    "phase_change": f"""SELECT i.title, h.to_phase, h."on", {_ABOUT.format(otherwise="")}, i.id
        FROM phase_change h {_INITIATIVE.format(of="h")} WHERE h.id = ?""",
    "contact_moment": """SELECT m.date, coalesce(m.time, ''), a.name, 'contact_moment', m.id FROM contact_moment m
        LEFT JOIN area a ON a.id = m.area WHERE m.id = ?""",
}


def hits(connection: Connection, found: list[Found]) -> list[Hit]:
    """The found records with their second line; one that nothing opens is left out."""
    result = []
    also = contacts.other_names(connection, json.dumps([item.id for item in found if item.kind == "contact"]))
    for item in found:
        row = connection.exec_driver_sql(_SQL[item.kind], (item.id,)).first() if item.kind in _SQL else None
        if row is not None and row[3] and row[4]:
            opens, names = (row[3], row[4]), tuple(also.get(item.id, ()))
            result.append(Hit(item.kind, item.id, item.title, _facts(item.kind, row[:3]), opens, names))
    return result


def _facts(kind: str, row: Sequence[str | None]) -> tuple[str, ...]:
    facts = list(row)
    if kind == "contact" and facts[1]:
        facts[1] = ", ".join(json.loads(facts[1]))
    return tuple(fact for fact in facts if fact)
