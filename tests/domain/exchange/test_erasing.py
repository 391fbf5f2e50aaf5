"""What was erased absorbs everything that points at it, and comes back through no file."""

from itertools import permutations

import pytest

from tests.domain.exchange.workbooks import ELS, NOOR, Laptop, an_id, contact, made, moment, one, tick, told
from wijkwerker.domain.exchange.erasing import erased_hash, without_erased
from wijkwerker.domain.exchange.merge import join, supersede, with_cells
from wijkwerker.domain.exchange.planned import Group
from wijkwerker.domain.exchange.reading.erasures import MANY_ERASED

FATIMA = contact("Fatima El Amrani")
BRAM = contact("Bram de Wit", employer=FATIMA.id)
LUNCH = moment("lunch", contacts=frozenset({FATIMA.id, BRAM.id}))


def _gone(record: str) -> bool:
    return record == FATIMA.id


def test_references_to_an_erased_record_have_no_head_and_sets_lose_the_element() -> None:
    assert not without_erased(made(BRAM), _gone).cell(("employer", "")).heads
    lunch = without_erased(made(LUNCH), _gone)
    assert {key[1] for key in lunch.values if key[0] == "contacts"} == {BRAM.id}


def test_a_link_to_or_through_an_erased_card_goes_too() -> None:
    through = contact("Karim Aziz", same=frozenset({f"{an_id('een kaart')}={FATIMA.id}", f"{FATIMA.id}=los"}))
    assert not [key for key in without_erased(made(through), _gone).values if key[0] == "same"]


def test_losing_heads_that_point_at_it_go_as_well() -> None:
    ours = made(BRAM)
    other = with_cells(ours, {("employer", ""): supersede(ours.cell(("employer", "")), tick(), LUNCH.id, [])})
    assert {value for _stamp, value in without_erased(other, _gone).cell(("employer", "")).heads} == {LUNCH.id}


def test_a_state_that_points_at_nothing_erased_is_the_same_one() -> None:
    state = made(LUNCH)
    assert without_erased(state, lambda _record: False) is state


def test_erasing_before_or_after_a_join_makes_no_difference() -> None:
    base = made(BRAM)
    key = ("employer", "")
    emptied = with_cells(base, {key: supersede(base.cell(key), tick(), None)})
    other = with_cells(base, {key: supersede(base.cell(key), tick(), LUNCH.id)})
    results = []
    for order in permutations((base, emptied, other)):
        first, *rest = order
        after, joined = first, without_erased(first, _gone)
        for state in rest:
            after, joined = join(after, state), join(joined, without_erased(state, _gone))
        assert without_erased(after, _gone) == joined
        results.append(joined)
    assert all(result == results[0] for result in results)


def test_a_record_that_was_erased_here_is_dropped_from_a_workbook_and_counted() -> None:
    els = Laptop.with_records(FATIMA, BRAM, LUNCH)
    book = els.export()
    els.erase(FATIMA.id)
    plan = els.read(book)
    assert one(plan, Group.ERASED).raw == "1"
    assert FATIMA.id not in els.states
    assert els.value(BRAM.id, "employer") is None
    assert els.value(LUNCH.id, "contacts", FATIMA.id) is None


def test_an_added_row_whose_record_was_erased_does_not_come_back() -> None:
    els = Laptop.with_records(BRAM)
    book = els.export().add("contact", "Karim", name="Karim Aziz", organisation="nee")
    (write,) = els.read(book).writes
    els.erase(write.id)
    plan = els.read(book)
    assert told(plan) == [("erased", "", "")]
    assert write.id not in els.states


def test_a_tombstone_and_a_row_of_an_erased_record_are_absorbed() -> None:
    els = Laptop.with_records(FATIMA, BRAM)
    noor = Laptop(NOOR)
    noor.read(els.export())
    noor.erase(FATIMA.id)
    els.delete(FATIMA.id)
    assert not noor.plan(els.export()).writes


def test_erasures_of_a_colleague_are_taken_over_with_what_points_at_them() -> None:
    noor = Laptop.with_records(FATIMA, BRAM, worker=NOOR)
    els = Laptop()
    els.read(noor.export(ELS))
    els.edit(BRAM.id, "note", "werkt bij Fatima")
    noor.erase(FATIMA.id)
    plan = els.read(noor.export(ELS))
    assert one(plan, Group.ERASED).record == FATIMA.id
    assert plan.erased == {erased_hash(FATIMA.id)}
    assert FATIMA.id not in els.states


def test_a_record_that_changes_with_an_erasure_is_written_without_what_pointed_at_it_here() -> None:
    noor = Laptop.with_records(FATIMA, LUNCH, worker=NOOR)
    els = Laptop()
    els.read(noor.export(ELS))
    els.edit(LUNCH.id, "contacts", None, FATIMA.id)
    els.edit(LUNCH.id, "contacts", "1", FATIMA.id)  # an edit that Noor does not have
    noor.erase(FATIMA.id)
    noor.edit(LUNCH.id, "place", "het plein")
    (write,) = els.plan(noor.export(ELS)).writes
    assert write.after is not None
    assert ("contacts", FATIMA.id) not in write.after.values


def test_erasures_can_be_left_out_and_return_at_the_next_reading() -> None:
    els = Laptop.with_records(FATIMA, BRAM)
    noor = Laptop(NOOR, erased={erased_hash(FATIMA.id)})
    for left_out in ("erase", Group.ERASED.value):
        plan = els.plan(noor.export(ELS), without=[left_out])
        assert not plan.erased
        assert one(plan, Group.ERASED)


@pytest.mark.survives("500 erasures in one file", outcome="alarm: alles wacht op een antwoord")
def test_many_erasures_at_once_wait_for_an_answer() -> None:
    people = [contact(f"Bewoner {number}") for number in range(MANY_ERASED)]
    els = Laptop.with_records(*people)
    noor = Laptop(NOOR, erased={erased_hash(person.id) for person in people})
    plan = els.read(noor.export(ELS))
    line = one(plan, Group.ALARM)
    assert (line.key, line.raw, line.options) == ("erase", "25", ("read", "hold"))
    assert (plan.erased, plan.writes) == (frozenset(), ())
    assert not els.plan(noor.export(ELS), choices={"erase": "hold"}).lines
    assert len(els.plan(noor.export(ELS), choices={"erase": "read"}).of(Group.ERASED)) == 25
