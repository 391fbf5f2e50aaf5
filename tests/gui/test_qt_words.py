"""The file dialog of Qt, which people see on a Linux without a desktop, speaks the language of the window."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QDir, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QLabel, QTreeView
from pytestqt.qtbot import QtBot

from wijkwerker.gui import qt_words


@pytest.fixture(autouse=True)
def _as_before(qapp: QApplication) -> Iterator[None]:
    """Leave the other tests the words of Qt's own."""
    yield
    qt_words.speak("", qapp)


def view_of(dialog: QFileDialog) -> QTreeView:
    """The list of files."""
    found = dialog.findChild(QTreeView)
    assert found is not None
    return found


def words_of(dialog: QFileDialog) -> set[str]:
    """Everything that the dialog says."""
    parts = {one.text() for one in dialog.findChildren(QLabel)}
    parts |= {one.text() or one.toolTip() for one in dialog.findChildren(QAbstractButton)}
    model, root = view_of(dialog).model(), view_of(dialog).rootIndex()
    parts |= {str(model.headerData(column, Qt.Orientation.Horizontal)) for column in range(4)}
    parts |= {str(model.data(model.index(row, 2, root))) for row in range(model.rowCount(root))}
    return {one.replace("&", "") for one in parts if one}


def shown(qtbot: QtBot, folder: Path) -> QFileDialog:
    """A dialog to save in, in a folder that holds a folder."""
    (folder / "reservekopie").mkdir(exist_ok=True)
    dialog = QFileDialog(directory=str(folder))
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setFilter(QDir.Filter.AllEntries | QDir.Filter.NoDotAndDotDot)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    qtbot.addWidget(dialog)
    dialog.show()
    view = view_of(dialog)
    qtbot.waitUntil(lambda: view.model().rowCount(view.rootIndex()) == 1)
    return dialog


def test_in_dutch_no_english_word_is_left(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> None:
    qt_words.speak("nl", qapp)
    said = words_of(shown(qtbot, tmp_path))
    assert said >= {"Zoeken in:", "Bestandsnaam:", "Soort bestand:", "Opslaan", "Annuleren", "Map", "Naam"}
    assert not said & {"Look in:", "Files of type:", "Folder", "Cancel", "Save", "Name"}


def test_another_language_takes_the_place_of_the_one_before(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> None:
    qt_words.speak("nl", qapp)
    qt_words.speak("en", qapp)
    assert words_of(shown(qtbot, tmp_path)) >= {"Look in:", "Folder", "Cancel"}
