"""What the window knows of the exchange: how much waits, a workbook that is dropped anywhere, and the way back."""

from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.gui.conftest import Recorder
from tests.gui.fake_exchange import FakeExchange, add_exchange
from tests.gui.test_main_window import NoStart, Sheet, Today, entries
from wijkwerker.domain.changes import Change, Changes
from wijkwerker.domain.exchange.given import Unshared
from wijkwerker.gui.context import Context
from wijkwerker.gui.main_window import MainWindow, Shown
from wijkwerker.gui.pages.exchange.page import ExchangePage
from wijkwerker.gui.pages.page import PageEntry
from wijkwerker.gui.widgets.dialog import ask

Settle = Callable[[], None]
LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def exchange(services: SimpleNamespace) -> FakeExchange:
    return add_exchange(services)


@pytest.fixture
def window(qtbot: QtBot, context: Context, exchange: FakeExchange, settle: Settle) -> Iterator[MainWindow]:
    pages = (*entries(Today), PageEntry("uitwisselen", "Uitwisselen", "swap", lambda: ExchangePage))
    made = MainWindow(context, Shown(pages, Sheet, Sheet, Sheet, NoStart))
    qtbot.addWidget(made)
    made.resize(1440, 900)
    made.show_page("vandaag")
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    settle()
    yield made
    made.close()


def dragged(*names: str) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(name) for name in names])
    return data


def entering(data: QMimeData) -> QDragEnterEvent:
    return QDragEnterEvent(QPoint(700, 400), Qt.DropAction.CopyAction, data, LEFT, NONE)


def test_what_is_not_shared_stands_on_the_rail_and_at_the_bottom(window: MainWindow) -> None:
    assert window.rail._buttons["uitwisselen"].accessibleName() == "Uitwisselen, 14 wachten"
    assert window.statusbar._unshared.text() == "14 wijzigingen nog niet gedeeld"
    window.statusbar._unshared.click()
    assert window._page().key == "uitwisselen"


def test_it_is_counted_again_after_a_change(
    window: MainWindow, context: Context, exchange: FakeExchange, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exchange, "unshared", lambda: Unshared(0), raising=False)
    context.tasks.changed.emit(Changes((Change("contact", "c1", None, None),)), None)
    qtbot.waitUntil(window.statusbar._unshared.isHidden)
    assert window.rail._buttons["uitwisselen"].accessibleName() == "Uitwisselen"


def test_the_bar_tells_of_the_backup_that_a_reading_made(
    window: MainWindow, context: Context, services: SimpleNamespace, qtbot: QtBot
) -> None:
    assert window.statusbar._backup.text() == "Nog geen reservekopie"
    services.settings.put("backup", f"{context.clock.today()}T08:31:00")
    context.tasks.changed.emit(Changes(undoable=False), None)
    qtbot.waitUntil(lambda: window.statusbar._backup.text() == "Reservekopie: vandaag 08:31")


def test_a_narrow_bar_says_it_shortly(window: MainWindow) -> None:
    window.resize(1100, 700)
    assert window.statusbar._unshared.text() == "14 niet gedeeld"
    assert window.statusbar._unshared.accessibleName().startswith("14 wijzigingen nog niet gedeeld")


def test_a_workbook_dropped_anywhere_is_looked_over(window: MainWindow, exchange: FakeExchange, settle: Settle) -> None:
    data = dragged("/map/van Loes.xlsx", "/map/foto.png")
    event = entering(data)
    QApplication.sendEvent(window, event)
    assert event.isAccepted()
    assert window._drop.isVisible()
    drop = QDropEvent(QPointF(700, 400), Qt.DropAction.CopyAction, data, LEFT, NONE)
    window._drop.dropEvent(drop)
    settle()
    assert window._drop.isHidden()
    assert [asked[1] for asked in exchange.asked if asked[0] == "plan"] == [Path("/map/van Loes.xlsx")]
    assert window._page().crumb() == "Inlezen nakijken"
    assert window.topbar.log.isHidden()


def test_nothing_else_is_taken_and_nothing_under_a_question(window: MainWindow) -> None:
    no_workbook, data = dragged("/map/foto.png"), dragged("/map/van Loes.xlsx")  # Qt does not keep them
    picture = entering(no_workbook)
    picture.ignore()
    QApplication.sendEvent(window, picture)
    assert not picture.isAccepted()
    ask(window, "Zeker?", "", "Ja")
    workbook = entering(data)
    workbook.ignore()
    QApplication.sendEvent(window, workbook)
    assert not workbook.isAccepted()
    assert window._drop.isHidden()


def test_undo_after_reading_takes_the_whole_workbook_back(
    window: MainWindow, exchange: FakeExchange, settle: Settle, context: Context, recorder: Recorder
) -> None:
    changes = Changes((Change("contact", "c1", None, None),), "Ingelezen", reading="i9")
    context.tasks.changed.emit(changes, None)
    window._undo.undo()
    settle()
    assert ("undo", "i9") in exchange.asked
    assert recorder.toasts[-1][0] == "Het inlezen is ongedaan gemaakt."
    window._undo.redo()
    assert recorder.toasts[-1][0] == "Er is niets om opnieuw te doen."


def test_undo_tells_where_a_workbook_goes_back_when_work_went_on_after_it(
    window: MainWindow, exchange: FakeExchange, settle: Settle, context: Context, recorder: Recorder
) -> None:
    context.tasks.changed.emit(Changes((Change("contact", "c1", None, None),), "Ingelezen", reading="i2"), None)
    window._undo.undo()
    settle()
    assert "undo" not in [asked[0] for asked in exchange.asked]
    assert "terugzetten: bij Uitwisselen" in recorder.errors[-1].hint


def test_a_workbook_that_went_back_on_the_page_is_not_undone_twice(
    window: MainWindow, exchange: FakeExchange, settle: Settle, context: Context, recorder: Recorder
) -> None:
    change = (Change("contact", "c1", None, None),)
    context.tasks.changed.emit(Changes(change, "Contact toegevoegd"), None)
    context.tasks.changed.emit(Changes(change, reading="i9"), None)
    context.tasks.changed.emit(Changes(change, reading="i9", undoable=False), None)
    window._undo.undo()
    settle()
    assert "undo" not in [asked[0] for asked in exchange.asked]
    assert recorder.toasts[-1][0] == "Ongedaan gemaakt: Contact toegevoegd"


def test_what_cannot_be_undone_offers_no_way_back(window: MainWindow, context: Context, recorder: Recorder) -> None:
    context.tasks.changed.emit(Changes((Change("contact", "c1", None, None),), "Weg", undoable=False), None)
    assert recorder.toasts[-1] == ("Weg", "")
    window._undo.undo()
    assert recorder.toasts[-1][0] == "Er is niets om ongedaan te maken."


def test_the_page_has_its_key_and_ctrl_e_makes_a_file(window: MainWindow, settle: Settle) -> None:
    window.visit("uitwisselen")
    settle()
    shown: Any = window._page()
    assert shown.can_export()
    focus = QApplication.focusWidget()
    assert shown.home.give.recipients.isAncestorOf(focus)
    shown.receiving.receive([Path("van Loes.xlsx")])
    settle()
    assert not shown.can_export()


def test_a_workbook_that_is_looked_over_is_still_there_after_a_visit_to_another_page(
    window: MainWindow, settle: Settle
) -> None:
    window.show_narrowed("uitwisselen", {"files": "van Loes.xlsx"})
    settle()
    window.visit("vandaag")
    window.visit("uitwisselen")
    assert window._page().crumb() == "Inlezen nakijken"
    window.visit("uitwisselen")
    assert window._page().crumb() == ""
