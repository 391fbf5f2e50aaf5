"""A chart on a canvas: drawn once, then changed in place when its data change."""

from typing import Generic, TypeVar

from matplotlib.figure import Figure

from wijkwerker.charts.canvas import Canvas
from wijkwerker.charts.drawing import Drawing
from wijkwerker.charts.palette import Palette
from wijkwerker.domain.figures import Picture
from wijkwerker.domain.language import _

D = TypeVar("D")


class Chart(Generic[D]):
    """One drawing in one size, pixel ratio and palette. For larger text give a smaller size and a higher ratio."""

    def __init__(self, drawing: Drawing[D], palette: Palette, size: tuple[int, int], ratio: float = 1) -> None:
        self._drawing = drawing
        self._palette = palette
        self._canvas = Canvas(size, ratio, palette.surface)

    @property
    def figure(self) -> Figure:
        """The matplotlib Figure, as it is now."""
        return self._canvas.figure

    def update(self, data: D) -> None:
        """Show other data, with the artists that are there."""
        canvas = self._canvas
        canvas.show(self._drawing.shapes(data, self._palette, canvas.size, canvas.text_width))

    def picture(self, data: D) -> Picture:
        """The finished chart of these data, with its words and its table."""
        self.update(data)
        drawing = self._drawing
        return Picture(
            key=drawing.key,
            title=_(drawing.title),
            subtitle=drawing.subtitle_of(data),
            png=self._canvas.png(),
            size=self._canvas.size,
            ratio=self._canvas.ratio,
            table=drawing.table(data),
            sentence=drawing.sentence(data),
            empty=drawing.is_empty(data),
        )
