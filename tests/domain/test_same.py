"""Which cards are one contact and which of them is shown, for any set of links."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijkwerker.domain import same
from wijkwerker.domain.fields import LOOSE
from wijkwerker.domain.same import Pair

CARDS = "abcdefgh"
PAIRS = list(itertools.combinations(CARDS, 2))


@st.composite
def any_links(draw: st.DrawFn) -> dict[Pair, str]:
    """Links as laptops may leave them: crosswise, in circles, undone, or naming a third card."""
    pairs = draw(st.lists(st.sampled_from(PAIRS), unique=True, max_size=14))
    return {two: draw(st.sampled_from([*two, *two, LOOSE, "z"])) for two in pairs}


def contact_of(links: dict[Pair, str], card: str) -> frozenset[str]:
    return next((cards for cards in same.contacts(links) if card in cards), frozenset({card}))


def shown(links: dict[Pair, str], card: str) -> str:
    return same.mains(links).get(card, card)


@pytest.mark.parametrize(
    ("links", "main"),
    [
        ({("a", "b"): "b"}, "b"),
        ({("a", "b"): "b", ("b", "c"): "c"}, "c"),  # a chain ends at its last card
        ({("a", "b"): "a", ("b", "c"): "c"}, "a"),  # two people differ: the smallest that nobody put below another
        ({("a", "b"): "b", ("b", "c"): "c", ("a", "c"): "a"}, "a"),  # a circle
        ({("a", "b"): "z", ("b", "c"): "c"}, "a"),  # a third card has no say
    ],
)
def test_the_main_card_of_links_that_differ(links: dict[Pair, str], main: str) -> None:
    assert {shown(links, card) for card in contact_of(links, main)} == {main}


@given(any_links(), st.randoms())
def test_only_the_set_of_links_counts_and_not_their_order(links: dict[Pair, str], chance: object) -> None:
    shuffled = list(links.items())
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert same.mains(dict(shuffled)) == same.mains(links)
    assert same.contacts(dict(shuffled)) == same.contacts(links)


@given(any_links())
def test_every_card_is_shown_through_one_card_that_is_shown_itself(links: dict[Pair, str]) -> None:
    mains = same.mains(links)
    for card in CARDS:
        cards = contact_of(links, card)
        assert mains.get(card, card) in cards
        assert {mains.get(other, other) for other in cards} == {same.main_of(links, cards)}
    assert not set(mains) & set(mains.values())
    joined = {card for two, main in links.items() if main != LOOSE for card in two}
    assert set().union(*same.contacts(links)) == joined


@given(any_links(), st.sampled_from(CARDS))
def test_a_card_that_is_gone_drops_out_and_the_others_stay(links: dict[Pair, str], gone: str) -> None:
    alive = set(CARDS) - {gone}
    left = same.living(links, alive)
    assert gone not in same.mains(left)
    assert gone not in same.mains(left).values()
    assert left == {two: main for two, main in links.items() if gone not in two}


@given(any_links(), st.sampled_from(PAIRS))
def test_undoing_one_link_parts_only_what_hung_together_through_it(links: dict[Pair, str], two: Pair) -> None:
    undone = {**links, two: LOOSE}
    without = {other: main for other, main in links.items() if other != two}
    assert same.mains(undone) == same.mains(without)
    for cards in same.contacts(undone):
        assert cards <= contact_of(links, min(cards))


@given(any_links(), st.sampled_from(CARDS), st.lists(st.sampled_from(CARDS), max_size=3))
def test_who_joins_cards_gets_one_contact_with_the_chosen_main_card(
    links: dict[Pair, str], main: str, others: list[str]
) -> None:
    now = {**links, **same.joined(links, main, others)}
    wanted = frozenset().union(*(contact_of(links, card) for card in [main, *others]))
    assert contact_of(now, main) == wanted
    assert {shown(now, card) for card in wanted} == {main}
    for card in set(CARDS) - wanted:
        assert contact_of(now, card) == contact_of(links, card)
        assert shown(now, card) == shown(links, card)
    assert same.joined(now, main, others) == {}


@given(any_links(), st.sampled_from(CARDS))
def test_a_card_that_is_loosened_stands_alone_and_the_others_stay_one_contact(
    links: dict[Pair, str], card: str
) -> None:
    before = contact_of(links, card)
    now = {**links, **same.loosened(links, card)}
    assert contact_of(now, card) == {card}
    rest = before - {card}
    if rest:
        assert contact_of(now, min(rest)) == rest
        if shown(links, card) != card:
            assert shown(now, min(rest)) == shown(links, card)
    for other in set(CARDS) - before:
        assert contact_of(now, other) == contact_of(links, other)


def test_links_stand_on_the_smaller_id_and_one_card_has_one_link_with_another() -> None:
    assert same.links_of("b", {"c=b", "a=b", "b=b", "d=los"}) == {("b", "c"): "b", ("b", "d"): LOOSE}
    assert same.links_of("a", {"c=c", "c=los"}) == {("a", "c"): LOOSE}
    assert same.with_link(frozenset({"c=c", "d=a"}), "c", LOOSE) == {"c=los", "d=a"}
    assert same.pair("b", "a") == ("a", "b")
