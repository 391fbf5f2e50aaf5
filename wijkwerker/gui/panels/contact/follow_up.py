"""What still follows: telling a promise back, making a new one, and the answer to an ask."""

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from wijkwerker.domain.dates import near_day
from wijkwerker.domain.kinds import Promise
from wijkwerker.domain.language import _
from wijkwerker.gui.context import Context
from wijkwerker.gui.panels.contact.event_words import ANSWERS
from wijkwerker.gui.panels.contact.head_words import called
from wijkwerker.gui.panels.contact.promise_popup import PromisePopup
from wijkwerker.gui.widgets.options import Option
from wijkwerker.gui.widgets.popup import ChoicePopup

if TYPE_CHECKING:
    from wijkwerker.services.contacts import ContactCard, Event

_NEW = "new"


class FollowUp(QObject):
    """Opens under a button: the promises that wait, each told back by its digit, and a line for a new one."""

    def __init__(self, opener: QWidget, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._opener = opener
        self._context = context

    def open(self, card: "ContactCard", worker: str) -> None:
        """Offer what can be done for a contact; `worker` makes the promise."""
        if not card.promises:
            self._ask_new(card, worker)
            return
        today = self._context.clock.today()
        options = [_option(promise, today) for promise in card.promises]
        options.append(Option(_NEW, _("Nieuwe afspraak"), icon="plus"))
        popup = ChoicePopup(self._opener, options, title=_("Wat heb je teruggekoppeld?"))
        popup.chosen.connect(partial(self._choose, card, worker))
        popup.open()

    def _choose(self, card: "ContactCard", worker: str, value: str) -> None:
        if value == _NEW:
            self._ask_new(card, worker)
            return
        today = self._context.clock.today()
        self._context.tasks.write(lambda s: s.promises.feed_back(value, today), owner=self)

    def ask_answer(self, ask: "Event", opener: QWidget) -> None:
        """Offer the answers to an ask that was made earlier."""
        options = [Option(code, _(label).capitalize()) for code, label in ANSWERS.items()]
        popup = ChoicePopup(opener, options, title=_("Wat was het antwoord?"), selected=[ask.code])
        popup.chosen.connect(partial(self._answer, ask.id))
        popup.open()

    def _answer(self, ask: str, answer: str) -> None:
        today = self._context.clock.today()
        self._context.tasks.write(lambda s: s.asks.answer(ask, answer, today), owner=self)

    def _ask_new(self, card: "ContactCard", worker: str) -> None:
        popup = PromisePopup(self._opener, called(card.contact), self._context.clock.today())
        popup.saved.connect(partial(self._promise, card, worker))
        popup.open()

    def _promise(self, card: "ContactCard", worker: str, what: str, due: date | None) -> None:
        promise = Promise(
            what=what,
            to=card.contact.id,
            area=card.contact.area,
            promised_on=self._context.clock.today(),
            due=due,
            by=worker,
        )
        label = _("Afgesproken: terugkoppelen aan {name}").format(name=called(card.contact))
        self._context.tasks.write(lambda s: s.records.save(promise, label=label), owner=self)


def _option(promise: Promise, today: date) -> Option:
    due = promise.due
    if due is None:
        detail = _("zonder datum")
    elif due < today:
        detail = _("te laat: was voor {day}").format(day=near_day(due, today))
    else:
        detail = _("voor {day}").format(day=near_day(due, today))
    return Option(promise.id, promise.what, detail=detail, icon="alert-circle" if due and due < today else "bell")
