"""What lies over the window now: one sheet of its own, the sheets of its pages, or the cover."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from wijkwerker.gui.overlays import Cover, WindowSheet
from wijkwerker.gui.widgets.overlay import Overlay

W = TypeVar("W", bound=QWidget)


class Layers(QObject):
    """Opens and closes them; `sheet` is the window's own, of which there is one at a time."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._cover: Cover | None = None
        self._over_cover: Overlay | None = None
        self.sheet: Overlay | None = None

    def on_top(self) -> Overlay | None:
        """The overlay that has the keyboard: the window's own, or the sheet of a page."""
        overlays = self._window.findChildren(Overlay, options=Qt.FindChildOption.FindDirectChildrenOnly)
        return next((overlay for overlay in reversed(overlays) if overlay.isVisible()), None)

    def is_free(self) -> bool:
        """Whether nothing lies over the window."""
        return self._cover is None and self.on_top() is None

    # -- the window's own sheet ---------------------------------------------------------------------------

    def open_sheet(self, make: Callable[[QWidget], QWidget], *, stays: bool = True) -> None:
        """Show a sheet in the place of the one that is open; one that `stays` comes back after the lock."""
        self.close_sheet()
        self.sheet = WindowSheet(make, self._window, stays=stays)
        self.sheet.closed.connect(self._sheet_closed)
        self.sheet.open()

    def close_sheet(self) -> None:
        """Take the window's own sheet away."""
        if self.sheet is not None:
            self.sheet.close_overlay()

    def _sheet_closed(self) -> None:
        self.sheet = None

    # -- the cover ----------------------------------------------------------------------------------------

    @property
    def is_covered(self) -> bool:
        """Whether something hides everything."""
        return self._cover is not None

    def cover(self, make: Callable[[QWidget], W]) -> W:
        """Hide everything behind what `make(parent)` gives, and give that back."""
        self._close_over_cover()
        before, self._cover = self._cover, Cover(self._window)
        content = make(self._cover)
        self._cover.open(content)
        if before is not None:
            before.hide()
            before.deleteLater()
        return content

    def open_over_cover(self, make: Callable[[QWidget], QWidget]) -> None:
        """Show a sheet over the cover, with which it goes; the window's own sheet waits below as it was."""
        if self._over_cover is None:
            self._over_cover = WindowSheet(make, self._window, stays=False)
            self._over_cover.closed.connect(self._over_cover_closed)
            self._over_cover.open()

    def _close_over_cover(self) -> None:
        if self._over_cover is not None:
            self._over_cover.close_overlay()

    def _over_cover_closed(self) -> None:
        self._over_cover = None

    def uncover(self) -> None:
        """Take the cover away."""
        self._close_over_cover()
        if self._cover is not None:
            self._cover.hide()
            self._cover.deleteLater()
            self._cover = None
