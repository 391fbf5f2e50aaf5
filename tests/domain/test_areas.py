"""Area codes: what they say, and how own areas get one."""

import pytest

from wijkwerker.domain.areas import is_valid_code, level_of, own_code, parent_code


@pytest.mark.parametrize(
    ("code", "level", "parent"),
    [
        ("GM0344", "gemeente", None),
        ("WK034403", "wijk", "GM0344"),
        ("WK0363AA", "wijk", "GM0363"),
        ("BU03440321", "buurt", "WK034403"),
        ("BU0363NA07", "buurt", "WK0363NA"),
        ("own-votulast", "eigen", None),
    ],
)
def test_a_code_tells_its_level_and_its_parent(code: str, level: str, parent: str | None) -> None:
    assert level_of(code) == level
    assert parent_code(code) == parent
    assert is_valid_code(code)


@pytest.mark.parametrize("code", ["", "BU0344", "bu03440321", "WK03440321", "GM034", "Overvecht", "own-", "own-Ü"])
def test_other_texts_are_no_codes(code: str) -> None:
    assert not is_valid_code(code)


def test_an_own_area_is_called_after_its_folded_name() -> None:
    assert own_code("Zuilen-noord en -oost") == "own-zuilen-noord-en-oost"
    assert own_code("Łódź & Çarşı") == "own-lodz-carsi"
    assert own_code("!?") == "own-gebied"


def test_own_areas_of_the_same_name_get_the_gemeente_and_then_a_number() -> None:
    assert own_code("Noord", "Utrecht", {"own-noord"}) == "own-noord-utrecht"
    assert own_code("Noord", "", {"own-noord"}) == "own-noord-2"
    assert own_code("Noord", "Utrecht", {"own-noord", "own-noord-utrecht"}) == "own-noord-utrecht-2"


def test_every_own_code_is_a_valid_code() -> None:
    assert all(is_valid_code(own_code(name)) for name in ("Plan 2030", "’t Goylaan", "?", "De Meern"))
