"""Lying bars with their figure behind them: wie bereiken we, and initiatieven per fase."""

from collections.abc import Sequence
from typing import ClassVar

from wijkwerker.charts.drawing import GAP, Drawing
from wijkwerker.charts.palette import Palette
from wijkwerker.charts.shapes import Bars, Box, Label, Layers, Line, Measure, Shape
from wijkwerker.domain.figures import CodeRow, People, PhaseRow, Table, size_of, written
from wijkwerker.domain.language import N_, _, ngettext

_PART_OF = ("moeders", "vaders")  # count under ouders, so they are no bar of their own
_LOWEST, _HIGHEST = 16.0, 40.0  # of the room for one bar
_THICKEST = 22.0


def lying_bars(rows: Sequence[tuple[str, People]], palette: Palette, size: tuple[int, int], measure: Measure) -> Layers:
    """A bar per row, from top to bottom in the order given; rows that do not fit are left to the table."""
    width, height = size
    rows = rows[: max(1, int(height // _LOWEST))]
    left = max((measure(name, 12, False) for name, _people in rows), default=0) + GAP
    right = max((measure(written(people), 12, False) for _name, people in rows), default=0) + GAP
    slot = min(height / max(len(rows), 1), _HIGHEST)
    thick = min(slot * 0.62, _THICKEST)
    scale = max(width - left - right, 10) / max([1.0, *(size_of(people) for _name, people in rows)])
    frame: list[Shape] = [Line(points=((left, 0), (left, slot * len(rows))), color=palette.axis)]
    boxes: list[Box] = []
    figures: list[Shape] = []
    for index, (name, people) in enumerate(rows):
        middle = slot * (index + 0.5)
        long = size_of(people) * scale
        frame.append(Label(x=left - GAP, y=middle, text=name, color=palette.text2, across="right"))
        boxes.append(Box(left, middle - thick / 2, long, thick))
        figures.append(Label(x=left + long + 5, y=middle, text=written(people), color=palette.text))
    bars = [Bars(boxes=tuple(boxes), color=palette.c1)] if boxes else []
    return Layers(frame=frame, content=[*bars, *figures])


class Reach(Drawing[Sequence[CodeRow]]):
    """How many people of each group were there: head counts, and moments with that one group."""

    key: ClassVar[str] = "reach"
    title: ClassVar[str] = N_("Wie bereiken we")
    subtitle: ClassVar[str] = N_("Bereik per doelgroep; iemand kan vaker meetellen")

    def is_empty(self, data: Sequence[CodeRow]) -> bool:
        """Whether no group was counted."""
        return not any(row.figures.people_reached for row in data)

    def table(self, data: Sequence[CodeRow]) -> Table:
        """Group and reach, also of the groups that nobody counted."""
        rows = tuple((row.label, row.figures.people_reached) for row in data)
        return Table(heads=(_("Doelgroep"), _("Bereik")), rows=rows)

    def sentence(self, data: Sequence[CodeRow]) -> str:
        """Who came most, and whom we did not see."""
        seen = [row for row in _own(data) if row.figures.people_reached]
        if not seen:
            return _("In deze periode is nog geen doelgroep geteld.")
        most = max(seen, key=lambda row: size_of(row.figures.people_reached))
        text = _("Het meest bereikt: {group}, {people}.").format(
            group=most.label, people=written(most.figures.people_reached)
        )
        unseen = [row.label for row in _own(data) if not row.figures.people_reached]
        if not unseen:
            return text
        return f"{text} " + _("Nog niet geteld: {groups}.").format(groups=", ".join(unseen))

    def shapes(self, data: Sequence[CodeRow], palette: Palette, size: tuple[int, int], measure: Measure) -> Layers:
        """The groups that were counted, in the order of the list."""
        rows = [(row.label, row.figures.people_reached) for row in _own(data) if row.figures.people_reached]
        return lying_bars(rows, palette, size, measure)


def _own(data: Sequence[CodeRow]) -> list[CodeRow]:
    return [row for row in data if row.code not in _PART_OF]


class Phases(Drawing[Sequence[PhaseRow]]):
    """How many initiatives were in each phase at the end of the period."""

    key: ClassVar[str] = "phases"
    title: ClassVar[str] = N_("Initiatieven per fase")
    subtitle: ClassVar[str] = N_("Initiatieven van deze periode, met hun fase aan het eind")

    def is_empty(self, data: Sequence[PhaseRow]) -> bool:
        """Whether there was no initiative."""
        return not any(row.initiatives for row in data)

    def table(self, data: Sequence[PhaseRow]) -> Table:
        """Phase and number."""
        return Table(heads=(_("Fase"), _("Initiatieven")), rows=tuple((row.label, row.initiatives) for row in data))

    def sentence(self, data: Sequence[PhaseRow]) -> str:
        """How many there were, and where most of them are."""
        together = sum(row.initiatives for row in data)
        if not together:
            return _("In deze periode liep nog geen initiatief.")
        most = max(data, key=lambda row: row.initiatives)
        return ngettext(
            "{count} initiatief, in de fase {phase}.",
            "{count} initiatieven, de meeste in de fase {phase}: {most}.",
            together,
        ).format(count=written(together), phase=most.label, most=written(most.initiatives))

    def shapes(self, data: Sequence[PhaseRow], palette: Palette, size: tuple[int, int], measure: Measure) -> Layers:
        """All phases in their order, also those without any initiative."""
        return lying_bars([(row.label, row.initiatives) for row in data], palette, size, measure)
