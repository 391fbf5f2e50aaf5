"""Finding records by what a person types, and the lists of the command line."""

import datetime as dt
from dataclasses import replace

import pytest

from tests.conftest import SANNE
from wijkwerker.domain.kinds import Activity, Contact, ContactMoment, Initiative, Record, Session
from wijkwerker.domain.lists import seed_area_id
from wijkwerker.services.services import Services
from wijkwerker.storage.queries import search
from wijkwerker.storage.store import Store

OVERVECHT = seed_area_id("WK034403")
DAY = dt.date(2026, 11, 20)


def put(store: Store, *records: Record) -> None:
    with store.write() as writer:
        for record in records:
            writer.save(record)


def found(store: Store, text: str, limit: int = 8) -> list[str]:
    with store.read() as connection:
        return [item.title for item in search.names(connection, text, limit=limit)]


def test_the_whole_name_comes_first_then_its_beginning_then_a_word_then_other_text(store: Store) -> None:
    put(
        store,
        Contact(name="Karel Roos"),
        Contact(name="Roos"),
        Contact(name="Roosje Blom"),
        Contact(name="Ans Vis", note="Kweekt een roos op het balkon"),
    )
    assert found(store, "roos") == ["Roos", "Roosje Blom", "Karel Roos", "Ans Vis"]


def test_many_people_of_a_name_do_not_hide_an_initiative_that_is_called_so(store: Store) -> None:
    put(store, *(Contact(name=f"Roos {number}") for number in range(300)))
    put(store, Initiative(title="Roos", area=OVERVECHT))
    assert found(store, "roos")[0] == "Roos"


def test_what_was_deleted_is_not_found(store: Store) -> None:
    contact = Contact(name="Karel Roos")
    put(store, contact)
    with store.write() as writer:
        writer.delete(Contact, contact.id)
    assert found(store, "karel") == []


def test_an_activity_opens_its_next_session_else_its_last(services: Services) -> None:
    today = dt.date.today()  # noqa: DTZ011 - the search goes by the laptop's own day
    for title, starts in (("Fietsles", (-9, 0, 5)), ("Naailes", (-9, -2))):
        for number in starts:
            start = dt.datetime.combine(today + dt.timedelta(days=number), dt.time(0, 30))
            activity = Activity(id=title, title=title, area=OVERVECHT, starts=start)
            services.records.save(activity, Session(activity=activity.id, original_start=start, starts=start))
    days = [services.search.anything(title)[0].facts[-1][:10] for title in ("fietsles", "naailes")]
    assert days == [today.isoformat(), (today - dt.timedelta(days=2)).isoformat()]


@pytest.fixture
def coffee(store: Store) -> ContactMoment:
    moment = ContactMoment(date=DAY, area=OVERVECHT, worker=SANNE, note="Koffie in de hal")
    put(store, moment, replace(moment, id="", date=DAY - dt.timedelta(days=1)))
    return moment


def test_a_list_is_narrowed_by_words_and_by_days_that_both_count(services: Services, coffee: ContactMoment) -> None:
    cls = ContactMoment
    assert len(services.listing.records(cls, search="koffie")) == 2
    assert [one.id for one in services.listing.records(cls, search="koffie", from_=DAY, until=DAY)] == [coffee.id]


def test_a_list_until_the_last_day_there_is_holds_everything(services: Services, coffee: ContactMoment) -> None:
    assert coffee.id in {one.id for one in services.listing.records(ContactMoment, until=dt.date.max)}
