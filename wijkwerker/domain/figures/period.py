"""A period of whole days, and the one that it is compared with."""

import calendar
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.domain.language import _


@dataclass(frozen=True, order=True)
class Period:
    """From `from_` up to and including `until`. Raises WijkwerkerError when the end lies before the start."""

    from_: date
    until: date

    def __post_init__(self) -> None:
        if self.until < self.from_:
            raise WijkwerkerError(
                _("De einddatum ligt vóór de begindatum."), _("Kies een einddatum op of na de begindatum.")
            )

    def before(self) -> "Period":
        """The same days one year earlier, or as many years earlier as the period is long."""
        years = 1
        while years < self.from_.year - 1 and _years_earlier(self.until, years) >= self.from_:
            years += 1
        return Period(_years_earlier(self.from_, years), _years_earlier(self.until, years, end=True))

    def directly_before(self) -> "Period | None":
        """The period of the same length that ends the day before: whole months for whole months.

        None when there are not so many days before it.
        """
        try:
            end = self.from_ - timedelta(days=1)
            months = list(self.months())
            if all(month.is_whole_month() for month in months):
                first = end.year * 12 + end.month - len(months)
                return Period(date(first // 12, first % 12 + 1, 1), end)
            return Period(end - (self.until - self.from_), end)
        except (OverflowError, ValueError):
            return None

    def months(self) -> Iterator["Period"]:
        """The calendar months of the period in their order, the first and the last cut where the period is."""
        start = self.from_
        while start <= self.until:
            end = min(last_of_month(start), self.until)
            yield Period(start, end)
            if end == date.max:
                return
            start = end + timedelta(days=1)

    def is_whole_month(self) -> bool:
        """Whether the period is exactly one calendar month."""
        return self.from_.day == 1 and self.until == last_of_month(self.from_)


def last_of_month(day: date) -> date:
    """The last day of the month of `day`."""
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def _years_earlier(day: date, years: int, *, end: bool = False) -> date:
    """The same day `years` earlier; the end of February stays the end of February."""
    year = max(day.year - years, 1)
    if day.month == 2 and (day.day == 29 or (end and day == last_of_month(day))):
        return date(year, 2, calendar.monthrange(year, 2)[1] if end else 28)
    return day.replace(year=year)
