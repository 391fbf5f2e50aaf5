"""Weighted walks with fixed seeds: long rows of edits, workbooks and readings, of which each step loses nothing."""

import pytest

from tests.properties.sizes import seeds
from tests.properties.walk import BROAD, DELETE, FIELD, HANDS, LINKS, NATIVE, Walk, Weights

WALKS = {"field": FIELD, "native": NATIVE, "delete": DELETE, "links": LINKS, "hands": HANDS, "broad": BROAD}


@pytest.mark.parametrize(("name", "weights"), WALKS.items(), ids=WALKS)
def test_a_walk_loses_nothing(name: str, weights: Weights) -> None:
    for seed in seeds(name, 25):
        walk = Walk(seed, weights, exact=weights is NATIVE)
        problems = walk.run(40)
        assert not problems, "\n".join([f"seed {seed}", *problems, *walk.steps])
