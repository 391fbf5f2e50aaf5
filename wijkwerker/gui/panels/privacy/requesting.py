"""Doing what people ask about their data: each request leads to what it asks, and to its answer."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from wijkwerker.domain.language import _
from wijkwerker.domain.privacy.requests import Request, RequestKind
from wijkwerker.gui.context import Context
from wijkwerker.gui.panels.privacy.forgetting import ask_forget
from wijkwerker.gui.panels.privacy.inzage_sheet import InzageSheet
from wijkwerker.gui.panels.privacy.request_sheets import AnswerSheet, NewRequest, RequestSheet, usual_answer
from wijkwerker.gui.widgets.dialog import VerbDialog

if TYPE_CHECKING:
    from wijkwerker.services.services import Services

_DOCUMENT = frozenset({RequestKind.ACCESS, RequestKind.PORT})


class Requesting(QObject):
    """`changed` follows when a request was noted or answered."""

    changed = Signal()

    def __init__(self, context: Context, host: QWidget) -> None:
        super().__init__(host)
        self._context, self._host = context, host

    def note(self) -> None:
        """Ask for a new request."""
        sheet = RequestSheet(self._context, self._host.window())
        sheet.given.connect(self._add)
        sheet.ask()

    def _add(self, new: NewRequest) -> None:
        def add(services: "Services") -> Request:
            return services.privacy.requests.add(new.kind, new.contact, new.name, new.received)

        self._context.tasks.write(add, lambda _request: self._told(_("Het verzoek is genoteerd.")), owner=self)

    def inzage(self, contact: str, name: str) -> None:
        """Make the document about a contact; afterwards it is asked whether an open request has its answer."""
        sheet = InzageSheet(self._context, contact, name, self._host.window())
        sheet.saved.connect(lambda _path: self._look_for_open(contact))
        sheet.ask()

    def _look_for_open(self, contact: str) -> None:
        self.changed.emit()

        def open_ones(services: "Services") -> list[Request]:
            wanted = (one for one in services.privacy.requests.all() if one.kind in _DOCUMENT)
            return [one for one in wanted if one.contact == contact and one.done is None]

        self._context.tasks.read(open_ones, self._ask_answered, owner=self, key="open")

    def _ask_answered(self, found: list[Request]) -> None:
        if not found:
            return
        request = found[0]
        dialog = VerbDialog(
            self._host.window(),
            _("Is het verzoek beantwoord?"),
            _("{name} vroeg hierom. Heb je de inzage gegeven, dan is het verzoek klaar.").format(name=request.name),
            _("Ja, beantwoord"),
            icon="check",
            cancel=_("Nog niet"),
        )
        dialog.confirmed.connect(lambda _text: self._finish(request, usual_answer(request.kind)))
        dialog.ask()

    def act(self, request: Request) -> None:
        """Do what a request asks."""
        if request.kind in _DOCUMENT:
            self.inzage(request.contact, request.name)
        elif request.kind is RequestKind.ERASE:
            ask_forget(self._context, self._host, request.contact, request.name, self._answering(request))
        elif request.kind is RequestKind.RESTRICT:
            contact, done = request.contact, self._answering(request)
            self._context.tasks.write(lambda s: s.privacy.restriction.set(contact, True), lambda _c: done(), owner=self)
        else:
            self._context.navigator.open_record.emit("contact", request.contact)

    def _answering(self, request: Request) -> Callable[[], None]:
        return lambda: self._finish(request, usual_answer(request.kind))

    def answer(self, request: Request) -> None:
        """Ask what was answered, or do first what is asked."""
        sheet = AnswerSheet(self._context, request, self._host.window())
        sheet.answered.connect(lambda outcome, day: self._finish(request, outcome, day))
        sheet.wanted.connect(lambda: self.act(request))
        sheet.ask()

    def _finish(self, request: Request, outcome: str, day: date | None = None) -> None:
        done = day or self._context.clock.today()
        self._context.tasks.write(
            lambda s: s.privacy.requests.finish(request.id, outcome, done),
            lambda _request: self._told(_("Het verzoek is beantwoord.")),
            owner=self,
        )

    def _told(self, words: str) -> None:
        self._context.messages.toast(words)
        self.changed.emit()
