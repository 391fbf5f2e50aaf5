"""Whether what is derived still fits the records that it is made from."""

from sqlalchemy.engine import Connection

from wijkwerker.domain.kinds import KINDS, Contact
from wijkwerker.domain.kinds.record import Record
from wijkwerker.storage import derived, merged, search
from wijkwerker.storage.queries.records import by_ids, every
from wijkwerker.storage.rows import quoted

_WRONG = {
    "position": """
        SELECT 1 FROM member m JOIN contact_moment x ON x.id = m.source
        WHERE m.kind = 'contact_moment' AND m.position <> x.row LIMIT 1""",
    "spoken": f"SELECT 1 FROM contact c WHERE c.live AND c.spoken IS NOT ({derived.SPOKEN}) LIMIT 1",
}


def problems(connection: Connection) -> list[str]:
    """A line for each derived table that is not what the records give; no personal data in it."""
    found = []
    if (_count(connection, "search_note"), _count(connection, "search_name")) != _expected_entries(connection):
        found.append("search")
    found += [name for name, sql in _WRONG.items() if connection.exec_driver_sql(sql).first() is not None]
    mains = merged.wanted(connection)
    if mains != dict(map(tuple, connection.exec_driver_sql("SELECT contact, main FROM merged"))):
        found.append("merged")
    phrases, members = set(), set()
    for cls in KINDS.values():
        for record in every(connection, cls):
            phrases |= {(text, record.id, part) for text, part in _phrases(connection, record, mains)}
            members |= {(record.id, name, target) for name, target in derived.members_of(record)}
    if phrases != set(map(tuple, connection.exec_driver_sql("SELECT phrase, record, part FROM phrase"))):
        found.append("phrase")
    if members != set(map(tuple, connection.exec_driver_sql("SELECT source, field, target FROM member"))):
        found.append("member")
    return found


def _phrases(connection: Connection, record: Record, mains: dict[str, str]) -> set[tuple[str, str]]:
    if record.id in mains:
        return set()
    if isinstance(record, Contact):
        below = [card for card, main in mains.items() if main == record.id]
        return merged.phrases_of(record, by_ids(connection, Contact, below).values())
    return derived.phrases_of(record)


def _count(connection: Connection, table: str) -> int:
    return int(connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar() or 0)


def _expected_entries(connection: Connection) -> tuple[int, int]:
    counts = {
        key: int(connection.exec_driver_sql(f"SELECT count(*) FROM {quoted(key)} WHERE live = 1").scalar() or 0)
        for key, cls in KINDS.items()
        if search.is_searchable(cls)
    }
    notes = counts.pop(search.NOTES)
    return notes, sum(counts.values()) - len(merged.wanted(connection))  # a merged card is found through its main card
