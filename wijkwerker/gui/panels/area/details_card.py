"""What the team starts from here, and the other fields of the area; each is saved as soon as it is left."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.domain.kinds import Area
from wijkwerker.domain.language import _
from wijkwerker.gui import theme
from wijkwerker.gui.widgets.card import Card
from wijkwerker.gui.widgets.fields.lookup import Lookup
from wijkwerker.gui.widgets.fields.record_form import RecordForm
from wijkwerker.gui.widgets.tags import SavedTag

_MAIN = ("starting_points",)
_MORE = (
    "name",
    "aliases",
    "focus",
    ("inhabitants", "inhabitants_year"),
    "parent",
    "parts",
    "year",
    ("valid_until", "successor"),
    ("lat", "lon"),
)


class DetailsCard(Card):
    """*Uitgangspunten*, and behind *Meer over dit gebied* the rest. `edited(key, value)` carries what changed."""

    edited = Signal(str, object)

    def __init__(self, lookup: Lookup, parent: QWidget | None = None) -> None:
        super().__init__(_("Uitgangspunten"), parent=parent)
        self._lookup = lookup
        self._area: Area | None = None
        self._saved = SavedTag()
        self.add_head_widget(self._saved)
        self._main = RecordForm(Area, _MAIN, lookup)
        points = self._main.field("starting_points")
        points.hide_label()
        points.set_hint(_("Wat heeft deze buurt, wat willen bewoners, en wat hebben we daarover afgesproken?"))
        self._main.edited.connect(self.edited)
        self.body.addWidget(self._main)
        self._button = QPushButton(_("Meer over dit gebied"))
        self._button.setProperty("variant", "quiet")
        theme.set_icon(self._button, "chevron-down", "accent", 16)
        self._button.clicked.connect(self._open)
        self.body.addWidget(self._button, 0, Qt.AlignmentFlag.AlignLeft)
        self._more: RecordForm | None = None

    def show_area(self, area: Area) -> None:
        """Show the fields of an area; in the area that is shown already, leave alone the field that is in use."""
        another = self._area is None or self._area.id != area.id
        self._area = area
        self._main.show_record(area)
        if self._more is not None:
            self._more.show_record(area)
        if another:
            self._saved.hide()
            self._fold(shown=False)

    def tell_saved(self) -> None:
        """Say for a moment that it was saved."""
        self._saved.tell()

    def show_error(self, key: str, error: WijkwerkerError) -> None:
        """Say below a field why it was not saved."""
        form = self._main if key in _MAIN or self._more is None else self._more
        form.show_error(key, error)

    def _open(self) -> None:
        if self._area is None:
            return
        if self._more is None:
            self._more = RecordForm(Area, _MORE, self._lookup)
            self._more.edited.connect(self.edited)
            self.body.addWidget(self._more)
            self._more.show_record(self._area)
        self._fold(shown=self._more.isHidden() or self._button.text() == _("Meer over dit gebied"))
        if not self._more.isHidden():
            self._more.focus_first()

    def _fold(self, *, shown: bool) -> None:
        if self._more is not None:
            self._more.setVisible(shown)
        self._button.setText(_("Minder") if shown else _("Meer over dit gebied"))
        theme.set_icon(self._button, "chevron-up" if shown else "chevron-down", "accent", 16)
