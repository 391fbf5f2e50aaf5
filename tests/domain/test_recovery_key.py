"""The recovery key as it is printed, and as people type it over."""

import random
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijkwerker.domain import recovery_key
from wijkwerker.domain.errors import WijkwerkerError

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def test_a_new_one_has_seven_groups_of_four_and_is_never_the_same() -> None:
    made = {recovery_key.new() for _one in range(50)}
    assert len(made) == 50
    for one in made:
        groups = one.split("-")
        assert [len(group) for group in groups] == [4] * 7
        assert set("".join(groups)) <= set(ALPHABET)
        assert recovery_key.tidy(one) == one


@pytest.mark.parametrize(
    "typed",
    [
        lambda key: key.lower(),
        lambda key: key.replace("-", " "),
        lambda key: key.replace("-", ""),
        lambda key: key.replace("-", "–"),
        lambda key: key.replace("-", "\u00a0\n"),
        lambda key: key.replace("0", "O").replace("1", "l"),
        lambda key: key.replace("0", "o").replace("1", "I"),
        lambda key: f"\ufeff  {key}. ",
    ],
)
def test_it_is_known_however_it_was_typed(typed: Callable[[str], str]) -> None:
    for _one in range(20):
        key = recovery_key.new()
        assert recovery_key.tidy(typed(key)) == key


@given(place=st.integers(0, 27), other=st.sampled_from(ALPHABET), seed=st.integers(0, 10**6))
def test_one_wrong_character_is_a_typing_error(place: int, other: str, seed: int) -> None:
    chance = random.Random(seed)
    signs = list(_made(chance))
    if signs[place] == other:
        return
    signs[place] = other
    with pytest.raises(WijkwerkerError, match="typefout"):
        recovery_key.tidy("".join(signs))


@given(place=st.integers(0, 24), seed=st.integers(0, 10**6))
def test_two_neighbours_that_changed_places_are_a_typing_error(place: int, seed: int) -> None:
    signs = list(_made(random.Random(seed)))
    if signs[place] == signs[place + 1]:
        return
    signs[place], signs[place + 1] = signs[place + 1], signs[place]
    with pytest.raises(WijkwerkerError, match="typefout"):
        recovery_key.tidy("".join(signs))


def _made(chance: random.Random) -> str:
    """A key of known chance, so that a failing example can be run again."""
    number = chance.getrandbits(130)
    check = number % 1021
    body = "".join(ALPHABET[number >> 5 * place & 31] for place in reversed(range(26)))
    return body + ALPHABET[check >> 5] + ALPHABET[check & 31]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "28 letters en cijfers. Je typte er 0"),
        ("K7PM-2QXD", "Je typte er 8"),
        ("drie rustige woorden die lang zijn", "komt geen U voor"),
        ("K7PM-2QXD-9F4T-ÄÄÄÄ-1H6V-R3WS-B8Z0", "komt geen Ä voor"),
        ("0" * 29, "Je typte er 29"),
    ],
)
def test_what_is_none_is_refused_with_where_to_look(typed: str, said: str) -> None:
    with pytest.raises(WijkwerkerError, match=said) as refused:
        recovery_key.tidy(typed)
    assert "papier" in refused.value.hint
