"""Days and periods as a letter writes them."""

from datetime import date

from wijkwerker.domain.figures import Period
from wijkwerker.domain.language import N_, _

_MONTHS = (
    N_("januari"), N_("februari"), N_("maart"), N_("april"), N_("mei"), N_("juni"),
    N_("juli"), N_("augustus"), N_("september"), N_("oktober"), N_("november"), N_("december"),
)  # fmt: skip


def written_day(day: date) -> str:
    """A day as in 20 november 2026."""
    return f"{day.day} {_(_MONTHS[day.month - 1])} {day.year}"


def period_in_words(period: Period) -> str:
    """A period as in 1 januari tot en met 30 september 2026; one day is written once."""
    first, last = period.from_, period.until
    if first == last:
        return written_day(first)
    start = f"{first.day} {_(_MONTHS[first.month - 1])}" if first.year == last.year else written_day(first)
    return _("{first} tot en met {last}").format(first=start, last=written_day(last))
