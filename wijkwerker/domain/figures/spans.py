"""In which phase, and on which step of the ladder, an initiative was on which days.

A day has the phase that it ended with. Without any change on record, what the initiative is now holds since its start.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from wijkwerker.domain.figures.period import last_of_month

ENDED = frozenset({"afgerond", "zelfstandig", "gestopt"})  # in these phases an initiative is not counted


@dataclass(frozen=True)
class Span:
    """The days from `from_` up to and including `until` with one code; `date.max` is until further notice."""

    code: str
    from_: date
    until: date


@dataclass(frozen=True)
class Step:
    """A change on record: on which day, from what (None when not known), to what."""

    on: date
    before: str | None
    after: str


def phase_spans(begin: date, phase: str, changes: Sequence[Step]) -> list[Span]:
    """The phases of an initiative that began on `begin` and now is in `phase`; `changes` as they were made."""
    ordered = sorted(changes, key=lambda change: change.on)
    if not ordered:
        return _spans([(begin, phase)])
    first = ordered[0]
    points = [(change.on, change.after) for change in ordered]
    if begin < first.on:
        points.insert(0, (begin, first.before or first.after))
    return _spans(points)


def ladder_spans(begin: date, ladder: str | None, changes: Sequence[Step]) -> list[Span]:
    """The steps of the ladder, as far as they are known: before the first change on record nothing is said."""
    if not changes:
        return _spans([(begin, ladder)]) if ladder else []
    return _spans([(change.on, change.after) for change in sorted(changes, key=lambda change: change.on)])


def active_spans(phases: Iterable[Span]) -> list[Span]:
    """The days on which an initiative counts: those in a phase that is no end."""
    merged: list[Span] = []
    for span in phases:
        if span.code in ENDED:
            continue
        if merged and merged[-1].until + timedelta(days=1) == span.from_:
            merged[-1] = Span("", merged[-1].from_, span.until)
        else:
            merged.append(Span("", span.from_, span.until))
    return merged


@dataclass(frozen=True)
class State:
    """Days in one phase and on one step of the ladder ('' when not known).

    `active` is the last day up to `until` on which the initiative counted; None when it never had.
    """

    phase: str
    step: str
    from_: date
    until: date
    active: date | None


def states(phases: Sequence[Span], ladders: Sequence[Span]) -> list[State]:
    """The phases cut where the step of the ladder changes."""
    result: list[State] = []
    active: date | None = None
    for phase in phases:
        inside = [step for step in ladders if step.from_ <= phase.until and step.until >= phase.from_]
        cuts = [("", phase.from_), *((step.code, max(step.from_, phase.from_)) for step in inside)]
        ends = [start - timedelta(days=1) for _code, start in cuts[1:]] + [phase.until]
        for (step_code, start), end in zip(cuts, ends, strict=True):
            if end >= start:
                active = active if phase.code in ENDED else end
                result.append(State(phase.code, step_code, start, end, active))
    return result


def whole_months(active: Iterable[Span]) -> list[Span]:
    """The calendar months with an active day, those that follow each other as one span."""
    merged: list[Span] = []
    for span in active:
        first, last = span.from_.replace(day=1), last_of_month(span.until)
        if merged and first <= merged[-1].until + timedelta(days=1):
            merged[-1] = Span("", merged[-1].from_, last)
        else:
            merged.append(Span("", first, last))
    return merged


def year_ends(found: Iterable[State]) -> list[Span]:
    """For each step of the ladder the years, as spans from 31 December to 31 December, that ended with it.

    Only years with an active day count.
    """
    result: list[Span] = []
    for state in found:
        if state.active is None or not state.step:
            continue
        first = date(state.from_.year, 12, 31)
        last_year = min(state.until, date(state.active.year, 12, 31))
        last = last_year if last_year == date(last_year.year, 12, 31) else date(max(last_year.year - 1, 1), 12, 31)
        if first <= last:
            result.append(Span(state.step, first, last))
    return result


def _spans(points: list[tuple[date, str]]) -> list[Span]:
    days = dict(points)  # of several changes on one day the last one holds
    result: list[Span] = []
    for day in sorted(days):
        if result and result[-1].code == days[day]:
            continue
        if result:
            result[-1] = Span(result[-1].code, result[-1].from_, day - timedelta(days=1))
        result.append(Span(days[day], day, date.max))
    return result
