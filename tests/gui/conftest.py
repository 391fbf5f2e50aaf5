"""What the tests of the window share: a themed application, a recorder of messages, a clock that stands still."""

import os
import sys
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

if sys.platform == "linux":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtCore import QEvent, QLocale
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from wijkwerker.domain import language
from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.domain.exchange.given import Unshared
from wijkwerker.gui import theme
from wijkwerker.gui.context import Clock, Context, Navigator
from wijkwerker.gui.messages import Messages
from wijkwerker.gui.preferences import Preferences
from wijkwerker.gui.tasks import TaskRunner

NOON = datetime(2026, 10, 13, 12, 0)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The offscreen platform says of each popup what it cannot do; that is no finding about our windows."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.qt_log_ignore("^This plugin does not support", extend=True))


class Recorder(Messages):
    """Messages that keeps what was said, beside passing it on."""

    def __init__(self) -> None:
        super().__init__()
        self.toasts: list[tuple[str, str]] = []
        self.errors: list[WijkwerkerError] = []
        self.bugs: list[BaseException] = []

    def toast(self, text: str, action: str = "", callback: Callable[[], None] | None = None) -> None:
        self.toasts.append((text, action))
        super().toast(text, action, callback)

    def remark(self, text: str) -> None:
        self.toasts.append((text, ""))
        super().remark(text)

    def error(self, error: WijkwerkerError) -> None:
        self.errors.append(error)
        super().error(error)

    def bug(self, error: BaseException) -> None:
        self.bugs.append(error)
        super().bug(error)


@pytest.fixture(autouse=True)
def look(qapp: QApplication) -> theme.Appearance:
    """The light theme at 100 %, in Dutch, whatever the test before chose."""
    language.use("nl")
    QLocale.setDefault(QLocale(QLocale.Language.Dutch, QLocale.Country.Netherlands))
    held = theme.appearance()
    if (held.scheme, held.text_size) != ("light", 100):
        held.choose(scheme="light", text_size=100)
    return held


@pytest.fixture
def recorder() -> Recorder:
    """Listens to what is said."""
    return Recorder()


@pytest.fixture
def services() -> Any:
    """Stands in for the services: a test hangs on it what its page asks for."""
    settings: dict[str, str] = {}
    return SimpleNamespace(
        settings=SimpleNamespace(
            values=settings,
            get=lambda key, default="": settings.get(key, default),
            put=settings.__setitem__,
            me=lambda: SimpleNamespace(id="w1", name="Sanne Bakker", role="sociaal makelaar", areas=frozenset({"a1"})),
        ),
        close=lambda: None,
        key=None,
        files=SimpleNamespace(is_encrypted=False),
        records=SimpleNamespace(undo=lambda changes: changes.reversed()),
        exchange=SimpleNamespace(unshared=Unshared, conflicts_of=lambda _record: ()),
        areas=SimpleNamespace(choices=list, find=lambda _text, _limit=20: []),
        lists=SimpleNamespace(choices=lambda _list: [("sociaal makelaar", "Sociaal makelaar")]),
    )


@pytest.fixture
def runner(qtbot: QtBot, services: Any) -> Iterator[TaskRunner]:
    """A TaskRunner on the services of the test, not yet loaded."""
    made = TaskRunner(lambda: services)
    yield made
    made.stop()


@pytest.fixture
def context(runner: TaskRunner, recorder: Recorder) -> Context:
    """What a page receives, on 13 October 2026 at noon."""
    runner.raised.connect(recorder.report)
    return Context(runner, recorder, Navigator(), Clock(NOON), Preferences())


@pytest.fixture
def settle(qtbot: QtBot, runner: TaskRunner) -> Callable[[], None]:
    """Starts the loading if that was not done, and waits until no task is under way and what went is gone."""

    def wait() -> None:
        if not runner.is_started():
            runner.start_loading()
        qtbot.waitUntil(runner.is_idle, timeout=30_000)
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        QApplication.processEvents()
        qtbot.waitUntil(runner.is_idle, timeout=30_000)

    return wait
