"""Initiatives: the board, moving, and what the page of one tells."""

from datetime import date, time

import pytest

from tests.conftest import SANNE
from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.domain.initiative_filter import ORDERS, InitiativeFilter
from wijkwerker.domain.kinds import Activity, Contact, ContactMoment, Initiative, Lesson, PhaseChange, Session
from wijkwerker.domain.kinds.record import make
from wijkwerker.domain.lists import seed_area_id
from wijkwerker.services.initiatives import FIRST_CARDS
from wijkwerker.services.services import Services

BUURT = seed_area_id("BU03440321")
ELSEWHERE = seed_area_id("BU03440111")
TODAY = date(2026, 11, 20)


@pytest.fixture
def garden(services: Services) -> Initiative:
    """An initiative that started in September."""
    initiative = make(
        Initiative, {"title": "Moestuin Tigrisdreef", "area": BUURT, "themes": "groen", "started": "2026-09-01"}
    )
    services.initiatives.start(initiative, TODAY)
    return initiative


def test_a_new_initiative_begins_the_line_of_its_phases(services: Services, garden: Initiative) -> None:
    page = services.initiatives.page(garden.id, TODAY)
    assert [(c.from_phase, c.to_phase, c.on) for c in page.parts.phases] == [(None, "idee", date(2026, 9, 1))]


def test_moving_writes_the_phase_and_its_change_together(services: Services, garden: Initiative) -> None:
    changes = services.initiatives.move(garden.id, "verkenning", TODAY)
    assert {item.kind for item in changes.items} == {"initiative", "phase_change"}
    page = services.initiatives.page(garden.id, TODAY)
    assert page.initiative.phase == "verkenning"
    assert page.parts.phases[-1].from_phase == "idee"


def test_undoing_a_move_takes_both_back(services: Services, garden: Initiative) -> None:
    services.records.undo(services.initiatives.move(garden.id, "gestopt", TODAY, lesson="Te vroeg begonnen"))
    page = services.initiatives.page(garden.id, TODAY)
    assert page.initiative.phase == "idee"
    assert len(page.parts.phases) == 1


def test_a_stop_keeps_its_lesson_for_the_board(services: Services, garden: Initiative) -> None:
    services.initiatives.move(garden.id, "gestopt", TODAY, lesson="Vraag eerst de sleutel")
    stopped = services.initiatives.board(TODAY).columns["gestopt"]
    assert [card.lesson for card in stopped.cards] == ["Vraag eerst de sleutel"]


def test_the_board_filters_by_area_theme_and_words(services: Services, garden: Initiative) -> None:
    other = make(Initiative, {"title": "Repaircafé Vechtzoom", "area": ELSEWHERE, "opgaven": "fysiek"})
    services.initiatives.start(other, TODAY)
    assert titles(services, InitiativeFilter()) == {garden.title, other.title}
    assert titles(services, InitiativeFilter(area=BUURT)) == {garden.title}
    assert titles(services, InitiativeFilter(theme="groen")) == {garden.title}
    assert titles(services, InitiativeFilter(opgave="fysiek")) == {other.title}
    assert titles(services, InitiativeFilter(text="repaircafe")) == {other.title}
    assert services.initiatives.board(TODAY, InitiativeFilter(text="repaircafe")).total == 2


def titles(services: Services, wanted: InitiativeFilter) -> set[str]:
    board = services.initiatives.board(TODAY, wanted)
    shown = {card.title for column in board.columns.values() for card in column.cards}
    listed = services.initiatives.cards(services.initiatives.rows(wanted), TODAY)
    assert {card.title for card in listed} == shown
    return shown


def test_who_did_this_before_is_looked_for_everywhere(services: Services, garden: Initiative) -> None:
    assert titles(services, InitiativeFilter(text="moestuin", area=ELSEWHERE)) == {garden.title}


def test_a_column_shows_its_first_cards_and_counts_them_all(services: Services, garden: Initiative) -> None:
    for number in range(6):
        services.initiatives.start(Initiative(title=f"Idee {number}", area=BUURT), TODAY)
    ideas = services.initiatives.board(TODAY).columns["idee"]
    assert (ideas.count, len(ideas.cards)) == (7, FIRST_CARDS)
    assert ideas.cards[0].title == "Idee 5"
    assert len(services.initiatives.board(TODAY, limits={"idee": 7}).columns["idee"].cards) == 7


def test_what_moved_last_stands_on_top_of_its_column(services: Services, garden: Initiative) -> None:
    other = Initiative(title="Repaircafé Vechtzoom", area=BUURT)
    services.initiatives.start(other, TODAY)
    for one in (other, garden):
        services.initiatives.move(one.id, "verkenning", TODAY)
    column = services.initiatives.board(TODAY).columns["verkenning"]
    assert [card.title for card in column.cards] == [garden.title, other.title]


@pytest.mark.parametrize("order", ORDERS)
def test_the_list_can_be_put_in_every_order_and_back(services: Services, garden: Initiative, order: str) -> None:
    services.initiatives.start(
        Initiative(title="Zwemclub", area=ELSEWHERE, started=date(2026, 11, 1), ladder="zelfbeheer"), TODAY
    )
    services.initiatives.move(garden.id, "toegekend", date(2026, 10, 1))
    there = services.initiatives.rows(InitiativeFilter(order=order))
    back = services.initiatives.rows(InitiativeFilter(order=order, backwards=True))
    assert sorted(there) == sorted(back)
    if order not in {"lead", "last"}:  # neither has one
        assert there == back[::-1]


def test_a_card_knows_the_last_day_that_something_happened(services: Services, garden: Initiative) -> None:
    moment = ContactMoment(date=date(2026, 10, 2), area=BUURT, worker=SANNE, initiative=garden.id, minutes=90)
    activity = Activity(title="Tuindag", area=BUURT, starts=None, initiative=garden.id)
    session = make(
        Session,
        {
            "activity": activity.id,
            "original_start": "2026-10-10 10:00",
            "starts": "2026-10-10 10:00",
            "state": "ging door",
            "people": 17,
        },
    )
    services.records.save(moment, make(Activity, {"title": "Tuindag", "area": BUURT, "starts": "2026-10-10 10:00",
                                                  "initiative": garden.id}, activity.id), session)  # fmt: skip
    assert services.initiatives.board(TODAY).columns["idee"].cards[0].last == date(2026, 10, 10)
    page = services.initiatives.page(garden.id, TODAY)
    assert (page.counts.hours, page.counts.sessions, page.counts.attendance) == (1.5, 1, 17)
    assert page.hours == {"2026-10": 1.5}
    assert [event.kind for event in page.timeline] == ["session", "contact_moment", "phase_change"]
    assert (page.happened, page.timeline[0].people, page.last) == (3, 17, date(2026, 10, 10))


def test_a_copy_takes_the_aim_and_leaves_the_people_and_the_history(services: Services, garden: Initiative) -> None:
    lead = Contact(name="Hans de Wit")
    services.records.save(lead)
    services.records.set_value(garden.id, "lead", lead.id)
    services.initiatives.move(garden.id, "in uitvoering", TODAY)
    copied = services.initiatives.copy(garden.id, TODAY).items[0].after
    assert isinstance(copied, Initiative)
    assert (copied.phase, copied.lead, copied.copied_from) == ("idee", None, garden.id)
    assert copied.themes == frozenset({"groen"})


def test_the_ladder_keeps_each_step(services: Services, garden: Initiative) -> None:
    services.initiatives.edit(garden.id, {"ladder": "raadplegen"}, date(2026, 9, 10))
    services.initiatives.edit(garden.id, {"ladder": "coproduceren"}, TODAY)
    steps = services.initiatives.page(garden.id, TODAY).parts.ladder
    assert [step.ladder for step in steps] == ["raadplegen", "coproduceren"]
    assert services.initiatives.letting_go(garden.id, TODAY).steps == ((date(2026, 9, 10), 1), (TODAY, 3))


def test_another_phase_in_the_form_is_a_move_too(services: Services, garden: Initiative) -> None:
    services.initiatives.edit(garden.id, {"phase": "aanvraag", "description": "Bakken bij de flat"}, TODAY)
    page = services.initiatives.page(garden.id, TODAY)
    assert (page.initiative.phase, page.initiative.description) == ("aanvraag", "Bakken bij de flat")
    assert [change.to_phase for change in page.parts.phases] == ["idee", "aanvraag"]


def test_who_leads_and_who_came_take_part(services: Services, garden: Initiative) -> None:
    hans, mila = Contact(name="Hans de Wit"), Contact(name="Mila Jansen")
    shop = Contact(name="Bakker", organisation=True)
    activity = make(
        Activity, {"title": "Tuindag", "area": BUURT, "starts": "2026-10-10 10:00", "initiative": garden.id}
    )
    services.records.save(hans, mila, shop)
    services.activities.plan(activity)
    session = services.activities.agenda(date(2026, 10, 10), date(2026, 10, 10))[0].id
    for contact in (hans, mila, shop):
        services.activities.tick(session, contact.id, present=True)
    services.initiatives.edit(garden.id, {"lead": hans.id}, TODAY)
    page = services.initiatives.page(garden.id, TODAY)
    assert (page.lead, page.take_part) == ("Hans de Wit", 2)


def test_the_letting_go_line_counts_our_hours_in_every_month(services: Services, garden: Initiative) -> None:
    for day, minutes in ((date(2026, 9, 3), 90), (date(2026, 11, 2), 30)):
        services.records.save(
            ContactMoment(date=day, area=BUURT, worker=SANNE, initiative=garden.id, minutes=minutes, people=1)
        )
    line = services.initiatives.letting_go(garden.id, TODAY)
    assert [(month.month, hours) for month, hours in line.hours] == [(9, 1.5), (10, 0.0), (11, 0.5)]
    picture = services.initiatives.picture(garden.id, TODAY, dark=False, size=(600, 200))
    assert picture.png.startswith(b"\x89PNG")
    assert len(picture.table.rows) == 3


def test_time_tells_the_phases_of_each_initiative(services: Services, garden: Initiative) -> None:
    services.initiatives.move(garden.id, "verkenning", date(2026, 10, 5))
    services.initiatives.move(garden.id, "gestopt", TODAY)
    rows = services.initiatives.rows(InitiativeFilter())
    (one,) = services.initiatives.times(rows, TODAY)
    assert [(span.code, span.from_) for span in one.spans] == [
        ("idee", date(2026, 9, 1)),
        ("verkenning", date(2026, 10, 5)),
        ("gestopt", TODAY),
    ]
    assert services.initiatives.since(InitiativeFilter()) == date(2026, 9, 1)
    assert services.initiatives.since(InitiativeFilter(text="zwembad")) is None


def test_lessons_are_told_once_and_newest_first(services: Services, garden: Initiative) -> None:
    services.initiatives.move(garden.id, "gestopt", TODAY, lesson="Vraag eerst de sleutel")
    for text, on in (("Vraag eerst de sleutel", TODAY), ("Begin klein", date(2026, 10, 1))):
        services.records.save(Lesson(text=text, on=on, initiative=garden.id))
    assert [line.text for line in services.initiatives.lessons()] == ["Vraag eerst de sleutel", "Begin klein"]


def test_an_initiative_that_is_gone_is_refused_with_a_sentence(services: Services, garden: Initiative) -> None:
    services.records.delete(garden)
    with pytest.raises(WijkwerkerError, match="er niet meer"):
        services.initiatives.move(garden.id, "idee", TODAY)


def test_an_adjustment_is_a_change_within_a_phase(services: Services, garden: Initiative) -> None:
    services.initiatives.move(garden.id, "idee", TODAY, reason="Ook voor kinderen")
    change = services.initiatives.page(garden.id, TODAY).parts.phases[-1]
    assert isinstance(change, PhaseChange)
    assert (change.from_phase, change.to_phase, change.reason) == ("idee", "idee", "Ook voor kinderen")


def test_times_of_moments_order_the_timeline(services: Services, garden: Initiative) -> None:
    for hour, note in ((9, "vroeg"), (15, "laat")):
        services.records.save(
            ContactMoment(
                date=TODAY, time=time(hour), area=BUURT, worker=SANNE, initiative=garden.id, note=note, people=1
            )
        )
    assert [event.title for event in services.initiatives.page(garden.id, TODAY).timeline][:2] == ["laat", "vroeg"]
