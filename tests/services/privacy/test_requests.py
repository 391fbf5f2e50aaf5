"""The log of what people asked about their data."""

from datetime import date

import pytest

from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.domain.kinds import Contact
from wijkwerker.domain.privacy.requests import RequestKind
from wijkwerker.services.services import Services


def test_a_request_must_be_answered_within_a_month_and_is_kept_with_its_answer(services: Services) -> None:
    log = services.privacy.requests
    second = log.add(RequestKind.ERASE, "", "Kofi Mensah", date(2026, 11, 2))
    first = log.add(RequestKind.ACCESS, "", "Wim Jansen", date(2026, 10, 31))
    assert (first.due, second.due) == (date(2026, 11, 30), date(2026, 12, 2))
    assert log.all() == [first, second]
    done = log.finish(first.id, "Uitgeprint meegegeven", date(2026, 11, 10))
    assert (done.outcome, done.done) == ("Uitgeprint meegegeven", date(2026, 11, 10))
    assert log.all() == [second, done]


def test_a_request_of_a_contact_has_the_name_on_the_card_until_that_person_is_forgotten(services: Services) -> None:
    contact = Contact(name="Samira Bouzid")
    services.records.save(contact)
    request = services.privacy.requests.add(RequestKind.ERASE, contact.id, "", date(2026, 11, 2))
    assert request.name == "Samira Bouzid"
    services.exchange.erase(contact.id)
    (kept,) = services.privacy.requests.all()
    assert (kept.contact, kept.name, kept.kind) == ("", "", RequestKind.ERASE)


def test_what_does_not_fit_is_refused_with_a_sentence(services: Services) -> None:
    log = services.privacy.requests
    with pytest.raises(WijkwerkerError, match="Van wie"):
        log.add(RequestKind.ACCESS, "", "  ", date(2026, 11, 2))
    with pytest.raises(WijkwerkerError, match="BSN"):
        log.add(RequestKind.ACCESS, "", "Wim 111222333", date(2026, 11, 2))
    with pytest.raises(WijkwerkerError, match="er niet meer"):
        log.add(RequestKind.ACCESS, "10050000-0000-4000-8000-000000000009", "", date(2026, 11, 2))
    request = log.add(RequestKind.ACCESS, "", "Wim", date(2026, 11, 2))
    with pytest.raises(WijkwerkerError, match="niet eerder"):
        log.finish(request.id, "gedaan", date(2026, 11, 1))
    with pytest.raises(WijkwerkerError, match="er niet meer"):
        log.finish("x", "gedaan", date(2026, 11, 3))
