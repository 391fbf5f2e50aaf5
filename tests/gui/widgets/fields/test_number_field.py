from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from wijkwerker.gui.widgets.fields.number import NumberField

Show = Callable[..., None]


@pytest.fixture
def field(show: Show) -> NumberField:
    made = NumberField("Hoeveel mensen", most=100, suffix="zonder naam")
    show(made)
    made.set_value(11)
    made.setFocus()
    return made


def test_plus_minus_and_arrows_count(qtbot: QtBot, field: NumberField) -> None:
    for key, value in ((Qt.Key.Key_Plus, 12), (Qt.Key.Key_Up, 13), (Qt.Key.Key_Minus, 12), (Qt.Key.Key_Down, 11)):
        qtbot.keyClick(field.edit, key)
        assert field.value() == value


def test_a_press_is_an_edit_and_so_is_holding_down(qtbot: QtBot, field: NumberField) -> None:
    edited: list[object] = []
    field.edited.connect(edited.append)
    qtbot.mouseClick(field.plus, Qt.MouseButton.LeftButton)
    assert edited == [12]
    for _ in range(3):
        field.count(1, held=True)
    qtbot.waitUntil(lambda: len(edited) == 2)
    assert edited == [12, 15]


def test_it_stays_within_its_range_and_offers_the_nearest(qtbot: QtBot, field: NumberField) -> None:
    edited: list[object] = []
    field.edited.connect(edited.append)
    field.set_value(0)
    field.count(-1)
    assert field.value() == 0
    field.edit.selectAll()
    qtbot.keyClicks(field.edit, "250")
    qtbot.keyClick(field.edit, Qt.Key.Key_Return)
    assert field.error == "Het kan niet meer zijn dan 100."
    assert edited == []
    field._error.buttons()[0].click()
    assert edited == [100]


def test_a_decimal_is_written_with_a_comma(qtbot: QtBot, show: Show) -> None:
    field = NumberField("Uren", decimals=True, step=0.5)
    show(field)
    field.set_value(2)
    field.count(1)
    assert field.edit.text() == "2,5"
    assert field.value() == 2.5


def test_letters_are_not_taken_and_empty_is_nothing(qtbot: QtBot, field: NumberField) -> None:
    field.edit.clear()
    qtbot.keyClicks(field.edit, "twee")
    assert field.value() is None
