"""One initiative in full: head, phases, and tabs."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wijkwerker.domain.changes import Changes
from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.domain.kinds import Story
from wijkwerker.domain.kinds.record import with_values
from wijkwerker.domain.language import _
from wijkwerker.gui import theme
from wijkwerker.gui.context import Context
from wijkwerker.gui.panels.exchange.conflict_note import ConflictNote
from wijkwerker.gui.panels.initiative.details_card import DetailsCard
from wijkwerker.gui.panels.initiative.head import DETAILS, OVERVIEW, STORIES, TIMELINE, Head
from wijkwerker.gui.panels.initiative.overview import Overview
from wijkwerker.gui.panels.initiative.story_cards import StoriesTab
from wijkwerker.gui.panels.initiative.timeline_tab import TimelineTab
from wijkwerker.gui.widgets.fields.lookup import TaskLookup
from wijkwerker.gui.widgets.scroll_area import ScrollArea

if TYPE_CHECKING:
    from wijkwerker.services.initiatives import Happening, InitiativePage

NEWEST = 4  # of the timeline, on the first tab
_LISTS = ("phase", "theme", "kind")
_OPENED_ELSEWHERE = frozenset({"contact_moment", "session", "promise"})


class InitiativeView(QWidget):
    """Shows one initiative and saves every change at once.

    Wishes for the page: `move_wanted(id, title, phase, step)`, `menu_wanted(id, title, phase, place)`,
    `story_wanted(Initiative, Story or None)`, `lesson_wanted(Initiative, Lesson or None)`, `impact_wanted(Initiative)`.
    `shown(InitiativePage)` follows each reading, `gone` when the initiative is no longer there.
    """

    move_wanted = Signal(str, str, str, int)
    menu_wanted = Signal(str, str, str, QPoint)
    story_wanted = Signal(object, object)
    lesson_wanted = Signal(object, object)
    impact_wanted = Signal(object)
    shown = Signal(object)
    gone = Signal()

    def __init__(self, context: Context, lookup: TaskLookup, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._lookup = context, lookup
        self._id = ""
        self._page: InitiativePage | None = None
        self.setAccessibleName(_("Initiatief"))
        self.head = Head()
        self.conflicts = ConflictNote(context)
        self.overview = Overview(context)
        self.timeline = TimelineTab()
        self.stories = StoriesTab()
        self.details = DetailsCard(lookup)
        self._tabs: dict[str, QWidget] = {
            OVERVIEW: self.overview,
            TIMELINE: self.timeline,
            STORIES: self.stories,
            DETAILS: self.details,
        }
        now = theme.current()
        self._scroll = ScrollArea(margin=24, spacing=14)
        self._scroll.body.setContentsMargins(now.px(24), now.px(14), now.px(24), now.px(24))
        self._scroll.body.addWidget(self.head)
        self._scroll.body.addWidget(self.conflicts)
        for tab in self._tabs.values():
            self._scroll.body.addWidget(tab)
        self._scroll.body.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._scroll)
        self._connect()
        self._turn(OVERVIEW)

    def _connect(self) -> None:
        head, overview = self.head, self.overview
        head.log_wanted.connect(self._log)
        head.next_wanted.connect(self._move)
        head.menu_wanted.connect(self._show_menu)
        head.tab_chosen.connect(self._turn)
        overview.timeline_wanted.connect(lambda: self.choose_tab(TIMELINE))
        overview.log_wanted.connect(self._log)
        overview.event_opened.connect(self._open_event)
        overview.letting_go.step_wanted.connect(lambda: self._edit("ladder"))
        overview.impact.edit_wanted.connect(lambda: self.impact_wanted.emit(self._page and self._page.initiative))
        overview.promises.acted.connect(self._feed_back)
        overview.promises.opened.connect(lambda key: self._context.navigator.open_record.emit("promise", key))
        overview.stories.new_wanted.connect(self._new_story)
        overview.stories.all_wanted.connect(lambda: self.choose_tab(STORIES))
        overview.lessons.new_wanted.connect(lambda: self._lesson(None))
        overview.lessons.opened.connect(self._lesson)
        overview.people.opened.connect(lambda key: self._context.navigator.open_record.emit("contact", key))
        overview.people.link_clicked.connect(lambda: self._edit("lead"))
        self.timeline.asked.connect(self._read_timeline)
        self.timeline.opened.connect(self._open_event)
        self.stories.new_wanted.connect(self._new_story)
        self.stories.opened.connect(self._story)
        self.stories.withdrawn.connect(self._withdraw)
        self.details.edited.connect(self._save)
        self._lookup.lists_came.connect(self._show_again)

    # -- what is shown ------------------------------------------------------------------------------------

    def show_initiative(self, initiative: str) -> None:
        """Show an initiative, from its first tab and its top on."""
        if initiative != self._id:
            self._id, self._page = initiative, None
            self.timeline.start_anew()
            self.choose_tab(OVERVIEW)
            self._scroll.verticalScrollBar().setValue(0)
        self.refresh()

    def clear(self) -> None:
        """Show nothing."""
        self._id, self._page = "", None

    def refresh(self) -> None:
        """Read the initiative again."""
        if not self._id:
            return
        initiative, today = self._id, self._context.clock.today()
        self._context.tasks.read(
            lambda s: s.initiatives.page(initiative, today, NEWEST),
            self._show,
            owner=self,
            key="page",
            failed=self._missed,
        )
        if not self.timeline.isHidden():
            self._read_timeline()

    def _missed(self, error: Exception) -> None:
        self._context.messages.report(error)
        self.clear()
        self.gone.emit()

    def _show(self, page: "InitiativePage") -> None:
        if page.initiative.id != self._id:
            return
        self._page = page
        today, labels = self._context.clock.today(), self._labels()
        self.head.show_page(page, labels, today)
        parts = page.parts
        hanging = (*parts.stories, *parts.lessons, *parts.promises)
        self.conflicts.show_record(page.initiative.id, *(record.id for record in hanging))
        self.overview.show_page(page, labels, today)
        self.stories.show_stories(page.parts.stories, page.names, today)
        self.details.form.show_record(page.initiative)
        self.shown.emit(page)

    def _show_again(self) -> None:
        if self._page is not None:
            self._show(self._page)

    def _labels(self) -> Mapping[str, Mapping[str, str]]:
        return {key: dict(self._lookup.choices(key)) for key in _LISTS}

    def _turn(self, tab: str) -> None:
        for key, widget in self._tabs.items():
            widget.setVisible(key == tab)
        if tab == TIMELINE:
            self._read_timeline()

    def choose_tab(self, tab: str) -> None:
        """Show a tab, with the keyboard on its name."""
        self.head.tabs.choose(tab)
        self._turn(tab)
        if self._page is not None:
            self.head.tabs.setFocus(Qt.FocusReason.OtherFocusReason)

    def _read_timeline(self) -> None:
        if not self._id:
            return
        initiative, today, limit = self._id, self._context.clock.today(), self.timeline.limit
        self._context.tasks.read(
            lambda s: s.initiatives.timeline(initiative, today, limit), self._show_timeline, owner=self, key="timeline"
        )

    def _show_timeline(self, events: "list[Happening]") -> None:
        total = self._page.happened if self._page is not None else len(events)
        self.timeline.show_events(events, total, self._context.clock.today(), self._labels())

    # -- what is done -------------------------------------------------------------------------------------

    def _log(self) -> None:
        self._context.navigator.log.emit({"initiative": self._id})

    def _move(self) -> None:
        if self._page is not None:
            one = self._page.initiative
            self.move_wanted.emit(one.id, one.title, one.phase, 1)

    def _show_menu(self, place: QPoint) -> None:
        if self._page is not None:
            one = self._page.initiative
            self.menu_wanted.emit(one.id, one.title, one.phase, place)

    def _new_story(self) -> None:
        self._story(None)

    def _story(self, story: object) -> None:
        if self._page is not None:
            self.story_wanted.emit(self._page.initiative, story)

    def _withdraw(self, story: Story) -> None:
        """Take back the yes to a story."""
        label = _("Toestemming ingetrokken. Het verhaal blijft binnen het team, zonder naam.")
        without = with_values(story, {"consent": "geen", "consent_for": frozenset(), "consent_date": None})
        self._context.tasks.write(lambda s: s.records.save(without, label=label), owner=self._context.tasks)

    def _lesson(self, lesson: object) -> None:
        if self._page is not None:
            self.lesson_wanted.emit(self._page.initiative, lesson)

    def _open_event(self, event: "Happening") -> None:
        if self._page is None:
            return
        if event.kind in _OPENED_ELSEWHERE:
            self._context.navigator.open_record.emit(event.kind, event.id)
        elif event.kind == "story":
            self._story(next((one for one in self._page.parts.stories if one.id == event.id), None))
        elif event.kind == "lesson":
            self._lesson(next((one for one in self._page.parts.lessons if one.id == event.id), None))

    def _feed_back(self, promise: str) -> None:
        today = self._context.clock.today()
        self._context.tasks.write(lambda s: s.promises.feed_back(promise, today), owner=self)

    def _edit(self, key: str) -> None:
        """Move to a field of the last tab."""
        self.choose_tab(DETAILS)
        field = self.details.form.field(key)
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        self._scroll.ensureWidgetVisible(field, 0, theme.current().px(80))

    def _save(self, key: str, value: object) -> None:
        initiative, today = self._id, self._context.clock.today()

        def refused(error: Exception) -> None:
            if isinstance(error, WijkwerkerError):
                self.details.show_error(key, error)
            else:
                self._context.messages.report(error)

        def saved(_changes: Changes) -> None:
            self.details.tell_saved()

        self._context.tasks.write(
            lambda s: s.initiatives.edit(initiative, {key: value}, today), saved, owner=self, failed=refused
        )

    # -- the keyboard -------------------------------------------------------------------------------------

    def focus_first(self) -> None:
        """The button to log something here."""
        self.head.log.setFocus(Qt.FocusReason.OtherFocusReason)

    def panes(self) -> list[QWidget]:
        """The head, and the tab that is shown; the first tab has two columns."""
        tab = self.head.tabs.current()
        return [self.head, *([self.overview.left, self.overview.right] if tab == OVERVIEW else [self._tabs[tab]])]
