from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from wijkwerker.gui.widgets.chip import Chip, ChipRow

Show = Callable[..., None]


def test_space_enter_and_a_click_open_a_chip(qtbot: QtBot, show: Show) -> None:
    chip = Chip("Buurt", menu=True)
    show(chip)
    opened: list[bool] = []
    chip.clicked.connect(lambda: opened.append(True))
    qtbot.keyClick(chip, Qt.Key.Key_Space)
    qtbot.keyClick(chip, Qt.Key.Key_Return)
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert len(opened) == 3


def test_in_the_quick_log_enter_on_a_chip_is_left_to_the_box(qtbot: QtBot, show: Show) -> None:
    chip = Chip("Buurt")
    chip.enter_opens = False
    show(chip)
    opened: list[bool] = []
    chip.clicked.connect(lambda: opened.append(True))
    qtbot.keyClick(chip, Qt.Key.Key_Return)
    assert not opened


def test_delete_takes_a_removable_chip_away_and_so_does_the_cross(qtbot: QtBot, show: Show) -> None:
    chip = Chip("Oktober", removable=True, state="chosen")
    show(chip)
    removed: list[bool] = []
    clicked: list[bool] = []
    chip.removed.connect(lambda: removed.append(True))
    chip.clicked.connect(lambda: clicked.append(True))
    qtbot.keyClick(chip, Qt.Key.Key_Delete)
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton, pos=QPoint(chip.width() - 12, chip.height() // 2))
    assert len(removed) == 2
    assert not clicked


def test_typing_on_a_chip_hands_the_letter_to_its_popup(qtbot: QtBot, show: Show) -> None:
    chip = Chip("Buurt")
    show(chip)
    with qtbot.waitSignal(chip.typed) as typed:
        qtbot.keyClicks(chip, "z")
    assert typed.args == ["z"]


def test_a_chip_tells_a_screen_reader_what_was_recognised(qtbot: QtBot) -> None:
    chip = Chip()
    qtbot.addWidget(chip)
    chip.show_value("Zamenhofdreef e.o.", "recognised", what="buurt")
    assert chip.accessibleName() == "Herkend: buurt Zamenhofdreef e.o."
    assert "Spatie" in chip.accessibleDescription()
    chip.set_by_hand(True)
    assert chip.accessibleName().endswith("door jou gekozen")


def test_a_doubtful_chip_is_wider_by_its_question_mark(qtbot: QtBot) -> None:
    chip = Chip("Samira")
    qtbot.addWidget(chip)
    certain = chip.sizeHint().width()
    chip.show_value("Samira", "doubt")
    assert chip.sizeHint().width() > certain


def test_arrows_walk_through_a_row_of_chips(qtbot: QtBot, show: Show) -> None:
    row = ChipRow()
    chips = [Chip(word) for word in ("een", "twee", "drie")]
    for chip in chips:
        row.add(chip)
    show(row)
    assert row.focus_first()
    qtbot.keyClick(chips[0], Qt.Key.Key_Right)
    assert chips[1].hasFocus()
    qtbot.keyClick(chips[1], Qt.Key.Key_Left)
    qtbot.keyClick(chips[0], Qt.Key.Key_Left)
    assert chips[2].hasFocus()


def test_the_keyboard_goes_first_to_the_chip_in_doubt(qtbot: QtBot, show: Show) -> None:
    row = ChipRow()
    for word, state in (("vandaag", "recognised"), ("Samira", "doubt")):
        row.add(Chip(word, state=state))
    show(row)
    row.focus_first("doubt")
    assert row.chips()[1].hasFocus()


def test_chips_that_do_not_fit_go_on_in_a_next_line(qtbot: QtBot, show: Show) -> None:
    row = ChipRow()
    for number in range(12):
        row.add(Chip(f"Thema {number}"))
    show(row)
    assert row.heightForWidth(300) > row.heightForWidth(3000)
    row.clear()
    assert row.chips() == []
