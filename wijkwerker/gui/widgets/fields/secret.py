"""A field for a passphrase: what is typed is not shown, not looked at and never told by itself."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from wijkwerker.domain.language import _
from wijkwerker.gui.widgets.fields.field import Field

LEAST_SECRET = 8  # letters; the vault refuses a shorter one too


def problem_of(first: str, again: str) -> tuple[str, bool]:
    """What is wrong with a new passphrase that was typed twice, '' for nothing; and whether that is in the second."""
    if len(first.strip()) < LEAST_SECRET:
        words = _("Dit wachtwoord is te kort. Neem er een van minstens {n} tekens.")
        return words.format(n=LEAST_SECRET), False
    if first != again:
        return _("De twee wachtwoorden zijn niet gelijk. Typ ze nog een keer."), True
    return "", False


class SecretField(Field):
    """`entered` follows Enter."""

    entered = Signal()

    def __init__(self, label: str, *, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(label, hint=hint, parent=parent)
        self.edit = QLineEdit()
        self.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self._put(self.edit)
        self.edit.textEdited.connect(lambda _text: self.clear_error())
        self.edit.returnPressed.connect(self.entered)

    def value(self) -> str:
        return self.edit.text()

    def set_value(self, value: str | None) -> None:
        self.edit.setText(value or "")
        self.clear_error()
