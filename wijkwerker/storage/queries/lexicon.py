"""The names that a sentence may hold, through one indexed question, and what is known of those that were found."""

import json
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy.engine import Connection

from wijkwerker.storage import merged

MOST = 20  # of one phrase and kind
_PARTS = 400  # SQLite joins at most 500 questions into one

_KNOWN = """
    SELECT value FROM json_each(?) AS wanted WHERE EXISTS (SELECT 1 FROM phrase WHERE phrase.phrase = wanted.value)"""
# A word may stand in a thousand titles, so that whole names are asked for apart from words.
_WHOLE, _WORDS = "'full', 'alias', 'code'", "'first', 'word'"
_OTHERS = (
    ("activity", _WHOLE),
    ("activity", _WORDS),
    ("area", _WHOLE),
    ("initiative", _WHOLE),
    ("initiative", _WORDS),
    ("value", _WHOLE),
)
_OF_PHRASE = """
    SELECT * FROM (SELECT phrase, kind, record, part FROM phrase
                   WHERE phrase = ? AND kind = ? AND part IN ({parts}) LIMIT ?)"""
# Hundreds in a city share a first name, so that choosing among them is left to SQLite: no others are ever fetched.
_CONTACTS = f"""
    SELECT * FROM (
        SELECT p.phrase, p.part, c.id, c.name, a.code, a.name, c.organisation, c.spoken
        FROM phrase p JOIN contact c ON c.id = p.record LEFT JOIN area a ON a.id = c.area
        WHERE p.phrase = ? AND p.kind = 'contact' AND c.live = 1 AND {merged.USABLE}
        ORDER BY CASE p.part WHEN 'full' THEN 0 WHEN 'alias' THEN 1 WHEN 'first' THEN 2 ELSE 3 END,
                 CASE WHEN substr(a.code, 3, 6) IN (SELECT value FROM json_each(?)) THEN 0
                      WHEN substr(a.code, 3, 4) IN (SELECT value FROM json_each(?)) THEN 1 ELSE 2 END,
                 c.spoken DESC, c.row LIMIT ?)"""


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


def known(connection: Connection, phrases: Collection[str]) -> list[str]:
    """The phrases by which anything is known."""
    return list(connection.exec_driver_sql(_KNOWN, (json.dumps(list(phrases)),)).scalars())


def look_up(connection: Connection, phrases: Collection[str]) -> list[tuple[str, str, str, str]]:
    """The (phrase, kind, record, part) of areas, initiatives, activities and themes that a known phrase can mean."""
    asked = [(phrase, kind, parts) for phrase in phrases for kind, parts in _OTHERS][:_PARTS]
    if not asked:
        return []
    sql = " UNION ALL ".join(_OF_PHRASE.format(parts=parts) for _phrase, _kind, parts in asked)
    values = tuple(value for phrase, kind, _parts in asked for value in (phrase, kind, MOST))
    return [(text, kind, record, part) for text, kind, record, part in connection.exec_driver_sql(sql, values)]


def contacts(
    connection: Connection, phrases: Sequence[str], wijken: Collection[str], gemeenten: Collection[str]
) -> list[tuple[str, str, Known]]:
    """The (phrase, part, contact) that known phrases can mean: those of the nearest areas first, then last spoken.

    `wijken` are the six signs and `gemeenten` the four digits of the codes of the areas that are near.
    """
    asked = phrases[:_PARTS]
    if not asked:
        return []
    sql = " UNION ALL ".join([_CONTACTS] * len(asked))
    near = (json.dumps(list(wijken)), json.dumps(list(gemeenten)), MOST)
    rows = connection.exec_driver_sql(sql, tuple(value for phrase in asked for value in (phrase, *near)))
    return [
        (phrase, part, Known("contact", record, name, code or "", area or "", bool(organisation), spoken or 0))
        for phrase, part, record, name, code, area, organisation, spoken in rows
    ]


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
    cards = dict(zip(ids, ids, strict=True)) | merged.cards_of(connection, ids)
    marks = _marks(cards)
    sql = f"""
        SELECT lead, title FROM initiative WHERE lead IN ({marks}) AND live = 1
        UNION ALL
        SELECT m.target, i.title FROM member m JOIN initiative i ON i.id = m.source
        WHERE m.target IN ({marks}) AND m.kind = 'initiative'"""
    found = connection.exec_driver_sql(sql, (*cards, *cards))
    return {cards[card]: title for card, title in found}


def moments_of(connection: Connection, contacts: Iterable[str]) -> dict[str, int]:
    """How many moments name each contact, by its id."""
    ids = tuple(contacts)
    if not ids:
        return {}
    cards = (*ids, *merged.cards_of(connection, ids))
    sql = f"""
        SELECT {merged.shown_as("target")}, count(DISTINCT source) FROM member
        WHERE target IN ({_marks(cards)}) AND kind = 'contact_moment' GROUP BY 1"""
    return dict(map(tuple, connection.exec_driver_sql(sql, cards)))


def _marks(ids: Collection[str]) -> str:
    return ", ".join("?" * len(ids))
