"""A column that looks damaged rather than edited waits until somebody looked at it."""

import pytest

from tests.domain.exchange.workbooks import Laptop, Workbook, contact, moment, one, told
from wijkwerker.domain.exchange.planned import Group
from wijkwerker.domain.exchange.reading.alarms import Alarm
from wijkwerker.domain.exchange.reading.notices import sentence

PEOPLE = [contact(f"Bewoner {n:02}", phone=f"06123456{n:02}", street=f"Straat {n}") for n in range(30)]
KEY = "column:contact:phone"


def _book() -> tuple[Laptop, Workbook]:
    els = Laptop.with_records(*PEOPLE)
    return els, els.export()


def test_a_column_that_was_sorted_alone_waits() -> None:
    els, book = _book()
    book.edit_column("contact", "Telefoon", list(reversed(book.column("contact", "Telefoon"))))
    plan = els.plan(book)
    line = one(plan, Group.ALARM)
    assert (line.reason, line.field, line.raw, line.key) == (Alarm.SORTED, "phone", "30", KEY)
    (issue,) = plan.issues
    assert (issue.sheet, issue.column, issue.reason) == ("Contacten", "phone", sentence(line))
    assert "los van de rest gesorteerd: 30 waarden" in issue.reason
    assert not plan.writes
    assert plan.waits


@pytest.mark.parametrize("step", [1, -1])
def test_cells_that_moved_up_or_down_wait(step: int) -> None:
    els, book = _book()
    phones = book.column("contact", "Telefoon")[5:15]
    moved = [None, *phones[:-1]] if step > 0 else [*phones[1:], None]
    book.edit_column("contact", "Telefoon", [*book.column("contact", "Telefoon")[:5], *moved])
    assert one(els.plan(book), Group.ALARM).reason == Alarm.SHIFTED


def test_a_change_of_more_than_thirty_percent_and_at_least_twenty_cells_waits() -> None:
    els, book = _book()
    book.edit_column("contact", "Telefoon", [f"02012345{n}" for n in range(10, 30)])
    line = one(els.plan(book), Group.ALARM)
    assert (line.reason, line.raw) == (Alarm.MANY, "20")


def test_nineteen_changed_cells_are_edits() -> None:
    els, book = _book()
    book.edit_column("contact", "Telefoon", [f"02012345{n}" for n in range(10, 29)])
    assert len(els.plan(book).of(Group.CHANGED)) == 19


def test_a_column_of_which_more_than_half_was_emptied_waits() -> None:
    els, book = _book()
    book.edit_column("contact", "Telefoon", [None] * 16)
    assert one(els.plan(book), Group.ALARM).reason == Alarm.EMPTIED


def test_the_other_columns_are_read_meanwhile() -> None:
    els, book = _book()
    book.edit_column("contact", "Telefoon", [None] * 16).edit("Bewoner 03", "Straat", "Kerklaan")
    els.read(book)
    assert els.value(PEOPLE[3].id, "street") == "Kerklaan"
    assert els.value(PEOPLE[3].id, "phone") == "0612345603"


def test_who_looked_may_have_the_column_read() -> None:
    els, book = _book()
    book.edit_column("contact", "Telefoon", [None] * 16)
    plan = els.read(book, choices={KEY: "read"})
    assert len(plan.of(Group.CHANGED)) == 16
    assert els.value(PEOPLE[3].id, "phone") is None


def test_who_looked_may_leave_the_column_and_it_returns_at_the_next_reading() -> None:
    els, book = _book()
    book.edit_column("contact", "Telefoon", [None] * 16)
    plan = els.read(book, choices={KEY: "hold"})
    assert (plan.lines, plan.writes, plan.waits) == ((), (), False)
    assert one(els.plan(book), Group.ALARM)


def test_many_deletions_at_once_wait_like_any_other_column() -> None:
    els, book = _book()
    book.edit_column("contact", "Verwijderen?", ["ja"] * 25)
    plan = els.plan(book)
    assert told(plan) == [("alarm", "", "delete")]
    assert not plan.writes
    assert len(els.plan(book, choices={"column:contact:delete": "read"}).of(Group.DELETED)) == 25


def test_two_cells_that_were_swapped_are_edits() -> None:
    els, book = _book()
    book.edit("Bewoner 01", "Telefoon", "0612345602").edit("Bewoner 02", "Telefoon", "0612345601")
    assert len(els.plan(book).of(Group.CHANGED)) == 2


def test_the_names_beside_a_reference_wait_under_their_field() -> None:
    els = Laptop.with_records(*(moment(f"moment {n}", day=n + 1) for n in range(25)))
    book = els.export().edit_column("contact_moment", "Buurt", ["Westend"] * 25)
    line = one(els.plan(book), Group.ALARM)
    assert (line.field, line.key) == ("area", "column:contact_moment:area.naam")


def test_a_column_that_a_program_wrote_in_another_form_raises_no_alarm() -> None:
    els = Laptop.with_records(*(moment(f"moment {n}", day=n + 1) for n in range(25)))
    book = els.export()
    days = [f"{day:%d-%m-%Y}" for day in book.column("contact_moment", "Datum")]
    assert not els.plan(book.edit_column("contact_moment", "Datum", days)).lines


def test_a_cell_of_a_column_that_waits_is_not_put_back_either() -> None:
    els, book = _book()
    els.read(book.edit("Bewoner 29", "Telefoon", "0201234567"))
    book.edit("Bewoner 29", "Telefoon", "0612345629").edit_column("contact", "Telefoon", [None] * 16)
    plan = els.read(book)
    assert [line.group for line in plan.lines] == [Group.ALARM]
    assert els.value(PEOPLE[29].id, "phone") == "0201234567"
