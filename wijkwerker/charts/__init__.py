"""The charts of the house, drawn with matplotlib. Import it only when a chart is wanted: matplotlib loads slowly."""

from matplotlib.figure import Figure

from wijkwerker.charts.bars import Phases, Reach
from wijkwerker.charts.chart import Chart
from wijkwerker.charts.drawing import D, Drawing
from wijkwerker.charts.ladder import Ladder
from wijkwerker.charts.letting_go import LettingGoLine
from wijkwerker.charts.months import Months
from wijkwerker.charts.palette import DARK, LIGHT, Palette

__all__ = [
    "DARK",
    "LIGHT",
    "Chart",
    "Drawing",
    "Ladder",
    "LettingGoLine",
    "Months",
    "Palette",
    "Phases",
    "Reach",
    "draw",
]


def draw(drawing: Drawing[D], data: D, palette: Palette, size: tuple[int, int], ratio: float = 1) -> Figure:
    """A new matplotlib Figure of `size` logical pixels that shows the data."""
    chart = Chart(drawing, palette, size, ratio)
    chart.update(data)
    return chart.figure
