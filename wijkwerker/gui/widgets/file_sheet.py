"""A sheet in which a file is made: it stays as long as that takes, and says why it could not be done."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.gui.messages import Messages
from wijkwerker.gui.widgets.banner import Banner
from wijkwerker.gui.widgets.files import say_kept
from wijkwerker.gui.widgets.overlay import Overlay


class FileSheet(Overlay):
    """A sheet puts `refusal` in its body, names the button that makes the file `starter`, and extends `set_busy`."""

    starter: QPushButton

    def __init__(self, window: QWidget, name: str, messages: Messages, *, width: int, top: float) -> None:
        super().__init__(window, name, width=width, top=top)
        self._messages = messages
        self._busy = False
        self.refusal = Banner("", "dang", parent=self.panel)

    def set_busy(self, *, busy: bool) -> None:
        """Show that the file is being made, or that it is not any more."""
        self._busy = busy

    def made(self, path: Path) -> None:
        """The file is there: say where, and go."""
        self.set_busy(busy=False)
        self.close_overlay()
        say_kept(self._messages, path)

    def refused(self, error: Exception) -> None:
        """Say why there is no file, and let it be tried again; a bug is told elsewhere."""
        self.set_busy(busy=False)
        if not isinstance(error, WijkwerkerError):
            self.close_overlay()
            self._messages.report(error)
            return
        self.refusal.say(f"{error.text} {error.hint}".strip(), "dang")
        self.place()
        self.starter.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_overlay(self) -> None:
        """Take the sheet away, but not while the file is being made."""
        if not self._busy:
            super().close_overlay()
