"""Van ons naar bewoners: initiatives per step of the participation ladder, year by year."""

from collections.abc import Sequence
from typing import ClassVar

from wijkwerker.charts.drawing import Drawing, grid, legend
from wijkwerker.charts.palette import Palette
from wijkwerker.charts.shapes import Bars, Box, Label, Layers, Measure, Shape
from wijkwerker.domain.figures import LadderYear, Table, written
from wijkwerker.domain.language import N_, _, ngettext

STEPS = (N_("trede 1–2"), N_("trede 3–4"), N_("trede 5–6"))
_LOW = 13.0  # a part of a bar that is lower bears no figure


class Ladder(Drawing[Sequence[LadderYear]]):
    """Stacked bars, paler where we lead and darker where residents do."""

    key: ClassVar[str] = "ladder"
    title: ClassVar[str] = N_("Van ons naar bewoners")
    subtitle: ClassVar[str] = N_("Initiatieven per trede van de participatieladder")

    def is_empty(self, data: Sequence[LadderYear]) -> bool:
        """Whether no initiative has a step."""
        return not any(sum(_parts(year)) for year in data)

    def table(self, data: Sequence[LadderYear]) -> Table:
        """Year and the three parts of the ladder."""
        return Table(
            heads=(_("Jaar"), *(_(step) for step in STEPS)), rows=tuple((str(y.year), *_parts(y)) for y in data)
        )

    def sentence(self, data: Sequence[LadderYear]) -> str:
        """How many residents led in the last year, and in the first."""
        if self.is_empty(data):
            return _("Nog geen initiatief heeft een trede op de participatieladder.")
        first, last = data[0], data[-1]
        text = ngettext(
            "In {year} lag {high} van de {all} initiatieven op trede 5 of 6: bewoners beslissen.",
            "In {year} lagen {high} van de {all} initiatieven op trede 5 of 6: bewoners beslissen.",
            last.high,
        ).format(year=last.year, high=written(last.high), all=written(sum(_parts(last))))
        if first == last:
            return text
        before = ngettext(
            "In {year} was dat er {high} van de {all}.", "In {year} waren dat er {high} van de {all}.", first.high
        ).format(year=first.year, high=written(first.high), all=written(sum(_parts(first))))
        return f"{text} {before}"

    def shapes(self, data: Sequence[LadderYear], palette: Palette, size: tuple[int, int], measure: Measure) -> Layers:
        """Legend on top, years below, figures within the bars; no axis, because every bar is written out."""
        width, height = size
        top, bottom = 34.0, height - 24.0
        scale = (bottom - top) / max([1, *(sum(_parts(year)) for year in data)])
        slot = (width - 2) / max(len(data), 1)
        frame = [*grid(palette, 0, width, [bottom]), *_legend(palette, measure)]
        content: list[Shape] = []
        every = max(1, -int(-(measure("2026", 12, False) + 10) // slot))
        for index, year in enumerate(data):
            content += _stack(year, palette, (slot * index + slot / 2, bottom, min(slot * 0.56, 60), scale), measure)
            if index % every == 0:
                middle = slot * (index + 0.5)
                frame.append(Label(x=middle, y=bottom + 13, text=str(year.year), color=palette.text2, across="center"))
        return Layers(frame=frame, content=content)


def _parts(year: LadderYear) -> tuple[int, int, int]:
    return year.low, year.middle, year.high


def _legend(palette: Palette, measure: Measure) -> list[Shape]:
    entries: list[tuple[str, Shape]] = []
    x = 0.0
    for step, color in zip(STEPS, palette.ordered, strict=True):
        entries.append((_(step), Bars(boxes=(Box(x, 7, 12, 10),), color=color)))
        x += 20 + measure(_(step), 12, False) + 16
    return legend(entries, palette, 0, 12, measure)


def _stack(
    year: LadderYear, palette: Palette, frame: tuple[float, float, float, float], measure: Measure
) -> list[Shape]:
    middle, at, wide, scale = frame
    shapes: list[Shape] = []
    for count, color, on in zip(_parts(year), palette.ordered, palette.on_ordered, strict=True):
        high = count * scale
        at -= high
        shapes.append(Bars(boxes=(Box(middle - wide / 2, at, wide, high),), color=color))
        if high >= _LOW and measure(written(count), 12, True) <= wide:
            shapes.append(Label(x=middle, y=at + high / 2, text=written(count), color=on, bold=True, across="center"))
    return shapes
