"""*Wordt collectief…*: several moments become the start of an initiative, or join one that is there."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QWidget

from wijkwerker.domain.changes import Changes
from wijkwerker.domain.draft import Named, Occasion
from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.domain.kinds import ContactMoment, Initiative
from wijkwerker.domain.kinds.record import fields_of, make
from wijkwerker.domain.language import _, ngettext
from wijkwerker.gui import theme
from wijkwerker.gui.context import Context
from wijkwerker.gui.widgets.fields.lookup import TaskLookup
from wijkwerker.gui.widgets.fields.make import form_field_for
from wijkwerker.gui.widgets.fields.text import TextField
from wijkwerker.gui.widgets.lead import Lead
from wijkwerker.gui.widgets.list_card import CardItem, ListCard
from wijkwerker.gui.widgets.overlay import Overlay
from wijkwerker.gui.widgets.sheet_end import SheetEnd, finishes

if TYPE_CHECKING:
    from wijkwerker.services.services import Services

_TYPING_PAUSE_MS = 120
_MOST = 4


class Collective(Overlay):
    """Asks for a title, and offers the initiatives that are there. `made(initiative)` follows the saving."""

    made = Signal(str)

    def __init__(self, context: Context, lookup: TaskLookup, moments: Sequence[str], window: QWidget) -> None:
        super().__init__(window, _("Wordt collectief"), width=560, top=0.1)
        self._context = context
        self._moments = list(moments)
        now = theme.current()
        self.body.setSpacing(now.px(12))
        title = QLabel(_("Wordt collectief"))
        title.setProperty("role", "h1")
        words = QLabel(self._explained())
        words.setProperty("role", "body muted")
        words.setWordWrap(True)
        self._title = TextField(
            _("Hoe heet het initiatief?"), placeholder=_("Bijvoorbeeld: Verlichting Wolgadreef"), limit=200
        )
        self._timer = QTimer(self, singleShot=True, interval=_TYPING_PAUSE_MS)
        self._timer.timeout.connect(self._look)
        self._title.edit.textChanged.connect(lambda _text: self._timer.start())
        self._title.edit.returnPressed.connect(self._begin)
        self._known = ListCard(_("Of hoort het hierbij?"), most=_MOST)
        self._known.acted.connect(self._join)
        self._known.opened.connect(self._join)
        self._known.hide()
        self._area = form_field_for(fields_of(Initiative)["area"], lookup)
        for part in (title, words, self._title, self._area, self._known):
            self.body.addWidget(part)
        end = SheetEnd(_("Initiatief beginnen"), self._begin, self.close_overlay)
        self._start = end.verb
        self.body.addLayout(end)
        first = self._moments[0]
        context.tasks.read(lambda s: s.records.get(ContactMoment, first), self._show_area, owner=self, key="area")
        self._look()

    def _explained(self) -> str:
        count = len(self._moments)
        told = ngettext(
            "Dit moment hoort straks bij één initiatief.",
            "Deze {count} momenten horen straks bij één initiatief.",
            count,
        ).format(count=count)
        if count > 1:
            return told
        return _("{told} Meer momenten? Vink ze eerst aan in de lijst met de spatiebalk.").format(told=told)

    def ask(self) -> None:
        """Show the question."""
        self.open(self._title.edit)

    def _show_area(self, moment: ContactMoment | None) -> None:
        if moment is not None and self._area.value() is None:
            self._area.set_value(moment.area)

    # -- what is there ------------------------------------------------------------------------------------

    def _look(self) -> None:
        text, occasion = self._title.edit.text(), Occasion(today=self._context.clock.today())
        self._context.tasks.read(
            lambda s: s.quicklog.suggest("initiative", text, occasion, _MOST), self._offer, owner=self, key="known"
        )

    def _offer(self, known: Sequence[Named]) -> None:
        self._known.show_items(
            [CardItem(one.id, one.label, one.detail, lead=Lead(icon="leaf"), action=_("Hierbij")) for one in known]
        )
        self._known.setVisible(bool(known))
        self.place()

    # -- saving -------------------------------------------------------------------------------------------

    def _join(self, initiative: str) -> None:
        moments, today = self._moments, self._context.clock.today()

        def write(services: "Services") -> Changes:
            record = services.records.get(Initiative, initiative)
            return services.moments.make_collective(moments, record, today) if record is not None else Changes()

        self._context.tasks.write(write, lambda _changes: self._finish(initiative), owner=self)

    def _begin(self) -> None:
        if not self._start.isEnabled():  # Ctrl+Enter in the title arrives twice: from the box and from the sheet
            return
        title = self._title.value()
        if not title:
            self._title.show_error(_("Typ eerst een titel, of kies een initiatief uit de lijst."))
            self._title.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if self._title.error:
            return
        if self._area.value() is None:
            self._area.show_error(_("Kies eerst een buurt."))
            self._area.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        try:
            initiative = make(Initiative, {"title": title, "area": self._area.value()})
        except WijkwerkerError as error:
            self._title.show_error(str(error))
            return
        moments, today = self._moments, self._context.clock.today()
        self._start.setEnabled(False)
        self._context.tasks.write(
            lambda s: s.moments.make_collective(moments, initiative, today),
            lambda _changes: self._finish(initiative.id),
            owner=self,
            failed=self._refused,
        )

    def _finish(self, initiative: str) -> None:
        self.close_overlay()
        self.made.emit(initiative)

    def _refused(self, error: Exception) -> None:
        self._start.setEnabled(True)
        self._context.messages.report(error)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter begins from any field."""
        if finishes(event):
            self._begin()
        else:
            super().keyPressEvent(event)
