"""The lock on the cover: the passphrase, or a new one with the recovery key."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from wijkwerker.domain.errors import Locked, WijkwerkerError
from wijkwerker.domain.language import _, ngettext
from wijkwerker.gui import theme
from wijkwerker.gui.attempts import Attempts
from wijkwerker.gui.cover_sheet import cover_sheet
from wijkwerker.gui.overlays import Answer, Asking
from wijkwerker.gui.widgets.fields.secret import problem_of
from wijkwerker.gui.widgets.icon_edit import IconEdit
from wijkwerker.gui.widgets.toast import announce


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
        self.other = QPushButton(_("Toch niet terugzetten") if copy else _("Wachtwoord vergeten?"), self)
        self.other.setProperty("variant", "quiet")
        self.field.returnPressed.connect(self._give)
        self.button.clicked.connect(self._give)
        self.other.clicked.connect(self.given_up if copy else self.forgotten)
        row = QHBoxLayout()
        row.addWidget(self.field, 1)
        row.addWidget(self.button)
        layout = cover_sheet(self, "lock", _("Wijkwerker is op slot"))
        layout.addLayout(row)
        layout.addWidget(self.words)
        layout.addWidget(self.other, 0, Qt.AlignmentFlag.AlignHCenter)
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
        self._say(f"{self._refusal or _('Er is te vaak een verkeerd wachtwoord getypt.')} {pause}", wrong=True)

    def _give(self) -> None:
        if self.field.text() and self.field.isEnabled():
            self._set_busy(_("Bezig met openen…"))
            self.given.emit(Answer(self.field.text()))

    def _set_busy(self, words: str) -> None:
        self._set_enabled(enabled=False)
        self._say(words)

    def _set_enabled(self, *, enabled: bool) -> None:
        for part in (self.field, self.button, self.other):
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


class Recover(Asking):
    """Asks the recovery key and a new passphrase, twice. `given_up` is a wish to type the passphrase after all."""

    given_up = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        layout = cover_sheet(self, "key", _("Kies een nieuw wachtwoord"))
        lead = QLabel(_("Typ de herstelsleutel van je papier. Daarna geldt je nieuwe wachtwoord."), self)
        lead.setWordWrap(True)
        lead.setAlignment(Qt.AlignmentFlag.AlignCenter)
        lead.setProperty("role", "small muted")
        layout.addWidget(lead)
        self.key, self.first, self.again = QLineEdit(self), QLineEdit(self), QLineEdit(self)
        self.key.setPlaceholderText("XXXX-XXXX-XXXX-XXXX-XXXX-XXXX-XXXX")
        asked = ((self.key, _("Herstelsleutel")), (self.first, _("Nieuw wachtwoord")), (self.again, _("Nog een keer")))
        for box, label in asked:
            words = QLabel(label, self)
            words.setProperty("role", "smed muted")
            words.setBuddy(box)
            box.setAccessibleName(label)
            box.returnPressed.connect(self._go_on)
            pair = QVBoxLayout()
            pair.setSpacing(theme.current().px(4))
            pair.addWidget(words)
            pair.addWidget(box)
            layout.addLayout(pair)
        self._hide(self.first, self.again)
        self.words = QLabel(self)
        self.words.setWordWrap(True)
        theme.vary(self.words, role="small", tone="dang")
        self.words.hide()
        layout.addWidget(self.words)
        layout.addLayout(self._buttons())
        self.setFocusProxy(self.key)

    def _hide(self, *boxes: QLineEdit) -> None:
        for box in boxes:
            box.setEchoMode(QLineEdit.EchoMode.Password)

    def _buttons(self) -> QHBoxLayout:
        self.back = QPushButton(_("Terug"), self)
        self.back.setProperty("variant", "quiet")
        self.open = QPushButton(_("Open"), self)
        self.open.setProperty("variant", "solid")
        self.back.clicked.connect(self.given_up)
        self.open.clicked.connect(self._give)
        row = QHBoxLayout()
        row.addWidget(self.back)
        row.addStretch(1)
        row.addWidget(self.open)
        return row

    def refuse(self, error: WijkwerkerError) -> None:
        """Say what is wrong; what was typed stays."""
        self._set_enabled(enabled=True)
        self._say(str(error), self.key if isinstance(error, Locked) else None)
        announce(self, str(error), assertive=True)

    def _go_on(self) -> None:
        """Enter: to the next empty box, and after the last one open."""
        empty = next((box for box in (self.key, self.first, self.again) if not box.text()), None)
        if empty is not None:
            empty.setFocus()
        else:
            self._give()

    def _give(self) -> None:
        problem, box = self._problem()
        self._say(problem, box)
        if not problem and self.open.isEnabled():
            self._set_enabled(enabled=False)
            self._say("", None)
            self.given.emit(Answer(self.first.text(), recovery_key=self.key.text()))

    def _problem(self) -> tuple[str, QLineEdit | None]:
        from wijkwerker.domain import recovery_key

        try:
            recovery_key.tidy(self.key.text())
        except WijkwerkerError as error:
            return str(error), self.key
        problem, second = problem_of(self.first.text(), self.again.text())
        return problem, (self.again if second else self.first) if problem else None

    def _set_enabled(self, *, enabled: bool) -> None:
        for part in (self.key, self.first, self.again, self.open, self.back):
            part.setEnabled(enabled)

    def _say(self, problem: str, box: QLineEdit | None) -> None:
        self.words.setText(problem)
        self.words.setVisible(bool(problem))
        for other in (self.key, self.first, self.again):
            theme.vary(other, invalid=other is box)
            other.setAccessibleDescription(problem if other is box else "")
        if box is not None:
            box.setFocus()
