"""Days and durations, as they are shown and as they are typed."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijkwerker.domain.date_words import find_days
from wijkwerker.domain.dates import (
    clock,
    day_and_time,
    duration_text,
    hours_text,
    long_day,
    moment_of,
    month_text,
    near_day,
    parse_day,
    short_day,
    short_month,
    short_weekday,
)
from wijkwerker.domain.folding import flat

TODAY = date(2026, 11, 20)  # a Friday


@pytest.mark.parametrize(
    ("day", "shown"),
    [
        (date(2026, 11, 20), "vandaag"),
        (date(2026, 11, 19), "gisteren"),
        (date(2026, 11, 21), "morgen"),
        (date(2026, 10, 12), "ma 12 okt"),
        (date(2025, 10, 12), "zo 12 okt 2025"),
        (date(2027, 1, 1), "vr 1 jan 2027"),
    ],
)
def test_a_near_day_is_a_word_and_a_far_one_has_its_year(day: date, shown: str) -> None:
    assert near_day(day, TODAY) == shown


def test_days_months_and_times_have_their_dutch_names() -> None:
    assert short_day(TODAY, TODAY) == "vr 20 nov"
    assert long_day(TODAY, TODAY) == "vrijdag 20 november"
    assert long_day(date(2025, 3, 1), TODAY) == "zaterdag 1 maart 2025"
    assert month_text(TODAY) == "november 2026"
    assert month_text(TODAY, year=False) == "november"
    assert (short_month(3), short_weekday(6)) == ("mrt", "zo")
    assert clock(datetime(2026, 10, 13, 9, 5)) == "09:05"
    assert day_and_time(datetime(2026, 10, 13, 13, 0), TODAY) == "di 13 okt 13:00"


@pytest.mark.parametrize(
    ("hours", "shown"),
    [(4.5, "4½ uur"), (0.5, "½ uur"), (2.25, "2¼ uur"), (1, "1 uur"), (12.0, "12 uur"), (4.3, "4,3 uur"), (0, "0 uur")],
)
def test_hours_are_shown_with_halves_and_quarters(hours: float, shown: str) -> None:
    assert hours_text(hours) == shown


@pytest.mark.parametrize(
    ("minutes", "shown"),
    [(45, "45 min"), (60, "1 uur"), (90, "1½ uur"), (100, "1 uur 40 min"), (125, "2 uur 5 min"), (0, "0 uur")],
)
def test_a_duration_is_shown_in_the_shortest_way(minutes: int, shown: str) -> None:
    assert duration_text(minutes) == shown


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("vandaag", date(2026, 11, 20)),
        ("Gisteren", date(2026, 11, 19)),
        ("vr", date(2026, 11, 13)),
        ("ma.", date(2026, 11, 16)),
        ("op dinsdag", date(2026, 11, 17)),
        ("vorige week do", date(2026, 11, 12)),
        ("13-10", date(2026, 10, 13)),
        ("13/12", date(2025, 12, 13)),
        ("13 okt", date(2026, 10, 13)),
        ("13 okt 1985", date(1985, 10, 13)),
        ("13-10-1985", date(1985, 10, 13)),
        ("2027-10-13", date(2027, 10, 13)),
        ("1 mei 2031", date(2031, 5, 1)),
        ("morgen", date(2026, 11, 21)),
        ("twee weken geleden", date(2026, 11, 6)),
        ("29-02", date(2024, 2, 29)),
        ("31-02-2026", None),
        ("31 februari", None),
        ("ooit", None),
        ("vandaag of morgen", None),
        ("", None),
    ],
)
def test_a_date_field_understands_what_people_type(typed: str, day: date | None) -> None:
    assert parse_day(typed, today=TODAY) == day


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("vrijdag", date(2026, 11, 27)),
        ("komende ma", date(2026, 11, 23)),
        ("volgende week dinsdag", date(2026, 11, 24)),
        ("dinsdag volgende week", date(2026, 11, 24)),
        ("1 dec", date(2026, 12, 1)),
        ("voor 1 dec.", date(2026, 12, 1)),
        ("13-10", date(2027, 10, 13)),
        ("overmorgen", date(2026, 11, 22)),
        ("over drie dagen", date(2026, 11, 23)),
        ("over 2 weken", date(2026, 12, 4)),
        ("over een maand", date(2026, 12, 20)),
        ("eind van de week", date(2026, 11, 20)),
        ("eind november", date(2026, 11, 30)),
        ("eind van de maand", date(2026, 11, 30)),
        ("volgende week", date(2026, 11, 27)),
        ("begin volgende week", date(2026, 11, 23)),
        ("na het weekend", date(2026, 11, 23)),
        ("dit weekend", date(2026, 11, 21)),
        ("voor het weekend", date(2026, 11, 20)),
        ("volgende maand", date(2026, 12, 31)),
        ("gisteren", date(2026, 11, 19)),
    ],
)
def test_a_day_ahead_is_the_next_one(typed: str, day: date) -> None:
    assert parse_day(typed, today=TODAY, ahead=True) == day


@pytest.mark.parametrize(
    "text",
    [
        "zo mooi",
        "net zo",
        "met ma op pad",
        "to do lijstje",
        "12-14 jaar",
        "4-5 bewoners",
        "24/7 open",
        "met 2/3 van de straat",
        "elke maandag",
        "komende vrijdag",
        "tot vrijdag",
        "vrijdag a.s.",
        "vrijdag is er een feest",
        "van ma t/m vr",
        "goede morgen",
        "12-11-1950",
        "1.30",
    ],
)
def test_what_only_looks_like_a_past_day_is_none(text: str) -> None:
    assert find_days(flat(text), today=TODAY, ahead=False) == []


@given(st.text(st.characters()), st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.booleans())
def test_no_text_breaks_a_date_field(text: str, today: date, ahead: bool) -> None:
    parse_day(text, today=today, ahead=ahead)
    for found in find_days(flat(text), today=today, ahead=ahead):
        assert found.day >= today if ahead else found.day <= today


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)), st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_a_shown_day_can_be_typed_back(day: date, today: date) -> None:
    if day.year != today.year:
        assert parse_day(short_day(day, today), today=today) == day
    assert parse_day(near_day(day, today), today=today, ahead=day >= today) == day


def test_a_logged_moment_is_the_same_moment_on_the_own_clock() -> None:
    logged = datetime(2026, 11, 20, 16, 30, tzinfo=UTC)
    assert moment_of("2026-11-20T16:30:00+00:00") == moment_of("2026-11-20T16:30:00") == logged
    assert moment_of("2026-11-20T16:30:00").tzinfo is not None
