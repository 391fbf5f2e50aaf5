"""Sentences against a real file: what is recognised, what is saved, and what is asked afterwards."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest

from wijkwerker.domain.draft import NOTHING, Named, NewContact, Occasion
from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.domain.kinds import Ask, Contact, ContactMoment, Initiative, Promise, Worker
from wijkwerker.domain.lists import seed_area_id
from wijkwerker.services.services import Services

TODAY = date(2026, 11, 20)
NOW = datetime(2026, 11, 20, 10, 20)
IN_THE_WINDOW = Occasion(today=TODAY, now=NOW)
DREEF = seed_area_id("BU03440321")
OVERVECHT = seed_area_id("WK034403")
THE_HAGUE = seed_area_id("GM0518")

WHOLE = (
    "Gisteren 45 min koffie met @Fatima en 3 moeders in Zamenhofdreef over #opvoeding, mooi plan voor naaicafé"
    " → flyer maken vrijdag"
)


@pytest.fixture
def samiras(services: Services) -> tuple[str, str]:
    """Two people called Samira: one carries an initiative in our own area, one lives elsewhere."""
    near = Contact(name="Samira Bouzid", area=DREEF)
    far = Contact(name="Samira Haddou", area=THE_HAGUE)
    services.records.save(far, near, Initiative(title="Fietsles voor vrouwen", area=DREEF, lead=near.id))
    worker = services.settings.worker()
    services.records.save(Worker(id=worker.id, name=worker.name, areas=frozenset({OVERVECHT})))
    return near.id, far.id


def only_moment(services: Services, moment: str) -> ContactMoment:
    found = services.records.get(ContactMoment, moment)
    assert found is not None
    return found


def promises_of(services: Services) -> list[Promise]:
    ids = [item.id for item in services.listing.records(Promise)]
    return [promise for promise in (services.records.get(Promise, item) for item in ids) if promise is not None]


def test_the_sentence_of_the_design_becomes_a_moment_and_a_promise(services: Services) -> None:
    fatima = Contact(name="Fatima El Amrani", area=DREEF)
    services.records.save(fatima)
    saved = services.quicklog.save(WHOLE, IN_THE_WINDOW)
    moment = only_moment(services, saved.moment)
    assert (moment.date, moment.minutes, moment.kind, moment.people) == (date(2026, 11, 19), 45, "koffie", 4)
    assert (moment.area, moment.themes, moment.polarity) == (DREEF, frozenset({"opvoeding"}), "kracht")
    assert (moment.contacts, moment.groups, moment.note) == (frozenset({fatima.id}), frozenset({"moeders"}), WHOLE)
    (promise,) = promises_of(services)
    assert (promise.what, promise.due, promise.to) == ("flyer maken", date(2026, 11, 27), fatima.id)
    assert (promise.moment, promise.area, promise.promised_on) == (moment.id, DREEF, moment.date)


def test_reading_writes_nothing(services: Services) -> None:
    services.quicklog.recognise(WHOLE, IN_THE_WINDOW)
    assert services.listing.records(ContactMoment) == []


def test_a_bare_first_name_is_asked_with_the_nearest_first(services: Services, samiras: tuple[str, str]) -> None:
    draft = services.quicklog.recognise("koffie met Samira", IN_THE_WINDOW)
    (doubt,) = draft.doubts
    assert [who.id for who in doubt.candidates] == list(samiras)
    assert doubt.candidates[0].detail.endswith("· Fietsles voor vrouwen")


def test_linking_a_name_leaves_a_number_of_people_that_was_corrected_since(
    services: Services, samiras: tuple[str, str]
) -> None:
    saved = services.quicklog.save("koffie met Samira en 3 moeders", IN_THE_WINDOW)
    services.records.save(replace(only_moment(services, saved.moment), people=9))
    services.quicklog.link(saved, IN_THE_WINDOW, "Samira", Named(samiras[0], "Samira Bouzid"))
    assert only_moment(services, saved.moment).people == 9


def test_an_unlinked_name_is_saved_in_the_note_and_can_be_linked_later(
    services: Services, samiras: tuple[str, str]
) -> None:
    saved = services.quicklog.save("koffie met Samira en 3 moeders, vrijdag terugkoppelen", IN_THE_WINDOW)
    assert saved.unlinked == ("Samira",)
    assert only_moment(services, saved.moment).contacts == frozenset()
    assert [promise.to_text for promise in promises_of(services)] == ["Samira"]

    services.quicklog.link(saved, IN_THE_WINDOW, "Samira", Named(samiras[0], "Samira Bouzid"))
    moment = only_moment(services, saved.moment)
    assert (moment.contacts, moment.people) == (frozenset({samiras[0]}), 4)
    assert [(promise.to, promise.to_text) for promise in promises_of(services)] == [(samiras[0], None)]


def test_someone_new_gets_a_card_in_the_area_of_the_moment(services: Services) -> None:
    hand = NOTHING.choose("Joost", NewContact("Joost"))
    saved = services.quicklog.save("gesprek met @Joost in Zamenhofdreef", IN_THE_WINDOW, hand)
    (joost,) = services.listing.records(Contact)
    assert joost.line == "Joost"
    assert joost.data["fields"]["area"] == DREEF  # type: ignore[index]
    assert only_moment(services, saved.moment).contacts == frozenset({joost.id})
    assert saved.unlinked == ()


def test_undo_takes_the_moment_its_promise_and_its_new_contact_back(services: Services) -> None:
    hand = NOTHING.choose("Joost", NewContact("Joost"))
    saved = services.quicklog.save("gesprek met @Joost -> bellen morgen", IN_THE_WINDOW, hand)
    services.records.undo(saved)
    for kind in (ContactMoment, Promise, Contact):
        assert services.listing.records(kind) == []


def test_the_area_is_the_one_used_last_today_then_the_workers_own(services: Services) -> None:
    worker = services.settings.worker()
    services.records.save(Worker(id=worker.id, name=worker.name, areas=frozenset({OVERVECHT})))
    first = services.quicklog.recognise("koffie", IN_THE_WINDOW).area
    assert first is not None
    assert first.id == OVERVECHT
    services.quicklog.save("inloop in Zamenhofdreef", IN_THE_WINDOW)
    second = services.quicklog.recognise("koffie", IN_THE_WINDOW).area
    assert second is not None
    assert second.id == DREEF
    tomorrow = Occasion(today=TODAY + timedelta(days=1))
    third = services.quicklog.recognise("koffie", tomorrow).area
    assert third is not None
    assert third.id == OVERVECHT


def test_a_worker_without_an_area_logs_in_the_area_that_the_window_looks_at(services: Services) -> None:
    draft = services.quicklog.recognise("koffie", Occasion(today=TODAY, scope=OVERVECHT))
    assert draft.area is not None
    assert draft.area.code == "WK034403"


def test_where_the_box_was_opened_is_already_filled_in(services: Services, samiras: tuple[str, str]) -> None:
    initiative = Initiative(title="Moestuin", area=DREEF)
    services.records.save(initiative)
    presets = {"contact": samiras[1], "initiative": initiative.id, "area": THE_HAGUE}
    occasion = Occasion(today=TODAY, presets=presets)
    moment = only_moment(services, services.quicklog.save("even gebeld", occasion).moment)
    assert (moment.contacts, moment.initiative, moment.area) == (frozenset({samiras[1]}), initiative.id, THE_HAGUE)
    assert moment.kind == "telefoon"


def test_a_number_that_may_be_a_bsn_is_never_kept_unless_it_is_none(services: Services) -> None:
    text = "gesprek, nummer 111222333 genoemd"
    assert [span.start for span in services.quicklog.recognise(text, IN_THE_WINDOW).numbers] == [16]
    saved = services.quicklog.save(text, IN_THE_WINDOW)
    assert only_moment(services, saved.moment).note == "gesprek, nummer genoemd"
    kept = services.quicklog.save(text, IN_THE_WINDOW, NOTHING.keep())
    assert only_moment(services, kept.moment).note == text


def test_words_about_health_are_pointed_out_and_kept(services: Services) -> None:
    text = "gesprek met buurman, hij is ziek"
    draft = services.quicklog.recognise(text, IN_THE_WINDOW)
    assert [text[span.start : span.end] for span in draft.sensitive] == ["ziek"]
    assert only_moment(services, services.quicklog.save(text, IN_THE_WINDOW).moment).note == text


def test_only_the_window_knows_what_time_it_is(services: Services) -> None:
    inside = services.quicklog.save("koffie", IN_THE_WINDOW)
    outside = services.quicklog.save("koffie", Occasion(today=TODAY))
    assert only_moment(services, inside.moment).time == time(10, 20)
    assert only_moment(services, outside.moment).time is None


def test_a_text_that_is_too_long_is_refused_with_advice_and_nothing_is_saved(services: Services) -> None:
    with pytest.raises(WijkwerkerError) as refused:
        services.quicklog.save("koffie " * 6_000, IN_THE_WINDOW)
    assert refused.value.hint
    assert services.listing.records(ContactMoment) == []


def test_names_are_suggested_from_what_is_typed_and_else_from_what_was_used_last(
    services: Services, samiras: tuple[str, str]
) -> None:
    assert [who.id for who in services.quicklog.suggest("contact", "sam had", IN_THE_WINDOW)] == [samiras[1]]
    assert services.quicklog.suggest("contact", "", IN_THE_WINDOW) == []
    hand = NOTHING.choose("Samira", Named(samiras[0], "Samira Bouzid"))
    services.quicklog.save("koffie met Samira in Zamenhofdreef", IN_THE_WINDOW, hand)
    (last,) = services.quicklog.suggest("contact", "", IN_THE_WINDOW)
    assert (last.label, last.detail) == ("Samira Bouzid", last.detail)
    assert [area.id for area in services.quicklog.suggest("area", "", IN_THE_WINDOW)] == [OVERVECHT, DREEF]
    assert "Fietsles voor vrouwen" in [
        item.label for item in services.quicklog.suggest("initiative", "fiets", IN_THE_WINDOW)
    ]


def test_an_answer_is_noted_with_its_day(services: Services, samiras: tuple[str, str]) -> None:
    changes = services.asks.ask(samiras[0], " wil je koken? ", TODAY, "ja")
    (ask,) = [change.after for change in changes.items]
    assert isinstance(ask, Ask)
    assert (ask.what, ask.answer, ask.answered_on, ask.contact) == ("wil je koken?", "ja", TODAY, samiras[0])


def test_a_question_without_an_answer_stays_open_until_it_comes(services: Services, samiras: tuple[str, str]) -> None:
    (asked,) = services.asks.ask(samiras[0], "wil je koken?", TODAY).items
    later = TODAY + timedelta(days=30)
    (answered,) = services.asks.answer(asked.id, "later", TODAY, later).items
    assert isinstance(asked.after, Ask)
    assert isinstance(answered.after, Ask)
    assert (asked.after.answer, asked.after.answered_on) == ("open", None)
    assert (answered.after.answer, answered.after.later_on) == ("later", later)


def test_a_whole_title_is_found_among_many_that_hold_its_word(services: Services) -> None:
    services.records.save(*(Initiative(title=f"Koffie {number}", area=DREEF) for number in range(60)))
    exact = Initiative(title="Koffie", area=DREEF)
    services.records.save(exact)
    found = services.quicklog.recognise("overleg over !koffie", IN_THE_WINDOW).initiative
    assert found is not None
    assert found.id == exact.id


def test_the_nearest_of_many_with_one_first_name_is_offered(services: Services) -> None:
    worker = services.settings.worker()
    services.records.save(Worker(id=worker.id, name=worker.name, areas=frozenset({OVERVECHT})))
    services.records.save(*(Contact(name=f"Mo {number}", area=THE_HAGUE) for number in range(60)))
    near = Contact(name="Mo Bakkali", area=DREEF)
    services.records.save(near)
    (doubt,) = services.quicklog.recognise("koffie met Mo", IN_THE_WINDOW).doubts
    assert doubt.candidates[0].id == near.id
    assert len(doubt.candidates) == 20
