"""Whose file it is: also when that worker is gone, and when a copy becomes a colleague's."""

from contextlib import closing
from datetime import date, datetime
from pathlib import Path

import pytest

from tests.conftest import SANNE
from wijkwerker.domain.draft import Occasion
from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.domain.exchange.given import Order
from wijkwerker.domain.exchange.planned import Decisions
from wijkwerker.domain.kinds import Contact, Worker
from wijkwerker.services.services import Services, open_services
from wijkwerker.storage.exchange import states
from wijkwerker.storage.exchange.erase import erase
from wijkwerker.storage.queries.authors import authors

JOOST = Worker(id="10050000-0000-4000-8000-000000000002", name="Joost de Wit")
NOW = Occasion(today=date(2026, 11, 20), now=datetime(2026, 11, 20, 10, 20))


def lose(services: Services) -> None:
    """A colleague's workbook deletes the worker whose file it is."""
    own = services.settings.worker()
    with services._store.write() as writer:
        writer.delete(Worker, own.id)


def test_a_file_of_which_the_own_worker_is_gone_says_so_and_says_what_to_do(services: Services) -> None:
    lose(services)
    assert services.settings.me() is None
    with pytest.raises(WijkwerkerError, match="Je staat niet meer bij de collega’s") as refused:
        services.settings.worker()
    assert "Instellingen" in refused.value.hint


def test_nothing_is_logged_on_the_name_of_nobody(services: Services) -> None:
    lose(services)
    with pytest.raises(WijkwerkerError, match="Er is niets bewaard"):
        services.quicklog.save("koffie met drie moeders", NOW)
    with pytest.raises(WijkwerkerError, match="Er is niets bewaard"):
        services.asks.ask("c1", "Kun je helpen?", NOW.today)
    assert services.quicklog.recognise("koffie met drie moeders", NOW).people == 3


def test_who_is_in_the_trash_puts_themselves_back_under_the_same_number(services: Services) -> None:
    lose(services)
    assert services.settings.team().lost == "Sanne Bakker"
    assert services.settings.put_back().touches("worker")
    assert services.settings.worker() == Worker(id=SANNE, name="Sanne Bakker")
    assert services.settings.team().lost == ""


def test_who_was_erased_begins_again_under_another_number(services: Services) -> None:
    with services._store.write() as writer:
        erase(writer, [SANNE])
    assert services.settings.team().lost == ""
    with pytest.raises(WijkwerkerError):
        services.settings.put_back()
    services.settings.begin_as("  Sanne   Bakker ")
    assert services.settings.worker().name == "Sanne Bakker"
    assert services.quicklog.save("koffie met drie moeders", NOW).moment


def test_a_copy_of_a_file_becomes_that_of_a_colleague(services: Services, tmp_path: Path) -> None:
    services.records.save(JOOST, Contact(name="Ayşe Yıldız"))
    services.backups.back_up(tmp_path / "joost.db")
    with closing(open_services(tmp_path / "joost.db")) as joost:
        assert [one.name for one in joost.settings.team().workers] == ["Joost de Wit", "Sanne Bakker"]
        assert joost.settings.become(JOOST.id).touches("worker")
        joost.records.save(Contact(name="Fatima El Amrani"))
        joost.exchange.export(Order(tmp_path / "van-joost.xlsx", recipient=SANNE))
        assert [one.name for one in joost.exchange.colleagues()] == ["Sanne Bakker"]
    plan = services.exchange.plan(tmp_path / "van-joost.xlsx", Decisions())
    assert plan.sender_name == "Joost de Wit"
    services.exchange.apply(plan, Decisions(), tmp_path / "van-joost.xlsx")
    assert services.exchange.colleagues()[0].received is not None


def test_what_was_written_before_stays_on_the_name_it_was_written_on(services: Services) -> None:
    contact = Contact(name="Ayşe Yıldız")
    services.records.save(JOOST, contact)
    services.settings.become(JOOST.id)
    services.records.set_value(contact.id, "note", "Belt liever")
    with services._store.read() as connection:
        state = states.load(connection, [contact.id])[contact.id]
        who = authors(connection)
        (noted, _text) = state.cell(("note", "")).shown or (None, None)
    assert noted is not None
    assert state.default is not None
    assert (who[state.default.epoch].name, who[noted.epoch].name) == ("Sanne Bakker", "Joost de Wit")


def test_nobody_can_be_somebody_who_is_not_there(services: Services) -> None:
    with pytest.raises(WijkwerkerError, match="Kies een andere naam"):
        services.settings.become(JOOST.id)
    assert services.settings.worker().id == SANNE
