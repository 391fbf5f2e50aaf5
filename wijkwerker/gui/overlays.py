"""What lies over the window: a sheet on a dim layer for a moment, or a cover as long as the file is closed."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.gui import panes, theme
from wijkwerker.gui.widgets.overlay import WIDTH, Layer, Overlay
from wijkwerker.gui.widgets.scroll_area import ScrollArea

if TYPE_CHECKING:
    from wijkwerker.domain.kinds import Worker


@dataclass(frozen=True)
class Workbook:
    """A colleague's workbook that a new file begins with."""

    path: Path
    passphrase: str | None = None


@dataclass(frozen=True, repr=False)
class Answer:
    """What opens the file: a passphrase.

    With a `worker` the file is made, locked with it, beginning with a `workbook` or without; the `recovery_key` opens
    it too. Without a worker a recovery key gives the file this new passphrase.
    """

    passphrase: str
    worker: "Worker | None" = None
    workbook: Workbook | None = None
    recovery_key: str = ""


class Asking(QFrame):
    """Asks what is needed to open the file; `given` carries an Answer, `copy_wanted` the path of a copy to put back."""

    given = Signal(object)
    copy_wanted = Signal(object)

    def refuse(self, error: WijkwerkerError) -> None:
        """Say why it did not work, and let it be tried again."""
        raise NotImplementedError


class Cover(Layer):
    """Hides the whole window behind one calm sheet."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        self._area = ScrollArea()  # large letters in a small window
        whole.addWidget(self._area)

    def open(self, content: QWidget) -> None:
        """Show the sheet and put the focus in it."""
        self._area.body.addWidget(content, 0, Qt.AlignmentFlag.AlignCenter)
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


class WindowSheet(SheetOverlay):
    """A sheet of the window itself, which needs no page below it. One that `stays` comes back after the lock."""

    def __init__(self, make: Callable[[QWidget], QWidget], window: QWidget, *, stays: bool) -> None:
        super().__init__(make, window)
        self.stays = stays
