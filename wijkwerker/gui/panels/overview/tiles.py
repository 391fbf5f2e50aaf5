"""The five key figures, beside each other as far as there is room."""

from PySide6.QtWidgets import QWidget

from wijkwerker.domain.figures import LABELS, Few, Overview, People, size_of
from wijkwerker.domain.figures.words import EXPLAINED, written
from wijkwerker.domain.language import N_, _
from wijkwerker.gui.panels.overview.even_grid import EvenGrid
from wijkwerker.gui.panels.overview.words import change_words
from wijkwerker.gui.widgets.key_figure import KeyFigure

KEYS = ("moments", "people_reached", "attendance", "initiatives", "volunteer_hours")
TITLES = {**LABELS, "people_reached": N_("Bereik, ook dubbel geteld")}
LEAST = 186  # so that each label is read in full
GAP = 12


class Tiles(EvenGrid):
    """Shows a dash for each figure until there is an overview."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(least=LEAST, gap=GAP, parent=parent)
        self._tiles = {key: KeyFigure(_(TITLES[key])) for key in KEYS}
        for key, tile in self._tiles.items():
            tile.setToolTip(_(EXPLAINED[key]))
            tile.setAccessibleDescription(_(EXPLAINED[key]))
            self.add(tile)

    def show_overview(self, overview: Overview, *, compare: bool) -> None:
        """Show the figures; with `compare` also how they changed."""
        for key, tile in self._tiles.items():
            change, trend = change_words(overview, key) if compare else ("", "")
            values = [_size(getattr(row.figures, key)) for row in overview.by_month]
            tile.show_figure(written(getattr(overview.figures, key)), change, trend, values)

    def sentence(self) -> str:
        """All figures in words, for a screen reader."""
        return ". ".join(tile.accessibleName() for tile in self._tiles.values())


def _size(value: People | float) -> float:
    return size_of(value) if isinstance(value, Few) else float(value)
