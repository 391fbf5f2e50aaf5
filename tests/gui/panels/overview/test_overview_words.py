"""How periods, changes and files are named on the page Overzichten."""

import datetime as dt

import pytest

from wijkwerker.domain.figures import FEW, Figures, Overview, Period, Place
from wijkwerker.gui.panels.overview.words import change_words, file_name, filter_words, period_words

TODAY = dt.date(2026, 11, 20)


def period(first: str, last: str) -> Period:
    return Period(dt.date.fromisoformat(first), dt.date.fromisoformat(last))


def overview(days: Period, place: str = "", **more: object) -> Overview:
    values: dict[str, object] = {"figures": Figures(), "previous": Figures(), **more}
    where = Place(id="1", code="WK1", name=place, level="wijk") if place else None
    return Overview(period=days, place=where, made_on=TODAY, **values)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2026-01-01", "2026-12-31", "2026"),
        ("2024-01-01", "2026-12-31", "2024 – 2026"),
        ("2026-01-01", "2026-09-30", "jan – sep 2026"),
        ("2026-11-01", "2026-11-30", "nov 2026"),
        ("2025-11-01", "2026-01-31", "nov 2025 – jan 2026"),
        ("2026-01-01", "2026-11-20", "1 jan – 20 nov 2026"),
        ("2026-11-02", "2026-11-08", "2 – 8 nov 2026"),
        ("2025-12-29", "2026-01-04", "29 dec 2025 – 4 jan 2026"),
        ("2026-11-20", "2026-11-20", "20 nov 2026"),
    ],
)
def test_a_period_is_said_as_shortly_as_can_be(first: str, last: str, words: str) -> None:
    assert period_words(period(first, last)) == words


def test_a_change_says_over_how_long_and_which_way() -> None:
    year = period("2026-01-01", "2026-11-20")
    risen = overview(year, figures=Figures(moments=109), previous=Figures(moments=100))
    fallen = overview(year, figures=Figures(moments=80), previous=Figures(moments=100))
    same = overview(year, figures=Figures(moments=100), previous=Figures(moments=100))
    assert change_words(risen, "moments") == ("+9 % in een jaar", "up")
    assert change_words(fallen, "moments") == ("−20 % in een jaar", "down")
    assert change_words(same, "moments") == ("±0 % in een jaar", "")


def test_nothing_is_said_of_a_change_that_cannot_be_known() -> None:
    days = period("2026-01-01", "2026-11-20")
    few = overview(days, figures=Figures(attendance=FEW), previous=Figures(attendance=10))
    assert change_words(few, "attendance") == ("", "")
    assert change_words(overview(days, figures=Figures(moments=3)), "moments") == ("", "")


def test_a_longer_period_is_not_compared_with_a_year() -> None:
    years = period("2024-01-01", "2026-12-31")
    grown = overview(years, figures=Figures(moments=20), previous=Figures(moments=10))
    assert change_words(grown, "moments") == ("+100 %", "up")


@pytest.mark.parametrize(
    ("first", "last", "place", "shared", "name"),
    [
        ("2026-01-01", "2026-11-20", "Overvecht", False, "overzicht overvecht 2026.xlsx"),
        ("2026-11-01", "2026-11-20", "Overvecht", False, "overzicht overvecht nov 2026.xlsx"),
        ("2026-02-01", "2026-11-20", "", False, "overzicht alle gebieden 1 feb-20 nov 2026.xlsx"),
        ("2025-01-01", "2025-12-31", "Vechtzoom-noord/Klopvaart", True,
         "overzicht vechtzoom-noord klopvaart 2025 om te delen.xlsx"),
    ],
)  # fmt: skip
def test_a_file_is_named_after_place_and_period(first: str, last: str, place: str, shared: bool, name: str) -> None:
    assert file_name(overview(period(first, last), place), shared=shared) == name


def test_one_line_says_what_the_overview_is_about() -> None:
    days = period("2026-01-01", "2026-09-30")
    assert filter_words(overview(days)) == "Alle gebieden · jan – sep 2026 · alle thema’s"
    assert filter_words(overview(days, "Overvecht", themes=("Taal",))) == "Overvecht · jan – sep 2026 · Taal"
