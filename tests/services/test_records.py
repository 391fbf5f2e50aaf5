"""Any record: putting back what was changed, and one field set from text."""

import datetime as dt
from dataclasses import replace

import pytest

from tests.conftest import SANNE
from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.domain.kinds import Contact, ContactMoment, Initiative, PhaseChange
from wijkwerker.domain.lists import seed_area_id
from wijkwerker.services.services import Services

AREA = seed_area_id("WK034403")


@pytest.fixture
def moment(services: Services) -> ContactMoment:
    record = ContactMoment(
        date=dt.date(2026, 11, 20), area=AREA, worker=SANNE, note="Koffie", themes=frozenset({"eten"})
    )
    services.records.save(record)
    return record


def test_undoing_leaves_what_was_changed_since_in_other_fields(services: Services, moment: ContactMoment) -> None:
    more = replace(moment, people=4, themes=frozenset({"eten", "taal"}))
    changes = services.records.save(more)
    services.records.save(replace(more, note="Thee", themes=frozenset({"eten", "taal", "groen"})))
    services.records.undo(changes)
    now = services.records.get(ContactMoment, moment.id)
    assert now == replace(moment, note="Thee", themes=frozenset({"eten", "groen"}))


def test_what_was_undone_can_be_done_again(services: Services, moment: ContactMoment) -> None:
    changes = services.records.save(replace(moment, people=4))
    undone = services.records.undo(changes)
    services.records.undo(undone)
    now = services.records.get(ContactMoment, moment.id)
    assert now is not None
    assert now.people == 4


def test_undoing_a_deletion_and_an_addition(services: Services, moment: ContactMoment) -> None:
    deleted = services.records.delete(moment)
    restored = services.records.undo(deleted)
    assert services.records.get(ContactMoment, moment.id) == moment
    services.records.undo(restored)
    assert services.records.get(ContactMoment, moment.id) is None


def test_another_phase_set_from_text_is_kept_in_the_history(services: Services) -> None:
    garden = Initiative(title="Tuin van Alles", area=AREA)
    services.initiatives.start(garden, dt.date(2026, 9, 1))
    changes = services.records.set_value(garden.id, "phase", "in uitvoering")
    moves = [change.after for change in changes.items if isinstance(change.after, PhaseChange)]
    assert [(move.from_phase, move.to_phase) for move in moves] == [("idee", "in uitvoering")]


def test_what_was_written_before_somebody_was_forgotten_does_not_come_back(services: Services) -> None:
    added = services.records.save(Contact(name="Fatima El Amrani"))
    gone = services.records.delete(services.records.find(added.items[0].id))
    services.privacy.forgetting.forget([added.items[0].id])
    with pytest.raises(WijkwerkerError, match="iemand vergeten"):
        services.records.undo(gone)
