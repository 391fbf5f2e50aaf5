"""A workbook that is dragged over the window: the whole window takes it."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QColor, QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from wijkwerker.domain.language import _
from wijkwerker.gui import theme
from wijkwerker.gui.widgets import paint
from wijkwerker.gui.widgets.files import workbooks
from wijkwerker.gui.widgets.overlay import Layer

MARGIN = 24


class FileDrop(Layer):
    """Lies over everything while a workbook is dragged, also over text boxes, which would take its name as text.

    `is_free()` says whether the window takes a workbook now; `dropped(paths)` follows a drop.
    """

    dropped = Signal(object)

    def __init__(self, window: QWidget, is_free: Callable[[], bool]) -> None:
        super().__init__(window)
        self._is_free = is_free
        for part in (window, self):
            part.setAcceptDrops(True)
        self.setAccessibleName(_("Laat het bestand hier los"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take what is dragged over the window, if there is a workbook in it."""
        if watched is self._below and isinstance(event, QDragEnterEvent):
            if self._is_free() and workbooks(event.mimeData()):
                event.acceptProposedAction()
                self.place()
                self.show()
                self.raise_()
            return True
        return super().eventFilter(watched, event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        """Pass the workbooks on."""
        self.hide()
        event.acceptProposedAction()
        self.dropped.emit(workbooks(event.mimeData()))

    def paintEvent(self, event: QPaintEvent) -> None:
        now = theme.current()
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(0, 0, 0, 140 if now.dark else 90))
        words = _("Laat los om het bestand na te kijken")
        width = paint.text_width(words, "h1") + now.px(4 * MARGIN)
        box = QRect(0, 0, width, now.px(120))
        box.moveCenter(self.rect().center())
        paint.box(painter, box, fill=now.color("surface"), edge=now.color("accent"), width=2, radius=10, dashed=True)
        paint.text(painter, box, words, font="h1", align=Qt.AlignmentFlag.AlignHCenter)
        painter.end()
