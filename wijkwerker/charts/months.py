"""Individueel en collectief: contact moments per month, or per year over a long period."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import ClassVar

from wijkwerker.charts.axis import ticks
from wijkwerker.charts.drawing import Drawing, grid, legend
from wijkwerker.charts.palette import Palette
from wijkwerker.charts.shapes import Bars, Box, Label, Layers, Measure, Shape
from wijkwerker.domain.figures import MonthRow, Table, written
from wijkwerker.domain.language import N_, _, ngettext

MONTHS = (
    N_("jan"), N_("feb"), N_("mrt"), N_("apr"), N_("mei"), N_("jun"),
    N_("jul"), N_("aug"), N_("sep"), N_("okt"), N_("nov"), N_("dec"),
)  # fmt: skip
MOST_MONTHS = 36
_PRINTED = 12  # up to so many bars bear their figure


@dataclass(frozen=True)
class _Column:
    name: str
    short: str
    collective: int
    individual: int

    @property
    def moments(self) -> int:
        return self.collective + self.individual


class Months(Drawing[Sequence[MonthRow]]):
    """Stacked bars: collective below, individual with stripes on top."""

    key: ClassVar[str] = "months"
    title: ClassVar[str] = N_("Individueel en collectief")
    subtitle: ClassVar[str] = N_("Contactmomenten per maand")

    def subtitle_of(self, data: Sequence[MonthRow]) -> str:
        """Per month, or per year where months would be too many."""
        return _("Contactmomenten per jaar") if len(data) > MOST_MONTHS else _(self.subtitle)

    def is_empty(self, data: Sequence[MonthRow]) -> bool:
        """Whether there was no moment."""
        return not any(row.figures.moments for row in data)

    def table(self, data: Sequence[MonthRow]) -> Table:
        """Period, collective, individual, together."""
        rows = tuple((c.name, c.collective, c.individual, c.moments) for c in _columns(data))
        return Table(heads=(_("Periode"), _("Collectief"), _("Individueel"), _("Samen")), rows=rows)

    def sentence(self, data: Sequence[MonthRow]) -> str:
        """How many, how many of them collective, and when most."""
        columns = _columns(data)
        together = sum(column.moments for column in columns)
        if not together:
            return _("In deze periode is nog niets vastgelegd.")
        collective = sum(column.collective for column in columns)
        most = max(columns, key=lambda column: column.moments)
        return ngettext(
            "{moments} contactmoment, in {most}.",
            "{moments} contactmomenten, waarvan {collective} collectief en {individual} individueel;"
            " de meeste in {most}, {count}.",
            together,
        ).format(
            moments=written(together),
            collective=written(collective),
            individual=written(together - collective),
            most=most.name,
            count=written(most.moments),
        )

    def shapes(self, data: Sequence[MonthRow], palette: Palette, size: tuple[int, int], measure: Measure) -> Layers:
        """Legend on top, figures at the left, months below."""
        columns = _columns(data)
        width, height = size
        marks = ticks(max((column.moments for column in columns), default=0))
        left = 10 + max(measure(written(mark), 12, False) for mark in marks)
        top, bottom = 46.0, height - 24.0
        scale = (bottom - top) / marks[-1]
        frame = grid(palette, left, width - 2, [bottom - mark * scale for mark in marks])
        frame += [
            Label(x=left - 8, y=bottom - mark * scale, text=written(mark), color=palette.text2, across="right")
            for mark in marks
        ]
        slot = (width - 2 - left) / max(len(columns), 1)
        frame += [*_legend(palette, left, measure), *_names(columns, palette, (left, bottom, slot), measure)]
        return Layers(frame=frame, content=_bars(columns, palette, (left, bottom, slot, scale)))


def _legend(palette: Palette, left: float, measure: Measure) -> list[Shape]:
    second = left + 20 + measure(_("collectief"), 12, False) + 16
    entries = [
        (_("collectief"), _plain(palette, [Box(left, 7, 12, 10)])),
        (_("individueel"), _striped(palette, [Box(second, 7, 12, 10)])),
    ]
    return legend(entries, palette, left, 12, measure)


def _plain(palette: Palette, boxes: Sequence[Box]) -> Bars:
    return Bars(boxes=tuple(boxes), color=palette.c1)


def _striped(palette: Palette, boxes: Sequence[Box]) -> Bars:
    return Bars(boxes=tuple(boxes), color=palette.c2, hatch=palette.surface)


def _bars(columns: Sequence[_Column], palette: Palette, frame: tuple[float, float, float, float]) -> list[Shape]:
    left, bottom, slot, scale = frame
    wide = min(slot * 0.6, 42)
    plain, striped = [], []
    figures: list[Shape] = []
    for index, column in enumerate(columns):
        x = left + slot * index + (slot - wide) / 2
        low, high = column.collective * scale, column.individual * scale
        plain.append(Box(x, bottom - low, wide, low))
        striped.append(Box(x, bottom - low - high, wide, high))
        if len(columns) <= _PRINTED and column.moments:
            top, text = bottom - low - high - 3, written(column.moments)
            figures.append(Label(x=x + wide / 2, y=top, text=text, color=palette.text, across="center", down="bottom"))
    return [_plain(palette, plain), _striped(palette, striped), *figures] if columns else []


def _names(
    columns: Sequence[_Column], palette: Palette, frame: tuple[float, float, float], measure: Measure
) -> list[Shape]:
    """As many names as fit; the first of a year bears the year when there are several."""
    left, bottom, slot = frame
    widest = max((measure(column.short, 12, False) for column in columns), default=0) + 10
    every = max(1, -int(-widest // slot))
    return [
        Label(x=left + slot * (index + 0.5), y=bottom + 13, text=column.short, color=palette.text2, across="center")
        for index, column in enumerate(columns)
        if index % every == 0
    ]


def _columns(data: Sequence[MonthRow]) -> list[_Column]:
    if len(data) > MOST_MONTHS:
        return [_column(str(year), str(year), list(rows)) for year, rows in groupby(data, lambda row: row.month.year)]
    several = len({row.month.year for row in data}) > 1
    columns = []
    for row in data:
        month, year = _(MONTHS[row.month.month - 1]), row.month.year
        short = f"{month} ’{year % 100:02}" if several else month
        columns.append(_column(f"{month} {year}", short, [row]))
    return columns


def _column(name: str, short: str, rows: Sequence[MonthRow]) -> _Column:
    return _Column(
        name, short, sum(row.figures.collective for row in rows), sum(row.figures.individual for row in rows)
    )
