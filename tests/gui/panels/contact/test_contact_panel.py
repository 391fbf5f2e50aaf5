"""The side panel of a contact: what it shows, and that every change is saved at once."""

import datetime as dt
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QMenu, QWidget
from pytestqt.qtbot import QtBot

from tests.conftest import SANNE
from wijkwerker.domain.contact_filter import ContactFilter
from wijkwerker.domain.kinds import Ask, Contact, ContactMoment, Initiative, Promise
from wijkwerker.domain.lists import seed_area_id
from wijkwerker.gui.context import Context
from wijkwerker.gui.panels.contact.abilities_card import AbilitiesCard
from wijkwerker.gui.panels.contact.details_card import DetailsCard
from wijkwerker.gui.panels.contact.panel import ContactPanel
from wijkwerker.gui.panels.contact.promise_popup import PromisePopup
from wijkwerker.gui.panels.privacy.inzage_sheet import InzageSheet
from wijkwerker.gui.widgets.chip import Chip
from wijkwerker.gui.widgets.dialog import VerbDialog
from wijkwerker.gui.widgets.popup import ChoicePopup
from wijkwerker.gui.widgets.tags import Tag
from wijkwerker.gui.widgets.timeline import TimelineRow
from wijkwerker.services.services import Services
from wijkwerker.storage.store import Store

OVERVECHT = seed_area_id("WK034403")
TODAY = dt.date(2026, 10, 13)


@pytest.fixture
def services(store: Store) -> Services:
    """Real services."""
    return Services(store)


@pytest.fixture
def samira(services: Services) -> Contact:
    contact = Contact(
        name="Samira Bouzid",
        area=OVERVECHT,
        street="Zamenhofdreef",
        roles=frozenset({"bewoner", "begeleidt fietsles"}),
        talents=frozenset({"tolken", "fietsen leren"}),
        resident_since=2011,
        consent="mondeling",
        consent_date=dt.date(2026, 3, 4),
        consent_for=frozenset({"naam", "talenten"}),
    )
    moment = ContactMoment(
        date=TODAY, area=OVERVECHT, worker=SANNE, contacts=frozenset({contact.id}), note="Wil helpen"
    )
    garden = Initiative(title="Moestuin", area=OVERVECHT, lead=contact.id, started=dt.date(2026, 9, 1))
    asks = [
        Ask(contact=contact.id, what="Tolk je?", on=dt.date(2026, 9, day), by=SANNE, answer=answer)
        for day, answer in ((1, "ja"), (2, "ja"), (3, "later"))
    ]
    services.records.save(contact, moment, garden, *asks)
    return contact


@pytest.fixture
def panel(qtbot: QtBot, context: Context, settle: Callable[[], None], samira: Contact) -> ContactPanel:
    made = ContactPanel(context)
    qtbot.addWidget(made)
    made.resize(540, 800)
    made.show()
    made.show_contact(samira.id)
    settle()
    settle()
    return made


def texts(panel: QWidget) -> list[str]:
    return [part.text() for part in panel.findChildren(QWidget) if hasattr(part, "text") and part.isVisible()]


def press(panel: QWidget, name: str) -> None:
    buttons = panel.findChildren(QAbstractButton)
    next(one for one in buttons if name in {one.text(), one.accessibleName()} and not one.isHidden()).click()


def kept(services: Services, contact: Contact) -> Contact:
    found = services.records.get(Contact, contact.id)
    assert found is not None
    return found


def events(panel: ContactPanel) -> list[str]:
    return [row.accessibleName() for row in panel.findChildren(TimelineRow) if not row.isHidden()]


def test_the_head_tells_who_it_is_and_what_they_carry(panel: ContactPanel) -> None:
    shown = texts(panel)
    assert "Samira Bouzid" in shown
    assert "Overvecht · bewoner sinds 2011" in shown
    tags = [tag.text() for tag in panel.findChildren(Tag)]
    assert tags[:3] == ["Bewoner", "Begeleidt fietsles", "Trekker Moestuin"]


def test_the_cards_tell_talents_asks_and_consent(panel: ContactPanel) -> None:
    shown = texts(panel)
    assert "Wat wil en kan Samira?" in shown
    assert "Fietsen leren, tolken" in shown
    assert "Gevraagd: 3 keer" in shown
    assert "2 × ja · 1 × later" in shown
    assert "Mondeling goed, 4 maart 2026 – naam, talenten" in shown
    assert "Geen foto’s in verhalen" in shown


def test_the_timeline_can_show_one_sort(panel: ContactPanel, settle: Callable[[], None]) -> None:
    assert events(panel)[0].startswith("vandaag. Wil helpen")
    assert len(events(panel)) == 5
    press(panel, "Initiatief")
    settle()
    assert events(panel) == ["di 1 sep. Trekker van Moestuin. Overvecht"]


def test_bekijk_vragen_shows_the_asks_in_the_timeline(panel: ContactPanel, settle: Callable[[], None]) -> None:
    press(panel, "Bekijk vragen")
    settle()
    assert len(events(panel)) == 3
    assert all("Gevraagd: Tolk je?" in event for event in events(panel))


def test_enter_on_an_event_opens_its_record(panel: ContactPanel, context: Context, qtbot: QtBot) -> None:
    row = panel.findChildren(TimelineRow)[0]
    with qtbot.waitSignal(context.navigator.open_record) as opened:
        QTest.keyClick(row, Qt.Key.Key_Return)
    assert opened.args is not None
    assert opened.args[0] == "contact_moment"


def test_the_answer_to_an_earlier_ask_is_one_digit(
    panel: ContactPanel, settle: Callable[[], None], services: Services, samira: Contact
) -> None:
    press(panel, "Bekijk vragen")
    settle()
    QTest.keyClick(panel.findChildren(TimelineRow)[-3], Qt.Key.Key_Return)
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, ChoicePopup)
    QTest.keyClick(popup.focusWidget(), Qt.Key.Key_1)
    settle()
    assert services.contacts.card(samira.id).asked == {"ja": 3}


def test_a_field_is_saved_when_it_is_left_and_says_so(
    panel: ContactPanel, settle: Callable[[], None], services: Services, samira: Contact
) -> None:
    field = panel.findChildren(DetailsCard)[0].field("street").findChildren(QLineEdit)[0]
    field.setText("")
    QTest.keyClicks(field, "Tigrisdreef")
    QTest.keyClick(field, Qt.Key.Key_Return)
    settle()
    assert kept(services, samira).street == "Tigrisdreef"
    assert "opgeslagen" in texts(panel)


def test_a_name_cannot_be_emptied(
    panel: ContactPanel, settle: Callable[[], None], services: Services, samira: Contact
) -> None:
    field = panel.findChildren(DetailsCard)[0].field("name").findChildren(QLineEdit)[0]
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_Delete)
    QTest.keyClick(field, Qt.Key.Key_Return)
    settle()
    assert kept(services, samira).name == "Samira Bouzid"
    assert "Dit is nog nodig." in texts(panel)


def test_consent_is_changed_with_a_chip_and_gets_its_day(
    panel: ContactPanel, settle: Callable[[], None], services: Services, samira: Contact
) -> None:
    press(panel, "Wijzigen")
    press(panel, "Schriftelijk")
    settle()
    found = kept(services, samira)
    assert (found.consent, found.consent_date) == ("schriftelijk", TODAY)
    press(panel, "foto’s")
    settle()
    assert kept(services, samira).consent_for == {"naam", "talenten", "foto"}
    assert "Foto’s mogen in verhalen" in texts(panel)
    press(panel, "Nog niet")
    settle()
    found = kept(services, samira)
    assert (found.consent, found.consent_date, found.consent_for) == ("geen", None, frozenset())


def test_an_organisation_is_not_asked_for_consent(
    panel: ContactPanel, settle: Callable[[], None], services: Services
) -> None:
    brug = Contact(name="Stichting De Brug", organisation=True, organisation_kind="huiswerkklas")
    services.records.save(brug)
    panel.show_contact(brug.id)
    settle()
    shown = texts(panel)
    assert "huiswerkklas" in shown
    assert "Toestemming" not in shown
    assert "Wat wil en kan Stichting De Brug?" in shown
    assert "Soort organisatie" in shown


def test_a_contact_that_is_gone_closes_the_panel_with_a_sentence(
    panel: ContactPanel, settle: Callable[[], None], services: Services, samira: Contact, qtbot: QtBot, recorder: object
) -> None:
    services.records.delete(samira)
    with qtbot.waitSignal(panel.gone):
        panel.refresh()
    assert panel.contact_id == ""
    assert [error.text for error in recorder.errors] == ["Dit contact is er niet meer."]  # type: ignore[attr-defined]


def test_vragen_and_vastleggen_are_wishes_for_the_page(panel: ContactPanel, samira: Contact, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.ask_wanted) as asked:
        press(panel, "Vragen")
    assert asked.args == [samira.id, "Samira"]
    with qtbot.waitSignal(panel.log_wanted) as logged:
        press(panel, "Vastleggen met Samira")
    assert logged.args == [samira.id]


def test_a_new_promise_is_typed_with_its_day(
    panel: ContactPanel, settle: Callable[[], None], services: Services, samira: Contact
) -> None:
    press(panel, "Terugkoppelen")
    popup = panel.findChildren(PromisePopup)[0]
    what, day = popup.findChildren(QLineEdit)
    QTest.keyClicks(what, "Bellen over de ruimte")
    QTest.keyClicks(day, "vr")
    QTest.keyClick(day, Qt.Key.Key_Return)
    settle()
    (promise,) = services.contacts.card(samira.id).promises
    assert (promise.what, promise.due, promise.by) == ("Bellen over de ruimte", dt.date(2026, 10, 16), SANNE)


def test_a_promise_without_words_is_not_saved(panel: ContactPanel, services: Services, samira: Contact) -> None:
    press(panel, "Terugkoppelen")
    popup = panel.findChildren(PromisePopup)[0]
    press(popup, "Opslaan")
    assert popup.isVisible()
    popup.close()
    assert services.contacts.card(samira.id).promises == ()


def test_a_waiting_promise_is_told_back_from_the_list(
    panel: ContactPanel, settle: Callable[[], None], services: Services, samira: Contact
) -> None:
    services.records.save(Promise(what="Bellen", to=samira.id, promised_on=TODAY, by=SANNE))
    panel.refresh()
    settle()
    press(panel, "Terugkoppelen")
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, ChoicePopup)
    QTest.keyClick(popup.focusWidget(), Qt.Key.Key_1)
    settle()
    assert services.contacts.card(samira.id).promises == ()


def test_chips_of_consent_are_off_while_there_is_none(
    panel: ContactPanel, settle: Callable[[], None], services: Services
) -> None:
    hans = Contact(name="Hans de Wit")
    services.records.save(hans)
    panel.show_contact(hans.id)
    settle()
    press(panel, "Wijzigen")
    chips = {chip.text(): chip for chip in panel.findChildren(Chip)}
    assert not chips["telefoon"].isEnabled()
    assert chips["Mondeling"].isEnabled()


# -- privacy --------------------------------------------------------------------------------------------------


def menu(panel: ContactPanel) -> dict[str, QAction]:
    """What the menu … offers, by its words."""
    panel._show_menu()
    shown = panel.findChildren(QMenu)[-1]
    found = {action.text(): action for action in shown.actions() if action.text()}
    shown.close()
    return found


def test_the_menu_offers_inzage_restriction_and_forgetting(panel: ContactPanel) -> None:
    assert list(menu(panel)) == ["Samenvoegen met…", "Inzage…", "Gebruik beperken", "Verwijderen", "Naam weghalen…"]


def test_a_restricted_card_says_so_and_can_only_be_opened_up_again(
    panel: ContactPanel, settle: Callable[[], None], services: Services, samira: Contact
) -> None:
    menu(panel)["Gebruik beperken"].trigger()
    settle()
    assert kept(services, samira).restricted
    shown = texts(panel)
    assert "Beperkt gebruik" in shown  # the sign beside the roles
    assert any("telt mee" in words for words in shown)
    assert not panel.findChildren(DetailsCard)[0].isEnabled()
    buttons = {one.text(): one for one in panel.findChildren(QAbstractButton) if one.isVisible()}
    assert not any(buttons[name].isEnabled() for name in ("Vragen", "Terugkoppelen", "Wijzigen"))
    assert "Samenvoegen met…" not in menu(panel)
    press(panel, "Opheffen")
    settle()
    assert not kept(services, samira).restricted
    assert panel.findChildren(DetailsCard)[0].isEnabled()
    assert {line.action for line in services.privacy.audit.lines()} >= {"beperken", "beperking opheffen"}


def test_naam_weghalen_says_what_goes_and_forgets_for_good(
    panel: ContactPanel, settle: Callable[[], None], services: Services, samira: Contact, qtbot: QtBot
) -> None:
    menu(panel)["Naam weghalen…"].trigger()
    dialog = panel.findChildren(VerbDialog)[0]
    said = " ".join(label.text() for label in dialog.findChildren(QLabel))
    for part in ("Samira Bouzid", "notities", "reservekopieën", "Aantallen blijven", "niet ongedaan maken"):
        assert part in said
    assert dialog.cancel_button.hasFocus() or not dialog.verb_button.hasFocus()
    with qtbot.waitSignal(panel.gone):
        dialog.verb_button.click()
    settle()
    assert services.records.get(Contact, samira.id) is None
    assert services.contacts.count(ContactFilter()) == 0


def test_talents_without_consent_ask_for_it_and_the_answer_fills_in_day_and_purpose(
    panel: ContactPanel, settle: Callable[[], None], services: Services
) -> None:
    hans = Contact(name="Hans de Wit", phone="06 12345678", talents=frozenset({"klussen"}))
    services.records.save(hans)
    panel.show_contact(hans.id)
    settle()
    assert any("Er is nog geen toestemming voor" in words for words in texts(panel))
    buttons = panel.findChildren(AbilitiesCard)[0].findChildren(QAbstractButton)
    next(one for one in buttons if one.text() == "Toestemming").click()
    focus = panel.window().focusWidget()
    assert isinstance(focus, Chip)
    assert focus.text() == "Mondeling"
    focus.click()
    settle()
    found = kept(services, hans)
    assert (found.consent, found.consent_date) == ("mondeling", TODAY)
    assert found.consent_for == {"naam", "telefoon", "talenten"}
    assert not any("Er is nog geen toestemming voor" in words for words in texts(panel))


def test_the_inzage_of_a_contact_is_made_from_its_menu(panel: ContactPanel, settle: Callable[[], None]) -> None:
    menu(panel)["Inzage…"].trigger()
    settle()
    sheet = panel.findChildren(InzageSheet)[0]
    assert sheet.panel.accessibleName() == "Inzage voor Samira Bouzid"
    sheet.close_overlay()
