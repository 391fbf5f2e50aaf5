"""What Qt itself says, in the language of the window: its own catalogue, and the words that are missing there."""

from types import MappingProxyType

from PySide6.QtCore import QLibraryInfo, QTranslator
from PySide6.QtWidgets import QApplication

# of the file dialog where the desktop has none; its catalogue knows them in the wording of an older Qt
MISSING = MappingProxyType(
    {
        "nl": {
            "&Look in:": "&Zoeken in:",
            "Files of &type:": "Soort &bestand:",
            "Folder": "Map",
            "File": "Bestand",
            "%1 File": "%1-bestand",
        }
    }
)


class _Rest(QTranslator):
    """Says what the catalogue of Qt leaves in English."""

    def __init__(self, words: dict[str, str], parent: QApplication) -> None:
        super().__init__(parent)
        self._words = words

    def isEmpty(self) -> bool:  # noqa: N802 - Qt's own name
        return not self._words

    def translate(  # None lets Qt ask the next one
        self, _context: str, source: str, _disambiguation: str | None = None, _n: int = -1
    ) -> str | None:
        return self._words.get(source)


def speak(key: str, app: QApplication) -> None:
    """Let Qt speak a language of `language.LANGUAGES` in the place of the one before."""
    for before in app.findChildren(QTranslator):
        app.removeTranslator(before)
        before.deleteLater()
    if rest := MISSING.get(key):
        app.installTranslator(_Rest(rest, app))
    catalogue = QTranslator(app)
    if catalogue.load(f"qtbase_{key}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(catalogue)  # asked first: the last one that comes
