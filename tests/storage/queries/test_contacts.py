"""The list of contacts: what fits a filter, in which order, and what a row tells."""

import datetime as dt

import pytest

from tests.conftest import SANNE
from wijkwerker.domain.contact_filter import BY_NAME, ContactFilter
from wijkwerker.domain.kinds import (
    Activity,
    Area,
    Ask,
    Attendance,
    Contact,
    ContactMoment,
    Initiative,
    Promise,
    Record,
    Session,
)
from wijkwerker.domain.kinds.record import with_values
from wijkwerker.domain.lists import seed_area_id
from wijkwerker.storage.queries import contacts
from wijkwerker.storage.store import Store

TODAY = dt.date(2026, 11, 20)
OVERVECHT = seed_area_id("WK034403")
ZAMENHOF = "BU03440333"


def put(store: Store, *records: Record) -> None:
    with store.write() as writer:
        for record in records:
            writer.save(record)


def spoke(contact: Contact, day: dt.date) -> ContactMoment:
    return ContactMoment(date=day, area=OVERVECHT, worker=SANNE, contacts=frozenset({contact.id}), note="Koffie")


def names(store: Store, wanted: ContactFilter, limit: int | None = None) -> list[str]:
    with store.read() as connection:
        found = contacts.rows(connection, wanted, limit)
        if limit is None:
            assert contacts.count(connection, wanted) == len(found)
        return [line.name for line in contacts.lines(connection, found, TODAY)]


def line(store: Store, name: str) -> contacts.ContactLine:
    with store.read() as connection:
        return next(
            line
            for line in contacts.lines(connection, contacts.rows(connection, ContactFilter()), TODAY)
            if line.name == name
        )


@pytest.fixture
def samira(store: Store) -> Contact:
    contact = Contact(
        name="Samira Bouzid",
        area=OVERVECHT,
        street="Zamenhofdreef",
        roles=frozenset({"bewoner"}),
        talents=frozenset({"fietsen leren", "tolken"}),
        wishes=frozenset({"sport voor vrouwen"}),
        consent="mondeling",
    )
    put(store, contact)
    return contact


@pytest.fixture
def lukasz(store: Store) -> Contact:
    contact = Contact(name="Łukasz Wójcik", area=OVERVECHT, talents=frozenset({"klussen"}))
    put(store, contact)
    return contact


@pytest.fixture
def brug(store: Store) -> Contact:
    contact = Contact(name="Stichting De Brug", organisation=True, organisation_kind="huiswerkklas")
    put(store, contact)
    return contact


def test_the_one_that_was_spoken_last_stands_first_and_never_spoken_last(
    store: Store, samira: Contact, lukasz: Contact, brug: Contact
) -> None:
    put(store, spoke(brug, dt.date(2026, 10, 1)), spoke(lukasz, dt.date(2026, 11, 2)))
    assert names(store, ContactFilter()) == ["Łukasz Wójcik", "Stichting De Brug", "Samira Bouzid"]
    assert names(store, ContactFilter(), limit=1) == ["Łukasz Wójcik"]


def test_names_are_in_the_order_of_a_keyboard_without_accents(
    store: Store, samira: Contact, lukasz: Contact, brug: Contact
) -> None:
    put(store, Contact(name="Maria Peters"))
    with store.write() as writer:
        writer.load(Contact, [Contact(name="…")])  # as a list from elsewhere may bring it
    assert names(store, ContactFilter(order=BY_NAME)) == [
        "Łukasz Wójcik",
        "Maria Peters",
        "Samira Bouzid",
        "Stichting De Brug",
        "…",
    ]
    assert names(store, ContactFilter(order=BY_NAME), limit=2) == ["Łukasz Wójcik", "Maria Peters"]


@pytest.mark.parametrize("typed", ["sam", "bouz", "zamenhof", "tolk", "samira b", "SAMIRA"])
def test_name_street_and_talent_are_found_by_their_beginning(
    store: Store, samira: Contact, lukasz: Contact, typed: str
) -> None:
    assert names(store, ContactFilter(text=typed)) == ["Samira Bouzid"]


def test_who_is_named_so_stands_before_who_lives_or_does_so(store: Store, samira: Contact) -> None:
    put(
        store,
        Contact(name="Tolkien Vos"),
        Contact(name="Wim Slotboom", talents=frozenset({"tolken"})),
        spoke(samira, dt.date(2026, 11, 1)),
    )
    assert names(store, ContactFilter(text="tolk")) == ["Tolkien Vos", "Samira Bouzid", "Wim Slotboom"]
    assert names(store, ContactFilter(text="tolk"), limit=2) == ["Tolkien Vos", "Samira Bouzid"]
    assert names(store, ContactFilter(text="tolk"), limit=1) == ["Tolkien Vos"]


def test_contacts_are_counted_per_area(store: Store, samira: Contact, lukasz: Contact, brug: Contact) -> None:
    with store.read() as connection:
        assert contacts.per_area(connection) == {OVERVECHT: 2}


def test_signs_alone_find_nothing(store: Store, samira: Contact) -> None:
    assert names(store, ContactFilter(text="?!")) == []


def test_an_area_holds_the_areas_within_it(store: Store, samira: Contact) -> None:
    corner = Area(code="own-hoek", name="De Hoek", level="eigen", parent=OVERVECHT)
    put(store, corner, Contact(name="Hans de Wit", area=corner.id), Contact(name="Elders"))
    assert names(store, ContactFilter(area=OVERVECHT, order=BY_NAME)) == ["Hans de Wit", "Samira Bouzid"]
    assert names(store, ContactFilter(area=corner.id)) == ["Hans de Wit"]


def test_a_period_looks_at_the_last_moment(store: Store, samira: Contact, lukasz: Contact, brug: Contact) -> None:
    put(store, spoke(samira, dt.date(2025, 12, 31)), spoke(lukasz, dt.date(2026, 1, 1)))
    assert names(store, ContactFilter(spoken_from=dt.date(2026, 1, 1))) == ["Łukasz Wójcik"]
    assert names(store, ContactFilter(spoken_until=dt.date(2025, 12, 31))) == ["Samira Bouzid"]
    assert names(store, ContactFilter(not_since=dt.date(2026, 1, 1))) == ["Samira Bouzid", "Stichting De Brug"]


def test_one_talent_or_wish_of_the_chosen_ones_is_enough(store: Store, samira: Contact, lukasz: Contact) -> None:
    assert names(store, ContactFilter(words=frozenset({"klussen", "sport voor vrouwen"}), order=BY_NAME)) == [
        "Łukasz Wójcik",
        "Samira Bouzid",
    ]
    assert names(store, ContactFilter(words=frozenset({"sport"}))) == []


def test_who_was_asked_is_no_longer_never_asked(store: Store, samira: Contact, lukasz: Contact) -> None:
    assert names(store, ContactFilter(never_asked=True)) == ["Samira Bouzid"]  # Łukasz did not agree to be asked
    put(store, Ask(contact=samira.id, what="Help je mee?", on=TODAY, by=SANNE))
    assert names(store, ContactFilter(never_asked=True)) == []


def test_organisations_and_people_can_be_told_apart(store: Store, samira: Contact, brug: Contact) -> None:
    assert names(store, ContactFilter(organisation=True)) == ["Stichting De Brug"]
    assert names(store, ContactFilter(organisation=False)) == ["Samira Bouzid"]


def test_a_deleted_contact_is_gone_from_every_list(store: Store, samira: Contact, lukasz: Contact) -> None:
    with store.write() as writer:
        writer.delete(Contact, samira.id)
    assert names(store, ContactFilter()) == ["Łukasz Wójcik"]
    assert names(store, ContactFilter(text="samira")) == []
    assert names(store, ContactFilter(order=BY_NAME)) == ["Łukasz Wójcik"]


def test_a_row_tells_what_someone_leads_and_helps_with(store: Store, samira: Contact) -> None:
    garden = Initiative(title="Moestuin", area=OVERVECHT, lead=samira.id)
    stopped = Initiative(title="Oud plan", area=OVERVECHT, lead=samira.id, phase="gestopt")
    street = Initiative(title="Speelstraat", area=OVERVECHT, co_leads=frozenset({samira.id}))
    lessons = Activity(title="Fietsles", area=OVERVECHT, starts=dt.datetime(2026, 10, 6, 10, 0))
    lesson = Session(activity=lessons.id, original_start=lessons.starts, starts=lessons.starts, state="ging door")
    put(store, garden, stopped, street, lessons, lesson)
    put(store, Attendance(session=lesson.id, contact=samira.id, role="vrijwilliger", hours=2))
    found = line(store, "Samira Bouzid")
    assert found.doing == (("trekker", "Moestuin"), ("mede-trekker", "Speelstraat"), ("vrijwilliger", "Fietsles"))
    assert found.words == ("fietsen leren", "tolken")
    assert found.area == "Overvecht"
    assert found.roles == ("bewoner",)


@pytest.mark.parametrize(
    ("due", "sign"), [(dt.date(2026, 11, 19), "late"), (dt.date(2026, 11, 20), "due"), (None, "due")]
)
def test_a_promise_that_waits_is_the_sign_of_a_row(
    store: Store, samira: Contact, due: dt.date | None, sign: str
) -> None:
    promise = Promise(what="Bel terug", to=samira.id, promised_on=dt.date(2026, 11, 1), due=due, by=SANNE)
    put(store, promise)
    assert line(store, "Samira Bouzid").sign == sign


def test_who_can_do_something_and_was_never_asked_gets_a_sign(store: Store, samira: Contact, lukasz: Contact) -> None:
    assert line(store, "Samira Bouzid").sign == "ask"
    assert line(store, "Łukasz Wójcik").sign == ""  # without consent there is nothing to ask yet
    put(store, Ask(contact=samira.id, what="Tolk je?", on=TODAY, by=SANNE))
    assert line(store, "Samira Bouzid").sign == ""


@pytest.mark.parametrize("values", [{"restricted": True}, {"organisation": True}, {"consent_for": ["foto"]}])
def test_nobody_is_offered_to_be_asked_who_did_not_agree_to_that(
    store: Store, samira: Contact, values: dict[str, object]
) -> None:
    put(store, with_values(samira, values))
    assert line(store, "Samira Bouzid").sign != "ask"


def test_what_people_offer_is_counted(store: Store, samira: Contact, lukasz: Contact) -> None:
    put(store, Contact(name="Kofi Mensah", talents=frozenset({"klussen"})))
    with store.read() as connection:
        assert contacts.offered(connection)[0] == ("klussen", 2)


def test_an_own_area_holds_the_contacts_of_its_parts(store: Store, samira: Contact) -> None:
    own = Area(code="own-tussen-de-rails", name="Tussen de rails", level="eigen", parts=frozenset({OVERVECHT}))
    put(store, own)
    assert names(store, ContactFilter(area=own.id)) == [samira.name]
