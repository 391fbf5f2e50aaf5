"""The page Agenda: what is planned and what was held, with the panel in which is counted who came."""

from datetime import date, datetime
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from wijkwerker.domain.changes import Changes
from wijkwerker.domain.kinds import Session
from wijkwerker.domain.language import _
from wijkwerker.gui import theme
from wijkwerker.gui.context import Context
from wijkwerker.gui.dialogs.new_activity import NewActivity
from wijkwerker.gui.dialogs.new_contact import NewContact
from wijkwerker.gui.overlays import SheetOverlay
from wijkwerker.gui.pages.agenda.head import AgendaHead
from wijkwerker.gui.pages.agenda.span import DAY, VIEWS, WEEK, Span
from wijkwerker.gui.pages.agenda.split import AgendaSplit
from wijkwerker.gui.pages.agenda.views import AgendaViews
from wijkwerker.gui.pages.page import Page
from wijkwerker.gui.panels.session.panel import SessionPanel
from wijkwerker.gui.widgets.scroll_area import ScrollArea

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wijkwerker.services.activities import Planned, SessionParts

_VIEW = "agenda.view"
_EDGE = 20
_LEAST_HEIGHT = 220  # with less room the whole page scrolls


class AgendaPage(Page):
    """A day, a week or the same as a list; at the right the session that is open."""

    key: ClassVar[str] = "agenda"
    uses_period: ClassVar[bool] = False
    log_button: ClassVar[str] = "soft"
    kinds: ClassVar[frozenset[str]] = frozenset(
        {"session", "activity", "head_count", "attendance", "contact", "area", "initiative", "worker", "value"}
    )

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        kept = context.preferences.get(_VIEW)
        view = kept if kept in {key for key, _word, _icon in VIEWS} else WEEK
        self._span = Span(view, context.clock.today())
        self._items: Sequence[Planned] | None = None
        self._greeted = False  # a session of today was opened by itself once
        self._wanted = ""  # the session that is to be chosen as soon as it is there
        self._opener: QWidget | None = None
        self.head = AgendaHead(view)
        self.views = AgendaViews(context.clock)
        self.panel = SessionPanel(context)
        left = ScrollArea()
        self._column = left.body
        self._column.addWidget(self.head)
        self._column.addWidget(self.views, 1)
        self.split = AgendaSplit(left, self.panel, context.preferences, self.key, self)
        left.setFocusProxy(self.views)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.split)
        self._edges()
        self._connect()
        self._show_span()

    def _edges(self) -> None:
        now = theme.current()
        edge = now.px(_EDGE)
        self._column.setContentsMargins(edge, now.px(14), edge, now.px(14))
        self._column.setSpacing(now.px(12))
        self.views.setMinimumHeight(now.px(_LEAST_HEIGHT))

    def _connect(self) -> None:
        self.head.stepped.connect(lambda steps: self._go(self._span.moved(steps)))
        self.head.home_wanted.connect(self._go_home)
        self.head.view_chosen.connect(self._choose_view)
        self.head.new_wanted.connect(lambda: self._add(self.views.grid.hours.slot(), ""))
        self.views.chosen.connect(self._chosen)
        self.views.opened.connect(self._open_session)
        self.views.menu_asked.connect(self._show_menu)
        self.views.slot_wanted.connect(self._add)
        self.views.new_wanted.connect(lambda: self._add(self.views.grid.hours.slot(), ""))
        self.views.day_wanted.connect(lambda day: self._go(Span(DAY, day)))
        self.views.stepped.connect(lambda steps: self._go(self._span.moved(steps)))
        self.views.home_wanted.connect(self._go_home)
        self.panel.shown.connect(self._panel_shown)
        self.panel.finished.connect(self._close_panel)
        self.panel.closed.connect(self._close_panel)
        self.panel.gone.connect(self._close_panel)
        self.panel.new_contact_wanted.connect(self._add_contact)
        self.split.toggled.connect(lambda _open: self._mark())
        theme.appearance().changed.connect(self._edges)

    # -- which days ---------------------------------------------------------------------------------------

    def load(self) -> None:
        """Read the sessions of these days, and the one that is open."""
        span, area = self._span, self.context.navigator.scope.area
        self.context.tasks.read(
            lambda s: s.activities.agenda(span.first, span.last, area), self._came, owner=self, key="agenda"
        )
        if self.split.is_open:
            self.panel.refresh()

    def _go(self, span: Span) -> None:
        if span != self._span:
            another = (span.first, span.last) != (self._span.first, self._span.last)
            self._span = span
            self._items = None if another else self._items
            self._show_span()
            self.load()

    def _go_home(self) -> None:
        self._go(Span(self._span.view, self.context.clock.today()))

    def _choose_view(self, view: str) -> None:
        self.context.preferences.put(_VIEW, view)
        chosen = next((item for item in self._items or () if item.id == self.views.current), None)
        today = self.context.clock.today()
        day = chosen.starts.date() if chosen is not None else today if today in self._span else self._span.first
        self._go(Span(view, day))

    def _show_span(self) -> None:
        self.head.show_span(self._span, self.context.clock.today())
        self.views.show_span(self._span, self._items)

    def _came(self, items: "Sequence[Planned]") -> None:
        self._items = items
        self._show_span()
        if self._wanted:
            self.views.choose(self._wanted, marked=self.split.is_open)
            self._wanted = ""
        elif not self._greeted:
            self._greet()
        self._mark()

    def _greet(self) -> None:
        """The first time what is on today is opened where there is room, without taking the keyboard."""
        self._greeted = True
        session = self.views.to_open_first()
        if session and self.split.is_beside and not self.split.is_open:
            self._open_session(session, focus=False)
        elif session:
            self.views.choose(session, marked=False)

    # -- the panel ----------------------------------------------------------------------------------------

    def _chosen(self, session: str) -> None:
        if self.split.is_open and self.split.is_beside and session != self.panel.session_id:
            self.panel.show_session(session)
            self._mark()

    def _open_session(self, session: str, *, focus: bool = True) -> None:
        self._opener = QApplication.focusWidget()
        self.panel.show_session(session)
        self.split.set_open(True)
        self._mark()
        if focus:
            self.panel.focus_first()

    def _panel_shown(self, parts: "SessionParts") -> None:
        """Go to the days of the session that was asked for."""
        starts = parts.session.starts
        if starts is not None and starts.date() not in self._span:
            self._wanted = parts.session.id
            self._go(Span(self._span.view, starts.date()))
        if self.panel.isAncestorOf(QApplication.focusWidget() or self) and parts.session.state == "ging niet door":
            self.panel.focus_first()
        self._mark()

    def _mark(self) -> None:
        self.views.choose(self.panel.session_id if self.split.is_open else "", marked=self.split.is_open)

    def _close_panel(self) -> None:
        self.split.set_open(False)
        self.views.focus_first()

    def open(self, record_id: str, kind: str = "") -> None:
        """Show a session, or the next one of an activity, with the keyboard in the number."""
        self._greeted = True
        if kind != "activity":
            self._open_session(record_id)
            return
        today = self.context.clock.today()
        self.context.tasks.read(
            lambda s: s.activities.nearest(record_id, today), self._open_nearest, owner=self, key="nearest"
        )

    def _open_nearest(self, session: str) -> None:
        if session:
            self._open_session(session)
        else:
            self.context.messages.remark(_("Deze activiteit heeft nog geen dag in de agenda."))

    def _show_menu(self, session: str, place: QPoint) -> None:
        if session == self.panel.session_id and self.split.is_open:
            self.panel.show_menu(place)
        else:
            self._open_session(session, focus=False)

    def open_id(self) -> str:
        """The session in the panel."""
        return self.panel.session_id if self.split.is_open else ""

    def unsaved(self) -> Span:
        """The days that are looked at."""
        return self._span

    def put_back(self, unsaved: Span) -> None:
        """Look at them again, and open nothing that was not open."""
        self._greeted = True
        self._span = unsaved
        self._show_span()

    # -- what can be added --------------------------------------------------------------------------------

    def _add(self, starts: datetime, text: str) -> None:
        def make(parent: QWidget) -> QWidget:
            sheet = NewActivity(self.context, self.panel.lookup, starts, text, parent)
            sheet.planned.connect(self._planned)
            return sheet

        SheetOverlay(make, self.window()).open()

    def _planned(self, changes: Changes) -> None:
        """Go to the first day of what was planned and choose it."""
        first = next((item.after for item in changes.items if isinstance(item.after, Session)), None)
        if first is None or first.starts is None:
            return
        self._wanted = first.id
        day: date = first.starts.date()
        if day in self._span:
            self.load()
        else:
            self._go(Span(self._span.view, day))

    def _add_contact(self, name: str, role: str) -> None:
        def make(parent: QWidget) -> QWidget:
            sheet = NewContact(self.context, self.panel.lookup, name, parent)
            for signal in (sheet.added, sheet.known):
                signal.connect(lambda contact: self.panel.add_contact(contact, role))
            return sheet

        SheetOverlay(make, self.window()).open()

    # -- the window ---------------------------------------------------------------------------------------

    def focus_first(self) -> None:
        """The grid or the list, where arrows move."""
        self.views.focus_first()

    def panes(self) -> list[QWidget]:
        """The line above, the days, the panel."""
        return [self.head, self.views, *([self.panel] if self.split.is_open else [])]

    def escape(self) -> bool:
        """From the fields of the activity back to counting, then close the panel."""
        if self.split.is_open:
            if not self.panel.escape():
                self._close_panel()
            return True
        return False

    def narrow(self, wanted: dict[str, str]) -> None:
        """`new` opens the sheet of a new activity."""
        if "new" in wanted:
            self._add(self.views.grid.hours.slot(), "")

    def log_presets(self) -> dict[str, str]:
        """The activity of the session that is open."""
        activity = self.panel.activity_id if self.split.is_open else ""
        return {"activity": activity} if activity else {}
