"""What the window lays outside itself while it shows people: titles, its settings, bug reports, and what Qt keeps."""

import logging
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMetaObject
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPlainTextEdit
from pytestqt.qtbot import QtBot

from tests.canaries import ACTIVITY, CONTACT, INITIATIVE, NAME, PHONE, heard_in, planted, sings
from tests.conftest import SANNE
from tests.gui.conftest import NOON
from wijkwerker import paths
from wijkwerker.domain.kinds import Worker
from wijkwerker.gui import application
from wijkwerker.gui.bug_report import BugReport
from wijkwerker.gui.context import Clock
from wijkwerker.gui.main_window import MainWindow
from wijkwerker.gui.preferences import Preferences
from wijkwerker.gui.widgets import files
from wijkwerker.services.files import start
from wijkwerker.services.services import Services, open_services

WORD = "drie rustige woorden"


@pytest.fixture
def window(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> Iterator[MainWindow]:
    """The window as people have it, on a locked file in which every personal field sings."""
    caplog.set_level(logging.DEBUG)
    about = tmp_path / "slingert"
    about.mkdir()
    monkeypatch.setenv("TMPDIR", str(about))
    monkeypatch.setattr(tempfile, "tempdir", None)
    path = tmp_path / "kooi" / "wijk.db"
    path.parent.mkdir()
    services = Services(start(path, Worker(id=SANNE, name="Sanne Bakker"), WORD))
    services.records.save(*planted())
    key = services.key
    services.close()
    made = application.make_window(
        lambda: open_services(path, key=key),
        Preferences(paths.user_data() / application.PREFERENCES),
        Clock(NOON),
        application.parts(),
    )
    qtbot.addWidget(made)
    made.show_page("vandaag")
    made.show()
    made.context.tasks.start_loading()
    rest(qtbot, made)
    yield made
    made.context.tasks.stop()


def rest(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(window.context.tasks.is_idle, timeout=30_000)
    QApplication.processEvents()
    qtbot.waitUntil(window.context.tasks.is_idle, timeout=30_000)


def shown(window: MainWindow) -> list[str]:
    """What a person reads in the window."""
    return [label.text() for label in window.findChildren(QLabel)]


def titles() -> list[str]:
    """What the system shows of all windows, in its bar and its list of windows."""
    return [
        text
        for widget in QApplication.topLevelWidgets()
        for text in (widget.windowTitle(), widget.windowIconText(), widget.windowFilePath(), widget.windowRole())
    ]


def test_walking_through_all_pages_leaves_nobody_in_a_title_or_outside_the_file(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    for page in application.PAGES:
        window.visit(page.key)
        rest(qtbot, window)
        assert not any(map(sings, titles())), page.key
    for kind, record in (("contact", CONTACT), ("initiative", INITIATIVE), ("activity", ACTIVITY)):
        window.open_record(kind, record)
        rest(qtbot, window)
        assert not any(map(sings, titles())), kind
        assert any(map(sings, shown(window))) or kind == "activity"  # they are there: on the screen only
    window.log()
    window.search()
    rest(qtbot, window)
    assert not any(map(sings, titles()))
    window.close()
    window.context.tasks.stop()
    window.context.preferences._settings.sync()  # type: ignore[union-attr]
    assert heard_in(tmp_path) == []
    assert heard_in(Path(os.environ["HOME"])) == []
    assert not any(sings(f"{record.getMessage()} {record.args}") for record in caplog.records)


def test_a_bug_anywhere_in_the_window_gives_a_report_without_values(
    qtbot: QtBot, window: MainWindow, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    def break_(_services: Services) -> None:
        try:
            raise KeyError(NAME)
        except KeyError as error:
            raise RuntimeError(f"{PHONE} van {NAME}") from error

    for ask in (window.context.tasks.read, window.context.tasks.write):
        ask(break_, lambda _found: None, owner=window)
        rest(qtbot, window)
    tell = application._told_by(window.context.messages)
    tell(ValueError, ValueError(NAME), None)
    reports = [dialog for dialog in QApplication.topLevelWidgets() if isinstance(dialog, BugReport)]
    assert reports
    texts = [text.toPlainText() for dialog in reports for text in dialog.findChildren(QPlainTextEdit)]
    for dialog in reports:
        dialog.close()
    assert any("RuntimeError" in text for text in texts)
    assert not any(map(sings, (*texts, *titles())))
    said = capfd.readouterr()
    assert not sings(said.out + said.err)
    assert not any(sings(f"{record.getMessage()} {record.args}") for record in caplog.records)


def test_qt_itself_remembers_no_name_of_a_file(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    """Qt keeps the folders that its own file window was in, for all programs: the names of files are not among them."""
    chosen: list[Path] = []
    files.ask_where(window, "Bewaren", f"van {NAME}.xlsx", chosen.append)
    dialog = window.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    dialog.setDirectory(str(tmp_path))
    dialog.selectFile(f"van {NAME}.xlsx")
    QMetaObject.invokeMethod(dialog, "accept")
    assert chosen == [tmp_path / f"van {NAME}.xlsx"]
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert heard_in(Path(os.environ["HOME"])) == []
