"""The body of a page or panel: scrolls down, never sideways, and follows the keyboard."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget

from wijkwerker.gui import theme

MARGIN = 24


class ScrollArea(QScrollArea):
    """A vertical scroll area; put content into `body`."""

    def __init__(self, *, margin: int = MARGIN, spacing: int = 16, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        now = theme.current()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        content = QWidget()
        self._content = content
        self.body = QVBoxLayout(content)
        edge = now.px(margin)
        self.body.setContentsMargins(edge, edge, edge, edge)
        self.body.setSpacing(now.px(spacing))
        self.setWidget(content)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self._content.isAncestorOf(now):
            self.ensureWidgetVisible(now, 0, theme.current().px(MARGIN))


class SnugArea(ScrollArea):
    """The middle of a sheet: as high as its content, as far as `most` and the window have room.

    `width` is what the sheet leaves for it.
    """

    def __init__(self, *, width: int, most: int, spacing: int = 0) -> None:
        super().__init__(margin=0, spacing=spacing)
        self._wide, self._most = width, most
        self.body.setContentsMargins(0, 0, theme.current().px(4), 0)  # between words and bar

    def sizeHint(self) -> QSize:
        now, content = theme.current(), self._content
        width = self.viewport().width() if self.isVisible() else now.px(self._wide)
        height = content.heightForWidth(width) if content.hasHeightForWidth() else content.sizeHint().height()
        return QSize(now.px(self._wide), min(height + 4, now.px(self._most)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Words take other lines at another width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()
