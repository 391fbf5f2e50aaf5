"""A list at the left with the panel of one record at its right, or over it where there is little room."""

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QWidget

from wijkwerker.gui import theme
from wijkwerker.gui.preferences import Preferences
from wijkwerker.gui.widgets.list_view import ListView

LEAST, MOST = 404, 560  # of the panel
SHARE = 0.456  # of the room, where the width was never chosen
BESIDE_FROM = 1110  # of the page; with less room the panel lies over the list
STRIP = 64  # of the list that stays in sight beside a panel that lies over it
GRIP = 9


class ListWithPanel(QWidget):
    """Holds `left` and `panel`. The panel is closed to begin with; `set_open` shows it, `toggled` tells.

    `arranged` tells each time whether the panel lies over the list, and then needs a cross of its own.

    The width that someone drags is kept in the preferences under `key`.
    """

    toggled = Signal(bool)
    arranged = Signal(bool)  # whether the panel lies over the list

    def __init__(
        self,
        left: QWidget,
        panel: QWidget,
        preferences: Preferences,
        key: str,
        parent: QWidget | None = None,
        *,
        share: float = SHARE,
    ) -> None:
        super().__init__(parent)
        self._share = share
        self._left = left
        self._panel = panel
        self._preferences = preferences
        self._key = f"panel.{key}"
        kept = preferences.get(self._key)
        self._wished = int(kept) if kept.isdecimal() else 0
        self._open = False
        left.setParent(self)
        panel.setParent(self)
        panel.hide()
        self._grip = _Grip(self)
        self._grip.dragged.connect(self._drag)
        self._grip.hide()
        theme.appearance().changed.connect(self._arrange)

    @property
    def is_open(self) -> bool:
        """Whether the panel is shown."""
        return self._open

    @property
    def is_beside(self) -> bool:
        """Whether list and panel fit beside each other."""
        return self.width() >= theme.current().px(BESIDE_FROM)

    def set_open(self, shown: bool) -> None:
        """Show or close the panel; a closed panel that held the focus gives it to the list."""
        if shown == self._open:
            return
        self._open = shown
        focus = QApplication.focusWidget()
        if not shown and focus is not None and self._panel.isAncestorOf(focus):
            self._left.setFocus()
        self._arrange()
        self.toggled.emit(shown)

    def _drag(self, x: int) -> None:
        self._wished = round((self.width() - x) * 100 / theme.current().text_size)
        self._preferences.put(self._key, str(self._wished))
        self._arrange()

    def _panel_width(self) -> int:
        now = theme.current()
        wished = now.px(self._wished) if self._wished else round(self.width() * self._share)
        if not self.is_beside:
            return min(max(wished, now.px(MOST)), max(self.width() - now.px(STRIP), self.width() // 2))
        return min(max(wished, now.px(LEAST)), max(now.px(MOST), self.width() // 2))

    def _arrange(self) -> None:
        width = self._panel_width() if self._open else 0
        beside = self._open and self.is_beside
        self._left.setGeometry(0, 0, self.width() - (width if beside else 0), self.height())
        self._panel.setGeometry(self.width() - width, 0, width, self.height())
        self._panel.setVisible(self._open)
        grip = theme.current().px(GRIP)
        self._grip.setGeometry(QRect(self.width() - width - grip // 2, 0, grip, self.height()))
        self._grip.setVisible(beside)
        if self._open:
            self._panel.raise_()
            self._grip.raise_()
        self.arranged.emit(self._open and not beside)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()


class _Grip(QWidget):
    """The edge between list and panel, to drag with the mouse."""

    dragged = Signal(int)  # x in the parent

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setCursor(Qt.CursorShape.SplitHCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.dragged.emit(self.mapToParent(event.position().toPoint()).x())

    def enterEvent(self, event: QEvent) -> None:
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.underMouse():
            painter = QPainter(self)
            painter.fillRect(self.width() // 2 - 1, 0, 2, self.height(), theme.current().color("line2"))
            painter.end()


class SearchKeys(QObject):
    """Lets ↓, ↑, PgUp, PgDn and Enter in a search field work on the list below it."""

    _PASSED = frozenset({Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp})
    _ENTERS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})

    def __init__(self, field: QWidget, view: ListView) -> None:
        super().__init__(field)
        self._view = view
        field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key = Qt.Key(event.key())
            if key in self._PASSED or key in self._ENTERS:
                self._pass_on(event, enters=key in self._ENTERS)
                return True
        return super().eventFilter(watched, event)

    def _pass_on(self, event: QKeyEvent, *, enters: bool) -> None:
        chosen = self._view.currentIndex().isValid()
        if not chosen:
            self._view.choose_first()
        if not enters:
            self._view.setFocus(Qt.FocusReason.OtherFocusReason)
        if chosen or enters:
            QApplication.sendEvent(self._view, event)
