"""Voorgoed weghalen: only after the red verb, and without a way back."""

from collections.abc import Callable, Iterator
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.gui.fake_exchange import add_exchange
from wijkwerker.domain.changes import Change, Changes
from wijkwerker.domain.exchange.given import Erased
from wijkwerker.gui.context import Context
from wijkwerker.gui.panels.exchange.erasing import ask_erase

Settle = Callable[[], None]


@pytest.fixture
def erased(services: SimpleNamespace) -> list[str]:
    gone: list[str] = []

    def erase(record: str) -> Erased:
        gone.append(record)
        return Erased((Change("contact", record, None, None),), left=record == "full")

    add_exchange(services).erase = erase  # type: ignore[attr-defined]
    return gone


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[QWidget]:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    yield made
    made.close()


def test_it_says_that_it_is_for_good_and_everywhere(
    window: QWidget, context: Context, erased: list[str], settle: Settle
) -> None:
    told: list[Changes] = []
    left: list[bool] = []
    context.tasks.changed.connect(lambda changes, _initiator: told.append(changes))
    dialog = ask_erase(context, window, "c1", "Hans de Wit", lambda: left.append(True))
    words = " ".join(label.text() for label in dialog.findChildren(QLabel))
    assert "Hans de Wit voorgoed weghalen?" in words
    assert "bij elke collega" in words
    dialog.verb_button.click()
    settle()
    assert erased == ["c1"]
    assert left == [True]
    assert not told[0].undoable
    assert told[0].label == "Voorgoed weggehaald"


@pytest.mark.survives("500 erasures in one file", outcome="Enter alleen vergeet niemand")
def test_enter_alone_erases_nobody(window: QWidget, context: Context, erased: list[str], settle: Settle) -> None:
    dialog = ask_erase(context, window, "c1", "Hans de Wit")
    assert dialog.cancel_button.hasFocus()
    QTest.keyClick(dialog.cancel_button, Qt.Key.Key_Return)
    settle()
    assert erased == []


@pytest.mark.usefixtures("erased")
def test_it_says_when_the_disk_still_holds_remains(window: QWidget, context: Context, settle: Settle) -> None:
    told: list[Changes] = []
    context.tasks.changed.connect(lambda changes, _initiator: told.append(changes))
    ask_erase(context, window, "full", "Hans de Wit").verb_button.click()
    settle()
    assert "nog resten" in told[0].label
