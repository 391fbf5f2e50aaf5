"""Two real files and the page between them: what Loes gives, Sanne looks over, reads, chooses and takes back."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.conftest import SANNE
from wijkwerker.domain.exchange.book import Scope
from wijkwerker.domain.exchange.given import Order
from wijkwerker.domain.kinds import Contact, ContactMoment, Worker
from wijkwerker.domain.kinds.record import with_values
from wijkwerker.domain.lists import seed_area_id
from wijkwerker.gui.context import Context
from wijkwerker.gui.dialogs.exchange_passphrase import Made
from wijkwerker.gui.pages.exchange.page import ExchangePage
from wijkwerker.gui.panels.contact.panel import ContactPanel
from wijkwerker.gui.panels.exchange.choose_sheet import ChooseSheet
from wijkwerker.services.services import Services, open_services
from wijkwerker.storage.store import Store

Settle = Callable[[], None]
LOES = "10e50000-0000-4000-8000-000000000001"
HANS = "4a500000-0000-4000-8000-000000000001"
ZAMENHOF = seed_area_id("BU03440321")


@pytest.fixture
def services(store: Store) -> Services:
    """Sanne's laptop: a colleague, and a resident whom both know."""
    made = Services(store)
    made.records.save(
        Worker(id=LOES, name="Loes Vermeer", role="opbouwwerker"),
        Contact(id=HANS, name="Hans de Wit", area=ZAMENHOF, available="maandag"),
    )
    return made


@pytest.fixture
def theirs(services: Services, tmp_path: Path) -> Iterator[Services]:
    """Loes's laptop, which began with a copy of Sanne's file."""
    path = tmp_path / "loes.db"
    services.backups.back_up(path)
    began = open_services(path)
    began.settings.put("worker", LOES)
    began.close()
    made = open_services(path)
    yield made
    made.close()


@pytest.fixture
def workbook(theirs: Services, services: Services, tmp_path: Path) -> Path:
    """What Loes gives Sanne, after both went on with Hans."""
    loes, sanne = theirs.records.get(Contact, HANS), services.records.get(Contact, HANS)
    assert loes is not None
    assert sanne is not None
    theirs.records.save(
        with_values(loes, {"available": "dinsdag", "talents": {"koken"}}),
        ContactMoment(worker=LOES, area=ZAMENHOF, date=date(2026, 10, 12), note="Koffie op het plein"),
    )
    services.records.save(with_values(sanne, {"available": "woensdag"}))
    path = tmp_path / "van Loes.xlsx"
    theirs.exchange.export(Order(path, recipient=SANNE, recipient_name="Sanne Bakker", scope=Scope()))
    return path


@pytest.fixture
def page(qtbot: QtBot, context: Context, settle: Settle) -> Iterator[ExchangePage]:
    made = ExchangePage(context)
    qtbot.addWidget(made)
    made.resize(1228, 810)
    made.show()
    settle()
    yield made
    made.close()


def look_over(page: ExchangePage, workbook: Path, settle: Settle) -> None:
    page.receiving.receive([workbook])
    settle()


def test_what_loes_gave_is_looked_over_in_words(page: ExchangePage, workbook: Path, settle: Settle) -> None:
    look_over(page, workbook, settle)
    body = page.preview.body
    counts = page.preview.decided().counts()
    assert (counts["new"], counts["changed"], counts["conflict"]) == (1, 1, 1)
    cards = [card.choice for card in body.conflicts.rows[0].cards.cards()]
    assert [card.text for card in cards] == ["woensdag", "dinsdag"]
    assert cards[0].detail.startswith("jij")
    assert cards[1].detail.startswith("Loes")
    assert page.preview.end.accept.text() == "2 wijzigingen inlezen"


def test_reading_it_changes_exactly_that_and_undoing_it_changes_everything_back(
    page: ExchangePage, workbook: Path, settle: Settle, services: Services
) -> None:
    before = services.listing.records(Contact)
    look_over(page, workbook, settle)
    page.preview.body.conflicts.rows[0].cards.cards()[1].click()
    page.preview.accept()
    settle()
    hans = services.records.get(Contact, HANS)
    assert hans is not None
    assert (hans.available, hans.talents) == ("dinsdag", frozenset({"koken"}))
    assert not services.exchange.conflicts()
    page.done.undo.click()
    settle()
    assert services.listing.records(Contact) == before
    assert not services.listing.records(ContactMoment)


def test_a_choice_that_waits_stands_at_the_contact_and_on_the_page_until_it_is_made(
    qtbot: QtBot, page: ExchangePage, context: Context, workbook: Path, settle: Settle, services: Services
) -> None:
    look_over(page, workbook, settle)
    page.preview.accept()
    settle()
    page.close_crumb()
    settle()
    assert page.home.choices.isVisible()
    panel = ContactPanel(context)
    qtbot.addWidget(panel)
    panel.resize(520, 900)
    panel.show()
    panel.show_contact(HANS)
    settle()
    assert panel._conflicts.banner.text() == "1 keer kiezen: Kan wanneer"
    panel._conflicts.choose()
    sheet = panel.findChild(ChooseSheet)
    assert sheet is not None
    place = next(n for n, card in enumerate(sheet.rows[0].cards.cards()) if card.choice.text == "woensdag")
    sheet.rows[0].cards.cards()[place].click()
    sheet.keep.click()
    settle()
    assert panel._conflicts.isHidden()
    assert page.home.choices.isHidden()
    hans = services.records.get(Contact, HANS)
    assert hans is not None
    assert hans.available == "woensdag"
    panel.close()


def test_the_same_file_again_brings_nothing(page: ExchangePage, workbook: Path, settle: Settle) -> None:
    look_over(page, workbook, settle)
    page.preview.accept()
    settle()
    page.close_crumb()
    look_over(page, workbook, settle)
    assert page.preview.body.empty.isVisible()


def test_what_is_refused_is_kept_for_good(
    page: ExchangePage, workbook: Path, settle: Settle, services: Services
) -> None:
    look_over(page, workbook, settle)
    changed = next(card for card in page.preview.body.lines.values() if card.isVisible() and card.rows)
    changed.rows[0].tick.click()
    changed.rows[0].refuse.click()
    page.preview.accept()
    settle()
    hans = services.records.get(Contact, HANS)
    assert hans is not None
    assert hans.talents == frozenset()
    page.close_crumb()
    look_over(page, workbook, settle)
    assert not page.preview.decided().counts()["changed"]


def test_a_workbook_for_loes_is_made_and_opens_with_its_words(
    page: ExchangePage, workbook: Path, settle: Settle, services: Services, theirs: Services, tmp_path: Path
) -> None:
    page.home.give.recipients.choose(LOES)
    settle()
    target = tmp_path / "voor Loes.xlsx"
    page.giving._make(Order(target, recipient=LOES, recipient_name="Loes Vermeer", encrypt=True))
    settle()
    assert services.exchange.unshared().total == 0
    assert page.home.give._title.text() == "Alles is gedeeld"
    shown = page.findChild(Made)
    assert shown is not None
    plan = theirs.exchange.plan(target, passphrase=shown.phrase.text())
    assert plan.sender == SANNE
