"""What was copied in this application does not stay on the clipboard."""

from collections.abc import Callable

from PySide6.QtCore import QMimeData, QObject, QTimer
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
        if self._is_ours():
            self._clipboard.clear()
        if self._clipboard.supportsSelection() and self._clipboard.ownsSelection():
            self._clipboard.clear(QClipboard.Mode.Selection)

    def _is_ours(self) -> bool:
        data: QMimeData | None = self._clipboard.mimeData()  # None where it was cleared
        return data is not None and bool(data.formats()) and self._owns()

    def _changed(self) -> None:
        if self._is_ours():
            self._timer.start()
        else:
            self._timer.stop()
