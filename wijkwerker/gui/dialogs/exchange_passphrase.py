"""The passphrase of a workbook: asked for one that was received, and shown once for one that was made."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QMouseEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from wijkwerker.domain.exchange.given import Exported
from wijkwerker.domain.figures.words import written
from wijkwerker.domain.language import _, ngettext
from wijkwerker.gui import theme
from wijkwerker.gui.panels.exchange.words import first_name, folder_words
from wijkwerker.gui.widgets.dialog import VerbDialog
from wijkwerker.gui.widgets.empty_state import RoundIcon
from wijkwerker.gui.widgets.files import opener
from wijkwerker.gui.widgets.labels import wrapped
from wijkwerker.gui.widgets.overlay import Overlay
from wijkwerker.gui.widgets.toast import announce

WIDTH = 520


class AskPassphrase(VerbDialog):
    """Asks the words that open a workbook; `confirmed` carries them."""

    def __init__(self, window: QWidget, file_name: str, *, wrong: bool) -> None:
        text = _("{file} heeft een wachtwoord. Vraag het aan wie het bestand maakte.").format(file=file_name)
        super().__init__(
            window,
            _("Dit bestand is op slot"),
            text,
            _("Openen"),
            icon="lock",
            asks=_("Wachtwoord: vijf woorden"),
            width=WIDTH,
        )
        if wrong:
            label = wrapped(_("Dit wachtwoord past niet. Kijk of alle vijf woorden goed zijn."), "small")
            theme.vary(label, tone="dang")
            theme.vary(self.input, invalid=True)
            self.input.setAccessibleDescription(label.text())
            self.insert(label)
        self.input.setEchoMode(QLineEdit.EchoMode.Password)
        self._see = QCheckBox(_("Laat het wachtwoord zien"))
        self._see.toggled.connect(self._show_typed)
        self.insert(self._see)

    def _show_typed(self, on: bool) -> None:
        self.input.setEchoMode(QLineEdit.EchoMode.Normal if on else QLineEdit.EchoMode.Password)


class Made(Overlay):
    """Says where the workbook is and, this once, its passphrase."""

    def __init__(self, window: QWidget, made: Exported, name: str) -> None:
        super().__init__(window, _("Het uitwisselbestand is klaar"), width=WIDTH, top=0.18)
        now = theme.current()
        self._made = made
        self.body.setSpacing(now.px(10))
        self.body.addWidget(RoundIcon("check-circle", ground="okS", ink="ok", size=40))
        self.body.addWidget(wrapped(_("Het uitwisselbestand is klaar"), "h1"))
        rows = sum(made.sheets.values())
        count = ngettext("{count} rij", "{count} rijen", rows).format(count=written(rows))
        where = _("{file} · {rows} · map {folder}")
        self.body.addWidget(
            wrapped(where.format(file=made.path.name, rows=count, folder=folder_words(made.path)), "body muted")
        )
        if made.others:
            words = ngettext("Dit hoort erbij: {names}.", "Deze horen erbij: {names}.", len(made.others))
            self.body.addWidget(wrapped(words.format(names=", ".join(other.name for other in made.others)), "body"))
        if made.passphrase:
            self.body.addWidget(self._made_phrase(made.passphrase, name))
        self.body.addWidget(wrapped(_send_words(name), "body"))
        self.body.addLayout(self._made_end())

    def _made_phrase(self, passphrase: str, name: str) -> QWidget:
        now = theme.current()
        frame = QFrame()
        frame.setProperty("card", "sunken")
        row = QHBoxLayout(frame)
        row.setContentsMargins(now.px(14), now.px(12), now.px(12), now.px(12))
        self.phrase = wrapped(passphrase, "h2")
        self.phrase.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.phrase.setAccessibleName(_("Wachtwoord: {words}").format(words=passphrase))
        self.copy = QPushButton(_("Kopiëren"))
        theme.vary(self.copy, compact=True)
        self.copy.clicked.connect(self._copy)
        row.addWidget(self.phrase, 1)
        row.addWidget(self.copy)
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(now.px(4))
        column.addWidget(wrapped(_("Wachtwoord. Je ziet het alleen nu."), "smed"))
        column.addWidget(frame)
        column.addWidget(wrapped(_advice(name), "small muted"))
        return box

    def _made_end(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.current().px(8))
        folder = QPushButton(_("Map openen"))
        folder.clicked.connect(opener(self._made.path.parent))
        done = QPushButton(_("Klaar"))
        done.setProperty("variant", "solid")
        done.clicked.connect(self.close_overlay)
        self.done = done
        row.addStretch(1)
        for button in (folder, done):
            button.setAutoDefault(True)
            row.addWidget(button)
        return row

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click beside it does not take away words that are shown this once."""
        if not self._made.passphrase:
            super().mousePressEvent(event)

    def ask(self) -> None:
        """Show it; with a passphrase the keyboard begins at *Kopieer*."""
        self.open(self.copy if self._made.passphrase else self.done)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._made.passphrase or "")
        self.copy.setText(_("Gekopieerd"))
        announce(self, _("Het wachtwoord is gekopieerd."))


def _advice(name: str) -> str:
    who = first_name(name)
    if who:
        return _("Bel {name}, of stuur een berichtje. Zet het niet in dezelfde mail als het bestand.").format(name=who)
    return _("Bel, of stuur een berichtje. Zet het niet in dezelfde mail als het bestand.")


def _send_words(name: str) -> str:
    who = first_name(name)
    if who:
        return _("Stuur het bestand nu naar {name}, of zet het in jullie eigen map.").format(name=who)
    return _("Stuur het bestand nu, of zet het in jullie eigen map.")
