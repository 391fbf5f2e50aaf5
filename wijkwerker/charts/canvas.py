"""A matplotlib Figure that shows shapes, and shows other shapes by changing the artists it has."""

from collections import Counter
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

import numpy as np
from matplotlib import font_manager
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import PathPatch, Polygon
from matplotlib.path import Path
from matplotlib.text import Text

from wijkwerker.charts import png
from wijkwerker.charts.shapes import Bars, Box, Dot, Label, Layers, Line, Shape, Surface

_DPI = 100  # at ratio 1; only the product of inches and dpi shows
_ABOVE = 10_000  # more shapes than any frame has
_FAMILIES = ("Inter", "Segoe UI", "SF Pro Text", "Helvetica Neue", "Noto Sans", "DejaVu Sans")


@cache
def family() -> str:
    """The font of the house where it is installed, else the next best. matplotlib does not find a new one by itself."""
    known = set(font_manager.get_font_names())
    if _FAMILIES[0] not in known:
        for path in font_manager.findSystemFonts():
            if path.replace("\\", "/").rsplit("/", 1)[-1].startswith("Inter-"):
                font_manager.fontManager.addfont(path)
        known = set(font_manager.get_font_names())
    return next(name for name in _FAMILIES if name in known)


class Canvas:
    """A drawing surface of `size` logical pixels at a pixel ratio. Not for two threads at once."""

    def __init__(self, size: tuple[int, int], ratio: float, background: str) -> None:
        self.size = size
        self.ratio = ratio
        width, height = size
        self.figure = Figure((width / _DPI, height / _DPI), dpi=_DPI * ratio, facecolor=background)
        self._agg = FigureCanvasAgg(self.figure)
        axes = self.figure.add_axes((0, 0, 1, 1))
        axes.set_axis_off()
        axes.set_xlim(0, width)
        axes.set_ylim(height, 0)
        self._frame = _Layer(axes, 0)
        self._content = _Layer(axes, _ABOVE)
        self._drawn_frame: Any = None

    def show(self, layers: Layers) -> None:
        """Show these layers instead of those before, with the artists that are there."""
        if self._frame.show(layers.frame):
            self._drawn_frame = None
        self._content.show(layers.content)

    def text_width(self, text: str, size: float, bold: bool) -> float:
        """How wide a text becomes, in logical pixels."""
        renderer: Any = self._agg.get_renderer()  # type: ignore[no-untyped-call]
        width, _height, _descent = renderer.get_text_width_height_descent(text, _font(size, bold), ismath=False)
        return float(width) / self.ratio

    def png(self) -> bytes:
        """The picture as a PNG. The frame is drawn once and kept; only the content is drawn each time."""
        renderer: Any = self._agg.get_renderer()  # type: ignore[no-untyped-call]
        if self._drawn_frame is None:
            renderer.clear()
            self.figure.patch.draw(renderer)
            self._frame.draw(renderer)
            self._drawn_frame = renderer.copy_from_bbox(self.figure.bbox)
        else:
            renderer.restore_region(self._drawn_frame)
        self._content.draw(renderer)
        return png.encoded(np.asarray(renderer.buffer_rgba()), self.ratio)


class _Layer:
    """Shapes that lie over each other in their order, with an artist for each; artists left over are hidden."""

    def __init__(self, axes: Axes, depth: int) -> None:
        self._axes = axes
        self._depth = depth
        self._artists: dict[type, list[Any]] = {kind: [] for kind in _KINDS}
        self._shapes: list[Shape] = []
        self._places: list[tuple[type, int]] = []

    def show(self, shapes: Sequence[Shape]) -> bool:
        """Let the artists show these shapes; returns whether that is anything new."""
        if self._shapes == list(shapes):
            return False
        before = dict(zip(self._places, self._shapes, strict=True))
        used: Counter[type] = Counter()
        places = []
        for depth, shape in enumerate(shapes):
            place = (type(shape), used[type(shape)])
            used[type(shape)] += 1
            self._place(shape, place, before.get(place), self._depth + depth)
            places.append(place)
        for kind, artists in self._artists.items():
            for artist in artists[used[kind] :]:
                artist.set_visible(False)
        self._shapes, self._places = list(shapes), places
        return True

    def _place(self, shape: Shape, place: tuple[type, int], before: Shape | None, depth: int) -> None:
        kind, index = place
        make, change = _KINDS[kind]
        if index == len(self._artists[kind]):
            self._artists[kind].append(make())
            self._axes.add_artist(self._artists[kind][index])
        artist = self._artists[kind][index]
        if shape != before:
            change(artist, shape)
            artist.set_visible(True)
        artist.set_zorder(depth)

    def draw(self, renderer: Any) -> None:
        """Draw the shapes over what is there."""
        for kind, index in self._places:
            self._artists[kind][index].draw(renderer)


def _points(pixels: float) -> float:
    return pixels * 72 / _DPI


@cache
def _font(size: float, bold: bool) -> font_manager.FontProperties:
    return font_manager.FontProperties(family=family(), size=_points(size), weight=600 if bold else 400)


def _change_bars(artist: PathPatch, bars: Bars) -> None:
    artist.set_path(Path([corner for box in bars.boxes for corner in _corners(box)], _RECTANGLE * len(bars.boxes)))
    artist.set_facecolor(bars.color)
    artist.set_edgecolor(bars.hatch or "none")
    artist.set_hatch("///" if bars.hatch else "")


def _corners(box: Box) -> list[tuple[float, float]]:
    right, bottom = box.x + box.width, box.y + box.height
    return [(box.x, box.y), (right, box.y), (right, bottom), (box.x, bottom), (box.x, box.y)]


_RECTANGLE = [Path.MOVETO, Path.LINETO, Path.LINETO, Path.LINETO, Path.CLOSEPOLY]


def _change_line(artist: Line2D, line: Line) -> None:
    artist.set_data([x for x, _y in line.points], [y for _x, y in line.points])
    artist.set_color(line.color)
    artist.set_linewidth(_points(line.width))
    artist.set_linestyle((0, tuple(part / line.width for part in line.dash)) if line.dash else "-")


def _change_surface(artist: Polygon, surface: Surface) -> None:
    artist.set_xy(surface.points)
    artist.set_facecolor(surface.color)


def _change_dot(artist: Line2D, dot: Dot) -> None:
    artist.set_data([dot.x], [dot.y])
    artist.set_marker("s" if dot.square else "o")
    artist.set_markersize(_points(dot.size))
    artist.set_color(dot.color)


def _change_label(artist: Text, label: Label) -> None:
    artist.set_position((label.x, label.y - (1 if label.down == "middle" else 0)))  # as the eye sees the middle
    artist.set_text(label.text)
    artist.set_color(label.color)
    artist.set_fontproperties(_font(label.size, label.bold))
    artist.set_horizontalalignment(label.across)
    artist.set_verticalalignment("center_baseline" if label.down == "middle" else "bottom")


def _new_bars() -> PathPatch:
    bars = PathPatch(Path([(0, 0)]), linewidth=0)
    bars.set_hatch_linewidth(_points(1.9))
    return bars


_KINDS: dict[type, tuple[Callable[[], Artist], Callable[[Any, Any], None]]] = {
    Bars: (_new_bars, _change_bars),
    Line: (lambda: Line2D([], [], solid_capstyle="butt"), _change_line),
    Surface: (lambda: Polygon([(0, 0)], linewidth=0), _change_surface),
    Dot: (lambda: Line2D([], [], linestyle="none"), _change_dot),
    Label: (lambda: Text(0, 0, "", parse_math=False), _change_label),
}
