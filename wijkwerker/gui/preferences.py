"""How this laptop shows the application: theme, text size, language and the place of the window.

Kept in a small file beside the database and not in it, because the window needs them before the database is open.
Nothing personal belongs here.
"""

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings


class Preferences:
    """Words by key, kept in `file`; without a file they last as long as the application."""

    def __init__(self, file: Path | None = None) -> None:
        self._settings = QSettings(str(file), QSettings.Format.IniFormat) if file else None
        self._values: dict[str, str] = {}

    def get(self, key: str, default: str = "") -> str:
        """The value of a key, or `default` when it was never put."""
        if self._settings is None:
            return self._values.get(key, default)
        value = self._settings.value(key, default)
        return value if isinstance(value, str) else default

    def put(self, key: str, value: str) -> None:
        """Keep a value; a file that cannot be written is no reason to stop."""
        if self._settings is None:
            self._values[key] = value
        else:
            self._settings.setValue(key, value)

    def get_bytes(self, key: str) -> QByteArray:
        """What `put_bytes` kept, empty when nothing was."""
        return QByteArray.fromHex(self.get(key).encode("ascii", "ignore"))

    def put_bytes(self, key: str, value: QByteArray) -> None:
        """Keep bytes, such as the place of a window."""
        self.put(key, bytes(value.toHex().data()).decode("ascii"))
