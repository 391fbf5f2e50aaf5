"""A list in a sheet: as high as it wants, and lower where the window is."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from wijkwerker.gui import theme
from wijkwerker.gui.widgets.list_view import ListView
from wijkwerker.gui.widgets.rows import RowDelegate


class SheetList(ListView):
    """Wants `wanted` and needs `least`, both in pixels of the design."""

    def __init__(
        self, delegate: RowDelegate, name: str, *, wanted: QSize, least: QSize, parent: QWidget | None = None
    ) -> None:
        super().__init__(delegate, name, parent)
        self._wanted, self._least = wanted, least

    def sizeHint(self) -> QSize:
        now = theme.current()
        return QSize(now.px(self._wanted.width()), now.px(self._wanted.height()))

    def minimumSizeHint(self) -> QSize:
        now = theme.current()
        return QSize(now.px(self._least.width()), now.px(self._least.height()))
