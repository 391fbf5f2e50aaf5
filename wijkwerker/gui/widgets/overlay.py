"""A panel over the whole window, with the rest dimmed; the keyboard stays in it until it closes."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QGraphicsDropShadowEffect, QVBoxLayout, QWidget
from shiboken6 import isValid

from wijkwerker.gui import panes, theme

WIDTH = 640
TOP = 0.12
MARGIN = 24


class Layer(QWidget):
    """Fills its window, follows its size, and keeps the keyboard inside."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._below = window
        window.installEventFilter(self)
        self.hide()

    def place(self) -> None:
        """Fill the window."""
        self.setGeometry(self._below.rect())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the size of the window."""
        if event.type() == QEvent.Type.Resize and watched is self._below:
            self.place()
        return super().eventFilter(watched, event)

    def focusNextPrevChild(self, ahead: bool) -> bool:
        """Keep Tab inside."""
        inside = panes.focusable(self)
        if inside:
            focus = QApplication.focusWidget()
            here = inside.index(focus) if focus in inside else -1 if ahead else 0
            panes.focus(inside[(here + (1 if ahead else -1)) % len(inside)], ahead=ahead)
        return True


class Overlay(Layer):
    """Put content into `body`; `open` shows it over the window.

    `close_overlay`, Esc or a click beside the panel takes it away; `closed` follows, and it deletes itself. `width` is
    that of the panel in pixels of the design, `top` its distance from the top as a part of the window.
    """

    closed = Signal()

    def __init__(self, window: QWidget, name: str, *, width: int = WIDTH, top: float = TOP) -> None:
        super().__init__(window)
        self._wide, self._top = width, top
        self._opener = QApplication.focusWidget()
        self.panel = QFrame(self)
        self.panel.setProperty("sheet", True)
        self.panel.setAccessibleName(name)
        shadow = QGraphicsDropShadowEffect(self.panel)
        shadow.setBlurRadius(40)
        shadow.setOffset(0, 12)
        shadow.setColor(QColor(0, 0, 0, 90))
        self.panel.setGraphicsEffect(shadow)
        self.body = QVBoxLayout(self.panel)
        edge = theme.current().px(20)
        self.body.setContentsMargins(edge, edge, edge, edge)
        self.panel.installEventFilter(self)

    def open(self, focus: QWidget | None = None) -> None:
        """Show the panel and move the keyboard to `focus`, or to its first part when it is not inside yet."""
        self.place()
        self.show()
        self.raise_()
        here = QApplication.focusWidget()
        if focus is None and (here is None or not self.isAncestorOf(here)):
            focus = self.first_part()
        if focus is not None:
            focus.setFocus(Qt.FocusReason.PopupFocusReason)

    def first_part(self) -> QWidget | None:
        """The part of the panel where the keyboard begins; None when nothing takes it."""
        return panes.first_focus(self.panel)

    def close_overlay(self) -> None:
        """Take the panel away; the keyboard goes back to where it was."""
        if self.isHidden():
            return
        self.hide()
        opener = self._opener
        if opener is not None and isValid(opener) and opener.isVisible():
            opener.setFocus(Qt.FocusReason.PopupFocusReason)
        self.closed.emit()
        self.deleteLater()

    def place(self) -> None:
        """Lay the panel out: as high as its content wants, as far as the window has room."""
        super().place()
        now, whole = theme.current(), self.rect()
        margin = now.px(MARGIN)
        width = min(now.px(self._wide), whole.width() - 2 * margin)
        self.body.activate()
        narrowed = self.body.hasHeightForWidth()
        wanted = self.body.totalHeightForWidth(width) if narrowed else self.body.totalSizeHint().height()
        height = min(max(wanted, self.panel.minimumSizeHint().height()), whole.height() - 2 * margin)
        top = max(margin, min(round(whole.height() * self._top), whole.height() - margin - height))
        self.panel.setGeometry((whole.width() - width) // 2, top, width, height)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the height of the content too."""
        if event.type() == QEvent.Type.LayoutRequest and watched is self.panel:
            self.place()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc that nothing inside took closes the panel."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_overlay()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click beside the panel closes it."""
        if not self.panel.geometry().contains(event.position().toPoint()):
            self.close_overlay()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Dim what lies below."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(0, 0, 0, 140 if theme.current().dark else 90))
        painter.end()
