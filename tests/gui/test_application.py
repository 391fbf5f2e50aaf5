"""From nothing to a window with an open file: language, look, lock, and what is said when it does not open."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.gui.conftest import NOON
from tests.gui.test_main_window import Contacts, Settings, Sheet, Today, entries
from wijkwerker.domain.errors import Locked, WijkwerkerError
from wijkwerker.domain.kinds import Worker
from wijkwerker.domain.language import _
from wijkwerker.gui import application, theme
from wijkwerker.gui.context import Clock
from wijkwerker.gui.main_window import MainWindow, Shown
from wijkwerker.gui.opening.door import LOCKED, MISSING, ClosedError
from wijkwerker.gui.opening.entrance import Entrance
from wijkwerker.gui.opening.instance import Instance
from wijkwerker.gui.opening.trouble import Trouble
from wijkwerker.gui.opening.unlock import Unlock
from wijkwerker.gui.overlays import Answer, Asking
from wijkwerker.gui.preferences import Preferences


class Newcomer(Asking):
    """A first start that is filled in by the test."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.refused: list[WijkwerkerError] = []

    def refuse(self, error: WijkwerkerError) -> None:
        self.refused.append(error)


class FakeDoor:
    """A file that is missing, locked with `geheim`, broken or open."""

    def __init__(self, state: str, services: Any) -> None:
        self.state = state
        self.services = services
        self.passphrase = ""
        self.started: list[Worker] = []
        self.kept: Path | None = None
        self.puts_back = False

    def give(self, answer: Answer) -> None:
        self.passphrase = answer.passphrase
        if answer.worker is not None:
            self.started.append(answer.worker)
            self.state = "open"

    def load(self) -> Any:
        if self.state == MISSING:
            raise ClosedError(MISSING, "")
        if self.state == "broken":
            raise WijkwerkerError("Het bestand is beschadigd.", "Zet een reservekopie terug.")
        if self.state == LOCKED and not self.passphrase:
            raise ClosedError(LOCKED, "")
        if self.state == LOCKED and self.passphrase != "geheim":
            raise Locked("Dit wachtwoord past niet.")
        return self.services


@pytest.fixture
def enter(qtbot: QtBot, services: Any) -> Iterator[Callable[[str], tuple[MainWindow, FakeDoor]]]:
    windows: list[MainWindow] = []

    def make(state: str) -> tuple[MainWindow, FakeDoor]:
        door = FakeDoor(state, services)
        shown = Shown(entries(Today, Contacts, Settings), Sheet, Sheet, Sheet, Newcomer)
        window = application.make_window(door.load, Preferences(), Clock(NOON), shown)
        Entrance(window, door)  # type: ignore[arg-type]
        window.painted.connect(window.context.tasks.start_loading)
        qtbot.addWidget(window)
        window.show_page("vandaag")
        windows.append(window)
        return window, door

    yield make
    for window in windows:
        window.context.tasks.stop()


def test_the_file_is_opened_after_the_first_paint(
    qtbot: QtBot, enter: Callable[[str], tuple[MainWindow, FakeDoor]]
) -> None:
    window, _door = enter("open")
    assert not window.context.tasks.is_started()
    with qtbot.waitSignal(window.context.tasks.loaded):
        window.show()
    assert not window.layers.is_covered


def test_a_locked_file_asks_its_passphrase_until_it_fits(
    qtbot: QtBot, enter: Callable[[str], tuple[MainWindow, FakeDoor]]
) -> None:
    window, _door = enter(LOCKED)
    with qtbot.waitSignal(window.context.tasks.load_failed):
        window.show()
    lock = window.findChild(Unlock)
    assert isinstance(lock, Unlock)
    with qtbot.waitSignal(window.context.tasks.load_failed):
        QTest.keyClicks(lock.field, "fout")
        lock.button.click()
    assert lock.words.text() == "Dit wachtwoord past niet."
    with qtbot.waitSignal(window.context.tasks.loaded):
        QTest.keyClicks(lock.field, "geheim")
        lock.button.click()
    assert not window.layers.is_covered


def test_keys_of_the_window_sleep_while_the_file_is_closed(
    qtbot: QtBot, enter: Callable[[str], tuple[MainWindow, FakeDoor]]
) -> None:
    window, _door = enter(LOCKED)
    with qtbot.waitSignal(window.context.tasks.load_failed):
        window.show()
    window._unless_covered(lambda: window.show_page("contacten"))()
    assert window._page().key == "vandaag"


def test_a_missing_own_file_is_a_first_start(qtbot: QtBot, enter: Callable[[str], tuple[MainWindow, FakeDoor]]) -> None:
    window, door = enter(MISSING)
    with qtbot.waitSignal(window.context.tasks.load_failed):
        window.show()
    first = window.findChild(Newcomer)
    assert isinstance(first, Newcomer)
    worker = Worker(name="Sanne Bakker")
    with qtbot.waitSignal(window.context.tasks.loaded):
        first.given.emit(Answer("geheim", worker))
    assert door.started == [worker]


def test_a_damaged_file_says_so_and_can_be_tried_again(
    qtbot: QtBot, enter: Callable[[str], tuple[MainWindow, FakeDoor]]
) -> None:
    window, door = enter("broken")
    with qtbot.waitSignal(window.context.tasks.load_failed):
        window.show()
    trouble = window.findChild(Trouble)
    assert isinstance(trouble, Trouble)
    door.state = "open"
    with qtbot.waitSignal(window.context.tasks.loaded):
        trouble.again.emit()
    assert not window.layers.is_covered


def test_a_window_that_was_put_away_comes_forward_when_the_program_is_started_again(
    qtbot: QtBot, enter: Callable[[str], tuple[MainWindow, FakeDoor]]
) -> None:
    window, _door = enter("open")
    with qtbot.waitSignal(window.context.tasks.loaded):
        window.show()
    window.showMinimized()
    application._come_forward(window)
    assert not window.isMinimized()
    assert window.isVisible()


def test_of_two_starts_at_once_the_second_closes_again(
    qtbot: QtBot, enter: Callable[[str], tuple[MainWindow, FakeDoor]], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    window, _door = enter("open")
    instance = Instance(tmp_path / "wijk.db")
    monkeypatch.setattr(instance, "claim", lambda: False)
    monkeypatch.setattr(instance, "wake", lambda: True)
    window.painted.disconnect()
    window.painted.connect(lambda: application._begin(window, instance))
    with qtbot.waitSignal(window.painted):
        window.show()
    qtbot.waitUntil(lambda: not window.isVisible())
    assert not window.context.tasks.is_started()


def test_look_and_language_are_kept_in_a_small_file(tmp_path: Path, look: theme.Appearance) -> None:
    file = tmp_path / "map met ë" / "weergave.ini"
    preferences = Preferences(file)
    application.follow_look(preferences)
    look.choose(scheme="dark", text_size=130)
    again = Preferences(file)
    assert (again.get("theme"), again.get("text_size")) == ("dark", "130")


def test_preferences_that_make_no_sense_are_passed_over(look: theme.Appearance) -> None:
    preferences = Preferences()
    preferences.put("theme", "zebra")
    preferences.put("text_size", "groot")
    application.follow_look(preferences)
    assert look.text_size == 100


def test_english_changes_dates_and_figures_too(qapp: QApplication) -> None:
    application.show_language("en", qapp)
    assert QLocale().language() == QLocale.Language.English
    application.show_language("nl", qapp)
    assert QLocale().name() == "nl_NL"
    assert _("Vandaag") == "Vandaag"
