"""Taking a name out of any state of a record: once is enough, nothing of it comes back, and every version goes on."""

from hypothesis import given

from tests.properties.states import NOTE, states
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
