"""How periods and changes are said on the page Overzichten, and how a file of it is called."""

import re
from datetime import date

from wijkwerker.domain.dates import short_month
from wijkwerker.domain.figures import Overview, People, Period, change_in_percent
from wijkwerker.domain.figures.period import last_of_month
from wijkwerker.domain.language import _

_NOT_IN_A_NAME = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')


def period_words(period: Period) -> str:
    """A period as shortly as it can be said: "2026", "jan – sep 2026", "nov 2026" or "1 jan – 20 nov 2026"."""
    first, last = period.from_, period.until
    if first.day == 1 and last == last_of_month(last):
        return _months(first, last)
    if first == last:
        return _day(last, year=True)
    if first.year != last.year:
        return f"{_day(first, year=True)} – {_day(last, year=True)}"
    start = str(first.day) if first.month == last.month else _day(first, year=False)
    return f"{start} – {_day(last, year=True)}"


def _months(first: date, last: date) -> str:
    if first.month == 1 and last.month == 12:
        return str(first.year) if first.year == last.year else f"{first.year} – {last.year}"
    end = f"{short_month(last.month)} {last.year}"
    if first.year != last.year:
        return f"{short_month(first.month)} {first.year} – {end}"
    return end if first.month == last.month else f"{short_month(first.month)} – {end}"


def _day(day: date, *, year: bool) -> str:
    words = f"{day.day} {short_month(day.month)}"
    return f"{words} {day.year}" if year else words


def change_words(overview: Overview, key: str) -> tuple[str, str]:
    """How a figure changed, as ("+9 % in een jaar", "up"); ("", "") when nothing can be said."""
    now: People | float = getattr(overview.figures, key)
    before: People | float = getattr(overview.previous, key)
    percent = change_in_percent(now, before)
    if percent is None:
        return "", ""
    sign = {-1: "−", 0: "±", 1: "+"}[(percent > 0) - (percent < 0)]
    a_year = overview.period.from_.year - overview.compared.from_.year == 1
    text = _("{percent} % in een jaar") if a_year else _("{percent} %")
    trend = "" if percent == 0 else "up" if percent > 0 else "down"
    return text.format(percent=f"{sign}{abs(percent)}"), trend


def filter_words(overview: Overview) -> str:
    """Which place, period and themes an overview is about, in one line."""
    place = overview.place.name if overview.place else _("Alle gebieden")
    themes = ", ".join(overview.themes) if overview.themes else _("alle thema’s")
    return f"{place} · {period_words(overview.period)} · {themes}"


def file_name(overview: Overview, *, shared: bool) -> str:
    """What a file of the overview is called, without anyone's name: "overzicht overvecht 2026.xlsx"."""
    place = overview.place.name if overview.place else _("alle gebieden")
    parts = [_("overzicht"), place, period_words(_whole(overview.period, overview.made_on))]
    if shared:
        parts.append(_("om te delen"))
    name = " ".join(parts).lower().replace(" – ", "-")
    return f"{_NOT_IN_A_NAME.sub(' ', name).strip()}.xlsx"


def _whole(period: Period, today: date) -> Period:
    """The year or month that the period is the beginning of, when it ends today for that reason only."""
    first = period.from_
    if period.until != today or first.day != 1 or first.year != today.year:
        return period
    if first.month == 1:
        return Period(first, date(first.year, 12, 31))
    return Period(first, last_of_month(today)) if first.month == today.month else period
