"""Beginning with the work of the team: which workbook of a colleague, and its passphrase when it has one."""

from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from wijkwerker.domain.language import _
from wijkwerker.gui.dialogs.first_step import Step
from wijkwerker.gui.overlays import Workbook


class WorkbookStep(Step):
    """The workbook that was chosen. Its passphrase is asked for when it turned out to have one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        words = _("Je krijgt alles wat erin staat, en gaat verder in hetzelfde team.")
        super().__init__(_("Begin met een bestand van een collega"), words, parent)
        self.wants_secret = False
        self._path = Path()
        self.other = QPushButton(self)
        self.other.setAutoDefault(True)
        self.without = QPushButton(_("Toch zonder bestand beginnen"), self)
        self.without.setProperty("variant", "quiet")
        self.without.setAutoDefault(True)
        row = QHBoxLayout()
        row.addWidget(self.other)
        row.addWidget(self.without)
        row.addStretch(1)
        self._layout.addLayout(row)
        self._layout.addSpacing(12)
        self.secret = QLineEdit(self)
        self.ask(_("Wachtwoord van dit bestand: vijf woorden"), self.secret)
        self.say("user", _("Staat je naam al in het bestand? Dan ben jij die collega, met je eigen buurten."))
        self.end()
        self.show_secret()

    def show_file(self, path: Path) -> None:
        """Show which workbook it is."""
        self._path = path
        self.wants_secret = False
        self.secret.clear()
        self.other.setText(path.name)
        self.other.setToolTip(_("Kies een ander bestand"))
        self.other.setAccessibleName(_("{file}. Kies een ander bestand").format(file=path.name))
        self.show_secret()

    def show_secret(self) -> None:
        """Ask the passphrase, or leave it out."""
        self.secret.setVisible(self.wants_secret)
        self.label_of(self.secret).setVisible(self.wants_secret)

    def begins(self) -> QWidget | None:
        """The passphrase, when it is asked."""
        return self.secret if self.wants_secret else None

    def workbook(self) -> Workbook:
        """What the file begins with."""
        return Workbook(self._path, " ".join(self.secret.text().split()) or None)

    def problem(self) -> tuple[str, QLineEdit | None]:
        """A locked workbook needs its words."""
        if self.wants_secret and not self.secret.text().strip():
            return _("Vul het wachtwoord van het bestand in."), self.secret
        return "", None
