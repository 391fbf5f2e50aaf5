"""What is dragged over the window, as far as the application takes it."""

from pathlib import Path

from PySide6.QtCore import QMimeData

ENDING = ".xlsx"


def workbooks(data: QMimeData) -> list[Path]:
    """The workbooks among what is dragged."""
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return [path for path in paths if path.suffix.lower() == ENDING]
