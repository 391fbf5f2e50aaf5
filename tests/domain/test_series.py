"""When the sessions of an activity are."""

import datetime as dt

import pytest

from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.domain.kinds import Activity
from wijkwerker.domain.series import MOST, occurrences

START = dt.datetime(2026, 10, 13, 10, 0)
YEAR = dt.timedelta(days=366)


def starts(rule: str | None, until: dt.date | None = None) -> list[dt.datetime]:
    return occurrences(Activity(title="Fietsles", starts=START, rule=rule, until=until), YEAR)


def test_an_activity_without_a_rule_takes_place_once() -> None:
    assert starts(None) == [START]


def test_a_series_goes_on_up_to_and_including_its_last_day() -> None:
    assert starts("FREQ=WEEKLY", dt.date(2026, 10, 27)) == [START + dt.timedelta(weeks=week) for week in range(3)]


def test_a_series_without_a_last_day_goes_on_for_a_year() -> None:
    assert len(starts("FREQ=WEEKLY;INTERVAL=2")) == 27


def test_a_rule_that_repeats_every_second_stops_in_time() -> None:
    assert len(starts("FREQ=SECONDLY")) == MOST


def test_what_is_no_rule_is_refused_with_a_sentence() -> None:
    with pytest.raises(WijkwerkerError, match="niet te lezen"):
        starts("elke week")
