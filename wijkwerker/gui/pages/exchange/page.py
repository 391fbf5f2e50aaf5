"""The page Uitwisselen: how things stand, a workbook that is looked over, and what was read of it."""

from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from wijkwerker.domain.changes import Changes
from wijkwerker.domain.language import _
from wijkwerker.gui.context import Context
from wijkwerker.gui.pages.exchange.done import Done
from wijkwerker.gui.pages.exchange.giving import Giving
from wijkwerker.gui.pages.exchange.going_back import GoingBack
from wijkwerker.gui.pages.exchange.home import Home, Situation, read_situation
from wijkwerker.gui.pages.exchange.preview import Preview
from wijkwerker.gui.pages.exchange.receiving import Receiving
from wijkwerker.gui.pages.page import Page
from wijkwerker.gui.panels.exchange.choose_sheet import ChooseSheet

FILES = "files"  # of `narrow`: paths of workbooks, one a line
HISTORY = 200


class ExchangePage(Page):
    """Three views: how things stand, Nakijken, and Klaar."""

    key: ClassVar[str] = "uitwisselen"
    uses_area: ClassVar[bool] = False
    uses_period: ClassVar[bool] = False
    log_button: ClassVar[str] = "soft"
    keeps_crumb: ClassVar[bool] = True

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._situation: Situation | None = None
        self.home = Home(context.clock.today())
        self.preview = Preview()
        self.done = Done()
        self.receiving = Receiving(context, self.home, self.preview, self.done, self)
        self.giving = Giving(context, self.home.give, self)
        self.going_back = GoingBack(context, self)
        self._views = QStackedWidget(self)
        for view in (self.home, self.preview, self.done):
            self._views.addWidget(view)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._views)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self._finish)
        self._connect()

    def _connect(self) -> None:
        home, done = self.home, self.done
        home.choices.wanted.connect(self._choose)
        home.parked.dismissed.connect(self._dismiss)
        home.parked.record_wanted.connect(self.context.navigator.open_record)
        home.standing.wanted.connect(self._give_to)
        home.history.undo_wanted.connect(self.going_back.ask_undo)
        home.history.revert_wanted.connect(self.going_back.ask_revert)
        self.going_back.went.connect(self._went_back)
        self.receiving.turned.connect(self._turn)
        done.undo_wanted.connect(self.going_back.undo)
        done.give_back_wanted.connect(self._give_to)
        done.closed.connect(self.close_crumb)

    # -- how things stand ---------------------------------------------------------------------------------

    def load(self) -> None:
        """Ask how things stand."""
        today = self.context.clock.today()
        self.context.tasks.read(
            lambda s: read_situation(s, today, HISTORY), self._show_situation, owner=self, key="situation"
        )

    def _show_situation(self, situation: Situation) -> None:
        self._situation = situation
        self.home.show_situation(situation)
        self.giving.ask()

    def _data_changed(self, changes: Changes, initiator: QObject | None) -> None:
        """Any change may wait to be given, or solve what was open."""
        self.reload()

    def _choose(self, place: int) -> None:
        if self._situation is not None:
            conflict = self._situation.conflicts[place]
            ChooseSheet(self.context, (conflict,), self._situation.words, self.window()).ask()

    def _dismiss(self, parked: int) -> None:
        self.context.tasks.write(lambda s: s.exchange.dismiss(parked), self._reload_after, owner=self)

    def _reload_after(self, _result: object) -> None:
        self.reload()

    def _give_to(self, worker: str) -> None:
        self._show_home()
        self.home.give.recipients.choose(worker)
        self.home.give.focus_first()
        self.home.ensureWidgetVisible(self.home.give)

    def narrow(self, wanted: dict[str, str]) -> None:
        """Receive workbooks that were dropped on the window."""
        self.receiving.receive([Path(line) for line in wanted.get(FILES, "").splitlines()])

    def _went_back(self) -> None:
        self._show_home()
        self.reload()

    def _show_home(self) -> None:
        """Leave the view, if it is another one; what is being read from the first view goes on."""
        if self.crumb():
            self.close_crumb()

    # -- the window ---------------------------------------------------------------------------------------

    def crumb(self) -> str:
        """The name of the view, when it is not the first."""
        view = self._views.currentWidget()
        if view is self.preview:
            return _("Inlezen nakijken")
        return _("Ingelezen") if view is self.done else ""

    def is_halfway(self) -> bool:
        """Whether a workbook is looked over: what was chosen for it stands nowhere else."""
        return self._views.currentWidget() is not self.home

    def log_variant(self) -> str:
        """Vastleggen is not in the way while a workbook is looked over."""
        return "" if self._views.currentWidget() is self.preview else self.log_button

    def close_crumb(self) -> None:
        """Go back to how things stand; a workbook that was not read changes nothing."""
        if self.receiving.leave():
            self._turn(self.home)

    def _turn(self, view: QWidget) -> None:
        if view is not self._views.currentWidget():
            self._views.setCurrentWidget(view)
            self.crumb_changed.emit()
            self.focus_first()

    def _finish(self) -> None:
        view = self._views.currentWidget()
        if view is self.preview:
            self.preview.accept()
        elif view is self.done:
            self.done.close_it.click()
        elif view is self.home:
            self.home.give.give()

    def focus_first(self) -> None:
        """Where the work of the view starts."""
        view = self._views.currentWidget()
        if view is self.home:
            self.home.give.focus_first()
        else:
            (self.preview if view is self.preview else self.done).focus_first()

    def panes(self) -> list[QWidget]:
        """The parts of the view."""
        view = self._views.currentWidget()
        if view is self.home:
            return [self.home.left, self.home.right]
        return self.preview.panes() if view is self.preview else [self.done]

    def can_export(self) -> bool:
        """Whether a file can be made here: not while another one is looked over."""
        return self._views.currentWidget() is self.home

    def export(self) -> None:
        """Make the file."""
        self.home.give.give()

    def escape(self) -> bool:
        """Leave the view."""
        if self._views.currentWidget() is self.home:
            return False
        self.close_crumb()
        return True
