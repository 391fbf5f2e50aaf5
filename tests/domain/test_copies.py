"""Which copies stay as time goes by."""

from datetime import datetime, timedelta

from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from wijkwerker.domain.copies import kept

NOW = datetime(2026, 11, 20, 17, 0)
TERM = 24
moments = st.datetimes(datetime(2023, 1, 1), NOW + timedelta(days=30)).map(lambda one: one.replace(microsecond=0))


def daily(days: int, per_day: int = 1) -> set[datetime]:
    """Copies of so many days until NOW, at nine o'clock and in the hours after it."""
    morning = NOW.replace(hour=9)
    return {morning - timedelta(days=day) + timedelta(hours=hour) for day in range(days) for hour in range(per_day)}


def test_of_two_years_of_days_a_month_a_quarter_and_most_of_a_year_stay_in_ever_wider_steps() -> None:
    stays = sorted(kept(daily(700), NOW, TERM), reverse=True)
    ages = [(NOW - one).days for one in stays]
    assert ages[:12] == list(range(12))
    assert ages[12:] == [12, 19, 20, 26, 33, 40, 47, 51, 54, 61, 81, 112, 143, 173, 204, 234]


def test_all_of_two_days_stay_and_of_a_day_before_that_the_last() -> None:
    stays = kept(daily(4, per_day=5), NOW, TERM)
    per_day = [sum(one.date() == (NOW - timedelta(days=day)).date() for one in stays) for day in range(4)]
    assert per_day == [5, 5, 1, 1]


def test_somebody_who_was_away_for_a_month_still_has_the_days_before_that() -> None:
    before = {one - timedelta(days=35) for one in daily(12)}
    assert kept({NOW, *before}, NOW, TERM) == {NOW, *before} - {min(before)}


def test_the_only_copy_stays_however_old_it_is() -> None:
    assert kept({datetime(2020, 1, 1)}, NOW, TERM) == {datetime(2020, 1, 1)}


def test_a_shorter_term_lets_go_of_what_is_older() -> None:
    stays = kept(daily(700), NOW, 6)
    assert min(stays) >= NOW - relativedelta(months=6)
    assert stays < kept(daily(700), NOW, TERM)


def test_a_clock_that_was_three_years_ahead_for_a_while_costs_no_copy_of_today() -> None:
    ahead = NOW + timedelta(days=3 * 365)
    assert kept({ahead, NOW - timedelta(hours=1)}, NOW, TERM) == {ahead, NOW - timedelta(hours=1)}


@given(st.sets(moments, min_size=1, max_size=60), st.sampled_from([6, 12, 24, 36, 60]))
def test_the_newest_always_stays_and_nothing_stays_beyond_the_term_but_that(dates: set[datetime], term: int) -> None:
    stays = kept(dates, NOW, term)
    past = [one for one in dates if one <= NOW]
    assert stays <= dates
    assert max(dates) in stays
    assert not past or max(past) in stays
    oldest = NOW - relativedelta(months=term)
    assert {one for one in stays if one < oldest} <= {max(dates), max(past, default=max(dates))}
    assert {one for one in dates if one > NOW - timedelta(days=2) and one >= oldest} <= stays
    assert sum(one <= NOW - timedelta(days=2) for one in stays) <= 12 + 10 + 9 + 1


@given(st.sets(moments, max_size=60), st.timedeltas(timedelta(0), timedelta(days=400)))
def test_letting_go_often_leaves_what_letting_go_once_would(dates: set[datetime], later: timedelta) -> None:
    stays = kept(dates, NOW, TERM)
    assert kept(stays, NOW, TERM) == stays
    assert kept(stays, NOW + later, TERM) == kept(dates, NOW + later, TERM)
