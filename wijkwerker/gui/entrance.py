"""What stands before the window as long as the file is closed: the lock, the first start, or what is wrong."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.domain.language import _
from wijkwerker.gui import theme
from wijkwerker.gui.cover_sheet import cover_sheet
from wijkwerker.gui.door import LOCKED, ClosedError, Door
from wijkwerker.gui.main_window import MainWindow
from wijkwerker.gui.overlays import Asking, Workbook
from wijkwerker.gui.trouble import Trouble

if TYPE_CHECKING:
    from wijkwerker.domain.kinds import Worker


class Unlock(Asking):
    """Asks the passphrase."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._field = QLineEdit(self)
        self._field.setEchoMode(QLineEdit.EchoMode.Password)
        self._field.setAccessibleName(_("Wachtwoord"))
        self._field.setPlaceholderText(_("Wachtwoord"))
        self._button = QPushButton(_("Open"), self)
        self._button.setProperty("variant", "solid")
        self._words = QLabel(_("Je werk is bewaard."), self)
        self._words.setWordWrap(True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        theme.vary(self._words, role="small muted")
        self._field.returnPressed.connect(self._give)
        self._button.clicked.connect(self._give)
        row = QHBoxLayout()
        row.addWidget(self._field, 1)
        row.addWidget(self._button)
        layout = cover_sheet(self, "lock", _("Wijkwerker is op slot"))
        layout.addLayout(row)
        layout.addWidget(self._words)
        self.setFocusProxy(self._field)

    def refuse(self, error: WijkwerkerError) -> None:
        """Say why it did not open, and let it be tried again."""
        self._set_busy(False)
        self._words.setText(str(error))
        theme.vary(self._words, role="small", tone="dang")
        theme.vary(self._field, invalid=True)
        self._field.setAccessibleDescription(str(error))
        self._field.selectAll()
        self._field.setFocus()

    def _give(self) -> None:
        if self._field.text() and self._field.isEnabled():
            self._set_busy(True)
            self.given.emit(None, self._field.text(), None)

    def _set_busy(self, busy: bool) -> None:
        self._field.setEnabled(not busy)
        self._button.setEnabled(not busy)
        if busy:
            theme.vary(self._words, role="small muted", tone="")
            self._words.setText(_("Bezig met openen…"))


class Entrance(QObject):
    """Covers the window until the file is open."""

    def __init__(self, window: MainWindow, door: Door) -> None:
        super().__init__(window)
        self._window = window
        self._door = door
        self._tasks = window.context.tasks
        self._asking: Asking | None = None
        self._tasks.load_failed.connect(self._refused)
        self._tasks.loaded.connect(self._opened)

    def _opened(self) -> None:
        self._asking = None
        self._window.uncover()

    def _refused(self, error: Exception) -> None:
        if isinstance(error, ClosedError):
            self._asking = self._window.cover(Unlock if error.reason == LOCKED else self._window.parts.first_start)
            self._asking.given.connect(self._given)
        elif isinstance(error, WijkwerkerError) and self._asking is not None:
            self._asking.refuse(error)
        else:
            self._show_trouble(error)

    def _given(self, worker: "Worker | None", passphrase: str, workbook: Workbook | None) -> None:
        if worker is None:
            self._door.unlock(passphrase)
        else:
            self._door.start(worker, passphrase, workbook)
        self._tasks.start_loading()

    def _show_trouble(self, error: Exception) -> None:
        trouble = self._window.cover(lambda parent: Trouble(error, parent))
        trouble.again.connect(self._tasks.start_loading)
        self._asking = None
        if not isinstance(error, WijkwerkerError):
            self._window.context.messages.bug(error)

