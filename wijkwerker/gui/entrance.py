"""What stands before the window as long as the file is closed: the lock, the first start, or what is wrong."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.domain.language import _
from wijkwerker.gui import theme
from wijkwerker.gui.door import LOCKED, ClosedError, Door
from wijkwerker.gui.main_window import MainWindow
from wijkwerker.gui.overlays import Asking, Workbook
from wijkwerker.gui.widgets.avatar import Avatar

if TYPE_CHECKING:
    from wijkwerker.domain.kinds import Worker

SHEET_WIDTH = 420


class Unlock(Asking):
    """Asks the passphrase."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("card", "true")
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
        layout = _sheet(self, "lock", _("Wijkwerker is op slot"))
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


class Trouble(QFrame):
    """Says why the file cannot be opened, and offers to try again."""

    again = Signal()

    def __init__(self, error: Exception, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("card", "true")
        expected = isinstance(error, WijkwerkerError)
        words = error.text if isinstance(error, WijkwerkerError) else _("Er ging iets mis bij het openen.")
        hint = error.hint if isinstance(error, WijkwerkerError) else _("Er is niets veranderd aan je bestand.")
        layout = _sheet(self, "alert-circle", _("Wijkwerker kan je bestand niet openen"), tone="dang")
        for text, role in ((words, "body"), (hint, "small muted")):
            label = QLabel(text, self)
            label.setWordWrap(True)
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setProperty("role", role)
            layout.addWidget(label)
        retry = QPushButton(_("Opnieuw"), self)
        retry.setProperty("variant", "solid")
        leave = QPushButton(_("Sluiten"), self)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(leave)
        row.addWidget(retry)
        row.addStretch(1)
        layout.addLayout(row)
        retry.clicked.connect(self.again)
        leave.clicked.connect(self.window().close)
        self.setFocusProxy(retry if expected else leave)


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


def _sheet(frame: QFrame, icon: str, title: str, tone: str = "") -> QVBoxLayout:
    now = theme.current()
    frame.setFixedWidth(now.px(SHEET_WIDTH))
    layout = QVBoxLayout(frame)
    layout.setContentsMargins(now.px(32), now.px(32), now.px(32), now.px(32))
    layout.setSpacing(now.px(14))
    sign = Avatar(icon=icon, size=48, parent=frame)
    heading = QLabel(title, frame)
    heading.setProperty("role", "h1")
    heading.setProperty("tone", tone)
    heading.setWordWrap(True)
    heading.setAlignment(Qt.AlignmentFlag.AlignCenter)
    layout.addWidget(sign, 0, Qt.AlignmentFlag.AlignHCenter)
    layout.addWidget(heading)
    return layout
