"""What stands before the window as long as the file is closed: the lock, the first start, or what is wrong."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QThread, QTimer, Signal
from PySide6.QtWidgets import QWidget

from wijkwerker.domain.errors import Damaged, Locked, WijkwerkerError
from wijkwerker.domain.language import _
from wijkwerker.gui.main_window import MainWindow
from wijkwerker.gui.opening.door import LOCKED, ClosedError, Door
from wijkwerker.gui.opening.keeping import Keeping
from wijkwerker.gui.opening.recover import Recover
from wijkwerker.gui.opening.unlock import Attempts, Returning, Unlock
from wijkwerker.gui.overlays import Answer, Asking

if TYPE_CHECKING:
    from wijkwerker.services.services import Services

MINUTES = "lock_minutes"  # setting
DEFAULT_MINUTES = 10
A = TypeVar("A", bound=Asking)
_AGAIN_MS = 20  # until a window that Qt shows itself has gone


@dataclass(frozen=True)
class LockState:
    """Whether the open file has a lock, and after how many quiet minutes it falls."""

    has_lock: bool
    minutes: int = DEFAULT_MINUTES


class Entrance(QObject):
    """Covers the window until the file is open, and closes it again: `lock`, `put_back`.

    `opened(LockState)` follows each time that the file is open, `closing` when the cover lies over it.
    """

    opened = Signal(object)
    closing = Signal()

    def __init__(self, window: MainWindow, door: Door) -> None:
        super().__init__(window)
        self._window = window
        self._door = door
        self._tasks = window.context.tasks
        self._keeping = Keeping(window, window.pages, window.forget)
        self._attempts = Attempts()
        self._asking: Asking | None = None
        self._state: LockState | None = None  # None as long as the file is not open
        self._was_open = False
        self._wishes_lock = False  # asked while the file was being opened, after the last answer of the worker
        self._afterwards: Callable[[], None] | None = None
        self._tasks.load_failed.connect(self._refused)
        self._tasks.loaded.connect(self._is_open)
        navigator = window.context.navigator
        navigator.lock.connect(self.lock)
        navigator.put_back.connect(self.put_back)

    # -- closing ------------------------------------------------------------------------------------------

    def lock(self) -> None:
        """Close the file, forget its key and ask the passphrase; a file without a lock stays open.

        A file that is being opened, or put back, is closed as soon as it is open.
        """
        state = self._state
        if state is None:
            self._wishes_lock = True
            return
        if not state.has_lock:
            words = _("Dit is een oefenbestand zonder wachtwoord. Het slot werkt op je eigen bestand.")
            self._window.context.messages.remark(words)
            return

        def ask() -> None:
            self._door.lock()
            if isinstance(self._asking, Unlock):
                self._asking.be_ready()

        self._close(lambda: self._ask(self._unlock).wait_for(_("Bezig met bewaren…")), ask)

    def put_back(self, copy: Path) -> None:
        """Let a copy take the place of the file, and show the same page of it; a refusal leaves the file as it is."""
        if not self._tasks.is_started():  # the file could not be opened
            self._door.put_back(copy)  # with what was typed to open it
            self._tasks.start_loading()
            return

        def close_with(key: bytes | None) -> None:
            def load() -> None:
                self._door.put_back(copy, key)
                self._tasks.start_loading()

            if self._state is not None:
                self._close(lambda: self._window.cover(Returning), load)

        self._tasks.read(lambda s: s.key, close_with, owner=self)

    def _close(self, cover: Callable[[], object], afterwards: Callable[[], None]) -> None:
        self._state = None
        self._was_open, self._wishes_lock = True, False
        self._afterwards = afterwards
        self._keeping.hide()
        cover()
        self.closing.emit()
        self._tasks.close(self._has_closed)

    def _has_closed(self) -> None:
        """Let go of the pages, when no window of Qt itself is open that belongs to one."""
        if QThread.currentThread().loopLevel() > 1:
            QTimer.singleShot(_AGAIN_MS, self, self._has_closed)
            return
        self._keeping.put_away()
        afterwards, self._afterwards = self._afterwards, None
        if afterwards is not None:
            afterwards()

    # -- opening ------------------------------------------------------------------------------------------

    def _is_open(self) -> None:
        self._asking = None
        self._attempts.succeeded()
        if not self._wishes_lock:
            self._show()
        self._tasks.read(_lock_state, self._tell, owner=self)

    def _show(self) -> None:
        if self._was_open:
            self._window.ask_start()
            self._keeping.bring_back()
        self._window.uncover()
        if self._was_open:
            self._keeping.show()
        self._was_open = True
        if self._door.kept is not None:
            kept, self._door.kept = self._door.kept, None
            words = _("De kopie staat terug. Wat er stond, is bewaard: {name}").format(name=kept.name)
            self._window.context.messages.toast(words)

    def _tell(self, state: LockState) -> None:
        self._state = state
        wishes_lock, self._wishes_lock = self._wishes_lock, False
        if wishes_lock and not state.has_lock:
            self._show()
        self.opened.emit(state)
        if wishes_lock:
            self.lock()

    def _refused(self, error: Exception) -> None:
        asking = self._asking
        if isinstance(error, ClosedError):
            self._ask(self._unlock if error.reason == LOCKED else self._window.parts.first_start)
        elif isinstance(error, WijkwerkerError) and asking is not None and self._is_for(asking, error):
            if isinstance(asking, Unlock):
                self._attempts.failed()
            asking.refuse(error)
        else:
            self._show_trouble(error)

    def _is_for(self, asking: Asking, error: WijkwerkerError) -> bool:
        """Whether the sheet can help: a passphrase that does not fit can be typed again, a damaged file not."""
        return isinstance(error, Locked) or not isinstance(asking, Unlock)

    def _unlock(self, parent: QWidget) -> Unlock:
        made = Unlock(parent, self._attempts, copy=self._door.puts_back)
        made.forgotten.connect(lambda: self._ask(Recover))
        made.given_up.connect(self._leave_copy)
        return made

    def _ask(self, make: Callable[[QWidget], A]) -> A:
        asking = self._window.cover(make)
        asking.given.connect(self._given)
        asking.copy_wanted.connect(self.put_back)
        if isinstance(asking, Recover):
            asking.given_up.connect(lambda: self._ask(self._unlock))
        self._asking = asking
        return asking

    def _leave_copy(self) -> None:
        self._door.put_nothing_back()
        self._tasks.start_loading()  # which asks again, for the file or for a first start

    def _given(self, answer: Answer) -> None:
        self._wishes_lock = False  # who answers a closed file wants it open
        self._door.give(answer)
        self._tasks.start_loading()

    def _show_trouble(self, error: Exception) -> None:
        from wijkwerker.gui.opening.trouble import (
            Trouble,  # only when it is needed: it brings what a start can do without
        )

        today = self._window.context.clock.today()
        trouble = self._window.cover(lambda parent: Trouble(error, parent, today))
        trouble.again.connect(self._tasks.start_loading)
        trouble.put_back.connect(self.put_back)
        trouble.anew.connect(self._begin_anew)
        self._asking = None
        if not isinstance(error, WijkwerkerError):
            self._window.context.messages.bug(error)

    def _begin_anew(self) -> None:
        self._door.begin_anew()
        self._tasks.start_loading()


def _lock_state(services: "Services") -> LockState:
    """Runs on the read thread. A file that is too damaged to tell its minutes has a lock all the same."""
    try:
        minutes = services.settings.get(MINUTES)
    except Damaged:  # the caretaker tells it
        minutes = ""
    return LockState(services.files.is_encrypted, int(minutes) if minutes.isdecimal() else DEFAULT_MINUTES)
