"""A new initiative: a title and a buurt, after an example if someone did this before."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QWidget

from wijkwerker.domain.changes import Changes
from wijkwerker.domain.kinds import Initiative
from wijkwerker.domain.kinds.record import fields_of, make
from wijkwerker.domain.language import _
from wijkwerker.domain.phases import PHASES
from wijkwerker.gui import theme
from wijkwerker.gui.context import Context
from wijkwerker.gui.widgets.fields.choice import ChoiceField
from wijkwerker.gui.widgets.fields.lookup import TaskLookup
from wijkwerker.gui.widgets.fields.make import form_field_for
from wijkwerker.gui.widgets.fields.text import TextField
from wijkwerker.gui.widgets.lead import Lead
from wijkwerker.gui.widgets.list_card import CardItem, ListCard
from wijkwerker.gui.widgets.options import Option
from wijkwerker.gui.widgets.overlay import Overlay
from wijkwerker.gui.widgets.sheet_end import SheetEnd

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wijkwerker.services.search import Found
    from wijkwerker.services.services import Services

_TYPING_PAUSE_MS = 150
_MOST_LIKE_IT = 3


class NewInitiative(Overlay):
    """Asks for a new initiative. `added(id)` follows the saving, `known(id)` the wish to see an earlier one."""

    added = Signal(str)
    known = Signal(str)

    def __init__(
        self, context: Context, lookup: TaskLookup, window: QWidget, *, phase: str = "idee", example: str = ""
    ) -> None:
        super().__init__(window, _("Nieuw initiatief"), width=560, top=0.1)
        self._context = context
        self._timer = QTimer(self, singleShot=True, interval=_TYPING_PAUSE_MS)
        self._timer.timeout.connect(self._look_for_likes)
        now = theme.current()
        self.body.setSpacing(now.px(12))
        title = QLabel(_("Nieuw initiatief"))
        title.setProperty("role", "h1")
        self.body.addWidget(title)
        self._title = TextField(_("Hoe heet het?"), placeholder=_("Bijvoorbeeld: Moestuin achter de flat"), limit=200)
        self._title.edit.textChanged.connect(lambda _text: self._timer.start())
        self.body.addWidget(self._title)
        self._like_it = ListCard(_("Wie deed dit al?"), most=_MOST_LIKE_IT)
        self._like_it.hide()
        self._like_it.acted.connect(lambda found: self.take_example(found.id, found.title))
        self._like_it.opened.connect(self._see)
        self.body.addWidget(self._like_it)
        kinds = fields_of(Initiative)
        self._area = form_field_for(kinds["area"], lookup)
        self._lead = form_field_for(kinds["lead"], lookup)
        self._example = form_field_for(kinds["copied_from"], lookup, label=_("Kopieer een eerder initiatief"))
        self._example.set_hint(_("Het doel en de thema’s gaan mee, mensen en geschiedenis niet."))
        labels = dict(lookup.choices("phase"))
        options = [Option(code, labels.get(code, code)) for code in PHASES[:5]]
        self._phase = ChoiceField(_("Fase"), options, required=True)
        self._phase.set_value(phase)
        for field in (self._area, self._lead, self._phase, self._example):
            self.body.addWidget(field)
        scope = context.navigator.scope
        self._area.set_value(scope.area)
        self._example.set_value(example or None)
        end = SheetEnd(_("Op het bord zetten"), self._save, self.close_overlay)
        self._add = end.verb
        self.body.addLayout(end)

    def ask(self) -> None:
        """Show the sheet, with the keyboard in the title."""
        self.open(self._title)

    # -- who did this before? -----------------------------------------------------------------------------

    def _look_for_likes(self) -> None:
        text = self._title.edit.text().strip()
        if len(text) < 3:
            self._show_likes(())
            return
        self._context.tasks.read(
            lambda s: s.search.of_kind(Initiative.info.key, text, _MOST_LIKE_IT),
            self._show_likes,
            owner=self,
            key="likes",
        )

    def _show_likes(self, found: "Sequence[Found]") -> None:
        example = self._example.value()
        items = [
            CardItem(one, one.title, lead=Lead(icon="leaf"), action=_("Kopieer dit"))
            for one in found
            if one.id != example
        ]
        self._like_it.show_items(items)
        self._like_it.setVisible(bool(items))

    def take_example(self, record_id: str, title: str) -> None:
        """Make it after the example of another initiative."""
        self._example.set_value(record_id)
        if not self._title.edit.text().strip():
            self._title.set_value(title)
        self._like_it.hide()
        self._area.setFocus(Qt.FocusReason.OtherFocusReason)

    def _see(self, found: "Found") -> None:
        self.close_overlay()
        self.known.emit(found.id)

    # -- saving -------------------------------------------------------------------------------------------

    def _values(self) -> dict[str, Any]:
        return {
            "title": self._title.edit.text().strip(),
            "area": self._area.value(),
            "lead": self._lead.value(),
            "phase": self._phase.value() or "idee",
        }

    def _is_complete(self) -> bool:
        for field, filled in ((self._area, self._area.value()), (self._title, self._title.edit.text().strip())):
            if not filled:
                field.show_error(_("Dit is nog nodig."))
                field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.place()
        return not self._area.error and not self._title.error

    def _save(self) -> None:
        if not self._add.isEnabled() or not self._is_complete():
            return
        values, example, today = self._values(), self._example.value(), self._context.clock.today()
        self._add.setEnabled(False)

        def write(services: "Services") -> Changes:
            if example:
                return services.initiatives.copy(example, today, values)
            return services.initiatives.start(make(Initiative, values), today)

        self._context.tasks.write(write, self._saved, owner=self, failed=self._refused)

    def _saved(self, changes: Changes) -> None:
        self.close_overlay()
        made = next((item.id for item in changes.items if item.kind == Initiative.info.key), "")
        self.added.emit(made)

    def _refused(self, error: Exception) -> None:
        self._add.setEnabled(True)
        self._context.messages.report(error)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter adds from any field; in the title Enter alone does too."""
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if enter and (
            self.focusWidget() is self._title.edit or event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self._save()
        else:
            super().keyPressEvent(event)
