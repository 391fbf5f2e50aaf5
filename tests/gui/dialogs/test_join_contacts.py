"""Joining two contacts from the page Contacten, with the keyboard, and parting them again."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QMenu, QWidget
from pytestqt.qtbot import QtBot

from wijkwerker.domain.kinds import Contact
from wijkwerker.domain.lists import seed_area_id
from wijkwerker.gui.context import Context
from wijkwerker.gui.dialogs.join_contacts import JoinContacts
from wijkwerker.gui.pages.contacts.page import ContactsPage
from wijkwerker.gui.panels.contact.other_cards import OtherCards
from wijkwerker.gui.panels.contact.panel import ContactPanel
from wijkwerker.gui.widgets.list_card import CardRow
from wijkwerker.gui.widgets.list_view import ListView
from wijkwerker.services.services import Services
from wijkwerker.storage.store import Store

OVERVECHT = seed_area_id("WK034403")
FATMA = Contact(id="b0000000-0000-4000-8000-000000000001", name="Fatma Yılmaz", area=OVERVECHT)
OTHER = Contact(
    id="a0000000-0000-4000-8000-000000000002", name="Fatma Yilmas", area=OVERVECHT, phone="06 12345678",
    wishes=frozenset({"taalles"}), consent="mondeling",
)  # fmt: skip
HANS = Contact(id="c0000000-0000-4000-8000-000000000003", name="Hans de Wit", street="Moldaudreef")


@pytest.fixture
def services(store: Store) -> Services:
    """Real services: Fatma twice, and Hans."""
    made = Services(store)
    made.records.save(FATMA, OTHER, HANS)
    return made


@pytest.fixture
def page(qtbot: QtBot, context: Context, settle: Callable[[], None]) -> Iterator[ContactsPage]:
    made = ContactsPage(context)
    qtbot.addWidget(made)
    made.resize(1228, 810)
    made.show()
    settle()
    made.open(FATMA.id)
    settle()
    yield made
    made.close()


def button(under: QWidget, name: str) -> QAbstractButton:
    found = [one for one in under.findChildren(QAbstractButton) if one.isVisible()]
    return next(one for one in found if name in {one.text(), one.accessibleName()})


def shown(under: QWidget) -> list[str]:
    return [label.text() for label in under.findChildren(QLabel) if label.isVisible()]


def names(page: ContactsPage) -> list[str]:
    model = page.findChildren(ListView)[0].model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def choose(page: ContactsPage, words: str) -> None:
    button(page, "Meer met dit contact").click()
    menu = page.findChildren(QMenu)[-1]
    wanted = next(action for action in menu.actions() if action.text() == words)
    menu.close()
    wanted.trigger()


def asking(page: ContactsPage) -> JoinContacts:
    return next(one for one in page.findChildren(JoinContacts) if one.isVisible())


def focused(page: ContactsPage) -> QWidget:
    found = page.window().focusWidget()
    assert found is not None
    return found


def offered(dialog: JoinContacts) -> list[str]:
    return [row.item.title for row in dialog.findChildren(CardRow) if row.isVisible()]


def compare(page: ContactsPage, settle: Callable[[], None]) -> JoinContacts:
    choose(page, "Samenvoegen met…")
    settle()
    QTest.keyClick(focused(page), Qt.Key.Key_Return)
    settle()
    return asking(page)


def test_enter_takes_the_likest_and_enter_again_joins(page: ContactsPage, settle: Callable[[], None]) -> None:
    choose(page, "Samenvoegen met…")
    settle()
    assert offered(asking(page)) == ["Fatma Yilmas"]
    QTest.keyClick(focused(page), Qt.Key.Key_Return)
    settle()
    texts = shown(asking(page))
    assert {"Fatma Yılmaz", "Fatma Yilmas", "06 12345678", "taalles"} <= set(texts)
    assert any("niets weggegooid" in text and "weer losmaken" in text for text in texts)
    QTest.keyClick(focused(page), Qt.Key.Key_Return)
    settle()
    assert sorted(name.split(", ")[:2] for name in names(page)) == [
        ["Fatma Yılmaz", "ook bekend als Fatma Yilmas"],
        ["Hans de Wit", "nog niet gesproken"],
    ]
    assert "Van de andere kaart" in shown(page)


def test_the_other_name_can_be_the_one_that_stays(page: ContactsPage, settle: Callable[[], None]) -> None:
    dialog = compare(page, settle)
    button(dialog, "Fatma Yilmas blijft de naam").click()
    QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert sorted(name.split(", ")[0] for name in names(page)) == ["Fatma Yilmas", "Hans de Wit"]
    assert page.shown_record() == OTHER.id


def test_anyone_can_be_found_and_a_no_is_remembered(
    page: ContactsPage, settle: Callable[[], None], services: Services, qtbot: QtBot
) -> None:
    choose(page, "Samenvoegen met…")
    settle()
    QTest.keyClicks(focused(page), "moldau")
    qtbot.waitUntil(lambda: offered(asking(page)) == ["Hans de Wit"])
    QTest.keyClick(focused(page), Qt.Key.Key_Return)
    settle()
    button(asking(page), "Nee, dit zijn er twee").click()
    settle()
    assert len(names(page)) == 3
    choose(page, "Samenvoegen met…")
    settle()
    QTest.keyClicks(focused(page), "niemand heet zo")
    qtbot.waitUntil(lambda: "Niemand gevonden voor “niemand heet zo”." in shown(asking(page)))


def test_what_the_other_card_tells_is_taken_over_with_one_key(
    page: ContactsPage, settle: Callable[[], None], services: Services
) -> None:
    services.same.join(FATMA.id, OTHER.id)
    page.load()
    settle()
    take = button(page, "Telefoon overnemen")
    take.setFocus()
    QTest.keyClick(take, Qt.Key.Key_Return)
    settle()
    found = services.records.get(Contact, FATMA.id)
    assert found is not None
    assert found.phone == "06 12345678"
    assert "06 12345678" not in shown(page.findChildren(OtherCards)[0])
    assert button(page, "Wil graag overnemen").isVisible()


def test_a_card_is_loosened_from_the_menu_or_the_block(
    page: ContactsPage, settle: Callable[[], None], services: Services
) -> None:
    for press in (
        lambda: choose(page, "Fatma Yilmas weer losmaken"),
        lambda: button(page, "Fatma Yilmas weer losmaken").click(),
    ):
        services.same.join(FATMA.id, OTHER.id)
        page.load()
        settle()
        assert len(names(page)) == 2
        press()
        settle()
        assert len(names(page)) == 3
        assert not page.findChildren(OtherCards)[0].isVisible()


def test_the_keyboard_stays_with_the_contact_when_its_last_other_card_goes(
    page: ContactsPage, settle: Callable[[], None], services: Services
) -> None:
    services.same.join(FATMA.id, OTHER.id)
    page.load()
    settle()
    loosen = button(page, "Fatma Yilmas weer losmaken")
    loosen.setFocus()
    loosen.click()
    settle()
    assert page.findChildren(ContactPanel)[0].isAncestorOf(focused(page))


def test_a_link_to_a_merged_card_opens_the_contact_it_belongs_to(
    page: ContactsPage, settle: Callable[[], None], services: Services
) -> None:
    services.same.join(HANS.id, OTHER.id)
    page.open(OTHER.id)
    settle()
    assert page.shown_record() == HANS.id
    page.findChildren(OtherCards)[0].taken.emit({"phone": "06 1"})
    settle()
    found = services.records.get(Contact, HANS.id)
    assert found is not None
    assert found.phone == "06 1"
