"""A finished chart: the picture, and the same data in words and as a table, so that no one needs the picture."""

from dataclasses import dataclass
from datetime import date

from wijkwerker.domain.figures.people import People


@dataclass(frozen=True, kw_only=True)
class Table:
    """The data of a chart: the first column says what a row is, the others are figures."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str | People | float, ...], ...]


@dataclass(frozen=True, kw_only=True)
class Picture:
    """A chart as a PNG of `size` logical pixels, with its words. `empty` says that there is nothing to show yet."""

    key: str
    title: str
    subtitle: str
    png: bytes
    size: tuple[int, int]
    ratio: float
    table: Table
    sentence: str
    empty: bool = False


@dataclass(frozen=True, kw_only=True)
class LettingGo:
    """An initiative over time: steps of the ladder (0 informeren … 5 zelfbeheer) and our hours per month."""

    title: str
    until: date
    steps: tuple[tuple[date, int], ...]
    hours: tuple[tuple[date, float], ...]  # first day of each month, from the first to the last in order
    events: tuple[tuple[date, str], ...] = ()

    @property
    def since(self) -> date:
        """The first day that is shown."""
        return min([day for day, _value in (*self.steps, *self.hours)], default=self.until)
