"""P1: what two laptops know of a record joins in any order, however often, and loses nothing that nobody replaced."""

from functools import reduce
from itertools import permutations

from hypothesis import given

from tests.properties.states import NAME, NOTE, PHONE, TUIN, cells, edited, heads, made, stamp, states
from wijkwerker.domain.exchange.merge import (
    KEPT_SEEN,
    LIVE,
    Cell,
    State,
    deleted,
    join,
    join_cells,
    revived,
    tombstone,
    with_cells,
    without_fields,
)


def _in_any_order(*found: State) -> State:
    """The join, which must be the same in every order and with everything twice."""
    results = [reduce(join, order) for order in permutations((*found, found[0]))]
    assert all(result == results[0] for result in results)
    return results[0]


@given(states(), states())
def test_a_join_is_commutative(first: State, second: State) -> None:
    assert join(first, second) == join(second, first)


@given(states(), states(), states())
def test_a_join_is_associative(first: State, second: State, third: State) -> None:
    assert join(join(first, second), third) == join(first, join(second, third))


@given(states(), states())
def test_a_join_is_idempotent_and_absorbs_what_it_has(first: State, second: State) -> None:
    assert join(first, first) == first
    both = join(first, second)
    assert join(both, second) == both


@given(cells(), cells(), cells())
def test_cells_join_in_any_order(first: Cell, second: Cell, third: Cell) -> None:
    assert join_cells(first, second) == join_cells(second, first)
    assert join_cells(join_cells(first, second), third) == join_cells(first, join_cells(second, third))
    assert join_cells(first, first) == first


@given(states(), states())
def test_a_head_goes_only_where_the_other_saw_it(first: State, second: State) -> None:
    both = join(first, second)
    for key in first.keys() | second.keys():
        for head in first.cell(key).heads | second.cell(key).heads:
            seen = {**first.cell(key).seen, **second.cell(key).seen}
            assert head in both.cell(key).heads or head[0].hash64() in seen


@given(states(), states())
def test_what_is_out_of_scope_neither_adds_nor_takes_away(first: State, second: State) -> None:
    shared = without_fields(second, {"phone", "talents"})
    both = join(first, shared)
    for key in (PHONE, TUIN):
        assert both.cell(key) == first.cell(key)


@given(states(), states())
def test_a_tombstone_says_of_a_deletion_what_the_dead_state_says(first: State, second: State) -> None:
    told = tombstone(first)
    assert told.is_dead == first.is_dead
    if first.is_dead:
        assert not told.values
        assert join(second, told).is_dead == join(second, first).is_dead


def test_concurrent_edits_of_a_field_are_a_conflict_that_an_edit_solves() -> None:
    base = made(1, name="Fatima")
    both = _in_any_order(edited(base, NAME, 2, "Fatma"), edited(base, NAME, 3, "Fatima B."))
    assert heads(both, NAME) == {(2, "Fatma"), (3, "Fatima B.")}
    assert NAME in both.conflicts
    solved = edited(both, NAME, 4, "Fatma B.")
    assert _in_any_order(solved, both, base) == solved
    assert not solved.conflicts


def test_the_same_correction_on_two_laptops_is_no_conflict() -> None:
    base = made(1, name="Fatima")
    assert not _in_any_order(edited(base, NAME, 2, "Fatma"), edited(base, NAME, 3, "Fatma")).conflicts


def test_one_stamp_with_two_values_keeps_both_until_someone_replaces_them() -> None:
    first, second = made(1, name="Buurt"), made(1, name="Wijk")
    both = _in_any_order(first, second)
    assert heads(both, NAME) == {(1, "Buurt"), (1, "Wijk")}
    assert heads(_in_any_order(first, second, edited(second, NAME, 3, "Kwartier")), NAME) == {(3, "Kwartier")}


def test_a_natural_record_made_on_two_laptops_keeps_what_both_filled_in() -> None:
    both = _in_any_order(made(1, name="Zaal", note="beneden"), made(2, name="Zaal", phone="06"))
    assert not both.conflicts
    assert both.values == {NAME: "Zaal", NOTE: "beneden", PHONE: "06"}


def test_the_stamp_of_a_record_says_nothing_of_a_field_that_was_out_of_scope() -> None:
    whole = made(1, name="Fatima", phone="06")
    partial = edited(without_fields(whole, {"phone"}), PHONE, 3, "020")
    assert heads(_in_any_order(whole, partial), PHONE) == {(1, "06"), (3, "020")}


def test_a_field_that_two_stamps_cover_is_not_replaced_by_who_saw_it_empty_under_one() -> None:
    ours, theirs = made(2, name="Zaal"), made(1, name="Zaal", phone=None)
    here = edited(join(ours, theirs), PHONE, 3, "06")
    assert heads(_in_any_order(here, made(2, name="Zaal", phone="020")), PHONE) == {(2, "020"), (3, "06")}


def test_a_deletion_reaches_everyone_who_did_nothing_since() -> None:
    base = made(1, name="Fatima", phone="06")
    gone = deleted(base, stamp(2))
    assert gone.is_dead
    assert _in_any_order(base, gone).is_dead
    assert _in_any_order(base, tombstone(gone)).is_dead
    assert _in_any_order(base, edited(base, PHONE, 3, "020"), deleted(edited(base, PHONE, 3, "020"), stamp(4))).is_dead


def test_an_edit_by_someone_who_did_not_know_of_the_deletion_shows_the_record_with_everything_and_a_choice() -> None:
    base = made(1, name="Fatima", phone="06")
    both = _in_any_order(deleted(base, stamp(2)), edited(base, PHONE, 3, "020"), base)
    assert not both.is_dead
    assert both.values == {NAME: "Fatima", PHONE: "020"}
    assert set(both.conflicts) == {LIVE}


def test_a_deletion_that_everyone_has_read_gives_all_values_back_when_a_partial_edit_comes_later() -> None:
    base = made(1, name="Fatima", phone="06", note="x")
    late = edited(without_fields(base, {"name", "phone"}), NOTE, 3, "y")
    both = _in_any_order(deleted(base, stamp(2)), late, base)
    assert both.values == {NAME: "Fatima", PHONE: "06", NOTE: "y"}


def test_a_deletion_of_one_of_two_makings_of_a_natural_record_leaves_all_that_was_filled_in() -> None:
    one = made(1, name="Zaal", note="beneden")
    both = _in_any_order(deleted(one, stamp(3)), one, made(2, name="Zaal 2"))
    assert heads(both, NAME) == {(1, "Zaal"), (2, "Zaal 2")}
    assert heads(both, NOTE) == {(1, "beneden")}


def test_who_deletes_without_knowing_a_field_does_not_take_it_from_others() -> None:
    whole = made(1, name="Fatima", phone="06")
    gone = deleted(without_fields(whole, {"phone"}), stamp(4))
    assert gone.is_dead
    both = _in_any_order(whole, gone)
    assert set(both.conflicts) == {LIVE}
    assert both.values[PHONE] == "06"


def test_who_deletes_without_knowing_half_of_an_edit_does_not_take_it_from_others() -> None:
    whole = made(1, name="Fatima", phone="06")
    both_fields = edited(edited(whole, NAME, 2, "Fatma"), PHONE, 2, "020")  # one save: one stamp
    knows = join(whole, without_fields(both_fields, {"phone"}))
    both = _in_any_order(both_fields, deleted(knows, stamp(3)))
    assert not both.is_dead
    assert both.values[PHONE] == "020"


def test_who_deletes_and_puts_back_without_knowing_a_field_takes_nothing_from_others() -> None:
    whole = made(1, name="Fatima", phone="06")
    back = revived(deleted(without_fields(whole, {"phone"}), stamp(4)), stamp(5))
    both = _in_any_order(whole, back)
    assert both.values == {NAME: "Fatima", PHONE: "06"}
    assert not both.conflicts


def test_a_record_put_back_keeps_an_edit_that_was_made_meanwhile() -> None:
    base = made(1, name="Fatima")
    back = revived(deleted(base, stamp(2)), stamp(3))
    assert _in_any_order(back, edited(base, NAME, 4, "Fatma")).values == {NAME: "Fatma"}
    assert _in_any_order(back, base, deleted(base, stamp(2))).values == {NAME: "Fatima"}


def test_a_second_deletion_beside_putting_back_is_a_choice() -> None:
    base = made(1, name="Fatima")
    gone = deleted(base, stamp(2))
    both = _in_any_order(revived(gone, stamp(4)), deleted(base, stamp(3)))
    assert not both.is_dead
    assert set(both.conflicts) == {LIVE}
    assert deleted(both, stamp(5)).is_dead
    assert not revived(both, stamp(6)).conflicts


def test_a_set_keeps_what_one_added_and_what_another_took_out() -> None:
    base = with_cells(made(1, name="Fatima", talents=None), {TUIN: Cell(frozenset({(stamp(1), "1")}))})
    koken = ("talents", "koken")
    both = _in_any_order(edited(base, TUIN, 2, None), edited(base, koken, 3, "1"))
    assert {key for key in both.values if key[0] == "talents"} == {koken}


def test_a_forgotten_stamp_can_only_bring_a_choice_back() -> None:
    first = made(1, name="0")
    state = first
    for number in range(2, KEPT_SEEN + 10):
        state = edited(state, NAME, number, str(number))
    shown = join(join(state, state), first)
    assert len(shown.cell(NAME).seen) <= KEPT_SEEN
    assert shown.values[NAME] == str(KEPT_SEEN + 9)
    assert heads(shown, NAME) == {(1, "0"), (KEPT_SEEN + 9, str(KEPT_SEEN + 9))}
