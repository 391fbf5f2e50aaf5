"""An open choice stands at its record until somebody chose, and is chosen with one key."""

from collections.abc import Callable, Iterator
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.gui.fake_exchange import MOESTUIN, FakeExchange, add_exchange
from wijkwerker.domain.exchange.given import Conflict, Version
from wijkwerker.gui.context import Context
from wijkwerker.gui.panels.exchange.choose_sheet import ChooseSheet
from wijkwerker.gui.panels.exchange.conflict_note import ConflictNote

Settle = Callable[[], None]


@pytest.fixture
def exchange(services: SimpleNamespace) -> FakeExchange:
    return add_exchange(services)


@pytest.fixture
def note(qtbot: QtBot, context: Context, exchange: FakeExchange, settle: Settle) -> Iterator[ConflictNote]:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(900, 700)
    made = ConflictNote(context)
    column = QVBoxLayout(window)
    column.addWidget(made)
    column.addStretch(1)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    yield made
    window.close()


def sheet(note: ConflictNote) -> ChooseSheet:
    found = note.window().findChild(ChooseSheet)
    assert isinstance(found, ChooseSheet)
    return found


def test_a_record_without_conflicts_shows_nothing(note: ConflictNote, settle: Settle) -> None:
    note.show_record("n-other")
    settle()
    assert note.isHidden()


def test_a_record_with_a_conflict_says_of_which_field(note: ConflictNote, settle: Settle) -> None:
    note.show_record(MOESTUIN.record)
    settle()
    assert note.isVisible()
    assert note.banner.text() == "1 keer kiezen: Fase"


def test_the_key_of_a_version_and_enter_solve_it(
    note: ConflictNote, exchange: FakeExchange, settle: Settle, qtbot: QtBot
) -> None:
    note.show_record(MOESTUIN.record)
    settle()
    note.banner.button().click()
    first = sheet(note).rows[0].cards
    assert [card.accessibleName() for card in first.cards()] == [
        "In uitvoering, jij, gisteren 15:12",
        "Afgerond, Loes, zo 11 okt 09:40",
    ]
    assert first.cards()[0].hasFocus()
    QTest.keyClick(first.cards()[0], Qt.Key.Key_2)
    assert first.current() == "1"
    QTest.keyClick(first.cards()[1], Qt.Key.Key_Return)
    settle()
    assert ("solve", MOESTUIN.record, "phase", "", "afgerond") in exchange.asked
    note.refresh()
    settle()
    assert note.isHidden()


def test_nothing_is_chosen_until_somebody_chooses(note: ConflictNote, exchange: FakeExchange, settle: Settle) -> None:
    note.show_record(MOESTUIN.record)
    settle()
    note.choose()
    assert not sheet(note).keep.isEnabled()
    QTest.keyClick(sheet(note), Qt.Key.Key_Escape)
    settle()
    assert not [asked for asked in exchange.asked if asked[0] == "solve"]
    assert note.isVisible()


def test_a_record_that_one_deleted_and_another_went_on_with_says_so(
    note: ConflictNote, exchange: FakeExchange, settle: Settle
) -> None:
    versions = (Version("1", "Sanne Bakker", None, mine=True), Version("0", "Loes Vermeer", None))
    exchange.conflict_list = (Conflict("contact", "c1", "Hans de Wit", "live", versions=versions),)
    note.show_record("c1")
    settle()
    assert "verwijderde" in note.banner.text()
    note.choose()
    cards = sheet(note).rows[0].cards.cards()
    assert [card.choice.text for card in cards] == ["Blijft staan", "Verwijderd"]


def test_the_own_version_comes_first_and_two_texts_can_both_stay(
    note: ConflictNote, exchange: FakeExchange, settle: Settle
) -> None:
    versions = (Version("Heeft een sleutel", "Loes Vermeer", None), Version("Belt liever", "Sanne", None, mine=True))
    exchange.conflict_list = (Conflict("contact", "c1", "Hans de Wit", "note", versions=versions),)
    note.show_record("c1")
    settle()
    note.choose()
    cards = sheet(note).rows[0].cards.cards()
    assert [card.choice.text for card in cards] == ["Belt liever", "Heeft een sleutel", "Beide bewaren"]
    QTest.keyClick(cards[0], Qt.Key.Key_3)
    QTest.keyClick(cards[2], Qt.Key.Key_Return)
    settle()
    assert ("solve", "c1", "note", "", "Belt liever\nHeeft een sleutel") in exchange.asked
