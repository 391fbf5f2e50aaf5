"""The area and period that all pages look at."""

from datetime import date

import pytest

from wijkwerker.gui.scope import PERIODS, Scope, bounds, scope_from

TODAY = date(2026, 11, 20)  # a Friday


@pytest.mark.parametrize(
    ("period", "first", "last"),
    [
        ("deze week", date(2026, 11, 16), date(2026, 11, 22)),
        ("deze maand", date(2026, 11, 1), date(2026, 11, 30)),
        ("dit kwartaal", date(2026, 10, 1), date(2026, 12, 31)),
        ("dit jaar", date(2026, 1, 1), date(2026, 12, 31)),
        ("vorig jaar", date(2025, 1, 1), date(2025, 12, 31)),
        ("alles", None, None),
    ],
)
def test_a_period_has_its_first_and_last_day(period: str, first: date | None, last: date | None) -> None:
    assert bounds(period, TODAY) == (first, last)


def test_december_ends_on_the_last_day_of_the_year() -> None:
    assert bounds("deze maand", date(2024, 12, 3)) == (date(2024, 12, 1), date(2024, 12, 31))


def test_an_own_period_is_put_in_order() -> None:
    scope = Scope().with_period("eigen", TODAY, date(2026, 9, 30), date(2026, 9, 1))
    assert (scope.from_, scope.until) == (date(2026, 9, 1), date(2026, 9, 30))
    assert scope.period_label() == "01-09-2026 – 30-09-2026"


def test_a_half_open_period_says_so() -> None:
    assert Scope().with_period("eigen", TODAY, date(2026, 9, 1)).period_label() == "Vanaf 01-09-2026"
    assert Scope().with_period("eigen", TODAY, None, date(2026, 9, 1)).period_label() == "Tot en met 01-09-2026"


def test_a_scope_comes_back_from_the_settings_as_it_was() -> None:
    for period in PERIODS:
        scope = Scope().with_area("a1", "Overvecht").with_period(period, TODAY, date(2026, 2, 1), date(2026, 3, 1))
        assert scope_from(dict(scope.to_settings()), TODAY) == scope


def test_settings_that_make_no_sense_become_this_year_everywhere() -> None:
    scope = scope_from({"scope.period": "ooit", "scope.from": "gisteren", "scope.area": None}, TODAY)
    assert scope == Scope().with_period("dit jaar", TODAY)
    assert scope.area_label() == "Alle gebieden"
