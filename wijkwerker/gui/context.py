"""What every page receives: the way to the data, to the messages, to other pages, and the day it is."""

from dataclasses import dataclass
from datetime import date, datetime

from PySide6.QtCore import QObject, Signal

from wijkwerker.gui.messages import Messages
from wijkwerker.gui.preferences import Preferences
from wijkwerker.gui.scope import Scope
from wijkwerker.gui.tasks import TaskRunner


class Navigator(QObject):
    """Wishes of a page about the window, as signals to emit; and the scope that all pages share."""

    open_record = Signal(str, str)  # kind and id: show one record on the page where its kind lives
    go = Signal(str)  # key of a page
    narrow = Signal(str, dict)  # key of a page, and what its list is narrowed to: see Page.narrow
    log = Signal(dict)  # open the quick log with presets by field, as {"initiative": id}
    search = Signal()
    undo = Signal()  # put back what was changed last
    lock = Signal()  # close the file and cover the window
    put_back = Signal(object)  # Path of a copy that takes the place of the file
    lock_after = Signal(int)  # minutes without a key or a click after which it locks
    count = Signal(str, int)  # key of a page and how much waits there, for the rail; 0 shows nothing
    scope_changed = Signal(object)  # Scope

    def __init__(self, scope: Scope | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._scope = scope or Scope()

    @property
    def scope(self) -> Scope:
        """The area and period that all pages look at."""
        return self._scope

    def set_scope(self, scope: Scope) -> None:
        """Look at another area or period, on every page."""
        if scope != self._scope:
            self._scope = scope
            self.scope_changed.emit(scope)


class Clock:
    """The neighbourhood's own clock; a fixed one stands still, for tests and for the tour."""

    def __init__(self, fixed: datetime | None = None) -> None:
        self._fixed = fixed

    def now(self) -> datetime:
        """The time it is, without zone."""
        return self._fixed or datetime.now()  # noqa: DTZ005 - the wall clock of the neighbourhood

    def today(self) -> date:
        """The day it is."""
        return self.now().date()


@dataclass(frozen=True)
class Context:
    """Everything a page may use of the application."""

    tasks: TaskRunner
    messages: Messages
    navigator: Navigator
    clock: Clock
    preferences: Preferences
