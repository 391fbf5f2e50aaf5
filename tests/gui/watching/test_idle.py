"""Nobody at work for a while: a warning first, then the lock."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from wijkwerker.gui.watching.idle import WARNS_BEFORE, IdleWatch


class Seconds:
    """A clock that goes on when the test says so."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def box(qtbot: QtBot) -> QLineEdit:
    """A window to type in."""
    made = QLineEdit()
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def seconds() -> Seconds:
    return Seconds()


@pytest.fixture
def watch(box: QLineEdit, seconds: Seconds) -> IdleWatch:
    """Ten minutes, from now on."""
    made = IdleWatch(box, seconds)
    made.start(10)
    return made


def heard(watch: IdleWatch) -> list[str]:
    told: list[str] = []
    watch.warned.connect(lambda: told.append("bezig?"))
    watch.returned.connect(lambda: told.append("terug"))
    watch.expired.connect(lambda: told.append("slot"))
    return told


def press(box: QLineEdit) -> None:
    """A key as the system gives it: to the window."""
    window = box.windowHandle()
    assert window is not None
    QTest.keyClick(window, Qt.Key.Key_A)


def click(box: QLineEdit) -> None:
    window = box.windowHandle()
    assert window is not None
    QTest.mouseClick(window, Qt.MouseButton.LeftButton)


def test_it_warns_half_a_minute_before_it_locks(watch: IdleWatch, seconds: Seconds) -> None:
    told = heard(watch)
    seconds.now += 600 - WARNS_BEFORE - 1
    watch.look()
    assert told == []
    seconds.now += 1
    watch.look()
    watch.look()
    assert told == ["bezig?"]
    seconds.now += WARNS_BEFORE
    watch.look()
    assert told == ["bezig?", "slot"]


@pytest.mark.parametrize("live", [press, click])
def test_a_key_or_a_click_begins_the_minutes_anew(
    watch: IdleWatch, seconds: Seconds, box: QLineEdit, live: Callable[[QLineEdit], None]
) -> None:
    told = heard(watch)
    seconds.now += 500
    live(box)
    seconds.now += 500
    watch.look()
    assert told == []


def test_the_key_that_answers_the_warning_is_not_typed(watch: IdleWatch, seconds: Seconds, box: QLineEdit) -> None:
    told = heard(watch)
    box.setFocus()
    seconds.now += 590
    watch.look()
    press(box)
    assert (told, box.text()) == (["bezig?", "terug"], "")
    press(box)
    assert box.text() == "a"
    seconds.now += 500
    watch.look()
    assert told == ["bezig?", "terug"]


def test_a_watch_that_is_stopped_locks_nothing(watch: IdleWatch, seconds: Seconds) -> None:
    told = heard(watch)
    watch.stop()
    seconds.now += 6000
    watch.look()
    assert told == []


def test_another_number_of_minutes_counts_from_now(watch: IdleWatch, seconds: Seconds) -> None:
    told = heard(watch)
    seconds.now += 500
    watch.start(5)
    seconds.now += 269
    watch.look()
    assert told == []
    seconds.now += 1
    watch.look()
    assert told == ["bezig?"]


def test_a_new_window_is_listened_to_as_soon_as_it_has_the_keyboard(
    qtbot: QtBot, watch: IdleWatch, seconds: Seconds
) -> None:
    other = QLineEdit()
    qtbot.addWidget(other)
    other.show()
    other.activateWindow()
    qtbot.waitUntil(other.isActiveWindow)
    seconds.now += 590
    press(other)
    told = heard(watch)
    watch.look()
    assert told == []
