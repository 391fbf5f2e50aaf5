"""Files beside the window: which one to read, where to keep one, what is dragged over it, and showing one."""

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from wijkwerker import paths
from wijkwerker.domain.language import _
from wijkwerker.gui.messages import Messages

ENDING = ".xlsx"


def workbooks(data: QMimeData) -> list[Path]:
    """The workbooks among what is dragged."""
    found = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return [path for path in found if path.suffix.lower() == ENDING]


def ask_workbooks(parent: QWidget, then: Callable[[list[Path]], None], *, many: bool = True) -> None:
    """Let a workbook of a colleague be chosen, or several; `then` gets them when one was."""
    dialog = QFileDialog(parent, _("Welk bestand heb je gekregen?"))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles if many else QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilter(_("Uitwisselbestanden") + f" (*{ENDING})")
    dialog.filesSelected.connect(lambda names: then([Path(name) for name in names]))
    _open(dialog)


def ask_copy(parent: QWidget, then: Callable[[Path], None]) -> None:
    """Let a copy of the file be chosen; `then` gets it when one was."""
    dialog = QFileDialog(parent, _("Welke kopie wil je terugzetten?"))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilter(_("Reservekopieën") + " (*.db)")
    dialog.fileSelected.connect(lambda name: then(Path(name)))
    _open(dialog)


def ask_folder(parent: QWidget, question: str, then: Callable[[Path], None]) -> None:
    """Let a folder be chosen; `then` gets it when one was."""
    dialog = QFileDialog(parent, question)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.fileSelected.connect(lambda name: then(Path(name)))
    _open(dialog)


def ask_where(
    parent: QWidget,
    question: str,
    name: str,
    then: Callable[[Path], None],
    *,
    ending: str = ENDING,
    kinds: Mapping[str, str] | None = None,
) -> None:
    """Let a place be chosen for a workbook, or a file with another `ending`; `then` gets the path when one was.

    `kinds` are the endings that can be chosen, by their words; the first is offered.
    """
    endings = kinds or {f"*{ending}": ending}
    dialog = QFileDialog(parent, question)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilters(list(endings))
    dialog.setDefaultSuffix(next(iter(endings.values()))[1:])  # before it asks whether a file may be replaced
    dialog.filterSelected.connect(lambda kind: dialog.setDefaultSuffix(endings[kind][1:]))
    if (folder := paths.user_documents()).is_dir():
        dialog.setDirectory(str(folder))
    dialog.selectFile(name)
    dialog.fileSelected.connect(lambda name: then(Path(name)))
    _open(dialog)


def _open(dialog: QFileDialog) -> None:
    """Show a window to choose in, without waiting for it: the lock can take it away."""
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def kept_words(path: Path) -> str:
    """Where a file was kept."""
    return _("{name} staat in {folder}.").format(name=path.name, folder=path.parent.name or path.parent)


def say_kept(messages: Messages, path: Path) -> None:
    """Say where a file was kept, with the way to its folder."""
    messages.toast(kept_words(path), _("Map openen"), opener(path.parent))


def opener(path: Path) -> Callable[[], None]:
    """Shows a file or a folder with the program that the system has for it."""

    def show() -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    return show
