"""Whether the laptop goes to sleep, or slept."""

import sys
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import SLOT, QObject, QTimer, Signal, Slot

if TYPE_CHECKING:
    from PySide6.QtDBus import QDBusConnection

TICK = 5.0  # seconds
LATE = 30.0  # seconds that a tick may be late; a busy laptop is not that slow
_LISTENS_AFTER_MS = 2000  # not while the first page is being read
_LOGIN = ("org.freedesktop.login1", "/org/freedesktop/login1", "org.freedesktop.login1.Manager", "PrepareForSleep")


class SuspendWatch(QObject):
    """`slept` comes before the laptop sleeps where the system tells so, and else as soon as it is awake again.

    `clock` gives the seconds of the wall, which go on during sleep.
    """

    slept = Signal()

    def __init__(self, parent: QObject | None = None, clock: Callable[[], float] = time.time) -> None:
        super().__init__(parent)
        self._clock = clock
        self._last = clock()
        self._timer = QTimer(self, interval=round(TICK * 1000))
        self._timer.timeout.connect(self.tick)
        self._timer.start()
        self._bus: QDBusConnection | None = None
        if sys.platform.startswith("linux"):
            QTimer.singleShot(_LISTENS_AFTER_MS, self, self._listen)

    def tick(self) -> None:
        """See whether time has passed in which nothing ran."""
        before, self._last = self._last, self._clock()
        if self._last - before > TICK + LATE:
            self.slept.emit()

    def _listen(self) -> None:
        """Let the system tell, where there is one that does."""
        from PySide6.QtDBus import QDBusConnection

        bus = QDBusConnection.systemBus()
        slot: Any = SLOT("prepare(bool)")  # PySide says that it wants bytes, and takes only str
        if bus.isConnected() and bus.connect(*_LOGIN, self, slot):
            self._bus = bus

    @Slot(bool)
    def prepare(self, asleep: bool) -> None:
        """The system says that it goes to sleep, or that it is awake."""
        if asleep:
            self.slept.emit()
