"""On the cover: the recovery key, and a new passphrase."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from wijkwerker.domain.errors import Locked, WijkwerkerError
from wijkwerker.domain.language import _
from wijkwerker.gui import theme
from wijkwerker.gui.opening.cover_sheet import cover_sheet
from wijkwerker.gui.overlays import Answer, Asking
from wijkwerker.gui.widgets.fields.secret import problem_of
from wijkwerker.gui.widgets.toast import announce


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
