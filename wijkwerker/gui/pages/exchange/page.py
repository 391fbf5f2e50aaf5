"""The page Uitwisselen: how things stand, a workbook that is looked over, and what was read of it."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from wijkwerker.domain.changes import Changes
from wijkwerker.domain.exchange.given import HistoryLine, Imported
from wijkwerker.domain.exchange.planned import Decisions
from wijkwerker.domain.language import _
from wijkwerker.gui.context import Context
from wijkwerker.gui.dialogs.exchange_passphrase import AskPassphrase
from wijkwerker.gui.dialogs.exchange_undo import ask_revert, ask_undo
from wijkwerker.gui.pages.exchange.deciding import Deciding
from wijkwerker.gui.pages.exchange.done import Done
from wijkwerker.gui.pages.exchange.giving import Giving
from wijkwerker.gui.pages.exchange.home import Home, Standing, read_standing
from wijkwerker.gui.pages.exchange.preview import Preview
from wijkwerker.gui.pages.exchange.reading import Looked, Reading
from wijkwerker.gui.pages.page import Page
from wijkwerker.gui.panels.exchange.choose_sheet import ChooseSheet
from wijkwerker.gui.panels.exchange.words import history_words

FILES = "files"  # of `narrow`: paths of workbooks, one a line
HISTORY = 200


class ExchangePage(Page):
    """Three views: how things stand, Nakijken, and Klaar."""

    key: ClassVar[str] = "uitwisselen"
    uses_area: ClassVar[bool] = False
    uses_period: ClassVar[bool] = False
    log_button: ClassVar[str] = "soft"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._standing: Standing | None = None
        self._deciding: Deciding | None = None
        self._again = False
        self.home = Home(context.clock.today())
        self.preview = Preview()
        self.done = Done()
        self.reading = Reading(context, self)
        self.giving = Giving(context, self.home.give, self)
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
        home, preview, done, reading = self.home, self.preview, self.done, self.reading
        home.drop.given.connect(self.receive)
        home.drop.stop_wanted.connect(reading.stop)
        home.choices.wanted.connect(self._choose)
        home.parked.dismissed.connect(self._dismiss)
        home.parked.record_wanted.connect(self.context.navigator.open_record)
        home.standing.wanted.connect(self._give_to)
        home.history.undo_wanted.connect(self._ask_undo)
        home.history.revert_wanted.connect(self._ask_revert)
        self.giving.made.connect(self.reload)
        reading.began.connect(self._show_busy)
        reading.progressed.connect(self._show_progress)
        reading.looked.connect(self._show_looked)
        reading.read.connect(self._show_read)
        reading.locked.connect(self._ask_passphrase)
        reading.refused.connect(self._refused)
        reading.stopped.connect(self._stopped)
        preview.again.connect(self._look_again)
        preview.accepted.connect(self._apply)
        preview.cancelled.connect(self.close_crumb)
        done.undo_wanted.connect(self.undo)
        done.give_back_wanted.connect(self._give_to)
        done.next_wanted.connect(self._next)
        done.closed.connect(self.close_crumb)

    # -- how things stand ---------------------------------------------------------------------------------

    def load(self) -> None:
        """Ask how things stand."""
        today = self.context.clock.today()
        self.context.tasks.read(
            lambda s: read_standing(s, today, HISTORY), self._show_standing, owner=self, key="standing"
        )

    def _show_standing(self, standing: Standing) -> None:
        self._standing = standing
        self.home.show_standing(standing)
        self.giving.ask()

    def _data_changed(self, changes: Changes, initiator: QObject | None) -> None:
        """Any change may wait to be given, or solve what was open."""
        self.reload()

    def _choose(self, place: int) -> None:
        if self._standing is not None:
            conflict = self._standing.conflicts[place]
            ChooseSheet(self.context, (conflict,), self._standing.words, self.window()).ask()

    def _dismiss(self, parked: int) -> None:
        self.context.tasks.write(lambda s: s.exchange.dismiss(parked), self._reload_after, owner=self)

    def _reload_after(self, _result: object) -> None:
        self.reload()

    def _give_to(self, worker: str) -> None:
        self.close_crumb()
        self.home.give.recipients.choose(worker)
        self.home.give.focus_first()
        self.home.ensureWidgetVisible(self.home.give)

    # -- receiving ----------------------------------------------------------------------------------------

    def receive(self, paths: list[Path]) -> None:
        """Look these workbooks over, one after the other."""
        if paths:
            self.reading.begin(paths)

    def narrow(self, wanted: dict[str, str]) -> None:
        """Receive workbooks that were dropped on the window."""
        self.receive([Path(line) for line in wanted.get(FILES, "").splitlines()])

    def _show_busy(self, file_name: str) -> None:
        self._busy = _("{file} nakijken").format(file=file_name)
        if self._views.currentWidget() is self.home:
            self.home.drop.show_progress(self._busy)
        else:
            self.preview.setEnabled(False)

    def _show_progress(self, done: int, total: int) -> None:
        if self._views.currentWidget() is self.home:
            self.home.drop.show_progress(self._busy, done, total)

    def _show_looked(self, looked: Looked) -> None:
        self.home.drop.show_invitation()
        again, self._again = self._again, False
        focus = self.focusWidget() if again else None
        self.preview.setEnabled(True)
        self.preview.show_looked(looked, again=again)
        self._turn(self.preview)
        if focus is None or not focus.isVisible():
            self.preview.focus_first()

    def _look_again(self, decisions: Decisions) -> None:
        self._again = True
        self.reading.look(decisions)

    def _apply(self, decisions: Decisions) -> None:
        plan, self._deciding = self.preview.decided()
        self.reading.apply(plan, decisions)

    def _show_read(self, imported: Imported) -> None:
        self.preview.setEnabled(True)
        if self._deciding is not None:
            self.done.show_imported(imported, self._deciding, self.reading.waiting)
        self._turn(self.done)
        self.done.focus_first()
        self.context.tasks.changed.emit(replace(imported.changes, undoable=False), self)

    def _ask_passphrase(self, file_name: str, wrong: bool) -> None:
        self.preview.setEnabled(True)
        dialog = AskPassphrase(self.window(), file_name, wrong=wrong)
        dialog.confirmed.connect(self._unlock)
        dialog.closed.connect(self._passphrase_closed)
        self._unlocked = False
        dialog.ask()

    def _unlock(self, words: str) -> None:
        self._unlocked = True
        self.reading.look(passphrase=" ".join(words.split()))

    def _passphrase_closed(self) -> None:
        self.home.drop.show_invitation()
        self._after_closing(lambda: None if self._unlocked else self._next())

    def _after_closing(self, act: Callable[[], object]) -> None:
        """`confirmed` comes after `closed`, so wait for it."""
        QTimer.singleShot(0, self, act)

    def _refused(self, error: Exception) -> None:
        self.preview.setEnabled(True)
        self.home.drop.show_invitation()
        self.context.messages.report(error)
        if self._views.currentWidget() is self.home:
            self._next()

    def _stopped(self) -> None:
        self.home.drop.show_invitation()
        self.reading.forget()
        self.context.messages.remark(_("Gestopt. Er is niets veranderd."))

    def _next(self) -> None:
        if not self.reading.go_on():
            self._turn(self.home)

    # -- the way back -------------------------------------------------------------------------------------

    def _ask_undo(self, line: HistoryLine) -> None:
        title = history_words(line, self.context.clock.today())[0]
        ask_undo(self.window(), title).confirmed.connect(partial(self._confirmed_undo, line.id))

    def _confirmed_undo(self, import_id: str, _text: str) -> None:
        self.undo(import_id)

    def _ask_revert(self, line: HistoryLine) -> None:
        title = history_words(line, self.context.clock.today())[0]
        ask_revert(self.window(), title).confirmed.connect(partial(self._revert, line.id))

    def undo(self, import_id: str) -> None:
        """Make everything as it was before a workbook was read."""
        self._go_back(lambda s: s.exchange.undo(import_id), _("Het inlezen is ongedaan gemaakt."))

    def _revert(self, import_id: str, _text: str) -> None:
        self._go_back(lambda s: s.exchange.revert(import_id), _("Het inlezen is teruggezet."))

    def _go_back(self, call: Callable[..., Changes], said: str) -> None:
        def run(services: object) -> Changes:
            return replace(call(services), label="", undoable=False)

        def done(_changes: Changes) -> None:
            self.context.messages.remark(said)
            self.close_crumb()
            self.reload()

        self.context.tasks.write(run, done, owner=self)

    # -- the window ---------------------------------------------------------------------------------------

    def crumb(self) -> str:
        """The name of the view, when it is not the first."""
        view = self._views.currentWidget()
        if view is self.preview:
            return _("Inlezen nakijken")
        return _("Ingelezen") if view is self.done else ""

    def close_crumb(self) -> None:
        """Go back to how things stand; a workbook that was not read changes nothing."""
        self.reading.forget()
        if self._views.currentWidget() is not self.home:
            self._turn(self.home)
            self.focus_first()

    def _turn(self, view: QWidget) -> None:
        self._views.setCurrentWidget(view)
        self.crumb_changed.emit()

    def _finish(self) -> None:
        view = self._views.currentWidget()
        if view is self.preview and self.preview.isEnabled():
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
