"""Restricted use: a contact stays and counts, and nobody works with it until that is lifted."""

from dataclasses import replace
from datetime import date, datetime
from functools import partial
from pathlib import Path

import pytest

from tests.conftest import SANNE
from wijkwerker.domain.draft import Occasion
from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.domain.exchange.given import Order
from wijkwerker.domain.kinds import Activity, Attendance, Contact, ContactMoment, Session, Worker
from wijkwerker.domain.lists import seed_area_id
from wijkwerker.domain.privacy.audit import Action
from wijkwerker.services.services import Services

OVERVECHT = seed_area_id("WK034403")
TODAY = date(2026, 11, 20)
SAMIRA = Contact(
    name="Samira Bouzid", area=OVERVECHT, talents=frozenset({"tolken"}), consent="mondeling",
    consent_for=frozenset({"talenten"}),
)  # fmt: skip
MOMENT = ContactMoment(
    date=TODAY, area=OVERVECHT, kind="koffie", people=3, worker=SANNE, contacts=frozenset({SAMIRA.id})
)


@pytest.fixture
def restricted(services: Services) -> Services:
    """A file with a contact whose use is restricted, after she was spoken."""
    services.records.save(SAMIRA, MOMENT)
    services.privacy.restriction.set(SAMIRA.id, True)
    return services


def test_a_restricted_contact_is_offered_nowhere(restricted: Services) -> None:
    occasion = Occasion(today=TODAY)
    draft = restricted.quicklog.recognise("koffie met @Samira", occasion)
    assert not draft.contacts
    assert restricted.quicklog.suggest("contact", "samira", occasion) == []
    assert restricted.quicklog.suggest("contact", "", occasion) == []
    assert restricted.search.of_kind("contact", "samira", usable=True) == []
    assert restricted.search.of_kind("contact", "samira")[0].id == SAMIRA.id
    assert restricted.today.never_asked(None).total == 0


def test_a_restricted_regular_is_no_longer_offered_at_the_next_session(services: Services) -> None:
    activity = Activity(title="Taalcafé", area=OVERVECHT, starts=datetime(2026, 11, 1, 10, 0))
    first, second = (
        Session(activity=activity.id, original_start=day, starts=day, state="gepland")
        for day in (datetime(2026, 11, 1, 10, 0), datetime(2026, 11, 8, 10, 0))
    )
    services.records.save(SAMIRA, activity, first, second)
    services.records.save(Attendance(session=first.id, contact=SAMIRA.id, role="deelnemer", present=True))
    assert [one.contact for one in services.activities.session(second.id).people] == [SAMIRA.id]
    services.privacy.restriction.set(SAMIRA.id, True)
    assert [one.contact for one in services.activities.session(second.id).people] == []
    assert [one.contact for one in services.activities.session(first.id).people] == [SAMIRA.id]


def test_the_card_cannot_be_edited_until_the_restriction_is_lifted(restricted: Services) -> None:
    card = replace(SAMIRA, restricted=True)
    for change in (
        partial(restricted.records.save, replace(card, phone="0612345678")),
        partial(restricted.records.set_value, SAMIRA.id, "phone", "0612345678"),
        partial(restricted.records.delete, card),
        partial(restricted.asks.ask, SAMIRA.id, "Tolk je?", TODAY),
    ):
        with pytest.raises(WijkwerkerError, match="beperkt"):
            change()
    assert restricted.privacy.restriction.set(SAMIRA.id, False)
    assert restricted.records.save(replace(SAMIRA, phone="0612345678"))
    assert [line.action for line in restricted.privacy.audit.lines(2)] == [Action.UNRESTRICT, Action.RESTRICT]


def test_every_way_to_restrict_or_to_lift_it_stands_in_the_audit(services: Services) -> None:
    services.records.save(SAMIRA)
    done = services.privacy.restriction.set(SAMIRA.id, True)
    services.records.undo(done)
    services.records.set_value(SAMIRA.id, "restricted", "ja")
    services.records.save(SAMIRA)
    told = [line.action for line in reversed(services.privacy.audit.lines())]
    assert told == [Action.RESTRICT, Action.UNRESTRICT, Action.RESTRICT, Action.UNRESTRICT]


def test_a_restricted_contact_still_counts(services: Services) -> None:
    services.records.save(SAMIRA, MOMENT)
    before = services.overview.build(date(2026, 1, 1), TODAY, made_on=TODAY)
    services.privacy.restriction.set(SAMIRA.id, True)
    assert services.overview.build(date(2026, 1, 1), TODAY, made_on=TODAY) == before


def test_a_colleague_gets_a_restricted_contact_and_somebody_outside_the_team_does_not(
    restricted: Services, tmp_path: Path
) -> None:
    joost = Worker(name="Joost de Wit")
    restricted.records.save(joost)
    inside = restricted.exchange.export(Order(tmp_path / "joost.xlsx", joost.id, joost.name))
    outside = restricted.exchange.export(Order(tmp_path / "gemeente.xlsx", recipient_name="Gemeente"))
    assert inside.sheets["Contacten"] == 1
    assert outside.sheets.get("Contacten", 0) == 0
    assert outside.sheets["Momenten"] == inside.sheets["Momenten"]
