"""Two sheets about what people ask: noting a request, and noting its answer."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from wijkwerker.domain.kinds import Ask
from wijkwerker.domain.kinds.record import fields_of
from wijkwerker.domain.language import N_, _
from wijkwerker.domain.privacy.requests import LABELS, Request, RequestKind, answer_by
from wijkwerker.gui import theme
from wijkwerker.gui.context import Context
from wijkwerker.gui.panels.privacy.words import full_day, request_kind, request_words
from wijkwerker.gui.widgets.fields.choice import ChoiceField
from wijkwerker.gui.widgets.fields.day import DateField
from wijkwerker.gui.widgets.fields.field import Field
from wijkwerker.gui.widgets.fields.lookup import TaskLookup
from wijkwerker.gui.widgets.fields.make import form_field_for
from wijkwerker.gui.widgets.fields.text import TextField
from wijkwerker.gui.widgets.labels import wrapped
from wijkwerker.gui.widgets.options import Option
from wijkwerker.gui.widgets.overlay import Overlay
from wijkwerker.gui.widgets.scroll_area import SnugArea
from wijkwerker.gui.widgets.sheet_end import SheetEnd, finishes

WIDTH, MOST_HEIGHT = 560, 440
_ANSWERS = {  # what was most likely answered, and what to do for it
    RequestKind.ACCESS: (N_("Inzage gegeven"), N_("Maak inzage…")),
    RequestKind.RECTIFY: (N_("Verbeterd"), N_("Kaart openen")),
    RequestKind.ERASE: (N_("Naam weggehaald"), N_("Naam weghalen…")),
    RequestKind.RESTRICT: (N_("Gebruik beperkt"), N_("Gebruik beperken")),
    RequestKind.PORT: (N_("Gegevens meegegeven"), N_("Maak inzage…")),
}
_DONE_HERE = frozenset({RequestKind.ERASE, RequestKind.RESTRICT})  # doing it notes the answer too


@dataclass(frozen=True)
class NewRequest:
    """A request as it was filled in; `contact` is '' for somebody who is not in the file."""

    kind: RequestKind
    contact: str
    name: str
    received: date


class _Sheet(Overlay):
    """A title, fields, and a verb that Ctrl+Enter does too."""

    def __init__(self, window: QWidget, title: str, text: str, verb: str) -> None:
        super().__init__(window, title, width=WIDTH, top=0.1)
        self.body.setSpacing(theme.current().px(12))
        self.body.addWidget(wrapped(title, "h1"))
        self._middle = SnugArea(width=WIDTH - 40, most=MOST_HEIGHT, spacing=12)
        self._middle.body.addWidget(wrapped(text, "body muted"))
        self.body.addWidget(self._middle, 1)
        self._end = SheetEnd(verb, self._finish, self.close_overlay)
        self.verb = self._end.verb

    def _put(self, *fields: Field) -> None:
        for field in fields:
            self._middle.body.addWidget(field)
        self._middle.body.addStretch(1)
        self.body.addLayout(self._end)

    def _finish(self) -> None:
        raise NotImplementedError

    def _refuse(self, field: Field, words: str) -> None:
        field.show_error(words)
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.place()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter finishes from any field."""
        if finishes(event):
            self._finish()
        else:
            super().keyPressEvent(event)


class RequestSheet(_Sheet):
    """Who asked what, and when; `given(NewRequest)`."""

    given = Signal(object)

    def __init__(self, context: Context, window: QWidget) -> None:
        text = _("Iemand mag weten wat je bewaart, en vragen het te veranderen. Je hebt één maand om te antwoorden.")
        super().__init__(window, _("Nieuw verzoek"), text, _("Verzoek noteren"))
        today = context.clock.today
        options = [Option(kind.value, _(label).partition(":")[0]) for kind, label in LABELS.items()]
        self.kind = ChoiceField(_("Wat vraagt iemand?"), options, required=True)
        self.kind.set_value(RequestKind.ACCESS.value)
        self.kind.edited.connect(self._tell_kind)
        lookup = TaskLookup(context.tasks, today, self)
        self.who = form_field_for(fields_of(Ask)["contact"], lookup, label=_("Wie?"))
        self.name = TextField(_("Staat deze persoon niet in je contacten? Typ de naam."), limit=200, hinted=False)
        self.who.edited.connect(lambda contact: self.name.setVisible(not contact))
        self.received = DateField(_("Wanneer kwam het binnen?"), today)
        self.received.set_value(today())
        self.received.edited.connect(self._tell_due)
        self._put(self.kind, self.who, self.name, self.received)
        self._today = today
        self._tell_kind()
        self._tell_due()

    def ask(self) -> None:
        """Show the sheet, with the keyboard on what is asked."""
        self.open(self.kind)

    def _tell_kind(self) -> None:
        said = _(LABELS[RequestKind(self.kind.value() or RequestKind.ACCESS.value)]).partition(":")[2].strip()
        self.kind.set_hint(f"“{said[:1].upper()}{said[1:]}”")

    def _tell_due(self) -> None:
        day = self.received.value()
        self.received.set_hint(_("Antwoord uiterlijk {day}.").format(day=full_day(answer_by(day))) if day else "")

    def _finish(self) -> None:
        contact, name, received = self.who.value(), self.name.value(), self.received.value()
        if not contact and not name:
            self._refuse(self.who, _("Kies wie het vraagt, of typ een naam."))
        elif not contact and self.name.error:  # a number that may be a BSN
            self.name.setFocus(Qt.FocusReason.OtherFocusReason)
        elif received is None or received > self._today():
            self._refuse(self.received, _("Kies de dag waarop het binnenkwam."))
        else:
            self.close_overlay()
            kind = RequestKind(self.kind.value() or RequestKind.ACCESS.value)
            self.given.emit(NewRequest(kind, contact or "", "" if contact else name or "", received))


class AnswerSheet(_Sheet):
    """What was answered, and when: `answered(outcome, day)`; `wanted` asks to do first what the request asks."""

    answered = Signal(str, object)
    wanted = Signal()

    def __init__(self, context: Context, request: Request, window: QWidget) -> None:
        self._request = request
        today = context.clock.today
        name = request.name or _("een bewoner")
        title = _("Verzoek van {name}: {kind}").format(kind=request_kind(request).lower(), name=name)
        super().__init__(window, title, request_words(request, today()), _("Beantwoord"))
        outcome, act = (_(words) for words in _ANSWERS[request.kind])
        self.act = QPushButton(act)
        self.act.setAutoDefault(True)
        self.act.clicked.connect(self._want)
        self._middle.body.addWidget(self.act, 0, Qt.AlignmentFlag.AlignLeft)
        may_act = bool(request.contact) and request.done is None
        self.act.setVisible(may_act)
        self._does_first = may_act and request.kind in _DONE_HERE
        self.outcome = TextField(_("Wat heb je geantwoord?"), limit=200)
        self.outcome.set_value(request.outcome or ("" if self._does_first else outcome))  # never what was not done yet
        self.day = DateField(_("Wanneer?"), today)
        self.day.set_value(request.done or today())
        self._put(self.outcome, self.day)

    def ask(self) -> None:
        """Show the sheet, with the keyboard on the answer, or on what can be done first."""
        self.open(self.act if self._does_first else self.outcome)

    def _want(self) -> None:
        self.close_overlay()
        self.wanted.emit()

    def _finish(self) -> None:
        day = self.day.value()
        if self.outcome.error:  # a number that may be a BSN
            self.outcome.setFocus(Qt.FocusReason.OtherFocusReason)
        elif not self.outcome.value():
            self._refuse(self.outcome, _("Schrijf kort op wat je hebt geantwoord."))
        elif day is None or day < self._request.received:
            self._refuse(self.day, _("Het antwoord kan niet eerder zijn dan het verzoek."))
        else:
            self.close_overlay()
            self.answered.emit(self.outcome.value() or "", day)


def usual_answer(kind: RequestKind) -> str:
    """What is noted of a request that was done here."""
    return _(_ANSWERS[kind][0])
