"""Full-text search over every kind, on folded text.

Notes of moments stand in `search_note`, whose rowid is the moment's row, so newest first costs nothing. All other
kinds stand in `search_name`: rowid = number of the kind << 40 | row; its first column is what a record is known by.
"""

from collections.abc import Iterable, Iterator
from functools import cache

from sqlalchemy.engine import Connection

from wijkwerker.domain.folding import fold, words
from wijkwerker.domain.kinds import KINDS
from wijkwerker.domain.kinds.record import Record, fields_of

KIND_BITS = 40
NUMBERS = {key: number for number, key in enumerate(KINDS, start=1)}  # a new kind goes last
NOTES = "contact_moment"


def rowid_of(key: str, row: int) -> int:
    """The rowid of a record in its search table."""
    return row if key == NOTES else NUMBERS[key] << KIND_BITS | row


def is_searchable(cls: type[Record]) -> bool:
    """Whether a kind has text to search."""
    return any(field.searchable for field in fields_of(cls).values())


def _texts(record: Record, names: Iterable[str]) -> str:
    parts: list[str] = []
    for name in names:
        value = getattr(record, name)
        if value is not None:
            parts.extend(sorted(value) if isinstance(value, frozenset) else [str(value)])
    return fold(" ".join(parts))


def entry(record: Record) -> tuple[str, ...]:
    """The folded columns of a record in its search table."""
    return tuple(_texts(record, names) for names in _columns(record.info.key))


@cache
def _columns(key: str) -> tuple[tuple[str, ...], ...]:
    """The fields that stand in each column of the search table of a kind."""
    searchable = tuple(name for name, field in fields_of(KINDS[key]).items() if field.searchable)
    if key == NOTES:
        return (searchable,)
    title = KINDS[key].info.title
    return (title,) if title else (), tuple(name for name in searchable if name != title)


def _table(key: str) -> tuple[str, str]:
    return ("search_note", "text") if key == NOTES else ("search_name", "title, rest")


def put(connection: Connection, record: Record, row: int) -> None:
    """Index a record under its row, in the place of what stood there."""
    table, columns = _table(record.info.key)
    texts = entry(record)
    marks = ", ".join("?" * (len(texts) + 1))
    connection.exec_driver_sql(
        f"INSERT OR REPLACE INTO {table}(rowid, {columns}) VALUES ({marks})",
        (rowid_of(record.info.key, row), *texts),
    )


def drop(connection: Connection, key: str, row: int) -> None:
    """Take a row out of the index."""
    table, _columns = _table(key)
    connection.exec_driver_sql(f"DELETE FROM {table} WHERE rowid = ?", (rowid_of(key, row),))


def drop_many(connection: Connection, key: str, rows: Iterable[int]) -> None:
    """Take many rows of one kind out of the index."""
    if numbers := [(rowid_of(key, row),) for row in rows]:
        connection.exec_driver_sql(f"DELETE FROM {_table(key)[0]} WHERE rowid = ?", numbers)


def purge(connection: Connection) -> None:
    """Leave nothing in the index of rows that were taken out of it."""
    for table in ("search_note", "search_name"):
        connection.exec_driver_sql(f"INSERT INTO {table}({table}) VALUES ('optimize')")


def load(connection: Connection, key: str, entries: Iterator[tuple[int, tuple[str, ...]]]) -> None:
    """Index many new rows (row, columns) of one kind."""
    table, columns = _table(key)
    marks = ", ".join("?" * (2 if key == NOTES else 3))
    rows = [(rowid_of(key, row), *texts) for row, texts in entries]
    if rows:
        connection.exec_driver_sql(f"INSERT INTO {table}(rowid, {columns}) VALUES ({marks})", rows)


def match(text: str, column: str = "") -> str:
    """The FTS5 expression for what a person typed: every word, longer ones and the last as a prefix; '' for none."""
    terms = words(text)
    if not terms:
        return ""
    last = len(terms) - 1
    expression = " ".join(
        f'"{term}"*' if index == last or len(term) > 2 else f'"{term}"' for index, term in enumerate(terms)
    )
    return f"{{{column}}} : ({expression})" if column else expression
