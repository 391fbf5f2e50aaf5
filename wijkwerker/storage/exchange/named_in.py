"""A plan without the names of people who are erased: they do not come back in what a workbook says of others.

Who they are is told by this file, as long as it still knows them, and by the rows that an old workbook has of them.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from sqlalchemy.engine import Connection

from wijkwerker.domain.exchange.book import LABEL
from wijkwerker.domain.exchange.erasing import erased_hash
from wijkwerker.domain.exchange.merge import Key
from wijkwerker.domain.exchange.packing import unpack_state
from wijkwerker.domain.exchange.planned import Line, Plan, Reading, Write
from wijkwerker.domain.exchange.reading.found import FoundRow, FoundSheet
from wijkwerker.domain.exchange.reading.matching import Sifted
from wijkwerker.domain.exchange.renaming import element_without, every_set, renamed
from wijkwerker.domain.exchange.seals import sealed
from wijkwerker.domain.fields import Links, Ref, Refs
from wijkwerker.domain.kinds import KINDS, Contact
from wijkwerker.domain.kinds.record import fields_of
from wijkwerker.storage.exchange import people
from wijkwerker.storage.exchange.names import Going, Names

_STEPS = ("initiative", "activity", "session", "contact_moment")
_CONTACT = Contact.info.key


def without_names(
    connection: Connection,
    sifted: Sifted,
    plan: Plan,
    erased: frozenset[bytes],
    condemned: Mapping[bytes, tuple[str, str]],
) -> Plan:
    """The plan in which nothing names somebody who is erased, or becomes so by this plan.

    `erased` was erased before; `condemned` are the records here (kind and id by hash) of which the workbook says it.
    """
    here = {record for hash_, (kind, record) in condemned.items() if kind == _CONTACT and hash_ in plan.erased}
    told = _told(sifted, erased | plan.erased)
    if not here and not told:
        return plan
    known = {card: person for cards, person in people.grouped(connection, here) for card in cards}
    going = [Going(cards, person) for cards, person in people.grouped(connection, here)]
    going += [Going(frozenset({card}), one.person()) for card, one in told.items() if card not in known]
    names = Names(connection, going, _linked(sifted, {*here, *told}))
    return _cleaned(plan, names) if names.going else plan


def _told(sifted: Sifted, gone: frozenset[bytes]) -> dict[str, people.Known]:
    """What the workbook tells of people who are erased, by the id of the card."""
    found: dict[str, people.Known] = {}
    for sheet in sifted.sheets if gone else ():
        for row in sheet.rows if sheet.kind == _CONTACT else ():
            if row.id and erased_hash(row.id) in gone and not _is_body(sheet, row):
                found[row.id] = _person(sifted, sheet, row)
    return found


def _is_body(sheet: FoundSheet, row: FoundRow) -> bool:
    columns = sheet.columns
    return "organisation" in columns and row.texts[columns.index("organisation")] == "ja"


def _person(sifted: Sifted, sheet: FoundSheet, row: FoundRow) -> people.Known:
    known = people.Known()
    for column, text in zip(sheet.columns, row.texts, strict=True):
        known.add(column, text)
    if row.base is not None:
        people.of_state(unpack_state(sheet.kind, row.id, row.base.packed, {}, sifted.manifest), known)
    return known


def _linked(sifted: Sifted, gone: set[str]) -> dict[str, set[str]]:
    """The records of which the workbook says that they hang together with these people, as `links.around` does."""
    rows = [(sheet, row) for sheet in sifted.sheets if sheet.kind in KINDS for row in sheet.rows if row.id]
    direct: dict[str, set[str]] = {}
    for sheet, row in rows:
        if sheet.kind != _CONTACT and (who := gone & set(_ids(sheet, row, (_CONTACT,)))):
            direct.setdefault(row.id, set()).update(who)
            if sheet.kind == "attendance":
                for session in _ids(sheet, row, ("session",)):
                    direct.setdefault(session, set()).update(who)
    found = {record: set(who) for record, who in direct.items()}
    for sheet, row in rows:
        for other in _ids(sheet, row, _STEPS):
            found.setdefault(other, set()).update(direct.get(row.id, ()))
            found.setdefault(row.id, set()).update(direct.get(other, ()))
    return found


def _ids(sheet: FoundSheet, row: FoundRow, to: Iterable[str]) -> list[str]:
    """The ids in the references of a row to some kinds."""
    fields = fields_of(KINDS[sheet.kind])
    found: list[str] = []
    for column, text in zip(sheet.columns, row.texts, strict=True):
        field = fields.get(column)
        if text and not column.endswith(LABEL) and isinstance(field, Ref | Refs | Links) and field.to in to:
            found += [part.partition("=")[0].strip() for part in text.replace(";", ",").replace("\n", ",").split(",")]
    return found


def _cleaned(plan: Plan, names: Names) -> Plan:
    def write(one: Write) -> Write:
        return one if one.after is None else replace(one, after=renamed(one.after, names))

    def reading(record: str, field: str, one: Reading) -> Reading:
        is_named = one.value is not None and names("", record, field, one.value) != one.value
        return Reading(sealed(one.value or ""), one.stamps) if is_named else one

    def names_one(record: str, key: Key) -> bool:
        return key[0] in every_set() and element_without(names, "", record, *key) != key[1]

    writes = (write(one) for one in plan.writes)
    return replace(
        plan,
        writes=tuple(one for one in writes if one.after is None or one.after != one.before),
        lines=tuple(_line(one, names) for one in plan.lines),
        memory=tuple(
            (record, key, reading(record, key[0], one))
            for record, key, one in plan.memory
            if not names_one(record, key)
        ),
        resolved=tuple(
            (record, key, None if value is None else names("", record, key[0], value))
            for record, key, value in plan.resolved
            if not names_one(record, key)
        ),
        issues=tuple(replace(one, raw=names(one.kind, one.record, "", one.raw)) for one in plan.issues),
    )


def _line(line: Line, names: Names) -> Line:
    if line.kind == _CONTACT and line.record in names.cards:
        return line  # it says who is erased

    def text(value: str) -> str:
        return names(line.kind, line.record, "", value)

    told: dict[str, Any] = {"title": text(line.title), "raw": text(line.raw)}
    if line.field:
        told |= {name: text(value) for name in ("base", "ours", "theirs") if (value := getattr(line, name))}
    return replace(line, **told)
