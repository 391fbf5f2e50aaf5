"""Searches by hypothesis: focused machines of one record and few values, and a broad one that does it all."""

import random

from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import run_state_machine_as_test

from tests.properties.machines import DeleteMachine, FieldMachine, HandMachine, LinkMachine
from tests.properties.sizes import EXAMPLES, search
from tests.properties.walk import BROAD, Walk


def test_one_field_on_three_laptops_loses_nothing() -> None:
    run_state_machine_as_test(FieldMachine, settings=search())


def test_deletions_lose_nothing() -> None:
    run_state_machine_as_test(DeleteMachine, settings=search())


def test_joined_cards_lose_nobody() -> None:
    run_state_machine_as_test(LinkMachine, settings=search(steps=10))


def test_workbooks_that_people_fill_in_lose_nothing() -> None:
    run_state_machine_as_test(HandMachine, settings=search())


class _Chosen(random.Random):
    """Chance in the hands of hypothesis, which no seed changes."""

    def __init__(self, chance: random.Random) -> None:
        super().__init__(0)
        self._chance = chance

    def seed(self, *_given: object) -> None:
        """Stay with what hypothesis chose."""

    def random(self) -> float:
        return self._chance.random()

    def getrandbits(self, k: int, /) -> int:
        return self._chance.getrandbits(k)


@search(EXAMPLES)
@given(st.randoms(use_true_random=False))
def test_everything_that_people_do_loses_nothing(chance: random.Random) -> None:
    walk = Walk(1, BROAD, chance=_Chosen(chance))
    problems = walk.run(12)
    assert not problems, "\n".join([*problems, *walk.steps])
