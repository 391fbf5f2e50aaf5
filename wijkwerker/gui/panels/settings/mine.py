"""Mijn gegevens: whose file this is, and how that worker is known."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from wijkwerker.domain.kinds import Worker
from wijkwerker.domain.kinds.record import with_values
from wijkwerker.domain.language import _
from wijkwerker.gui.context import Context
from wijkwerker.gui.panels.settings.section import Section
from wijkwerker.gui.widgets.fields.choice import ChoiceField
from wijkwerker.gui.widgets.fields.lookup import TaskLookup
from wijkwerker.gui.widgets.fields.record_form import RecordForm
from wijkwerker.gui.widgets.fields.text import TextField
from wijkwerker.gui.widgets.labels import wrapped
from wijkwerker.gui.widgets.options import Option

if TYPE_CHECKING:
    from wijkwerker.domain.changes import Changes
    from wijkwerker.services.services import Services
    from wijkwerker.services.settings import Team


class MineSection(Section):
    """Name, role, team and work area of the worker, and which of the colleagues that is."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(
            context, _("Mijn gegevens"), _("Zo staat je naam bij wat je vastlegt. Alles wordt meteen bewaard."), parent
        )
        lookup = TaskLookup(context.tasks, context.clock.today, self)
        labels = {"name": _("Je naam"), "role": _("Je rol"), "team": _("Je team"), "areas": _("Waar werk je?")}
        self._form = RecordForm(Worker, ["name", "role", "team", "areas"], lookup, labels=labels)
        self._form.field("name").set_hint(_("Verander je dit, dan ziet je hele team de nieuwe naam."))
        self._form.edited.connect(self._edited)
        self._form_card = self.add_card("")
        self._form_card.body.addWidget(self._form)
        self._make_who()
        self.end()

    def _make_who(self) -> None:
        """The card in which somebody says who they are."""
        card = self.add_card(_("Wie ben jij?"))
        self._lost = wrapped("", "body")
        self._back = QPushButton()
        self._back.setProperty("variant", "solid")
        self._back.clicked.connect(self._put_back)
        self._who = ChoiceField(
            _("Dit ben ik"),
            required=True,
            hint=_("Is dit een kopie van het bestand van een collega? Kies dan je eigen naam."),
        )
        self._who.edited.connect(self._become)
        self._other = QPushButton(_("Ik sta er niet bij"))
        self._other.setProperty("variant", "quiet")
        self._other.clicked.connect(self._ask_name)
        self._name = TextField(_("Hoe heet je?"), hinted=False)
        self._add = QPushButton(_("Toevoegen"))
        self._add.clicked.connect(self._begin)
        self._back_row, self._other_row, self._add_row = (_row(one) for one in (self._back, self._other, self._add))
        rows = (self._lost, self._back_row, self._who, self._other_row, self._name, self._add_row)
        for row in rows:
            card.body.addWidget(row)
        self._show_new(shown=False)

    def load(self) -> None:
        """Read whose file it is, and who it could be."""
        self.context.tasks.read(lambda s: s.settings.team(), self._show, owner=self, key="team")

    def _show(self, team: "Team") -> None:
        own = team.own
        self._form_card.setVisible(own is not None)
        if own is not None:
            self._form.show_record(own)
        said = _("Je staat niet meer bij de collega’s in dit bestand. Zeg wie je bent, dan kun je verder.")
        self._lost.setText("" if own is not None else said)
        self._lost.setVisible(own is None)
        self._back.setText(_("Zet {name} terug").format(name=team.lost))
        self._back_row.setVisible(bool(team.lost))
        self._who.set_options([Option(one.id, one.name, avatar=one.name) for one in team.workers])
        self._who.set_value(own.id if own is not None else None)
        self._who.setVisible(bool(team.workers))

    def _show_new(self, *, shown: bool) -> None:
        self._other_row.setVisible(not shown)
        self._name.setVisible(shown)
        self._add_row.setVisible(shown)

    def _ask_name(self) -> None:
        self._show_new(shown=True)
        self._name.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- what is said -------------------------------------------------------------------------------------

    def _edited(self, key: str, value: object) -> None:
        def save(services: "Services") -> "Changes":
            return services.records.save(with_values(services.settings.worker(), {key: value}), label=_("Bewaard"))

        self.context.tasks.write(save, owner=self)

    def _become(self, value: object) -> None:
        worker = str(value or "")
        self.context.tasks.write(lambda s: s.settings.become(worker), self._said, owner=self)

    def _put_back(self) -> None:
        self.context.tasks.write(lambda s: s.settings.put_back(), self._said, owner=self)

    def _begin(self) -> None:
        name = str(self._name.value() or "").strip()
        if not name:
            self._name.show_error(_("Typ eerst je naam."))
        if self._name.error:  # also a number that may be a BSN
            self._name.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.context.tasks.write(lambda s: s.settings.begin_as(name), self._said, owner=self)

    def _said(self, _changes: "Changes") -> None:
        self._name.set_value("")
        self._show_new(shown=False)
        self.load()


def _row(button: QPushButton) -> QWidget:
    """A button at the left."""
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
    return box
