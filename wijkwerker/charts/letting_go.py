"""Loslaten-lijn: the ladder of one initiative as a step line, our hours on it as a dashed line."""

import datetime as dt
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import ClassVar, Literal

from wijkwerker.charts.drawing import GAP, Drawing, grid
from wijkwerker.charts.months import MONTHS
from wijkwerker.charts.palette import Palette
from wijkwerker.charts.shapes import Dot, Label, Layers, Line, Measure, Shape, Surface
from wijkwerker.domain.figures import LettingGo, Table, written
from wijkwerker.domain.language import N_, _

LADDER = (
    N_("informeren"),
    N_("raadplegen"),
    N_("adviseren"),
    N_("coproduceren"),
    N_("meebeslissen"),
    N_("zelfbeheer"),
)
_SAID = (
    N_("bewoners worden geïnformeerd"),
    N_("bewoners worden geraadpleegd"),
    N_("bewoners adviseren"),
    N_("bewoners maken het mee"),
    N_("bewoners beslissen mee"),
    N_("bewoners beheren het zelf"),
)
_PIECES = 8  # our hours are drawn as the means of about so many equal parts
_LITTLE = 4.0  # hours a month; the scale of the dashed line never ends lower, or half an hour would look like much
Place = Callable[[dt.date], float]
Points = tuple[tuple[float, float], ...]


class LettingGoLine(Drawing[LettingGo]):
    """Two lines, labelled where they run; the hours have a scale of their own and so no axis is drawn for them."""

    key: ClassVar[str] = "letting_go"
    title: ClassVar[str] = N_("Loslaten-lijn")
    subtitle: ClassVar[str] = N_(
        "Trede op de participatieladder (lijn) en onze uren (streep). Het gaat om de richting, niet om een score."
    )

    def is_empty(self, data: LettingGo) -> bool:
        """Whether neither a step nor an hour is known."""
        return not data.steps and not any(hours for _month, hours in data.hours)

    def table(self, data: LettingGo) -> Table:
        """Per month the step at its end and our hours."""
        rows = tuple((_month(month), _step_at(data, _end(month)), hours) for month, hours in data.hours)
        return Table(heads=(_("Maand"), _("Trede"), _("Onze uren")), rows=rows)

    def sentence(self, data: LettingGo) -> str:
        """From which step to which, and from how many hours a month to how many."""
        parts = []
        if data.steps:
            first, last = data.steps[0][1], data.steps[-1][1]
            text = _("Van {first} naar {last}.") if first != last else _("Steeds op de trede {last}.")
            parts.append(text.format(first=_(LADDER[first]), last=_(LADDER[last])))
        if means := _means(data):
            parts.append(
                _("Onze uren per maand: eerst {first}, nu {last}.").format(
                    first=_hours(means[0][1]), last=_hours(means[-1][1])
                )
            )
        return " ".join(parts) or _("Er is nog geen trede en nog geen uur vastgelegd.")

    def shapes(self, data: LettingGo, palette: Palette, size: tuple[int, int], measure: Measure) -> Layers:
        """The ladder at the left, time below."""
        width, height = size
        left = GAP + 2 + max(measure(_(name), 12, False) for name in LADDER)
        right, top, bottom = width - 8.0, 10.0, height - 26.0
        heights = [bottom - (bottom - top) * index / (len(LADDER) - 1) for index in range(len(LADDER))]
        days = max((data.until - data.since).days, 1)

        def place(day: dt.date) -> float:
            return left + (right - left) * min(max((day - data.since).days, 0), days) / days

        frame: list[Shape] = [
            Label(x=left - GAP, y=y, text=_(name), color=palette.text2, across="right")
            for name, y in zip(LADDER, heights, strict=True)
        ]
        steps = _corners(data, place, heights, right)
        frame += _times(data, place, palette, (left, right, bottom), measure)
        shapes = _below(steps, palette, bottom) + grid(palette, left, right, heights)
        shapes += _events(data, place, palette, (top, bottom, right), measure)
        hours = _hours_line(data, place, (top, bottom))
        shapes += _drawn(steps, palette.c1, width=2, square=False) + _drawn(
            hours, palette.c2, width=2, dash=(7, 4), square=True
        )
        upright = [((place(day), top), (place(day), bottom)) for day, _text in data.events]
        shapes += _said(data, (steps, hours, upright), palette, (top, bottom), measure)
        return Layers(frame=frame, content=shapes)


def _corners(data: LettingGo, place: Place, heights: Sequence[float], right: float) -> Points:
    points: list[tuple[float, float]] = []
    for day, step in data.steps:
        if points:
            points.append((place(day), points[-1][1]))
        points.append((place(day), heights[step]))
    return (*points, (right, points[-1][1])) if points else ()


def _below(steps: Points, palette: Palette, bottom: float) -> list[Shape]:
    if not steps:
        return []
    return [Surface(points=((steps[0][0], bottom), *steps, (steps[-1][0], bottom)), color=palette.soft)]


def _drawn(
    points: Points,
    color: str,
    *,
    width: float,
    square: bool,
    dash: tuple[float, ...] = (),
) -> list[Shape]:
    if not points:
        return []
    x, y = points[-1]
    return [Line(points=points, color=color, width=width, dash=dash), Dot(x=x, y=y, color=color, square=square)]


def _times(
    data: LettingGo, place: Place, palette: Palette, frame: tuple[float, float, float], measure: Measure
) -> list[Shape]:
    """The first month, and each January that leaves room for its words."""
    left, right, bottom = frame
    shapes: list[Shape] = []
    free = left
    januaries = [dt.date(year, 1, 1) for year in range(data.since.year + 1, data.until.year + 1)]
    for day in (data.since, *januaries):
        text = _month(day)
        x = place(day)
        wide = measure(text, 12, False)
        if x >= free and x + wide <= right:
            shapes.append(Label(x=x, y=bottom + 15, text=text, color=palette.text2))
            free = x + wide + 20
    return shapes


def _events(
    data: LettingGo, place: Place, palette: Palette, frame: tuple[float, float, float], measure: Measure
) -> list[Shape]:
    top, bottom, right = frame
    shapes: list[Shape] = []
    for day, text in data.events:
        x = place(day)
        fits = x + 6 + measure(text, 12, False) <= right
        shapes += [
            Line(points=((x, top), (x, bottom)), color=palette.text2, dash=(1, 2)),
            Label(x=x + 6, y=top + 5, text=text, color=palette.text2)
            if fits
            else Label(x=x - 6, y=top + 5, text=text, color=palette.text2, across="right"),
        ]
    return shapes


def _hours_line(data: LettingGo, place: Place, frame: tuple[float, float]) -> Points:
    means = _means(data)
    if not means:
        return ()
    highest = max(_LITTLE, *(hours for _day, hours in means))
    top, bottom = frame
    points = [(place(day), bottom - (bottom - top) * hours / highest) for day, hours in means]
    return (*points[:-1], (place(data.until), points[-1][1]))


def _means(data: LettingGo) -> list[tuple[dt.date, float]]:
    """Our hours per month, evened out over equal parts of the time so that the direction shows."""
    months = data.hours
    if not any(hours for _day, hours in months):
        return []
    size = max(1, -(-len(months) // _PIECES))
    parts = [months[at : at + size] for at in range(0, len(months), size)]
    return [(part[0][0], sum(hours for _day, hours in part) / len(part)) for part in parts]


def _said(
    data: LettingGo,
    lines: tuple[Points, Points, Sequence[Points]],
    palette: Palette,
    frame: tuple[float, float],
    measure: Measure,
) -> list[Shape]:
    """The words at the lines: the step of now above its end, our hours at their start and at their end."""
    steps, hours, upright = lines
    shapes: list[Shape] = []
    if steps:
        x, y = steps[-1]
        said = _(_SAID[data.steps[-1][1]])
        shapes.append(_word(x - 10, y - 12 if y > 24 else y + 13, said, palette.c1, "right"))
    if hours:
        means = _means(data)
        last = _("onze uren: nu {hours} per maand").format(hours=_hours(means[-1][1]))
        right = hours[-1][0] - 10
        left = right - measure(last, 12, True)
        taken = [steps[-1][1] - 12, steps[-1][1] + 13, steps[-1][1]] if steps else []
        shapes.append(_word(right, _free(hours, (left, right), frame, taken), last, palette.c2_text, "right"))
        first = _("onze uren: {hours} per maand").format(hours=_hours(means[0][1]))
        wide = measure(first, 12, True)
        words = [
            (x, y) for x, y in _at_start(hours, wide, left, frame) if not _crossed((x, y, wide), (steps, *upright))
        ]
        if len(means) > 2 and words:
            shapes.append(_word(*words[0], first, palette.c2_text))
    return shapes


def _at_start(line: Points, wide: float, end: float, frame: tuple[float, float]) -> list[tuple[float, float]]:
    """Where words about the start of a line could stand: beside it where it falls steeply, else over or under it."""
    start, high = line[0]
    x = start + 8
    heights = [_at(line, at) for at in (x, x + wide, *(px for px, _y in line if x < px < x + wide))]
    steep = [(at, high + 8) for at in (x + 4 * step for step in range(20))]
    beside = [(at, y) for at, y in steep if min(_at(line, at), _at(line, at + wide)) > high + 20]
    over = [(x, y) for y in (min(heights) - 12, max(heights) + 13) if frame[0] + 6 < y < frame[1] - 8]
    return [(at, y) for at, y in (*beside, *over) if at + wide + 20 < end]


def _crossed(words: tuple[float, float, float], lines: Sequence[Points]) -> bool:
    """Whether a line that runs straight across or straight up goes through words at x, y of some width."""
    x, y, wide = words
    return any(
        min(x0, x1) < x + wide + 3 and max(x0, x1) > x - 3 and min(y0, y1) < y + 8 and max(y0, y1) > y - 8
        for line in lines
        for (x0, y0), (x1, y1) in pairwise(line)
    )


def _free(line: Points, span: tuple[float, float], frame: tuple[float, float], taken: list[float]) -> float:
    """A height for words right above the line, or right below it where other words stand already."""
    heights = [_at(line, x) for x in (*span, *(x for x, _y in line if span[0] < x < span[1]))]
    above, below = min(heights) - 12, max(heights) + 13
    free = above > frame[0] and all(abs(above - y) > 14 for y in taken)
    return above if free or below > frame[1] - 8 else below


def _at(line: Points, x: float) -> float:
    """The height of a line at x; beyond its ends that of the nearest end."""
    for (x0, y0), (x1, y1) in pairwise(line):
        if x0 <= x <= x1 and x1 > x0:
            return y0 + (y1 - y0) * (x - x0) / (x1 - x0)
    return line[0][1] if x < line[0][0] else line[-1][1]


def _word(x: float, y: float, text: str, color: str, across: Literal["left", "right"] = "left") -> Label:
    return Label(x=x, y=y, text=text, color=color, bold=True, across=across)


def _hours(hours: float) -> str:
    return written(round(hours) if hours >= 2 else round(hours * 2) / 2)


def _month(day: dt.date) -> str:
    return f"{_(MONTHS[day.month - 1])} {day.year}"


def _end(month: dt.date) -> dt.date:
    return (month.replace(day=28) + dt.timedelta(days=4)).replace(day=1) - dt.timedelta(days=1)


def _step_at(data: LettingGo, day: dt.date) -> str:
    before = [step for on, step in data.steps if on <= day]
    return _(LADDER[before[-1]]) if before else ""
