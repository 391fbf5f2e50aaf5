"""Who was at a session with two cards of one contact counts once, also when that contact is erased."""

import json
from collections import defaultdict
from collections.abc import Collection
from dataclasses import replace

from sqlalchemy.engine import Connection

from wijkwerker.domain.kinds import Attendance
from wijkwerker.storage import merged
from wijkwerker.storage.queries import records
from wijkwerker.storage.writer import Writer

_PRESENT = """SELECT id, session, contact FROM attendance
    WHERE live AND present AND contact IN (SELECT value FROM json_each(?)) ORDER BY id"""
_VOLUNTEER = "vrijwilliger"


def count_once(writer: Writer, cards: Collection[str]) -> None:
    """Where two of these cards were present as one contact, let one stay so, with the hours of both."""
    for together in _together(writer.connection, cards):
        found = list(records.by_ids(writer.connection, Attendance, together).values())
        helped = [one for one in found if one.role == _VOLUNTEER]
        kept = min(helped or found, key=lambda one: one.id)
        hours = [one.hours for one in helped if one.hours]
        for one in found:
            if one.id != kept.id:
                writer.save(replace(one, present=False))
        if hours and kept.hours != sum(hours):
            writer.save(replace(kept, hours=sum(hours)))


def _together(connection: Connection, cards: Collection[str]) -> list[list[str]]:
    """The attendances of one contact at one session, where there is more than one."""
    mains = merged.mains_of(connection, cards)
    if not mains:
        return []
    by_person: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for attendance, session, contact in connection.exec_driver_sql(_PRESENT, (json.dumps(sorted(cards)),)):
        by_person[session, mains.get(contact, contact)].append(attendance)
    return [ids for ids in by_person.values() if len(ids) > 1]
