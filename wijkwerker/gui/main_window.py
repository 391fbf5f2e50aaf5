"""The window: rail, top bar, pages, status bar, and the keys that work everywhere."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPaintEvent,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from wijkwerker.domain.language import _
from wijkwerker.gui import first_read, key_button, panes, theme
from wijkwerker.gui.context import Context
from wijkwerker.gui.file_drop import FileDrop
from wijkwerker.gui.layers import Layers
from wijkwerker.gui.notices import Notices
from wijkwerker.gui.overlays import Asking
from wijkwerker.gui.page_stack import PageStack
from wijkwerker.gui.pages.page import Page, PageEntry
from wijkwerker.gui.rail import SETTINGS, Rail
from wijkwerker.gui.scope import scope_from
from wijkwerker.gui.scope_keeper import ScopeKeeper
from wijkwerker.gui.statusbar import StatusBar
from wijkwerker.gui.topbar import TopBar
from wijkwerker.gui.undo import Undo, UndoKeys
from wijkwerker.gui.unshared import UnsharedCount
from wijkwerker.gui.whose import Whose

LEAST = QSize(960, 540)
FIRST = QSize(1440, 900)
FULL_FROM = 1280  # below this width the rail is narrow and words are short
EXCHANGE = "uitwisselen"
LOCK_TOPIC = "slot"  # of the help
TIGHT_BELOW = 860  # below this width search and Vastleggen are icons
OverlayMaker = Callable[..., QWidget]
W = TypeVar("W", bound=QWidget)


@dataclass(frozen=True)
class Shown:
    """What the window is made of.

    `pages` are in the order of the rail, Instellingen last. `quick_log(context, presets, parent)`,
    `search(context, parent)` and `help(context, topic, parent)` make what the overlay shows; each has a signal
    `closed`. `first_start(parent)` covers the window when there is no file yet.
    """

    pages: Sequence[PageEntry]
    quick_log: OverlayMaker
    search: OverlayMaker
    help: OverlayMaker
    first_start: Callable[[QWidget], Asking]


class MainWindow(QMainWindow):
    """Shows the pages, each built on its first visit, and passes their wishes on."""

    painted = Signal()  # once, when something is on the screen and there is time for the rest

    def __init__(self, context: Context, parts: Shown) -> None:
        super().__init__()
        self.setMinimumSize(LEAST)
        self.context = context
        self.parts = parts
        self.layers = Layers(self)
        self._was_painted = False
        self._undo = Undo(context.tasks, context.messages, self)
        self._undo_keys = UndoKeys(self)
        self.rail = Rail(self._rail_entries(), self)
        self.topbar = TopBar(self)
        self.statusbar = StatusBar(self)
        self.pages = PageStack(context, parts.pages, self)
        self._drop = FileDrop(self, self.layers.is_free)
        self._unshared = UnsharedCount(context.tasks, self)
        self._arrange()
        ScopeKeeper(context, self.topbar)
        self._notices = Notices(context.messages, self._content)
        self._whose = Whose(context.tasks, self._content)
        for banner in (self._notices.banner, self._whose.banner):
            self.add_banner(banner)
        self._connect()
        self._make_shortcuts()
        self._restore_place()
        self.ask_start()

    # -- making -------------------------------------------------------------------------------------------

    def _rail_entries(self) -> list[tuple[str, str, str, str]]:
        entries = []
        for number, page in enumerate(self.parts.pages, start=1):
            keys = "Ctrl+," if page.key == SETTINGS else f"Ctrl+{number}"
            native = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
            entries.append((page.key, _(page.title), page.icon, native))
        return entries

    def _arrange(self) -> None:
        self._content = QWidget(self)
        column = QVBoxLayout(self._content)
        self._column = column
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.topbar)
        column.addWidget(self.pages, 1)
        column.addWidget(self.statusbar)
        whole = QWidget(self)
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addWidget(self._content, 1)
        self.setCentralWidget(whole)

    def add_banner(self, banner: QWidget) -> None:
        """Give a banner its place above the pages."""
        self._column.insertWidget(1, banner)

    def _connect(self) -> None:
        navigator, tasks = self.context.navigator, self.context.tasks
        self.pages.turned.connect(self._turned)
        self.pages.crumb_changed.connect(self._show_where)
        self.rail.chosen.connect(self.visit)
        navigator.go.connect(self.visit)
        navigator.narrow.connect(self.show_narrowed)
        navigator.open_record.connect(self.open_record)
        navigator.log.connect(self.log)
        navigator.search.connect(self.search)
        navigator.undo.connect(self._undo.undo)
        navigator.count.connect(self.rail.show_count)
        self.topbar.back_clicked.connect(self.back)
        self.topbar.search_clicked.connect(self.search)
        self.rail.help_clicked.connect(self.help)
        self.topbar.log_clicked.connect(self.log)
        self.statusbar.backup_clicked.connect(lambda: self.show_page(SETTINGS))
        self.statusbar.unshared_clicked.connect(lambda: self.visit(EXCHANGE))
        self._unshared.counted.connect(self.statusbar.show_unshared)
        self._unshared.backed_up.connect(self._show_backup)
        self.statusbar.lock_clicked.connect(navigator.lock)
        self._unshared.counted.connect(partial(self.rail.show_count, EXCHANGE))
        self._drop.dropped.connect(self._receive)
        self._whose.told.connect(self.rail.show_user)
        self._whose.asked.connect(lambda: self.show_narrowed(SETTINGS, {"section": "mine"}))
        tasks.busy.connect(self.statusbar.show_saving)
        tasks.write_failed.connect(self.statusbar.show_trouble)
        self.statusbar.trouble_clicked.connect(self._notices.show_last_error)
        theme.appearance().changed.connect(self._restyle)

    def _make_shortcuts(self) -> None:
        look, navigator = theme.appearance(), self.context.navigator
        anywhere: dict[str, Callable[[], Any]] = {
            "Ctrl+L": navigator.lock.emit,
            "F6": lambda: panes.walk(self._panes(), 1),
            "Shift+F6": lambda: panes.walk(self._panes(), -1),
            "Ctrl++": lambda: look.step_text_size(1),
            "Ctrl+=": lambda: look.step_text_size(1),
            "Ctrl+-": lambda: look.step_text_size(-1),
            "Ctrl+0": lambda: look.step_text_size(0),
        }
        on_pages: dict[str, Callable[[], Any]] = {
            "Ctrl+N": self.log,
            "Ctrl+K": self.search,
            "Ctrl+,": lambda: self.show_page(SETTINGS),
            "Ctrl+F": lambda: self._page().focus_search(),
            "Ctrl+E": self._export,
            "Ctrl+Z": self._undo.undo,
            "Ctrl+Y": self._undo.redo,
            "Ctrl+Shift+Z": self._undo.redo,
            "Alt+Left": self.back,
            "Alt+Right": self.pages.forward,
        }
        for number, page in enumerate(self.parts.pages, start=1):
            if page.key != SETTINGS:
                on_pages[f"Ctrl+{number}"] = partial(self.visit, page.key)
        for sequence, action in (anywhere | on_pages).items():
            act = self._unless_covered(action, under_sheets=sequence in anywhere)
            QShortcut(QKeySequence(sequence), self).activated.connect(act)
        help_on_page = self._unless_covered(self.help)
        help_keys = QShortcut(QKeySequence("F1"), self)
        help_keys.activated.connect(lambda: self._help_on_cover() if self.layers.is_covered else help_on_page())

    def _unless_covered(self, action: Callable[[], Any], *, under_sheets: bool = False) -> Callable[[], None]:
        """Do nothing behind the cover, and behind the sheet of a page only what is for every place."""

        def act() -> None:
            if not self.layers.is_covered and (under_sheets or self.layers.on_top() in {None, self.layers.sheet}):
                action()

        return act

    # -- pages --------------------------------------------------------------------------------------------

    def _page(self) -> Page:
        return self.pages.page

    def visit(self, key: str) -> None:
        """Show the list of a page, also when one record fills it now."""
        self.pages.visit(key)

    def show_page(self, key: str) -> None:
        """Show a page by its key; the one that was shown can be gone back to."""
        self.pages.show_page(key)

    def show_narrowed(self, key: str, wanted: dict[str, str]) -> None:
        """Show a page with its list narrowed, as behind *Alle 19*."""
        self.pages.show_narrowed(key, wanted)

    def open_record(self, kind: str, record_id: str) -> None:
        """Show one record on the page that opens its kind; nothing when there is no such page."""
        self.pages.open_record(kind, record_id)

    def back(self) -> None:
        """From one record to its list, else to the page before."""
        self.pages.back()

    def _turned(self) -> None:
        self.layers.close_sheet()
        self.rail.show_page(self.pages.entry.key)
        self._show_where()

    def _show_where(self) -> None:
        page, title = self._page(), _(self.pages.entry.title)
        self.setWindowTitle(_("{page} – Wijkwerker").format(page=title))
        self.topbar.show_page(title, page.crumb(), area=page.uses_area, period=page.uses_period, log=page.log_variant())

    def _receive(self, paths: Sequence[Path]) -> None:
        self.show_narrowed(EXCHANGE, {"files": "\n".join(map(str, paths))})

    def _panes(self) -> list[QWidget]:
        if (overlay := self.layers.on_top()) is not None:
            return [overlay]
        return [*self._page().panes(), self.statusbar, self.rail, self.topbar]

    def _export(self) -> None:
        if self._page().can_export():
            self._page().export()
        else:
            self.context.messages.remark(_("Op deze pagina is er niets om als bestand te bewaren."))

    # -- overlays -----------------------------------------------------------------------------------------

    def log(self, presets: Mapping[str, str] | None = None) -> None:
        """Log on the page itself if it can, else in an overlay that starts with `presets`, or with the page's own."""
        wanted = dict(presets or {})
        page = self._page()
        if page.log_here(wanted):
            self.layers.close_sheet()
            return
        self.layers.open_sheet(lambda parent: self.parts.quick_log(self.context, wanted or page.log_presets(), parent))

    def help(self) -> None:
        """Open the help at what is shown now."""
        topic = self._page().help_topic()
        self.layers.open_sheet(lambda parent: self.parts.help(self.context, topic, parent), stays=False)

    def _help_on_cover(self) -> None:
        """Open the help of the lock: before the first passphrase, and when it is forgotten."""
        self.layers.open_over_cover(lambda parent: self.parts.help(self.context, LOCK_TOPIC, parent))

    def search(self) -> None:
        """Open the search of the whole file."""
        self.layers.open_sheet(lambda parent: self.parts.search(self.context, parent), stays=False)

    def cover(self, make: Callable[[QWidget], W]) -> W:
        """Hide everything behind what `make(parent)` gives, and give that back."""
        self.setWindowTitle("Wijkwerker")
        return self.layers.cover(make)

    def uncover(self) -> None:
        """Take the cover away, and show the page where the keyboard begins."""
        if self.layers.is_covered:
            self.layers.uncover()
            if not self.pages.is_empty:
                self._show_where()
                self._page().focus_first()

    # -- scope and start ----------------------------------------------------------------------------------

    def ask_start(self) -> None:
        """Ask what the bars tell of the file; as soon as it is open they do."""
        self.context.tasks.read(first_read.ask, self._started, owner=self, key="start")

    def forget(self) -> None:
        """Let go of the names that the window itself holds."""
        self._undo.forget()
        self._notices.forget()
        self.topbar.show_page("", "", area=False, period=False, log="")
        self.rail.show_user("", "")

    def _show_backup(self, last: datetime | None) -> None:
        self.statusbar.show_backup(last, self.context.clock.today())

    def _started(self, start: first_read.Start) -> None:
        self._whose.show_owner(start.owner)
        self.statusbar.show_saving(busy=False)
        self._show_backup(start.backup)
        self.context.navigator.set_scope(scope_from(start.settings, self.context.clock.today()))

    # -- Qt -----------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell once that the window is on the screen."""
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self.painted.emit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the narrow shapes where there is little room."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        now = theme.current()
        narrow = self.width() < now.px(FULL_FROM)
        self.rail.set_narrow(narrow)
        self.statusbar.set_narrow(narrow)
        self.topbar.set_room(2 if self.width() < now.px(TIGHT_BELOW) else int(narrow))

    def _restyle(self) -> None:
        for part in (self.rail, self.topbar, self.statusbar):
            part.restyle()
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc that nobody else took closes the page's panel; Enter presses the button that has the keyboard."""
        if event.key() == Qt.Key.Key_Escape and not self.pages.is_empty and self._page().escape():
            return
        if not key_button.press(self.focusWidget(), event):
            super().keyPressEvent(event)

    def _restore_place(self) -> None:
        room = QGuiApplication.primaryScreen().availableSize()
        self.resize(FIRST.boundedTo(room).expandedTo(LEAST))
        place = self.context.preferences.get_bytes("window")
        if not place.isEmpty():
            self.restoreGeometry(place)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep the place of the window for the next start."""
        self.context.preferences.put_bytes("window", self.saveGeometry())
        super().closeEvent(event)
