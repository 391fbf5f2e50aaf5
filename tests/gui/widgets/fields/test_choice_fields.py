from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from wijkwerker.gui.widgets.chip import Chip
from wijkwerker.gui.widgets.fields.choice import ChoiceField, ManyField, ReferenceField
from wijkwerker.gui.widgets.options import Deliver, Option, filtered
from wijkwerker.gui.widgets.popup import ChoicePopup
from wijkwerker.gui.widgets.select_button import SelectButton

Show = Callable[..., None]

FEW = tuple(Option(code, code.title()) for code in ("kracht", "zorg"))
MANY = tuple(Option(code, code.title()) for code in ("bewegen", "eten", "groen", "wonen", "spelen", "leren", "zorg"))
PEOPLE = (Option("id1", "Samira Bouzid"), Option("id2", "Hans de Wit"))


@pytest.fixture(autouse=True)
def _no_popup_stays() -> Iterator[None]:
    yield
    while (popup := QApplication.activePopupWidget()) is not None:
        popup.close()


def popup() -> ChoicePopup:
    found = QApplication.activePopupWidget()
    assert isinstance(found, ChoicePopup)
    return found


def test_chips_on_two_lines_get_the_height_of_two_lines(qtbot: QtBot) -> None:
    field = ManyField("Waar werk je?", [Option(str(n), f"Een buurt met nummer {n}") for n in range(6)])
    field.set_value(frozenset(map(str, range(6))))
    holder = QWidget()
    qtbot.addWidget(holder)
    column = QVBoxLayout(holder)
    column.addWidget(field)
    column.addStretch(1)
    holder.resize(320, 600)
    holder.show()
    qtbot.waitUntil(lambda: field.height() >= field.heightForWidth(field.width()))


def test_up_to_five_options_are_chips_of_which_one_is_chosen(qtbot: QtBot, show: Show) -> None:
    field = ChoiceField("Kracht of zorg", FEW)
    show(field)
    edited: list[object] = []
    field.edited.connect(edited.append)
    strength, worry = field.findChildren(Chip)
    strength.click()
    worry.click()
    assert not strength.isChecked()
    worry.click()
    assert edited == ["kracht", "zorg", None]


def test_a_required_choice_cannot_be_unmade(qtbot: QtBot, show: Show) -> None:
    field = ChoiceField("Kracht of zorg", FEW, required=True)
    show(field)
    field.set_value("kracht")
    field.findChildren(Chip)[0].click()
    assert field.value() == "kracht"
    assert field.findChildren(Chip)[0].isChecked()


def test_more_options_open_in_a_list_that_is_searched_by_typing(qtbot: QtBot, show: Show) -> None:
    field = ChoiceField("Thema", MANY)
    show(field)
    (button,) = field.findChildren(SelectButton)
    button.setFocus()
    qtbot.keyClicks(button, "g")
    with qtbot.waitSignal(field.edited) as edited:
        qtbot.keyClick(popup()._field, Qt.Key.Key_Return)
    assert edited.args == ["groen"]
    assert button.text() == "Groen"
    assert button.accessibleName() == "Thema: Groen"
    qtbot.keyClick(button, Qt.Key.Key_Delete)
    assert field.value() is None


def test_options_that_arrive_later_name_the_value(qtbot: QtBot, show: Show) -> None:
    field = ChoiceField("Thema")
    show(field)
    field.set_value("eten")
    field.set_options(MANY)
    assert field.findChildren(SelectButton)[-1].text() == "Eten"


def test_several_values_are_chips_that_can_be_taken_away(qtbot: QtBot, show: Show) -> None:
    field = ManyField("Thema’s", MANY)
    show(field)
    field.set_value(frozenset({"wonen", "bewegen"}))
    chips = field._row.chips()
    assert [chip.text() for chip in chips] == ["Bewegen", "Wonen", "Erbij"]
    with qtbot.waitSignal(field.edited) as edited:
        qtbot.keyClick(chips[0], Qt.Key.Key_Delete)
    assert edited.args == [frozenset({"wonen"})]
    assert field._row.chips()[0].hasFocus()


def test_more_values_are_ticked_in_a_list(qtbot: QtBot, show: Show) -> None:
    field = ManyField("Thema’s", MANY)
    show(field)
    field._more.click()
    qtbot.keyClick(popup()._list, Qt.Key.Key_Space)
    with qtbot.waitSignal(field.edited) as edited:
        qtbot.keyClick(popup()._list, Qt.Key.Key_Return)
    assert edited.args == [frozenset({"bewegen"})]


def test_a_word_that_is_in_no_list_can_be_added(qtbot: QtBot, show: Show) -> None:
    field = ManyField("Kan goed", free=True)
    show(field)
    field._more.click()
    popup()._field.setText("fietsen maken")
    with qtbot.waitSignal(field.edited) as edited:
        qtbot.waitUntil(lambda: popup()._list.currentIndex().isValid())
        qtbot.keyClick(popup()._field, Qt.Key.Key_Return)
    assert edited.args == [frozenset({"fietsen maken"})]
    assert field._row.chips()[0].text() == "fietsen maken"


def test_a_reference_is_found_by_typing_and_asks_its_name(qtbot: QtBot, show: Show) -> None:
    asked: list[str] = []

    def search(text: str, deliver: Deliver) -> None:
        deliver(filtered(PEOPLE, text))

    def name_of(record_id: str, deliver: Callable[[str], None]) -> None:
        asked.append(record_id)
        deliver("Samira Bouzid")

    field = ReferenceField("Trekker", search, name_of)
    show(field)
    field.set_value("id1")
    assert (asked, field._button.text()) == (["id1"], "Samira Bouzid")
    field._button.click()
    popup()._field.setText("hans")
    qtbot.waitUntil(lambda: [option.value for option in popup()._model.options()] == ["id2"])
    with qtbot.waitSignal(field.edited) as edited:
        qtbot.keyClick(popup()._field, Qt.Key.Key_Return)
    assert edited.args == ["id2"]
    assert field._button.text() == "Hans de Wit"
    qtbot.keyClick(field._button, Qt.Key.Key_Delete)
    assert field.value() is None


def test_a_word_of_ones_own_that_may_be_a_bsn_is_taken_away_first(qtbot: QtBot) -> None:
    field = ManyField("Kan goed", free=True)
    qtbot.addWidget(field)
    field.show()
    field._open("tolken 111222333")
    asked = popup()
    asked._ask()
    labels = [option.label for option in asked._model.options()]
    assert labels == ["Weghalen", "“tolken 111222333” erbij"]
    qtbot.keyClick(asked.focusWidget(), Qt.Key.Key_Return)
    assert asked._field.text() == "tolken"
    qtbot.keyClick(asked.focusWidget(), Qt.Key.Key_Return)
    assert field.value() == {"tolken"}
