"""The four cards of Vandaag: each asks for what it shows, and does what its rows offer."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from wijkwerker.domain.changes import Changes
from wijkwerker.domain.language import _
from wijkwerker.gui import theme
from wijkwerker.gui.context import Context
from wijkwerker.gui.dialogs.ask_popup import AskPopup
from wijkwerker.gui.pages.today.rows import meeting_item, promise_item, quiet_item, unasked_item
from wijkwerker.gui.widgets.list_card import ListCard

if TYPE_CHECKING:
    from collections.abc import Callable

    from wijkwerker.services.promises import Due, DuePromise
    from wijkwerker.services.today import Meeting, NeverAsked, Quiet, QuietInitiative, Unasked

MOST = 4
PAGE = "vandaag"  # whose counter on the rail says how many promises are due


class TodayCards(QWidget):
    """*Activiteiten vandaag*, *Terugkoppelen*, *Al even niets gehoord* and *Nog nooit gevraagd*."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self._most: tuple[int, ...] = (MOST,) * 4
        self._explained = False
        self._all_due = False  # the card of promises shows every one of them
        self._phases: dict[str, str] = {}
        self._meetings: list[Meeting] = []
        self._due: Due | None = None
        self._quiet: Quiet | None = None
        self._unasked: Unasked | None = None
        self._make_cards()
        self._arrange()
        self._connect_cards()

    def _make_cards(self) -> None:
        self.meetings = ListCard(
            _("Activiteiten vandaag"), link=_("Agenda"), empty=_("Vandaag staat er niets in de agenda.")
        )
        self.promises = ListCard(
            _("Terugkoppelen"),
            empty=_("Vandaag wacht niemand op je antwoord."),
        )
        self.quiet = ListCard(
            _("Al even niets gehoord"),
            empty=_("Geen initiatief is al lang stil."),
        )
        self.unasked = ListCard(
            _("Nog nooit gevraagd"),
            empty=_("Er is nu niemand om voor het eerst te vragen."),
        )

    def _arrange(self) -> None:
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._columns.setContentsMargins(0, 0, 0, 0)
        for stretch, cards in ((57, (self.meetings, self.promises)), (43, (self.quiet, self.unasked))):
            column = QVBoxLayout()
            for card in cards:
                column.addWidget(card)
            column.addStretch(1)
            self._columns.addLayout(column, stretch)

    def _connect_cards(self) -> None:
        navigator = self.context.navigator
        self.meetings.link_clicked.connect(lambda: navigator.go.emit("agenda"))
        self.promises.link_clicked.connect(self._turn_due)
        self.quiet.link_clicked.connect(lambda: navigator.narrow.emit("initiatieven", {"quiet": "ja"}))
        self.unasked.link_clicked.connect(lambda: navigator.narrow.emit("contacten", {"never_asked": "ja"}))
        for signal in (self.meetings.opened, self.meetings.acted):
            signal.connect(self._open_meeting)
        self.promises.opened.connect(self._open_promise)
        self.promises.acted.connect(self._feed_back)
        self.quiet.opened.connect(self._open_quiet)
        self.unasked.opened.connect(self._open_person)
        self.unasked.acted.connect(self._ask)

    def cards(self) -> list[ListCard]:
        """The cards in reading order."""
        return [self.meetings, self.promises, self.quiet, self.unasked]

    def set_room(self, *, beside: bool, explained: bool, most: tuple[int, ...]) -> None:
        """Set the cards in two columns or in one, with or without a line below titles, and so many rows at most."""
        direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if self._columns.direction() != direction:
            self._columns.setDirection(direction)
        gap = theme.current().px(16 if explained else 12)
        for layout in (self._columns, *self._columns.findChildren(QVBoxLayout)):
            layout.setSpacing(gap)
        if (most, explained) != (self._most, self._explained):
            self._most, self._explained = most, explained
            self._explain()
            self._show_again()

    def _explain(self) -> None:
        days = self._quiet.days if self._quiet is not None else 30
        quiet = _("Initiatieven zonder contact in de laatste {days} dagen.").format(days=days)
        unasked = _("Zij vertelden wat ze willen of kunnen, maar niemand vroeg ze iets.")
        self.quiet.set_subtitle(quiet if self._explained else "")
        self.unasked.set_subtitle(unasked if self._explained else "")

    # -- loading ------------------------------------------------------------------------------------------

    def load(self) -> None:
        """Ask for every card by itself, so that the quick ones do not wait for the slow ones."""
        for ask in (self._load_due, self._load_meetings, self._load_quiet, self._load_unasked):
            ask()

    def follow(self, changes: Changes) -> None:
        """Ask again only for the cards that what changed can matter to."""
        asks: tuple[tuple[Callable[[], None], tuple[str, ...]], ...] = (
            (self._load_due, ("promise", "contact", "initiative")),
            (self._load_meetings, ("session", "activity", "attendance", "head_count", "worker")),
            (self._load_quiet, ("initiative", "session", "activity", "value")),
            (self._load_unasked, ("contact", "ask")),
        )
        for ask, kinds in asks:
            if changes.touches(*kinds) or (ask == self._load_quiet and _of_initiative(changes)):
                ask()

    def _load_due(self) -> None:
        today, area = self.context.clock.today(), self.context.navigator.scope.area
        limit = None if self._all_due else MOST
        self.context.tasks.read(lambda s: s.promises.due(today, area, limit), self._show_due, owner=self, key="due")

    def _turn_due(self) -> None:
        """Show every promise that waits on the card itself, or the first ones again."""
        self._all_due = not self._all_due
        self._load_due()

    def _load_meetings(self) -> None:
        today, area = self.context.clock.today(), self.context.navigator.scope.area
        self.context.tasks.read(
            lambda s: s.today.meetings(today, area), self._show_meetings, owner=self, key="meetings"
        )

    def _load_quiet(self) -> None:
        today, area = self.context.clock.today(), self.context.navigator.scope.area
        self.context.tasks.read(lambda s: dict(s.lists.choices("phase")), self._show_phases, owner=self, key="phases")
        self.context.tasks.read(lambda s: s.today.quiet(today, area, MOST), self._show_quiet, owner=self, key="quiet")

    def _load_unasked(self) -> None:
        area = self.context.navigator.scope.area
        self.context.tasks.read(
            lambda s: s.today.never_asked(area, MOST), self._show_unasked, owner=self, key="unasked"
        )

    def _show_meetings(self, meetings: "list[Meeting]") -> None:
        self._meetings = meetings
        most = self._most[0]
        waiting = [place for place, item in enumerate(meetings) if item.state == "gepland"]
        last = len(meetings) - most
        first = max(0, min(waiting[0] if waiting else last, last))  # what still comes is not pushed off the card
        self.meetings.show_items([meeting_item(item) for item in meetings[first : first + most]])
        self._finish(self.meetings, len(meetings))

    def _show_due(self, due: "Due") -> None:
        self._due = due
        today = self.context.clock.today()
        most = len(due.promises) if self._all_due else self._most[1]
        self.promises.set_most(most)
        self.promises.show_items([promise_item(item, today) for item in due.promises[:most]])
        self._finish(self.promises, due.total)
        more = due.total > self._most[1]
        self._all_due = self._all_due and more
        self.promises.set_link((_("Minder") if self._all_due else _("Alles bekijken")) if more else "")
        self.context.navigator.count.emit(PAGE, due.total)

    def _show_phases(self, phases: dict[str, str]) -> None:
        self._phases = phases

    def _show_quiet(self, quiet: "Quiet") -> None:
        self._quiet = quiet
        today = self.context.clock.today()
        shown = quiet.initiatives[: self._most[2]]
        self._explain()
        self.quiet.show_items([quiet_item(item, self._phases, today) for item in shown])
        self._finish(self.quiet, None)
        self._count_in_link(self.quiet, quiet.total)

    def _show_unasked(self, unasked: "Unasked") -> None:
        self._unasked = unasked
        self.unasked.show_items([unasked_item(item) for item in unasked.people[: self._most[3]]])
        self._finish(self.unasked, None)
        self._count_in_link(self.unasked, unasked.total)

    @staticmethod
    def _count_in_link(card: ListCard, total: int) -> None:
        card.set_link(_("Alle {count}").format(count=total) if total > len(card.rows()) else "")

    @staticmethod
    def _finish(card: ListCard, count: int | None) -> None:
        card.set_count(count or None)
        rows = card.rows()
        target = next((row for row in rows if row.item.is_open), rows[0] if rows else None)
        card.setFocusProxy(target)  # type: ignore[arg-type]  # where F6 lands; None is allowed by Qt

    def _show_again(self) -> None:
        if self._due is None or self._quiet is None or self._unasked is None:
            return
        self._show_meetings(self._meetings)
        self._show_due(self._due)
        self._show_quiet(self._quiet)
        self._show_unasked(self._unasked)

    # -- doing --------------------------------------------------------------------------------------------

    def _open_meeting(self, meeting: "Meeting") -> None:
        if meeting.session:
            self.context.navigator.open_record.emit("session", meeting.session)
        else:
            self.context.navigator.open_record.emit("activity", meeting.activity)

    def _open_promise(self, promise: "DuePromise") -> None:
        if promise.to_id:
            self.context.navigator.open_record.emit("contact", promise.to_id)
        elif promise.moment:
            self.context.navigator.open_record.emit("contact_moment", promise.moment)
        elif promise.initiative:
            self.context.navigator.open_record.emit("initiative", promise.initiative)

    def _open_quiet(self, initiative: "QuietInitiative") -> None:
        self.context.navigator.open_record.emit("initiative", initiative.id)

    def _open_person(self, person: "NeverAsked") -> None:
        self.context.navigator.open_record.emit("contact", person.id)

    def _feed_back(self, promise: "DuePromise") -> None:
        today = self.context.clock.today()
        self.context.tasks.write(lambda s: s.promises.feed_back(promise.id, today), owner=self)

    def _ask(self, person: "NeverAsked") -> None:
        row = next((row for row in self.unasked.rows() if row.item.key == person), None)
        if row is not None:
            AskPopup(row, self.context, person.id, person.name).open()


def _of_initiative(changes: Changes) -> bool:
    """Whether a moment of an initiative came, went or moved."""
    items = [item for item in changes.items if item.kind == "contact_moment"]
    moments = [record for item in items for record in (item.before, item.after)]
    return any(getattr(record, "initiative", None) for record in moments)
