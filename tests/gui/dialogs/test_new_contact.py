"""Adding a contact: a name is enough, and who may be meant already is shown."""

import datetime as dt
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit
from pytestqt.qtbot import QtBot

from wijkwerker.domain.contact_filter import ContactFilter
from wijkwerker.domain.kinds import Contact
from wijkwerker.domain.lists import seed_area_id
from wijkwerker.gui.context import Context
from wijkwerker.gui.dialogs.new_contact import NewContact
from wijkwerker.gui.scope import Scope
from wijkwerker.gui.widgets.fields.lookup import TaskLookup
from wijkwerker.gui.widgets.list_card import CardRow
from wijkwerker.services.services import Services
from wijkwerker.storage.store import Store

OVERVECHT = seed_area_id("WK034403")
BSN = "111222333"  # passes the elfproef and belongs to nobody


@pytest.fixture
def services(store: Store) -> Services:
    """Real services, with one contact."""
    made = Services(store)
    made.contacts.add(Contact(name="Samira Bouzid", area=OVERVECHT))
    return made


@pytest.fixture
def dialog(qtbot: QtBot, context: Context, settle: Callable[[], None]) -> NewContact:
    context.navigator.set_scope(Scope().with_area(OVERVECHT, "Overvecht"))
    made = NewContact(context, TaskLookup(context.tasks, context.clock.today))
    qtbot.addWidget(made)
    made.show()
    settle()
    return made


def name_of(dialog: NewContact) -> QLineEdit:
    field = dialog.focusProxy()
    assert isinstance(field, QLineEdit)
    return field


def press(dialog: NewContact, text: str) -> None:
    next(one for one in dialog.findChildren(QAbstractButton) if one.text() == text).click()


def doubles(dialog: NewContact) -> list[str]:
    return [row.item.title for row in dialog.findChildren(CardRow) if row.isVisible()]


def everyone(services: Services) -> list[Contact]:
    lines = services.contacts.start(ContactFilter(), 100, dt.date(2026, 10, 13))[1]
    return [contact for line in lines if (contact := services.records.get(Contact, line.id)) is not None]


def test_a_name_and_enter_are_enough(
    dialog: NewContact, settle: Callable[[], None], services: Services, qtbot: QtBot
) -> None:
    name_of(dialog).setText("Yusuf Aydın")
    with qtbot.waitSignal(dialog.added) as added:
        QTest.keyClick(name_of(dialog), Qt.Key.Key_Return)
    yusuf = next(contact for contact in everyone(services) if contact.name == "Yusuf Aydın")
    assert added.args == [yusuf.id]
    assert (yusuf.area, yusuf.consent, yusuf.organisation) == (OVERVECHT, "geen", False)


def test_consent_is_kept_with_the_day(dialog: NewContact, services: Services, qtbot: QtBot) -> None:
    name_of(dialog).setText("Yusuf Aydın")
    press(dialog, "Ja, mondeling")
    with qtbot.waitSignal(dialog.added):
        press(dialog, "Toevoegen")
    yusuf = next(contact for contact in everyone(services) if contact.name == "Yusuf Aydın")
    assert (yusuf.consent, yusuf.consent_date, yusuf.consent_for) == (
        "mondeling", dt.date(2026, 10, 13), frozenset({"naam"}),
    )  # fmt: skip


def test_an_organisation_is_not_asked_for_consent(dialog: NewContact) -> None:
    press(dialog, "Ja, mondeling")
    press(dialog, "Organisatie")
    name_of(dialog).setText("Stichting De Brug")
    contact = dialog.contact()
    assert (contact.organisation, contact.consent) == (True, "geen")
    hidden = next(one for one in dialog.findChildren(QAbstractButton) if one.text() == "Ja, mondeling")
    assert not hidden.isVisible()


def test_who_is_there_already_appears_while_typing_and_can_be_chosen(dialog: NewContact, qtbot: QtBot) -> None:
    QTest.keyClicks(name_of(dialog), "samira bou")
    qtbot.waitUntil(lambda: doubles(dialog) == ["Samira Bouzid"])
    with qtbot.waitSignals([dialog.known, dialog.closed]):
        press(dialog, "Dit is dezelfde")


def test_doubles_leave_when_another_name_is_typed(dialog: NewContact, qtbot: QtBot) -> None:
    name_of(dialog).setText("samira bou")
    qtbot.waitUntil(lambda: doubles(dialog) == ["Samira Bouzid"])
    name_of(dialog).setText("Yusuf")
    qtbot.waitUntil(lambda: doubles(dialog) == [])


def test_without_a_name_nothing_is_saved_and_it_says_why(dialog: NewContact, services: Services) -> None:
    press(dialog, "Toevoegen")
    assert len(everyone(services)) == 1
    assert name_of(dialog).accessibleDescription() == "Let op: Typ eerst een naam."


def test_a_name_with_a_number_that_may_be_a_bsn_is_not_saved_until_it_is_allowed(
    dialog: NewContact, services: Services, qtbot: QtBot
) -> None:
    name_of(dialog).setText(f"Yusuf {BSN}")
    press(dialog, "Toevoegen")
    assert len(everyone(services)) == 1
    assert "Dit lijkt een BSN" in name_of(dialog).accessibleDescription()
    press(dialog, "Nee, geen BSN")
    with qtbot.waitSignal(dialog.added):
        press(dialog, "Toevoegen")
    assert len(everyone(services)) == 2


def test_ctrl_enter_adds_from_any_field(dialog: NewContact, qtbot: QtBot) -> None:
    name_of(dialog).setText("Yusuf Aydın")
    with qtbot.waitSignal(dialog.added):
        QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_ctrl_enter_in_the_name_adds_the_contact_once(
    dialog: NewContact, settle: Callable[[], None], services: Services
) -> None:
    name_of(dialog).setText("Yusuf Aydın")
    QTest.keyClick(name_of(dialog), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert [contact.name for contact in everyone(services)].count("Yusuf Aydın") == 1
