"""What follows from a record: search index, phrases, members, last contact, stale months. Never a cell, never shared.

Everything here can be made anew from the kinds' tables.
"""

import datetime as dt
from collections.abc import Iterable
from functools import cache

from sqlalchemy.engine import Connection

from wijkwerker.domain.fields import Links, Refs
from wijkwerker.domain.folding import phrase, words
from wijkwerker.domain.kinds import KINDS, Activity, Area, Contact, ContactMoment, Initiative, ListValue
from wijkwerker.domain.kinds.record import Record, fields_of
from wijkwerker.storage import search

_DAY_BITS, _MINUTE_BITS = 24, 13
_ENDINGS = (" en omgeving", " e o")


def first_row_of(day: dt.date) -> int:
    """The lowest row that a moment of this day can have."""
    return day.toordinal() << _DAY_BITS


def day_of(row: int) -> dt.date:
    """The day of a moment's row."""
    return dt.date.fromordinal(row >> _DAY_BITS)


def place_in_time(day: dt.date | None, time: dt.time | None) -> tuple[int, int]:
    """The half-open range of rows for moments of this day and minute; without a day they stand before all others."""
    minute = time.hour * 60 + time.minute if time else 0
    first = first_row_of(day or dt.date.min) | minute << _MINUTE_BITS
    return first, first + (1 << _MINUTE_BITS)


def phrases_of(record: Record) -> set[tuple[str, str]]:
    """The folded phrases by which a sentence can name the record, each with its part; none for a name of signs only."""
    return {(text, part) for text, part in _all_phrases(record) if text}


def _all_phrases(record: Record) -> set[tuple[str, str]]:
    if isinstance(record, Contact):
        return _name_phrases(record)
    if isinstance(record, Area):
        return _area_phrases(record)
    if isinstance(record, Initiative | Activity):
        return _title_phrases(record.title)
    if isinstance(record, ListValue) and record.list == "theme":
        return {(phrase(record.label), "full"), (phrase(record.code), "full")}
    return set()


def _name_phrases(contact: Contact) -> set[tuple[str, str]]:
    parts = words(contact.name)
    result = {(" ".join(parts), "full")}
    return result | _words_of(parts)


def _words_of(parts: list[str]) -> set[tuple[str, str]]:
    """The single words of a name or title of several words."""
    return {(part, "first" if index == 0 else "word") for index, part in enumerate(parts)} if len(parts) > 1 else set()


def _area_phrases(area: Area) -> set[tuple[str, str]]:
    full = phrase(area.name)
    result = {(full, "full"), (phrase(area.code), "code")} | {(phrase(alias), "alias") for alias in area.aliases}
    for ending in _ENDINGS:
        if full.endswith(ending):
            result.add((full.removesuffix(ending), "alias"))
    return result


def _title_phrases(title: str) -> set[tuple[str, str]]:
    full = phrase(title)
    result = {(full, "full")}
    for article in ("de ", "het ", "een "):
        if full.startswith(article):
            result.add((full.removeprefix(article), "alias"))
    return result | _words_of(full.split())


def members_of(record: Record) -> list[tuple[str, str]]:
    """The (field, target) pairs of the record's sets of references and links."""
    names = _reference_sets(record.info.key)
    return [(name, target.partition("=")[0]) for name in names for target in getattr(record, name)]


@cache
def _reference_sets(key: str) -> tuple[str, ...]:
    return tuple(name for name, field in fields_of(KINDS[key]).items() if isinstance(field, Refs | Links))


def put(connection: Connection, record: Record, row: int) -> None:
    """Write all that follows from a new or changed live record at `row`."""
    if search.is_searchable(type(record)):
        search.put(connection, record, row)
    put_phrases(connection, record, phrases_of(record))
    if members := members_of(record):
        connection.exec_driver_sql(
            "INSERT OR IGNORE INTO member(source, field, target, kind, position) VALUES (?, ?, ?, ?, ?)",
            [(record.id, name, target, record.info.key, row) for name, target in members],
        )


def put_phrases(connection: Connection, record: Record, phrases: set[tuple[str, str]]) -> None:
    """Let a sentence name the record by these phrases, each with its part."""
    if phrases:
        connection.exec_driver_sql(
            "INSERT OR IGNORE INTO phrase(phrase, kind, record, part) VALUES (?, ?, ?, ?)",
            [(text, record.info.key, record.id, part) for text, part in sorted(phrases)],
        )


def drop(connection: Connection, record: Record, row: int) -> None:
    """Take back all that followed from a record as it stood at `row`."""
    if search.is_searchable(type(record)):
        search.drop(connection, record.info.key, row)
    if phrases_of(record):
        connection.exec_driver_sql("DELETE FROM phrase WHERE record = ?", (record.id,))
    if members_of(record):
        connection.exec_driver_sql("DELETE FROM member WHERE source = ?", (record.id,))


def refresh_spoken(connection: Connection, before: Record | None, after: Record | None) -> None:
    """Set the day of the last moment on every contact that a moment names or named, and on a new contact."""
    contacts = {after.id} if before is None and isinstance(after, Contact) else set[str]()
    for record in (before, after):
        if isinstance(record, ContactMoment):
            contacts |= record.contacts
    set_spoken(connection, contacts)


_SPOKEN = "(SELECT max(position) >> 24 FROM member WHERE kind = 'contact_moment' AND target = {0})"
# The day of the last moment with contact `c`; for one that other cards are shown through, the last with any of them.
SPOKEN = f"""CASE WHEN EXISTS (SELECT 1 FROM merged g WHERE g.main = c.id)
    THEN nullif(max(coalesce({_SPOKEN.format("c.id")}, 0),
      coalesce((SELECT max({_SPOKEN.format("g.contact")}) FROM merged g WHERE g.main = c.id), 0)), 0)
    ELSE {_SPOKEN.format("c.id")} END"""


def set_spoken(connection: Connection, contacts: Iterable[str]) -> None:
    """Set the day of the last moment on contacts, and on those that they are shown through."""
    for contact in sorted(contacts):
        connection.exec_driver_sql(
            f"UPDATE contact AS c SET spoken = {SPOKEN} WHERE id IN (?, (SELECT main FROM merged WHERE contact = ?))",
            (contact, contact),
        )
