"""Teams and cities for measuring, tested at a hundredth of their size."""

from datetime import date
from itertools import islice

import pytest

from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.domain.kinds import KINDS, Activity, Contact, ContactMoment, Record, Session, Worker
from wijkwerker.domain.kinds.record import R, cleaned, missing, values_of
from wijkwerker.domain.lists import seed_areas
from wijkwerker.services.demo import records

TODAY = date(2026, 11, 20)


def made(size: str, scale: float, seed: int = 1) -> dict[str, list[Record]]:
    """All records of a scaled demo by the key of their kind."""
    groups = records(size, seed=seed, today=TODAY, scale=scale)
    return {kind.info.key: list(group) for kind, group in groups}


def of(found: dict[str, list[Record]], kind: type[R]) -> list[R]:
    """The records of one kind."""
    return [record for record in found[kind.info.key] if isinstance(record, kind)]


@pytest.fixture(scope="module")
def city() -> dict[str, list[Record]]:
    return made("city", 0.008)


@pytest.mark.parametrize(
    ("size", "scale", "counts"),
    [
        ("team", 0.02, {"contact": 100, "contact_moment": 1_000, "initiative": 10, "activity": 60}),
        ("city", 0.002, {"contact": 200, "contact_moment": 2_000, "initiative": 40, "activity": 200}),
    ],
)
def test_a_large_demo_has_the_numbers_of_its_plan(size: str, scale: float, counts: dict[str, int]) -> None:
    found = made(size, scale)
    assert {key: len(found[key]) for key in counts} == counts
    assert len(found["session"]) >= len(found["activity"])
    assert list(found) == [key for key in KINDS if key in found]


def test_attendances_are_as_many_as_planned() -> None:
    assert len(made("city", 0.002)["attendance"]) == pytest.approx(2_000, rel=0.05)


def test_the_same_seed_gives_the_same_and_another_gives_others() -> None:
    first = made("city", 0.001)
    assert made("city", 0.001) == first
    assert {one.id for one in made("city", 0.001, seed=2)["contact"]}.isdisjoint(one.id for one in first["contact"])


def test_every_record_is_clean_complete_and_unique() -> None:
    for group in made("city", 0.001).values():
        assert len({record.id for record in group}) == len(group)
        for record in group:
            values = values_of(record)
            assert missing(record) == []
            assert cleaned(type(record), values) == values


def test_a_city_has_twenty_years_in_all_buurten_where_people_live(city: dict[str, list[Record]]) -> None:
    moments = of(city, ContactMoment)
    days = [moment.date for moment in moments if moment.date]
    assert days == sorted(days)
    assert TODAY.year - days[0].year == 20
    assert days[-1] <= TODAY
    lived_in = {
        area.id
        for area in seed_areas()
        if area.code.startswith("BU0344") and area.inhabitants and area.inhabitants > 500
    }
    assert lived_in <= {moment.area for moment in moments}


def test_moments_are_about_what_had_begun(city: dict[str, list[Record]]) -> None:
    begun = {one.id: one.starts.date() for one in of(city, Activity) if one.starts}
    late = [one for one in of(city, ContactMoment) if one.activity and one.date and begun[one.activity] > one.date]
    assert len(late) < 0.02 * len(begun)


def test_notes_differ_enough_to_search_in(city: dict[str, list[Record]]) -> None:
    notes = [moment.note for moment in of(city, ContactMoment)]
    assert len(set(notes)) > 0.9 * len(notes)


def test_sessions_ahead_are_only_planned(city: dict[str, list[Record]]) -> None:
    sessions = of(city, Session)
    assert {one.state for one in sessions if one.starts and one.starts.date() > TODAY} == {"gepland"}
    assert {one.state for one in sessions if one.starts and one.starts.date() < TODAY} == {
        "ging door",
        "ging niet door",
    }


def test_the_first_worker_is_the_one_of_the_small_demo() -> None:
    found = made("team", 0.02)
    assert of(found, Worker)[0].name == "Sanne Bakker"
    assert any(contact.organisation for contact in of(found, Contact))


def test_records_are_made_while_they_are_read() -> None:
    groups = records("city", seed=1, today=TODAY)
    kind, group = next(groups)
    assert kind.info.key == "area_role"
    assert len(list(islice(group, 3))) == 3


def test_an_unknown_size_is_refused_with_advice() -> None:
    with pytest.raises(WijkwerkerError, match="bestaat niet") as refusal:
        records("dorp", seed=1, today=TODAY)
    assert "small, team, city" in refusal.value.hint
