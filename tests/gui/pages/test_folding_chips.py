"""Filter chips that fold when there is little room."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from wijkwerker.gui.pages.folding_chips import FoldingChips
from wijkwerker.gui.widgets.chip import Chip


@pytest.fixture
def chips(qtbot: QtBot) -> FoldingChips:
    made = FoldingChips([Chip(f"Filter nummer {number}") for number in range(5)])
    qtbot.addWidget(made)
    made.resize(800, 28)
    made.show()
    return made


def shown(chips: FoldingChips) -> list[str]:
    return [chip.text() for chip in chips.findChildren(Chip) if chip.isVisible()]


def test_all_chips_stand_in_one_line_where_there_is_room(chips: FoldingChips) -> None:
    assert len(shown(chips)) == 5


def test_those_that_do_not_fit_are_counted(chips: FoldingChips) -> None:
    chips.resize(300, 28)
    assert shown(chips) == ["Filter nummer 0", "Filter nummer 1", "+3"]


def test_the_count_brings_them_back_on_more_lines(chips: FoldingChips) -> None:
    chips.resize(300, 28)
    more = next(chip for chip in chips.findChildren(Chip) if chip.text() == "+3")
    QTest.mouseClick(more, Qt.MouseButton.LeftButton)
    assert len(shown(chips)) == 5
    assert chips.sizeHint().height() > 28


def test_arrows_walk_from_chip_to_chip(chips: FoldingChips, qtbot: QtBot) -> None:
    chips.activateWindow()
    first, second = chips.findChildren(Chip)[:2]
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Right)
    assert chips.focusWidget() is second
