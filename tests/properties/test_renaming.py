"""Taking a name out of any state of a record: once is enough, nothing of it comes back, and every version goes on."""

from dataclasses import replace

from hypothesis import assume, given
from hypothesis import strategies as st

from tests.properties.states import NOTE, TUIN, states
from wijkwerker.domain.exchange.merge import Key, State, join
from wijkwerker.domain.exchange.renaming import renamed


def nameless(_kind: str, _record: str, _field: str, text: str) -> str:
    return text.replace("a", "een bewoner")


def texts(state: State, key: Key = NOTE) -> set[str | None]:
    return state.cell(key).values


@given(states())
def test_once_is_enough_and_reading_the_old_state_again_changes_nothing(state: State) -> None:
    clean = renamed(state, nameless)
    assert renamed(clean, nameless) == clean
    assert texts(clean) == {text and nameless("", "", "", text) for text in texts(state)}
    assert renamed(join(clean, state), nameless) == join(clean, state)
    assert texts(join(clean, state)) == texts(clean)


@given(states(), states())
def test_two_laptops_end_alike_without_the_name_and_without_losing_a_version(one: State, other: State) -> None:
    first = renamed(join(renamed(one, nameless), renamed(other, nameless)), nameless)
    second = renamed(join(renamed(other, nameless), one), nameless)
    assert join(first, second) == join(second, first)
    both = join(first, second)
    assert "a" not in texts(both)
    stamps = [stamp for stamp, _text in one.cell(NOTE).heads | other.cell(NOTE).heads]
    if len(set(stamps)) == len(stamps):  # one stamp never has two texts in life
        assert {text and nameless("", "", "", text) for text in texts(join(one, other))} <= texts(both)


@given(states())
def test_a_deleted_record_stays_deleted_and_a_living_one_alive(state: State) -> None:
    assert renamed(state, nameless).is_dead == state.is_dead


def gardenless(_kind: str, _record: str, _field: str, text: str) -> str:
    return text.replace("tuin", "werkt bij een bewoner")


@given(states(), states(), st.booleans(), st.booleans())
def test_an_element_without_its_name_is_the_same_edit_whoever_takes_it_out_and_when(
    one: State, other: State, first: bool, second: bool
) -> None:
    one, other = replace(one, buried={}), replace(other, buried={})  # a deletion of before does not know of the edit
    heads = one.cell(TUIN).heads | other.cell(TUIN).heads
    assume(len({stamp for stamp, _value in heads}) == len(heads))  # one stamp never has two values in life
    whole = renamed(join(one, other), gardenless)
    here = renamed(one, gardenless) if first else one
    there = renamed(other, gardenless) if second else other
    assert join(here, there) == join(there, here)
    assert renamed(join(here, there), gardenless) == whole
    assert join(whole, one) == join(one, whole) == whole
    assert not whole.cell(TUIN).heads
    assert renamed(whole, gardenless) == whole


@given(states(), states(), states())
def test_what_is_sealed_joins_in_any_order(one: State, other: State, third: State) -> None:
    sealed = renamed(one, gardenless)
    assert join(join(sealed, other), third) == join(sealed, join(other, third))
