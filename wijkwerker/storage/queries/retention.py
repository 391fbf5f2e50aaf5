"""What has been quiet for longer than its term: the last time anything happened, and what speaks for keeping it.

Cards that are shown as one contact are one here too. Organisations are no persons, and are never due.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy.engine import Connection

from wijkwerker.domain.privacy.retention import TERMS, Data, Reasons
from wijkwerker.storage import merged
from wijkwerker.storage.queries import settings

TERM = "retention."  # what the settings begin with that are terms
_DONE_WITH = "'afgerond', 'zelfstandig', 'gestopt'"


def _main(column: str) -> str:
    return merged.shown_as(column)


def _day_of(hlc: str) -> str:
    return f"date(({hlc} >> 16) / 1000, 'unixepoch', 'localtime')"


# Every day on which something happened with a card. Making the card is none, unless it is all there is: a card may be
# made long after. Taking a note off it is none either, nor joining it with another.
_EDITS = "SELECT max(x.hlc) FROM cell x WHERE x.record = k.id AND x.field <> 'same' AND (x.field <> 'note' OR k.note IS NOT NULL)"  # noqa: E501
_HAPPENED = f"""
    SELECT m.target AS card, x.date AS day FROM member m JOIN contact_moment x ON x.id = m.source AND x.live
      WHERE m.kind = 'contact_moment' AND m.field = 'contacts'
    UNION ALL SELECT t.contact, substr(s.starts, 1, 10) FROM attendance t JOIN session s ON s.id = t.session AND s.live
      WHERE t.live AND t.present AND s.state <> 'ging niet door'
    UNION ALL SELECT contact, max("on", coalesce(answered_on, '')) FROM ask WHERE live
    UNION ALL SELECT "to", max(promised_on, coalesce(done_on, ''), coalesce(fed_back_on, '')) FROM promise WHERE live
    UNION ALL SELECT first, "on" FROM introduction WHERE live
    UNION ALL SELECT second, "on" FROM introduction WHERE live
    UNION ALL SELECT teller, date FROM story WHERE live
    UNION ALL SELECT k.id, {_day_of(f"({_EDITS})")} FROM contact k WHERE k.live"""
_QUIET = f"""
    WITH happened(card, day) AS ({_HAPPENED}),
      last(main, day) AS (SELECT {_main("card")}, max(day) FROM happened WHERE card IS NOT NULL GROUP BY 1),
      quiet(id, name, day) AS (SELECT c.id, c.name, coalesce(l.day, {_day_of("c.hlc")}) FROM contact c
        LEFT JOIN last l ON l.main = c.id WHERE {merged.SHOWN} AND NOT coalesce(c.organisation, 0))
    SELECT id, name, day FROM quiet WHERE day < :before ORDER BY day, name, id"""
_NOTED = """coalesce((SELECT max(x.hlc) FROM cell x WHERE x.record = k.id AND x.field = 'note'), k.hlc)"""
_NOTES = f"""
    WITH noted(id, main, day) AS
      (SELECT k.id, {_main("k.id")}, {_day_of(_NOTED)} FROM contact k WHERE k.live AND k.note IS NOT NULL)
    SELECT n.id, n.main, c.name, n.day FROM noted n JOIN contact c ON c.id = n.main AND c.live
    WHERE NOT coalesce(c.organisation, 0) AND n.day < :before ORDER BY n.day, c.name, n.id"""
_STORIES = f"""
    SELECT s.id, {_main("s.teller")} AS main, s.title, s.date FROM story s
    WHERE s.live AND s.teller IS NOT NULL AND s.date < :before ORDER BY s.date, s.title, s.id"""
_LEADS = f"""
    SELECT {_main("card")}, min(title) FROM (
      SELECT lead AS card, title FROM initiative WHERE live AND lead IS NOT NULL AND phase NOT IN ({_DONE_WITH})
      UNION ALL SELECT m.target, i.title FROM member m JOIN initiative i ON i.id = m.source AND i.live
        WHERE m.kind = 'initiative' AND m.field = 'co_leads' AND i.phase NOT IN ({_DONE_WITH})) GROUP BY 1"""
_ASKED = f"""
    SELECT {_main("contact")}, min(what) FROM ask
    WHERE live AND contact IS NOT NULL AND coalesce(answer, 'open') IN ('open', 'later') GROUP BY 1"""
_PROMISED = f"""
    SELECT {_main('"to"')}, min(what) FROM promise
    WHERE live AND "to" IS NOT NULL AND fed_back_on IS NULL GROUP BY 1"""
_RESTRICTED = f"SELECT DISTINCT {_main('id')}, '' FROM contact WHERE live AND restricted"
_REQUESTED = f"SELECT DISTINCT {_main('contact')}, '' FROM request WHERE done IS NULL AND contact <> ''"


@dataclass(frozen=True)
class Quiet:
    """A record that is past its term; `person` is the main card of whose it is, `since` the last day."""

    record: str
    person: str
    name: str
    since: date


def terms(connection: Connection) -> Mapping[Data, int]:
    """The term of each kind of data, in months."""
    chosen = {data: settings.get(connection, TERM + data.value) for data in Data}
    return {data: int(text) if text.isdecimal() else TERMS[data] for data, text in chosen.items()}


def people(connection: Connection, before: date) -> list[Quiet]:
    """The people with whom nothing happened since a day, longest quiet first."""
    rows = connection.exec_driver_sql(_QUIET, {"before": before.isoformat()})
    return [Quiet(record, record, name, date.fromisoformat(day)) for record, name, day in rows]


def notes(connection: Connection, before: date) -> list[Quiet]:
    """The cards of people whose note was last changed before a day."""
    rows = connection.exec_driver_sql(_NOTES, {"before": before.isoformat()})
    return [Quiet(record, main, name, date.fromisoformat(day)) for record, main, name, day in rows]


def stories(connection: Connection, before: date) -> list[Quiet]:
    """The stories with a teller that were told before a day."""
    rows = connection.exec_driver_sql(_STORIES, {"before": before.isoformat()})
    return [Quiet(record, main, title, date.fromisoformat(day)) for record, main, title, day in rows]


def reasons(connection: Connection) -> Reasons:
    """What speaks for keeping anybody."""
    questions = (_LEADS, _ASKED, _PROMISED, _RESTRICTED, _REQUESTED)
    return Reasons(*(dict(map(tuple, connection.exec_driver_sql(sql))) for sql in questions))


def kept(connection: Connection, today: date) -> set[tuple[Data, str]]:
    """What an earlier round kept or asked, and is not proposed again yet: data and record."""
    rows = connection.exec_driver_sql("SELECT data, record FROM kept WHERE until > ?", (today.isoformat(),))
    return {(Data(data), record) for data, record in rows}


def keep(connection: Connection, data: Data, record: str, until: date, reason: str) -> None:
    """Do not propose a record again before a day."""
    connection.exec_driver_sql(
        "INSERT INTO kept(record, data, until, reason) VALUES (?, ?, ?, ?)"
        " ON CONFLICT DO UPDATE SET until = excluded.until, reason = excluded.reason",
        (record, data.value, until.isoformat(), reason),
    )


def in_trash(connection: Connection, contact_id: str) -> set[str]:
    """The id itself, when it is of a card that was deleted."""
    sql = "SELECT record FROM trash WHERE record = ? AND kind = 'contact'"
    return set(connection.exec_driver_sql(sql, (contact_id,)).scalars())
