"""Finding anything that has words, of every kind."""

from datetime import date

import pytest

from tests.conftest import SANNE
from wijkwerker.domain.kinds import (
    Activity,
    AreaRole,
    Ask,
    Contact,
    ContactMoment,
    Initiative,
    Introduction,
    Lesson,
    PhaseChange,
    Promise,
    Record,
    Session,
    Story,
)
from wijkwerker.domain.kinds.record import make
from wijkwerker.domain.lists import seed_area_id
from wijkwerker.services.services import Services

BUURT = seed_area_id("BU03440321")
DAY = date(2026, 10, 13)


@pytest.fixture
def filled(services: Services) -> dict[str, Record]:
    """One record of each kind that has words, each with a word of its own; by kind."""
    hans = make(Contact, {"name": "Hans de Wit", "area": BUURT, "talents": "timmeren", "roles": "bewoner"})
    nadia = make(Contact, {"name": "Nadia Haddad", "area": BUURT})
    garden = make(Initiative, {"title": "Moestuin Tigrisdreef", "area": BUURT, "lead": hans.id})
    digging = make(Activity, {"title": "Tuindag", "area": BUURT, "starts": "2026-10-10 10:00", "place": "Volkstuin"})
    when = {"original_start": "2026-10-10 10:00", "starts": "2026-10-10 10:00"}
    made: list[Record] = [
        hans,
        nadia,
        garden,
        digging,
        make(Session, {"activity": digging.id, **when, "evaluation": "Regenwormen gezien"}),
        make(ContactMoment, {"date": DAY, "area": BUURT, "worker": SANNE, "note": "Sleutel van de schuur"}),
        make(Promise, {"what": "Grindpad regelen", "by": SANNE, "promised_on": DAY, "to": hans.id}),
        make(Ask, {"contact": nadia.id, "what": "Wil je soep koken?", "on": DAY, "by": SANNE}),
        make(Introduction, {"first": hans.id, "second": nadia.id, "on": DAY, "came_of_it": "Samen kruiden kweken"}),
        make(Story, {"title": "De pompoen", "text": "Hij woog tien kilo", "date": DAY, "initiative": garden.id}),
        make(Lesson, {"text": "Vraag eerst een kraantje", "on": DAY, "initiative": garden.id}),
        make(PhaseChange, {"initiative": garden.id, "on": DAY, "to_phase": "gestopt", "lesson": "Te weinig gieters"}),
        make(AreaRole, {"area": BUURT, "role": "wethouder", "name": "Petra Zandstra"}),
    ]
    services.records.save(*made)
    return {record.info.key: record for record in reversed(made)}


@pytest.mark.parametrize(
    ("typed", "kind", "opens"),
    [
        ("hans", "contact", "contact"),
        ("timmer", "contact", "contact"),
        ("moest", "initiative", "initiative"),
        ("volkst", "activity", "session"),
        ("regenw", "session", "session"),
        ("schuur", "contact_moment", "contact_moment"),
        ("grindp", "promise", "contact"),
        ("soep", "ask", "contact"),
        ("kruid", "introduction", "contact"),
        ("pompoen", "story", "initiative"),
        ("kraantje", "lesson", "initiative"),
        ("gieters", "phase_change", "initiative"),
        ("zandstra", "area_role", "area"),
        ("zamenhof", "area", "area"),
    ],
)
def test_words_of_every_kind_are_found_and_open_where_they_live(
    services: Services, filled: dict[str, Record], typed: str, kind: str, opens: str
) -> None:
    found = [hit for hit in services.search.anything(typed) if hit.kind == kind]
    assert {hit.opens[0] for hit in found} == {opens}


@pytest.mark.usefixtures("filled")
def test_a_whole_name_comes_before_a_word_in_a_note(services: Services) -> None:
    assert next(hit.kind for hit in services.search.anything("moestuin")) == "initiative"


def test_what_was_opened_comes_back_as_long_as_it_is_there(services: Services, filled: dict[str, Record]) -> None:
    for kind in ("contact", "session", "area_role"):
        services.search.remember(kind, filled[kind].id)
    services.records.delete(filled["session"])
    assert [hit.kind for hit in services.search.recent()] == ["area_role", "contact"]
    kept = services.settings.get("recent")
    assert "Hans" not in kept
    assert "Zandstra" not in kept
