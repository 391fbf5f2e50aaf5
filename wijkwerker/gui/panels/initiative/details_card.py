"""Every field of an initiative, each saved by itself as soon as it is left."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.domain.kinds import Initiative
from wijkwerker.domain.language import _
from wijkwerker.gui.widgets.card import Card
from wijkwerker.gui.widgets.fields.lookup import Lookup
from wijkwerker.gui.widgets.fields.record_form import RecordForm
from wijkwerker.gui.widgets.tags import SavedTag

_LINES = (
    "title",
    "description",
    ("area", "phase"),
    ("lead", "agenda_of"),
    "co_leads",
    ("ladder", "government_step"),
    ("professional_role", "started"),
    "themes",
    "opgaven",
    "leefgebieden",
    "groups",
    "quote",
    ("impact_means", "impact_output"),
    ("impact_outcome", "impact_effect"),
    ("programme", "replaces"),
    "copied_from",
)


class DetailsCard(Card):
    """*Gegevens*. `edited(key, value)` carries the field that changed."""

    edited = Signal(str, object)

    def __init__(self, lookup: Lookup, parent: QWidget | None = None) -> None:
        super().__init__(_("Gegevens"), parent=parent)
        self.form = RecordForm(Initiative, _LINES, lookup)
        self.form.edited.connect(self.edited)
        self._saved = SavedTag()
        self.add_head_widget(self._saved)
        self.body.addWidget(self.form)

    def tell_saved(self) -> None:
        """Say for a moment that it was saved."""
        self._saved.tell()

    def show_error(self, key: str, error: WijkwerkerError) -> None:
        """Say below a field why it was not saved."""
        self.form.show_error(key, error)
