"""The checks are worth something only if they fail where the engine is wrong: every planted bug must be noticed."""

import inspect
from collections.abc import Callable, Iterator
from functools import partial

import pytest

from tests.properties import test_sequences
from tests.properties.planted import PLANTED, Plant
from tests.properties.sizes import seeds
from tests.properties.walk import BROAD, FIELD, HANDS, LINKS, Walk, Weights

SEQUENCES: list[Callable[[], None]] = [
    function
    for name, function in vars(test_sequences).items()
    if name.startswith("test_") and inspect.isfunction(function)
]
# the bugs that a walk finds within a few dozen runs; the others take a rare row of steps that the sequences hold
WALKED: dict[str, Weights] = {
    "plain last-writer-wins": FIELD,
    "hand stamp without person": HANDS,
    "vervolg not looking at cells back at base": HANDS,
    "default stamp covering fields out of scope": FIELD,
    "seen not joined": FIELD,
    "unticked cells joined": BROAD,
    "delete covering unseen edits": BROAD,
    "evict without states": BROAD,
    "merge by copy and delete": LINKS,
    "ids from rows without the person": HANDS,
    "absent row taken as deletion": BROAD,
}


def _noticed(checks: Iterator[Callable[[], object]]) -> bool:
    """Whether one of the checks fails."""
    for check in checks:
        try:
            check()
        except (AssertionError, KeyError, StopIteration):
            return True
    return False


def _walk(seed: int, weights: Weights) -> None:
    assert not Walk(seed, weights).run(40)


def test_the_list_of_the_design_is_planted() -> None:
    assert len(PLANTED) == 14
    assert WALKED.keys() <= PLANTED.keys()


@pytest.mark.parametrize("plant", PLANTED.values(), ids=PLANTED)
def test_a_planted_bug_is_noticed_by_a_sequence(plant: Plant, monkeypatch: pytest.MonkeyPatch) -> None:
    plant(monkeypatch)
    assert _noticed(iter(SEQUENCES))


@pytest.mark.parametrize(("name", "weights"), WALKED.items(), ids=WALKED)
def test_a_planted_bug_is_noticed_by_a_walk(name: str, weights: Weights, monkeypatch: pytest.MonkeyPatch) -> None:
    PLANTED[name](monkeypatch)
    assert _noticed(partial(_walk, seed, weights) for seed in seeds(name, 60))
