"""Questions about neighbourhoods: all areas with what lies in them, and what is behind the figures of one of them."""

import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy import text
from sqlalchemy.engine import Connection, RowMapping

from wijkwerker.domain.figures import Period
from wijkwerker.domain.figures.period import last_of_month
from wijkwerker.domain.kinds import AreaRole
from wijkwerker.storage import merged
from wijkwerker.storage.queries.figures import Scope
from wijkwerker.storage.rows import columns_of, quoted, record_of

_INSIDE = "IN (SELECT value FROM json_each(:areas))"


@dataclass(frozen=True)
class AreaFacts:
    """An area with the name of the one it lies in. `until` is set for one of an earlier division."""

    id: str
    code: str
    name: str
    level: str
    parent: str
    within: str
    parts: tuple[str, ...]
    inhabitants: int | None
    focus: tuple[str, ...]
    aliases: tuple[str, ...]
    until: date | None


_AREAS = """
    SELECT a.id, a.code, a.name, a.level, coalesce(a.parent, '') AS parent, coalesce(p.name, '') AS within, a.parts,
      a.inhabitants, a.focus, a.aliases, a.valid_until
    FROM area a LEFT JOIN area p ON p.id = a.parent AND p.live WHERE a.live ORDER BY a.name, a.code"""


def areas(connection: Connection) -> list[AreaFacts]:
    """All areas on file by name, those of earlier divisions too."""
    return [
        AreaFacts(
            row.id, row.code, row.name, row.level, row.parent, row.within,
            parts=_codes(row.parts),
            inhabitants=row.inhabitants,
            focus=_codes(row.focus),
            aliases=_codes(row.aliases),
            until=date.fromisoformat(row.valid_until) if row.valid_until else None,
        )
        for row in connection.execute(text(_AREAS))
    ]  # fmt: skip


_BOUNDS = """
    SELECT (SELECT min(month) FROM summary_month WHERE dimension = '') AS first,
      (SELECT max(month) FROM summary_month WHERE dimension = '') AS last,
      (SELECT min(from_day) FROM summary_span WHERE what = 'active' AND from_day > '0001-01-01') AS began"""


def whole_period(connection: Connection, from_: date | None, until: date | None, today: date) -> Period:
    """The period from `from_` to `until`; an open end is where the work on file begins, or ends."""
    row = connection.execute(text(_BOUNDS)).one()
    begins = [date.fromisoformat(f"{row.first}-01")] if row.first else []
    begins += [date.fromisoformat(row.began)] if row.began else []
    ends = [last_of_month(date.fromisoformat(f"{row.last}-01"))] if row.last else []
    first = from_ or min([*begins, until or today])
    return Period(first, until or max([*ends, today, first]))


@dataclass(frozen=True)
class Signal:
    """A moment with kracht or zorg; `about` is the initiative or activity that it belongs to."""

    id: str
    day: date
    text: str
    kind: str
    people: int
    themes: tuple[str, ...]
    about: str
    area: str


_SIGNALS = f"""
    SELECT m.id, m.date, coalesce(m.note, '') AS note, m.kind, coalesce(m.people, 0) AS people, m.themes,
      coalesce(i.title, a.title, '') AS about, coalesce(p.name, '') AS area
    FROM contact_moment m
    LEFT JOIN initiative i ON i.id = m.initiative AND i.live
    LEFT JOIN activity a ON a.id = m.activity AND a.live
    LEFT JOIN area p ON p.id = m.area
    WHERE m.live AND m.row >= :low AND m.row < :high AND m.polarity = :polarity AND m.area {_INSIDE}
      AND (:theme = '' OR EXISTS (SELECT 1 FROM json_each(m.themes) t WHERE t.value = :theme))
    ORDER BY m.row DESC LIMIT :most"""


def signals(connection: Connection, scope: Scope, polarity: str, most: int, theme: str = "") -> list[Signal]:
    """The newest moments with a polarity in the period, with one theme if given; themes are codes."""
    asked = scope.parameters | {"polarity": polarity, "theme": theme, "most": most}
    return [
        Signal(
            row.id, date.fromisoformat(row.date), row.note, row.kind, row.people, _codes(row.themes), row.about,
            row.area,
        )
        for row in connection.execute(text(_SIGNALS), asked)
    ]  # fmt: skip


@dataclass(frozen=True)
class Talents:
    """How many people said what they can do, and what they said, most said first."""

    people: int = 0
    words: tuple[tuple[str, int], ...] = ()


_PEOPLE = f"count(DISTINCT {merged.shown_as('c.id')})"
_OFFERING = "FROM contact c WHERE c.live AND NOT coalesce(c.organisation, 0) AND c.talents IS NOT NULL AND c.area"


def talents(connection: Connection, inside: Collection[str]) -> Talents:
    """What residents of some areas said that they can do."""
    asked = {"areas": json.dumps(sorted(inside))}
    people = connection.execute(text(f"SELECT {_PEOPLE} {_OFFERING} {_INSIDE}"), asked).scalar_one()
    rows = connection.execute(
        text(
            f"SELECT lower(t.value), {_PEOPLE} FROM (SELECT c.id, c.talents {_OFFERING} {_INSIDE}) c,"
            " json_each(c.talents) t"
            " GROUP BY 1 ORDER BY 2 DESC, 1"
        ),
        asked,
    )
    return Talents(people, tuple((word, count) for word, count in rows))


@dataclass(frozen=True)
class StoryLine:
    """A resident's story; `initiative` is an id, '' for none, and `about` its title."""

    id: str
    title: str
    day: date
    initiative: str
    about: str


_STORIES = f"""
    SELECT s.id, s.title, s.date, coalesce(i.id, '') AS initiative, coalesce(i.title, '') AS about
    FROM story s LEFT JOIN initiative i ON i.id = s.initiative AND i.live
    WHERE s.live AND s.date >= :first AND s.date <= :until AND coalesce(s.area, i.area) {_INSIDE}
    ORDER BY s.chosen DESC, s.date DESC, s.id"""


def stories(connection: Connection, scope: Scope) -> list[StoryLine]:
    """The stories of the period, those that were chosen first."""
    return [
        StoryLine(row.id, row.title, date.fromisoformat(row.date), row.initiative, row.about)
        for row in connection.execute(text(_STORIES), scope.parameters)
    ]


@dataclass(frozen=True)
class RoleLine:
    """Who has a role for an area. Without a `record` it is a colleague whose own working area it is."""

    record: AreaRole | None
    role: str
    who: str
    worker: str
    area: str
    place: str
    since: date | None = None
    until: date | None = None


_ROLES = f"""
    SELECT {", ".join(f"r.{quoted(name)}" for name in columns_of(AreaRole))},
      coalesce(w.name, r.name, '') AS who, coalesce(p.name, '') AS place
    FROM area_role r LEFT JOIN worker w ON w.id = r.worker AND w.live LEFT JOIN area p ON p.id = r.area
    WHERE r.live AND r.area {_INSIDE}"""
_COLLEAGUES = f"""
    SELECT w.id, w.role, w.name, m.target, coalesce(p.name, '') FROM member m
    JOIN worker w ON w.id = m.source AND w.live AND coalesce(w.active, 1) LEFT JOIN area p ON p.id = m.target
    WHERE m.kind = 'worker' AND m.field = 'areas' AND m.target {_INSIDE}"""


def roles(connection: Connection, around: Collection[str]) -> list[RoleLine]:
    """Who has, or had, which role for some areas, and which colleagues have them as their working area."""
    asked = {"areas": json.dumps(sorted(around))}
    found = [_role(row) for row in connection.execute(text(_ROLES), asked).mappings()]
    named = {line.worker for line in found if line.until is None}
    colleagues = [
        RoleLine(None, role, name, worker, area, place)
        for worker, role, name, area, place in connection.execute(text(_COLLEAGUES), asked)
        if worker not in named
    ]
    return found + colleagues


def _role(row: RowMapping) -> RoleLine:
    record = record_of(AreaRole, row)
    return RoleLine(
        record, record.role, row["who"], record.worker or "", record.area or "", row["place"], record.since,
        record.until,
    )  # fmt: skip


_AROUND = """
    WITH RECURSIVE around(id) AS (
        SELECT :area
        UNION SELECT a.parent FROM area a JOIN around ON around.id = a.id WHERE a.live AND a.parent IS NOT NULL
        UNION SELECT m.source FROM member m JOIN around ON around.id = m.target
          WHERE m.field = 'parts' AND m.kind = 'area'
    ) SELECT id FROM around"""


def around(connection: Connection, area_id: str) -> list[str]:
    """The ids of an area and of all areas that it lies in."""
    return list(connection.execute(text(_AROUND), {"area": area_id}).scalars())


def _codes(stored: str | None) -> tuple[str, ...]:
    return tuple(json.loads(stored)) if stored else ()
