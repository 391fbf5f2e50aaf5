"""The two ways to see the agenda: the grid of hours, and the list that says the same in rows."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QStackedWidget, QVBoxLayout, QWidget

from wijkwerker.domain.dates import long_day
from wijkwerker.domain.language import _
from wijkwerker.gui import theme
from wijkwerker.gui.context import Clock
from wijkwerker.gui.models.rows_model import RowsModel
from wijkwerker.gui.pages.agenda.grid import AgendaGrid
from wijkwerker.gui.pages.agenda.paper import AXIS
from wijkwerker.gui.pages.agenda.span import DAY, LIST, Span
from wijkwerker.gui.pages.agenda.words import SERIES, row_of, rows_by_day, sentence_maker
from wijkwerker.gui.widgets.empty_state import EmptyState
from wijkwerker.gui.widgets.list_view import ListView
from wijkwerker.gui.widgets.rows import RowDelegate
from wijkwerker.gui.widgets.skeleton import Skeleton

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wijkwerker.services.activities import Planned

LEAST_DAY = 60  # with less width for a day its words are all cut


class AgendaViews(QStackedWidget):
    """Shows the sessions of a Span. The signals carry the id of a session: `chosen`, `opened`, `menu_asked`.

    `slot_wanted(when, text)` asks for a new activity there, `new_wanted` for one somewhere, and `typed(text)` for one
    from the list; `day_wanted`, `stepped` and `home_wanted` for other days.
    """

    chosen = Signal(str)
    opened = Signal(str)
    menu_asked = Signal(str, QPoint)
    slot_wanted = Signal(object, str)
    new_wanted = Signal()
    day_wanted = Signal(object)
    stepped = Signal(int)
    home_wanted = Signal()

    def __init__(self, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._items: Sequence[Planned] = ()
        self._span = Span(DAY, clock.today())
        notice, self._empty = _empty(), _empty()
        self.grid = AgendaGrid(clock.now, notice)
        self._model: RowsModel[Planned] = RowsModel(
            key=lambda item: item.id, sentence=sentence_maker(clock.today), parent=self
        )
        self.list = ListView(RowDelegate(row_of, [SERIES]), _("Activiteiten"))
        self.list.setProperty("list", "surface")
        self.list.show_model(self._model)
        self._waiting = Skeleton(rows=6, lead=False)
        card = QFrame()
        card.setProperty("card", "true")
        column = QVBoxLayout(card)
        edge = theme.current().px(8)
        column.setContentsMargins(edge, edge, edge, edge)
        for part in (self.list, self._empty, self._waiting):
            column.addWidget(part)
        self._card = card
        self.addWidget(self.grid)
        self.addWidget(card)
        self._fit = QTimer(self, singleShot=True, interval=0)  # not while a layout is being made
        self._fit.timeout.connect(self._turn)
        self._connect(notice)

    def _connect(self, notice: EmptyState) -> None:
        hours = self.grid.hours
        hours.chosen.connect(self.chosen)
        hours.opened.connect(self.opened)
        hours.menu_asked.connect(self.menu_asked)
        hours.slot_wanted.connect(self.slot_wanted)
        hours.day_wanted.connect(self.day_wanted)
        hours.stepped.connect(self.stepped)
        hours.home_wanted.connect(self.home_wanted)
        self.list.current_changed.connect(lambda key: self.chosen.emit(key) if isinstance(key, str) else None)
        self.list.opened.connect(lambda key: self.opened.emit(str(key)))
        self.list.clicked.connect(lambda _index: self.opened.emit(self.current))
        self.list.menu_asked.connect(lambda key, place: self.menu_asked.emit(str(key), place))
        self.list.typed.connect(lambda text: self.slot_wanted.emit(hours.slot(), text))
        for empty in (notice, self._empty):
            empty.acted.connect(self.new_wanted)

    def show_span(self, span: Span, items: "Sequence[Planned] | None") -> None:
        """Show the sessions of some days; None while they are being asked."""
        self._span, self._items = span, items or ()
        today = self._clock.today()
        self.grid.show_days(span.first, span.length, items)
        days = long_day(span.day, today) if span.view == DAY else f"{span.title(today)}, {span.week()}"
        self.grid.hours.setAccessibleName(_("Agenda van {days}").format(days=days))
        self.list.setAccessibleName(_("Activiteiten van {days}").format(days=days))
        self._model.show_values(rows_by_day(self._items, today))
        self._waiting.setVisible(items is None)
        self.list.setVisible(bool(items))
        self._empty.setVisible(items is not None and not items)
        self._aim(waits=items is None)
        for empty in self.findChildren(EmptyState):
            _say_empty(empty, single=span.view == DAY)
        self._turn()

    def _aim(self, *, waits: bool) -> None:
        """Lead the keyboard to what stands on the card; the card keeps it as long as nothing does."""
        held = self._card.hasFocus()
        target = self.list if self._items else self._empty.button()
        self._card.setFocusPolicy(Qt.FocusPolicy.StrongFocus if waits else Qt.FocusPolicy.NoFocus)
        self._card.setFocusProxy(None if waits else target)  # type: ignore[arg-type]  # None is allowed by Qt
        if held and not waits:
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _turn(self) -> None:
        """Show the grid where its days have room for words, else the list that says the same."""
        room = (self.width() - theme.current().px(AXIS)) // self._span.length
        as_list = self._span.view == LIST or room < theme.current().px(LEAST_DAY)
        before, held = self.currentWidget(), self.isAncestorOf(QApplication.focusWidget() or self)
        self.setCurrentIndex(1 if as_list else 0)
        if (shown := self.currentWidget()) is not None:
            self.setFocusProxy(shown)
        if held and self.currentWidget() is not before:
            self.focus_first()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit.start()

    @property
    def shows_list(self) -> bool:
        """Whether the list stands there and not the grid."""
        return self.currentIndex() == 1

    @property
    def current(self) -> str:
        """The id of the session that is chosen, '' for none."""
        if self.shows_list:
            return str(self.list.current_key() or "")
        return self.grid.hours.current

    def choose(self, session: str, *, marked: bool) -> None:
        """Choose a session in both views; `marked` shows that it is open."""
        self.grid.hours.choose(session, marked=marked)
        if session and self._model.row_of(session) >= 0 and self.list.current_key() != session:
            self.list.choose(session)

    def to_open_first(self) -> str:
        """The session that the page may show by itself: of today, on now or next, else the last; '' for none."""
        now = self._clock.now()
        today = [item for item in self._items if item.starts.date() == now.date()]
        started = [item for item in today if item.starts <= now]
        waiting = [item for item in today if item.state == "gepland"]
        best = [item for item in started if item.state == "gepland"] or waiting or started
        return best[0].id if best else ""

    def focus_first(self) -> None:
        """Put the keyboard in what is shown."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)


def _empty() -> EmptyState:
    return EmptyState(
        "calendar", _("Nog niets gepland in deze week."), action=_("Nieuwe activiteit"), action_icon="plus"
    )


def _say_empty(empty: EmptyState, *, single: bool) -> None:
    title = _("Nog niets gepland op deze dag.") if single else _("Nog niets gepland in deze week.")
    empty.say("calendar", title, action=_("Nieuwe activiteit"), action_icon="plus")
