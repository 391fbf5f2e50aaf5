"""The page Buurten: which areas there are with what happens in them, and one of them in full."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.domain.figures import Figures, MonthRow, Period
from wijkwerker.domain.figures.period import last_of_month
from wijkwerker.domain.kinds import Area
from wijkwerker.domain.language import _
from wijkwerker.services.lists import Lists
from wijkwerker.services.overview import Overviews
from wijkwerker.storage.queries import areas as area_queries
from wijkwerker.storage.queries import neighbourhoods as queries
from wijkwerker.storage.queries import records, spans
from wijkwerker.storage.queries.figures import NOTHING, Counter, Scope, figures, total
from wijkwerker.storage.queries.neighbourhoods import AreaFacts, RoleLine, Signal, StoryLine, Talents
from wijkwerker.storage.store import Store

__all__ = [
    "AreaCounts",
    "AreaLine",
    "AreaProfile",
    "AreaTree",
    "Gap",
    "Neighbourhoods",
    "Rising",
    "RoleLine",
    "Signal",
    "StoryLine",
    "Talents",
    "ThemeLine",
]

FEW_STRENGTHS = 3
_LEAST_MONTHS, _MOST_MONTHS = 6, 24  # of a trend
_RISING_FROM = 3  # worries about one theme
_RISING_BY = 1.5


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


@dataclass(frozen=True)
class ThemeLine:
    """How often a theme was the matter, and how often as kracht and as zorg."""

    code: str
    label: str
    moments: int
    kracht: int
    zorg: int


@dataclass(frozen=True)
class Gap:
    """What there is for one opgave; nothing is a question, no fault."""

    code: str
    label: str
    moments: int
    activities: int
    initiatives: int


@dataclass(frozen=True)
class Rising:
    """A theme about which there are more worries than in the period before."""

    theme: str
    label: str
    now: int
    before: int


@dataclass(frozen=True)
class AreaProfile:
    """One area in full. `months` are the trend, `strengths` the newest of `figures.kracht`; roles are in order."""

    area: Area
    within: str
    period: Period
    figures: Figures
    months: tuple[MonthRow, ...]
    strengths: tuple[Signal, ...]
    talents: Talents
    stories: tuple[StoryLine, ...]
    themes: tuple[ThemeLine, ...]
    gaps: tuple[Gap, ...]
    rising: Rising | None
    roles: tuple[RoleLine, ...]
    role_labels: Mapping[str, str]
    kind_labels: Mapping[str, str]


class Neighbourhoods:
    """What happens where. A period without a first or last day goes on as far as the work on file."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._lists = Lists(store)
        self._overviews = Overviews(store)

    def tree(self, area_id: str | None, from_: date | None, until: date | None, today: date) -> AreaTree:
        """All areas within an area (None: everywhere) with their counts; earlier divisions only where work lies."""
        self._overviews.freshen()
        with self._store.read() as connection:
            facts = {one.id: one for one in queries.areas(connection)}
            inside = frozenset(area_queries.within(connection, area_id)) if area_id else None
            scope = Scope(queries.whole_period(connection, from_, until, today), inside)
            sums = Counter(connection, scope, dimensions=[""]).by_area()
            initiatives = spans.initiatives_by_area(connection, scope)
            activities = spans.activities_by_area(connection, scope)
        own = {
            area: AreaCounts(
                int(sums.get(area, NOTHING)["moments"]),
                activities.get(area, 0),
                initiatives.get(area, 0),
                int(sums.get(area, NOTHING)["kracht"] + sums.get(area, NOTHING)["zorg"]),
            )
            for area in {*sums, *initiatives, *activities}
        }
        kept = {key: one for key, one in facts.items() if inside is None or key in inside}
        return _tree(area_id or "", kept, own)

    def profile(self, area_id: str, from_: date | None, until: date | None, today: date) -> AreaProfile:
        """One area in full. Raises WijkwerkerError when it is no longer there."""
        self._overviews.freshen()
        choices = self._lists.all()
        with self._store.read() as connection:
            area = records.get(connection, Area, area_id)
            if area is None:
                raise WijkwerkerError(_("Dit gebied is er niet meer."), _("Kies een ander gebied in de lijst."))
            inside = frozenset(area_queries.within(connection, area_id))
            scope = Scope(queries.whole_period(connection, from_, until, today), inside)
            counter = Counter(connection, scope, dimensions=["", "theme", "opgave"])
            found = figures(
                total(counter.by_area().values()),
                initiatives=sum(spans.initiatives_by_area(connection, scope).values()),
                activities=sum(spans.activities_by_area(connection, scope).values()),
            )
            themes = _themes(counter, dict(choices.get("theme", ())))
            trend = Scope(_trend(scope.period, today), inside)
            return AreaProfile(
                area=area,
                within=records.titles(connection, "area", [area.parent or ""]).get(area.parent or "", ""),
                period=scope.period,
                figures=found,
                months=_months(Counter(connection, trend, dimensions=[""]), spans.initiatives_by_month(connection, trend)),
                strengths=tuple(queries.signals(connection, scope, "kracht", min(found.kracht, FEW_STRENGTHS))),
                talents=queries.talents(connection, inside),
                stories=tuple(queries.stories(connection, scope)),
                themes=themes,
                gaps=_gaps(
                    counter,
                    queries.activities_by_opgave(connection, scope),
                    queries.initiatives_by_opgave(connection, scope),
                    choices.get("opgave", ()),
                ),
                rising=_rising(
                    themes,
                    Counter(
                        connection, Scope(queries.directly_before(scope.period), inside), dimensions=["theme"]
                    ).by_code("theme"),
                )
                if from_ and until and found.zorg >= _RISING_FROM
                else None,
                roles=_ordered(
                    queries.roles(connection, queries.around(connection, area_id)), area_id, choices.get("area_role", ())
                ),
                role_labels=dict(choices.get("area_role", ())),
                kind_labels=dict(choices.get("kind", ())),
            )

    def signals(
        self, area_id: str, period: Period, polarity: str, most: int, *, theme: str = ""
    ) -> list[Signal]:
        """The newest moments with kracht or zorg in an area, with one theme (a code) if given."""
        with self._store.read() as connection:
            scope = Scope(period, frozenset(area_queries.within(connection, area_id)))
            return queries.signals(connection, scope, polarity, most, theme)


def _tree(root: str, facts: Mapping[str, AreaFacts], own: Mapping[str, AreaCounts]) -> AreaTree:
    below: dict[str, list[str]] = {}
    for area in facts.values():
        if area.parent in facts and area.parent != area.id:
            below.setdefault(area.parent, []).append(area.id)
    in_use = {
        area.id for area in facts.values() if area.until is None or area.id == root or own.get(area.id)
    }

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


def _trend(period: Period, today: date) -> Period:
    """The whole months of a period up to today, six at least and two years at most."""
    end = last_of_month(max(min(period.until, today), period.from_))
    month = end.year * 12 + end.month  # the number of the month after it
    first = period.from_.year * 12 + period.from_.month - 1
    first = max(min(first, month - _LEAST_MONTHS), month - _MOST_MONTHS, 12)
    return Period(date(first // 12, first % 12 + 1, 1), end)


def _months(counter: Counter, initiatives: Mapping[str, int]) -> tuple[MonthRow, ...]:
    sums = counter.by_month()
    return tuple(
        MonthRow(
            month=date.fromisoformat(f"{month}-01"),
            figures=figures(sums.get(month, NOTHING), initiatives=count),
        )
        for month, count in sorted(initiatives.items())
    )


def _themes(counter: Counter, labels: Mapping[str, str]) -> tuple[ThemeLine, ...]:
    lines = [
        ThemeLine(code, labels.get(code, code), int(sums["moments"]), int(sums["kracht"]), int(sums["zorg"]))
        for code, sums in counter.by_code("theme").items()
        if sums["moments"]
    ]
    return tuple(sorted(lines, key=lambda line: (-line.moments, line.label)))


def _gaps(
    counter: Counter,
    activities: Mapping[str, int],
    initiatives: Mapping[str, int],
    choices: Sequence[tuple[str, str]],
) -> tuple[Gap, ...]:
    sums = counter.by_code("opgave")
    return tuple(
        Gap(code, label, int(sums.get(code, NOTHING)["moments"]), activities.get(code, 0), initiatives.get(code, 0))
        for code, label in choices
    )


def _rising(themes: Sequence[ThemeLine], before: Mapping[str, Mapping[str, float]]) -> Rising | None:
    rising = [
        Rising(line.code, line.label, line.zorg, int(before.get(line.code, NOTHING)["zorg"]))
        for line in themes
        if line.zorg >= _RISING_FROM
    ]
    rising = [one for one in rising if one.now >= _RISING_BY * one.before]
    return max(rising, key=lambda one: (one.now - one.before, one.label), default=None)


def _ordered(lines: Sequence[RoleLine], area_id: str, choices: Sequence[tuple[str, str]]) -> tuple[RoleLine, ...]:
    """Those of the area itself first, then in the order of the team's list, the newest first."""
    places = {code: place for place, (code, _label) in enumerate(choices)}
    return tuple(
        sorted(
            lines,
            key=lambda line: (
                line.area != area_id,
                places.get(line.role, len(places)),
                -(line.since or date.min).toordinal(),
                line.who,
            ),
        )
    )
