"""The figures of kinds.md and the overview that is made of them: defined once, used everywhere."""

from wijkwerker.domain.figures.overview import (
    AreaRow,
    CodeRow,
    Details,
    Figures,
    InitiativeRow,
    LadderYear,
    LessonRow,
    MonthRow,
    Overview,
    PhaseRow,
    Place,
    SignalRow,
    StoryRow,
    change_in_percent,
)
from wijkwerker.domain.figures.people import FEW, Few, People, rounded, size_of
from wijkwerker.domain.figures.period import Period
from wijkwerker.domain.figures.picture import LettingGo, Picture, Table
from wijkwerker.domain.figures.sharing import masker, shared, shared_figures
from wijkwerker.domain.figures.words import LABELS, labelled, written

__all__ = [
    "FEW",
    "LABELS",
    "AreaRow",
    "CodeRow",
    "Details",
    "Few",
    "Figures",
    "InitiativeRow",
    "LadderYear",
    "LessonRow",
    "LettingGo",
    "MonthRow",
    "Overview",
    "People",
    "Period",
    "PhaseRow",
    "Picture",
    "Place",
    "SignalRow",
    "StoryRow",
    "Table",
    "change_in_percent",
    "labelled",
    "masker",
    "rounded",
    "shared",
    "shared_figures",
    "size_of",
    "written",
]
