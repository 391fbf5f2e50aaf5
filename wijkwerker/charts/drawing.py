"""What every chart of the house is: words, a table, and shapes laid out for a size and a palette."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import ClassVar, Generic, TypeVar

from wijkwerker.charts.palette import Palette
from wijkwerker.charts.shapes import Label, Layers, Line, Measure, Shape
from wijkwerker.domain.figures import Table
from wijkwerker.domain.language import _

D = TypeVar("D")
GAP = 8  # between words and what they belong to


class Drawing(ABC, Generic[D]):
    """One kind of chart. It knows nothing of matplotlib: it says which shapes show the data."""

    key: ClassVar[str]
    title: ClassVar[str]  # marked with N_
    subtitle: ClassVar[str]

    def subtitle_of(self, _data: D) -> str:
        """What is counted, and per what."""
        return _(self.subtitle)

    @abstractmethod
    def is_empty(self, data: D) -> bool:
        """Whether there is nothing to show yet."""

    @abstractmethod
    def table(self, data: D) -> Table:
        """The same data in rows and columns."""

    @abstractmethod
    def sentence(self, data: D) -> str:
        """The chart in one sentence, for who does not see it."""

    @abstractmethod
    def shapes(self, data: D, palette: Palette, size: tuple[int, int], measure: Measure) -> Layers:
        """The chart within `size` logical pixels."""


def legend(entries: Sequence[tuple[str, Shape]], palette: Palette, x: float, y: float, measure: Measure) -> list[Shape]:
    """A line of words, each after its own small mark; the marks are placed already."""
    shapes: list[Shape] = []
    for word, mark in entries:
        shapes += [mark, Label(x=x + 12 + GAP, y=y, text=word, color=palette.text)]
        x += 12 + GAP + measure(word, 12, False) + 16
    return shapes


def grid(palette: Palette, left: float, right: float, heights: Sequence[float]) -> list[Shape]:
    """Thin horizontal lines; the lowest one, where nothing is, is the axis."""
    lowest = max(heights)
    return [Line(points=((left, y), (right, y)), color=palette.axis if y == lowest else palette.line) for y in heights]
