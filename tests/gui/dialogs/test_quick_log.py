"""The quick log over any page."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from wijkwerker.domain.kinds import Contact, ContactMoment
from wijkwerker.gui.context import Context
from wijkwerker.gui.dialogs.quick_log import QuickLogSheet
from wijkwerker.gui.main_window import MainWindow, Shown
from wijkwerker.gui.overlays import Asking
from wijkwerker.gui.pages.page import Page, PageEntry
from wijkwerker.gui.widgets.overlay import Overlay
from wijkwerker.services.services import Services
from wijkwerker.storage.store import Store

Settle = Callable[[], None]
Key = Qt.Key


class Elsewhere(Page):
    """A page on which a contact is open."""

    key = "contacten"
    title = "Contacten"
    icon = "users"
    presets: dict[str, str] = {}  # noqa: RUF012 - set by the test

    def log_presets(self) -> dict[str, str]:
        return self.presets


ELSEWHERE = PageEntry(Elsewhere.key, Elsewhere.title, Elsewhere.icon, lambda: Elsewhere)


@pytest.fixture
def services(store: Store) -> Services:
    """A real file."""
    return Services(store)


@pytest.fixture
def window(qtbot: QtBot, context: Context) -> MainWindow:
    """The real window on another page."""
    made = MainWindow(
        context,
        Shown(
            (ELSEWHERE,),
            QuickLogSheet,
            lambda _c, parent: QLabel(parent),
            lambda _c, _t, parent: QLabel(parent),
            Asking,
        ),
    )
    qtbot.addWidget(made)
    made.show_page("contacten")
    made.show()
    made.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is made)
    return made


def test_ctrl_n_logs_with_the_contact_that_is_open(
    window: MainWindow, services: Services, settle: Settle, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    samira = Contact(name="Samira Bouzid")
    services.records.save(samira)
    monkeypatch.setattr(Elsewhere, "presets", {"contact": samira.id})
    qtbot.keyClick(window, Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(QApplication.focusWidget(), "koffie")
    qtbot.keyClick(QApplication.focusWidget(), Key.Key_Return)
    settle()
    (moment,) = (services.records.find(item.id) for item in services.listing.records(ContactMoment))
    assert isinstance(moment, ContactMoment)
    assert moment.contacts == frozenset({samira.id})
    assert not any(overlay.isVisible() for overlay in window.findChildren(Overlay))


def test_escape_clears_first_and_closes_then(window: MainWindow, settle: Settle, qtbot: QtBot) -> None:
    window.log()
    settle()
    sheet = window.findChild(QuickLogSheet)
    assert sheet is not None
    qtbot.keyClicks(QApplication.focusWidget(), "koffie")
    qtbot.keyClick(QApplication.focusWidget(), Key.Key_Escape)
    assert sheet.isVisible()
    assert sheet.quick_log.text() == ""
    qtbot.keyClick(QApplication.focusWidget(), Key.Key_Escape)
    assert not any(overlay.isVisible() for overlay in window.findChildren(Overlay))
