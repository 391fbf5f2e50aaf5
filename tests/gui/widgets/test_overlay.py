from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLineEdit, QMainWindow, QPushButton
from pytestqt.qtbot import QtBot

from wijkwerker.gui.widgets.dialog import VerbDialog, ask
from wijkwerker.gui.widgets.overlay import Overlay

Show = Callable[..., None]


@pytest.fixture
def opener() -> QPushButton:
    return QPushButton("Stoppen…")


@pytest.fixture
def window(show: Show, opener: QPushButton) -> QMainWindow:
    made = QMainWindow()
    made.setCentralWidget(opener)
    show(made, 900, 600)
    opener.setFocus()
    return made


def test_the_keyboard_stays_in_the_panel_and_goes_back_on_escape(
    qtbot: QtBot, window: QMainWindow, opener: QPushButton
) -> None:
    overlay = Overlay(window, "Zoeken")
    first, second = QLineEdit(), QPushButton("Open")
    overlay.body.addWidget(first)
    overlay.body.addWidget(second)
    overlay.open()
    assert first.hasFocus()
    qtbot.keyClick(first, Qt.Key.Key_Tab)
    assert second.hasFocus()
    qtbot.keyClick(second, Qt.Key.Key_Tab)
    assert first.hasFocus()
    qtbot.keyClick(first, Qt.Key.Key_Backtab)
    assert second.hasFocus()
    with qtbot.waitSignal(overlay.closed):
        qtbot.keyClick(second, Qt.Key.Key_Escape)
    assert opener.hasFocus()


def test_a_click_beside_the_panel_closes_it(qtbot: QtBot, window: QMainWindow) -> None:
    overlay = Overlay(window, "Zoeken")
    overlay.body.addWidget(QLineEdit())
    overlay.open()
    qtbot.mouseClick(overlay.panel, Qt.MouseButton.LeftButton)
    assert overlay.isVisible()
    qtbot.mouseClick(overlay, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert not overlay.isVisible()


def test_the_panel_stays_in_a_window_that_becomes_small(qtbot: QtBot, window: QMainWindow) -> None:
    overlay = Overlay(window, "Zoeken", width=640)
    overlay.body.addWidget(QLineEdit())
    overlay.open()
    window.resize(500, 400)
    qtbot.waitUntil(lambda: overlay.width() == 500)
    assert overlay.rect().contains(overlay.panel.geometry())


def test_the_verb_confirms_with_what_was_typed(qtbot: QtBot, window: QMainWindow) -> None:
    dialog = VerbDialog(window, "Initiatief stoppen?", "Alles blijft bewaard.", "Stoppen", asks="Wat leerden we?")
    dialog.ask()
    assert dialog.input.hasFocus()
    qtbot.keyClicks(dialog.input, "Vraag eerst de sleutel")
    with qtbot.waitSignal(dialog.confirmed) as confirmed:
        qtbot.keyClick(dialog.input, Qt.Key.Key_Return)
    assert confirmed.args == ["Vraag eerst de sleutel"]
    assert not dialog.isVisible()


def test_a_dangerous_verb_does_not_have_the_keyboard(window: QMainWindow) -> None:
    dialog = VerbDialog(window, "Bestand weggooien?", "Dit kan niet terug.", "Weggooien", danger=True)
    dialog.ask()
    assert dialog.cancel_button.hasFocus()


def test_a_question_that_was_asked_deletes_itself(qtbot: QtBot, window: QMainWindow) -> None:
    dialog = ask(window, "Reeks stoppen?", "", "Stoppen")
    assert dialog.verb_button.hasFocus()
    with qtbot.waitSignal(dialog.destroyed), qtbot.assertNotEmitted(dialog.confirmed):
        dialog.cancel_button.click()
