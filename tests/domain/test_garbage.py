"""The search for garbage rests for a moment, and goes on whatever happened."""

import gc

import pytest

from wijkwerker.domain.garbage import no_collection


def test_no_garbage_is_looked_for_until_the_end_of_the_block() -> None:
    with no_collection():
        assert not gc.isenabled()
        with no_collection():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()


def test_it_is_looked_for_again_after_an_error() -> None:
    with pytest.raises(ValueError, match="mis"), no_collection():
        raise ValueError("mis")
    assert gc.isenabled()
