"""A panel over the whole window, with the rest dimmed; the keyboard stays in it until it closes."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QGraphicsDropShadowEffect, QVBoxLayout, QWidget
from shiboken6 import isValid

from wijkwerker.gui import theme

MARGIN = 24


class Overlay(QWidget):
    """Put content into `body`; `open` shows it over the window, `close_overlay` or Esc takes it away (`closed`).

    `width` is that of the panel in pixels of the design, `top` its distance from the top as a part of the window.
    """

    closed = Signal()

    def __init__(self, window: QWidget, name: str, *, width: int = 640, top: float = 0.12) -> None:
        super().__init__(window)
        self._window = window
        self._wide, self._top = width, top
        self._opener: QWidget | None = None
        self.panel = QFrame(self)
        self.panel.setProperty("sheet", True)
        self.panel.setAccessibleName(name)
        shadow = QGraphicsDropShadowEffect(self.panel)
        shadow.setBlurRadius(32)
        shadow.setOffset(0, 8)
        shadow.setColor(QColor(0, 0, 0, 60))
        self.panel.setGraphicsEffect(shadow)
        self.body = QVBoxLayout(self.panel)
        edge = theme.current().px(20)
        self.body.setContentsMargins(edge, edge, edge, edge)
        window.installEventFilter(self)
        self.hide()

    def open(self, focus: QWidget | None = None) -> None:
        """Show the panel and move the keyboard to `focus`, or to its first part."""
        opener: QWidget | None = QApplication.focusWidget()
        self._opener = opener if opener is not None and not self.isAncestorOf(opener) else self._opener
        self.place()
        self.show()
        self.raise_()
        first = focus or next(iter(self._stops()), None)
        (first or self.panel).setFocus(Qt.FocusReason.PopupFocusReason)

    def close_overlay(self) -> None:
        """Take the panel away; the keyboard goes back to where it was."""
        if self.isHidden():
            return
        self.hide()
        if self._opener is not None and isValid(self._opener) and self._opener.isVisible():
            self._opener.setFocus(Qt.FocusReason.PopupFocusReason)
        self._opener = None
        self.closed.emit()

    def place(self) -> None:
        """Lay the panel out again, after its content became higher or lower."""
        window = self._window
        now = theme.current()
        self.setGeometry(window.rect())
        margin = now.px(MARGIN)
        width = min(now.px(self._wide), window.width() - 2 * margin)
        self.body.activate()
        wanted = self.body.totalHeightForWidth(width) if self.body.hasHeightForWidth() else -1
        height = max(wanted, self.body.totalSizeHint().height()) if wanted < 0 else wanted
        height = min(height, window.height() - 2 * margin)
        top = min(max(margin, round(window.height() * self._top)), window.height() - margin - height)
        self.panel.setGeometry((window.width() - width) // 2, max(margin, top), width, height)

    def _stops(self) -> list[QWidget]:
        """The parts of the panel that the keyboard can go to, in their order."""
        stops = []
        here = self.panel.nextInFocusChain()
        while here is not self.panel and here is not None:
            tab = bool(here.focusPolicy() & Qt.FocusPolicy.TabFocus)
            if self.panel.isAncestorOf(here) and tab and here.isEnabled() and here.isVisibleTo(self.panel):
                stops.append(here)
            here = here.nextInFocusChain()
        return stops

    def focusNextPrevChild(self, forward: bool) -> bool:
        stops = self._stops()
        if not stops:
            return True
        now: QWidget | None = QApplication.focusWidget()
        here = stops.index(now) if now in stops else (-1 if forward else 0)
        stops[(here + (1 if forward else -1)) % len(stops)].setFocus(
            Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
        )
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_overlay()
        elif event.key() in {Qt.Key.Key_Tab, Qt.Key.Key_Backtab}:
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Tab)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self.panel.geometry().contains(event.position().toPoint()):
            self.close_overlay()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(0, 0, 0, 140 if theme.current().dark else 90))
        painter.end()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self._window and self.isVisible():
            self.place()
        return super().eventFilter(watched, event)
