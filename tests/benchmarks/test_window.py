"""Lists of the window against the same list by a C++ model and delegate, on the city file."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QTableView

from tests.benchmarks.conftest import Compare
from tests.benchmarks.test_start import ENVIRONMENT
from wijkwerker.domain import language
from wijkwerker.gui import application, theme
from wijkwerker.gui.context import Clock, Context, Navigator
from wijkwerker.gui.messages import Messages
from wijkwerker.gui.models.paged_model import PagedListModel
from wijkwerker.gui.pages.contacts.page import ContactsPage
from wijkwerker.gui.pages.logbook.page import LogbookPage
from wijkwerker.gui.preferences import Preferences
from wijkwerker.gui.scope import Scope
from wijkwerker.gui.tasks import TaskRunner
from wijkwerker.gui.widgets.list_view import ListView
from wijkwerker.services.services import open_services

os.environ["QT_QPA_PLATFORM"] = "offscreen"
NOON = datetime(2026, 11, 20, 12, 0)
ROWS, HEIGHT = 100_000, 54


@pytest.fixture(scope="module")
def app() -> QApplication:
    """The application, in Dutch and in the light."""
    made = application.make_application()
    language.use("nl")
    theme.appearance().choose(scheme="light", text_size=100)
    return made


@pytest.fixture
def context(app: QApplication, city: Path) -> Iterator[Context]:
    """What a page receives, on the city file, without a scope."""
    tasks = TaskRunner(lambda: open_services(city))
    navigator = Navigator(Scope().with_period("alles", NOON.date()))
    yield Context(tasks, Messages(), navigator, Clock(NOON), Preferences())
    tasks.stop()


@pytest.fixture
def plain(app: QApplication) -> QTableView:
    """The list of contacts as a C++ model and delegate would show it: an icon, four columns, as many rows."""
    model = QStandardItemModel(ROWS, 4)
    icon = theme.current().icon("user")
    for row in range(200):
        for column, text in enumerate(("Fatima El Amrani", "Zamenhofdreef e.o.", "koken, tolken", "gisteren")):
            model.setItem(row, column, QStandardItem(icon, text) if column == 0 else QStandardItem(text))
    view = QTableView()
    model.setParent(view)
    view.setModel(model)
    view.verticalHeader().setDefaultSectionSize(HEIGHT)
    view.verticalHeader().hide()
    view.setShowGrid(False)
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.resize(640, 700)
    view.show()
    return view


def shown(
    app: QApplication, page: ContactsPage | LogbookPage, context: Context
) -> tuple[ListView, PagedListModel[object]]:
    """The list of a page and its model, filled."""
    page.resize(1180, 820)
    page.show()
    context.tasks.start_loading()
    view = page.findChildren(ListView)[0]
    model = view.model()
    assert isinstance(model, PagedListModel)
    wait(app, lambda: model.is_loaded and context.tasks.is_idle())
    return view, model


def wait(app: QApplication, done: Callable[[], bool]) -> None:
    """Let the window work until something is so; sleeps in between as the real event loop does."""
    end = time.perf_counter() + 60
    while not done() and time.perf_counter() < end:
        app.processEvents()
        time.sleep(0.0002)  # leaves the interpreter to the thread that reads
    assert done()


def repaint_plain(plain: QTableView) -> None:
    plain.viewport().repaint()


def test_memory_of_an_open_and_scrolled_city(city: Path, tell: Callable[[str], None]) -> None:
    script = [sys.executable, "-m", "tests.benchmarks.memory_ours", str(city)]
    done = subprocess.run(script, capture_output=True, text=True, check=True, env=ENVIRONMENT)
    tell(f"memory of contacts and logbook of a city, open and scrolled: + {done.stdout.strip()} MB (goal 150)")


def test_repaint_of_a_list_page(app: QApplication, context: Context, plain: QTableView, compare: Compare) -> None:
    page = ContactsPage(context)
    view, _model = shown(app, page, context)
    compare(
        "repaint of a list page", lambda: repaint_plain(plain), lambda: view.viewport().repaint(), goal=1.6, rounds=51
    )
    page.deleteLater()


def test_keystroke_to_repainted_list(app: QApplication, context: Context, plain: QTableView, compare: Compare) -> None:
    page = ContactsPage(context)
    view, model = shown(app, page, context)
    came: list[bool] = []
    model.shown.connect(lambda: came.append(True))
    letters = iter("fatima hans samira kofi nadia lidia yusuf joke" * 3)

    def keystroke() -> None:
        came.clear()
        QTest.keyClicks(page._head.field, next(letters).replace(" ", "a"))
        wait(app, lambda: bool(came))
        view.viewport().repaint()

    def another_word() -> None:
        if len(page._head.field.text()) > 3:
            page._head.field.clear()
            wait(app, context.tasks.is_idle)

    def ours() -> float:
        another_word()
        wait(app, context.tasks.is_idle)  # a person types a letter in the time that the rest of the list is read
        begin = time.perf_counter()
        keystroke()
        return (time.perf_counter() - begin) * 1000

    compare("keystroke to repainted list", lambda: repaint_plain(plain), ours, goal=3, rounds=31)
    page.deleteLater()


def test_jump_to_a_random_place(app: QApplication, context: Context, plain: QTableView, compare: Compare) -> None:
    page = LogbookPage(context)
    view, model = shown(app, page, context)
    places = iter(range(7_919, 10_000_000, 7_919 * 13))

    def ours() -> None:
        row = next(places) % model.rowCount()
        view.scrollTo(model.index(row), QAbstractItemView.ScrollHint.PositionAtTop)
        view.viewport().repaint()
        wait(app, lambda: model.row_value(row) is not None)
        view.viewport().repaint()

    compare("jump to a random place in the logbook", lambda: repaint_plain(plain), ours, goal=5, rounds=31)
    page.deleteLater()
