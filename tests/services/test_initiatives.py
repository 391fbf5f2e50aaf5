"""Initiatives: the board, moving, and what the page of one tells."""

from datetime import date, time

import pytest

from tests.conftest import SANNE
from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.domain.kinds import Activity, Contact, ContactMoment, Initiative, PhaseChange, Session
from wijkwerker.domain.kinds.record import make
from wijkwerker.domain.lists import seed_area_id
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
    assert [card.lesson for card in services.initiatives.board().cards] == ["Vraag eerst de sleutel"]


def test_the_board_filters_by_area_theme_and_words(services: Services, garden: Initiative) -> None:
    other = make(Initiative, {"title": "Repaircafé Vechtzoom", "area": ELSEWHERE, "opgaven": "fysiek"})
    services.initiatives.start(other, TODAY)
    board = services.initiatives.board
    assert {card.title for card in board().cards} == {garden.title, other.title}
    assert [card.title for card in board(BUURT).cards] == [garden.title]
    assert [card.title for card in board(theme="groen").cards] == [garden.title]
    assert [card.title for card in board(opgave="fysiek").cards] == [other.title]
    assert [card.title for card in board(text="repaircafe").cards] == [other.title]
    assert board(text="repaircafe").total == 2


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
    assert services.initiatives.board().cards[0].last == date(2026, 10, 10)
    page = services.initiatives.page(garden.id, TODAY)
    assert (page.counts.hours, page.counts.sessions, page.counts.attendance) == (1.5, 1, 17)
    assert page.hours == {"2026-10": 1.5}
    assert [event.kind for event in page.timeline] == ["session", "contact_moment", "phase_change"]


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
    services.initiatives.set_ladder(garden.id, "ladder", "raadplegen", date(2026, 9, 10))
    services.initiatives.set_ladder(garden.id, "ladder", "coproduceren", TODAY)
    steps = services.initiatives.page(garden.id, TODAY).parts.ladder
    assert [step.ladder for step in steps] == ["raadplegen", "coproduceren"]


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
