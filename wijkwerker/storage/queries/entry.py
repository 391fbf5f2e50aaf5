"""What the one-line entry asks of the file besides names: the area that is meant when none is told."""

from collections.abc import Collection
from datetime import date

from sqlalchemy.engine import Connection

from wijkwerker.domain.draft import Named
from wijkwerker.storage import merged
from wijkwerker.storage.derived import first_row_of

_LAST_USED = """
    SELECT area FROM contact_moment
    WHERE row >= ? AND row < ? AND worker = ? AND area IS NOT NULL AND live = 1 ORDER BY hlc DESC, row DESC LIMIT 1"""


def area_last_used(connection: Connection, worker: str, day: date) -> str | None:
    """The area of the moment of this day that a worker wrote down last; None when there is none yet."""
    bounds = (first_row_of(day), first_row_of(day) + (1 << 24))
    return connection.exec_driver_sql(_LAST_USED, (*bounds, worker)).scalar()


_SMALLEST_FIRST = " ORDER BY CASE level WHEN 'eigen' THEN 1 WHEN 'buurt' THEN 0 WHEN 'wijk' THEN 2 ELSE 3 END, code"


def first_of(connection: Connection, areas: Collection[str]) -> str | None:
    """The smallest of these areas, the lowest code first; None when none of them is there."""
    if not areas:
        return None
    marks = ", ".join("?" * len(areas))
    sql = f"SELECT id FROM area WHERE id IN ({marks}) AND live = 1 {_SMALLEST_FIRST} LIMIT 1"
    return connection.exec_driver_sql(sql, tuple(areas)).scalar()


def first_area(connection: Connection) -> str | None:
    """The first buurt on file."""
    sql = f"SELECT id FROM area WHERE live = 1 AND valid_until IS NULL {_SMALLEST_FIRST} LIMIT 1"
    return connection.exec_driver_sql(sql).scalar()


def area_codes(connection: Connection, areas: Collection[str]) -> set[str]:
    """The CBS codes of areas; for an own area those of the area it lies in."""
    if not areas:
        return set()
    marks = ", ".join("?" * len(areas))
    sql = f"""
        SELECT CASE a.level WHEN 'eigen' THEN coalesce(p.code, '') ELSE a.code END
        FROM area a LEFT JOIN area p ON p.id = a.parent WHERE a.id IN ({marks}) AND a.live = 1"""
    return set(connection.exec_driver_sql(sql, tuple(areas)).scalars()) - {""}


def area(connection: Connection, area_id: str) -> Named | None:
    """An area with its code; None when it is not on file."""
    row = connection.exec_driver_sql("SELECT id, name, level, code FROM area WHERE id = ? AND live = 1", (area_id,))
    found = row.one_or_none()
    return Named(found[0], found[1], found[2], found[3]) if found is not None else None


_LAST_MOMENTS = 300
_RECENT = """
    SELECT {field} FROM (SELECT {field}, row FROM contact_moment WHERE live = 1 ORDER BY row DESC LIMIT ?)
    WHERE {field} IS NOT NULL GROUP BY {field} ORDER BY max(row) DESC LIMIT ?"""


def used_last(connection: Connection, field: str, limit: int) -> list[str]:
    """The ids that stand in a field (area, initiative, activity) of the newest moments, the newest first."""
    sql = _RECENT.format(field=field)
    return list(connection.exec_driver_sql(sql, (_LAST_MOMENTS, limit)).scalars())


def spoken_last(connection: Connection, limit: int) -> list[str]:
    """The ids of the contacts who were spoken last, and whose use is not restricted."""
    sql = f"""SELECT c.id FROM contact c WHERE c.spoken IS NOT NULL AND {merged.SHOWN} AND {merged.USABLE}
              ORDER BY c.spoken DESC, c.row DESC LIMIT ?"""
    return list(connection.exec_driver_sql(sql, (limit,)).scalars())
