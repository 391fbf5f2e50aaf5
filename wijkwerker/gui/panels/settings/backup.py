"""Reservekopie: a copy now, and where the work stands."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QWidget

from wijkwerker.domain.changes import Changes
from wijkwerker.domain.dates import day_and_time
from wijkwerker.domain.language import _
from wijkwerker.gui import theme
from wijkwerker.gui.context import Context
from wijkwerker.gui.panels.settings.section import Section
from wijkwerker.gui.widgets.labels import wrapped

if TYPE_CHECKING:
    from wijkwerker.services.files import Backup
    from wijkwerker.services.services import Services

ENDING = ".db"


class BackupSection(Section):
    """When the last copy was made, and one now: beside the file, or where the worker wants it."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(
            context, _("Reservekopie"), _("Een kopie van al je werk. Maak er elke week één buiten je laptop."), parent
        )
        card = self.add_card(_("Op deze laptop"))
        self._last = wrapped("", "body")
        self._place = wrapped("")
        card.body.addWidget(self._last)
        card.body.addWidget(self._place)
        row = QHBoxLayout()
        self._now = _button(_("Nu kopie maken"), "server", "solid")
        self._elsewhere = _button(_("Ergens anders bewaren…"), "download", "normal")
        self._now.clicked.connect(lambda: self._make(None))
        self._elsewhere.clicked.connect(self._choose)
        row.addWidget(self._now)
        row.addWidget(self._elsewhere)
        row.addStretch(1)
        card.body.addLayout(row)
        words = _("Een kopie van een bestand met een wachtwoord blijft op slot. Bewaar de twee bestanden samen.")
        card.body.addWidget(wrapped(words))
        self.end()

    def load(self) -> None:
        """Read when the last copy was made and where the file stands."""
        self.context.tasks.read(
            lambda s: (s.settings.get("backup"), s.files.path), self._show, owner=self, key="backup"
        )

    def _show(self, found: tuple[str, Path]) -> None:
        kept, path = found
        if kept:
            when = day_and_time(datetime.fromisoformat(kept), self.context.clock.today())
            self._last.setText(_("Laatste kopie: {when}").format(when=when))
        else:
            self._last.setText(_("Er is nog geen kopie gemaakt."))
        self._place.setText(_("Je werk staat in {path}").format(path=path))

    def _choose(self) -> None:
        chosen, _filter = QFileDialog.getSaveFileName(
            self, _("Waar wil je de kopie bewaren?"), f"wijkwerker-kopie{ENDING}", f"*{ENDING}"
        )
        if chosen:
            self._make(Path(chosen))

    def _make(self, target: Path | None) -> None:
        for button in (self._now, self._elsewhere):
            button.setEnabled(False)

        def copy(services: "Services") -> "Backup":
            return services.files.back_up(target)

        self.context.tasks.write(copy, self._made, owner=self, failed=self._failed)

    def _made(self, made: "Backup") -> None:
        self._ready()
        self.context.messages.toast(_("De kopie is gemaakt en nagekeken: {name}").format(name=made.path.name))
        self.load()
        self.context.tasks.changed.emit(Changes(undoable=False), self)  # the bar at the bottom says when it was

    def _failed(self, error: Exception) -> None:
        self._ready()
        self.context.messages.report(error)

    def _ready(self) -> None:
        for button in (self._now, self._elsewhere):
            button.setEnabled(True)


def _button(words: str, icon: str, variant: str) -> QPushButton:
    button = QPushButton(words)
    button.setProperty("variant", variant)
    theme.set_icon(button, icon, "on" if variant == "solid" else "text2", 16)
    return button
