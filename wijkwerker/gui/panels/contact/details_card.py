"""Every field of a contact, each saved by itself as soon as it is left."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QWidget

from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.domain.kinds import Contact
from wijkwerker.domain.language import _
from wijkwerker.gui.widgets.card import Card
from wijkwerker.gui.widgets.fields.lookup import Lookup
from wijkwerker.gui.widgets.fields.record_form import RecordForm
from wijkwerker.gui.widgets.tags import SavedTag

_PERSON = (
    "name",
    "area",
    ("street", "house_number"),
    ("postcode", "phone"),
    "email",
    "roles",
    "talents",
    "wishes",
    "available",
    "note",
    "resident_since",
    "employer",
    "organisation",
)
_ORGANISATION = (
    "name",
    "organisation_kind",
    "area",
    ("street", "house_number"),
    ("postcode", "phone"),
    "email",
    "roles",
    "talents",
    "wishes",
    "available",
    "note",
    "organisation",
)


class DetailsCard(Card):
    """*Gegevens*. `edited(values)` carries the field that changed, by key."""

    edited = Signal(object)

    def __init__(self, lookup: Lookup, parent: QWidget | None = None) -> None:
        super().__init__(_("Gegevens"), parent=parent)
        self._lookup = lookup
        self._contact: Contact | None = None
        self._forms: dict[bool, RecordForm] = {}
        self._saved = SavedTag()
        self.add_head_widget(self._saved)

    def show_contact(self, contact: Contact) -> None:
        """Show the fields. Of a contact that was shown already only what is new, and nothing in a field being typed."""
        before, self._contact = self._contact, contact
        form = self._form(contact.organisation)
        if before is None or before.id != contact.id or before.organisation != contact.organisation:
            form.show_record(contact)
            self._saved.hide()
            return
        focus = QApplication.focusWidget()
        for key in form.keys():  # noqa: SIM118 - a form is no mapping
            field = form.field(key)
            typing = focus is not None and field.isAncestorOf(focus)
            if getattr(before, key) != getattr(contact, key) and not typing:
                field.set_value(getattr(contact, key))

    def tell_saved(self) -> None:
        """Say for a moment that it was saved."""
        self._saved.tell()

    def show_error(self, key: str, error: WijkwerkerError) -> None:
        """Say below a field why it was not saved."""
        if self._contact is not None:
            self._form(self._contact.organisation).show_error(key, error)

    def field(self, key: str) -> QWidget:
        """The field of a key, to put the focus in."""
        return self._form(self._contact is not None and self._contact.organisation).field(key)

    def _form(self, organisation: bool) -> RecordForm:
        """The form for a sort of contact, made when it is first needed; the other one is hidden."""
        if organisation not in self._forms:
            form = RecordForm(Contact, _ORGANISATION if organisation else _PERSON, self._lookup)
            form.edited.connect(lambda key, value: self.edited.emit({key: value}))
            self._forms[organisation] = form
            self.body.addWidget(form)
        for key, form in self._forms.items():
            form.setVisible(key == organisation)
        return self._forms[organisation]
