"""Maak inzage: one document with all that is kept about a person, as PDF, workbook, or to take along."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from wijkwerker.domain.figures.words import written
from wijkwerker.domain.language import N_, _, ngettext
from wijkwerker.domain.privacy.inzage import Inzage, Section
from wijkwerker.gui import theme
from wijkwerker.gui.context import Context
from wijkwerker.gui.panels.exchange.choice_cards import CardChoice, ChoiceCards
from wijkwerker.gui.widgets.banner import Banner
from wijkwerker.gui.widgets.file_sheet import FileSheet
from wijkwerker.gui.widgets.files import ask_where
from wijkwerker.gui.widgets.labels import line, wrapped
from wijkwerker.gui.widgets.scroll_area import SnugArea
from wijkwerker.gui.widgets.sheet_end import SheetEnd, finishes

if TYPE_CHECKING:
    from wijkwerker.services.services import Services

WIDTH, MOST_HEIGHT = 620, 460
PDF, WORKBOOK, ALONG = ".pdf", ".xlsx", ".json"
_FORMS = (
    (PDF, N_("PDF"), N_("om te lezen")),
    (WORKBOOK, N_("Excel"), N_("om in te zoeken")),
    (ALONG, N_("Meenemen"), N_("ander programma")),
)


class InzageSheet(FileSheet):
    """`saved(path)` follows when the document is there; the name of the file tells nobody whose it is."""

    saved = Signal(object)

    def __init__(self, context: Context, contact: str, name: str, window: QWidget) -> None:
        title = _("Inzage voor {name}").format(name=name)
        super().__init__(window, title, context.messages, width=WIDTH, top=0.1)
        self._context, self._contact = context, contact
        self._inzage: Inzage | None = None
        self.body.setSpacing(theme.current().px(12))
        self.body.addWidget(wrapped(title, "h1"))
        self._middle = SnugArea(width=WIDTH - 40, most=MOST_HEIGHT, spacing=10)
        text = _("Dit is alles wat jullie over deze persoon bewaren. Wijkwerker zoekt ook in notities.")
        self._middle.body.addWidget(wrapped(text, "body muted"))
        self.forms = ChoiceCards(
            [CardChoice(form, _(label), _(detail)) for form, label, detail in _FORMS], _("Hoe bewaren?"), chosen=PDF
        )
        self._middle.body.addWidget(self.forms)
        self._rows = self._middle.body
        self._middle.body.addWidget(wrapped(_("Dit staat erin"), "h3"))
        self._looking = wrapped(_("Bezig met zoeken…"), "small muted")
        self._middle.body.addWidget(self._looking)
        self.body.addWidget(self._middle, 1)
        self._check = Banner(
            _("Lees het na voor je het geeft. In een notitie kan iets over iemand anders staan."),
            "info",
            icon="eye",
        )
        self.body.addWidget(self._check)
        self.body.addWidget(self.refusal)
        end = SheetEnd(_("Bewaren als…"), self._ask_place, self.close_overlay)
        self.starter, self._cancel = end.verb, end.cancel
        self.starter.setEnabled(False)
        self.body.addLayout(end)

    def ask(self) -> None:
        """Show the sheet, with the keyboard on the form, and gather what is kept."""
        contact, today = self._contact, self._context.clock.today()
        self.open(self.forms)
        self._context.tasks.read(
            lambda s: s.privacy.inzage.gather(contact, today), self._show, owner=self, failed=self._missed
        )

    def _show(self, inzage: Inzage) -> None:
        self._inzage = inzage
        self._looking.setVisible(not inzage.sections)
        self._looking.setText(_("Er staat niets over deze persoon in je bestand."))
        for place, section in enumerate(inzage.sections):
            if place:
                self._rows.addWidget(line())
            self._rows.addLayout(_section_row(section))
        self.starter.setEnabled(not self._busy)
        self._middle.updateGeometry()
        self.place()

    def _missed(self, error: Exception) -> None:
        self.close_overlay()
        self._context.messages.report(error)

    # -- the file -----------------------------------------------------------------------------------------

    def _ask_place(self) -> None:
        if self._inzage is None or self._busy:
            return
        form = self.forms.current() or PDF
        name = f"inzage-{self._inzage.made.isoformat()}{form}"
        ask_where(self, _("Waar wil je de inzage bewaren?"), name, self._save, ending=form)

    def _save(self, path: Path) -> None:
        inzage = self._inzage
        if inzage is None:
            return
        self.set_busy(busy=True)

        def write(services: "Services") -> Path:
            return services.privacy.inzage.save(inzage, path)

        self._context.tasks.write(write, self.made, owner=self, failed=self.refused)

    def made(self, path: Path) -> None:
        """The document is there: whoever asked for the sheet can go on."""
        super().made(path)
        self.saved.emit(path)

    def set_busy(self, *, busy: bool) -> None:
        """Nothing can be chosen while the document is being made."""
        super().set_busy(busy=busy)
        for part in (self.forms, self.starter, self._cancel):
            part.setEnabled(not busy)
        self.starter.setText(_("Bezig met maken…") if busy else _("Bewaren als…"))
        if busy:
            self.refusal.say("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Ctrl+Enter go on."""
        if finishes(event) or event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._ask_place()
        else:
            super().keyPressEvent(event)


def _section_row(section: Section) -> QHBoxLayout:
    """A part of the document, with how much is in it."""
    row = QHBoxLayout()
    count = len(section.rows)
    words = ngettext("{count} regel", "{count} regels", count).format(count=written(count)) if section.headings else ""
    row.addWidget(wrapped(section.title, "body"), 1)
    told = wrapped(words, "small muted")
    told.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    row.addWidget(told, 1)
    return row
