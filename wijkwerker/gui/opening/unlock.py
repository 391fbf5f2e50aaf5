"""The lock on the cover: the passphrase, and how long to wait after too many wrong ones."""

import math
import time
from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from wijkwerker.domain.errors import Locked, WijkwerkerError
from wijkwerker.domain.language import _, ngettext
from wijkwerker.gui import theme
from wijkwerker.gui.opening.cover_sheet import cover_sheet
from wijkwerker.gui.overlays import Answer, Asking
from wijkwerker.gui.widgets.icon_edit import IconEdit
from wijkwerker.gui.widgets.toast import announce

FREE = 5  # wrong ones before the first pause
FIRST, MOST = 10.0, 300.0  # seconds; each pause is twice the one before


class Attempts:
    """Counts as long as the program runs; `now` gives seconds that only go forward."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._wrong = 0
        self._until = 0.0

    def failed(self) -> None:
        """A wrong one was typed."""
        self._wrong += 1
        if self._wrong >= FREE:
            self._until = self._now() + min(MOST, FIRST * 2.0 ** min(self._wrong - FREE, 10))

    def succeeded(self) -> None:
        """The right one was typed: begin anew."""
        self._wrong, self._until = 0, 0.0

    def seconds_left(self) -> int:
        """How long to wait before the next one; 0 for not at all."""
        return max(0, math.ceil(self._until - self._now()))


class Unlock(Asking):
    """Asks the passphrase. `forgotten` is a wish to type the recovery key, `given_up` one not to put a copy back."""

    forgotten = Signal()
    given_up = Signal()

    def __init__(self, parent: QWidget, attempts: Attempts, *, copy: bool = False) -> None:
        super().__init__(parent)
        self._attempts = attempts
        self._waits = QTimer(self, interval=250)
        self._waits.timeout.connect(self._count_down)
        self._refusal = ""
        self.field = IconEdit("key", _("Wachtwoord"), parent=self)
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.button = QPushButton(_("Open"), self)
        self.button.setProperty("variant", "solid")
        self._calm = _("Typ het wachtwoord van de kopie.") if copy else _("Je werk is bewaard.")
        self.words = QLabel(self._calm, self)
        self.words.setWordWrap(True)
        self.words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        theme.vary(self.words, role="small muted")
        self.other = QPushButton(_("Wachtwoord vergeten?"), self)
        self.leave = QPushButton(_("Toch niet terugzetten"), self)
        for button in (self.other, self.leave):
            button.setProperty("variant", "quiet")
        self.leave.setVisible(copy)
        self.field.returnPressed.connect(self._give)
        self.button.clicked.connect(self._give)
        self.other.clicked.connect(self.forgotten)
        self.leave.clicked.connect(self.given_up)
        row = QHBoxLayout()
        row.addWidget(self.field, 1)
        row.addWidget(self.button)
        layout = cover_sheet(self, "lock", _("De kopie is op slot") if copy else _("Wijkwerker is op slot"))
        layout.addLayout(row)
        layout.addWidget(self.words)
        layout.addWidget(self.other, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(self.leave, 0, Qt.AlignmentFlag.AlignHCenter)
        self.setFocusProxy(self.field)
        if attempts.seconds_left():
            self._wait()

    def wait_for(self, words: str) -> None:
        """Say what is done first; `be_ready` follows."""
        self._set_busy(words)

    def be_ready(self) -> None:
        """The passphrase may be typed."""
        self._say(self._calm)
        self._set_enabled(enabled=True)
        if self._attempts.seconds_left():
            self._wait()

    def refuse(self, error: WijkwerkerError) -> None:
        """Say why it did not open, and let it be tried again, after a pause when it was tried often."""
        self._set_enabled(enabled=True)
        self._refusal = error.text
        self.field.selectAll()
        self._say(str(error), wrong=True)
        announce(self.field, str(error), assertive=True)
        if isinstance(error, Locked) and self._attempts.seconds_left():
            self.field.clear()
            self._wait()

    def _wait(self) -> None:
        self._set_enabled(enabled=False)
        self.other.setEnabled(True)
        self.leave.setEnabled(True)
        self._waits.start()
        self._count_down()

    def _count_down(self) -> None:
        left = self._attempts.seconds_left()
        if not left:
            self._waits.stop()
            self._say(_("Je kunt het weer proberen."))
            self._set_enabled(enabled=True)
            return
        if left > 90:
            pause = ngettext("Wacht nog {n} minuut.", "Wacht nog {n} minuten.", round(left / 60)).format(
                n=round(left / 60)
            )
        else:
            pause = ngettext("Wacht nog {n} seconde.", "Wacht nog {n} seconden.", left).format(n=left)
        refusal = self._refusal or _("Er is te vaak een verkeerd wachtwoord getypt.")
        self._say(f"{refusal} {pause}", wrong=True)

    def _give(self) -> None:
        if self.field.text() and self.field.isEnabled():
            self._set_busy(_("Bezig met openen…"))
            self.given.emit(Answer(self.field.text()))

    def _set_busy(self, words: str) -> None:
        self._set_enabled(enabled=False)
        self._say(words)

    def _set_enabled(self, *, enabled: bool) -> None:
        for part in (self.field, self.button, self.other, self.leave):
            part.setEnabled(enabled)
        if enabled:
            self.field.setFocus()

    def _say(self, words: str, *, wrong: bool = False) -> None:
        self.words.setText(words)
        theme.vary(self.words, role="small" if wrong else "small muted", tone="dang" if wrong else "")
        theme.vary(self.field, invalid=wrong)
        self.field.setAccessibleDescription(words)


class Returning(QFrame):
    """Asks nothing: a copy takes the place of the file. It holds the keyboard meanwhile."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        layout = cover_sheet(self, "history", _("Bezig met terugzetten…"))
        words = QLabel(_("Wat er nu staat, wordt bewaard."), self)
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        words.setWordWrap(True)
        theme.vary(words, role="small muted")
        layout.addWidget(words)
        self.setAccessibleName(_("Bezig met terugzetten…"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
