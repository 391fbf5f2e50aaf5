"""One contact: the head of the card and the timeline."""

import datetime as dt

import pytest

from tests.conftest import SANNE
from wijkwerker.domain.kinds import (
    Activity,
    Ask,
    Attendance,
    Contact,
    ContactMoment,
    Initiative,
    Introduction,
    Promise,
    Record,
    Session,
    Story,
)
from wijkwerker.domain.kinds.record import with_values
from wijkwerker.domain.lists import seed_area_id
from wijkwerker.storage.queries import contact_card
from wijkwerker.storage.queries.contact_card import ContactCard, Event
from wijkwerker.storage.store import Store

OVERVECHT = seed_area_id("WK034403")


def put(store: Store, *records: Record) -> None:
    with store.write() as writer:
        for record in records:
            writer.save(record)


def card(store: Store, contact: Contact) -> ContactCard:
    with store.read() as connection:
        found = contact_card.card(connection, contact.id)
        assert found is not None
        return found


def timeline(store: Store, contact: Contact, *kinds: str, limit: int = 50) -> list[Event]:
    with store.read() as connection:
        return contact_card.timeline(connection, contact.id, limit, kinds)


def promised(to: Contact, **values: object) -> Promise:
    return with_values(Promise(to=to.id, promised_on=dt.date(2026, 10, 1), by=SANNE), values)


@pytest.fixture
def samira(store: Store) -> Contact:
    brug = Contact(name="Stichting De Brug", organisation=True)
    contact = Contact(name="Samira Bouzid", area=OVERVECHT, employer=brug.id)
    put(store, brug, contact)
    return contact


def test_a_card_names_the_area_and_the_employer(store: Store, samira: Contact) -> None:
    found = card(store, samira)
    assert (found.contact, found.area, found.employer, found.spoken) == (
        samira, "Overvecht", "Stichting De Brug", None,
    )  # fmt: skip


def test_a_card_counts_the_asks_by_answer(store: Store, samira: Contact) -> None:
    for answer in ("ja", "ja", "later", "open"):
        put(store, Ask(contact=samira.id, what="Help je?", on=dt.date(2026, 9, 22), by=SANNE, answer=answer))
    assert card(store, samira).asked == {"ja": 2, "later": 1, "open": 1}


def test_promises_that_were_fed_back_wait_no_more(store: Store, samira: Contact) -> None:
    soon, later = dt.date(2026, 11, 1), dt.date(2026, 12, 1)
    put(
        store,
        promised(samira, what="Sleutel regelen", due=later),
        promised(samira, what="Bellen", due=soon),
        promised(samira, what="Mailen", fed_back_on=dt.date(2026, 10, 5)),
        promised(samira, what="Ooit"),
    )
    assert [promise.what for promise in card(store, samira).promises] == ["Bellen", "Sleutel regelen", "Ooit"]


def test_a_deleted_contact_has_no_card(store: Store, samira: Contact) -> None:
    with store.write() as writer:
        writer.delete(Contact, samira.id)
    with store.read() as connection:
        assert contact_card.card(connection, samira.id) is None


def test_the_timeline_tells_everything_newest_first(store: Store, samira: Contact) -> None:
    other = Contact(name="Hans de Wit")
    moment = ContactMoment(
        date=dt.date(2026, 10, 13), time=dt.time(10, 20), area=OVERVECHT, place="De Dreef", people=6,
        contacts=frozenset({samira.id}), note="Wil helpen bij de fietsles", worker=SANNE,
    )  # fmt: skip
    promise = Promise(
        what="Terugbellen", to=samira.id, promised_on=moment.date, due=dt.date(2026, 10, 16), by=SANNE, moment=moment.id
    )
    lessons = Activity(title="Fietsles", area=OVERVECHT, starts=dt.datetime(2026, 10, 6, 10, 0))
    lesson = Session(
        activity=lessons.id, original_start=lessons.starts, starts=lessons.starts, state="ging door", people=9
    )
    put(store, other, moment, promise, lessons, lesson)
    put(
        store,
        Attendance(session=lesson.id, contact=samira.id, role="vrijwilliger", hours=2),
        Ask(contact=samira.id, what="Begeleid je een groep?", on=dt.date(2026, 9, 22), by=SANNE, answer="ja"),
        Initiative(title="Fietsles voor vrouwen", area=OVERVECHT, lead=samira.id, started=dt.date(2026, 9, 15)),
        Introduction(first=other.id, second=samira.id, on=dt.date(2026, 9, 1), came_of_it="Samen een cursus"),
        Story(title="Op eigen benen", text="Het lukte", teller=samira.id, date=dt.date(2026, 8, 1)),
        Promise(what="Flyers", to=samira.id, promised_on=dt.date(2026, 7, 1), by=SANNE),
    )
    events = timeline(store, samira)
    assert [(event.kind, event.title) for event in events] == [
        ("contact_moment", "Wil helpen bij de fietsles"),
        ("attendance", "Fietsles"),
        ("ask", "Begeleid je een groep?"),
        ("initiative", "Fietsles voor vrouwen"),
        ("introduction", "Hans de Wit"),
        ("story", "Op eigen benen"),
        ("promise", "Flyers"),
    ]
    first, second = events[:2]
    assert (first.time, first.place, first.people, first.due) == ("10:20", "De Dreef", 6, dt.date(2026, 10, 16))
    assert (second.code, second.people, second.hours, second.opens) == ("vrijwilliger", 9, 2, ("session", lesson.id))


def test_the_timeline_can_show_some_kinds_and_the_newest_only(store: Store, samira: Contact) -> None:
    for day in (1, 2, 3):
        moment = ContactMoment(
            date=dt.date(2026, 10, day), area=OVERVECHT, contacts=frozenset({samira.id}), worker=SANNE, note="Koffie"
        )
        put(store, moment)
    put(store, Ask(contact=samira.id, what="Help je?", on=dt.date(2026, 11, 1), by=SANNE))
    assert [event.day.day for event in timeline(store, samira, "contact_moment", limit=2)] == [3, 2]
    assert [event.kind for event in timeline(store, samira, "ask")] == ["ask"]
    assert [event.kind for event in timeline(store, samira, limit=2)] == ["ask", "contact_moment"]


def test_an_initiative_without_a_start_stands_where_its_first_phase_began_or_it_was_written(
    store: Store, samira: Contact
) -> None:
    put(store, Initiative(title="Speelstraat", area=OVERVECHT, co_leads=frozenset({samira.id})))
    (event,) = timeline(store, samira)
    assert event.code == "mede-trekker"
    assert event.day >= dt.date(2026, 1, 1)
