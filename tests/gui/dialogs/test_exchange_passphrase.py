"""What is said once about a workbook that was made: its words, and which files belong together."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from wijkwerker.domain.exchange.given import Exported
from wijkwerker.gui.dialogs.exchange_passphrase import Made

BESIDE = QPoint(5, 5)
PARTS = (Path("Wijkwerker-Sanne-2.xlsx"), Path("Wijkwerker-Sanne-3.xlsx"))


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[QWidget]:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(1180, 720)
    made.show()
    yield made
    made.close()


def made(window: QWidget, passphrase: str | None, others: tuple[Path, ...] = ()) -> Made:
    exported = Exported("e9", Path("Wijkwerker-Sanne.xlsx"), {"Momenten": 8}, "0", passphrase, others)
    found = Made(window, exported, "Loes Vermeer")
    found.ask()
    return found


def test_a_click_beside_it_does_not_take_away_words_that_are_shown_once(window: QWidget) -> None:
    locked = made(window, "fiets appel brug wolk lamp")
    QTest.mouseClick(locked, Qt.MouseButton.LeftButton, pos=BESIDE)
    assert locked.isVisible()
    locked.done.click()
    assert locked.isHidden()
    plain = made(window, None)
    QTest.mouseClick(plain, Qt.MouseButton.LeftButton, pos=BESIDE)
    assert plain.isHidden()


def test_the_files_of_a_workbook_in_parts_are_named(window: QWidget) -> None:
    said = [label.text() for label in made(window, None, PARTS).findChildren(QLabel)]
    assert "Deze horen erbij: Wijkwerker-Sanne-2.xlsx, Wijkwerker-Sanne-3.xlsx." in said
