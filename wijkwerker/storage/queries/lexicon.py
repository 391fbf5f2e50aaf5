"""The names that a sentence may hold, through one indexed question."""

from collections.abc import Collection, Sequence

from sqlalchemy.engine import Connection

_SQL = """
    SELECT phrase, kind, record, part FROM (
        SELECT p.phrase, p.kind, p.record, p.part,
               row_number() OVER (PARTITION BY p.phrase, p.kind ORDER BY p.part, p.record) AS place
        FROM phrase p WHERE p.phrase IN ({marks})
    ) WHERE place <= ?"""


def look_up(connection: Connection, phrases: Collection[str], most: int) -> Sequence[tuple[str, str, str, str]]:
    """The (phrase, kind, record, part) of all records that a phrase can mean; `most` for one phrase and kind."""
    wanted = tuple(phrases)
    if not wanted:
        return []
    sql = _SQL.format(marks=", ".join("?" * len(wanted)))
    return [(text, kind, record, part) for text, kind, record, part in connection.exec_driver_sql(sql, (*wanted, most))]
