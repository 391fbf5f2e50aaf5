"""A new contact: a name and a buurt, with who may be meant already while the name is typed."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from wijkwerker.domain.changes import Changes
from wijkwerker.domain.kinds import Contact
from wijkwerker.domain.kinds.record import fields_of, make
from wijkwerker.domain.language import N_, _
from wijkwerker.gui import theme
from wijkwerker.gui.context import Context
from wijkwerker.gui.widgets.chip import Chip, ChipRow
from wijkwerker.gui.widgets.fields.lookup import Lookup
from wijkwerker.gui.widgets.fields.make import form_field_for
from wijkwerker.gui.widgets.fields.text import TextField
from wijkwerker.gui.widgets.lead import Lead
from wijkwerker.gui.widgets.list_card import CardItem, ListCard
from wijkwerker.gui.widgets.sheet_end import SheetEnd, finishes
from wijkwerker.gui.widgets.tags import TagSpec

if TYPE_CHECKING:
    from wijkwerker.services.contacts import Double

_CONSENT = {"geen": N_("Nog niet"), "mondeling": N_("Ja, mondeling"), "schriftelijk": N_("Ja, schriftelijk")}
_TYPING_PAUSE_MS = 120
_MOST_DOUBLES = 3


class NewContact(QWidget):
    """Asks for a new contact. `added(id)` follows the saving, `known(id)` the choice of one that was there already."""

    added = Signal(str)
    known = Signal(str)
    closed = Signal()

    def __init__(self, context: Context, lookup: Lookup, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.setAccessibleName(_("Nieuw contact"))
        now = theme.current()
        column = QVBoxLayout(self)
        column.setContentsMargins(*[now.px(24)] * 4)
        column.setSpacing(now.px(12))
        title = QLabel(_("Nieuw contact"))
        title.setProperty("role", "h1")
        column.addWidget(title)
        self._person = Chip(_("Bewoner"), "user")
        self._organisation = Chip(_("Organisatie"), "building")
        column.addWidget(_chips(_("Soort contact"), [self._person, self._organisation]))
        self._name = TextField(_("Naam"), limit=200, hinted=False)
        self._name.edit.textChanged.connect(self._typed)
        self._name.edit.returnPressed.connect(self._save)
        column.addWidget(self._name)
        self._doubles = ListCard(_("Is dit iemand die je al kent?"), most=_MOST_DOUBLES)
        self._doubles.hide()
        self._doubles.acted.connect(self._choose_known)
        self._doubles.opened.connect(self._choose_known)
        column.addWidget(self._doubles)
        self._area = form_field_for(fields_of(Contact)["area"], lookup)
        self._area.set_value(context.navigator.scope.area)
        column.addWidget(self._area)
        self._consent_words = QLabel()
        self._consent_words.setProperty("role", "smed muted")
        self._consent_words.setWordWrap(True)
        column.addWidget(self._consent_words)
        self._consent = {code: Chip(_(label)) for code, label in _CONSENT.items()}
        self._consent_row = _chips(_("Toestemming"), list(self._consent.values()))
        column.addWidget(self._consent_row)
        end = SheetEnd(_("Toevoegen"), self._save, self.closed)
        self._add = end.verb
        column.addLayout(end)
        self._person.setChecked(True)
        self._consent["geen"].setChecked(True)
        self._person.toggled.connect(self._tell_kind)
        self._timer = QTimer(self, singleShot=True, interval=_TYPING_PAUSE_MS)
        self._timer.timeout.connect(self._look_for_doubles)
        self._tell_kind()
        self._name.edit.setText(name)
        self.setFocusProxy(self._name.edit)

    def _tell_kind(self) -> None:
        organisation = self._organisation.isChecked()
        self._name.set_label(_("Naam van de organisatie") if organisation else _("Naam"))
        self._consent_words.setText(_("“Vind je het goed dat ik je naam bewaar, zodat ik je terug kan vinden?”"))
        self._consent_words.setVisible(not organisation)
        self._consent_row.setVisible(not organisation)

    def _typed(self) -> None:
        self._timer.start()

    # -- doubles ------------------------------------------------------------------------------------------

    def _look_for_doubles(self) -> None:
        name = self._name.edit.text()
        self._context.tasks.read(
            lambda s: s.contacts.doubles(name, _MOST_DOUBLES), self._show_doubles, owner=self, key="doubles"
        )

    def _show_doubles(self, doubles: "Sequence[Double]") -> None:
        self._doubles.show_items([_item(double) for double in doubles])
        self._doubles.setVisible(bool(doubles))

    def _choose_known(self, contact: str) -> None:
        self.known.emit(contact)
        self.closed.emit()

    # -- saving -------------------------------------------------------------------------------------------

    def contact(self) -> Contact:
        """The contact as it was filled in. Raises WijkwerkerError for a value that does not fit."""
        organisation = self._organisation.isChecked()
        consent = next((code for code, chip in self._consent.items() if chip.isChecked()), "geen")
        given = not organisation and consent != "geen"
        values: dict[str, object] = {
            "name": self._name.edit.text(),
            "organisation": organisation,
            "area": self._area.value(),
            "consent": consent if given else "geen",
            "consent_date": self._context.clock.today() if given else None,
            "consent_for": {"naam"} if given else set(),
        }
        return make(Contact, values)

    def _save(self) -> None:
        if not self._add.isEnabled():  # Ctrl+Enter in the name arrives twice: from the box and from the sheet
            return
        if not self._name.value():
            self._name.show_error(_("Typ eerst een naam."))
        if self._name.error:  # also a number that may be a BSN
            self._name.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        contact = self.contact()
        self._add.setEnabled(False)

        def saved(_changes: Changes) -> None:
            self.added.emit(contact.id)
            self.closed.emit()

        self._context.tasks.write(lambda s: s.contacts.add(contact), saved, owner=self, failed=self._refused)

    def _refused(self, error: Exception) -> None:
        self._add.setEnabled(True)
        self._context.messages.report(error)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter adds from any field."""
        if finishes(event):
            self._save()
        else:
            super().keyPressEvent(event)


def _chips(name: str, chips: Sequence[Chip]) -> ChipRow:
    row = ChipRow()
    row.setAccessibleName(name)
    for chip in chips:
        chip.setCheckable(True)
        chip.setAutoExclusive(True)
        row.add(chip)
    return row


def _item(double: "Double") -> CardItem:
    square = double.organisation
    return CardItem(
        key=double.id,
        title=double.name,
        detail=" · ".join(part for part in (double.area, double.street) if part),
        lead=Lead(name=double.name, icon="building" if square else "", square=square),
        tags=(TagSpec(_("zelfde naam"), "warn", "alert-triangle"),) if double.same else (),
        action=_("Dit is dezelfde"),
    )
