"""Whether anybody is at work: a key, a click or a turn of the wheel in any window of the application."""

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow

WARNS_BEFORE = 30  # seconds
_LIFE = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.ShortcutOverride,  # of a key that a shortcut takes there may be no press
        QEvent.Type.MouseButtonPress,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
    }
)


class IdleWatch(QObject):
    """`warned` comes WARNS_BEFORE seconds before `expired`; `returned` when somebody is there again after a warning.

    The key or click that answers a warning does nothing else.

    It listens to what the system gives to whole windows, once for each key or click, and not to what every widget gets:
    typing does not notice it. `now` gives seconds that only go forward.
    """

    warned = Signal()
    returned = Signal()
    expired = Signal()

    def __init__(self, parent: QObject | None = None, now: Callable[[], float] = time.monotonic) -> None:
        super().__init__(parent)
        self._now = now
        self._limit = 0.0
        self._last = now()
        self._warned = False
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.look)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.focusWindowChanged.connect(self._follow)
        for window in QGuiApplication.topLevelWindows():
            self._follow(window)

    def start(self, minutes: int) -> None:
        """Watch from now on."""
        self._limit = minutes * 60.0
        self._warned = False
        self._last = self._now()
        self.look()

    def stop(self) -> None:
        """Watch no longer."""
        self._limit = 0.0
        self._timer.stop()

    def look(self) -> None:
        """See how long it has been quiet."""
        if not self._limit:
            return
        quiet = self._now() - self._last
        if quiet >= self._limit:
            self.stop()
            self.expired.emit()
            return
        if quiet >= self._limit - WARNS_BEFORE and not self._warned:
            self._warned = True
            self.warned.emit()
        until = self._limit if self._warned else self._limit - WARNS_BEFORE
        self._timer.start(max(1, round((until - quiet) * 1000)))

    def live(self) -> None:
        """Somebody is there."""
        self._last = self._now()
        if self._warned:
            self._warned = False
            self.returned.emit()
            self.look()

    def _follow(self, window: QWindow | None) -> None:
        if window is not None:
            window.installEventFilter(self)  # one that is installed already moves to the front

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note a sign of life, and let it pass unless it answers a warning."""
        if event.type() not in _LIFE:
            return False
        answers = self._warned
        if answers and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()  # it is no shortcut now: the press follows
        else:
            self.live()
        return answers
