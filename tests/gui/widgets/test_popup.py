from collections.abc import Callable, Iterator, Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from wijkwerker.gui.widgets.options import Deliver, Option, filtered
from wijkwerker.gui.widgets.popup import ChoicePopup

SAMIRAS = (
    Option("bouzid", "Samira Bouzid", "Zamenhofdreef e.o.", avatar="Samira Bouzid"),
    Option("haddou", "Samira Haddou", "Vechtzoom-zuid", avatar="Samira Haddou"),
    Option("nobody", "Zonder naam", icon="eye-off", digit="0"),
)
THEMES = tuple(
    Option(f"t{n}", word)
    for n, word in enumerate(("bewegen", "eten", "groen", "wonen", "spelen", "leren", "zorg", "kunst", "taal"))
)


@pytest.fixture
def opener(show: Callable[..., None]) -> Iterator[QPushButton]:
    button = QPushButton("Wie?")
    show(button)
    button.setFocus()
    yield button
    while (popup := QApplication.activePopupWidget()) is not None:
        popup.close()


def listen(popup: ChoicePopup) -> list[object]:
    heard: list[object] = []
    popup.chosen.connect(heard.append)
    popup.accepted.connect(lambda values: heard.append(sorted(values)))
    popup.open()
    return heard


def test_a_digit_chooses_and_zero_is_without_name(qtbot: QtBot, opener: QPushButton) -> None:
    for digit, value in (("2", "haddou"), ("0", "nobody")):
        popup = ChoicePopup(opener, SAMIRAS, title="Welke Samira?")
        heard = listen(popup)
        qtbot.keyClicks(popup._list, digit)
        assert heard == [value]


def test_the_keyboard_goes_back_to_the_opener_after_any_close(qtbot: QtBot, opener: QPushButton) -> None:
    popup = ChoicePopup(opener, SAMIRAS)
    heard = listen(popup)
    qtbot.keyClick(popup._list, Qt.Key.Key_Escape)
    assert heard == []
    assert opener.hasFocus()


def test_arrows_walk_over_the_heads_of_sections_and_enter_chooses(qtbot: QtBot, opener: QPushButton) -> None:
    options = [Option("a", "Een", section="Beste gok"), Option("b", "Twee", section="Doen")]
    popup = ChoicePopup(opener, options)
    heard = listen(popup)
    qtbot.keyClick(popup._list, Qt.Key.Key_Down)
    qtbot.keyClick(popup._list, Qt.Key.Key_Return)
    assert heard == ["b"]


def test_typing_filters_and_finds_words_without_accents(qtbot: QtBot, opener: QPushButton) -> None:
    popup = ChoicePopup(opener, [*THEMES, Option("cafe", "Repaircafé")])
    heard = listen(popup)
    qtbot.keyClicks(popup._field, "repaircafe")
    qtbot.keyClick(popup._field, Qt.Key.Key_Return)
    assert heard == ["cafe"]


def test_space_ticks_several_and_enter_is_done(qtbot: QtBot, opener: QPushButton) -> None:
    popup = ChoicePopup(opener, THEMES, multiple=True, selected=["t0"])
    heard = listen(popup)
    qtbot.keyClick(popup._field, Qt.Key.Key_Down)
    qtbot.keyClick(popup._field, Qt.Key.Key_Space)
    qtbot.keyClick(popup._field, Qt.Key.Key_Return)
    assert heard == [["t0", "t1"]]


def test_escape_leaves_the_ticks_as_they_were(qtbot: QtBot, opener: QPushButton) -> None:
    popup = ChoicePopup(opener, THEMES, multiple=True)
    heard = listen(popup)
    qtbot.keyClick(popup._field, Qt.Key.Key_Space)
    qtbot.keyClick(popup._field, Qt.Key.Key_Escape)
    assert heard == []


def test_a_search_shows_the_answer_to_what_was_typed_last(qtbot: QtBot, opener: QPushButton) -> None:
    asked: dict[str, Deliver] = {}

    def search(text: str, deliver: Deliver) -> None:
        asked[text] = deliver

    popup = ChoicePopup(opener, search=search)
    heard = listen(popup)
    popup._field.setText("ha")
    qtbot.waitUntil(lambda: "ha" in asked)
    asked["ha"](SAMIRAS[1:2])
    asked[""](SAMIRAS[:1])  # an answer that came too late
    qtbot.keyClick(popup._field, Qt.Key.Key_Return)
    assert heard == ["haddou"]


def test_an_answer_after_the_popup_closed_is_dropped(qtbot: QtBot, opener: QPushButton) -> None:
    answers: list[Deliver] = []

    def search(_text: str, deliver: Deliver) -> None:
        answers.append(deliver)

    popup = ChoicePopup(opener, search=search)
    popup.open()
    with qtbot.waitSignal(popup.destroyed):
        popup.close()
    answers[0](SAMIRAS)


@pytest.mark.parametrize(
    ("text", "labels"),
    [("sam", ["Samira Bouzid", "Samira Haddou"]), ("vecht", ["Samira Haddou"]), ("amira", []), ("", None)],
)
def test_every_typed_word_begins_a_word_of_what_is_found(text: str, labels: Sequence[str] | None) -> None:
    found = [option.label for option in filtered(SAMIRAS, text)]
    assert found == (labels if labels is not None else [option.label for option in SAMIRAS])
