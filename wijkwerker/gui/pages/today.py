"""Vandaag: log what happened, and see what the day asks."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from wijkwerker.domain.changes import Changes
from wijkwerker.domain.dates import long_day
from wijkwerker.domain.kinds import ContactMoment
from wijkwerker.domain.language import N_, _
from wijkwerker.gui import theme
from wijkwerker.gui.context import Context
from wijkwerker.gui.dialogs.ask_popup import AskPopup
from wijkwerker.gui.pages.first_steps import FirstSteps
from wijkwerker.gui.pages.page import Page
from wijkwerker.gui.pages.today_cards import meeting_item, promise_item, quiet_item, unasked_item
from wijkwerker.gui.panels.quick_log.quick_log import QuickLog
from wijkwerker.gui.panels.quick_log.recent import RecentEntries
from wijkwerker.gui.widgets.list_card import ListCard

if TYPE_CHECKING:
    from wijkwerker.services.promises import Due, DuePromise
    from wijkwerker.services.today import Meeting, NeverAsked, Quiet, QuietInitiative, Start, Unasked

MOST = 4
TWO_COLUMNS_FROM = 930  # width of the page, without the rail, at which cards stand beside each other
GREETING_FROM = 700  # height of the page below which the greeting makes room
_ROWS = ((880, (4, 4, 4, 4)), (740, (4, 3, 3, 3)), (0, (3, 2, 2, 2)))  # from a height of the page, rows a card


class TodayPage(Page):
    """The greeting, the quick log, and four cards."""

    key = "vandaag"
    title = N_("Vandaag")
    icon = "sun"
    uses_period = False
    log_button = ""
    kinds = frozenset(
        {
            "contact_moment", "contact", "session", "activity", "attendance", "head_count", "promise", "initiative",
            "ask", "worker", "value",
        }
    )  # fmt: skip

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._worker = ""
        self._phases: dict[str, str] = {}
        self._most: tuple[int, ...] = (MOST,) * 4
        self._meetings: list[Meeting] = []
        self._due: Due | None = None
        self._quiet: Quiet | None = None
        self._unasked: Unasked | None = None
        self._build()
        self._fit()

    # -- making -------------------------------------------------------------------------------------------

    def _build(self) -> None:
        now = theme.current()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        outer.addWidget(area)
        inside = QWidget(area)
        area.setWidget(inside)
        self._area = area
        column = QVBoxLayout(inside)
        self._column = column
        column.setSpacing(0)
        column.addWidget(self._greeting_row())
        question = QLabel(_("Wat gebeurde er?"))
        question.setProperty("role", "h2")
        column.addWidget(question)
        column.addSpacing(now.px(8))
        self.quick_log = QuickLog(self.context, parent=self)
        question.setBuddy(self.quick_log)
        column.addWidget(self.quick_log)
        column.addWidget(RecentEntries(self.context, self))
        column.addSpacing(now.px(16))
        self.steps = FirstSteps(self)
        self.steps.log_clicked.connect(self.focus_first)
        self.steps.contact_clicked.connect(lambda: self.context.navigator.go.emit("contacten"))
        self.steps.hide()
        column.addWidget(self.steps)
        column.addWidget(self._make_cards())
        column.addStretch(1)

    def _greeting_row(self) -> QWidget:
        now = theme.current()
        self._greeting_box = QWidget(self)
        row = QHBoxLayout(self._greeting_box)
        row.setContentsMargins(0, 0, 0, now.px(10))
        self._greeting = QLabel(self._greeting_words())
        self._greeting.setProperty("role", "display")
        today = self.context.clock.today()
        day = QLabel(f"{long_day(today, today)} {today.year}")
        day.setProperty("role", "body muted")
        row.addWidget(self._greeting, 1)
        row.addWidget(day, 0, Qt.AlignmentFlag.AlignVCenter)
        return self._greeting_box

    def _make_cards(self) -> QWidget:
        now = theme.current()
        self.meetings = ListCard(
            _("Activiteiten vandaag"), link=_("Agenda"), empty=_("Vandaag staat er niets in de agenda.")
        )
        self.promises = ListCard(
            _("Terugkoppelen"),
            link=_("Alles bekijken"),
            empty=_("Alles is teruggekoppeld. Iedereen weet waar hij aan toe is."),
        )
        self.quiet = ListCard(
            _("Al even niets gehoord"),
            subtitle=_("Initiatieven zonder contact in de laatste {days} dagen.").format(days=30),
            empty=_("Van elk initiatief is kort geleden iets gehoord."),
        )
        self.unasked = ListCard(
            _("Nog nooit gevraagd"),
            subtitle=_("Zij vertelden wat ze willen of kunnen, maar niemand vroeg ze iets."),
            empty=_("Iedereen die iets wil of kan, is al eens gevraagd."),
        )
        box = QWidget(self)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, box)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(now.px(16))  # between columns and, in one column, between cards
        for stretch, cards in ((57, (self.meetings, self.promises)), (43, (self.quiet, self.unasked))):
            column = QVBoxLayout()
            column.setSpacing(now.px(16))
            for card in cards:
                column.addWidget(card)
            column.addStretch(1)
            self._columns.addLayout(column, stretch)
        self._cards_box = box
        self._connect_cards()
        return box

    def _connect_cards(self) -> None:
        navigator = self.context.navigator
        self.meetings.link_clicked.connect(lambda: navigator.go.emit("agenda"))
        self.promises.link_clicked.connect(lambda: navigator.go.emit("logboek"))
        self.quiet.link_clicked.connect(lambda: navigator.go.emit("initiatieven"))
        self.unasked.link_clicked.connect(lambda: navigator.go.emit("contacten"))
        for signal in (self.meetings.opened, self.meetings.acted):
            signal.connect(self._open_meeting)
        self.promises.opened.connect(self._open_promise)
        self.promises.acted.connect(self._feed_back)
        self.quiet.opened.connect(self._open_quiet)
        self.unasked.opened.connect(self._open_person)
        self.unasked.acted.connect(self._ask)

    # -- loading ------------------------------------------------------------------------------------------

    def load(self) -> None:
        """Ask for every card by itself, so that the quick ones do not wait for the slow ones."""
        for ask in (self._load_start, self._load_due, self._load_meetings, self._load_quiet, self._load_unasked):
            ask()

    def _data_changed(self, changes: Changes, initiator: QObject | None) -> None:
        """Ask again only for the cards that what changed can matter to."""
        if not self.isVisible():
            super()._data_changed(changes, initiator)
            return
        for ask, kinds in (
            (self._load_start, ("contact_moment", "contact", "worker")),
            (self._load_due, ("promise", "contact", "initiative")),
            (self._load_meetings, ("session", "activity", "attendance", "head_count", "worker")),
            (self._load_quiet, ("initiative", "session", "activity", "value")),
            (self._load_unasked, ("contact", "ask")),
        ):
            if changes.touches(*kinds) or (ask == self._load_quiet and _of_initiative(changes)):
                ask()

    def _load_start(self) -> None:
        self.context.tasks.read(lambda s: s.today.start(), self._show_start, owner=self, key="start")

    def _load_due(self) -> None:
        today, area = self.context.clock.today(), self.context.navigator.scope.area
        self.context.tasks.read(lambda s: s.promises.due(today, area, MOST), self._show_due, owner=self, key="due")

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

    def _show_start(self, start: "Start") -> None:
        self._worker = start.worker.split(" ")[0]
        self._greeting.setText(self._greeting_words())
        self.steps.setVisible(start.is_untouched)
        self._cards_box.setVisible(not start.is_untouched)

    def _greeting_words(self) -> str:
        hour = self.context.clock.now().hour
        if 5 <= hour < 12:
            words = _("Goedemorgen {name}")
        elif 12 <= hour < 18:
            words = _("Goedemiddag {name}")
        else:
            words = _("Goedenavond {name}")
        return words.format(name=self._worker).strip()

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
        self.promises.show_items([promise_item(item, today) for item in due.promises[: self._most[1]]])
        self._finish(self.promises, due.total)
        self.context.navigator.count.emit(self.key, due.total)

    def _show_phases(self, phases: dict[str, str]) -> None:
        self._phases = phases

    def _show_quiet(self, quiet: "Quiet") -> None:
        self._quiet = quiet
        today = self.context.clock.today()
        shown = quiet.initiatives[: self._most[2]]
        self.quiet.set_subtitle(_("Initiatieven zonder contact in de laatste {days} dagen.").format(days=quiet.days))
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

    # -- keyboard and size --------------------------------------------------------------------------------

    def focus_first(self) -> None:
        """Begin in the quick log."""
        self.quick_log.start({})

    def panes(self) -> list[QWidget]:
        """The quick log and the cards."""
        cards: list[QWidget] = [self.meetings, self.promises, self.quiet, self.unasked]
        return [self.quick_log, *([self.steps] if self.steps.isVisible() else cards)]

    def log_here(self, presets: dict[str, str]) -> bool:
        """Ctrl+N: the box stands here."""
        self._area.ensureVisible(0, 0)
        self.quick_log.start(presets)
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One column where there is little width, fewer rows and no greeting where there is little height."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        now = theme.current()
        beside = self.width() >= now.px(TWO_COLUMNS_FROM)
        direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if self._columns.direction() != direction:
            self._columns.setDirection(direction)
        roomy = self.height() >= now.px(GREETING_FROM)
        self._greeting_box.setVisible(roomy)
        edge, ends = now.px(24), now.px(20 if roomy else 12)
        self._column.setContentsMargins(edge, ends, edge, ends)
        most = next(rows for height, rows in _ROWS if self.height() >= now.px(height))
        if most != self._most:
            self._most = most
            self._show_again()

    def _show_again(self) -> None:
        if self._due is None or self._quiet is None or self._unasked is None:
            return
        self._show_meetings(self._meetings)
        self._show_due(self._due)
        self._show_quiet(self._quiet)
        self._show_unasked(self._unasked)


def _of_initiative(changes: Changes) -> bool:
    """Whether a moment of an initiative came, went or moved."""
    moments = [record for item in changes.items for record in (item.before, item.after)]
    return any(isinstance(record, ContactMoment) and record.initiative for record in moments)
