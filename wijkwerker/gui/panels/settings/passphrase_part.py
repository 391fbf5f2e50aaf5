"""Another passphrase: the old one, and the new one twice."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from wijkwerker.domain.errors import Locked
from wijkwerker.domain.language import _
from wijkwerker.gui import theme
from wijkwerker.gui.context import Context
from wijkwerker.gui.widgets.fields.secret import LEAST_SECRET, SecretField, problem_of
from wijkwerker.gui.widgets.labels import wrapped

if TYPE_CHECKING:
    from wijkwerker.services.services import Services


class PassphrasePart(QWidget):
    """A button, and below it the three fields as long as they are wanted."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        now = theme.current()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(now.px(10))
        self.begin = QPushButton(_("Wachtwoord wijzigen"))
        theme.set_icon(self.begin, "key", "text2", 16)
        self.begin.clicked.connect(self._open)
        column.addWidget(self.begin, 0, Qt.AlignmentFlag.AlignLeft)
        self.old = SecretField(_("Je wachtwoord van nu"))
        self.new = SecretField(
            _("Nieuw wachtwoord"), hint=_("Drie woorden, of minstens {n} tekens.").format(n=LEAST_SECRET)
        )
        self.again = SecretField(_("Nog een keer"))
        self._form = QWidget()
        form = QVBoxLayout(self._form)
        form.setContentsMargins(0, 0, 0, 0)
        form.setSpacing(now.px(10))
        keeps = _("Kopieën die je buiten Wijkwerker om maakte of waarin je hebt gewerkt, houden het oude wachtwoord.")
        form.addWidget(wrapped(keeps))
        for field in self._fields():
            field.entered.connect(self._go_on)
            form.addWidget(field)
        self.verb = QPushButton(_("Wijzigen"))
        self.verb.setProperty("variant", "solid")
        self.cancel = QPushButton(_("Annuleren"))
        self.verb.clicked.connect(self._give)
        self.cancel.clicked.connect(self._close)
        row = QHBoxLayout()
        row.addWidget(self.verb)
        row.addWidget(self.cancel)
        row.addStretch(1)
        form.addLayout(row)
        column.addWidget(self._form)
        self._form.hide()

    def _fields(self) -> tuple[SecretField, SecretField, SecretField]:
        return self.old, self.new, self.again

    def _open(self) -> None:
        self.begin.hide()
        self._form.show()
        self.old.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close(self) -> None:
        for field in self._fields():
            field.set_value("")
        self._form.hide()
        self.begin.show()
        self.begin.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_on(self) -> None:
        """Enter: to the next empty field, and after the last one change it."""
        empty = next((field for field in self._fields() if not field.value()), None)
        if empty is not None:
            empty.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._give()

    def _give(self) -> None:
        problem, field = self._problem()
        if field is not None:
            field.show_error(problem)
            field.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        old, new = self.old.value(), self.new.value()
        self._set_busy(busy=True)

        def change(services: "Services") -> bool:
            return services.keys.change_passphrase(old, new)

        self._context.tasks.write(change, self._changed, owner=self, failed=self._failed)

    def _problem(self) -> tuple[str, SecretField | None]:
        if not self.old.value():
            return _("Typ eerst je wachtwoord van nu."), self.old
        problem, second = problem_of(self.new.value(), self.again.value())
        return problem, (self.again if second else self.new) if problem else None

    def _changed(self, everywhere: bool) -> None:
        self._set_busy(busy=False)
        self._close()
        if everywhere:
            words = _("Je nieuwe wachtwoord geldt vanaf nu, ook voor je reservekopieën.")
        else:
            words = _("Je nieuwe wachtwoord geldt vanaf nu. De kopieën buiten je laptop krijgen het zodra dat kan.")
        self._context.messages.toast(words)

    def _failed(self, error: Exception) -> None:
        self._set_busy(busy=False)
        if isinstance(error, Locked):
            self.old.show_error(str(error))
            self.old.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._context.messages.report(error)

    def _set_busy(self, *, busy: bool) -> None:
        for part in (*self._fields(), self.verb, self.cancel):
            part.setEnabled(not busy)
