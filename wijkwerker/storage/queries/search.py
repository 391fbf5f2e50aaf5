"""Finding records by what a person types."""

from dataclasses import dataclass

from sqlalchemy.engine import Connection

from wijkwerker.domain.folding import phrase
from wijkwerker.domain.kinds import KINDS
from wijkwerker.domain.kinds.record import known_by
from wijkwerker.storage import merged, search
from wijkwerker.storage.rows import quoted

_ORDER = (
    "contact", "initiative", "activity", "area", "area_role", "promise", "ask", "story", "lesson",
    "session", "phase_change", "introduction",
)  # fmt: skip
_CANDIDATES = 200  # of one kind


@dataclass(frozen=True)
class Found:
    """A record that fits: `title` is what it is known by, `where` is title or text."""

    kind: str
    id: str
    title: str
    where: str


def names(
    connection: Connection, text: str, kinds: tuple[str, ...] = _ORDER, limit: int = 8, *, usable: bool = False
) -> list[Found]:
    """Records whose name or other words fit, best first: the whole name, its beginning, a word of it, other text.

    Only contacts whose use is not restricted with `usable`.
    """
    found: dict[str, Found] = {}
    for column, where in (("title", "title"), ("", "text")):
        expression = search.match(text, column)
        if expression and len(found) < limit:
            for kind in kinds:
                for record, title in _titled(connection, expression, kind, usable=usable):
                    found.setdefault(record, Found(kind, record, title, where))
    wanted = phrase(text)
    return sorted(
        found.values(),
        key=lambda item: (item.where != "title", _distance(wanted, item.title), kinds.index(item.kind), item.title),
    )[:limit]


def rows_of_kind(connection: Connection, text: str, kind: str) -> list[int]:
    """The rows of all records of one kind that fit what was typed, in order of row."""
    low, high = search.rowid_of(kind, 0), search.rowid_of(kind, (1 << search.KIND_BITS) - 1)
    sql = "SELECT rowid FROM search_name WHERE search_name MATCH ? AND rowid BETWEEN ? AND ?"
    rows = connection.exec_driver_sql(sql, (search.match(text), low, high)).scalars()
    return [row & (1 << search.KIND_BITS) - 1 for row in rows]


def notes(connection: Connection, text: str, limit: int = 50, before: int | None = None) -> list[int]:
    """The rows of the newest moments whose note or place fits, older than row `before` when it is given."""
    expression = search.match(text)
    if not expression:
        return []
    sql = "SELECT rowid FROM search_note WHERE search_note MATCH ? AND rowid < ? ORDER BY rowid DESC LIMIT ?"
    return list(connection.exec_driver_sql(sql, (expression, before or 2**62, limit)).scalars())


def _titled(connection: Connection, expression: str, kind: str, *, usable: bool) -> list[tuple[str, str]]:
    """The (id, title) of the first records of a kind that fit."""
    low, high = search.rowid_of(kind, 0), search.rowid_of(kind, (1 << search.KIND_BITS) - 1)
    sql = f"""
        SELECT c.id, coalesce(c.{quoted(known_by(KINDS[kind]))}, '') FROM {quoted(kind)} c WHERE c.row IN (
            SELECT rowid - ? FROM search_name WHERE search_name MATCH ? AND rowid BETWEEN ? AND ? LIMIT ?)"""
    if usable and kind == "contact":
        sql += f" AND {merged.USABLE}"
    rows = connection.exec_driver_sql(sql, (low, expression, low, high, _CANDIDATES))
    return [(record, title) for record, title in rows]


def _distance(wanted: str, title: str) -> int:
    folded = phrase(title)
    if folded == wanted:
        return 0
    if folded.startswith(wanted):
        return 1
    return 2 if f" {wanted}" in f" {folded}" else 3
