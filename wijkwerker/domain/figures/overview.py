"""The overview as a value: every figure, once, for the window, the JSON, the charts and the workbook alike."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from wijkwerker.domain.figures.people import Few, People
from wijkwerker.domain.figures.period import Period


@dataclass(frozen=True, kw_only=True)
class Figures:
    """The figures of kinds.md for some period and place.

    `people_reached` counts a person each time; `volunteer_hours` are hours. Kracht and zorg are moments with that mark.
    """

    moments: int = 0
    collective: int = 0
    people_reached: People = 0
    initiatives: int = 0
    activities: int = 0
    sessions: int = 0
    attendance: People = 0
    new_people: People = 0
    volunteer_hours: float = 0
    kracht: int = 0
    zorg: int = 0

    @property
    def individual(self) -> int:
        """Moments that are not collective."""
        return self.moments - self.collective

    @property
    def signals(self) -> int:
        """Moments that were marked as kracht or zorg."""
        return self.kracht + self.zorg


@dataclass(frozen=True, kw_only=True)
class Place:
    """An area as an overview names it; `within` is the name of the area it lies in."""

    id: str
    code: str
    name: str
    level: str
    within: str = ""


@dataclass(frozen=True, kw_only=True)
class AreaRow:
    """What happened in one area itself, not in the areas within it, so that the rows add up to the total."""

    place: Place
    figures: Figures
    groups: Mapping[str, People] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class MonthRow:
    """The figures of one month, as far as it lies in the period; `month` is its first day."""

    month: date
    figures: Figures


@dataclass(frozen=True, kw_only=True)
class CodeRow:
    """The figures of one code of a list. A moment with two codes counts for both.

    Initiatives and activities are counted per opgave and leefgebied only.
    """

    code: str
    label: str
    figures: Figures


@dataclass(frozen=True, kw_only=True)
class PhaseRow:
    """How many of the period's initiatives were in a phase at the end of the period."""

    code: str
    label: str
    initiatives: int


@dataclass(frozen=True, kw_only=True)
class LadderYear:
    """How many of a year's initiatives stood on which steps of the ladder at its end (or at the period's end)."""

    year: int
    low: int  # trede 1 and 2
    middle: int  # trede 3 and 4
    high: int  # trede 5 and 6


@dataclass(frozen=True, kw_only=True)
class InitiativeRow:
    """An initiative of the period. `hours` are ours: the minutes of the moments linked to it."""

    title: str
    place: str
    phase: str
    ladder: str
    lead: str
    opgaven: tuple[str, ...]
    since: date | None
    moments: int
    hours: float


@dataclass(frozen=True, kw_only=True)
class StoryRow:
    """A resident's story; `consent` says whether it may be shared."""

    title: str
    text: str
    on: date
    place: str
    teller: str
    initiative: str
    consent: bool
    value: str = ""
    chosen: bool = False


@dataclass(frozen=True, kw_only=True)
class SignalRow:
    """A moment with kracht or zorg; `consent` says whether everyone named in it lets their story be told."""

    on: date
    place: str
    polarity: str
    themes: tuple[str, ...]
    people: People
    text: str
    consent: bool


@dataclass(frozen=True, kw_only=True)
class LessonRow:
    """What was learnt, and where."""

    text: str
    on: date
    about: str
    shareable: bool


@dataclass(frozen=True, kw_only=True)
class Details:
    """What stands behind the figures, newest first."""

    initiatives: tuple[InitiativeRow, ...] = ()
    stories: tuple[StoryRow, ...] = ()
    signals: tuple[SignalRow, ...] = ()
    lessons: tuple[LessonRow, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Overview:
    """All figures of a period and place. `shared` says that counts of people are rounded and names are gone."""

    period: Period
    place: Place | None
    made_on: date
    figures: Figures
    previous: Figures
    team: str = ""
    themes: tuple[str, ...] = ()
    theme_codes: tuple[str, ...] = ()
    shared: bool = False
    by_month: tuple[MonthRow, ...] = ()
    by_area: tuple[AreaRow, ...] = ()
    by_opgave: tuple[CodeRow, ...] = ()
    by_leefgebied: tuple[CodeRow, ...] = ()
    by_group: tuple[CodeRow, ...] = ()
    by_theme: tuple[CodeRow, ...] = ()
    by_phase: tuple[PhaseRow, ...] = ()
    ladder: tuple[LadderYear, ...] = ()
    details: Details | None = None

    @property
    def empty(self) -> bool:
        """Whether nothing at all was recorded in the period."""
        return self.figures == Figures()

    @property
    def compared(self) -> Period:
        """The period of `previous`."""
        return self.period.before()


def change_in_percent(now: People | float, before: People | float) -> int | None:
    """By how many percent a figure rose; None when there was nothing before, or too few to say."""
    if isinstance(now, Few) or isinstance(before, Few) or not before:
        return None
    return round(100 * (now - before) / before)
