"""What a chart is made of, in logical pixels from the top left. A chart is first these values, then a drawing."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple, TypeAlias


class Box(NamedTuple):
    """A rectangle."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, kw_only=True)
class Bars:
    """Filled rectangles of one kind, drawn in one go; `hatch` is the colour of stripes over them, '' for none."""

    boxes: tuple[Box, ...]
    color: str
    hatch: str = ""


@dataclass(frozen=True, kw_only=True)
class Line:
    """Straight pieces through points; `dash` gives lengths on and off in pixels, () is solid."""

    points: tuple[tuple[float, float], ...]
    color: str
    width: float = 1
    dash: tuple[float, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Surface:
    """A filled shape between points."""

    points: tuple[tuple[float, float], ...]
    color: str


@dataclass(frozen=True, kw_only=True)
class Dot:
    """The mark at the end of a line."""

    x: float
    y: float
    color: str
    size: float = 9
    square: bool = False


@dataclass(frozen=True, kw_only=True)
class Label:
    """Words. `across` is left, center or right of x; `down` is middle or bottom of y; size in pixels."""

    x: float
    y: float
    text: str
    color: str
    size: float = 12
    bold: bool = False
    across: Literal["left", "center", "right"] = "left"
    down: Literal["middle", "bottom"] = "middle"


Shape: TypeAlias = Bars | Line | Surface | Dot | Label


@dataclass(frozen=True, kw_only=True)
class Layers:
    """A chart: its frame, which other data seldom change, and over it its content. Later shapes lie over earlier."""

    frame: Sequence[Shape]
    content: Sequence[Shape]


Measure: TypeAlias = Callable[[str, float, bool], float]  # the width in pixels of a text of a size, bold or not
