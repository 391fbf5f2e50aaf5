"""Periods compare with the same days earlier; spans say in which phase an initiative was on which day."""

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijkwerker.domain import language
from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.domain.figures import Period, change_in_percent, written
from wijkwerker.domain.figures.people import FEW
from wijkwerker.domain.figures.spans import Span, Step, active_spans, ladder_spans, phase_spans, states


def d(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("from_", "until", "before"),
    [
        ("2026-01-01", "2026-09-30", ("2025-01-01", "2025-09-30")),
        ("2026-02-01", "2026-02-28", ("2025-02-01", "2025-02-28")),
        ("2025-02-01", "2025-02-28", ("2024-02-01", "2024-02-29")),
        ("2024-02-29", "2024-02-29", ("2023-02-28", "2023-02-28")),
        ("2023-05-01", "2026-04-30", ("2020-05-01", "2023-04-30")),
        ("2026-01-01", "2027-01-01", ("2024-01-01", "2025-01-01")),
    ],
)
def test_a_period_is_compared_with_the_same_days_earlier(from_: str, until: str, before: tuple[str, str]) -> None:
    assert Period(d(from_), d(until)).before() == Period(d(before[0]), d(before[1]))


@pytest.mark.parametrize(
    ("from_", "until", "before"),
    [
        ("2026-03-01", "2026-03-31", ("2026-02-01", "2026-02-28")),
        ("2026-01-01", "2026-12-31", ("2025-01-01", "2025-12-31")),
        ("2026-03-08", "2026-03-14", ("2026-03-01", "2026-03-07")),
    ],
)
def test_directly_before_a_period_lies_one_of_the_same_length(from_: str, until: str, before: tuple[str, str]) -> None:
    assert Period(d(from_), d(until)).directly_before() == Period(d(before[0]), d(before[1]))


@pytest.mark.parametrize("until", ["0001-01-31", "0001-01-05"])
def test_before_the_first_day_there_is_lies_no_period(until: str) -> None:
    assert Period(dt.date.min, d(until)).directly_before() is None


@given(st.dates(dt.date(1990, 1, 1), dt.date(2060, 1, 1)), st.integers(0, 9000))
def test_the_months_of_a_period_are_the_period(start: dt.date, days: int) -> None:
    period = Period(start, start + dt.timedelta(days=days))
    months = list(period.months())
    assert months[0].from_ == period.from_
    assert months[-1].until == period.until
    assert all(a.until + dt.timedelta(days=1) == b.from_ for a, b in pairwise(months))
    assert all(part.from_.replace(day=1) == part.until.replace(day=1) for part in months)
    assert period.before().until < period.from_


def test_a_period_that_ends_before_it_starts_is_refused_with_advice() -> None:
    with pytest.raises(WijkwerkerError, match="einddatum") as refusal:
        Period(d("2026-02-01"), d("2026-01-31"))
    assert refusal.value.hint


def test_without_changes_the_phase_of_now_holds_since_the_start() -> None:
    assert phase_spans(d("2025-01-06"), "idee", []) == [Span("idee", d("2025-01-06"), dt.date.max)]


def test_a_change_begins_on_its_day_and_the_last_of_a_day_holds() -> None:
    changes = [
        Step(d("2025-03-01"), "idee", "verkenning"),
        Step(d("2025-05-01"), "verkenning", "aanvraag"),
        Step(d("2025-05-01"), "aanvraag", "gestopt"),
    ]
    assert phase_spans(d("2025-01-06"), "gestopt", changes) == [
        Span("idee", d("2025-01-06"), d("2025-02-28")),
        Span("verkenning", d("2025-03-01"), d("2025-04-30")),
        Span("gestopt", d("2025-05-01"), dt.date.max),
    ]


def test_an_initiative_does_not_count_while_it_has_ended() -> None:
    changes = [
        Step(d("2025-03-01"), "in uitvoering", "afgerond"),
        Step(d("2025-06-01"), "afgerond", "in uitvoering"),
    ]
    assert active_spans(phase_spans(d("2025-01-01"), "in uitvoering", changes)) == [
        Span("", d("2025-01-01"), d("2025-02-28")),
        Span("", d("2025-06-01"), dt.date.max),
    ]


def test_before_the_first_change_on_record_no_step_of_the_ladder_is_known() -> None:
    steps = [Step(d("2025-03-01"), None, "adviseren")]
    assert ladder_spans(d("2025-01-01"), "adviseren", steps) == [Span("adviseren", d("2025-03-01"), dt.date.max)]
    assert ladder_spans(d("2025-01-01"), "adviseren", []) == [Span("adviseren", d("2025-01-01"), dt.date.max)]
    assert ladder_spans(d("2025-01-01"), None, []) == []


def test_states_cut_the_phases_where_the_step_changes_and_keep_the_last_active_day() -> None:
    phases = [Span("idee", d("2025-01-01"), d("2025-06-30")), Span("afgerond", d("2025-07-01"), dt.date.max)]
    ladders = [Span("adviseren", d("2025-03-01"), dt.date.max)]
    found = [(s.phase, s.step, s.from_, s.active) for s in states(phases, ladders)]
    assert found == [
        ("idee", "", d("2025-01-01"), d("2025-02-28")),
        ("idee", "adviseren", d("2025-03-01"), d("2025-06-30")),
        ("afgerond", "adviseren", d("2025-07-01"), d("2025-06-30")),
    ]


@pytest.mark.parametrize(
    ("value", "text"), [(1284, "1.284"), (4.5, "4,5"), (1912.25, "1.912,25"), (0, "0"), (FEW, "<5")]
)
def test_figures_are_written_as_in_the_netherlands(value: float, text: str) -> None:
    assert written(value) == text


def test_figures_follow_the_language_of_the_screen() -> None:
    language.use("en")
    assert (written(1284), written(4.5)) == ("1,284", "4.5")


def test_a_change_in_percent_needs_something_to_compare_with() -> None:
    assert change_in_percent(109, 100) == 9
    assert change_in_percent(5, 0) is None
    assert change_in_percent(FEW, 10) is None
