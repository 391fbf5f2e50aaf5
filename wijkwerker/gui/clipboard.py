"""What was copied in this application does not stay on the clipboard."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QClipboard, QGuiApplication

KEPT_MS = 30_000


class ClipboardWatch(QObject):
    """Clears what was copied here after KEPT_MS; what somebody copied elsewhere since then stays.

    `owns` tells whether what stands on the clipboard was copied here; by default the system knows.
    """

    def __init__(self, parent: QObject | None = None, owns: Callable[[], bool] | None = None) -> None:
        super().__init__(parent)
        self._clipboard = QGuiApplication.clipboard()
        self._owns = owns or self._clipboard.ownsClipboard
        self._timer = QTimer(self, singleShot=True, interval=KEPT_MS)
        self._timer.timeout.connect(self.clear)
        self._clipboard.dataChanged.connect(self._changed)
        app = QGuiApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(self.clear)  # on Windows it would stay there

    def clear(self) -> None:
        """Clear what was copied here, if it still stands there."""
        self._timer.stop()
        if self._owns() and self._clipboard.mimeData().formats():
            self._clipboard.clear()
        if self._clipboard.supportsSelection() and self._clipboard.ownsSelection():
            self._clipboard.clear(QClipboard.Mode.Selection)

    def _changed(self) -> None:
        if self._owns() and self._clipboard.mimeData().formats():
            self._timer.start()
        else:
            self._timer.stop()
