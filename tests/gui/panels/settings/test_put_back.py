"""Terugzetten: the list of copies, what going back to one means, and the wish that follows."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.gui.conftest import NOON
from tests.gui.fake_copies import NOW, THEN, THIS_MORNING, YESTERDAY, FakeBackups, add_copies, copy_of
from wijkwerker.domain.copies import Counts, Preview
from wijkwerker.domain.errors import Locked, WijkwerkerError
from wijkwerker.gui.context import Context
from wijkwerker.gui.panels.settings import copy_words
from wijkwerker.gui.panels.settings.put_back import PutBackSheet

Settle = Callable[[], None]


@pytest.fixture
def backups(services: SimpleNamespace) -> FakeBackups:
    return add_copies(services)


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[QWidget]:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(1180, 720)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    yield made
    made.close()


@pytest.fixture
def wished(context: Context) -> list[Path]:
    paths: list[Path] = []
    context.navigator.put_back.connect(paths.append)
    return paths


@pytest.fixture
def sheet(context: Context, window: QWidget, backups: FakeBackups, wished: list[Path], settle: Settle) -> PutBackSheet:
    made = PutBackSheet(context, window)
    made.ask()
    settle()
    settle()  # the look into the first copy follows the list
    return made


def test_the_newest_copy_is_chosen_and_its_meaning_stands_beside_it(sheet: PutBackSheet) -> None:
    assert [sheet.model.data(sheet.model.index(row)) for row in range(sheet.model.rowCount())] == [
        "Vandaag 08:12, op deze laptop. 1.284 momenten · 312 contacten",
        "Gisteren 16:40, op deze laptop. 1.284 momenten · 312 contacten",
    ]
    assert sheet.preview.text() == (
        "Je gaat terug naar dinsdag 13 oktober 08:12. Wat je daarna vastlegde, 12 momenten, blijft bewaard"
        " in een eigen bestand met “-vervangen” in de naam."
    )
    figures = [label.text() for label in sheet.preview._figures.findChildren(QLabel) if label.isVisible()]
    assert figures[:6] == ["", "In de kopie", "Nu", "Momenten", "1.284", "1.296"]


def test_the_keyboard_chooses_another_copy_and_goes_back_to_it(
    sheet: PutBackSheet, wished: list[Path], settle: Settle
) -> None:
    assert sheet.list.hasFocus()
    QTest.keyClick(sheet.list, Qt.Key.Key_Down)
    settle()
    assert "maandag 12 oktober 16:40" in sheet.preview.text()
    QTest.keyClick(sheet.list, Qt.Key.Key_Return)
    assert sheet.verb.hasFocus()
    assert wished == []
    QTest.keyClick(sheet.verb, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert wished == [copy_of(YESTERDAY).path]


def test_nothing_can_be_put_back_before_it_is_known_what_that_means(
    context: Context, window: QWidget, backups: FakeBackups, wished: list[Path], settle: Settle
) -> None:
    made = PutBackSheet(context, window)
    made.ask()
    assert not made.verb.isEnabled()
    QTest.keyClick(made.list, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert wished == []
    settle()
    settle()


def test_a_copy_that_is_not_whole_says_so_and_cannot_be_put_back(
    sheet: PutBackSheet, backups: FakeBackups, wished: list[Path], settle: Settle
) -> None:
    backups.refused_copies[copy_of(YESTERDAY).path] = WijkwerkerError("Deze kopie is beschadigd.", "Kies een andere.")
    sheet.list.choose_row(1)
    settle()
    assert sheet.preview.text() == "Deze kopie is beschadigd. Kies een andere."
    sheet.verb.click()
    assert wished == []


def test_a_copy_with_another_passphrase_can_be_put_back_and_then_asks_for_it(
    sheet: PutBackSheet, backups: FakeBackups, wished: list[Path], settle: Settle
) -> None:
    backups.refused_copies[copy_of(YESTERDAY).path] = Locked("Dit bestand is op slot.")
    sheet.list.choose_row(1)
    settle()
    assert "ander wachtwoord" in sheet.preview.text()
    sheet.verb.click()
    assert wished == [copy_of(YESTERDAY).path]


def test_a_file_that_is_chosen_comes_at_the_top_of_the_list(
    sheet: PutBackSheet, wished: list[Path], settle: Settle
) -> None:
    sheet.other.click()
    dialog = sheet.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    dialog.fileSelected.emit("/stick/oud.db")
    dialog.reject()
    settle()
    assert sheet.model.rowCount() == 3
    assert sheet.list.current_key() == Path("/stick/oud.db")
    assert str(sheet.model.data(sheet.model.index(0))).startswith("oud.db. ")
    sheet.verb.click()
    assert wished == [Path("/stick/oud.db")]


@pytest.mark.parametrize("refusal", [Locked("Dit bestand is op slot."), WijkwerkerError("Dit is geen kopie.")])
def test_a_chosen_file_that_does_not_open_is_lit_in_the_list_under_its_name(
    sheet: PutBackSheet, backups: FakeBackups, settle: Settle, tmp_path: Path, refusal: WijkwerkerError
) -> None:
    path = tmp_path / "van-anke.db"
    path.write_bytes(b"x" * 4096)
    backups.refused_copies[path] = refusal
    sheet._look_in(path)
    settle()
    settle()
    assert sheet.list.current_key() == path
    assert "van-anke.db" in str(sheet.model.data(sheet.model.index(0)))
    assert sheet.verb.isEnabled() == isinstance(refusal, Locked)


def test_without_copies_it_says_where_they_come_from(
    context: Context, window: QWidget, backups: FakeBackups, settle: Settle
) -> None:
    backups.copies.clear()
    made = PutBackSheet(context, window)
    made.ask()
    settle()
    assert "Er is nog geen kopie" in made.preview.text()
    assert not made.verb.isEnabled()


def test_the_sheet_fits_the_smallest_window(sheet: PutBackSheet, window: QWidget) -> None:
    window.resize(960, 540)
    QApplication.processEvents()
    assert window.rect().contains(sheet.panel.geometry())
    assert sheet.verb.mapTo(window, sheet.verb.rect().bottomRight()).y() < 540


@pytest.mark.parametrize(
    ("bytes_", "said"),
    [(300, "1 kB"), (41_000_000, "41 MB"), (999_600, "1 MB"), (1_234_000_000, "1,2 GB")],
)
def test_sizes_are_said_as_people_say_them(bytes_: int, said: str) -> None:
    assert copy_words.size(bytes_) == said


def test_going_back_from_a_damaged_file_says_that_it_is_kept() -> None:
    told = copy_words.going_back(Preview(copy_of(THIS_MORNING), THEN, None, erased=2), NOON.date())
    assert told[1:] == [
        "Wat er nu staat, is beschadigd. Het blijft bewaard met “-vervangen” in de naam.",
        "Wie je sindsdien hebt weggehaald, blijft weg.",
    ]


@pytest.mark.parametrize(
    ("then", "said"),
    [
        (replace(NOW, moments=NOW.moments - 1), "Wat je daarna vastlegde, 1 moment, blijft bewaard"),
        (replace(NOW, moments=1284, contacts=309), "Wat je daarna vastlegde, 12 momenten en 3 contacten, blijft"),
        (replace(NOW, contacts=311), "Wat je daarna vastlegde, 1 contact, blijft"),
        (NOW, "Wat er nu staat, blijft bewaard"),
    ],
)
def test_what_came_after_the_copy_is_counted(then: Counts, said: str) -> None:
    preview = Preview(copy_of(THIS_MORNING), then, NOW)
    assert copy_words.going_back(preview, NOON.date())[1].startswith(said)
