"""The recovery key on the screen and on paper."""

import sys
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtPrintSupport import QPrinterInfo
from pytestqt.qtbot import QtBot

from wijkwerker.gui.widgets.recovery_key import FILE_NAME, KeyGroups, RecoveryKey

KEY = "SWWB-JV49-XX64-R8SD-676K-56GN-H7FM"


@pytest.fixture
def card(qtbot: QtBot) -> RecoveryKey:
    made = RecoveryKey(KEY, date(2026, 10, 13))
    qtbot.addWidget(made)
    made.show()
    return made


def test_the_paper_holds_every_group_and_no_name(card: RecoveryKey, tmp_path: Path) -> None:
    told: list[bool] = []
    card.kept.connect(lambda: told.append(True))
    path = tmp_path / FILE_NAME
    card.save(path)
    reader = PdfReader(path)
    words = reader.pages[0].extract_text()
    assert [group for group in KEY.split("-") if group not in words] == []
    assert len(reader.pages) == 1
    assert reader.metadata is not None
    assert not reader.metadata.author
    assert (told, card.is_kept) == ([True], True)
    assert FILE_NAME in card.said()
    assert sys.platform == "win32" or path.stat().st_mode & 0o077 == 0


def test_a_place_where_nothing_can_be_written_is_a_sentence(card: RecoveryKey, tmp_path: Path) -> None:
    card.save(tmp_path / "nergens" / FILE_NAME)
    assert "Kies een andere map" in card.said()
    assert not card.is_kept


def test_without_a_printer_the_pdf_is_offered(card: RecoveryKey, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", list)
    card.print_button.click()
    assert "geen printer" in card.said()
    assert not card.is_kept


def test_a_screen_reader_gets_the_groups_one_by_one(card: RecoveryKey) -> None:
    groups = card.findChild(KeyGroups)
    assert isinstance(groups, KeyGroups)
    assert groups.accessibleName() == "Herstelsleutel: SWWB, JV49, XX64, R8SD, 676K, 56GN, H7FM"


def test_the_groups_take_more_rows_where_there_is_little_room(card: RecoveryKey) -> None:
    groups = card.findChild(KeyGroups)
    assert isinstance(groups, KeyGroups)
    wide, narrow = groups.sizeHint(), groups.minimumSizeHint()
    assert groups.heightForWidth(wide.width()) == wide.height()
    assert groups.heightForWidth(narrow.width()) > wide.height()
