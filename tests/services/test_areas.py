"""Areas: the team's own beside those of CBS."""

import datetime as dt
from dataclasses import replace

import pytest

from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.domain.kinds import Area
from wijkwerker.domain.lists import seed_area_id
from wijkwerker.services.services import Services

OVERVECHT = seed_area_id("WK034403")


def added(services: Services, name: str) -> Area:
    area = services.areas.add_own(name, OVERVECHT).items[0].after
    assert isinstance(area, Area)
    return area


def test_an_own_area_gets_a_code_and_lies_where_it_was_made(services: Services) -> None:
    area = added(services, "Tussen de rails")
    assert (area.code, area.level) == ("own-tussen-de-rails", "eigen")
    assert area.id in services.areas.within(OVERVECHT)
    assert services.areas.by_code(area.code) == area


def test_an_own_area_without_a_name_is_refused(services: Services) -> None:
    with pytest.raises(WijkwerkerError, match="Naam"):
        services.areas.add_own("  ", None)


def test_a_new_own_area_never_takes_the_place_of_one_that_is_no_longer_used(services: Services) -> None:
    earlier = replace(added(services, "Tussen de rails"), valid_until=dt.date(2025, 12, 31))
    services.records.save(earlier)
    assert added(services, "Tussen de rails").code == "own-tussen-de-rails-2"
    assert services.records.get(Area, earlier.id) == earlier
