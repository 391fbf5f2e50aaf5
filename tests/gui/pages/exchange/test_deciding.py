"""What a person decides about a workbook, and how many changes the button promises."""

from dataclasses import replace

from tests.gui.fake_exchange import ALARM, PLAN
from wijkwerker.domain.exchange.planned import Group, Line
from wijkwerker.gui.pages.exchange.deciding import Deciding


def deciding(*more: Line) -> Deciding:
    return Deciding(replace(PLAN, lines=(*PLAN.lines, *more)))


def test_the_counts_are_those_of_the_plan() -> None:
    counts = deciding().counts()
    assert (counts["new"], counts["changed"], counts["equal"], counts["conflict"]) == (22, 5, 311, 3)
    assert (counts["doubt"], counts["unreadable"], counts["alarm"]) == (2, 1, 0)


def test_two_changes_of_one_record_count_once() -> None:
    again = replace(PLAN.of(Group.CHANGED)[1], key="c-nadia:phone", field="phone")
    assert deciding(again).counts()["changed"] == 5


def test_a_sheet_from_which_rows_are_gone_counts_its_rows() -> None:
    missing = Line(Group.MISSING, "missing:contact", "contact", "", sheet="Contacten", raw="12")
    assert deciding(missing).counts()["missing"] == 12


def test_the_button_counts_what_is_read_and_the_versions_that_change_something() -> None:
    made = deciding()
    assert made.effect() == 27
    made.choose("n-moestuin:phase", "theirs")
    made.choose("s-koffie:people", "ours")
    assert made.effect() == 28
    made.tick(made.of(Group.CHANGED)[0], on=False)
    assert made.effect() == 27


def test_a_group_is_left_out_whole_and_a_line_of_it_read_again() -> None:
    made = deciding()
    made.tick_group(Group.NEW, on=False)
    assert made.ticked(Group.NEW) is False
    assert "new" in made.decisions().without
    made.tick(made.of(Group.NEW)[3], on=True)
    assert made.ticked(Group.NEW) is None
    assert made.effect() == 6
    assert "new" not in made.decisions().without


def test_what_is_refused_stays_out_for_good_and_counts_for_nothing() -> None:
    made = deciding()
    line = made.of(Group.CHANGED)[0]
    made.refuse(line, refused=True)
    assert made.decisions().choices[line.key] == "ours"
    assert made.effect() == 26
    made.refuse(line, refused=False)
    assert line.key not in made.decisions().choices


def test_everywhere_the_newest_looks_at_the_clock_of_each() -> None:
    made = deciding()
    made.choose_everywhere("newest")
    chosen = made.decisions().choices
    assert (chosen["n-moestuin:phase"], chosen["s-koffie:people"]) == ("ours", "theirs")
    made.choose_everywhere("ours")
    assert set(made.decisions().choices.values()) == {"ours"}


def test_an_answer_stays_when_the_plan_no_longer_asks_it() -> None:
    made = deciding(ALARM)
    made.choose(ALARM.key, "read")
    made.tick_group(Group.NEW, on=False)
    again = made.again(PLAN)
    assert [line.key for line in again.of(Group.ALARM)] == [ALARM.key]
    assert again.decisions().choices[ALARM.key] == "read"
    assert again.ticked(Group.NEW) is False
    again.choose(ALARM.key, "")
    assert again.decisions().choices == {}


def test_who_filled_it_in_stays_as_the_plan_has_it() -> None:
    made = deciding().decisions("w-loes", "Loes Vermeer")
    assert (made.person, made.person_name) == ("w-loes", "Loes Vermeer")
    kept = Deciding(replace(PLAN, person="w-loes", person_name="Loes Vermeer")).decisions()
    assert (kept.person, kept.person_name) == ("w-loes", "Loes Vermeer")
