"""Files beside the window: workbooks that are dragged over it, where to keep one, and showing one."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from wijkwerker import paths

ENDING = ".xlsx"


def workbooks(data: QMimeData) -> list[Path]:
    """The workbooks among what is dragged."""
    found = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return [path for path in found if path.suffix.lower() == ENDING]


def ask_where(parent: QWidget, question: str, name: str, then: Callable[[str], None], *, ending: str = ENDING) -> None:
    """Let a place be chosen for a workbook, or a file with another `ending`; `then` gets the path when one was."""
    dialog = QFileDialog(parent, question)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilter(f"*{ending}")
    dialog.setDefaultSuffix(ending[1:])  # before it asks whether a file that is there may be replaced
    if (folder := paths.user_documents()).is_dir():
        dialog.setDirectory(str(folder))
    dialog.selectFile(name)
    dialog.fileSelected.connect(then)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def opener(path: Path) -> Callable[[], None]:
    """Shows a file or a folder with the program that the system has for it."""

    def show() -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    return show
