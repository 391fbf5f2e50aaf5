"""Areas as a tree: what lies in which, and how much happens in each with all that lies in it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlalchemy import Connection

from wijkwerker.domain.figures import Period
from wijkwerker.storage.queries import areas as area_queries
from wijkwerker.storage.queries import neighbourhoods, spans
from wijkwerker.storage.queries.figures import NOTHING, Counter, Scope
from wijkwerker.storage.queries.neighbourhoods import AreaFacts


@dataclass(frozen=True)
class AreaCounts:
    """What can be counted per area on the page."""

    moments: int = 0
    activities: int = 0
    initiatives: int = 0
    signals: int = 0

    def __add__(self, other: "AreaCounts") -> "AreaCounts":
        return AreaCounts(
            self.moments + other.moments,
            self.activities + other.activities,
            self.initiatives + other.initiatives,
            self.signals + other.signals,
        )


@dataclass(frozen=True)
class AreaLine:
    """An area with its counts: `counts` of all that lies in it, `own` of what lies in none of its parts."""

    facts: AreaFacts
    counts: AreaCounts = AreaCounts()
    own: AreaCounts = AreaCounts()
    children: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """The id of the area."""
        return self.facts.id


@dataclass(frozen=True)
class AreaTree:
    """The areas within `root` by id, itself included; without a root `tops` are those that lie in none."""

    root: str
    tops: tuple[str, ...]
    areas: Mapping[str, AreaLine] = field(default_factory=dict)


def area_tree(connection: Connection, area_id: str | None, period: Period) -> AreaTree:
    """All areas within an area (None: everywhere) with their counts; those of earlier divisions only where work lies.

    The summary must be fresh (`summing`).
    """
    inside = frozenset(area_queries.within(connection, area_id)) if area_id else None
    facts = {one.id: one for one in neighbourhoods.areas(connection) if inside is None or one.id in inside}
    return _tree(area_id or "", facts, _counts(connection, Scope(period, inside)))


def _counts(connection: Connection, scope: Scope) -> dict[str, AreaCounts]:
    """What lies in each area itself."""
    sums = Counter(connection, scope, dimensions=[""]).by_area()
    initiatives = spans.initiatives(connection, scope).by_area
    activities = spans.activities(connection, scope).by_area
    counts = {}
    for area in {*sums, *initiatives, *activities}:
        own = sums.get(area, NOTHING)
        signals = int(own["kracht"] + own["zorg"])
        counts[area] = AreaCounts(int(own["moments"]), activities.get(area, 0), initiatives.get(area, 0), signals)
    return counts


def _tree(root: str, facts: Mapping[str, AreaFacts], own: Mapping[str, AreaCounts]) -> AreaTree:
    below: dict[str, list[str]] = {}
    for area in facts.values():
        if area.parent in facts and area.parent != area.id:
            below.setdefault(area.parent, []).append(area.id)
    in_use = {area.id for area in facts.values() if area.until is None or area.id == root or own.get(area.id)}

    def inside(area: str) -> set[str]:
        found, waiting = {area}, [area]
        while waiting:
            here = waiting.pop()
            for part in (*below.get(here, ()), *(facts[here].parts if here in facts else ())):
                if part not in found:
                    found.add(part)
                    waiting.append(part)
        return found

    lines = {
        area: AreaLine(
            facts[area],
            counts=sum((own[one] for one in inside(area) if one in own), AreaCounts()),
            own=own.get(area, AreaCounts()),
            children=tuple(
                dict.fromkeys(
                    one for one in (*below.get(area, ()), *facts[area].parts) if one in in_use and one != area
                )
            ),
        )
        for area in in_use
    }
    tops = (root,) if root else tuple(area for area in facts if area in in_use and facts[area].parent not in facts)
    return AreaTree(root, tops, lines)
