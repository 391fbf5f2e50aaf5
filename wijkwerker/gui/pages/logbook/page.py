"""The page Logboek: everything that happened, day by day, and one moment in full."""

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from wijkwerker.domain.changes import Changes
from wijkwerker.domain.kinds import ContactMoment
from wijkwerker.gui.context import Context
from wijkwerker.gui.pages.list_page import ListPage
from wijkwerker.gui.pages.logbook.actions import LogbookActions
from wijkwerker.gui.pages.logbook.filters import Choices
from wijkwerker.gui.pages.logbook.head import LogbookHead
from wijkwerker.gui.pages.logbook.list import LogbookList
from wijkwerker.gui.pages.logbook.reader import LogModel, LogReader
from wijkwerker.gui.pages.logbook.rows import sentence_maker
from wijkwerker.gui.panels.moment.panel import MomentPanel
from wijkwerker.gui.panels.moment.words import Labels
from wijkwerker.gui.scope import Scope
from wijkwerker.gui.widgets.fields.lookup import TaskLookup

if TYPE_CHECKING:
    from datetime import date

_PANEL_SHARE = 0.35
_MOST_DAYS = 31  # with changes on more days the whole list is counted again


class LogbookPage(ListPage):
    """A box to write or search in, the moments by day below it, and the panel of the chosen moment at the right."""

    key: ClassVar[str] = "logboek"
    kinds: ClassVar[frozenset[str]] = frozenset(
        {"contact_moment", "promise", "contact", "initiative", "activity", "area", "worker", "value"}
    )

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._ticked: dict[str, None] = {}  # in the order in which they were ticked
        self._changed: set[date] | None = set()  # days with other moments than were read; None for any day
        self._sought = ""  # the moment that the list must show as soon as it can
        self._logging = ""  # the text that went from the box to the quick log
        self._lookup = TaskLookup(context.tasks, context.clock.today, self)
        self._labels = Labels(self._lookup)
        self._model = LogModel(context.tasks, sentence=sentence_maker(self._labels, self._ticked), parent=self)
        self._reader = LogReader(context.tasks, self._model, context.clock.today, self)
        self._head = LogbookHead(context, self._lookup, self._labels)
        self._list = LogbookList(self._model, self._labels, self._ticked, self._searched)
        self._actions = LogbookActions(context, self._lookup, self._ticked, self)
        self._panel = MomentPanel(context, self._lookup, self._labels)
        self._head.lead_to(self._list.view)
        self.put_together(self._head, self._head.field, self._list, self._list.view, self._panel, share=_PANEL_SHARE)
        self._connect()

    def _connect(self) -> None:
        view = self._list.view
        self._lookup.lists_came.connect(self._list.show_anew)
        self._head.changed.connect(self._ask)
        self._head.log_wanted.connect(self._log_text)
        self._list.clear_wanted.connect(self._head.clear)
        self._list.log_wanted.connect(lambda: self.context.navigator.log.emit({}))
        self._list.everything_wanted.connect(self._show_everything)
        self._list.collective_wanted.connect(self._actions.make_collective)
        self._list.untick_wanted.connect(self._untick)
        self._reader.shown.connect(self._rows_came)
        self._reader.counted.connect(lambda: self._head.show_count(self._reader.count))
        view.ticked.connect(self._tick)
        view.logged.connect(lambda key: self._actions.log_like(self.record_of(key)))
        view.menu_asked.connect(lambda key, place: self._actions.show_menu(self.record_of(key), place))
        self._panel.gone.connect(lambda: self._split.set_open(False))
        self._panel.closed.connect(self._close_panel)
        self._panel.menu_wanted.connect(self._show_panel_menu)
        self._panel.collective_wanted.connect(self._actions.make_collective)
        self._actions.open_wanted.connect(self._open_from_menu)
        self._actions.tick_wanted.connect(self._tick)
        self._actions.remove_wanted.connect(self._remove)
        self._actions.joined.connect(self._untick)

    # -- the list -----------------------------------------------------------------------------------------

    def load(self) -> None:
        """Read the list again, only what changed where that is known, and the moment that is open."""
        changed, self._changed = self._changed, set()
        self._list.delegate.forget()  # the rows may tell of yesterday
        self._head.filters.tell()
        if self._reader.wanted == self._head.wanted():
            self._reader.refresh(changed)
        else:
            self._ask()
        if self._split.is_open:
            self._panel.refresh()
        else:
            self._panel.clear()

    def _data_changed(self, changes: Changes, initiator: QObject | None) -> None:
        if changes.touches(*self.kinds):
            self._note_changes(changes)
        super()._data_changed(changes, initiator)

    def _note_changes(self, changes: Changes) -> None:
        """Note on which days the list changed, and whether what was typed in the box is logged now."""
        if changes.touches("value"):
            self._lookup.read_lists()
        if changes.touches("area") or (changes.touches("promise") and self._head.filters.choices.waiting):
            self._changed = None
        for change in changes.items:
            for record in (change.before, change.after):
                if isinstance(record, ContactMoment) and record.date is not None and self._changed is not None:
                    self._changed.add(record.date)
            if self._logging and change.before is None and isinstance(change.after, ContactMoment):
                if (change.after.note or "").startswith(self._logging) and self._head.text() == self._logging:
                    self._head.field.clear()
                self._logging = ""
        if self._changed is not None and len(self._changed) > _MOST_DAYS:
            self._changed = None

    def _ask(self) -> None:
        wanted = self._head.wanted()
        if wanted != self._reader.wanted:
            self._changed = set()
            self._reader.ask(wanted)

    def _rows_came(self, anew: bool) -> None:
        view = self._list.view
        if anew and not view.currentIndex().isValid():
            view.clear_choice()
            view.scrollToTop()
        choices = self._head.filters.choices
        self._head.show_count(self._reader.count)
        self._list.show_state(
            narrowed=self._head.is_narrowed(),
            text=self._head.text(),
            only_waiting=choices == Choices(waiting=True) and not self._head.text(),
            used=self._reader.is_used,
        )
        self._mark()

    def _mark(self) -> None:
        """Choose the row of the moment that the panel shows; the list only moves for one that was asked for."""
        moment = self._panel.moment_id
        if moment and self._split.is_open and self._list.view.current_key() != moment:
            self._reader.place_of(moment, lambda place: self._choose_place(moment, place))

    def _choose_place(self, moment: str, place: int | None) -> None:
        view, bar = self._list.view, self._list.view.verticalScrollBar()
        if place is None or moment != self._panel.moment_id or not place < self._model.rowCount():
            return
        before = bar.value()
        view.choose_row(place)
        if moment == self._sought:
            self._sought = ""
        else:
            bar.setValue(before)

    def _searched(self) -> str:
        """The words that the rows on the screen were found by."""
        return self._reader.wanted.text if self._reader.wanted is not None else ""

    def _show_everything(self) -> None:
        navigator = self.context.navigator
        everywhere = navigator.scope.with_area(None).with_period("alles", self.context.clock.today())
        navigator.set_scope(everywhere)

    # -- the panel ----------------------------------------------------------------------------------------

    def record_of(self, key: object) -> str:
        """The id of the moment of a row, which is its key."""
        return key if isinstance(key, str) else ""

    def shown_record(self) -> str:
        """The id of the moment in the panel."""
        return self._panel.moment_id

    def show_record(self, record_id: str) -> None:
        """Show another moment in the panel."""
        self._panel.show_moment(record_id)

    def focus_panel(self) -> None:
        """Where the work in the panel starts."""
        self._panel.focus_first()

    def open(self, record_id: str, kind: str = "") -> None:
        """Show a moment in the panel and in the list; filters that hide it are taken away if it then shows."""
        self._sought = record_id
        self._panel.show_moment(record_id)
        self._split.set_open(True)
        self._mark()
        wanted, bare = self._head.wanted(), Choices().wanted("", self.context.navigator.scope)
        if wanted != bare:
            self.context.tasks.read(
                lambda s: s.moments.fits(bare, record_id) and not s.moments.fits(wanted, record_id),
                lambda hidden: self._head.clear() if hidden else None,
                owner=self,
                key="fits",
            )

    def narrow(self, wanted: dict[str, str]) -> None:
        """`waiting` shows what is not told back yet."""
        if "waiting" in wanted:
            self._head.clear()
            self._head.filters.set_choices(Choices(waiting=True))

    # -- what can be done ---------------------------------------------------------------------------------

    def _log_text(self, text: str) -> None:
        self._logging = text
        self.context.navigator.log.emit({"text": text})

    def _open_from_menu(self, moment: str) -> None:
        self._show_in_panel(moment)
        self._split.set_open(True)
        self._panel.focus_first()

    def _show_panel_menu(self, button: QWidget) -> None:
        self._actions.show_menu(self._panel.moment_id, button.mapToGlobal(button.rect().bottomLeft()))

    def _remove(self, moment: str) -> None:
        if moment == self._panel.moment_id:
            self._panel.remove()
        else:
            self._actions.remove(moment)

    def _tick(self, key: object) -> None:
        moment = self.record_of(key)
        if moment in self._ticked:
            del self._ticked[moment]
        elif moment:
            self._ticked[moment] = None
        self._list.show_ticks()

    def _untick(self) -> None:
        self._ticked.clear()
        self._list.show_ticks()
        self._list.view.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- the window ---------------------------------------------------------------------------------------

    def focus_first(self) -> None:
        """The list, where arrows move and letters search; the box while there is nothing to walk through."""
        target = self._list.view if self._model.rowCount() else self._head.field
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def escape(self) -> bool:
        """Close the panel, after that empty the box, after that take the ticks away."""
        if super().escape():
            return True
        if self._ticked:
            self._untick()
            return True
        return False

    def log_presets(self) -> dict[str, str]:
        """The words in the box."""
        self._logging = self._head.text()
        return {"text": self._logging} if self._logging else {}

    def _scope_changed(self, scope: Scope) -> None:
        self._head.filters.forget_area()
        super()._scope_changed(scope)
