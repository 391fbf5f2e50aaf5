"""Where sessions stand in the grid, and where the arrows lead."""

from datetime import date, datetime

import pytest

from wijkwerker.gui.pages.agenda.places import Block, hours_of, next_block, placed, slot_at
from wijkwerker.gui.pages.agenda.span import DAY, WEEK, Span
from wijkwerker.services.activities import Planned

MONDAY = date(2026, 10, 12)
TODAY = date(2026, 10, 13)


def session(name: str, day: int, hour: int, minutes: int = 60) -> Planned:
    return Planned(
        id=name, activity=name, title=name, starts=datetime(2026, 10, day, hour, 0), minutes=minutes, place="", area="",
        by="", state="gepland", reason="", people=0, series=False, initiative="",
    )  # fmt: skip


def lanes(blocks: list[Block]) -> dict[str, tuple[int, int]]:
    return {block.id: (block.lane, block.lanes) for block in blocks}


def test_the_grid_shows_nine_to_ten_at_night_and_more_when_there_is_more() -> None:
    assert hours_of([]) == (9, 22)
    assert hours_of([session("Ontbijt", 12, 7), session("Nachtwacht", 12, 22, 90)]) == (7, 24)
    assert hours_of([session("Over middernacht", 12, 23, 300)]) == (9, 24)


def test_sessions_that_overlap_stand_beside_each_other_and_others_take_the_whole_day() -> None:
    blocks = placed([session("A", 12, 10, 120), session("B", 12, 11), session("C", 12, 12)], MONDAY, 7, 4)
    assert lanes(blocks) == {"A": (0, 2), "B": (1, 2), "C": (0, 1)}


def test_what_does_not_fit_beside_each_other_is_counted_in_one_block() -> None:
    blocks = placed([session(name, 13, 10) for name in "ABCDE"], MONDAY, 7, 3)
    assert [(block.id, block.more) for block in blocks] == [("A", 0), ("B", 0), ("+1-10", 3)]


def test_a_short_session_is_still_high_enough_to_be_read() -> None:
    (block,) = placed([session("Belletje", 12, 10, 5)], MONDAY, 7, 3)
    assert (block.top, block.bottom) == (10.0, 10.5)


def test_sessions_of_other_days_are_left_out() -> None:
    assert placed([session("A", 20, 10)], MONDAY, 7, 3) == []


@pytest.mark.parametrize(
    ("here", "way", "there"),
    [
        ("A", "down", "B"),
        ("B", "up", "A"),
        ("B", "down", None),
        ("A", "right", "C"),
        ("B", "right", "D"),
        ("C", "right", "E"),
        ("C", "left", "A"),
        ("E", "right", None),
    ],
)
def test_arrows_lead_to_the_nearest_session(here: str, way: str, there: str | None) -> None:
    items = [session("A", 12, 10), session("B", 12, 15), session("C", 14, 9), session("D", 14, 16), session("E", 18, 9)]
    blocks = placed(items, MONDAY, 7, 3)
    found = next_block(blocks, next(block for block in blocks if block.id == here), way)
    assert (found.id if found is not None else None) == there


def test_arrows_walk_between_sessions_that_stand_beside_each_other() -> None:
    blocks = placed([session("A", 12, 10, 120), session("B", 12, 10, 120), session("C", 13, 10)], MONDAY, 7, 3)
    first, second, third = blocks
    assert next_block(blocks, first, "right") == second
    assert next_block(blocks, second, "right") == third
    assert next_block(blocks, second, "left") == first


def test_a_point_lies_in_a_half_hour() -> None:
    assert slot_at(MONDAY, 1, 13.7) == datetime(2026, 10, 13, 13, 30)


def test_a_week_runs_from_monday_and_says_its_number() -> None:
    week = Span(WEEK, TODAY)
    assert (week.first, week.last) == (MONDAY, date(2026, 10, 18))
    assert (week.title(TODAY), week.short_title(TODAY), week.week()) == ("12 – 18 oktober", "12 – 18 okt", "week 42")
    assert week.moved(-2).title(TODAY) == "28 september – 4 oktober"
    assert Span(WEEK, date(2027, 1, 1)).title(TODAY) == "28 december 2026 – 3 januari 2027"


def test_a_day_is_one_day() -> None:
    day = Span(DAY, TODAY)
    assert (day.title(TODAY), day.length) == ("dinsdag 13 oktober", 1)
    assert TODAY in day
    assert date(2026, 10, 14) not in day
    assert day.moved(1).day == date(2026, 10, 14)
