"""The page Initiatieven: the board, its list, and one initiative in full."""

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from wijkwerker.domain.language import _
from wijkwerker.gui.context import Context
from wijkwerker.gui.pages.initiatives.actions import InitiativeActions
from wijkwerker.gui.pages.initiatives.board import BoardView
from wijkwerker.gui.pages.initiatives.cards import Telling
from wijkwerker.gui.pages.initiatives.filters import Choices
from wijkwerker.gui.pages.initiatives.head import LIST, TIMES, InitiativeHead
from wijkwerker.gui.pages.initiatives.list import InitiativeList
from wijkwerker.gui.pages.initiatives.times import InitiativeTimes
from wijkwerker.gui.pages.page import Page
from wijkwerker.gui.panels.initiative.view import InitiativeView
from wijkwerker.gui.scope import Scope
from wijkwerker.gui.widgets.empty_state import EmptyState
from wijkwerker.gui.widgets.fields.lookup import TaskLookup
from wijkwerker.gui.widgets.skeleton import Skeleton

if TYPE_CHECKING:
    from wijkwerker.services.initiatives import Board, InitiativeCard, InitiativePage, InitiativeTime


class InitiativesPage(Page):
    """A board to walk with the arrows; Enter shows one initiative, Esc goes back to the board."""

    key: ClassVar[str] = "initiatieven"
    uses_period: ClassVar[bool] = False
    kinds: ClassVar[frozenset[str]] = frozenset(
        {"initiative", "phase_change", "ladder_change", "contact_moment", "activity", "session", "attendance",
         "head_count", "promise", "story", "lesson", "contact", "area", "value"}
    )  # fmt: skip

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._board: Board | None = None
        self._shown = ""  # the initiative that fills the page
        self._searched = False  # what was found is to be brought in sight
        self._title = ""
        self._left = ""  # the initiative that filled it before, to go back to its card
        self.lookup = TaskLookup(context.tasks, context.clock.today, self)
        self.doing = InitiativeActions(context, self.lookup, self)
        self._head = InitiativeHead(context, self.lookup)
        self._cards = BoardView()
        self._list = InitiativeList(context)
        self._times = InitiativeTimes(context)
        self.view = InitiativeView(context, self.lookup)
        self._arrange()
        self._connect()

    def _arrange(self) -> None:
        self._loading = Skeleton(6, row_height=90, lead=False)
        self._loading.setContentsMargins(24, 0, 0, 0)
        self._empty = EmptyState("leaf", "")
        self._parts = QStackedWidget()
        for part in (self._loading, self._cards, self._list, self._times, self._empty):
            self._parts.addWidget(part)
        together = QWidget()
        column = QVBoxLayout(together)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(self._parts, 1)
        self._stack = QStackedWidget()
        self._stack.addWidget(together)
        self._stack.addWidget(self.view)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)

    def _connect(self) -> None:
        self.lookup.lists_came.connect(self._show_labels)
        self._head.changed.connect(self._ask_anew)
        self._head.view_chosen.connect(lambda _key: self._turn())
        self._head.new_wanted.connect(lambda: self.doing.add("idee"))
        self._head.entered.connect(self._enter_results)
        board = self._cards
        board.opened.connect(self.open)
        board.logged.connect(self.doing.log)
        board.typed.connect(self._type_in_search)
        board.add_wanted.connect(self.doing.add)
        board.more_wanted.connect(self._ask)
        board.lessons_wanted.connect(self.doing.show_lessons)
        board.move_wanted.connect(self._step)
        board.menu_wanted.connect(self._show_menu)
        for rows in (self._list.view, self._times.view):
            rows.opened.connect(self.open)
            rows.clicked.connect(self._open_clicked)
            rows.logged.connect(lambda key: self.doing.log(str(key)))
            rows.typed.connect(self._type_in_search)
            rows.move_wanted.connect(self._step)
            rows.menu_asked.connect(self._show_menu)
        self._list.order_chosen.connect(self._ask_rows)
        self._empty.acted.connect(self._act_on_nothing)
        self.doing.opened.connect(self.open)
        self.doing.gone.connect(self._was_removed)
        self._connect_view()

    def _connect_view(self) -> None:
        view, doing = self.view, self.doing
        view.shown.connect(self._one_shown)
        view.gone.connect(self.close_crumb)
        view.move_wanted.connect(doing.step)
        view.menu_wanted.connect(lambda *asked: doing.show_menu(*asked, on_board=False))
        view.story_wanted.connect(doing.story)
        view.lesson_wanted.connect(doing.lesson)
        view.impact_wanted.connect(doing.impact)

    # -- the board and the list ---------------------------------------------------------------------------

    def load(self) -> None:
        """Read what is shown again."""
        if self._shown:
            self.view.refresh()
        self._ask()

    def _ask_anew(self) -> None:
        self._searched = self._head.wanted().is_narrowed()
        self._cards.clear_limits()
        self._ask()

    def _ask(self) -> None:
        wanted, limits, today = self._head.wanted(), dict(self._cards.limits), self.context.clock.today()
        self.context.tasks.read(
            lambda s: s.initiatives.board(today, wanted, limits), self._show_board, owner=self, key="board"
        )
        self._ask_rows()

    def _ask_rows(self) -> None:
        """Read the list, or the bars, when that is what is looked at."""
        view = self._head.views.current()
        if view == LIST:
            self._list.show_found(self._head.wanted())
        elif view == TIMES:
            self._times.show_found(self._head.wanted())

    def _show_labels(self) -> None:
        labels = dict(self.lookup.choices("phase"))
        self._cards.show_labels(labels)
        self._show_words()
        if self._board is not None:
            self._show_board(self._board)

    def _telling(self) -> Telling:
        ladder = tuple(self.lookup.choices("participation_ladder"))
        days = self._board.quiet_days if self._board is not None else Telling.quiet_days
        return Telling(ladder, self.context.clock.today(), days)

    def _show_words(self) -> None:
        labels = dict(self.lookup.choices("phase"))
        self._list.show_words(self._telling(), labels)
        self._times.show_words(labels)

    def _show_board(self, board: "Board") -> None:
        self._board = board
        self._show_words()
        self._head.show_count(board.found, board.total)
        self._cards.show_board(board, self._telling())
        if not board.found:
            self._tell_nothing(board.total)
        self._turn()
        if self._searched:
            self._searched = False
            self._cards.show_first()

    def _tell_nothing(self, total: int) -> None:
        text = self._head.field.text().strip()
        if self._head.wanted().is_narrowed():
            title = _("Niets gevonden voor “{text}”").format(text=text) if text else _("Niets gevonden")
            self._empty.say("search", title, _("Kijk of de filters te smal staan."), action=_("Filters wissen"))
        elif total:
            title = _("Nog geen initiatief in {area}").format(area=self.context.navigator.scope.area_name)
            self._empty.say("leaf", title, _("Wat willen bewoners hier beginnen?"), action=_("Nieuw initiatief"))
        else:
            text = _("Wat willen bewoners beginnen? Een titel en een buurt zijn genoeg.")
            self._empty.say("leaf", _("Nog geen initiatieven"), text, action=_("Nieuw initiatief"))

    def _act_on_nothing(self) -> None:
        if self._head.wanted().is_narrowed():
            self._head.clear()
            self._head.field.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.doing.add()

    def _turn(self) -> None:
        """Show board or list, or why there is nothing to show."""
        before = self._parts.currentWidget()
        if self._board is None:
            part: QWidget = self._loading
        elif not self._board.found:
            part = self._empty
        else:
            rows: dict[str, QWidget] = {LIST: self._list, TIMES: self._times}
            part = rows.get(self._head.views.current(), self._cards)
        self._parts.setCurrentWidget(part)
        if before is not part:
            self._ask_rows()
        if before is self._loading and part in {self._cards, self._empty} and self._wants_focus():
            self._focus_part()

    def _wants_focus(self) -> bool:
        return self.isVisible() and not self._shown and QApplication.focusWidget() in {None, self}

    def _card(self, card_id: str) -> "InitiativeCard | InitiativeTime | None":
        shown = self._parts.currentWidget()
        if isinstance(shown, InitiativeList | InitiativeTimes):
            return shown.card(card_id)
        return self._cards.card(card_id)

    def _open_clicked(self) -> None:
        shown = self._parts.currentWidget()
        if isinstance(shown, InitiativeList | InitiativeTimes):
            key = shown.view.current_key()
            self.open(key if isinstance(key, str) else "")

    def _step(self, card_id: str, step: int) -> None:
        card = self._card(card_id)
        if card is not None:
            self.doing.step(card.id, card.title, card.phase, step)

    def _show_menu(self, card_id: str, place: QPoint) -> None:
        card = self._card(card_id)
        if card is not None:
            self.doing.show_menu(card.id, card.title, card.phase, place, on_board=True)

    def _type_in_search(self, text: str) -> None:
        self._head.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self._head.field.insert(text)

    def _enter_results(self) -> None:
        if self._parts.currentWidget() is self._cards:
            self._cards.enter()
        else:
            self._focus_part()

    def _focus_part(self) -> None:
        part = self._parts.currentWidget()
        if part is self._cards:
            self._cards.focus_first()
        elif isinstance(part, InitiativeList | InitiativeTimes):
            part.view.setFocus(Qt.FocusReason.OtherFocusReason)
        elif part is self._empty:
            self._empty.button().setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.setFocus()

    def unsaved(self) -> str | None:
        """What was typed to search for."""
        return self._head.field.text() or None

    def put_back(self, unsaved: str) -> None:
        """Search for it again."""
        self._head.field.setText(unsaved)

    # -- one initiative -----------------------------------------------------------------------------------

    def open(self, record_id: str, kind: str = "") -> None:
        """Show one initiative over the whole page."""
        if record_id:
            self._shown = record_id
            self.view.show_initiative(record_id)

    def open_id(self) -> str:
        """The initiative that fills the page."""
        return self._shown

    def _one_shown(self, page: "InitiativePage") -> None:
        if page.initiative.id != self._shown:
            return
        self._title = page.initiative.title
        if self._stack.currentWidget() is not self.view:
            self._stack.setCurrentWidget(self.view)
            self.view.focus_first()
        self.crumb_changed.emit()

    def crumb(self) -> str:
        """The title of the initiative that fills the page."""
        return self._title if self._shown and self._stack.currentWidget() is self.view else ""

    def close_crumb(self) -> None:
        """Go back to the board, to the card of the initiative."""
        self._left, self._shown = self._shown, ""
        self._stack.setCurrentIndex(0)
        self.view.clear()
        self.crumb_changed.emit()
        if self._parts.currentWidget() is self._cards and self._cards.choose(self._left):
            return
        self._focus_part()

    def _was_removed(self, initiative: str) -> None:
        if initiative == self._shown:
            self.close_crumb()

    # -- the window ---------------------------------------------------------------------------------------

    def focus_first(self) -> None:
        """The first card, or the page of the initiative that is open."""
        if self._shown:
            self.view.focus_first()
        else:
            self._focus_part()

    def focus_search(self) -> bool:
        """The search box above the board."""
        if self._shown:
            self.close_crumb()
        self._head.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._head.field.selectAll()
        return True

    def panes(self) -> list[QWidget]:
        """Search and filters, the cards, what was paused or stopped; or the parts of one initiative."""
        if self._shown:
            return self.view.panes()
        part = self._parts.currentWidget() or self._cards
        if part is self._cards:
            return [self._head, self._cards.room, self._cards.strip]
        return [self._head, part]

    def escape(self) -> bool:
        """From one initiative to the board, and after that empty the search box."""
        if self._shown:
            self.close_crumb()
            return True
        if self._head.field.text():
            self._head.field.clear()
            return True
        return False

    def narrow(self, wanted: dict[str, str]) -> None:
        """Show only what is silent, as {"quiet": "ja"}; `new` opens the sheet of a new initiative."""
        if "new" in wanted:
            self.doing.add()
            return
        if self._shown:
            self.close_crumb()
        self._head.narrow(Choices(quiet=wanted.get("quiet") == "ja"))

    def log_presets(self) -> dict[str, str]:
        """The initiative that is open."""
        return {"initiative": self._shown} if self._shown else {}

    def _scope_changed(self, scope: Scope) -> None:
        self._cards.clear_limits()
        super()._scope_changed(scope)
