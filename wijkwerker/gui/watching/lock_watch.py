"""When the window locks by itself: after quiet minutes, and when the laptop sleeps."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from wijkwerker.domain.language import _
from wijkwerker.gui import theme
from wijkwerker.gui.main_window import MainWindow
from wijkwerker.gui.opening.entrance import Entrance, LockState
from wijkwerker.gui.watching.clipboard import ClipboardWatch
from wijkwerker.gui.watching.idle import WARNS_BEFORE, IdleWatch
from wijkwerker.gui.watching.suspend import SuspendWatch
from wijkwerker.gui.widgets.overlay import Overlay


class StillThere(Overlay):
    """*Nog bezig?*, on the way to the lock."""

    def __init__(self, window: QWidget) -> None:
        title = _("Nog bezig?")
        super().__init__(window, title, width=420, top=0.3)
        now = theme.current()
        self.body.setSpacing(now.px(10))
        text = _("Over {n} seconden gaat Wijkwerker op slot. Wat je typte, blijft staan.").format(n=WARNS_BEFORE)
        for words, role in ((title, "h1"), (text, "body muted")):
            label = QLabel(words)
            label.setProperty("role", role)
            label.setWordWrap(True)
            self.body.addWidget(label)
        self.panel.setAccessibleDescription(text)
        self.go_on = QPushButton(_("Doorwerken"))
        self.go_on.setProperty("variant", "solid")
        self.go_on.clicked.connect(self.close_overlay)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.go_on)
        self.body.addLayout(row)


class LockWatch(QObject):
    """Asks Entrance to lock in time, says on the status bar when that is, and clears the clipboard then."""

    def __init__(self, window: MainWindow, entrance: Entrance) -> None:
        super().__init__(window)
        self._window = window
        self._entrance = entrance
        self._has_lock = False
        self._question: StillThere | None = None
        self.idle = IdleWatch(self)
        self.suspend = SuspendWatch(self)
        self.clipboard = ClipboardWatch(self)
        self.idle.warned.connect(self._ask)
        self.idle.returned.connect(self._withdraw)
        self.idle.expired.connect(self._lock)
        self.suspend.slept.connect(self._lock)
        entrance.opened.connect(self.follow)
        entrance.closing.connect(self._closing)
        window.context.navigator.lock_after.connect(self._change)

    def follow(self, state: LockState) -> None:
        """Watch over the file that is open now."""
        self._has_lock = state.has_lock
        self._change(state.minutes)

    def _change(self, minutes: int) -> None:
        self._window.statusbar.show_lock(minutes if self._has_lock else 0)
        if self._has_lock:
            self.idle.start(minutes)

    def _closing(self) -> None:
        self.idle.stop()
        self.clipboard.clear()

    def _lock(self) -> None:
        if self._has_lock:
            self._withdraw()  # nothing to come back to
            self._entrance.lock()

    def _ask(self) -> None:
        self._question = StillThere(self._window)
        self._question.closed.connect(self._answered)
        self._question.open(self._question.go_on)

    def _withdraw(self) -> None:
        if self._question is not None:
            self._question.close_overlay()

    def _answered(self) -> None:
        self._question = None
        self.idle.live()
