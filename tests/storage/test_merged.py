"""The table of merged cards follows from the links, whatever came first and on whatever way."""

import datetime as dt
import itertools
import random

import pytest

from tests.conftest import SANNE
from wijkwerker.domain import same
from wijkwerker.domain.contact_filter import BY_NAME, LATEST_FIRST, ContactFilter
from wijkwerker.domain.kinds import Contact, ContactMoment
from wijkwerker.domain.lists import seed_area_id
from wijkwerker.storage import derived_check, merged
from wijkwerker.storage.queries import contacts
from wijkwerker.storage.store import Store

AREA = seed_area_id("WK034403")
TODAY = dt.date(2026, 11, 20)
A, B, C, D = (f"{letter}0000000-0000-4000-8000-000000000000" for letter in "abcd")


def linked(record: str, *links: tuple[str, str]) -> Contact:
    return Contact(id=record, name=f"Kaart {record[0]}", same=frozenset(f"{other}={main}" for other, main in links))


CHAIN = (linked(A, (B, B)), linked(B, (C, C)), linked(C, (D, "los")), linked(D))
CROSSWISE = (linked(A, (B, A), (C, C)), linked(B, (C, B)), linked(C), linked(D, (A, D)))  # the last on the larger id


def table(store: Store) -> dict[str, str]:
    with store.read() as connection:
        assert derived_check.problems(connection) == []
        return {a: b for a, b in connection.exec_driver_sql("SELECT contact, main FROM merged")}  # noqa: C416


@pytest.mark.parametrize("cards", [CHAIN, CROSSWISE])
@pytest.mark.parametrize("order", list(itertools.permutations(range(4)))[::5])
def test_the_order_in_which_cards_arrive_does_not_matter(
    store: Store, cards: tuple[Contact, ...], order: tuple[int, ...]
) -> None:
    for place in order:
        with store.write() as writer:
            writer.save(cards[place])
    links = {two: main for one in cards for two, main in same.links_of(one.id, one.same).items()}
    assert table(store) == same.mains(links)


@pytest.mark.parametrize("cards", [CHAIN, CROSSWISE])
def test_cards_that_are_added_in_bulk_are_merged_too(store: Store, cards: tuple[Contact, ...]) -> None:
    moments = [
        ContactMoment(date=dt.date(2026, 3, day), area=AREA, worker=SANNE, contacts=frozenset({one.id}))
        for day, one in enumerate(cards, 1)
    ]
    with store.write() as writer:
        writer.load(Contact, cards)
        writer.load(ContactMoment, moments)
    assert table(store)


def test_a_link_waits_for_a_card_that_has_not_arrived_and_ends_with_one_that_is_gone(store: Store) -> None:
    with store.write() as writer:
        writer.save(linked(A, (B, B)))
    assert table(store) == {}
    with store.write() as writer:
        writer.save(linked(B))
    assert table(store) == {A: B}
    with store.write() as writer:
        writer.delete(Contact, B)
    assert table(store) == {}
    with store.write() as writer:
        writer.save(linked(B))
        assert merged.main_of(writer.connection, A) == B
        assert merged.mains_of(writer.connection, [A, B, C]) == {A: B}
        assert merged.cards_of(writer.connection, [A, B]) == {A: B}


@pytest.mark.parametrize("few", [-1, 500])
@pytest.mark.parametrize("order", [LATEST_FIRST, BY_NAME])
def test_list_and_count_agree_on_merged_cards_at_any_size(
    store: Store, monkeypatch: pytest.MonkeyPatch, few: int, order: str
) -> None:
    monkeypatch.setattr(contacts, "_FEW", few)
    chance = random.Random(few)
    ids = [f"{number:08x}-0000-4000-8000-000000000000" for number in range(40)]
    with store.write() as writer:
        for record in ids:
            other = chance.choice(ids)
            links = frozenset({f"{other}={chance.choice([record, other, 'los'])}"} if record < other else ())
            words = frozenset(chance.sample(["koken", "naaien"], chance.randrange(3)))
            area = chance.choice([AREA, None])
            writer.save(Contact(id=record, name=f"Naam {record[:8]}", area=area, talents=words, same=links))
    mains = table(store)
    everyone = set(ids) - set(mains)
    with store.read() as connection:
        for wanted, fitting in (
            (ContactFilter(order=order), everyone),
            (ContactFilter(order=order, text="naam"), everyone),
            (ContactFilter(order=order, area=AREA), None),
            (ContactFilter(order=order, words=frozenset({"koken"}), area=AREA), None),
            (ContactFilter(order=order, text="naam 0000000", words=frozenset({"naaien"})), None),
        ):
            rows = contacts.rows(connection, wanted)
            shown = [line.id for line in contacts.lines(connection, rows, TODAY)]
            assert len(shown) == len(set(shown)) == contacts.count(connection, wanted)
            assert set(shown) <= everyone
            assert fitting is None or set(shown) == fitting
            assert list(contacts.rows(connection, wanted, 5)) == list(rows[:5])
