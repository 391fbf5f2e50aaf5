"""Asking people: the question, and the answer that comes later."""

from datetime import date

import pytest

from tests.conftest import SANNE
from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.domain.kinds import Ask, Contact
from wijkwerker.services.services import Services

DAY = date(2026, 11, 20)


@pytest.fixture
def samira(services: Services) -> str:
    contact = Contact(name="Samira Bouzid")
    services.records.save(contact)
    return contact.id


def asked(services: Services, contact: str, what: str, answer: str = "open", later_on: date | None = None) -> Ask:
    ask = services.asks.ask(contact, what, DAY, answer, later_on).items[0].after
    assert isinstance(ask, Ask)
    return ask


def test_a_question_is_of_the_worker_and_waits_for_its_answer(services: Services, samira: str) -> None:
    ask = asked(services, samira, " Wil je tolken? ")
    assert (ask.what, ask.by, ask.answer, ask.answered_on) == ("Wil je tolken?", SANNE, "open", None)


def test_only_a_later_has_a_day_to_come_back_to(services: Services, samira: str) -> None:
    ask = asked(services, samira, "Wil je tolken?", "later", date(2027, 1, 4))
    assert (ask.answered_on, ask.later_on) == (DAY, date(2027, 1, 4))
    services.asks.answer(ask.id, "ja", date(2026, 12, 1))
    now = services.records.get(Ask, ask.id)
    assert now is not None
    assert (now.answer, now.answered_on, now.later_on) == ("ja", date(2026, 12, 1), None)


@pytest.mark.parametrize(("what", "told"), [("  ", "Wat vroeg je"), ("x" * 40_000, "te lang")])
def test_a_question_that_cannot_be_kept_is_refused(services: Services, samira: str, what: str, told: str) -> None:
    with pytest.raises(WijkwerkerError, match=told):
        services.asks.ask(samira, what, DAY)


def test_answering_a_question_that_is_gone_changes_nothing(services: Services) -> None:
    assert not services.asks.answer("weg", "ja", DAY)
