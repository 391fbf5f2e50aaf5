"""Rows are records by their ids; copied, moved and typed-over rows are told apart by what they held, never by place."""

from dataclasses import replace
from typing import TYPE_CHECKING

from tests.domain.exchange.workbooks import MADE, NOOR, TOP, Laptop, an_id, contact, moment, one, told
from wijkwerker.domain.exchange.planned import Group
from wijkwerker.domain.exchange.reading.matching import ids_of

if TYPE_CHECKING:
    from wijkwerker.domain.exchange.book import CellValue

FATIMA = contact("Fatima El Amrani", phone="0612345678", street="Dorpsstraat")
BRAM = contact("Bram de Wit", phone="0687654321", street="Kerklaan")
JOKE = contact("Joke Visser", phone="0611223344", street="Molenweg")
PEOPLE = (FATIMA, BRAM, JOKE)


def test_rows_in_which_nothing_is_new_are_only_counted() -> None:
    els = Laptop.with_records(*PEOPLE)
    book = els.export()
    sifted = els.sift(book)
    assert sifted.equal == sifted.total == len(ids_of(book.manifest)) == 7
    assert not sifted.wanted


def test_a_sheet_that_was_sorted_as_a_whole_brings_nothing() -> None:
    els = Laptop.with_records(*PEOPLE)
    plan = els.plan(els.export().sort("contact", "Naam"))
    assert (told(plan), plan.equal) == ([], plan.rows)


def test_rows_that_the_laptop_does_not_know_or_edited_since_are_looked_at() -> None:
    els = Laptop.with_records(*PEOPLE)
    book = els.export()
    els.edit(BRAM.id, "phone", "0201234567")
    del els.states[JOKE.id]
    assert els.sift(book).wanted == {BRAM.id, JOKE.id}


def test_a_missing_row_deletes_nothing_and_is_counted() -> None:
    els = Laptop.with_records(*PEOPLE)
    plan = els.read(els.export().drop("Bram de Wit"))
    assert one(plan, Group.MISSING).raw == "1"
    assert not plan.writes


def test_a_row_of_which_the_visible_cells_were_emptied_is_missing_too() -> None:
    els = Laptop.with_records(moment("koffie"), moment("thee"), moment("soep"))
    book = els.export()
    for column in book.columns["contact_moment"]:
        if not column.hidden:
            book.edit("thee", column.heading, None)
    plan = els.plan(book)
    assert told(plan) == [("missing", "", "")]


def test_visible_cells_that_moved_while_the_ids_stayed_are_brought_back() -> None:
    els = Laptop.with_records(*PEOPLE)
    plan = els.plan(els.export().sort("contact", "Straat", without=["id"]))
    assert not plan.lines
    assert plan.equal == plan.rows


def test_one_row_may_be_edited_as_well_when_cells_moved_without_ids() -> None:
    els = Laptop.with_records(*PEOPLE)
    book = els.export().edit("Joke Visser", "Telefoon", "0201234567").sort("contact", "Straat", without=["id"])
    line = one(els.plan(book), Group.CHANGED)
    assert (line.record, line.field, line.theirs) == (JOKE.id, "phone", "0201234567")


def test_cells_that_were_pushed_down_under_the_ids_are_brought_back_with_the_last_one() -> None:
    els = Laptop.with_records(*PEOPLE)
    book = els.export()
    rows = book.rows["contact"]
    contents = [row[1:] for row in rows[TOP:]]
    new: list[CellValue] = ["Karim Aziz", *[None] * (len(contents[0]) - 1)]
    new[rows[0].index("organisation") - 1] = "nee"
    rows.append([None] * len(rows[0]))
    for row, cells in zip(rows[TOP:], [new, *contents], strict=True):
        row[1:] = cells
    assert told(els.plan(book)) == [("new", "Karim Aziz", "")]


def test_the_unchanged_copy_of_a_row_is_the_original_wherever_it_stands() -> None:
    for above in (True, False):
        els = Laptop.with_records(*PEOPLE)
        book = els.export().copy_row("Bram de Wit", "de kopie", above=above)
        book.edit("de kopie", "Naam", "Karim Aziz").edit("de kopie", "Telefoon", None)
        plan = els.read(book)
        assert told(plan) == [("new", "Karim Aziz", "")]
        assert els.value(BRAM.id, "phone") == "0687654321"


def test_of_copies_that_were_all_changed_the_least_changed_one_is_the_original() -> None:
    for above in (True, False):
        els = Laptop.with_records(*PEOPLE)
        book = els.export().copy_row("Bram de Wit", "de kopie", above=above)
        book.edit("de kopie", "Naam", "Karim Aziz").edit("de kopie", "Telefoon", None)
        book.edit("Bram de Wit", "Straat", "Lindelaan")
        assert sorted(told(els.plan(book))) == [("changed", "Bram de Wit", "street"), ("new", "Karim Aziz", "")]


def test_copies_with_as_many_changes_give_the_same_result_in_any_order() -> None:
    plans = []
    for above in (True, False):
        els = Laptop.with_records(*PEOPLE)
        book = replace(els.export(), manifest=replace(els.export().manifest, made=MADE))
        book = els.export().copy_row("Bram de Wit", "de kopie", above=above)
        book.edit("de kopie", "Naam", "Karim Aziz").edit("Bram de Wit", "Naam", "Bram Wit")
        plans.append({line.theirs for line in els.plan(book).of(Group.CHANGED)})
    assert plans[0] == plans[1] == {"Bram Wit"}


def test_an_id_that_was_typed_over_gives_the_row_back_when_nothing_else_changed() -> None:
    els = Laptop.with_records(*PEOPLE)
    assert not els.plan(els.export().edit("Bram de Wit", "id", "nummer 2")).lines


def test_a_row_with_a_typed_over_id_and_other_contents_is_a_new_row_and_the_old_one_stays() -> None:
    els = Laptop.with_records(*PEOPLE)
    book = els.export().edit("Bram de Wit", "id", "nummer 2").edit("Bram de Wit", "Naam", "Karim Aziz")
    plan = els.read(book)
    assert told(plan) == [("new", "Karim Aziz", ""), ("missing", "", "")]
    assert els.value(BRAM.id, "name") == "Bram de Wit"


def test_an_id_of_another_sheet_counts_as_none() -> None:
    els = Laptop.with_records(*PEOPLE, moment("koffie"))
    book = els.export().add("contact", "Karim", id=an_id("koffie"), name="Karim Aziz", organisation="nee")
    (write,) = els.read(book).writes
    assert write.kind == "contact"
    assert write.id != an_id("koffie")


def test_a_valid_id_that_the_export_did_not_have_is_kept() -> None:
    els = Laptop.with_records(*PEOPLE)
    karim = an_id("van een ander blad geplakt")
    book = els.export().add("contact", "Karim", id=karim, name="Karim Aziz", organisation="nee")
    (write,) = els.read(book, NOOR.id).writes
    assert write.id == karim


def test_ids_in_capitals_and_with_spaces_are_the_same_ids() -> None:
    els = Laptop.with_records(*PEOPLE)
    assert not els.plan(els.export().edit("Bram de Wit", "id", f" {BRAM.id.upper()} ")).lines


def test_without_the_ids_untouched_rows_are_known_and_others_wait() -> None:
    els = Laptop.with_records(moment("koffie"), moment("thee"), moment("soep"))
    book = els.export().edit("thee", "Minuten", 30).remove_column("contact_moment", "id")
    plan = els.plan(book)
    assert told(plan) == [("unreadable", "", "id"), ("missing", "", "")]
    assert not plan.writes
