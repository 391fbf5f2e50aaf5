"""A file whose own worker is gone: the window goes on, and lets the person say who they are."""

from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from tests.gui.conftest import Recorder
from wijkwerker.domain.changes import Changes
from wijkwerker.domain.kinds import Worker
from wijkwerker.gui import theme
from wijkwerker.gui.application import PAGES, parts
from wijkwerker.gui.context import Context
from wijkwerker.gui.main_window import MainWindow
from wijkwerker.services.services import Services
from wijkwerker.storage.store import Store

Settle = Callable[[], None]


@pytest.fixture
def services(store: Store) -> Services:
    """A first day's file."""
    return Services(store)


@pytest.fixture
def window(qtbot: QtBot, context: Context, settle: Settle) -> Iterator[MainWindow]:
    """The whole window, on its first page."""
    theme.appearance()
    made = MainWindow(context, parts())
    qtbot.addWidget(made)
    made.resize(1180, 720)
    made.show_page("vandaag")
    made.show()
    settle()
    yield made
    made.close()


def deleted_by_a_colleague(services: Services) -> Changes:
    """What a workbook does that was read elsewhere in the window."""
    own = services.settings.worker()
    with services._store.write() as writer:
        writer.delete(Worker, own.id)
        return writer.changes()


def test_every_page_goes_on_and_the_banner_leads_to_where_one_says_who_one_is(
    window: MainWindow, context: Context, services: Services, recorder: Recorder, settle: Settle
) -> None:
    assert window._whose.banner.isHidden()
    context.tasks.write(deleted_by_a_colleague, owner=window)
    settle()
    for page in PAGES:
        window.show_page(page.key)
        settle()
    assert (recorder.errors, recorder.bugs) == ([], [])
    assert "Je staat niet meer" in window._whose.banner.text()
    window.show_page("vandaag")
    window._whose.banner.button().click()
    settle()
    assert window._page().key == "instellingen"
    context.tasks.write(lambda s: s.settings.put_back(), owner=window)
    settle()
    assert window._whose.banner.isHidden()
    assert window.rail._user.text() == "Sanne Bakker"


def test_another_name_stands_on_the_rail_at_once(
    window: MainWindow, context: Context, services: Services, settle: Settle
) -> None:
    assert window.rail._user.text() == "Sanne Bakker"
    loes = Worker(name="Loes Visser")
    services.records.save(loes)
    context.tasks.write(lambda s: s.settings.become(loes.id), owner=window)
    settle()
    assert window.rail._user.text() == "Loes Visser"
