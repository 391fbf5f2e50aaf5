"""The five key figures, beside each other as far as there is room."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from wijkwerker.domain.figures import LABELS, Few, Overview, People, size_of
from wijkwerker.domain.figures.words import EXPLAINED, written
from wijkwerker.domain.language import N_, _
from wijkwerker.gui import theme
from wijkwerker.gui.panels.overview.words import change_words
from wijkwerker.gui.widgets.key_figure import KeyFigure

KEYS = ("moments", "people_reached", "attendance", "initiatives", "volunteer_hours")
TITLES = {**LABELS, "people_reached": N_("Bereik, ook dubbel geteld")}
LEAST = 186  # so that each label is read in full
GAP = 12


class Tiles(QWidget):
    """Shows a dash for each figure until there is an overview."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tiles = {key: KeyFigure(_(TITLES[key])) for key in KEYS}
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        for key, tile in self._tiles.items():
            tile.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            tile.setToolTip(_(EXPLAINED[key]))
            tile.setAccessibleDescription(_(EXPLAINED[key]))
        self._arrange(len(KEYS))
        theme.appearance().changed.connect(self._fit)

    def show_overview(self, overview: Overview, *, compare: bool) -> None:
        """Show the figures; with `compare` also how they changed."""
        for key, tile in self._tiles.items():
            change, trend = change_words(overview, key) if compare else ("", "")
            values = [_size(getattr(row.figures, key)) for row in overview.by_month]
            tile.show_figure(written(getattr(overview.figures, key)), change, trend, values)

    def sentence(self) -> str:
        """All figures in words, for a screen reader."""
        return ". ".join(tile.accessibleName() for tile in self._tiles.values())

    def _arrange(self, columns: int) -> None:
        space = theme.current().px(GAP)
        self._grid.setSpacing(space)
        if columns == self._columns:
            return
        self._columns = columns
        for place, tile in enumerate(self._tiles.values()):
            self._grid.addWidget(tile, place // columns, place % columns)
        for column in range(len(KEYS)):
            self._grid.setColumnStretch(column, int(column < columns))

    def _fit(self) -> None:
        now = theme.current()
        columns = max(1, (self.width() + now.px(GAP)) // now.px(LEAST + GAP))
        rows = -(-len(KEYS) // min(columns, len(KEYS)))
        self._arrange(-(-len(KEYS) // rows))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()


def _size(value: People | float) -> float:
    return size_of(value) if isinstance(value, Few) else float(value)
