"""Questions about the list of contacts: which fit a filter, in which order, and what a row of the list tells.

A list is read in three steps that stay quick with a hundred thousand contacts: the first rows, which walk an index and
stop early; how many there are; and the row numbers of all, as one array from which further pages are asked by place.
"""

import json
from array import array
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy.engine import Connection

from wijkwerker.domain.contact_filter import BY_NAME, ContactFilter
from wijkwerker.domain.folding import phrase, words
from wijkwerker.storage import merged, search
from wijkwerker.storage.queries import areas as area_queries

# The plus keeps SQLite from walking the matches: it walks the index of the order, and stops after the first rows.
_MATCH = "search_name MATCH :match AND rowid BETWEEN :low AND :high"
_TEXT = f"+c.row IN (SELECT rowid - :low FROM search_name WHERE {_MATCH})"
_AREA = f"c.area IN ({area_queries.INSIDE})"
_WORDS = """EXISTS (SELECT 1 FROM (SELECT value FROM json_each(c.talents) UNION ALL
    SELECT value FROM json_each(c.wishes)) WHERE value IN (SELECT value FROM json_each(:words)))"""
_BELOW = "SELECT x.row FROM merged y JOIN contact x ON x.id = y.contact"
# The main cards that do not fit by themselves, but do together with another card of theirs.
_BY_OTHERS = """SELECT DISTINCT c.row
    FROM merged y CROSS JOIN contact o ON o.id = y.contact CROSS JOIN contact c ON c.id = y.main
    WHERE (o.area, o.talents, o.wishes) IS NOT (c.area, c.talents, c.wishes) AND {any} AND NOT ({own})"""
_NEVER_ASKED = """NOT EXISTS (SELECT 1 FROM ask WHERE ask.contact = c.id AND ask.live = 1)
    AND NOT EXISTS (SELECT 1 FROM merged g JOIN contact o ON o.id = g.contact WHERE g.main = c.id
      AND (o.restricted OR EXISTS (SELECT 1 FROM ask WHERE ask.contact = o.id AND ask.live = 1)))"""
# The rule of the card on Vandaag, the filter and the sign of a row: they count the same people.
COULD_BE_ASKED = f"""(NOT c.organisation AND NOT c.restricted AND c.talents IS NOT NULL AND c.consent <> 'geen'
    AND (c.consent_for IS NULL OR c.consent_for LIKE '%"talenten"%') AND {_NEVER_ASKED})"""
_BY_SPOKEN = "SELECT c.row FROM contact c INDEXED BY ix_contact_spoken WHERE {where} ORDER BY c.spoken DESC, c.row DESC"
_BY_NAME = """SELECT c.row FROM phrase p CROSS JOIN contact c ON c.id = p.record
    WHERE p.kind = 'contact' AND p.part = 'full' AND {where} ORDER BY p.phrase, p.record"""
# Few matches are looked up and sorted: walking the whole index for them would cost more.
_FEW = 500
_FEW_BY_SPOKEN = "SELECT c.row FROM contact c WHERE {where} ORDER BY c.spoken DESC, c.row DESC"
_FEW_BY_NAME = """SELECT c.row FROM contact c
    LEFT JOIN phrase p ON p.record = c.id AND p.kind = 'contact' AND p.part = 'full'
    WHERE {where} ORDER BY p.phrase IS NULL, p.phrase, c.id"""
_NAMELESS = """SELECT c.row FROM contact c WHERE {where} AND NOT EXISTS (
        SELECT 1 FROM phrase p WHERE p.record = c.id AND p.kind = 'contact' AND p.part = 'full') ORDER BY c.row"""


@dataclass(frozen=True)
class ContactLine:
    """One row of the list. `doing` is what they carry: pairs of a role and a title. `spoken` is the last moment's day.

    `also` holds the other names on the cards that are shown through this one. `sign` is the one thing to see at a
    glance: late (a promise is), due (one waits), ask (could be asked, never was) or ''.
    """

    row: int
    id: str
    name: str
    organisation: bool
    organisation_kind: str
    roles: tuple[str, ...]
    doing: tuple[tuple[str, str], ...]
    area: str
    words: tuple[str, ...]
    spoken: date | None
    sign: str
    also: tuple[str, ...] = ()


def rows(connection: Connection, wanted: ContactFilter, limit: int | None = None) -> "array[int]":
    """The row numbers of the contacts that fit, in the order of the filter; the first `limit` when it is given.

    With a text those whose name fits stand before those of whom something else does.
    """
    if not search.match(wanted.text):
        return _ordered(connection, wanted, limit)
    named = _ordered(connection, wanted, limit, column="title")
    if limit is not None and len(named) >= limit:
        return named
    before = set(named)
    others = _ordered(connection, wanted, None if limit is None else limit + len(named))
    named.extend(row for row in others if row not in before)
    return named if limit is None else named[:limit]


@dataclass(frozen=True)
class _Question:
    """What must hold of a card itself, and what may hold of any card of a contact; the values of their parameters.

    `by_others` are the rows of contacts of whom only another card has what may hold of any; `below` tells whether cards
    that are shown through another may fit and have to be left out.
    """

    own: str
    any: str
    values: dict[str, Any]
    by_others: str = ""
    below: bool = False

    @property
    def plain(self) -> str:
        """The condition where nobody ever merged two cards."""
        return f"{self.own} AND {self.any}" if self.any else self.own

    @property
    def where(self) -> str:
        """The whole condition."""
        either = f"({self.any} OR c.row IN ({self.by_others}))" if self.by_others else self.any
        parts = [self.own, either, f"c.row NOT IN ({_BELOW})" if self.below else ""]
        return " AND ".join(filter(None, parts))


def _ordered(connection: Connection, wanted: ContactFilter, limit: int | None, column: str = "") -> "array[int]":
    question = _asked(connection, wanted, column)
    where, values = question.where, question.values
    if _are_few(connection, values):
        sql = _FEW_BY_NAME if wanted.order == BY_NAME else _FEW_BY_SPOKEN
        return _numbers(connection, sql.format(where=where.replace("+c.row", "c.row")), values, limit)
    if wanted.order != BY_NAME:
        return _numbers(connection, _BY_SPOKEN.format(where=where), values, limit)
    found = _numbers(connection, _BY_NAME.format(where=where), values, limit)
    if (limit is None or len(found) < limit) and len(found) < _counted(connection, question):
        left = None if limit is None else limit - len(found)
        found.extend(_numbers(connection, _NAMELESS.format(where=where), values, left))
    return found


def count(connection: Connection, wanted: ContactFilter) -> int:
    """How many contacts fit."""
    return _counted(connection, _asked(connection, wanted))


def _are_few(connection: Connection, values: Mapping[str, Any]) -> bool:
    """Whether the text or the area leaves few contacts; both are counted in an index, and no further than needed."""
    for name, source in (("match", f"search_name WHERE {_MATCH}"), ("area", f"contact c WHERE {_AREA}")):
        if name in values:
            sql = f"SELECT count(*) FROM (SELECT 1 FROM {source} LIMIT {_FEW + 1})"
            if connection.exec_driver_sql(sql, values).scalar_one() <= _FEW:
                return True
    return False


def _counted(connection: Connection, question: _Question) -> int:
    """All cards that fit by themselves, and what the few merged cards change in that: so the count stays in indexes."""
    if question.plain == f"c.live = 1 AND {_TEXT}":  # only what is shown is in the index, so the index alone can tell
        sql = f"SELECT count(*) FROM search_name WHERE {_MATCH}"
    else:
        sql = f"SELECT count(*) FROM contact c WHERE {question.plain}"
    if question.below:
        sql += f") - (SELECT count(*) FROM contact c WHERE c.row IN ({_BELOW}) AND {question.plain}"
    if question.by_others:
        sql += f") + (SELECT count(*) FROM contact c WHERE c.row IN ({question.by_others}) AND {question.own}"
    return int(connection.exec_driver_sql(f"SELECT ({sql})", question.values).scalar() or 0)


def _numbers(connection: Connection, sql: str, values: Mapping[str, Any], limit: int | None) -> "array[int]":
    """One text with all numbers: a hundred thousand rows one by one would cost ten times as much."""
    limited = f"{sql} LIMIT {limit:d}" if limit is not None else sql
    text = connection.exec_driver_sql(f"SELECT group_concat(row) FROM ({limited})", values).scalar()
    return array("q", map(int, text.split(","))) if text else array("q")


def _asked(connection: Connection, wanted: ContactFilter, column: str = "") -> _Question:
    """A filter as a question to this file, its text looked for in one column or in all."""
    question = _question(wanted, column)
    if not merged.is_used(connection):
        return question
    others = ""
    if question.any:
        sql = _BY_OTHERS.format(own=question.any, any=question.any.replace("c.", "o."))
        others = ", ".join(map(str, connection.exec_driver_sql(sql, question.values).scalars()))
    return replace(question, by_others=others, below="match" not in question.values)


def _question(wanted: ContactFilter, column: str) -> _Question:
    parts, either, values = ["c.live = 1"], list[str](), dict[str, Any]()
    if match := search.match(wanted.text, column):
        parts.append(_TEXT)
        low = search.rowid_of("contact", 0)
        values |= {"match": match, "low": low, "high": low + (1 << search.KIND_BITS) - 1}
    elif wanted.text.strip():
        parts.append("0")  # signs without a letter or digit are found nowhere
    if wanted.area:
        either.append(_AREA)
        values["area"] = wanted.area
    for name, day, condition in (
        ("since", wanted.spoken_from, "c.spoken >= :since"),
        ("until", wanted.spoken_until, "c.spoken <= :until"),
        ("before", wanted.not_since, "(c.spoken IS NULL OR c.spoken < :before)"),
    ):
        if day is not None:
            parts.append(condition)
            values[name] = day.toordinal()
    if wanted.words:
        either.append(_WORDS)
        values["words"] = json.dumps(sorted(wanted.words))
    if wanted.never_asked:
        parts.append(COULD_BE_ASKED)
    if wanted.organisation is not None:
        parts.append(f"c.organisation = {int(wanted.organisation)}")
    return _Question(" AND ".join(parts), " AND ".join(either), values)


_LINES = f"""SELECT c.row, c.id, c.name, c.organisation, c.organisation_kind, c.roles, a.name, c.talents, c.wishes,
        c.spoken, {COULD_BE_ASKED}, c.restricted
    FROM contact c LEFT JOIN area a ON a.id = c.area WHERE c.row IN (SELECT value FROM json_each(?)) AND c.live = 1"""
# All cards of the contacts, each with the contact that it is shown through.
_CARDS = """WITH card(id, main) AS MATERIALIZED (SELECT value, value FROM json_each(?1)
    UNION ALL SELECT g.contact, g.main FROM merged g WHERE g.main IN (SELECT value FROM json_each(?1)))"""
_OPEN_PROMISES = f"""{_CARDS} SELECT card.main, min(coalesce(p.due, '9999'))
    FROM card JOIN promise p ON p."to" = card.id WHERE p.fed_back_on IS NULL AND p.live = 1 GROUP BY card.id"""
_LEADS = f"""{_CARDS} SELECT card.main, i.title FROM card JOIN initiative i ON i.lead = card.id
    WHERE i.live = 1 AND i.phase NOT IN ('gestopt', 'afgerond') ORDER BY i.started DESC, i.row DESC"""
_CO_LEADS = f"""{_CARDS} SELECT card.main, i.title
    FROM card JOIN member m ON m.target = card.id AND m.kind = 'initiative'
    JOIN initiative i ON i.id = m.source AND i.live = 1
    WHERE i.phase NOT IN ('gestopt', 'afgerond') ORDER BY i.started DESC, i.row DESC"""
_HELPS = f"""{_CARDS} SELECT card.main, t.role, a.title, max(s.starts) AS latest
    FROM card JOIN attendance t INDEXED BY ix_attendance_helps ON t.contact = card.id
    JOIN session s ON s.id = t.session AND s.live = 1
    JOIN activity a ON a.id = s.activity AND a.live = 1
    WHERE t.live = 1 AND t.present = 1 AND t.role <> 'deelnemer'
    GROUP BY card.main, t.role, a.id ORDER BY latest DESC"""
_OTHER_NAMES = """SELECT g.main, c.name, o.name FROM merged g JOIN contact c ON c.id = g.main
    JOIN contact o ON o.id = g.contact WHERE g.main IN (SELECT value FROM json_each(?1)) ORDER BY o.name, o.id"""


def lines(connection: Connection, wanted: Iterable[int], today: date) -> list[ContactLine]:
    """The list rows at these row numbers, in their order; contacts that were deleted meanwhile are left out."""
    numbers = list(wanted)
    found = {row[0]: row for row in connection.exec_driver_sql(_LINES, (json.dumps(numbers),))}
    ids = json.dumps([row[1] for row in found.values()])
    carried = doing(connection, ids)
    due = _open_promises(connection, ids)
    also = other_names(connection, ids)
    result = []
    for number in numbers:
        if (row := found.get(number)) is not None:
            sign = "restricted" if row[11] else _sign(due.get(row[1]), today, could_be_asked=row[10])
            result.append(_line(row, tuple(carried.get(row[1], ())), sign, tuple(also.get(row[1], ()))))
    return result


def _open_promises(connection: Connection, ids: str) -> dict[str, str]:
    """By contact, when the first of the promises is due that are not fed back."""
    due: dict[str, str] = {}
    for contact, day in connection.exec_driver_sql(_OPEN_PROMISES, (ids,)):
        due[contact] = min(day, due.get(contact, day))
    return due


def other_names(connection: Connection, ids: str) -> dict[str, list[str]]:
    """By contact, the names on its other cards that are not the name by which it is shown."""
    names: dict[str, list[str]] = {}
    for main, own, other in connection.exec_driver_sql(_OTHER_NAMES, (ids,)):
        if other and phrase(other) not in {phrase(own or ""), *map(phrase, names.get(main, ()))}:
            names.setdefault(main, []).append(other)
    return names


def doing(connection: Connection, ids: str) -> dict[str, list[tuple[str, str]]]:
    """What contacts (`ids`: a JSON array) carry now, by any card: (role, title) pairs, what they lead first."""
    result: dict[str, dict[tuple[str, str], None]] = {}
    for sql, role in ((_LEADS, "trekker"), (_CO_LEADS, "mede-trekker")):
        for contact, title in connection.exec_driver_sql(sql, (ids,)):
            result.setdefault(contact, {})[role, title] = None
    for contact, role, title, _latest in connection.exec_driver_sql(_HELPS, (ids,)):
        result.setdefault(contact, {})[role, title] = None
    return {contact: list(carried) for contact, carried in result.items()}


def _sign(due: str | None, today: date, *, could_be_asked: bool) -> str:
    if due is not None:
        return "late" if due < today.isoformat() else "due"
    return "ask" if could_be_asked else ""


def _line(row: Any, carried: tuple[tuple[str, str], ...], sign: str, also: tuple[str, ...]) -> ContactLine:
    number, record_id, name, organisation, organisation_kind, roles, area, talents, wishes, spoken = row[:10]
    return ContactLine(
        row=number,
        id=record_id,
        name=name or "",
        organisation=bool(organisation),
        organisation_kind=organisation_kind or "",
        roles=tuple(_set(roles)),
        doing=carried,
        area=area or "",
        words=tuple(_set(talents) or _set(wishes)),
        spoken=date.fromordinal(spoken) if spoken else None,
        sign=sign,
        also=also,
    )


def _set(text: str | None) -> list[str]:
    return list(json.loads(text)) if text else []


_TALENTS = f"""SELECT value, count(*) AS often FROM contact c, json_each(c.talents)
    WHERE {merged.SHOWN} AND c.talents IS NOT NULL GROUP BY value ORDER BY often DESC, value LIMIT ?"""
_WISHES = _TALENTS.replace("talents", "wishes")
_TALENTS_BELOW = """SELECT w.value, count(DISTINCT g.main) FROM merged g JOIN contact o ON o.id = g.contact
    JOIN contact c ON c.id = g.main, json_each(o.talents) w
    WHERE w.value NOT IN (SELECT value FROM json_each(c.talents)) GROUP BY w.value"""
_WISHES_BELOW = _TALENTS_BELOW.replace("talents", "wishes")


def offered(connection: Connection, limit: int = 300) -> list[tuple[str, int]]:
    """What people can and want to do, with how many say so, most often first."""
    often: dict[str, int] = {}
    for sql, values in ((_TALENTS, (limit,)), (_WISHES, (limit,)), (_TALENTS_BELOW, ()), (_WISHES_BELOW, ())):
        for word, number in connection.exec_driver_sql(sql, values):
            often[word] = often.get(word, 0) + number
    return sorted(often.items(), key=lambda item: (-item[1], words(item[0])))[:limit]


def per_area(connection: Connection) -> dict[str, int]:
    """How many contacts live in each area, by its id."""
    sql = f"SELECT c.area, count(*) FROM contact c WHERE c.area IS NOT NULL AND {merged.SHOWN} GROUP BY c.area"
    return dict(map(tuple, connection.exec_driver_sql(sql)))
