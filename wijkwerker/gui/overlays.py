"""What lies over the window: a sheet on a dim layer for a moment, or a cover as long as the file is closed."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QGraphicsDropShadowEffect, QVBoxLayout, QWidget
from shiboken6 import isValid

from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.gui import panes, theme

WIDTH = 640
TOP = 0.12  # of the height of the window, above the sheet
DIM = QColor(0, 0, 0, 100)


class Asking(QFrame):
    """A sheet that asks what is needed to open the file: `given` carries a Worker (None for an existing file) and the
    passphrase.
    """

    given = Signal(object, str)

    def refuse(self, error: WijkwerkerError) -> None:
        """Say why it did not work, and let it be tried again."""
        raise NotImplementedError


class Layer(QWidget):
    """Fills its parent, follows its size, and keeps the keyboard inside."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._below = window
        window.installEventFilter(self)

    def place(self) -> None:
        """Fill the parent."""
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


class Cover(Layer):
    """Hides the whole window behind one calm sheet."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._layout = QVBoxLayout(self)

    def open(self, content: QWidget) -> None:
        """Show the sheet and put the focus in it."""
        self._layout.addWidget(content, 0, Qt.AlignmentFlag.AlignCenter)
        self.place()
        self.show()
        self.raise_()
        if (target := panes.first_focus(content)) is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Let nothing of the window shine through."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.current().color("bg"))
        painter.end()


class Overlay(Layer):
    """A sheet made by `make(parent)`, over the whole of `window`; Esc, a click beside it or its own `closed` closes it.

    The keyboard stays inside as long as it is open. A class that wants another width than WIDTH has a `sheet_width`.
    """

    closed = Signal()

    def __init__(self, make: Callable[[QWidget], QWidget], window: QWidget) -> None:
        super().__init__(window)
        self._opener = QApplication.focusWidget()
        self._sheet = QFrame(self)
        self._sheet.setProperty("sheet", "true")
        shadow = QGraphicsDropShadowEffect(self._sheet)
        shadow.setBlurRadius(40)
        shadow.setOffset(0, 12)
        shadow.setColor(QColor(0, 0, 0, 90))
        self._sheet.setGraphicsEffect(shadow)
        self._inside = QVBoxLayout(self._sheet)
        self._inside.setContentsMargins(1, 1, 1, 1)
        self._content = make(self._sheet)
        self._inside.addWidget(self._content)
        ended = getattr(self._content, "closed", None)
        if ended is not None:
            ended.connect(self.close)
        self._sheet.installEventFilter(self)

    def open(self) -> None:
        """Show the sheet and put the focus in it."""
        self.place()
        self.show()
        self.raise_()
        target = panes.first_focus(self._content)
        if target is not None and not self._content.isAncestorOf(QApplication.focusWidget() or self):
            target.setFocus(Qt.FocusReason.PopupFocusReason)

    def close(self) -> bool:
        """Take the sheet away and put the focus back where it was."""
        if not self.isHidden():
            self.hide()
            opener = self._opener
            if opener is not None and isValid(opener) and opener.isVisible():
                opener.setFocus(Qt.FocusReason.PopupFocusReason)
            self.closed.emit()
            self.deleteLater()
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the size of the content too."""
        if event.type() == QEvent.Type.LayoutRequest and watched is self._sheet:
            self.place()
        return super().eventFilter(watched, event)

    def place(self) -> None:
        """Put the sheet in the middle, as high as its content wants."""
        super().place()
        now = theme.current()
        whole = self._below.rect()
        margin = now.px(16)
        width = min(now.px(getattr(self._content, "sheet_width", WIDTH)), whole.width() - 2 * margin)
        wanted = self._sheet.sizeHint().height()
        if self._inside.hasHeightForWidth():
            wanted = self._inside.totalHeightForWidth(width)
        top = max(margin, min(round(whole.height() * TOP), whole.height() - wanted - margin))
        height = min(max(wanted, self._sheet.minimumSizeHint().height()), whole.height() - 2 * margin)
        self._sheet.setGeometry((whole.width() - width) // 2, top, width, height)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc that nothing inside took closes the sheet."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click beside the sheet closes it."""
        if not self._sheet.geometry().contains(event.position().toPoint()):
            self.close()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Dim what lies below."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), DIM)
        painter.end()
