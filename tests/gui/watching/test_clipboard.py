"""What was copied here leaves the clipboard after half a minute; what was copied elsewhere stays."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QClipboard, QGuiApplication
from pytestqt.qtbot import QtBot

from wijkwerker.gui.watching.clipboard import KEPT_MS, ClipboardWatch


@pytest.fixture
def clipboard(qtbot: QtBot) -> QClipboard:
    return QGuiApplication.clipboard()


class Owner:
    """Says who copied last: a platform without a screen does not know."""

    here = True

    def __call__(self) -> bool:
        return self.here


@pytest.fixture
def owner() -> Owner:
    return Owner()


@pytest.fixture
def watch(clipboard: QClipboard, owner: Owner) -> Iterator[ClipboardWatch]:
    made = ClipboardWatch(None, owner)
    yield made
    made.deleteLater()
    clipboard.clear()


def test_what_was_copied_here_is_cleared_in_time(watch: ClipboardWatch, clipboard: QClipboard) -> None:
    clipboard.setText("06 12345678")
    assert watch._timer.isActive()
    assert watch._timer.interval() == KEPT_MS
    watch._timer.timeout.emit()
    assert clipboard.text() == ""


def test_copying_again_begins_the_time_anew(watch: ClipboardWatch, clipboard: QClipboard) -> None:
    clipboard.setText("06 12345678")
    watch._timer.stop()
    clipboard.setText("Samira Bouzid")
    assert watch._timer.isActive()
    assert clipboard.text() == "Samira Bouzid"


def test_what_somebody_copied_elsewhere_stays(watch: ClipboardWatch, clipboard: QClipboard, owner: Owner) -> None:
    clipboard.setText("06 12345678")
    owner.here = False
    clipboard.setText("een recept")
    assert not watch._timer.isActive()
    watch.clear()
    assert clipboard.text() == "een recept"


def test_the_lock_clears_at_once(watch: ClipboardWatch, clipboard: QClipboard) -> None:
    clipboard.setText("06 12345678")
    watch.clear()
    assert clipboard.text() == ""
    assert not watch._timer.isActive()
