"""A short message at the bottom of the window, with at most one button; the newest takes the place of the last."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QEnterEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QPushButton, QWidget
from shiboken6 import isValid

from wijkwerker.gui import theme

SHOWN_MS = 8000
BOTTOM = 44  # clear of the status bar


def announce(widget: QWidget, text: str, *, assertive: bool = False) -> None:
    """Let a screen reader say `text` without moving the keyboard, at once when it is `assertive`."""
    event = QAccessibleAnnouncementEvent(widget, text)
    if assertive:
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
    QAccessible.updateAccessibility(event)


class Toast(QFrame):
    """One toast over `window`, hidden until `say`. It stays 8 seconds, longer under the mouse or with the keyboard.

    The keyboard goes back to where it was when the button was pressed, or Esc on it.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.setProperty("toast", True)
        self._row = QHBoxLayout(self)
        self._icon = QLabel()
        self._words = QLabel()
        self._button = QPushButton()
        self._button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keyboard where it is
        self._button.clicked.connect(self._act)
        for part in (self._icon, self._words, self._button):
            self._row.addWidget(part)
        self._callback: Callable[[], None] | None = None
        self._opener: QWidget | None = None
        self._timer = QTimer(self, singleShot=True, interval=SHOWN_MS)
        self._timer.timeout.connect(self._time_over)
        window.installEventFilter(self)
        self.hide()

    def say(self, text: str, action: str = "", callback: Callable[[], None] | None = None) -> None:
        """Show what was done; the button with the word `action` calls `callback` and closes the toast."""
        self._show(text, "check-circle", action, callback)

    def remark(self, text: str) -> None:
        """Show why nothing was done."""
        self._show(text, "info")

    def _show(self, text: str, icon: str, action: str = "", callback: Callable[[], None] | None = None) -> None:
        now = theme.current()
        self._row.setContentsMargins(now.px(16), now.px(6), now.px(10 if action else 16), now.px(6))
        self._row.setSpacing(now.px(10))
        self.setMinimumHeight(now.px(42))
        theme.set_icon(self._icon, icon, "toastAction" if icon == "check-circle" else "toastText", 17)
        self._words.setText(text)
        self._button.setText(action)
        self._button.setVisible(bool(action))
        self._callback = callback
        if not self._button.hasFocus():
            self._opener = QApplication.focusWidget()
        self.setAccessibleName(text)
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
        opener = self._opener
        if self._button.hasFocus() and opener is not None and isValid(opener) and opener.isVisible():
            opener.setFocus(Qt.FocusReason.OtherFocusReason)
        self.hide()

    def forget(self) -> None:
        """Take the toast away with its words and what its button does."""
        self.dismiss()
        self._callback = self._opener = None
        self._words.clear()
        self.setAccessibleName("")

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

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            super().keyPressEvent(event)

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
