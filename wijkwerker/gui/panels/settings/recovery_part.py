"""The recovery key: whether there is one, and a new one."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from wijkwerker.domain.errors import Locked
from wijkwerker.domain.language import _
from wijkwerker.gui import theme
from wijkwerker.gui.context import Context
from wijkwerker.gui.widgets.fields.secret import SecretField
from wijkwerker.gui.widgets.labels import wrapped
from wijkwerker.gui.widgets.recovery_key import RecoveryKey

if TYPE_CHECKING:
    from wijkwerker.services.services import Services


class RecoveryPart(QWidget):
    """A button, then the passphrase, then the new key as long as it is wanted."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._asked = False
        now = theme.current()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(now.px(10))
        self._column = column
        self.state = wrapped("", "body")
        self.begin = QPushButton(_("Nieuwe herstelsleutel maken"))
        theme.set_icon(self.begin, "key", "text2", 16)
        self.begin.clicked.connect(self._open)
        self.secret = SecretField(_("Je wachtwoord"), hint=_("De oude herstelsleutel werkt daarna niet meer."))
        self.secret.entered.connect(self._give)
        self.verb = QPushButton(_("Maken"))
        self.verb.setProperty("variant", "solid")
        self.cancel = QPushButton(_("Annuleren"))
        self.verb.clicked.connect(self._give)
        self.cancel.clicked.connect(self._close)
        self._buttons = QWidget()
        row = QHBoxLayout(self._buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.verb)
        row.addWidget(self.cancel)
        row.addStretch(1)
        self.shown: RecoveryKey | None = None
        self.done = QPushButton(_("Klaar"))
        self.done.clicked.connect(self._finish)
        self._warning = wrapped("")
        self._warning.setProperty("tone", "warn")
        column.addWidget(self.state)
        column.addWidget(self.begin, 0, Qt.AlignmentFlag.AlignLeft)
        for part in (self.secret, self._buttons, self._warning):
            column.addWidget(part)
        column.addWidget(self.done, 0, Qt.AlignmentFlag.AlignLeft)
        self._close()

    def show_state(self, *, made: bool) -> None:
        """Say whether there is a recovery key."""
        if made:
            self.state.setText(_("Er is een herstelsleutel. Daarmee open je je werk als je het wachtwoord vergeet."))
        else:
            self.state.setText(_("Er is nog geen herstelsleutel. Vergeet je het wachtwoord, dan gaat niets meer open."))

    def _open(self) -> None:
        self.begin.hide()
        self.secret.show()
        self._buttons.show()
        self.secret.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close(self) -> None:
        self.secret.set_value("")
        if self.shown is not None:
            self.shown.hide()
            self.shown.deleteLater()
            self.shown = None
        for part in (self.secret, self._buttons, self._warning, self.done):
            part.hide()
        self.begin.show()
        self._asked = False

    def _give(self) -> None:
        passphrase = self.secret.value()
        if not passphrase:
            self.secret.show_error(_("Typ eerst je wachtwoord."))
            self.secret.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._set_busy(busy=True)

        def make(services: "Services") -> str:
            return services.keys.new_recovery_key(passphrase)

        self._context.tasks.write(make, self._made, owner=self, failed=self._failed)

    def _made(self, key: str) -> None:
        self._set_busy(busy=False)
        self._close()
        self.show_state(made=True)
        self.begin.hide()
        self.shown = RecoveryKey(key, self._context.clock.today())
        self._column.insertWidget(self._column.indexOf(self._warning), self.shown)
        self.done.show()
        self.shown.print_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _finish(self) -> None:
        """Let the key go; one that is nowhere yet is asked about once."""
        if self.shown is not None and not self.shown.is_kept and not self._asked:
            self._asked = True
            self._warning.setText(
                _("Je hebt de sleutel nog niet afgedrukt of bewaard. Hij komt niet terug. Heb je hem overgeschreven?")
            )
            self._warning.show()
            return
        self._close()
        self.begin.setFocus(Qt.FocusReason.OtherFocusReason)

    def _failed(self, error: Exception) -> None:
        self._set_busy(busy=False)
        if isinstance(error, Locked):
            self.secret.show_error(str(error))
            self.secret.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._context.messages.report(error)

    def _set_busy(self, *, busy: bool) -> None:
        for part in (self.secret, self.verb, self.cancel):
            part.setEnabled(not busy)
