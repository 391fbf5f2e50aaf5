"""Two cards shown as one contact, and loosened again: nothing is moved, and every question resolves them."""

import datetime as dt
from collections.abc import Iterator

import pytest

from tests.conftest import SANNE
from wijkwerker.domain.contact_filter import BY_NAME, ContactFilter
from wijkwerker.domain.draft import Occasion
from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.domain.initiative_filter import InitiativeFilter
from wijkwerker.domain.kinds import (
    Activity,
    Ask,
    Attendance,
    Contact,
    ContactMoment,
    Initiative,
    Introduction,
    Promise,
    Session,
)
from wijkwerker.domain.kinds.record import new_id
from wijkwerker.domain.lists import seed_area_id
from wijkwerker.domain.log_filter import LogFilter
from wijkwerker.services.services import Services
from wijkwerker.storage import derived_check
from wijkwerker.storage.exchange import erase
from wijkwerker.storage.store import Store

TODAY = dt.date(2026, 11, 20)
OVERVECHT = seed_area_id("WK034403")
ZAMENHOF = seed_area_id("BU03440321")

MAIN = Contact(
    id="b0000000-0000-4000-8000-000000000001", name="Fatma Yılmaz", area=OVERVECHT, talents=frozenset({"koken"})
)
OTHER = Contact(
    id="a0000000-0000-4000-8000-000000000002", name="mevrouw Yilmaz-Kaya", area=ZAMENHOF, phone="06 12345678",
    wishes=frozenset({"taalles"}), consent="mondeling",
)  # fmt: skip
HANS = Contact(id="c0000000-0000-4000-8000-000000000003", name="Hans de Wit", area=OVERVECHT)


def moment(day: dt.date, note: str, *cards: Contact) -> ContactMoment:
    contacts = frozenset(card.id for card in cards)
    return ContactMoment(date=day, area=OVERVECHT, worker=SANNE, note=note, contacts=contacts)


@pytest.fixture
def merged(services: Services, store: Store) -> Iterator[Services]:
    """Two cards of Fatma, each with its own work, joined."""
    garden = Initiative(title="Moestuin", area=OVERVECHT, lead=OTHER.id, started=dt.date(2026, 9, 1))
    cooking = Activity(
        title="Samen koken", area=OVERVECHT, initiative=garden.id, by=SANNE, starts=dt.datetime(2026, 9, 8, 18)
    )
    evenings = [
        Session(activity=cooking.id, original_start=start, starts=start, state="ging door")
        for start in (dt.datetime(2026, 9, 8, 18), dt.datetime(2026, 9, 15, 18))
    ]
    services.records.save(
        MAIN, OTHER, HANS, garden, cooking, *evenings,
        moment(dt.date(2026, 10, 1), "Koffie", MAIN),
        moment(dt.date(2026, 11, 2), "Thee", OTHER),
        moment(dt.date(2026, 9, 1), "Beide", OTHER, MAIN),
        Ask(contact=OTHER.id, what="Kook je mee?", on=dt.date(2026, 9, 3), by=SANNE, answer="ja"),
        Promise(what="Bellen", to=OTHER.id, promised_on=dt.date(2026, 9, 1), due=dt.date(2026, 9, 2), by=SANNE),
        Introduction(first=HANS.id, second=OTHER.id, on=dt.date(2026, 9, 4)),
        *(Attendance(session=evening.id, contact=OTHER.id, role="vrijwilliger") for evening in evenings),
        Attendance(session=evenings[0].id, contact=MAIN.id),
    )  # fmt: skip
    services.same.join(MAIN.id, OTHER.id)
    yield services
    with store.read() as connection:
        assert derived_check.problems(connection) == []


def names(services: Services, wanted: ContactFilter) -> list[str]:
    count, lines = services.contacts.start(wanted, 100, TODAY)
    assert count == len(lines) == services.contacts.count(wanted) == len(services.contacts.rows(wanted))
    return [line.name for line in lines]


def test_the_list_shows_a_contact_once_with_its_other_name(merged: Services) -> None:
    assert names(merged, ContactFilter()) == ["Fatma Yılmaz", "Hans de Wit"]
    assert names(merged, ContactFilter(order=BY_NAME)) == ["Fatma Yılmaz", "Hans de Wit"]
    line = merged.contacts.start(ContactFilter(), 1, TODAY)[1][0]
    assert line.also == ("mevrouw Yilmaz-Kaya",)
    assert line.spoken == dt.date(2026, 11, 2)
    assert line.doing == (("trekker", "Moestuin"), ("vrijwilliger", "Samen koken"))
    assert line.sign == "late"


@pytest.mark.parametrize(
    "wanted",
    [
        ContactFilter(text="kaya"),
        ContactFilter(text="12345678"),
        ContactFilter(text="fatma"),
        ContactFilter(area=ZAMENHOF),
        ContactFilter(text="yil", area=ZAMENHOF),
        ContactFilter(words=frozenset({"taalles"})),
        ContactFilter(words=frozenset({"taalles"}), area=ZAMENHOF),
        ContactFilter(words=frozenset({"koken"}), order=BY_NAME),
    ],
)
def test_what_stands_on_any_card_finds_the_contact(merged: Services, wanted: ContactFilter) -> None:
    assert names(merged, wanted) == ["Fatma Yılmaz"]


def test_the_card_gathers_what_happened_on_all_cards(merged: Services) -> None:
    card = merged.contacts.card(OTHER.id)
    assert card == merged.contacts.card(MAIN.id)
    assert card.contact.id == MAIN.id
    assert [other.id for other in card.others] == [OTHER.id]
    assert card.asked == {"ja": 1}
    assert [promise.what for promise in card.promises] == ["Bellen"]
    assert card.helped == 2026
    assert card.spoken == dt.date(2026, 11, 2)
    told = [(event.kind, event.title) for event in merged.contacts.timeline(MAIN.id, 50)]
    assert told == merged_timeline(merged, OTHER.id)
    assert told.count(("contact_moment", "Beide")) == 1
    assert {title for kind, title in told if kind == "contact_moment"} == {"Koffie", "Thee", "Beide"}
    assert {("ask", "Kook je mee?"), ("promise", "Bellen"), ("introduction", "Hans de Wit")} <= set(told)
    assert ("introduction", "Fatma Yılmaz") in merged_timeline(merged, HANS.id)


def merged_timeline(services: Services, contact: str) -> list[tuple[str, str]]:
    return [(event.kind, event.title) for event in services.contacts.timeline(contact, 50)]


def test_other_pages_tell_the_main_card(merged: Services) -> None:
    assert merged.records.titles("contact", [OTHER.id]) == {OTHER.id: "Fatma Yılmaz"}
    days = merged.moments.days(LogFilter())
    rows = merged.moments.page(LogFilter(), days, 0, 10, TODAY)
    assert {row.names for row in rows if hasattr(row, "names")} == {("Fatma Yılmaz",)}
    (promise,) = merged.promises.due(TODAY, None).promises
    assert (promise.to, promise.to_id) == ("Fatma Yılmaz", MAIN.id)
    assert [hit.also for hit in merged.search.anything("kaya")] == [("mevrouw Yilmaz-Kaya",)]
    assert merged.initiatives.leads() == [(MAIN.id, "Fatma Yılmaz", 1)]
    board = merged.initiatives.board(TODAY, InitiativeFilter(lead=MAIN.id))
    (card,) = [card for column in board.columns.values() for card in column.cards]
    assert card.lead == "Fatma Yılmaz"


def test_at_a_session_someone_stands_once_whatever_card_was_ticked(merged: Services) -> None:
    first, second = merged.activities.agenda(dt.date(2026, 9, 1), dt.date(2026, 9, 30))
    (person,) = merged.activities.session(first.id).people
    assert (person.contact, person.name, person.times) == (MAIN.id, "Fatma Yılmaz", 1)
    merged.activities.tick(first.id, MAIN.id, present=False)
    assert merged.activities.session(first.id).people[0].attendance is None
    merged.activities.tick(second.id, MAIN.id, present=True, role="vrijwilliger", hours=2)
    assert [event.hours for event in merged.contacts.timeline(MAIN.id, 9, ["attendance"])] == [2]
    assert merged.activities.tick_all(second.id, [MAIN.id]).items == ()


def test_two_cards_ticked_at_one_session_are_one_name(merged: Services, store: Store) -> None:
    def people() -> list[int]:
        return [one.people for one in merged.activities.agenda(dt.date(2026, 9, 1), dt.date(2026, 9, 30))]

    assert people() == [1, 1]
    with store.write() as writer:
        writer.connection.exec_driver_sql("DELETE FROM summary_stale")
    merged.same.loosen(OTHER.id)
    assert people() == [2, 1]
    with store.read() as connection:
        stale = connection.exec_driver_sql("SELECT key FROM summary_stale WHERE what = 'month'").scalars().all()
    assert stale == ["2026-09"]


def test_who_was_asked_on_another_card_is_not_never_asked(merged: Services) -> None:
    assert names(merged, ContactFilter(never_asked=True)) == []


def test_one_line_knows_a_contact_by_all_names(merged: Services) -> None:
    occasion = Occasion(today=TODAY)
    draft = merged.quicklog.recognise("Mevrouw Yilmaz-Kaya gesproken in Overvecht", occasion)
    assert [who.id for who in draft.contacts] == [MAIN.id]
    found = merged.quicklog.suggest("contact", "kaya", occasion)
    assert [(who.id, who.label) for who in found] == [(MAIN.id, "Fatma Yılmaz")]
    assert MAIN.id in [who.id for who in merged.quicklog.suggest("contact", "", occasion)]
    assert OTHER.id not in [who.id for who in merged.quicklog.suggest("contact", "", occasion)]
    preset = merged.quicklog.recognise("Koffie", Occasion(today=TODAY, presets={"contact": OTHER.id}))
    assert [who.id for who in preset.contacts] == [MAIN.id]


def test_undo_parts_the_cards_as_they_were(merged: Services, services: Services) -> None:
    changes = merged.same.loosen(OTHER.id)
    assert changes.label == "mevrouw Yilmaz-Kaya is weer een eigen contact"
    assert names(merged, ContactFilter()) == ["mevrouw Yilmaz-Kaya", "Fatma Yılmaz", "Hans de Wit"]
    assert merged.contacts.card(MAIN.id).spoken == dt.date(2026, 10, 1)
    assert merged.contacts.card(OTHER.id).others == ()
    merged.records.undo(changes)
    assert names(merged, ContactFilter()) == ["Fatma Yılmaz", "Hans de Wit"]


def test_nothing_is_written_but_one_link_on_the_smaller_id(merged: Services) -> None:
    main, other = (merged.records.get(Contact, card.id) for card in (MAIN, OTHER))
    assert main == MAIN
    assert other is not None
    assert other.same == {f"{MAIN.id}={MAIN.id}"}


def test_the_chosen_card_is_shown_whatever_was_joined_before(merged: Services) -> None:
    merged.same.join(HANS.id, MAIN.id)
    assert names(merged, ContactFilter()) == ["Hans de Wit"]
    merged.same.join(OTHER.id, HANS.id)
    assert names(merged, ContactFilter()) == ["mevrouw Yilmaz-Kaya"]
    merged.same.loosen(HANS.id)
    assert set(names(merged, ContactFilter())) == {"mevrouw Yilmaz-Kaya", "Hans de Wit"}


def test_a_deleted_contact_goes_with_all_its_cards_and_comes_back_so(merged: Services) -> None:
    changes = merged.same.remove(MAIN.id)
    assert changes.label == "Fatma Yılmaz is verwijderd, met 2 kaarten"
    assert names(merged, ContactFilter()) == ["Hans de Wit"]
    assert merged.same.remove(MAIN.id).items == ()
    merged.records.undo(changes)
    assert names(merged, ContactFilter()) == ["Fatma Yılmaz", "Hans de Wit"]


def test_a_main_card_that_is_deleted_leaves_the_other_card(merged: Services) -> None:
    merged.records.delete(MAIN)
    assert names(merged, ContactFilter()) == ["mevrouw Yilmaz-Kaya", "Hans de Wit"]


def test_a_contact_is_erased_with_all_its_cards(merged: Services) -> None:
    changes = merged.exchange.erase(OTHER.id)
    assert {MAIN.id, OTHER.id} <= {change.id for change in changes.items}
    assert names(merged, ContactFilter()) == ["Hans de Wit"]


@pytest.mark.parametrize("gone", [MAIN.id, OTHER.id])
def test_one_card_that_is_erased_leaves_the_other(merged: Services, store: Store, gone: str) -> None:
    with store.write() as writer:
        erase.erase(writer, [gone])
    assert len(names(merged, ContactFilter())) == 2
    (left,) = merged.same.cards(({MAIN.id, OTHER.id} - {gone}).pop())
    assert left.same == frozenset()


def test_an_edit_of_any_card_is_found_at_once(merged: Services) -> None:
    merged.records.set_value(OTHER.id, "street", "Moldaudreef")
    assert names(merged, ContactFilter(text="moldau")) == ["Fatma Yılmaz"]


def test_who_could_be_the_same_is_offered_but_never_again_after_a_no(merged: Services) -> None:
    twin = Contact(name="Hans de Witt", phone="06 12345678")
    merged.records.save(twin)
    assert [one.id for one in merged.same.candidates(HANS.id)] == [twin.id]
    assert [one.id for one in merged.same.candidates(MAIN.id)] == [twin.id]  # the same phone
    merged.same.tell_apart(HANS.id, twin.id)
    assert merged.same.candidates(HANS.id) == []
    assert [one.id for one in merged.same.candidates(HANS.id, "witt")] == [twin.id]  # who looks for it may
    merged.same.join(MAIN.id, twin.id)
    assert merged.same.candidates(MAIN.id) == []
    assert merged.same.candidates(HANS.id) == []
    assert merged.same.candidates(MAIN.id, "kaya") == []


def test_two_contacts_lie_side_by_side_and_one_that_is_gone_is_said_so(merged: Services) -> None:
    first, second = merged.same.pair(OTHER.id, HANS.id)
    assert (first.contact.id, second.contact.id) == (MAIN.id, HANS.id)
    for act in (merged.same.pair, merged.same.join, merged.same.tell_apart):
        with pytest.raises(WijkwerkerError, match="er niet meer"):
            act(MAIN.id, new_id())
