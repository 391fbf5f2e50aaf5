"""Shows what Messages carries: toasts at the bottom, refusals in a banner on top, bugs in a dialog."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.domain.language import _
from wijkwerker.gui import theme
from wijkwerker.gui.bug_report import BugReport
from wijkwerker.gui.messages import Messages

TOAST_MS = 8000


class Toast(QFrame):
    """A few words at the bottom, for eight seconds; longer as long as the mouse or the focus is on it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._below = parent
        self.setProperty("toast", "true")
        self._callback: Callable[[], None] | None = None
        self._sign = QLabel(self)
        self._words = QLabel(self)
        self._action = QPushButton(self)
        self._action.clicked.connect(self._act)
        self._action.installEventFilter(self)
        self._timer = QTimer(self, singleShot=True, interval=TOAST_MS)
        self._timer.timeout.connect(self._leave)
        self._layout = QHBoxLayout(self)
        for part in (self._sign, self._words, self._action):
            self._layout.addWidget(part)
        parent.installEventFilter(self)
        self.hide()

    def say(self, text: str, action: str, callback: Callable[[], None] | None) -> None:
        """Show other words; the newest toast replaces the one before."""
        now = theme.current()
        self._layout.setContentsMargins(now.px(16), now.px(6), now.px(10 if action else 16), now.px(6))
        self._layout.setSpacing(now.px(10))
        theme.set_icon(self._sign, "check-circle", "toastAction", 17)
        self._words.setText(text)
        self._action.setText(action)
        self._action.setVisible(bool(action))
        self._callback = callback
        self.setAccessibleName(text)
        self.show()
        self.raise_()
        self._place()
        self._timer.start()
        announce(self, text)

    def _act(self) -> None:
        self.hide()
        if self._callback is not None:
            self._callback()

    def _leave(self) -> None:
        if self.underMouse() or self._action.hasFocus():
            self._timer.start()
        else:
            self.hide()

    def _place(self) -> None:
        room = self._below.size()
        gap = theme.current().px(48)
        self.setMinimumHeight(theme.current().px(42))
        self.setMaximumWidth(room.width() - 2 * gap)
        self.adjustSize()
        self.move(QPoint((room.width() - self.width()) // 2, room.height() - self.height() - gap))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the bottom when the window is resized; Esc on the button puts the toast away."""
        if event.type() == QEvent.Type.Resize and watched is self._below and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)


class ErrorBanner(QFrame):
    """What could not be done and what now, until it is read."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("banner", "dang")
        self._sign = QLabel(self)
        self._words = QLabel(self)
        self._words.setWordWrap(True)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._done = QPushButton(_("Begrepen"), self)
        self._done.setProperty("variant", "quiet")
        self._done.clicked.connect(self.hide)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 8, 12, 8)
        layout.setSpacing(10)
        layout.addWidget(self._sign)
        layout.addWidget(self._words, 1)
        layout.addWidget(self._done)
        self.hide()

    def say(self, error: WijkwerkerError) -> None:
        """Show a refusal."""
        theme.set_icon(self._sign, "alert-circle", "dang", 17)
        self._words.setText(str(error))
        self.setAccessibleName(str(error))
        self.show()
        announce(self, str(error), assertive=True)


class Notices(QObject):
    """Listens to Messages; the window puts `banner` above its pages."""

    def __init__(self, messages: Messages, place: QWidget) -> None:
        super().__init__(place)
        self._place = place
        self._last: WijkwerkerError | None = None
        self.banner = ErrorBanner(place)
        self.toast = Toast(place)
        messages.toast_asked.connect(self.toast.say)
        messages.error_asked.connect(self._refuse)
        messages.bug_asked.connect(self._report)

    def show_last_error(self) -> None:
        """Show the last refusal again."""
        if self._last is not None:
            self.banner.say(self._last)

    def _refuse(self, error: WijkwerkerError) -> None:
        self._last = error
        self.banner.say(error)

    def _report(self, error: BaseException) -> None:
        dialog = BugReport(error, self._place.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()


def announce(widget: QWidget, text: str, *, assertive: bool = False) -> None:
    """Let a screen reader say something that appeared."""
    event = QAccessibleAnnouncementEvent(widget, text)
    if assertive:
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
    QAccessible.updateAccessibility(event)
