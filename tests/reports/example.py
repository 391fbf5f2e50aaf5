"""A small overview with something of everything, for the tests of reports."""

import datetime as dt

from wijkwerker.domain.figures import (
    AreaRow,
    CodeRow,
    Details,
    Figures,
    InitiativeRow,
    LadderYear,
    LessonRow,
    MonthRow,
    Overview,
    Period,
    PhaseRow,
    Place,
    SignalRow,
    StoryRow,
)

NAMES = ["Fatima El Amrani", "Hans de Wit", "Corrie Smit", "Sanne Bakker"]


def figures(scale: int, **more: int) -> Figures:
    """Figures that differ from each other."""
    return Figures(
        moments=6 * scale,
        collective=4 * scale,
        people_reached=13 * scale,
        initiatives=scale,
        activities=scale,
        sessions=2 * scale,
        attendance=7 * scale,
        new_people=scale,
        volunteer_hours=2.5 * scale,
        kracht=more.get("kracht", scale),
        zorg=more.get("zorg", 0),
    )


WIJK = Place(id="wijk", code="WK034403", name="Overvecht", level="wijk", within="Utrecht")
DREEF = Place(id="dreef", code="BU03440321", name="Zamenhofdreef e.o.", level="buurt", within="Overvecht")

OVERVIEW = Overview(
    period=Period(dt.date(2026, 8, 15), dt.date(2026, 9, 30)),
    place=WIJK,
    made_on=dt.date(2026, 11, 20),
    team="Team Noord",
    themes=("Groen",),
    theme_codes=("groen",),
    figures=figures(3, kracht=2, zorg=1),
    previous=figures(2),
    by_month=(
        MonthRow(month=dt.date(2026, 8, 1), figures=figures(1)),
        MonthRow(month=dt.date(2026, 9, 1), figures=figures(2, kracht=1, zorg=1)),
    ),
    by_area=(
        AreaRow(place=WIJK, figures=figures(1), groups={"ouders": 3, "moeders": 3}),
        AreaRow(place=DREEF, figures=figures(2, kracht=1, zorg=1), groups={"jongeren": 14}),
    ),
    by_opgave=(CodeRow(code="sociaal", label="Sociaal", figures=figures(3, kracht=2, zorg=1)),),
    by_leefgebied=(CodeRow(code="wonen", label="Wonen", figures=Figures()),),
    by_group=(
        CodeRow(code="ouders", label="Ouders", figures=Figures(people_reached=3)),
        CodeRow(code="moeders", label="Moeders", figures=Figures(people_reached=3)),
        CodeRow(code="jongeren", label="Jongeren 12–18", figures=Figures(people_reached=14)),
    ),
    by_theme=(CodeRow(code="groen", label="Groen", figures=figures(3)),),
    by_phase=(
        PhaseRow(code="idee", label="Idee", initiatives=1),
        PhaseRow(code="in uitvoering", label="In uitvoering", initiatives=2),
    ),
    ladder=(LadderYear(year=2025, low=2, middle=1, high=0), LadderYear(year=2026, low=0, middle=1, high=2)),
    details=Details(
        initiatives=(
            InitiativeRow(
                title="Moestuin van Hans",
                place="Overvecht",
                phase="In uitvoering",
                ladder="Coproduceren",
                lead="Hans de Wit",
                opgaven=("Fysiek", "Sociaal"),
                since=dt.date(2025, 3, 1),
                moments=4,
                hours=2.5,
            ),
        ),
        stories=(
            StoryRow(
                title="Wie er soep over heeft",
                text="Eerst groette ik niemand.\nNu weet ik wie er soep over heeft, zegt Corrie Smit.",
                on=dt.date(2026, 9, 12),
                place="Zamenhofdreef e.o.",
                teller="Corrie Smit",
                initiative="Buurttafel",
                consent=True,
                chosen=True,
            ),
            StoryRow(
                title="Nog niet delen",
                text="Dit blijft hier.",
                on=dt.date(2026, 9, 1),
                place="",
                teller="",
                initiative="",
                consent=False,
            ),
        ),
        signals=(
            SignalRow(
                on=dt.date(2026, 9, 3),
                place="Zamenhofdreef e.o.",
                polarity="kracht",
                themes=("Groen",),
                people=3,
                text="Fatima’s plan: @Sanne regelt de sleutel",
                consent=True,
            ),
            SignalRow(
                on=dt.date(2026, 8, 20),
                place="Overvecht",
                polarity="kracht",
                themes=(),
                people=12,
                text="https://example.org bekeken",
                consent=False,
            ),
            SignalRow(
                on=dt.date(2026, 8, 18),
                place="Overvecht",
                polarity="zorg",
                themes=(),
                people=1,
                text='=WEBSERVICE("http://example.org")',
                consent=False,
            ),
        ),
        lessons=(
            LessonRow(
                text="Vraag de sleutel vóór het eerste zaad", on=dt.date(2026, 9, 2), about="Moestuin", shareable=True
            ),
            LessonRow(text="Dit is voor ons", on=dt.date(2026, 8, 30), about="", shareable=False),
        ),
    ),
)
