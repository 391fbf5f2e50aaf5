"""One area in full: its figures, what goes well, what it is about, what is missing, and who does what."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import Connection

from wijkwerker.domain.figures import Figures, MonthRow, Period
from wijkwerker.domain.figures.period import last_of_month
from wijkwerker.domain.kinds import Area
from wijkwerker.storage.queries import areas as area_queries
from wijkwerker.storage.queries import neighbourhoods, records, spans
from wijkwerker.storage.queries.figures import NOTHING, Counter, Scope, figures, total
from wijkwerker.storage.queries.neighbourhoods import RoleLine, Signal, StoryLine, Talents
from wijkwerker.storage.queries.overview import Choices

FEW_STRENGTHS = 3
_LEAST_MONTHS, _MOST_MONTHS = 6, 24  # of a trend
_RISING_FROM = 3  # worries about one theme
_RISING_BY = 1.5


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


@dataclass(frozen=True)
class Question:
    """Which area, in which period, seen on which day. Only a period that `is_closed` has one before it.

    `choices` are the value lists by key, for labels and order.
    """

    area: str
    period: Period
    is_closed: bool
    today: date
    choices: Mapping[str, Choices]


def profile(connection: Connection, question: Question) -> AreaProfile | None:
    """The area in full; None when it is no longer there. The summary must be fresh (`summing`)."""
    area = records.get(connection, Area, question.area)
    if area is None:
        return None
    scope = Scope(question.period, frozenset(area_queries.within(connection, area.id)))
    counter = Counter(connection, scope, dimensions=["", "theme", "opgave"])
    initiatives, activities = spans.initiatives(connection, scope), spans.activities(connection, scope)
    found = figures(
        total(counter.by_area().values()),
        initiatives=initiatives.by_area.total(),
        activities=activities.by_area.total(),
    )
    themes = _themes(counter, dict(question.choices.get("theme", ())))
    return AreaProfile(
        area=area,
        within=records.titles(connection, "area", [area.parent]).get(area.parent, "") if area.parent else "",
        period=question.period,
        figures=found,
        months=_months(connection, replace(scope, period=_trend(question.period, question.today))),
        strengths=tuple(neighbourhoods.signals(connection, scope, "kracht", min(found.kracht, FEW_STRENGTHS))),
        talents=neighbourhoods.talents(connection, scope.areas or ()),
        stories=tuple(neighbourhoods.stories(connection, scope)),
        themes=themes,
        gaps=_gaps(counter, activities.by_opgave, initiatives.by_opgave, question.choices.get("opgave", ())),
        rising=_rising(connection, scope, themes) if question.is_closed else None,
        roles=_roles(connection, area.id, question.choices.get("area_role", ())),
        role_labels=dict(question.choices.get("area_role", ())),
        kind_labels=dict(question.choices.get("kind", ())),
    )


def _trend(period: Period, today: date) -> Period:
    """The whole months of a period up to today, six at least and two years at most."""
    end = last_of_month(max(min(period.until, today), period.from_))
    month = end.year * 12 + end.month  # the number of the month after it
    first = period.from_.year * 12 + period.from_.month - 1
    first = max(min(first, month - _LEAST_MONTHS), month - _MOST_MONTHS, 12)
    return Period(date(first // 12, first % 12 + 1, 1), end)


def _months(connection: Connection, scope: Scope) -> tuple[MonthRow, ...]:
    sums = Counter(connection, scope, dimensions=[""]).by_month()
    initiatives = spans.initiatives_by_month(connection, scope)
    return tuple(
        MonthRow(month=date.fromisoformat(f"{month}-01"), figures=figures(sums.get(month, NOTHING), initiatives=count))
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
    counter: Counter, activities: Mapping[str, int], initiatives: Mapping[str, int], choices: Choices
) -> tuple[Gap, ...]:
    sums = counter.by_code("opgave")
    return tuple(
        Gap(code, label, int(sums.get(code, NOTHING)["moments"]), activities.get(code, 0), initiatives.get(code, 0))
        for code, label in choices
    )


def _rising(connection: Connection, scope: Scope, themes: Sequence[ThemeLine]) -> Rising | None:
    worrying = [line for line in themes if line.zorg >= _RISING_FROM]
    earlier = scope.period.directly_before()
    if not worrying or earlier is None:
        return None
    before = Counter(connection, replace(scope, period=earlier), dimensions=["theme"]).by_code("theme")
    compared = [Rising(t.code, t.label, t.zorg, int(before.get(t.code, NOTHING)["zorg"])) for t in worrying]
    rising = [one for one in compared if one.now >= _RISING_BY * one.before]
    return max(rising, key=lambda one: (one.now - one.before, one.label), default=None)


def _roles(connection: Connection, area: str, choices: Choices) -> tuple[RoleLine, ...]:
    """Those of the area itself first, then in the order of the team's list, the newest first.

    Who has a role in the area itself is not named again for the larger area.
    """
    lines = neighbourhoods.roles(connection, neighbourhoods.around(connection, area))
    places = {code: place for place, (code, _label) in enumerate(choices)}
    here = {(line.role, line.who) for line in lines if line.area == area and line.until is None}
    kept = [line for line in lines if line.area == area or line.until or (line.role, line.who) not in here]

    def order(line: RoleLine) -> tuple[bool, int, int, str]:
        place = places.get(line.role, len(places))
        return line.area != area, place, -(line.since or date.min).toordinal(), line.who

    return tuple(sorted(kept, key=order))
