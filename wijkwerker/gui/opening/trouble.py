"""What stands before the window when the file cannot be opened: why, what is safe, and the way on."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from wijkwerker.domain.copies import Copy
from wijkwerker.domain.dates import clock, long_day
from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.domain.language import _
from wijkwerker.gui.opening.cover_sheet import cover_sheet
from wijkwerker.gui.opening.door import LostError
from wijkwerker.gui.panels.settings import copy_words
from wijkwerker.gui.widgets.files import ask_copy


class Trouble(QFrame):
    """Says why the file cannot be opened. Of a file that is damaged or gone it offers the newest good copy.

    `put_back(Path)` is a wish for a copy, `again` to try once more, `anew` to begin with an empty file.
    """

    again = Signal()
    put_back = Signal(object)
    anew = Signal()

    def __init__(self, error: Exception, parent: QWidget, today: date) -> None:
        super().__init__(parent)
        self._today = today
        self._said: list[QLabel] = []
        self._buttons: list[QPushButton] = []
        self._layout = cover_sheet(self, "alert-circle", _title(error), tone="dang")
        if isinstance(error, LostError):
            self._say_lost(error)
        else:
            self._say_other(error)
        self.setAccessibleDescription(" ".join(label.text() for label in self._said))

    def _say_lost(self, error: LostError) -> None:
        copy = error.copy
        self._say(error.text)
        if copy is None:
            self._say(_("Er is op deze laptop geen goede kopie. Staat er een op een USB-stick of in een netwerkmap?"))
            self._say(_safe(gone=error.gone), "small muted")
            first = self._row((_("Kopie kiezen…"), self._ask_copy, "solid"), (_("Opnieuw"), self.again.emit, ""))
        else:
            self._say(self._found(copy))
            self._say(_safe(gone=error.gone), "small muted")
            first = self._row((_("Deze kopie terugzetten"), lambda: self._wish(copy.path), "solid"))
            self._row((_("Andere kopie…"), self._ask_copy, ""), (_("Opnieuw"), self.again.emit, ""))
        if error.may_begin:
            self._row((_("Met een leeg bestand beginnen"), self.anew.emit, "quiet"))
        self._row((_("Sluiten"), self.window().close, "quiet"))
        self.setFocusProxy(first)

    def _say_other(self, error: Exception) -> None:
        expected = isinstance(error, WijkwerkerError)
        self._say(error.text if isinstance(error, WijkwerkerError) else _("Er ging iets mis bij het openen."))
        hint = error.hint if isinstance(error, WijkwerkerError) else _("Er is niets veranderd aan je bestand.")
        self._say(hint, "small muted")
        leave = self._row((_("Sluiten"), self.window().close, ""), (_("Opnieuw"), self.again.emit, "solid"))
        self.setFocusProxy(self._buttons[-1] if expected else leave)

    def _found(self, copy: Copy) -> str:
        day, time = long_day(copy.made.date(), self._today), clock(copy.made)
        if copy.counts is None:
            return _("Er is een kopie van {day} {time}.").format(day=day, time=time)
        return _("Er is een goede kopie van {day} {time}, met {moments} en {contacts}.").format(
            day=day,
            time=time,
            moments=copy_words.moments(copy.counts.moments),
            contacts=copy_words.contacts(copy.counts.contacts),
        )

    # -- building -----------------------------------------------------------------------------------------

    def _say(self, text: str, role: str = "body") -> None:
        if not text:
            return
        label = QLabel(text, self)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        label.setProperty("role", role)
        self._layout.addWidget(label)
        self._said.append(label)

    def _row(self, *wanted: tuple[str, Callable[[], object], str]) -> QPushButton:
        """Buttons beside each other, as (words, what they do, variant); gives the first."""
        row = QHBoxLayout()
        row.addStretch(1)
        made = []
        for words, act, variant in wanted:
            button = QPushButton(words, self)
            button.setAutoDefault(True)
            if variant:
                button.setProperty("variant", variant)
            button.clicked.connect(act)
            row.addWidget(button)
            made.append(button)
        row.addStretch(1)
        self._layout.addLayout(row)
        self._buttons += made
        return made[0]

    # -- wishes -------------------------------------------------------------------------------------------

    def _ask_copy(self) -> None:
        ask_copy(self, self._wish)

    def _wish(self, copy: Path) -> None:
        """Say that it is being done; once is enough."""
        for button in self._buttons:
            button.setEnabled(False)
        self._said[-1].setText(_("Bezig met terugzetten…"))
        self.put_back.emit(copy)


def _title(error: Exception) -> str:
    if isinstance(error, LostError) and error.gone:
        return _("Je bestand is er niet meer")
    return _("Wijkwerker kan je bestand niet openen")


def _safe(*, gone: bool) -> str:
    if gone:
        return _("Zet je die terug, dan kun je daarmee verder.")
    return _("We gooien niets weg: het bestand van nu blijft bewaard, met “-vervangen” in de naam.")
