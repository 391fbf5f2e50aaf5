"""What a found record tells in a second line, and which record opens it."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy.engine import Connection

from wijkwerker.storage.queries.activities import NEAREST
from wijkwerker.storage.queries.search import Found


@dataclass(frozen=True)
class Hit:
    """A found record: its title, the facts of its second line, and the (kind, id) that shows it.

    `facts` are raw values in the order of the kind: codes, names and ISO dates; an empty one is left out.
    """

    kind: str
    id: str
    title: str
    facts: tuple[str, ...]
    opens: tuple[str, str]


_SQL = {
    "contact": """SELECT c.organisation, c.organisation_kind, c.roles, a.name, NULL, NULL
        FROM contact c LEFT JOIN area a ON a.id = c.area WHERE c.id = ?""",
    "initiative": """SELECT i.phase, c.name, a.name, NULL, NULL, NULL FROM initiative i
        LEFT JOIN contact c ON c.id = i.lead AND c.live = 1 LEFT JOIN area a ON a.id = i.area WHERE i.id = ?""",
    "activity": f"""SELECT t.place, a.name, s.starts, s.id, NULL, NULL
        FROM activity t LEFT JOIN area a ON a.id = t.area
        LEFT JOIN session s ON s.id = ({NEAREST.format(activity="t.id", day="date('now', 'localtime')")})
        WHERE t.id = ?""",
    "area": """SELECT a.level, p.name, a.code, NULL, NULL, NULL FROM area a LEFT JOIN area p ON p.id = a.parent
        WHERE a.id = ?""",
    "promise": """SELECT coalesce(c.name, p.to_text), p.due, NULL, p."to", p.initiative, p.moment FROM promise p
        LEFT JOIN contact c ON c.id = p."to" AND c.live = 1 WHERE p.id = ?""",
    "ask": """SELECT c.name, k."on", k.answer, k.contact, NULL, NULL FROM ask k
        LEFT JOIN contact c ON c.id = k.contact AND c.live = 1 WHERE k.id = ?""",
    "story": """SELECT i.title, s.date, NULL, s.teller, s.initiative, NULL FROM story s
        LEFT JOIN initiative i ON i.id = s.initiative AND i.live = 1 WHERE s.id = ?""",
    "lesson": """SELECT i.title, l."on", NULL, NULL, l.initiative, NULL FROM lesson l
        LEFT JOIN initiative i ON i.id = l.initiative AND i.live = 1 WHERE l.id = ?""",
    "contact_moment": """SELECT m.date, coalesce(m.time, ''), a.name, NULL, NULL, NULL FROM contact_moment m
        LEFT JOIN area a ON a.id = m.area WHERE m.id = ?""",
}


def hits(connection: Connection, found: list[Found]) -> list[Hit]:
    """The found records with their second line; one that nothing opens is left out."""
    result = []
    for item in found:
        row = connection.exec_driver_sql(_SQL[item.kind], (item.id,)).first() if item.kind in _SQL else None
        opens = _opens(item, row) if row is not None else None
        if opens is not None:
            result.append(Hit(item.kind, item.id, item.title, _facts(item.kind, row), opens))
    return result


def _facts(kind: str, row: Any) -> tuple[str, ...]:
    return tuple(str(part) for part in _READ.get(kind, _first_three)(row) if part)


def _first_three(row: Any) -> list[str]:
    return list(row[:3])


def _contact(row: Any) -> list[str]:
    roles = json.loads(row[2]) if row[2] else []
    return [row[1] or "", ", ".join(roles), row[3] or ""]


def _initiative(row: Any) -> list[str]:
    return [row[0] or "", row[1] or row[2] or ""]


_READ: dict[str, Callable[[Any], list[str]]] = {"contact": _contact, "initiative": _initiative}


def _opens(item: Found, row: Any) -> tuple[str, str] | None:
    if item.kind in {"contact", "initiative", "area", "contact_moment"}:
        return item.kind, item.id
    if item.kind == "activity":
        return ("session", row[3]) if row[3] else None
    for kind, place in (("initiative", 4), ("contact", 3), ("contact_moment", 5)):
        if row[place]:
            return kind, row[place]
    return None
