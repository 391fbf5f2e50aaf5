"""What the page Contacten asks and does."""

import datetime as dt

import pytest

from wijkwerker.domain.contact_filter import ContactFilter
from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.domain.kinds import Contact
from wijkwerker.domain.kinds.record import new_id
from wijkwerker.services.services import Services

TODAY = dt.date(2026, 11, 20)


def test_a_list_begins_with_its_length_and_its_first_rows(services: Services) -> None:
    for number in range(5):
        services.contacts.add(Contact(name=f"Bewoner {number}"))
    count, first = services.contacts.start(ContactFilter(), 2, TODAY)
    assert count == services.contacts.count(ContactFilter()) == 5
    rows = services.contacts.rows(ContactFilter())
    assert [line.row for line in first] == list(rows[:2])
    assert [line.name for line in services.contacts.lines(rows[3:], TODAY)] == ["Bewoner 1", "Bewoner 0"]


def test_a_new_contact_needs_a_name(services: Services) -> None:
    with pytest.raises(WijkwerkerError, match="Naam"):
        services.contacts.add(Contact())


def test_a_contact_that_is_gone_is_said_so(services: Services) -> None:
    with pytest.raises(WijkwerkerError, match="er niet meer"):
        services.contacts.card(new_id())


def test_doubles_and_talents_are_there_for_the_page(services: Services) -> None:
    services.contacts.add(Contact(name="Samira Bouzid", talents=frozenset({"tolken"})))
    assert [double.name for double in services.contacts.doubles("samira bou")] == ["Samira Bouzid"]
    assert services.contacts.offered() == [("tolken", 1)]
    (found,) = services.contacts.start(ContactFilter(text="tolk"), 100, TODAY)[1]
    assert services.contacts.timeline(found.id, 10) == []
