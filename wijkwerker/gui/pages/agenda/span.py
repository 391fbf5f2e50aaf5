"""Which days the agenda shows, and what they are called."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from wijkwerker.domain.dates import long_day, month_text, short_day, short_month
from wijkwerker.domain.language import N_, _

DAY, WEEK, LIST = "dag", "week", "lijst"
VIEWS = ((DAY, N_("Dag"), "sun"), (WEEK, N_("Week"), "calendar"), (LIST, N_("Lijst"), "list"))


@dataclass(frozen=True)
class Span:
    """A view of VIEWS around a day: that day alone, or the week from Monday in which it falls."""

    view: str
    day: date

    @property
    def first(self) -> date:
        """The first day that is shown."""
        return self.day if self.view == DAY else self.day - timedelta(days=self.day.weekday())

    @property
    def length(self) -> int:
        """How many days are shown."""
        return 1 if self.view == DAY else 7

    @property
    def last(self) -> date:
        """The last day that is shown."""
        return self.first + timedelta(days=self.length - 1)

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    def moved(self, steps: int) -> "Span":
        """The same view some days or weeks on."""
        return replace(self, day=self.day + timedelta(days=steps * self.length))

    def title(self, today: date) -> str:
        """The days in words, as “12 – 18 oktober”."""
        if self.view == DAY:
            return long_day(self.day, today)
        first, last = self.first, self.last
        end = f"{last.day} {month_text(last, year=last.year != today.year)}"
        if first.month == last.month:
            return f"{first.day} – {end}"
        return f"{first.day} {month_text(first, year=first.year != last.year)} – {end}"

    def short_title(self, today: date) -> str:
        """The days in few letters, as “12 – 18 okt”."""
        if self.view == DAY:
            return short_day(self.day, today)
        first, last = self.first, self.last
        year = f" {last.year}" if last.year != today.year else ""
        end = f"{last.day} {short_month(last.month)}{year}"
        return (
            f"{first.day} – {end}" if first.month == last.month else f"{first.day} {short_month(first.month)} – {end}"
        )

    def week(self) -> str:
        """The number of the week, as “week 42”."""
        return _("week {number}").format(number=self.first.isocalendar().week)
