"""The shipped lists and areas: whole, unique and with natural ids."""

from collections import Counter
from itertools import chain

import pytest

from wijkwerker.domain import language
from wijkwerker.domain.areas import is_valid_code, level_of, parent_code
from wijkwerker.domain.kinds import ListValue
from wijkwerker.domain.kinds.record import Record, cleaned, missing, natural_id, values_of
from wijkwerker.domain.lists import LISTS, seed_area_id, seed_areas, seed_codes, seed_values, shown_label


def test_every_list_is_shipped_in_its_order() -> None:
    values = list(seed_values())
    assert tuple(dict.fromkeys(value.list for value in values)) == LISTS
    assert len({(value.list, value.code) for value in values}) == len(values)
    for key in LISTS:
        orders = [value.order for value in values if value.list == key]
        assert orders == list(range(1, len(orders) + 1))


def test_phases_and_ladder_are_those_of_the_product() -> None:
    assert seed_codes("phase") == (
        "idee", "verkenning", "aanvraag", "toegekend", "in uitvoering",
        "afgerond", "zelfstandig", "gepauzeerd", "gestopt",
    )  # fmt: skip
    assert seed_codes("participation_ladder") == (
        "informeren", "raadplegen", "adviseren", "coproduceren", "meebeslissen", "zelfbeheer",
    )  # fmt: skip
    assert seed_codes("nothing") == ()


def test_a_stopped_initiative_is_shown_with_its_lesson() -> None:
    labels = {(value.list, value.code): value.label for value in seed_values()}
    assert labels["phase", "gestopt"] == "Gestopt, met les"
    assert labels["group", "ouderen"] == "Ouderen 67+"
    assert all(label[0].isupper() for label in labels.values())


def test_a_choice_is_shown_in_the_language_of_the_screen() -> None:
    connector = next(value for value in seed_values() if value.code == "sociaal makelaar")
    assert shown_label(connector) == "Sociaal makelaar"
    language.use("en")
    assert shown_label(connector) == "Community connector"
    assert shown_label(ListValue(list="theme", code="koken", label="Koken")) == "Koken"


def test_the_areas_of_three_cities_are_shipped() -> None:
    areas = list(seed_areas())
    levels = Counter(area.level for area in areas)
    assert (levels["gemeente"], levels["wijk"], levels["buurt"]) == (3, 164, 742)
    assert len({area.id for area in areas}) == len({area.code for area in areas}) == len(areas)


def test_a_parent_comes_before_its_parts_and_follows_from_the_code() -> None:
    seen: dict[str, str] = {}
    for area in seed_areas():
        assert is_valid_code(area.code)
        assert level_of(area.code) == area.level
        assert area.parent is None or area.parent in seen
        if area.level in {"wijk", "buurt"}:
            assert area.parent is not None
            assert seen[area.parent] == parent_code(area.code)
        seen[area.id] = area.code


def test_every_shipped_row_is_a_clean_and_complete_record() -> None:
    record: Record
    for record in chain(seed_values(), seed_areas()):
        values = values_of(record)
        assert cleaned(type(record), values) == values
        assert missing(record) == []


def test_an_area_is_known_by_the_names_people_use() -> None:
    areas = {area.code: area for area in seed_areas()}
    zamenhof = areas["BU03440321"]
    assert zamenhof.name == "Zamenhofdreef e.o."
    assert zamenhof.aliases == {"Zamenhofdreef", "Zamenhofdreef en omgeving"}
    assert {"Wolgadreef", "Donaudreef"} <= areas["BU03440312"].aliases
    assert areas["WK034403"].name == "Overvecht"
    assert areas["WK034403"].focus == {"krachtwijk"}
    assert "Schilderswijk" in areas["WK051829"].aliases


def test_an_area_has_the_same_id_on_every_laptop() -> None:
    assert seed_area_id("BU03440321") == natural_id("area", "BU03440321", 2021)
    assert seed_area_id("own-votulast") == natural_id("area", "own-votulast", None)
    with pytest.raises(KeyError):
        seed_area_id("BU99999999")


def test_an_own_area_is_made_of_buurten_of_its_gemeente() -> None:
    areas = list(seed_areas())
    codes = {area.id: area.code for area in areas}
    own = {area.code: sorted(codes[part] for part in area.parts) for area in areas if area.level == "eigen"}
    assert own["own-zambesidreef-tigrisdreef"] == ["BU03440341", "BU03440342", "BU03440343"]
    assert "BU03440321" in own["own-overvecht-zuid"]
    assert all(parts and all(level_of(code) == "buurt" for code in parts) for parts in own.values())
