"""Giving and receiving as the window does it: what waits, with whom, what was read, and what is to be chosen."""

import errno
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.domain.exchange.book import Scope
from wijkwerker.domain.exchange.given import Order, Stage, Standing
from wijkwerker.domain.exchange.planned import Decisions, Group
from wijkwerker.domain.exchange.sheets import sheet_name
from wijkwerker.domain.kinds import Contact, Lesson, Worker
from wijkwerker.excel import writer as excel
from wijkwerker.services.exchange.starting import start_from_workbook
from wijkwerker.services.files import start
from wijkwerker.services.services import Services
from wijkwerker.storage import audit
from wijkwerker.storage.exchange import logs
from wijkwerker.storage.files import open_store

JOOST = Worker(id="10050000-0000-4000-8000-000000000002", name="Joost de Wit")
DAY = date(2026, 11, 2)


@pytest.fixture
def contact(services: Services) -> Contact:
    """Somebody both know; Joost is a colleague."""
    found = Contact(name="Ayşe Yıldız", note="Belt liever")
    services.records.save(JOOST, found)
    return found


@pytest.fixture
def joost(services: Services, contact: Contact, tmp_path: Path) -> Iterator[Services]:
    """The file of Joost, which began with a workbook of Sanne."""
    book = tmp_path / "begin.xlsx"
    services.exchange.export(Order(book, recipient=JOOST.id, recipient_name=JOOST.name))
    store, plan = start_from_workbook(tmp_path / "joost.db", Worker(name="joost de wit"), None, book)
    assert contact.id in {write.id for write in plan.writes}
    with closing(store):
        yield Services(store)


def type_in(book: Path, kind: str, key: str, text: str) -> None:
    """Type in the first row of a sheet."""
    workbook = openpyxl.load_workbook(book)
    sheet = workbook[sheet_name(kind)]
    sheet.cell(3, [cell.value for cell in sheet[1]].index(key) + 1).value = text
    workbook.save(book)


def pass_on(giver: Services, receiver: Services, book: Path, decisions: Decisions | None = None) -> str | None:
    """Give all and read it; returns the id of the reading."""
    giver.exchange.export(Order(book))
    chosen = decisions or Decisions()
    plan = receiver.exchange.plan(book, chosen)
    return receiver.exchange.apply(plan, chosen, book).id


def test_a_file_that_begins_with_a_workbook_holds_all_of_it(services: Services, joost: Services) -> None:
    assert list(joost.files.dump()) == list(services.files.dump())
    assert joost.settings.worker() == JOOST


def test_what_a_file_began_with_cannot_be_undone_for_nobody_would_be_left(joost: Services) -> None:
    (began,) = joost.exchange.history()
    assert began.state is Stage.BEGAN
    assert not joost.exchange.can_undo(began.id)
    for back in (joost.exchange.undo, joost.exchange.revert):
        with pytest.raises(WijkwerkerError, match="Hiermee begon"):
            back(began.id)
    assert joost.settings.worker() == JOOST


def test_a_workbook_that_cannot_be_read_leaves_no_file(services: Services, tmp_path: Path) -> None:
    with pytest.raises(WijkwerkerError):
        start_from_workbook(tmp_path / "nieuw.db", JOOST, None, tmp_path / "er-is-niets.xlsx")
    assert not (tmp_path / "nieuw.db").exists()


def test_a_workbook_and_the_line_about_it_are_both_there_or_neither(
    services: Services, contact: Contact, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_words: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    book = tmp_path / "joost.xlsx"
    for owner, name in ((logs, "exported"), (audit, "noted"), (excel, "save")):
        with monkeypatch.context() as disk:
            disk.setattr(owner, name, full)
            with pytest.raises((OSError, WijkwerkerError)):
                services.exchange.export(Order(book, recipient_name="Joost"))
        assert not book.exists()
        assert services.privacy.shared.lines() == []
    services.exchange.export(Order(book, recipient_name="Joost"))
    assert book.exists()
    assert [line.recipient for line in services.privacy.shared.lines()] == ["Joost"]


def test_own_work_is_not_shared_until_it_stands_in_a_workbook(
    services: Services, contact: Contact, tmp_path: Path
) -> None:
    before = services.exchange.unshared()
    assert (before.total, before.by_kind["contact"], before.since) == (3, 1, None)
    services.exchange.export(Order(tmp_path / "wijk.xlsx"))
    assert services.exchange.unshared().total == 0
    services.records.set_value(contact.id, "note", "Gebeld")
    after = services.exchange.unshared()
    assert (after.total, dict(after.by_kind), after.since is not None) == (1, {"contact": 1}, True)


def test_colleagues_are_told_by_what_they_showed(services: Services, joost: Services, tmp_path: Path) -> None:
    (before,) = services.exchange.colleagues()
    assert (before.name, before.state, before.received) == (JOOST.name, Standing.GIVEN, None)
    assert before.given is not None
    pass_on(joost, services, tmp_path / "van.xlsx")
    (after,) = services.exchange.colleagues()
    assert (after.to_give, after.state, after.weeks) == (0, Standing.EQUAL, 0)
    assert after.received is not None
    services.records.save(Lesson(text="Begin klein", on=DAY))
    assert services.exchange.colleagues()[0].to_give == 1


def test_what_was_given_waits_for_an_answer_and_only_what_came_after_it_is_to_give(
    services: Services, contact: Contact, tmp_path: Path
) -> None:
    (before,) = services.exchange.colleagues()
    assert (before.state, before.to_give > 2) == (Standing.GIVE, True)
    services.exchange.export(Order(tmp_path / "deel.xlsx", recipient=JOOST.id, scope=Scope(personal=False)))
    assert services.exchange.colleagues()[0].to_give == before.to_give
    services.exchange.export(Order(tmp_path / "alles.xlsx", recipient=JOOST.id))
    (given,) = services.exchange.colleagues()
    assert (given.state, given.to_give, given.received) == (Standing.GIVEN, 0, None)
    services.records.set_value(contact.id, "note", "Gebeld")
    services.records.save(Lesson(text="Begin klein", on=DAY))
    assert [(one.state, one.to_give) for one in services.exchange.colleagues()] == [(Standing.GIVE, 2)]


def test_what_a_workbook_of_somebody_else_changed_since_is_to_give_too(
    services: Services, joost: Services, contact: Contact, tmp_path: Path
) -> None:
    marjan = Worker(name="Marjan Smit")
    services.records.save(marjan)
    joost.records.set_value(contact.id, "note", "Belt terug")  # stamped before the workbook for Marjan is made
    services.exchange.export(Order(tmp_path / "marjan.xlsx", recipient=marjan.id))
    assert {one.name: one.state for one in services.exchange.colleagues()}[marjan.name] is Standing.GIVEN
    pass_on(joost, services, tmp_path / "van.xlsx")
    assert {one.name: one.to_give for one in services.exchange.colleagues()}[marjan.name] == 1
    services.exchange.undo()
    assert {one.name: one.to_give for one in services.exchange.colleagues()}[marjan.name] == 0


def test_an_offer_counts_what_would_go(services: Services, joost: Services, tmp_path: Path) -> None:
    whole = services.exchange.offer(JOOST.id, Scope(), only_new=False)
    assert whole.counts["contact"] == 1
    assert whole.file_name.startswith("wijkwerker-joost-de-wit-")
    assert not whole.can_be_new
    pass_on(joost, services, tmp_path / "van.xlsx")
    services.records.save(Lesson(text="Begin klein", on=DAY))
    new = services.exchange.offer(JOOST.id, Scope(), only_new=True)
    assert (new.can_be_new, new.counts) == (True, {"lesson": 1})


def test_history_tells_what_can_still_be_undone(
    services: Services, joost: Services, contact: Contact, tmp_path: Path
) -> None:
    joost.records.set_value(contact.id, "note", "Gebeld door Joost")
    reading = pass_on(joost, services, tmp_path / "van.xlsx")
    assert reading is not None
    (line,) = services.exchange.history()
    assert (line.id, line.sender, line.changed, line.state) == (reading, JOOST.name, 1, Stage.UNDOABLE)
    assert services.exchange.can_undo(reading)
    services.records.save(Lesson(text="Begin klein", on=DAY))
    assert services.exchange.history()[0].state is Stage.REVERTABLE
    with pytest.raises(WijkwerkerError, match="al gewerkt"):
        services.exchange.undo(reading)
    assert services.exchange.revert(reading).touches("contact")
    assert services.records.find(contact.id) == contact
    assert services.exchange.history()[0].state is Stage.UNDONE


def test_a_conflict_stays_until_somebody_chooses(
    services: Services, joost: Services, contact: Contact, tmp_path: Path
) -> None:
    services.records.set_value(contact.id, "note", "Van Sanne")
    joost.records.set_value(contact.id, "note", "Van Joost")
    pass_on(joost, services, tmp_path / "van.xlsx")
    (found,) = services.exchange.conflicts()
    assert services.exchange.conflicts_of(contact.id) == (found,)
    assert (found.title, found.field, found.base) == (contact.name, "note", contact.note)
    assert {(one.value, one.who, one.mine) for one in found.versions} == {
        ("Van Sanne", "Sanne Bakker", True),
        ("Van Joost", "Joost de Wit", False),
    }
    assert services.exchange.solve(contact.id, "note", "", "Van Joost").touches("contact")
    assert services.exchange.conflicts() == ()
    pass_on(services, joost, tmp_path / "terug.xlsx")
    assert list(joost.files.dump()) == list(services.files.dump())


def test_who_was_erased_is_nowhere(services: Services, joost: Services, contact: Contact, tmp_path: Path) -> None:
    assert services.exchange.erase(contact.id).touches("contact")
    pass_on(joost, services, tmp_path / "van.xlsx")
    assert contact.id not in "".join(services.files.dump())
    with pytest.raises(WijkwerkerError):
        services.exchange.erase(contact.id)


def test_a_file_with_own_work_asks_whether_it_is_our_team(services: Services, contact: Contact, tmp_path: Path) -> None:
    services.exchange.export(Order(tmp_path / "van.xlsx"))
    start(tmp_path / "ander.db", JOOST, None).close()
    with closing(open_store(tmp_path / "ander.db")) as store:
        other = Services(store)
        other.records.save(Lesson(text="Begin klein", on=DAY))
        asked = other.exchange.plan(tmp_path / "van.xlsx")
        (line,) = asked.of(Group.DOUBT)
        assert (line.key, line.options, asked.writes) == ("team", ("join",), ())
        assert other.exchange.apply(asked, Decisions(), tmp_path / "van.xlsx").id is None
        yes = Decisions(choices={"team": "join"})
        alone = other.settings.get("team")
        plan = other.exchange.plan(tmp_path / "van.xlsx", yes)
        assert other.exchange.apply(plan, yes, tmp_path / "van.xlsx").changes.touches("contact")
        other.exchange.undo()
        assert other.settings.get("team") == alone
        plan = other.exchange.plan(tmp_path / "van.xlsx", yes)
        assert other.exchange.apply(plan, yes, tmp_path / "van.xlsx").changes.touches("contact")
        assert pass_on(other, services, tmp_path / "terug.xlsx") is not None
        assert list(other.files.dump()) == list(services.files.dump())


def test_a_workbook_that_was_filled_in_is_worth_giving_back(
    services: Services, joost: Services, contact: Contact, tmp_path: Path
) -> None:
    book = tmp_path / "van.xlsx"
    joost.exchange.export(Order(book))
    plan = services.exchange.plan(book)
    assert not services.exchange.apply(plan, Decisions(), book).write_back
    services.records.set_value(contact.id, "note", "Gebeld")
    plan = services.exchange.plan(book)
    assert services.exchange.apply(plan, Decisions(), book).write_back


def test_work_between_looking_and_reading_is_not_lost(
    services: Services, joost: Services, contact: Contact, tmp_path: Path
) -> None:
    book = tmp_path / "van.xlsx"
    joost.records.set_value(contact.id, "note", "Van Joost")
    joost.exchange.export(Order(book))
    plan = services.exchange.plan(book)
    services.records.set_value(contact.id, "note", "Van Sanne")
    done = services.exchange.apply(plan, Decisions(), book)
    assert done.plan.of(Group.CONFLICT)
    assert len(services.exchange.conflicts()) == 1


def test_what_nobody_answered_waits_until_somebody_does(services: Services, contact: Contact, tmp_path: Path) -> None:
    book = tmp_path / "wijk.xlsx"
    services.exchange.export(Order(book))
    type_in(book, "contact", "note", "Getypt in Excel")
    plan = services.exchange.plan(book)
    assert services.exchange.apply(plan, Decisions(), book).id is not None
    (waiting,) = services.exchange.parked()
    assert (waiting.sheet, waiting.file_name, waiting.kind) == (sheet_name("contact"), book.name, "contact")
    assert waiting.reason
    said = Decisions(person="loes", person_name="Loes")
    plan = services.exchange.plan(book, said)
    assert services.exchange.apply(plan, said, book).changes.touches("contact")
    assert services.exchange.parked() == ()
    services.exchange.undo()
    (again,) = services.exchange.parked()
    services.exchange.dismiss(again.id)
    assert services.exchange.parked() == ()
