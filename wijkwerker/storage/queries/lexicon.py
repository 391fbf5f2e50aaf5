"""The names that a sentence may hold, through one indexed question, and what is known of those that were found."""

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from sqlalchemy.engine import Connection

_MOST = 300  # of one phrase and kind: so many share the commonest first names of a city
_PARTS = 400  # SQLite joins at most 500 questions into one

_KNOWN = """
    SELECT value FROM json_each(?) AS wanted WHERE EXISTS (SELECT 1 FROM phrase WHERE phrase.phrase = wanted.value)"""
_KINDS = ("activity", "area", "contact", "initiative", "value")
_OF_PHRASE = "SELECT * FROM (SELECT phrase, kind, record, part FROM phrase WHERE phrase = ? AND kind = ? LIMIT ?)"


@dataclass(frozen=True, slots=True)
class Known:
    """A record that a phrase can mean: `part` says what the phrase is of its name, `code` of which area it is.

    `detail` is the level of an area and the name of the area of a contact; `last` the day of the last moment.
    """

    kind: str
    id: str
    label: str
    code: str = ""
    detail: str = ""
    organisation: bool = False
    last: int = 0


def look_up(connection: Connection, phrases: Collection[str]) -> list[tuple[str, str, str, str]]:
    """The (phrase, kind, record, part) of the records that a phrase can mean, at most 300 for one phrase and kind."""
    found = connection.exec_driver_sql(_KNOWN, (json.dumps(list(phrases)),)).scalars().all()
    asked = [(phrase, kind) for phrase in found for kind in _KINDS][:_PARTS]
    if not asked:
        return []
    sql = " UNION ALL ".join([_OF_PHRASE] * len(asked))
    values = tuple(value for phrase, kind in asked for value in (phrase, kind, _MOST))
    return [(text, kind, record, part) for text, kind, record, part in connection.exec_driver_sql(sql, values)]


_ABOUT = {
    "contact": """
        SELECT c.id, c.name, coalesce(a.code, ''), coalesce(a.name, ''), c.organisation, coalesce(c.spoken, 0)
        FROM contact c LEFT JOIN area a ON a.id = c.area WHERE c.live = 1 AND c.id IN""",
    "area": """
        SELECT a.id, a.name, CASE a.level WHEN 'eigen' THEN coalesce(p.code, '') ELSE a.code END, a.level, 0,
               a.valid_until IS NULL
        FROM area a LEFT JOIN area p ON p.id = a.parent WHERE a.live = 1 AND a.id IN""",
    "initiative": """
        SELECT i.id, i.title, coalesce(a.code, ''), coalesce(a.name, ''), 0,
               i.phase NOT IN ('afgerond', 'gestopt')
        FROM initiative i LEFT JOIN area a ON a.id = i.area WHERE i.live = 1 AND i.id IN""",
    "activity": """
        SELECT t.id, t.title, coalesce(a.code, ''), coalesce(a.name, ''), 0, 0
        FROM activity t LEFT JOIN area a ON a.id = t.area WHERE t.live = 1 AND t.id IN""",
    "value": "SELECT id, label, code, '', 0, 0 FROM value WHERE live = 1 AND list = 'theme' AND id IN",
}


def about(connection: Connection, kind: str, ids: Collection[str]) -> dict[str, Known]:
    """What is known of records of a kind, by id; for a theme `code` is its own."""
    if not ids:
        return {}
    rows = connection.exec_driver_sql(f"{_ABOUT[kind]} ({_marks(ids)})", tuple(ids))
    return {row[0]: Known(kind, row[0], row[1], row[2], row[3], bool(row[4]), int(row[5])) for row in rows}


def carried(connection: Connection, contacts: Iterable[str]) -> dict[str, str]:
    """The title of one initiative that each contact carries, by the contact's id."""
    ids = tuple(contacts)
    if not ids:
        return {}
    marks = _marks(ids)
    sql = f"""
        SELECT lead, title FROM initiative WHERE lead IN ({marks}) AND live = 1
        UNION ALL
        SELECT m.target, i.title FROM member m JOIN initiative i ON i.id = m.source
        WHERE m.target IN ({marks}) AND m.kind = 'initiative'"""
    return dict(map(tuple, connection.exec_driver_sql(sql, ids + ids)))


def moments_of(connection: Connection, contacts: Iterable[str]) -> dict[str, int]:
    """How many moments name each contact, by its id."""
    ids = tuple(contacts)
    if not ids:
        return {}
    sql = f"""
        SELECT target, count(*) FROM member WHERE target IN ({_marks(ids)}) AND kind = 'contact_moment'
        GROUP BY target"""
    return dict(map(tuple, connection.exec_driver_sql(sql, ids)))


def _marks(ids: Collection[str]) -> str:
    return ", ".join("?" * len(ids))
