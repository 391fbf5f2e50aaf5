"""Questions about areas: by code, by name, and which areas lie in which."""

from dataclasses import dataclass

from sqlalchemy.engine import Connection

from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.domain.folding import phrase
from wijkwerker.domain.kinds import Area
from wijkwerker.domain.language import _
from wijkwerker.storage.rows import columns_of, record_of, select_sql


@dataclass(frozen=True)
class AreaChoice:
    """An area to choose: `path` says where it lies, as in 'Overvecht, Utrecht'."""

    id: str
    code: str
    name: str
    level: str
    parent: str | None
    path: str


def by_code(connection: Connection, code: str) -> Area:
    """The newest area with this code. Raises WijkwerkerError for a code that does not exist."""
    sql = (
        f"{select_sql('area', columns_of(Area))} WHERE code = ? COLLATE NOCASE AND live = 1 ORDER BY year DESC LIMIT 1"
    )
    row = connection.exec_driver_sql(sql, (code,)).mappings().first()
    if row is None:
        raise WijkwerkerError(
            _("De gebiedscode “{code}” bestaat hier niet.").format(code=code[:40]),
            _("Een code ziet eruit als BU03440321, WK034403 of GM0344."),
        )
    return record_of(Area, row)


INSIDE = """
    WITH RECURSIVE inside(id) AS (
        SELECT :area
        UNION SELECT area.id FROM area JOIN inside ON area.parent = inside.id WHERE area.live = 1
        UNION SELECT member.target FROM member JOIN inside ON member.source = inside.id WHERE member.field = 'parts'
    ) SELECT id FROM inside"""


def within(connection: Connection, area_id: str) -> list[str]:
    """The ids of an area and of all areas in it; an own area holds its parts."""
    return list(connection.exec_driver_sql(INSIDE, {"area": area_id}).scalars())


def inside(connection: Connection, area_id: str | None) -> list[str] | None:
    """The ids of an area and of all areas in it; None, which stands for everywhere, without an area."""
    return within(connection, area_id) if area_id else None


def own_codes(connection: Connection) -> set[str]:
    """The codes of the team's own areas, also of those that are no longer in use."""
    return set(connection.exec_driver_sql("SELECT code FROM area WHERE level = 'eigen' AND live = 1").scalars())


_CHOICES = """
    SELECT a.id, a.code, a.name, a.level, a.parent, coalesce(p.name, ''), coalesce(g.name, '')
    FROM area a LEFT JOIN area p ON p.id = a.parent LEFT JOIN area g ON g.id = p.parent
    WHERE a.live = 1 AND a.valid_until IS NULL"""


def choices(connection: Connection) -> list[AreaChoice]:
    """All areas in use, gemeenten first, then by name."""
    order = " ORDER BY CASE a.level WHEN 'gemeente' THEN 0 WHEN 'wijk' THEN 1 WHEN 'eigen' THEN 2 ELSE 3 END, a.name"
    return [_choice(*row) for row in connection.exec_driver_sql(_CHOICES + order)]


def find(connection: Connection, text: str, limit: int) -> list[AreaChoice]:
    """Areas whose name, alias or code begins with what was typed; larger areas first."""
    first = phrase(text)
    sql = (
        f"{_CHOICES} AND a.id IN (SELECT record FROM phrase WHERE kind = 'area' AND phrase >= ? AND phrase < ?)"
        " ORDER BY CASE a.level WHEN 'wijk' THEN 0 WHEN 'eigen' THEN 1 WHEN 'buurt' THEN 2 ELSE 3 END, a.name LIMIT ?"
    )
    return [_choice(*row) for row in connection.exec_driver_sql(sql, (first, first + "\U0010ffff", limit))]


def _choice(
    area_id: str, code: str, name: str, level: str, parent: str | None, parent_name: str, grandparent: str
) -> AreaChoice:
    path = ", ".join(part for part in (parent_name, grandparent) if part)
    return AreaChoice(area_id, code, name, level, parent, path)
