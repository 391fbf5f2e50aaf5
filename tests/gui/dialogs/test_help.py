"""The help sheet: opens where it is asked for, follows its own links only, and can be kept as a document."""

import zipfile
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QUrl
from PySide6.QtPrintSupport import QPrinterInfo
from PySide6.QtWidgets import QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from tests.gui.conftest import Recorder
from wijkwerker.domain import help as texts
from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.gui.context import Context
from wijkwerker.gui.dialogs.help import HelpSheet, write


@pytest.fixture
def sheet(qtbot: QtBot, context: Context) -> HelpSheet:
    made = HelpSheet(context, "contacten")
    qtbot.addWidget(made)
    return made


def test_it_opens_on_the_topic_that_is_asked_for(sheet: HelpSheet) -> None:
    assert sheet.browser.toPlainText().startswith("Contacten")
    assert sheet.list.current_key() == "contacten"


def test_a_link_leads_to_another_text(sheet: HelpSheet) -> None:
    sheet.browser.anchorClicked.emit(QUrl("rechten.md"))
    assert (sheet.topic, sheet.list.current_key()) == ("rechten", "rechten")


def test_a_link_to_the_world_outside_is_not_followed(sheet: HelpSheet) -> None:
    sheet.browser.anchorClicked.emit(QUrl("https://example.org/slot.md"))
    assert sheet.topic == "contacten"


@pytest.mark.parametrize("topic", texts.TOPICS)
def test_every_text_can_be_shown(sheet: HelpSheet, topic: str) -> None:
    sheet.show_topic(topic)
    assert sheet.browser.toPlainText().startswith(texts.title(topic))
    assert "|" not in sheet.browser.toPlainText()


def test_the_dpia_can_be_kept_to_fill_in(tmp_path: Path, sheet: HelpSheet) -> None:
    sheet.show_topic("dpia")
    sheet.save(tmp_path / "dpia.odt")
    with zipfile.ZipFile(tmp_path / "dpia.odt") as archive:
        assert "functionaris gegevensbescherming" in archive.read("content.xml").decode()
    write("dpia", tmp_path / "dpia.pdf")
    assert len(PdfReader(tmp_path / "dpia.pdf").pages) > 1


def test_a_document_that_cannot_be_written_is_not_said_to_be_kept(tmp_path: Path, sheet: HelpSheet) -> None:
    with pytest.raises(WijkwerkerError, match="map"):
        write("dpia", tmp_path / "geen map" / "dpia.odt")


def test_it_is_kept_as_a_document_or_as_a_pdf_with_its_own_ending(sheet: HelpSheet) -> None:
    sheet.findChildren(QPushButton)[0].click()
    dialog = sheet.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    assert dialog.defaultSuffix() == "odt"
    dialog.filterSelected.emit(dialog.nameFilters()[1])
    assert dialog.defaultSuffix() == "pdf"
    dialog.reject()


def test_without_a_printer_it_says_what_can_be_done(
    sheet: HelpSheet, recorder: Recorder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", list)
    sheet.findChildren(QPushButton)[1].click()
    assert "geen printer" in recorder.toasts[-1][0]
