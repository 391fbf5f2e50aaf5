"""Who could be meant already, while a new contact is typed: the same name, the start of it, or nearly the same."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher

from sqlalchemy.engine import Connection

from wijkwerker.domain.folding import words

LIKENESS = 0.84
_MOST = 4000
_LEAST_LETTERS = 3

_SAME_START = """SELECT record, phrase FROM phrase
    WHERE phrase >= ? AND phrase < ? AND kind = 'contact' AND part IN ('full', 'alias') ORDER BY phrase LIMIT ?"""
_SHARED_WORD = """SELECT DISTINCT f.record, f.phrase FROM phrase p
    JOIN phrase f ON f.record = p.record AND f.kind = 'contact' AND f.part IN ('full', 'alias')
    WHERE p.phrase = ? AND p.kind = 'contact' AND p.part IN ('first', 'word') LIMIT ?"""
_TOLD = """SELECT c.id, c.name, c.organisation, coalesce(a.name, ''), coalesce(c.street, '')
    FROM contact c LEFT JOIN area a ON a.id = c.area WHERE c.id = ? AND c.live = 1"""


@dataclass(frozen=True)
class Double:
    """A contact that may be the one that is being typed; `same` when the whole name is equal."""

    id: str
    name: str
    organisation: bool
    area: str
    street: str
    same: bool


def doubles(connection: Connection, name: str, limit: int) -> list[Double]:
    """The contacts most like `name`, the likest first; none for less than three letters."""
    typed = words(name)
    wanted = " ".join(typed)
    if len(wanted) < _LEAST_LETTERS:
        return []
    found: dict[str, float] = {}
    for sql, values in _questions(typed, wanted):
        for record, phrase in connection.exec_driver_sql(sql, values):
            found[record] = max(found.get(record, 0), _likeness(wanted, phrase))
    best = sorted((item for item in found.items() if item[1] >= LIKENESS), key=lambda item: (-item[1], item[0]))
    return told(connection, [record for record, _alike in best[:limit]], found)


def told(connection: Connection, ids: Iterable[str], alike: Mapping[str, float]) -> list[Double]:
    """Contacts with what tells them apart, in the order given; `alike` says how like their names are, 1 for equal."""
    rows = (connection.exec_driver_sql(_TOLD, (record,)).first() for record in ids)
    return [
        Double(row[0], row[1] or "", bool(row[2]), row[3], row[4], alike.get(row[0], 0) >= 1)
        for row in rows
        if row is not None
    ]


def _questions(typed: list[str], wanted: str) -> list[tuple[str, tuple[str | int, ...]]]:
    start = wanted[: max(_LEAST_LETTERS, len(typed[0]) - 1)]
    asked: list[tuple[str, tuple[str | int, ...]]] = [
        (_SAME_START, (wanted, wanted + "\U0010ffff", _MOST)),
        (_SAME_START, (start, start + "\U0010ffff", _MOST)),
    ]
    asked += [(_SHARED_WORD, (word, _MOST)) for word in typed if len(word) >= _LEAST_LETTERS]
    return asked


def _likeness(wanted: str, phrase: str) -> float:
    """From 0 to 1; a name that begins with what was typed so far is like it."""
    if phrase == wanted:
        return 1
    if phrase.startswith(wanted):
        return 0.99
    if abs(len(phrase) - len(wanted)) > len(wanted) // 3:
        return 0
    match = SequenceMatcher(None, wanted, phrase)
    return match.ratio() if match.real_quick_ratio() >= LIKENESS and match.quick_ratio() >= LIKENESS else 0
