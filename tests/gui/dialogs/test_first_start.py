"""The first start: four steps, with the keyboard, in under ninety seconds."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from wijkwerker.domain import recovery_key
from wijkwerker.domain.errors import Damaged, Locked, WijkwerkerError
from wijkwerker.domain.kinds import Worker
from wijkwerker.gui.dialogs import first_start
from wijkwerker.gui.dialogs.first_start import FirstStart
from wijkwerker.gui.dialogs.first_steps import AreaStep, LockStep, NameStep
from wijkwerker.gui.dialogs.first_workbook import WorkbookStep
from wijkwerker.gui.overlays import Cover, Workbook


@pytest.fixture
def first(qtbot: QtBot) -> Iterator[FirstStart]:
    around = QWidget()
    qtbot.addWidget(around)
    around.resize(1000, 700)
    made = FirstStart(around)
    made.resize(made.sizeHint())
    around.show()
    qtbot.waitExposed(around)
    around.activateWindow()
    made.setFocus()
    yield made
    around.close()


def step(first: FirstStart) -> QWidget:
    shown = first._stack.currentWidget()
    assert shown is not None
    return shown


def typed(text: str) -> None:
    box = QApplication.focusWidget()
    assert isinstance(box, QLineEdit)
    QTest.keyClicks(box, text)
    QTest.keyClick(box, Qt.Key.Key_Return)


def test_name_and_lock_are_enough_and_the_keyboard_does_it(qtbot: QtBot, first: FirstStart) -> None:
    typed("Sanne Bakker")
    QTest.keyClick(QApplication.focusWidget() or first, Qt.Key.Key_Return)
    typed("drie korte woorden")
    typed("drie korte woorden")
    first._ready.recovery._note("")
    with qtbot.waitSignal(first.given) as given:
        first.next.click()
    answer = given.args[0]
    worker = answer.worker
    assert isinstance(worker, Worker)
    assert (worker.name, worker.role, worker.areas) == ("Sanne Bakker", "sociaal makelaar", frozenset())
    assert (answer.passphrase, answer.workbook) == ("drie korte woorden", None)


def test_without_a_name_it_does_not_go_on_and_says_why(first: FirstStart) -> None:
    first.next.click()
    assert isinstance(step(first), NameStep)
    assert first._error.text() == "Vul je naam in."
    typed("Loes")
    assert isinstance(step(first), AreaStep)
    assert first._error.text() == ""


def test_another_role_is_one_press(first: FirstStart) -> None:
    names = first._steps[0]
    assert isinstance(names, NameStep)
    names.roles["opbouwwerker"].click()
    assert names.role() == "opbouwwerker"
    assert names.roles["opbouwwerker"].accessibleName() == "Gekozen: Opbouwwerker"


def test_areas_are_found_by_a_few_letters_and_can_be_taken_away(first: FirstStart) -> None:
    areas = first._steps[1]
    assert isinstance(areas, AreaStep)
    found: list[str] = []
    areas._search("overv", lambda options: found.extend(option.label for option in options))
    assert "Overvecht" in found[0]
    areas._chosen(("a1", "Overvecht"))
    areas._chosen(("a1", "Overvecht"))
    assert areas.chosen == {"a1": "Overvecht"}
    assert not areas.may_wait()


@pytest.mark.parametrize(
    ("secret", "again", "said"),
    [("kort", "kort", "te kort"), ("lang genoeg", "iets anders", "niet gelijk")],
)
def test_the_lock_wants_a_long_word_twice(first: FirstStart, secret: str, again: str, said: str) -> None:
    lock = first._steps[2]
    assert isinstance(lock, LockStep)
    first._turn_to(2)
    lock.first.setText(secret)
    lock.again.setText(again)
    first.go_on()
    assert said in first._error.text()
    assert step(first) is lock


def test_a_file_that_cannot_be_made_leaves_everything_as_it_was_typed(first: FirstStart) -> None:
    first._turn_to(3)
    first._set_busy(busy=True)
    first.refuse(WijkwerkerError("De map kan niet beschreven worden.", "Kies een andere map."))
    assert first.next.isEnabled()
    assert first._error.text() == "De map kan niet beschreven worden. Kies een andere map."


def test_going_back_keeps_the_name(first: FirstStart) -> None:
    typed("Loes de Vries")
    first.go_back()
    names = step(first)
    assert isinstance(names, NameStep)
    assert names.name.text() == "Loes de Vries"


def test_a_refusal_leaves_the_card_as_high_as_it_was(qtbot: QtBot, first: FirstStart) -> None:
    cover = Cover(first.window())
    cover.open(first)
    before = first.height()
    first.next.click()
    qtbot.wait(1)
    assert (first._error.text(), first.height()) == ("Vul je naam in.", before)


def test_the_area_that_is_called_exactly_so_comes_first(first: FirstStart) -> None:
    areas = first._steps[1]
    assert isinstance(areas, AreaStep)
    found: list[str] = []
    areas._search("zamenhofdreef", lambda options: found.extend(option.label for option in options))
    assert found[0] == "Zamenhofdreef e.o."


def test_a_file_can_begin_with_the_workbook_of_a_colleague(qtbot: QtBot, first: FirstStart) -> None:
    QTest.keyClicks(QApplication.focusWidget() or first, "Rachid El Idrissi")
    first._begin_with(Path("voor Rachid.xlsx"))
    assert isinstance(step(first), WorkbookStep)
    assert first._book.other.text() == "voor Rachid.xlsx"
    assert not first._book.secret.isVisible()
    first.go_on()
    typed("drie korte woorden")
    typed("drie korte woorden")
    first._ready.recovery._note("")
    with qtbot.waitSignal(first.given) as given:
        first.next.click()
    assert given.args[0].workbook == Workbook(Path("voor Rachid.xlsx"))


def test_a_workbook_without_a_name_of_the_newcomer_waits_for_it(first: FirstStart) -> None:
    first._begin_with(Path("voor Rachid.xlsx"))
    assert isinstance(step(first), NameStep)
    assert first._error.text() == "Vul je naam in."
    typed("Rachid")
    assert isinstance(step(first), WorkbookStep)


def test_a_locked_workbook_asks_its_words_and_the_rest_stays_typed(qtbot: QtBot, first: FirstStart) -> None:
    first._who.name.setText("Rachid")
    first._begin_with(Path("voor Rachid.xlsx"))
    first._lock.first.setText("drie korte woorden")
    first._lock.again.setText("drie korte woorden")
    first._turn_to(3)
    first._ready.recovery._note("")
    first.go_on()
    first.refuse(Locked("Dit bestand zit op slot."))
    assert step(first) is first._book
    assert first._book.secret.hasFocus()
    typed(" last luit  vat ")
    first._turn_to(3)
    first._ready.recovery._note("")
    with qtbot.waitSignal(first.given) as given:
        first.next.click()
    assert given.args[0].workbook == Workbook(Path("voor Rachid.xlsx"), "last luit vat")


def test_one_can_still_begin_without_the_workbook(qtbot: QtBot, first: FirstStart) -> None:
    first._who.name.setText("Rachid")
    first._begin_with(Path("voor Rachid.xlsx"))
    first._book.without.click()
    assert isinstance(step(first), AreaStep)


def test_enter_does_not_begin_twice_while_the_file_is_made(qtbot: QtBot, first: FirstStart) -> None:
    first._who.name.setText("Rachid")
    first._turn_to(3)
    first._ready.recovery._note("")
    begun: list[str] = []
    first.given.connect(lambda answer: begun.append(answer.worker.name))
    first.go_on()
    first.go_on()
    assert begun == ["Rachid"]


def test_going_on_without_the_recovery_key_on_paper_is_asked_about_once(qtbot: QtBot, first: FirstStart) -> None:
    first._who.name.setText("Sanne Bakker")
    first._turn_to(3)
    first.next.click()
    assert "nog niet afgedrukt of bewaard" in first._error.text()
    assert first.next.text() == "Toch beginnen"
    with qtbot.waitSignal(first.given) as given:
        first.next.click()
    assert recovery_key.tidy(given.args[0].recovery_key) == first._ready.recovery.key


def test_a_saved_recovery_key_needs_no_question(qtbot: QtBot, first: FirstStart, tmp_path: Path) -> None:
    first._who.name.setText("Sanne Bakker")
    first._turn_to(3)
    first._ready.recovery.save(tmp_path / "sleutel.pdf")
    with qtbot.waitSignal(first.given):
        first.next.click()


def test_a_key_that_is_saved_after_the_question_takes_the_question_away(
    qtbot: QtBot, first: FirstStart, tmp_path: Path
) -> None:
    typed("Sanne Bakker")
    first.go_on()
    typed("drie korte woorden")
    typed("drie korte woorden")
    first.go_on()
    assert (bool(first._error.text()), first.next.text()) == (True, "Toch beginnen")
    first._ready.recovery.save(tmp_path / "sleutel.pdf")
    assert (first._error.text(), first.next.text()) == ("", "Beginnen")


def test_enter_on_the_button_back_goes_back(first: FirstStart) -> None:
    typed("Sanne Bakker")
    first.back.setFocus()
    QTest.keyClick(first.back, Qt.Key.Key_Return)
    assert first.at() == 0


def test_enter_on_the_chosen_role_goes_on(first: FirstStart) -> None:
    first._who.name.setText("Sanne Bakker")
    chip = first._who.roles["teamleider"]
    chip.setFocus()
    QTest.keyClick(chip, Qt.Key.Key_Return)
    assert (first.at(), first._who.role()) == (0, "teamleider")
    QTest.keyClick(chip, Qt.Key.Key_Return)
    assert first.at() == 1


def test_on_a_new_laptop_a_copy_can_be_put_back_at_once(
    qtbot: QtBot, first: FirstStart, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(first_start, "ask_copy", lambda _parent, then: then(tmp_path / "kopie.db"))
    with qtbot.waitSignal(first.copy_wanted) as wanted:
        first._who.copy.click()
    assert wanted.args == [tmp_path / "kopie.db"]
    first.refuse(Damaged("Dit is geen bestand van Wijkwerker.", "Voor de opdrachtregel."))
    assert first._error.text() == "Dit is geen bestand van Wijkwerker."


def test_no_step_scrolls_at_the_size_of_the_design(first: FirstStart) -> None:
    scroll = first.findChild(QScrollArea)
    assert isinstance(scroll, QScrollArea)
    for index in range(len(first._steps)):
        first._turn_to(index)
        QApplication.processEvents()
        assert scroll.verticalScrollBar().maximum() == 0, index
