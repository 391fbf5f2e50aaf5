"""Who wrote under which epoch, and what stood in a cell before: what a preview tells besides values."""

import json
from collections.abc import Collection

from sqlalchemy.engine import Connection

from wijkwerker.domain.exchange.book import Author
from wijkwerker.domain.exchange.canonical import number, plain_text
from wijkwerker.domain.exchange.merge import PRESENT, Key
from wijkwerker.domain.exchange.planned import UNKNOWN
from wijkwerker.domain.fields import Links
from wijkwerker.domain.kinds import KINDS
from wijkwerker.domain.kinds.record import fields_of
from wijkwerker.domain.stamps import Stamp


def authors(connection: Connection) -> dict[int, Author]:
    """Everybody who wrote here or in a workbook that was read here, by epoch, with the name as it is now."""
    own = "CASE WHEN e.device <> '' THEN (SELECT value FROM setting WHERE key = 'worker') END"
    sql = (
        f"SELECT e.epoch, coalesce(e.worker, w.id, ''), coalesce(w.name, e.name, ''), e.started FROM epoch e"
        f" LEFT JOIN worker w ON w.id = coalesce(e.worker, {own}) AND w.live = 1"
    )
    return {row[0]: Author(*row) for row in connection.exec_driver_sql(sql)}


def own_epochs(connection: Connection) -> list[int]:
    """The epochs of this laptop's own work: those that began in this file, not in a workbook."""
    return list(connection.exec_driver_sql("SELECT epoch FROM epoch WHERE device <> ''").scalars())


def claim(connection: Connection) -> None:
    """Put the own work that stands on no name yet on that of the worker, before somebody else goes on in the file."""
    own = "SELECT value FROM setting WHERE key = 'worker'"
    connection.exec_driver_sql(f"UPDATE epoch SET worker = ({own}) WHERE device <> '' AND worker IS NULL")


class Past:
    """The values that cells had under stamps that were replaced since, as far as the history tells."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def __call__(self, record: str, key: Key, hashes: Collection[int]) -> str | None:
        """The newest value of a cell under one of these stamps; UNKNOWN when nobody knows."""
        sql = (
            "SELECT kind, before, after, hlc, epoch, random FROM history WHERE record = ? AND field = ?"
            " ORDER BY hlc, epoch, random"
        )
        lines = self._connection.exec_driver_sql(sql, (record, key[0])).fetchall()
        for kind, _before, after, *stamp in reversed(lines):
            if Stamp(*stamp).hash64() in hashes:
                return _cell(kind, key, after)
        return _cell(lines[0][0], key, lines[0][1]) if lines else UNKNOWN


def _cell(kind: str, key: Key, text: str | None) -> str | None:
    """The canonical value of one cell in the text of a column as history keeps it."""
    field = fields_of(KINDS[kind]).get(key[0])
    if field is None or text is None:
        return None
    if field.holds is frozenset:
        elements = json.loads(text)
        if isinstance(field, Links):
            links = dict(link.partition("=")[::2] for link in elements)
            return links.get(key[1])
        return PRESENT if key[1] in elements else None
    return number(float(text)) if field.holds is float else plain_text(text)
