"""The charts show their data, bear their figures, and can be changed in place."""

import datetime as dt
import io
from collections.abc import Sequence
from typing import Any

import matplotlib.image
import numpy as np
import pytest

from wijkwerker.charts import DARK, LIGHT, Chart, Ladder, LettingGoLine, Months, Palette, Phases, Reach, draw
from wijkwerker.charts.axis import ticks
from wijkwerker.charts.shapes import Bars, Box, Label, Shape
from wijkwerker.domain.figures import FEW, CodeRow, Figures, LadderYear, LettingGo, MonthRow, PhaseRow

SIZE = (640, 240)


def months(*counts: tuple[int, int], year: int = 2026) -> list[MonthRow]:
    """A row per pair of collective and individual moments, from January on."""
    return [
        MonthRow(
            month=dt.date(year + at // 12, at % 12 + 1, 1),
            figures=Figures(moments=together + alone, collective=together),
        )
        for at, (together, alone) in enumerate(counts)
    ]


def groups(**people: Any) -> list[CodeRow]:
    return [
        CodeRow(code=code, label=code.capitalize(), figures=Figures(people_reached=count))
        for code, count in people.items()
    ]


MONTHS = months((34, 28), (40, 31), (46, 30))
GROUPS = groups(ouders=5, moeders=5, kinderen=312, jongeren=FEW, nieuwkomers=0)
LADDER = [LadderYear(year=2025, low=9, middle=13, high=12), LadderYear(year=2026, low=6, middle=14, high=21)]
PHASES = [PhaseRow(code=c, label=c.capitalize(), initiatives=n) for c, n in (("idee", 6), ("afgerond", 2))]
LINE = LettingGo(
    title="Moestuin",
    until=dt.date(2026, 11, 20),
    steps=((dt.date(2025, 1, 6), 1), (dt.date(2026, 2, 3), 4)),
    hours=tuple((dt.date(2025 + at // 12, at % 12 + 1, 1), 24.0 - at) for at in range(23)),
    events=((dt.date(2026, 2, 3), "in uitvoering"),),
)
ALL: list[tuple[Any, Any]] = [
    (Months(), MONTHS),
    (Reach(), GROUPS),
    (Ladder(), LADDER),
    (Phases(), PHASES),
    (LettingGoLine(), LINE),
]
EMPTY: list[tuple[Any, Any]] = [
    (Months(), []),
    (Reach(), groups(ouderen=0)),
    (Ladder(), []),
    (Phases(), [PhaseRow(code="idee", label="Idee", initiatives=0)]),
    (LettingGoLine(), LettingGo(title="Leeg", until=dt.date(2026, 1, 1), steps=(), hours=())),
]


def measure(text: str, size: float, _bold: bool) -> float:
    """A text's width, about as wide as it will be drawn."""
    return len(text) * size * 0.55


def shapes(drawing: Any, data: Any, palette: Palette = LIGHT, size: tuple[int, int] = SIZE) -> list[Shape]:
    layers = drawing.shapes(data, palette, size, measure)
    return [*layers.frame, *layers.content]


def words(found: Sequence[Shape]) -> list[str]:
    return [shape.text for shape in found if isinstance(shape, Label)]


def boxes(found: Sequence[Shape], color: str) -> list[Box]:
    return [box for shape in found if isinstance(shape, Bars) and shape.color == color for box in shape.boxes]


def pixels(png: bytes) -> Any:
    return matplotlib.image.imread(io.BytesIO(png))


@pytest.mark.parametrize(("drawing", "data"), [*ALL, *EMPTY])
def test_every_chart_has_words_a_table_and_a_picture_of_its_size(drawing: Any, data: Any) -> None:
    picture = Chart(drawing, LIGHT, SIZE, 2).picture(data)
    assert pixels(picture.png).shape[:2] == (SIZE[1] * 2, SIZE[0] * 2)
    assert picture.title
    assert picture.subtitle
    assert picture.sentence.endswith(".")
    assert all(len(row) == len(picture.table.heads) for row in picture.table.rows)


@pytest.mark.parametrize(("drawing", "data"), EMPTY)
def test_a_chart_without_data_says_so(drawing: Any, data: Any) -> None:
    assert Chart(drawing, LIGHT, SIZE).picture(data).empty


@pytest.mark.parametrize(("drawing", "data"), ALL)
def test_a_chart_that_is_changed_in_place_equals_one_drawn_anew(drawing: Any, data: Any) -> None:
    other = next(part for kind, part in EMPTY if type(kind) is type(drawing))
    chart = Chart(drawing, DARK, SIZE)
    for earlier in (data, other):
        chart.picture(earlier)
    again = pixels(chart.picture(data).png)
    assert np.array_equal(again, pixels(Chart(drawing, DARK, SIZE).picture(data).png))


@pytest.mark.parametrize(("drawing", "data"), ALL)
@pytest.mark.parametrize("size", [(300, 180), (640, 240), (900, 420)])
def test_nothing_of_a_chart_lies_outside_its_picture(drawing: Any, data: Any, size: tuple[int, int]) -> None:
    for shape in shapes(drawing, data, size=size):
        if isinstance(shape, Bars):
            assert all(box.x >= 0 and box.x + box.width <= size[0] + 0.01 for box in shape.boxes)
            assert all(box.y >= 0 and box.y + box.height <= size[1] + 0.01 for box in shape.boxes)
        elif isinstance(shape, Label):
            assert 0 <= shape.y <= size[1]


def test_months_are_stacked_with_stripes_for_what_is_individual() -> None:
    found = shapes(Months(), MONTHS)
    plain = boxes(found, LIGHT.c1)[1:]  # the first one is of the legend
    striped = boxes(found, LIGHT.c2)[1:]
    assert [round(bar.height / plain[0].height, 2) for bar in plain] == [1.0, round(40 / 34, 2), round(46 / 34, 2)]
    assert all(bool(shape.hatch) == (shape.color == LIGHT.c2) for shape in found if isinstance(shape, Bars))
    assert all(above.y + above.height == pytest.approx(below.y) for above, below in zip(striped, plain, strict=True))
    assert {"62", "71", "76", "jan", "feb", "mrt", "collectief", "individueel"} <= set(words(found))


def test_more_than_three_years_are_drawn_per_year() -> None:
    data = months(*[(1, 1)] * 48, year=2023)
    assert Months().table(data).rows[0] == ("2023", 12, 12, 24)
    assert "per jaar" in Months().subtitle_of(data)


def test_reach_shows_few_people_as_few_and_leaves_parts_of_a_group_to_the_table() -> None:
    found = words(shapes(Reach(), GROUPS))
    assert "<5" in found
    assert "Moeders" not in found
    assert ("Moeders", 5) in Reach().table(GROUPS).rows
    assert Reach().sentence(GROUPS) == "Het meest bereikt: Kinderen, 312. Nog niet geteld: Nieuwkomers."


def test_the_ladder_says_how_many_residents_lead_now_and_then() -> None:
    assert Ladder().sentence(LADDER) == (
        "In 2026 lagen 21 van de 41 initiatieven op trede 5 of 6: bewoners beslissen."
        " In 2025 waren dat er 12 van de 34."
    )


def test_the_loslaten_lijn_labels_both_lines_where_they_run() -> None:
    found = words(shapes(LettingGoLine(), LINE))
    assert "bewoners beslissen mee" in found
    assert "onze uren: nu 2 per maand" in found
    assert "in uitvoering" in found
    assert LettingGoLine().sentence(LINE).startswith("Van raadplegen naar meebeslissen.")


def test_a_figure_can_be_had_to_save_it_elsewhere() -> None:
    figure = draw(Months(), MONTHS, LIGHT, SIZE, 2)
    assert [round(float(inch), 2) for inch in figure.get_size_inches()] == [6.4, 2.4]


@pytest.mark.parametrize(
    ("highest", "expected"),
    [(0, [0, 1]), (3, [0, 1, 2, 3]), (92, [0, 25, 50, 75, 100]), (7, [0, 2, 4, 6, 8]), (410, [0, 200, 400, 600])],
)
def test_an_axis_has_whole_round_figures_from_nought(highest: float, expected: list[float]) -> None:
    assert ticks(highest) == expected
