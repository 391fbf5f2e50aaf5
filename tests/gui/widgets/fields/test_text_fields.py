from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from wijkwerker.gui.widgets.fields.field import Field
from wijkwerker.gui.widgets.fields.text import LongTextField, TextField

Show = Callable[..., None]
Fill = Callable[[Field], list[Any]]
BSN = "111222333"  # passes the elfproef and belongs to nobody


@pytest.fixture
def fill(show: Show) -> Fill:
    """Puts a field in a form with another field to go to; gives the values that it tells."""
    forms: list[QWidget] = []

    def put(field: Field) -> list[Any]:
        form = QWidget()
        column = QVBoxLayout(form)
        column.addWidget(field)
        column.addWidget(QLineEdit())
        show(form)
        forms.append(form)
        field.setFocus()
        edited: list[Any] = []
        field.edited.connect(edited.append)
        return edited

    return put


def test_a_text_is_told_when_the_keyboard_leaves_the_field(qtbot: QtBot, fill: Fill) -> None:
    field = TextField("Naam")
    edited = fill(field)
    qtbot.keyClicks(field.edit, " Samira ")
    assert edited == []
    qtbot.keyClick(field.edit, Qt.Key.Key_Tab)
    assert edited == ["Samira"]


def test_the_same_text_again_is_no_edit(qtbot: QtBot, fill: Fill) -> None:
    field = TextField("Naam")
    edited = fill(field)
    field.set_value("Samira")
    qtbot.keyClick(field.edit, Qt.Key.Key_Return)
    assert edited == []
    field.edit.clear()
    qtbot.keyClick(field.edit, Qt.Key.Key_Return)
    assert edited == [None]


def test_a_number_that_may_be_a_bsn_is_not_kept_until_it_is_taken_away(qtbot: QtBot, fill: Fill) -> None:
    field = TextField("Notitie")
    edited = fill(field)
    qtbot.keyClicks(field.edit, f"nummer {BSN}")
    qtbot.keyClick(field.edit, Qt.Key.Key_Return)
    assert field.error == "Dit lijkt een BSN. Wijkwerker bewaart geen BSN."
    assert edited == []
    take_away = field._error.buttons()[0]
    assert take_away.text() == "Weghalen"
    take_away.click()
    assert edited == ["nummer"]
    assert field.error == ""


def test_a_number_that_is_no_bsn_may_stay(qtbot: QtBot, fill: Fill) -> None:
    field = LongTextField("Notitie")
    edited = fill(field)
    qtbot.keyClicks(field.edit, f"zaak {BSN}")
    field._error.buttons()[1].click()
    assert edited == [f"zaak {BSN}"]
    qtbot.keyClicks(field.edit, " gesloten")
    assert field.error == ""


def test_a_field_that_holds_figures_by_nature_is_not_guarded(qtbot: QtBot, fill: Fill) -> None:
    field = TextField("Telefoon", guarded=False)
    fill(field)
    qtbot.keyClicks(field.edit, BSN)
    assert field.error == ""


def test_a_long_text_grows_to_five_lines(qtbot: QtBot, fill: Fill) -> None:
    field = LongTextField("Wat gebeurde er?")
    edited = fill(field)
    low = field.edit.height()
    field.edit.setPlainText("\n".join("regel" for _ in range(5)))
    five = field.edit.height()
    field.edit.setPlainText("\n".join("regel" for _ in range(50)))
    assert low < five == field.edit.height()
    qtbot.keyClick(field.edit, Qt.Key.Key_Tab)
    assert len(edited) == 1


def test_an_error_is_told_to_a_screen_reader_with_its_fix(qtbot: QtBot, fill: Fill) -> None:
    field = TextField("Naam", hint="Voor- en achternaam")
    fill(field)
    fixed: list[bool] = []
    field.show_error("Deze naam is er al.", ("Openen", lambda: fixed.append(True)))
    assert field.edit.accessibleDescription() == "Let op: Deze naam is er al."
    assert field.edit.property("invalid") is True
    field._error.buttons()[0].click()
    assert fixed == [True]
    field.clear_error()
    assert field.edit.accessibleDescription() == "Voor- en achternaam"


def test_words_of_health_origin_or_religion_are_asked_about_and_kept(qtbot: QtBot, fill: Fill) -> None:
    field = LongTextField("Notitie")
    edited = fill(field)
    qtbot.keyClicks(field.edit, "is net weer ziek")
    assert field.doubt == "Hoort dit hier? Schrijf niets op over gezondheid, geloof of afkomst."
    assert field.error == ""
    qtbot.keyClick(field.edit, Qt.Key.Key_Tab)
    assert edited == ["is net weer ziek"]
    field.set_value("wil graag koken")
    assert field.doubt == ""


def test_a_name_is_not_asked_about_its_words(qtbot: QtBot, fill: Fill) -> None:
    field = TextField("Naam", hinted=False)
    fill(field)
    qtbot.keyClicks(field.edit, "Stichting Turkse Vrouwen")
    assert field.doubt == ""
