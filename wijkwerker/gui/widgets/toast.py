"""A short message at the bottom of the window, with at most one button; the newest takes the place of the last."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QEnterEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from wijkwerker.gui import theme

SHOWN_MS = 8000
BOTTOM = 44  # clear of the status bar


def announce(widget: QWidget, text: str) -> None:
    """Let a screen reader say `text` without moving the keyboard."""
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))


class Toast(QFrame):
    """One toast over `window`, hidden until `say`. It stays 8 seconds, longer under the mouse or with the keyboard."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        now = theme.current()
        self.setProperty("toast", True)
        row = QHBoxLayout(self)
        row.setContentsMargins(now.px(14), now.px(5), now.px(8), now.px(5))
        row.setSpacing(now.px(10))
        icon = QLabel()
        theme.set_icon(icon, "check-circle", "toastText", 16)
        self._icon = icon
        self._words = QLabel()
        self._button = QPushButton()
        self._button.clicked.connect(self._act)
        row.addWidget(icon)
        row.addWidget(self._words)
        row.addWidget(self._button)
        self._callback: Callable[[], None] | None = None
        self._opener: QWidget | None = None
        self._timer = QTimer(self, singleShot=True, interval=SHOWN_MS)
        self._timer.timeout.connect(self._time_over)
        window.installEventFilter(self)
        self._button.installEventFilter(self)
        self.hide()

    def say(
        self, text: str, action: str = "", callback: Callable[[], None] | None = None, *, icon: str = "check-circle"
    ) -> None:
        """Show a message; the button with the word `action` calls `callback` and closes the toast."""
        theme.set_icon(self._icon, icon, "toastText", 16)
        self._words.setText(text)
        self._button.setText(action)
        self._button.setVisible(bool(action))
        self._callback = callback
        self.setMinimumHeight(theme.current().px(44))
        self.adjustSize()
        self._place()
        self.show()
        self.raise_()
        self._timer.start()
        announce(self, f"{text}. {action}" if action else text)

    def text(self) -> str:
        """The message that is shown."""
        return self._words.text()

    def button(self) -> QPushButton:
        """The button of the message."""
        return self._button

    def dismiss(self) -> None:
        """Take the toast away."""
        self._timer.stop()
        self.hide()

    def _act(self) -> None:
        callback = self._callback
        self.dismiss()
        if callback is not None:
            callback()

    def _time_over(self) -> None:
        if self.underMouse() or self._button.hasFocus():
            self._timer.start()
        else:
            self.hide()

    def _place(self) -> None:
        window = self._window
        margin = theme.current().px(BOTTOM)
        width = min(self.sizeHint().width(), window.width() - 2 * theme.current().px(12))
        self.resize(width, self.height())
        self.move((window.width() - width) // 2, window.height() - self.height() - margin)

    def enterEvent(self, event: QEnterEvent) -> None:
        self._timer.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._timer.start()
        super().leaveEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self._window and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)
