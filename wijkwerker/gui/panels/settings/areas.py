"""Buurten en team: areas of the team's own, made of buurten."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from wijkwerker.domain.changes import Changes
from wijkwerker.domain.kinds import Area
from wijkwerker.domain.kinds.record import with_values
from wijkwerker.domain.language import _
from wijkwerker.gui import theme
from wijkwerker.gui.context import Context
from wijkwerker.gui.panels.settings.section import Section
from wijkwerker.gui.widgets.fields.choice import ChoiceField
from wijkwerker.gui.widgets.fields.lookup import TaskLookup
from wijkwerker.gui.widgets.fields.record_form import RecordForm
from wijkwerker.gui.widgets.fields.text import TextField
from wijkwerker.gui.widgets.labels import wrapped
from wijkwerker.gui.widgets.options import Option

if TYPE_CHECKING:
    from wijkwerker.services.areas import AreaChoice
    from wijkwerker.services.services import Services


class AreasSection(Section):
    """Make an own area, and say of which buurten it is made."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(
            context,
            _("Buurten en team"),
            _("Werkt jouw team met een eigen indeling? Geef het gebied een naam en kies de buurten."),
            parent,
        )
        self._area: Area | None = None
        self._make_new()
        self._make_edit()
        self.end()

    def _make_new(self) -> None:
        card = self.add_card(_("Nieuw gebied"))
        self._name = TextField(_("Hoe noemt je team dit gebied?"))
        add = QPushButton(_("Toevoegen"))
        add.setProperty("variant", "solid")
        theme.set_icon(add, "plus", "on", 16)
        add.clicked.connect(self._add)
        row = QHBoxLayout()
        row.addWidget(add)
        row.addStretch(1)
        card.body.addWidget(self._name)
        card.body.addLayout(row)

    def _make_edit(self) -> None:
        self._card = self.add_card(_("Eigen gebieden"))
        self._choose = ChoiceField(_("Gebied"))
        self._choose.edited.connect(lambda value: self._open(str(value or "")))
        lookup = TaskLookup(self.context.tasks, self.context.clock.today, self)
        self._form = RecordForm(Area, ["name", "parts", "parent", "starting_points"], lookup)
        self._form.edited.connect(self._edited)
        self._form.hide()
        self._none = wrapped(_("Er zijn nog geen eigen gebieden."))
        for widget in (self._choose, self._none, self._form):
            self._card.body.addWidget(widget)

    def load(self) -> None:
        """Read the own areas."""
        self.context.tasks.read(lambda s: s.areas.choices(), self._show, owner=self, key="areas")

    def _show(self, areas: "list[AreaChoice]") -> None:
        own = [area for area in areas if area.level == "eigen"]
        self._choose.set_options([Option(area.id, area.name, area.path) for area in own])
        self._choose.setVisible(bool(own))
        self._none.setVisible(not own)

    def _open(self, area_id: str) -> None:
        self._form.setVisible(bool(area_id))
        if area_id:
            self.context.tasks.read(lambda s: s.records.get(Area, area_id), self._opened, owner=self, key="area")

    def _opened(self, area: Area | None) -> None:
        self._area = area
        if area is not None:
            self._choose.set_value(area.id)
            self._form.show_record(area)
            self._form.show()

    def _add(self) -> None:
        name = str(self._name.value() or "").strip()
        if not name:
            self._name.show_error(_("Geef het gebied eerst een naam."))
        if self._name.error:  # also a number that may be a BSN
            self._name.setFocus()
            return
        self.context.tasks.write(lambda s: s.areas.add_own(name, None), self._added, owner=self)

    def _added(self, changes: Changes) -> None:
        self._name.set_value("")
        self.load()
        self._open(changes.items[0].id)

    def _edited(self, key: str, value: object) -> None:
        if self._area is None:
            return
        area = self._area.id

        def save(services: "Services") -> Changes:
            record = services.records.get(Area, area)
            if record is None:
                return Changes()
            return services.records.save(with_values(record, {key: value}), label=_("Bewaard"))

        self.context.tasks.write(save, lambda _changes: self.load(), owner=self)
