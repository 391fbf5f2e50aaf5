"""What stands before the window when the file does not open: calm words, the newest good copy, one button."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.gui.fake_copies import THIS_MORNING, copy_of
from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.gui.opening.door import LostError
from wijkwerker.gui.opening.trouble import Trouble

DAMAGED = "Dit bestand is beschadigd. Er is niets veranderd."
TODAY = date(2026, 10, 15)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(960, 540)
    made.show()
    return made


def shown(error: Exception, window: QWidget) -> Trouble:
    made = Trouble(error, window, TODAY)
    made.adjustSize()
    made.show()
    return made


def words(trouble: Trouble) -> str:
    return " ".join(label.text() for label in trouble.findChildren(QLabel) if label.text())


def button(trouble: Trouble, text: str) -> QPushButton:
    return next(one for one in trouble.findChildren(QPushButton) if one.text() == text)


def test_a_damaged_file_offers_its_newest_good_copy_with_its_date_and_counts(window: QWidget) -> None:
    trouble = shown(LostError(DAMAGED, copy_of(THIS_MORNING)), window)
    assert words(trouble) == (
        "Wijkwerker kan je bestand niet openen Dit bestand is beschadigd. Er is niets veranderd."
        " Er is een goede kopie van dinsdag 13 oktober 08:12, met 1.284 momenten en 312 contacten."
        " We gooien niets weg: het bestand van nu blijft bewaard, met “-vervangen” in de naam."
    )
    wished: list[Path] = []
    trouble.put_back.connect(wished.append)
    back = button(trouble, "Deze kopie terugzetten")
    assert trouble.focusProxy() is back
    back.click()
    back.click()
    assert wished == [copy_of(THIS_MORNING).path]
    assert "Bezig met terugzetten…" in words(trouble)


def test_a_file_that_is_gone_offers_what_is_left_and_lets_a_newcomer_begin(window: QWidget) -> None:
    trouble = shown(LostError("", copy_of(THIS_MORNING, counts=None), gone=True, may_begin=True), window)
    assert words(trouble).startswith("Je bestand is er niet meer Er is een kopie van dinsdag 13 oktober 08:12.")
    begun: list[bool] = []
    trouble.anew.connect(lambda: begun.append(True))
    button(trouble, "Met een leeg bestand beginnen").click()
    assert begun == [True]


def test_without_a_copy_on_this_laptop_one_can_be_chosen(window: QWidget) -> None:
    trouble = shown(LostError(DAMAGED, None), window)
    wished: list[Path] = []
    trouble.put_back.connect(wished.append)
    button(trouble, "Kopie kiezen…").click()
    dialog = trouble.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    dialog.fileSelected.emit(str(Path("/stick/oud.db")))
    dialog.reject()
    assert wished == [Path("/stick/oud.db")]


def test_another_refusal_is_said_as_it_is_and_can_be_tried_again(window: QWidget) -> None:
    trouble = shown(WijkwerkerError("Deze plek ligt op het netwerk.", "Zet het in deze map: Documenten."), window)
    assert words(trouble) == (
        "Wijkwerker kan je bestand niet openen Deze plek ligt op het netwerk. Zet het in deze map: Documenten."
    )
    again: list[bool] = []
    trouble.again.connect(lambda: again.append(True))
    assert trouble.focusProxy() is button(trouble, "Opnieuw")
    button(trouble, "Opnieuw").click()
    assert again == [True]


def test_a_bug_says_what_is_safe_and_nothing_technical(window: QWidget) -> None:
    trouble = shown(RuntimeError("SELECT * FROM contact"), window)
    assert "SELECT" not in words(trouble)
    assert "Er is niets veranderd aan je bestand." in words(trouble)


@pytest.mark.parametrize(
    "error", [LostError("", copy_of(THIS_MORNING), gone=True, may_begin=True), LostError(DAMAGED, None)]
)
def test_it_fits_the_smallest_window(window: QWidget, error: LostError) -> None:
    assert shown(error, window).sizeHint().height() <= 540
