"""The side panel of one contact: who it is, what they can and want, consent, timeline, and every field."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QFrame, QMenu, QVBoxLayout, QWidget

from wijkwerker.domain.changes import Changes
from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.domain.kinds import Contact
from wijkwerker.domain.kinds.record import with_values
from wijkwerker.domain.language import _
from wijkwerker.gui import theme
from wijkwerker.gui.context import Context
from wijkwerker.gui.panels.contact.abilities_card import AbilitiesCard
from wijkwerker.gui.panels.contact.consent_card import ConsentCard
from wijkwerker.gui.panels.contact.details_card import DetailsCard
from wijkwerker.gui.panels.contact.follow_up import FollowUp
from wijkwerker.gui.panels.contact.head import Head
from wijkwerker.gui.panels.contact.head_words import called, tags_of, where_of
from wijkwerker.gui.panels.contact.other_cards import OtherCards
from wijkwerker.gui.panels.contact.timeline import ASKS, ContactTimeline
from wijkwerker.gui.panels.exchange.conflict_note import ConflictNote
from wijkwerker.gui.panels.privacy.forgetting import ask_forget
from wijkwerker.gui.panels.privacy.requesting import Requesting
from wijkwerker.gui.widgets.banner import Banner
from wijkwerker.gui.widgets.fields.lookup import TaskLookup
from wijkwerker.gui.widgets.scroll_area import ScrollArea

if TYPE_CHECKING:
    from wijkwerker.services.contacts import ContactCard, Event
    from wijkwerker.services.services import Services

_HANGING = frozenset({"ask", "promise", "introduction"})  # records that are shown here only


@dataclass(frozen=True)
class Loaded:
    """All that the panel shows, read in one go; `names` are those that other cards of the contact refer to, by id."""

    card: "ContactCard"
    events: "list[Event]"
    kinds: Mapping[str, str]
    worker: str
    names: Mapping[str, str]


class ContactPanel(QFrame):
    """Shows one contact and saves every change at once.

    `ask_wanted(contact id, name)`, `join_wanted(contact id)` and `log_wanted(contact id)` are wishes for the page;
    `shown(row, id)` follows each contact that came on the screen; `gone` when it is no longer there; `closed` follows
    the cross.
    """

    ask_wanted = Signal(str, str)
    join_wanted = Signal(str)
    log_wanted = Signal(str)
    shown = Signal(int, str)
    gone = Signal()
    closed = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._id = ""
        self._loaded: Loaded | None = None
        self.setProperty("panel", "true")
        self.setAccessibleName(_("Contact"))
        self._head = Head(self)
        self._conflicts = ConflictNote(context, self)
        self._limit = Banner(parent=self)
        self._abilities = AbilitiesCard(self)
        self._consent = ConsentCard(self)
        self._others = OtherCards(self)
        self._timeline = ContactTimeline(self)
        self.lookup = TaskLookup(context.tasks, context.clock.today, self)
        self._details = DetailsCard(self.lookup, self)
        self._follow_up = FollowUp(self._head.feed_back, context, self)
        self._requesting = Requesting(context, self)
        self._arrange()
        self._connect()

    def _arrange(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 0, 0, 0)
        self._scroll = ScrollArea(spacing=14)
        for part in (self._head, self._limit, self._conflicts, self._others, self._abilities, self._consent):
            self._scroll.body.addWidget(part)
        self._scroll.body.addWidget(self._timeline)
        self._scroll.body.addWidget(self._details)
        self._scroll.body.addStretch(1)
        self._scroll.hide()
        outer.addWidget(self._scroll)

    def _connect(self) -> None:
        self._head.log_wanted.connect(lambda: self.log_wanted.emit(self._id))
        self._head.ask_wanted.connect(self._ask)
        self._head.feed_back_wanted.connect(self._show_feed_back)
        self._head.menu_wanted.connect(self._show_menu)
        self._head.closed.connect(self.closed)
        self._abilities.asks_wanted.connect(self._show_asks)
        self._abilities.edit_wanted.connect(self._edit)
        self._abilities.consent_wanted.connect(self._ask_consent)
        self._limit.acted.connect(lambda: self.restrict(on=False))
        self._consent.edited.connect(self.save)
        self._details.edited.connect(self.save)
        self._others.taken.connect(self.save)
        self._others.loosen_wanted.connect(self._loosen)
        self._others.left.connect(self.focus_first)
        self._timeline.asked.connect(self._read_events)
        self._timeline.opened.connect(self._open_event)

    # -- what is shown ------------------------------------------------------------------------------------

    @property
    def contact_id(self) -> str:
        """The id of the contact that is shown or on its way; '' for none."""
        return self._id

    def set_closable(self, closable: bool) -> None:
        """Show a cross, where the panel lies over the list."""
        self._head.set_closable(closable)

    def show_contact(self, contact_id: str) -> None:
        """Show a contact from the top on."""
        if contact_id != self._id:
            self._id = contact_id
            self._timeline.start_anew()
        self.refresh()

    def refresh(self) -> None:
        """Read the contact again."""
        if self._id:
            contact, limit, kinds = self._id, self._timeline.limit, self._timeline.kinds
            self._context.tasks.read(
                lambda s: load(s, contact, limit, kinds), self._show, owner=self, key="card", failed=self._missed
            )

    def clear(self) -> None:
        """Show nothing."""
        self._id = ""
        self._loaded = None
        self._scroll.hide()

    @property
    def row(self) -> int:
        """The row number of the contact that is shown; 0 for none."""
        return self._loaded.card.row if self._loaded is not None else 0

    def focus_first(self) -> None:
        """Put the focus on the first action."""
        first = self._head.log if self._head.log.isEnabled() else self._limit.button()
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def ask_button(self) -> QWidget:
        """The button under which the popup of an ask opens."""
        return self._head.ask

    def _show(self, loaded: Loaded) -> None:
        card, today = loaded.card, self._context.clock.today()
        another = self._loaded is None or self._loaded.card.contact.id != card.contact.id
        self._loaded = loaded
        self._id = card.contact.id  # of a merged card that of the one through which it is shown
        self._head.show_card(card, tags_of(card), where_of(card))
        hanging = [event.id for event in loaded.events if event.kind in _HANGING]
        self._conflicts.show_record(card.contact.id, *(other.id for other in card.others), *hanging)
        self._others.show_cards(card.contact, card.others, loaded.names)
        self._abilities.show_contact(card.contact, called(card.contact), card.asked)
        self._consent.setVisible(not card.contact.organisation)
        self._consent.show_contact(card.contact, today)
        self._timeline.show_events(loaded.events, today, loaded.kinds)
        self._details.show_contact(card.contact)
        self._show_limit(is_restricted(card))
        self._scroll.show()
        if another:
            self._scroll.verticalScrollBar().setValue(0)
        self.shown.emit(card.row, card.contact.id)

    def _show_limit(self, restricted: bool) -> None:
        """Say that the use of this contact is restricted; nothing but that can be changed then."""
        words = _("Beperkt gebruik. De kaart blijft bewaard en telt mee, maar je gebruikt en verandert haar niet.")
        self._limit.say(words if restricted else "", "info", action=_("Opheffen"), icon="lock")
        changing = (self._others, self._abilities, self._consent, self._details, self._conflicts)
        for part in (*changing, self._head.log, self._head.ask, self._head.feed_back):
            part.setEnabled(not restricted)

    def _missed(self, error: Exception) -> None:
        self._context.messages.report(error)
        self.clear()
        self.gone.emit()

    def _read_events(self) -> None:
        contact, limit, kinds = self._id, self._timeline.limit, self._timeline.kinds
        self._context.tasks.read(
            lambda s: s.contacts.timeline(contact, limit + 1, kinds), self._show_events, owner=self, key="events"
        )

    def _show_events(self, events: "list[Event]") -> None:
        if self._loaded is not None:
            self._timeline.show_events(events, self._context.clock.today(), self._loaded.kinds)

    def _open_event(self, event: "Event") -> None:
        """Go to the record behind an event; of an ask or a promise, change what became of it."""
        if event.opens is not None:
            self._context.navigator.open_record.emit(*event.opens)
        elif event.kind == "ask":
            row = QApplication.focusWidget()
            under = row if row is not None and self._timeline.isAncestorOf(row) else self._timeline
            self._follow_up.ask_answer(event, under)
        elif self._loaded is not None:
            self._show_feed_back()

    def _show_asks(self) -> None:
        self._timeline.choose(ASKS)
        self._scroll.ensureWidgetVisible(self._timeline)
        self._timeline.focus_chips()

    # -- what is changed ----------------------------------------------------------------------------------

    def save(self, values: Mapping[str, object]) -> None:
        """Save some fields of the contact that is shown."""
        contact = self._id

        def write(services: "Services") -> Changes:
            record = services.records.get(Contact, contact)
            return services.records.save(with_values(record, values)) if record is not None else Changes()

        def refused(error: Exception) -> None:
            if isinstance(error, WijkwerkerError) and len(values) == 1:
                self._details.show_error(next(iter(values)), error)
            else:
                self._context.messages.report(error)

        self._context.tasks.write(write, self._saved, owner=self, failed=refused)

    def _saved(self, _changes: Changes) -> None:
        self._details.tell_saved()
        self.refresh()

    def _edit(self, key: str) -> None:
        field = self._details.field(key)
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        self._scroll.ensureWidgetVisible(field, 0, theme.current().px(80))

    def _ask(self) -> None:
        if self._loaded is not None:
            self.ask_wanted.emit(self._id, called(self._loaded.card.contact))

    def _show_feed_back(self) -> None:
        if self._loaded is not None:
            self._follow_up.open(self._loaded.card, self._loaded.worker)

    def _show_menu(self) -> None:
        if self._loaded is None:
            return
        now, menu = theme.current(), QMenu(self)
        restricted = is_restricted(self._loaded.card)
        if not restricted:
            menu.addAction(now.icon("link"), _("Samenvoegen met…"), self.join)
            for card in self._loaded.card.others:
                name = card.name or _("naam weg")
                words = _("{name} weer losmaken").format(name=name.replace("&", "&&"))
                menu.addAction(now.icon("undo"), words, lambda card=card.id: self._loosen(card))
            menu.addSeparator()
        if not self._loaded.card.contact.organisation:
            menu.addAction(now.icon("eye"), _("Inzage…"), self.make_inzage)
        limit = _("Beperking opheffen") if restricted else _("Gebruik beperken")
        menu.addAction(now.icon("lock"), limit, lambda: self.restrict(on=not restricted))
        menu.addSeparator()
        menu.addAction(now.icon("trash"), _("Verwijderen"), self.remove)
        menu.addAction(now.icon("eye-off"), _("Naam weghalen…"), self.erase)
        menu.aboutToHide.connect(menu.deleteLater)
        button = self._head.menu
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def remove(self) -> None:
        """Delete the contact that is shown; the toast takes it back."""
        if self._loaded is None:
            return
        contact = self._id
        self.clear()
        self._context.tasks.write(lambda s: s.same.remove(contact), owner=self)
        self.gone.emit()

    def erase(self) -> None:
        """Ask whether this contact must be forgotten for good."""
        if self._loaded is not None:
            card = self._loaded.card
            name = card.contact.name or _("dit contact")
            contact = self._id
            ask_forget(self._context, self, contact, name, lambda: self._forgotten(contact), 1 + len(card.others))

    def make_inzage(self) -> None:
        """Make the document with all that is kept about this contact."""
        if self._loaded is not None:
            self._requesting.inzage(self._id, self._loaded.card.contact.name)

    def restrict(self, *, on: bool) -> None:
        """Restrict the use of this contact, or lift that."""
        contact = self._id
        self._context.tasks.write(
            lambda s: s.privacy.restriction.set(contact, on), lambda _changes: self._show_again(), owner=self
        )

    def _show_again(self) -> None:
        self.refresh()
        self._head.menu.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask_consent(self) -> None:
        """Move to the answers about consent, which the talents need too."""
        self._consent.ask("talenten")
        self._scroll.ensureWidgetVisible(self._consent, 0, theme.current().px(80))

    def _forgotten(self, contact: str) -> None:
        if self._id == contact:  # else another one is shown by now
            self.clear()
            self.gone.emit()

    def join(self) -> None:
        """Ask which other contact is the same as the one that is shown."""
        if self._loaded is not None:
            self.join_wanted.emit(self._id)

    def _loosen(self, card: str) -> None:
        self._context.tasks.write(lambda s: s.same.loosen(card), lambda _changes: self.refresh(), owner=self)


def is_restricted(card: "ContactCard") -> bool:
    """Whether nobody is to work with this contact, by any of its cards."""
    return card.contact.restricted or any(other.restricted for other in card.others)


def load(services: "Services", contact_id: str, limit: int, kinds: frozenset[str]) -> Loaded:
    """Everything that the panel shows of a contact; runs on the read thread."""
    card = services.contacts.card(contact_id)
    own = services.settings.me()
    areas, employers = ([getattr(other, field) or "" for other in card.others] for field in ("area", "employer"))
    return Loaded(
        card=card,
        events=services.contacts.timeline(contact_id, limit + 1, kinds),
        kinds=dict(services.lists.choices("kind")),
        worker=own.id if own is not None else "",
        names=services.records.titles("area", areas) | services.records.titles("contact", employers),
    )
