"""What lies over the window: a sheet on a dim layer for a moment, or a cover as long as the file is closed."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.gui import panes, theme
from wijkwerker.gui.widgets.overlay import WIDTH, Layer, Overlay


@dataclass(frozen=True)
class Workbook:
    """A colleague's workbook that a new file begins with."""

    path: Path
    passphrase: str | None = None


class Asking(QFrame):
    """A sheet that asks what is needed to open the file.

    `given` carries a Worker (None for an existing file), the passphrase, and a Workbook to begin with or None.
    """

    given = Signal(object, str, object)

    def refuse(self, error: WijkwerkerError) -> None:
        """Say why it did not work, and let it be tried again."""
        raise NotImplementedError


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


class SheetOverlay(Overlay):
    """An overlay around a sheet made by `make(parent)`, whose own `closed` closes it.

    A class of sheet that wants another width than WIDTH has a `sheet_width`.
    """

    def __init__(self, make: Callable[[QWidget], QWidget], window: QWidget) -> None:
        super().__init__(window, "")
        self.body.setContentsMargins(1, 1, 1, 1)
        self._sheet = make(self.panel)
        self._wide = getattr(self._sheet, "sheet_width", WIDTH)
        self.panel.setAccessibleName(self._sheet.accessibleName())
        self.body.addWidget(self._sheet)
        ended = getattr(self._sheet, "closed", None)
        if ended is not None:
            ended.connect(self.close_overlay)

    def first_part(self) -> QWidget | None:
        """Where the sheet begins."""
        return panes.first_focus(self._sheet)
