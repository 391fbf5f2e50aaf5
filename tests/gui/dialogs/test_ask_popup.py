"""Vragen: each answer is one key."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from wijkwerker.domain.kinds import Ask, Contact
from wijkwerker.gui.context import Context
from wijkwerker.gui.dialogs.ask_popup import AskPopup
from wijkwerker.gui.widgets.popup import ChoicePopup
from wijkwerker.services.services import Services
from wijkwerker.storage.store import Store

Settle = Callable[[], None]
Key = Qt.Key


@pytest.fixture
def services(store: Store) -> Services:
    """A real file."""
    return Services(store)


@pytest.fixture
def popup(qtbot: QtBot, context: Context, services: Services) -> AskPopup:
    """The popup under a button, for Lidia."""
    lidia = Contact(name="Lidia Kowalska")
    services.records.save(lidia)
    opener = QPushButton("Vragen")
    qtbot.addWidget(opener)
    opener.show()
    made = AskPopup(opener, context, lidia.id, lidia.name)
    made.open()
    return made


def asked(services: Services) -> list[Ask]:
    found = [services.records.find(item.id) for item in services.listing.records(Ask)]
    return [record for record in found if isinstance(record, Ask)]


@pytest.mark.parametrize(("key", "answer"), [(Key.Key_J, "ja"), (Key.Key_N, "nee"), (Key.Key_L, "later")])
def test_each_answer_is_one_key(
    popup: AskPopup, services: Services, settle: Settle, qtbot: QtBot, key: Qt.Key, answer: str
) -> None:
    qtbot.keyClicks(popup.focusWidget(), "wil je naailes geven?")
    qtbot.keyClick(popup.focusWidget(), Key.Key_Return)
    qtbot.keyClick(popup.focusWidget(), key)
    settle()
    assert [(ask.what, ask.answer, ask.on) for ask in asked(services)] == [
        ("wil je naailes geven?", answer, date(2026, 10, 13))
    ]


def test_enter_twice_saves_a_question_without_an_answer_yet(
    popup: AskPopup, services: Services, settle: Settle, qtbot: QtBot
) -> None:
    qtbot.keyClicks(popup.focusWidget(), "wil je naailes geven?")
    with qtbot.waitSignal(popup.closed):
        qtbot.keyClick(popup.focusWidget(), Key.Key_Return)
        qtbot.keyClick(popup.focusWidget(), Key.Key_Return)
        settle()
    assert [(ask.answer, ask.answered_on) for ask in asked(services)] == [("open", None)]


def test_a_letter_in_the_question_is_just_a_letter(popup: AskPopup, services: Services, qtbot: QtBot) -> None:
    qtbot.keyClicks(popup.focusWidget(), "jnl")
    assert popup._what.value() == "jnl"
    assert asked(services) == []


def test_an_empty_question_says_what_to_do(popup: AskPopup, services: Services, qtbot: QtBot) -> None:
    qtbot.keyClick(popup.focusWidget(), Key.Key_Return)
    qtbot.keyClick(popup.focusWidget(), Key.Key_J)
    assert popup._what.error == "Typ eerst wat je vraagt."
    assert popup.focusWidget() is popup._what.edit
    qtbot.keyClicks(popup._what.edit, "x")
    assert popup._what.error == ""
    assert asked(services) == []


def test_it_can_have_been_asked_on_an_earlier_day(
    popup: AskPopup, services: Services, settle: Settle, qtbot: QtBot
) -> None:
    popup._when.click()
    days = QApplication.activePopupWidget()
    assert isinstance(days, ChoicePopup)
    qtbot.keyClick(days.focusWidget(), Key.Key_Down)
    qtbot.keyClick(days.focusWidget(), Key.Key_Return)
    assert popup._when.text() == "gisteren"
    qtbot.keyClicks(popup._what.edit, "koken?")
    popup._save("nee")
    settle()
    assert [ask.on for ask in asked(services)] == [date(2026, 10, 12)]
