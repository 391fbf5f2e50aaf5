"""Reservekopie: how copies stand here and elsewhere, one now, a test, and what goes wrong."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from tests.gui.conftest import Recorder
from tests.gui.fake_copies import FakeBackups, add_copies, copy_of
from wijkwerker.domain.copies import Elsewhere, Place
from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.gui.context import Context
from wijkwerker.gui.panels.settings.backup import BackupSection
from wijkwerker.gui.panels.settings.put_back import PutBackSheet

Settle = Callable[[], None]


@pytest.fixture
def backups(services: SimpleNamespace) -> FakeBackups:
    """Two copies on this laptop, none elsewhere."""
    return add_copies(services)


@pytest.fixture
def section(qtbot: QtBot, context: Context, backups: FakeBackups) -> BackupSection:
    made = BackupSection(context)
    qtbot.addWidget(made)
    made.resize(900, 700)
    made.show()
    return made


def test_it_says_when_the_last_copy_was_made_how_many_there_are_and_their_size(
    section: BackupSection, settle: Settle
) -> None:
    section.load()
    settle()
    assert section._here.text() == "Vandaag 08:12. 2 kopieën bewaard · 41 MB · versleuteld"
    assert "/werk/wijk.db" in section._place.text().replace("\\", "/")


def test_without_a_copy_it_says_that_one_comes_by_itself(
    section: BackupSection, backups: FakeBackups, settle: Settle
) -> None:
    backups.copies.clear()
    section.load()
    settle()
    assert section._here.text() == "Nog geen kopie. Wijkwerker maakt er elke dag één."


def test_a_copy_now_is_told_and_the_bar_at_the_bottom_hears_of_it(
    section: BackupSection, context: Context, recorder: Recorder, backups: FakeBackups, settle: Settle
) -> None:
    heard: list[Any] = []
    context.tasks.changed.connect(lambda changes, _initiator: heard.append(changes))
    section._now.click()
    section._now.click()  # one copy is enough
    settle()
    assert backups.asked == ["here"]
    assert "nagekeken" in recorder.toasts[-1][0]
    assert len(heard) == 1
    assert section._here.text().startswith("Vandaag 12:00")


def test_a_copy_that_cannot_be_made_is_a_sentence_and_can_be_tried_again(
    section: BackupSection, recorder: Recorder, backups: FakeBackups, settle: Settle
) -> None:
    backups.refusal = WijkwerkerError("De schijf is vol.", "Maak ruimte.")
    section._now.click()
    settle()
    assert [error.text for error in recorder.errors] == ["De schijf is vol."]
    backups.refusal = None
    section._now.click()
    settle()
    assert "nagekeken" in recorder.toasts[-1][0]


def test_a_place_outside_the_laptop_gets_its_first_copy_at_once(
    section: BackupSection, backups: FakeBackups, settle: Settle, tmp_path: Path
) -> None:
    section.load()
    settle()
    assert section._elsewhere.text().startswith("Nog geen plek gekozen")
    assert section._now_elsewhere.isHidden()
    section._choose.click()
    dialog = section.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    dialog.fileSelected.emit(str(tmp_path))
    dialog.reject()
    settle()
    assert backups.asked == ["elsewhere"]
    assert section._elsewhere.text() == f"Op USB-stick of netwerkmap: vandaag. {tmp_path}"
    assert not section._now_elsewhere.isHidden()


@pytest.mark.parametrize(("day", "amber"), [(29, False), (24, True)])
def test_a_copy_elsewhere_turns_amber_after_two_weeks(
    section: BackupSection, backups: FakeBackups, settle: Settle, day: int, amber: bool
) -> None:
    backups.elsewhere = Elsewhere(Path("/stick"), reachable=True, last=datetime(2026, 9, day, 12, 0))
    section.load()
    settle()
    icon = section._elsewhere.icon()
    assert icon == ("alert-triangle" if amber else "check-circle")
    assert f"{19 if amber else 14} dagen geleden" in section._elsewhere.text()


def test_a_place_that_is_not_there_says_what_to_do(
    section: BackupSection, backups: FakeBackups, settle: Settle
) -> None:
    backups.elsewhere = Elsewhere(Path("/stick"), reachable=False, last=datetime(2026, 10, 12, 9, 0))
    section.load()
    settle()
    assert "Op USB-stick of netwerkmap: gisteren" in section._elsewhere.text()
    assert "Steek de USB-stick in" in section._elsewhere.text()


def test_the_place_elsewhere_can_be_left(
    section: BackupSection, backups: FakeBackups, recorder: Recorder, settle: Settle
) -> None:
    backups.elsewhere = Elsewhere(Path("/stick"), reachable=True, last=None)
    section.load()
    settle()
    section._stop.click()
    settle()
    assert backups.elsewhere.folder is None
    assert "geen kopieën meer" in recorder.toasts[-1][0]
    assert section._stop.isHidden()


def test_a_rehearsal_says_what_came_back(section: BackupSection, recorder: Recorder, settle: Settle) -> None:
    section._test.click()
    settle()
    told = "De test is goed. De kopie van vandaag 08:12 is heel en terug te zetten: 1.284 momenten · 312 contacten."
    assert recorder.toasts[-1][0] == told


def test_copies_of_a_colleagues_place_do_not_count_as_own_ones(
    section: BackupSection, backups: FakeBackups, settle: Settle
) -> None:
    backups.copies.append(copy_of(datetime(2026, 10, 12, 9, 0), Place.ELSEWHERE))
    section.load()
    settle()
    assert "2 kopieën bewaard" in section._here.text()


def test_terugzetten_opens_the_list_of_copies(section: BackupSection, settle: Settle) -> None:
    section._back.click()
    settle()
    sheet = section.findChild(PutBackSheet)
    assert isinstance(sheet, PutBackSheet)
    assert sheet.isVisible()
