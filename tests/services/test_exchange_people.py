"""Whom a name means, and whose work goes together."""

import pytest

from tests.conftest import SANNE
from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.domain.exchange.given import Person
from wijkwerker.domain.kinds import Contact, Worker
from wijkwerker.domain.kinds.record import with_values
from wijkwerker.services.exchange import team
from wijkwerker.services.exchange.team import Fit
from wijkwerker.services.services import Services
from wijkwerker.storage.store import Store


@pytest.fixture
def team_of_three(services: Services) -> Services:
    """Sanne with two colleagues whose names begin alike."""
    services.records.save(Worker(name="Joost de Wit"), Worker(name="Joost Bakker"))
    return services


def test_a_colleague_is_known_by_id_name_or_first_name(team_of_three: Services) -> None:
    for name in (SANNE, "Sanne Bakker", "sanne  BAKKER", "Sanne"):
        assert team_of_three.exchange.person(name) == Person(SANNE, "Sanne Bakker")


def test_a_stranger_is_known_by_the_folded_name(team_of_three: Services) -> None:
    found = team_of_three.exchange.person(" Ayşe  Yıldız ")
    assert (found.worker, found.name, found.key) == ("", "Ayşe Yıldız", "ayse yildiz")


def test_a_name_that_fits_two_colleagues_is_refused(team_of_three: Services) -> None:
    with pytest.raises(WijkwerkerError, match="Joost Bakker, Joost de Wit"):
        team_of_three.exchange.person("Joost")


def test_a_stranger_is_refused_where_a_colleague_is_needed(team_of_three: Services) -> None:
    with pytest.raises(WijkwerkerError, match="geen collega"):
        team_of_three.exchange.person("Ayşe", known=True)


def test_a_new_file_takes_the_team_of_the_first_workbook(store: Store) -> None:
    with store.write() as writer:
        assert team.fit(writer.connection, "other", read_before=False) is Fit.FIRST
        team.join(writer.connection, "other")
        assert team.fit(writer.connection, "other third", read_before=True) is Fit.OURS


def test_a_file_with_work_asks_first(store: Store) -> None:
    with store.write() as writer:
        writer.save(Contact(name="Ayşe Yıldız"))
        assert team.fit(writer.connection, "other", read_before=False) is Fit.ASK


@pytest.mark.parametrize(
    ("theirs", "read_before", "said"), [("other", True, "ander team"), (team.DEMO, False, "verzonnen buurt")]
)
def test_another_team_is_refused(store: Store, theirs: str, read_before: bool, said: str) -> None:
    with store.read() as connection, pytest.raises(WijkwerkerError, match=said):
        team.fit(connection, theirs, read_before=read_before)


def test_a_team_is_known_by_all_names_that_its_files_began_with(store: Store) -> None:
    with store.write() as writer:
        own = team.ours(writer.connection)
        team.join(writer.connection, f"{own} second")
        team.join(writer.connection, "second third")
        assert set(team.ours(writer.connection).split()) == {own, "second", "third"}
        assert team.fit(writer.connection, "third fourth", read_before=True) is Fit.OURS


def test_on_a_first_day_nothing_waits_to_be_shared_before_something_is_done(services: Services) -> None:
    own = services.settings.worker()
    services.records.save(with_values(own, {"role": "opbouwwerker"}))
    assert services.exchange.unshared().total == 0
    services.records.save(Contact(name="Fatima El Amrani"))
    assert services.exchange.unshared().by_kind == {"worker": 1, "contact": 1}
