"""The overview of a scope, put together from its sums, spans and details."""

from collections import Counter as Counts
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from sqlalchemy import Connection, text

from wijkwerker.domain.figures import (
    AreaRow,
    CodeRow,
    Details,
    Figures,
    LadderYear,
    MonthRow,
    Overview,
    People,
    Period,
    PhaseRow,
    Place,
)
from wijkwerker.storage.queries import areas, details, spans
from wijkwerker.storage.queries.figures import NOTHING, Counter, Scope, figures, total
from wijkwerker.storage.queries.spans import Work
from wijkwerker.storage.rows import day_of

Choices = Sequence[tuple[str, str]]  # codes with their labels, in the order of the list
_COUNTS_UNDER = {"moeders": "ouders", "vaders": "ouders"}
_YEARS_BEFORE = 3  # of the ladder, so that a direction shows
_MANY_MONTHS = 300
_FEW_AREAS = 60  # up to so many areas, buurten without any work are listed as well


@dataclass(frozen=True, kw_only=True)
class Question:
    """What an overview is asked for. `choices` are the value lists by key, for labels and order."""

    period: Period
    area: str | None = None
    themes: frozenset[str] = frozenset()
    made_on: date
    team: str = ""
    choices: Mapping[str, Choices] = field(default_factory=dict)


def overview(connection: Connection, question: Question) -> Overview:
    """All figures of the question. The summary must be fresh (`summing`)."""
    scope = _scope(connection, question)
    counter = Counter(connection, scope)
    initiatives, activities = spans.initiatives(connection, scope), spans.activities(connection, scope)
    rows = _by_area(connection, counter, question, scope.areas, initiatives, activities)
    by_theme = _by_code(counter, "theme", question)
    return Overview(
        period=question.period,
        place=details.places(connection, {question.area}).get(question.area) if question.area else None,
        made_on=question.made_on,
        team=question.team,
        themes=tuple(_label(question, "theme", code) for code in sorted(question.themes)),
        theme_codes=tuple(sorted(question.themes)),
        figures=_together(rows),
        previous=_previous(connection, scope),
        by_month=_by_month(connection, scope, counter),
        by_area=rows,
        by_opgave=_with_work(_by_code(counter, "opgave", question), initiatives.by_opgave, activities.by_opgave),
        by_leefgebied=_with_work(
            _by_code(counter, "leefgebied", question), initiatives.by_leefgebied, activities.by_leefgebied
        ),
        by_group=_by_group(counter, question),
        by_theme=tuple(row for row in by_theme if row.figures != Figures()),
        by_phase=_by_phase(connection, scope, question),
        ladder=_ladder(connection, scope),
    )


def first_day(connection: Connection) -> date | None:
    """The first day of the first month with a moment or a session. The summary must be fresh (`summing`)."""
    month = connection.execute(text("SELECT min(month) FROM summary_month WHERE dimension = ''")).scalar()
    return day_of(f"{month}-01") if month else None


def with_details(connection: Connection, question: Question, made: Overview) -> Overview:
    """The overview with what stands behind its figures."""
    scope = _scope(connection, question)
    initiatives = [
        replace(
            row,
            phase=_label(question, "phase", row.phase),
            ladder=_label(question, "participation_ladder", row.ladder),
            opgaven=tuple(_label(question, "opgave", code) for code in row.opgaven),
        )
        for row in details.initiatives(connection, scope)
    ]
    signals = [
        replace(row, themes=tuple(_label(question, "theme", code) for code in row.themes))
        for row in details.signals(connection, scope)
    ]
    return replace(
        made,
        details=Details(
            initiatives=tuple(initiatives),
            stories=tuple(details.stories(connection, scope, question.made_on)),
            signals=tuple(signals),
            lessons=tuple(details.lessons(connection, scope)),
        ),
    )


def _scope(connection: Connection, question: Question) -> Scope:
    inside = None if question.area is None else frozenset(areas.within(connection, question.area))
    return Scope(question.period, inside, question.themes)


def _label(question: Question, list_key: str, code: str) -> str:
    return next((label for known, label in question.choices.get(list_key, ()) if known == code), code)


def _by_area(
    connection: Connection,
    counter: Counter,
    question: Question,
    areas_: frozenset[str] | None,
    initiatives: Work,
    activities: Work,
) -> tuple[AreaRow, ...]:
    sums = counter.by_area()
    groups: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for (area, code), people in counter.reach_by_area().items():
        groups[area][code] = people
    ids = {*sums, *initiatives.by_area, *activities.by_area}
    if question.area is not None and areas_ is not None and len(areas_) <= _FEW_AREAS:
        ids |= details.buurten_in_use(connection, areas_)
    places = details.places(connection, ids)
    rows = [
        AreaRow(
            place=places.get(area, Place(id=area, code="", name="", level="")),
            figures=figures(
                sums.get(area, NOTHING),
                initiatives=initiatives.by_area[area],
                activities=activities.by_area[area],
            ),
            groups=_with_parents(groups[area]),
        )
        for area in ids
    ]
    order = {area: index for index, area in enumerate(places)}
    rows.sort(key=lambda row: order.get(row.place.id, len(order)))
    return tuple(sorted(_one_per_code(rows), key=_order))


def _one_per_code(rows: Iterable[AreaRow]) -> Iterator[AreaRow]:
    """The rows of one code as one row, that of the newest division; what is not on file has no code."""
    per_code: defaultdict[str, list[AreaRow]] = defaultdict(list)
    for row in rows:
        per_code[row.place.code].append(row)
    for same in per_code.values():
        groups: Counts[str] = Counts()
        for row in same:
            groups.update({code: people for code, people in row.groups.items() if isinstance(people, int)})
        yield AreaRow(place=same[0].place, figures=_together(same), groups=dict(groups))


def _order(row: AreaRow) -> tuple[bool, str, int, str, str]:
    """Wijk by wijk, a wijk's own row before its buurten; what lies nowhere comes last."""
    place = row.place
    levels = ("gemeente", "wijk", "eigen", "buurt")
    within = place.within if place.level == "buurt" else place.name
    level = levels.index(place.level) if place.level in levels else len(levels)
    return not place.code, within, level, place.name, place.id


def _with_parents(groups: dict[str, int]) -> dict[str, People]:
    """The reach per group, in which a group that counts under another one is added to that one too."""
    result = dict(groups)
    for part, whole in _COUNTS_UNDER.items():
        if part in groups:
            result[whole] = result.get(whole, 0) + groups[part]
    return dict(result)


def _together(rows: Collection[AreaRow]) -> Figures:
    """The figures of all areas: each thing lies in one area, so they add up."""
    keys = Figures.__dataclass_fields__
    summed = {key: sum(getattr(row.figures, key) for row in rows) for key in keys}
    return Figures(**{**summed, "volunteer_hours": round(summed["volunteer_hours"], 2)})


def _previous(connection: Connection, scope: Scope) -> Figures:
    before = replace(scope, period=scope.period.before())
    counter = Counter(connection, before, dimensions=[""])
    return figures(
        total(counter.by_area().values()),
        initiatives=spans.count_initiatives(connection, before),
        activities=spans.count_activities(connection, before),
    )


def _by_month(connection: Connection, scope: Scope, counter: Counter) -> tuple[MonthRow, ...]:
    sums = counter.by_month()
    running = spans.initiatives_by_month(connection, scope)
    rows: list[MonthRow] = []
    for part in scope.period.months():
        month = part.from_.isoformat()[:7]
        values = sums.get(month, NOTHING)
        activities = int(values["activities"])
        if not part.is_whole_month():
            activities = spans.count_activities(connection, replace(scope, period=part))
        made = figures(values, initiatives=running.get(month, 0), activities=activities)
        rows.append(MonthRow(month=part.from_.replace(day=1), figures=made))
    return tuple(rows if len(rows) <= _MANY_MONTHS else _with_work_between(rows))


def _with_work_between(rows: list[MonthRow]) -> list[MonthRow]:
    """From the first to the last month in which anything happened: who asks for a century wants to see the work."""
    filled = [index for index, row in enumerate(rows) if row.figures != Figures()]
    return rows[filled[0] : filled[-1] + 1] if filled else []


def _by_code(counter: Counter, dimension: str, question: Question) -> tuple[CodeRow, ...]:
    return _rows({code: figures(values) for code, values in counter.by_code(dimension).items()}, dimension, question)


def _with_work(rows: tuple[CodeRow, ...], initiatives: Counts[str], activities: Counts[str]) -> tuple[CodeRow, ...]:
    """The rows with their initiatives and activities, and rows for codes that only those have."""
    more = sorted({*initiatives, *activities} - {row.code for row in rows})
    return tuple(
        replace(row, figures=replace(row.figures, initiatives=initiatives[row.code], activities=activities[row.code]))
        for row in (*rows, *(CodeRow(code=code, label=code, figures=Figures()) for code in more))
    )


def _by_group(counter: Counter, question: Question) -> tuple[CodeRow, ...]:
    sums = counter.by_code("group")
    made = {code: [values] for code, values in sums.items()}
    for part, whole in _COUNTS_UNDER.items():
        if part in sums:
            made.setdefault(whole, []).append(sums[part])
    return _rows({code: figures(total(parts)) for code, parts in made.items()}, "group", question)


def _rows(made: Mapping[str, Figures], list_key: str, question: Question) -> tuple[CodeRow, ...]:
    """A row for every choice of the list, also those where nothing happened, and after them what is on no list."""
    known = dict(question.choices.get(list_key, ()))
    codes = [*known, *sorted(set(made) - set(known))]
    return tuple(CodeRow(code=c, label=known.get(c, c), figures=made.get(c, Figures())) for c in codes)


def _by_phase(connection: Connection, scope: Scope, question: Question) -> tuple[PhaseRow, ...]:
    counts = spans.phases(connection, scope)
    known = dict(question.choices.get("phase", ()))
    codes = [*known, *sorted(set(counts) - set(known))]
    return tuple(PhaseRow(code=c, label=known.get(c, c), initiatives=counts.get(c, 0)) for c in codes)


def _ladder(connection: Connection, scope: Scope) -> tuple[LadderYear, ...]:
    last = scope.period.until.year
    first = max(min(scope.period.from_.year, last - _YEARS_BEFORE), 1)
    years = []
    for year, counts in spans.ladder_by_year(connection, scope, range(first, last + 1)).items():
        low, middle, high = (sum(counts[step] for step in spans.LADDER[at : at + 2]) for at in (0, 2, 4))
        years.append(LadderYear(year=year, low=low, middle=middle, high=high))
    while years and years[0].year < scope.period.from_.year and not years[0].low + years[0].middle + years[0].high:
        years.pop(0)  # the team did not work with the file yet
    return tuple(years)
