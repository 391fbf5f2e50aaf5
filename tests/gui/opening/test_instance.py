"""One window a file: the second start shows the first window; a crash leaves nothing in the way."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from wijkwerker.gui.opening.instance import Instance


@pytest.fixture
def first(qapp: QApplication, tmp_path: Path) -> Iterator[Instance]:
    """The window that has the file."""
    made = Instance(tmp_path / "wijk.db")
    assert made.claim()
    made.listen()
    yield made
    made.release()


STARTED_AGAIN = (
    "import sys; from pathlib import Path; from wijkwerker.gui.opening.instance import Instance\n"
    "sys.exit({True: 1, False: 0, None: 2}[Instance(Path(sys.argv[1])).claim_or_wake(5)])"
)


def started_again(database: Path) -> None:
    """A second start on a file, beside the window that goes on answering: it must find that window."""
    second = subprocess.Popen([sys.executable, "-c", STARTED_AGAIN, database])
    while second.poll() is None:
        QTest.qWait(10)
    assert second.returncode == 0


@pytest.mark.survives("second instance", outcome="het venster dat er al is, komt naar voren")
def test_a_second_start_shows_the_window_that_is_there(qtbot: QtBot, first: Instance, tmp_path: Path) -> None:
    with qtbot.waitSignal(first.woken):
        started_again(tmp_path / "wijk.db")


def test_another_way_to_the_same_file_is_the_same_file(first: Instance, tmp_path: Path) -> None:
    (tmp_path / "map").mkdir()
    assert Instance(tmp_path / "map" / ".." / "wijk.db").may_be_open()
    started_again(tmp_path / "map" / ".." / "wijk.db")


def test_another_file_opens_beside_it(first: Instance, tmp_path: Path) -> None:
    other = Instance(tmp_path / "demo.db")
    assert not other.may_be_open()
    assert other.claim()
    other.release()


def test_a_closed_window_leaves_nothing_behind(first: Instance, tmp_path: Path) -> None:
    first.release()
    assert list(tmp_path.iterdir()) == []
    assert Instance(tmp_path / "wijk.db").claim_or_wake(0) is True


def test_a_window_that_holds_the_file_and_does_not_answer_is_not_waited_for_for_ever(
    qapp: QApplication, tmp_path: Path
) -> None:
    silent = Instance(tmp_path / "wijk.db")
    assert silent.claim()
    assert Instance(tmp_path / "wijk.db").claim_or_wake(0) is None
    silent.release()


def test_a_crash_leaves_no_lock_and_no_dead_address(qtbot: QtBot, tmp_path: Path) -> None:
    crash = (
        "import os, sys; from pathlib import Path; from PySide6.QtCore import QCoreApplication\n"
        "from wijkwerker.gui.opening.instance import Instance\n"
        "app = QCoreApplication([]); one = Instance(Path(sys.argv[1])); assert one.claim(); one.listen(); os._exit(9)"
    )
    ended = subprocess.run([sys.executable, "-c", crash, tmp_path / "wijk.db"], check=False)
    assert ended.returncode == 9
    again = Instance(tmp_path / "wijk.db")
    assert again.may_be_open()
    assert again.claim()
    again.listen()
    with qtbot.waitSignal(again.woken):
        started_again(tmp_path / "wijk.db")
    again.release()


def test_a_place_where_nothing_can_be_locked_is_said_when_the_file_is_opened(
    qapp: QApplication, tmp_path: Path
) -> None:
    nowhere = Instance(tmp_path / "nergens" / "wijk.db")
    assert nowhere.claim()
    nowhere.listen()
    nowhere.release()
    assert not (tmp_path / "nergens").exists()
