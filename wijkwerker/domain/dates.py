"""Days, times and durations as people read them, and the day that someone types in a date field."""

import re
from datetime import UTC, date, datetime, timedelta

from wijkwerker.domain.date_words import MONTHS, find_days, make_day
from wijkwerker.domain.folding import flat
from wijkwerker.domain.language import N_, _, ngettext

_SHORT_WEEKDAYS = (N_("ma"), N_("di"), N_("wo"), N_("do"), N_("vr"), N_("za"), N_("zo"))
_WEEKDAYS = (
    N_("maandag"),
    N_("dinsdag"),
    N_("woensdag"),
    N_("donderdag"),
    N_("vrijdag"),
    N_("zaterdag"),
    N_("zondag"),
)
_SHORT_MONTHS = (
    N_("jan"),
    N_("feb"),
    N_("mrt"),
    N_("apr"),
    N_("mei"),
    N_("jun"),
    N_("jul"),
    N_("aug"),
    N_("sep"),
    N_("okt"),
    N_("nov"),
    N_("dec"),
)
_MONTHS = (
    N_("januari"),
    N_("februari"),
    N_("maart"),
    N_("april"),
    N_("mei"),
    N_("juni"),
    N_("juli"),
    N_("augustus"),
    N_("september"),
    N_("oktober"),
    N_("november"),
    N_("december"),
)
_QUARTERS = {0.25: "¼", 0.5: "½", 0.75: "¾"}

_FULL = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})|(\d{4})-(\d{1,2})-(\d{1,2})")
_FULL_NAMED = re.compile(r"(\d{1,2})\s*([a-z]+)\.?\s*((?:19|20)\d\d)")
_BEFORE_DAY = re.compile(r"(?:op|voor|per)?\s*")


def short_day(day: date, today: date) -> str:
    """`day` as "ma 12 okt", with its year only when that is not the year of `today`."""
    text = _("{weekday} {day} {month}").format(
        weekday=_(_SHORT_WEEKDAYS[day.weekday()]), day=day.day, month=_(_SHORT_MONTHS[day.month - 1])
    )
    return text if day.year == today.year else f"{text} {day.year}"


def near_day(day: date, today: date) -> str:
    """`day` as "gisteren", "vandaag" or "morgen" when it is that near, else as short_day."""
    near = {
        today - timedelta(1): _("gisteren"),
        today: _("vandaag"),
        today + timedelta(1): _("morgen"),
    }
    return near.get(day) or short_day(day, today)


def long_day(day: date, today: date) -> str:
    """`day` as "maandag 12 oktober", with its year only when that is not the year of `today`."""
    text = _("{weekday} {day} {month}").format(
        weekday=_(_WEEKDAYS[day.weekday()]), day=day.day, month=_(_MONTHS[day.month - 1])
    )
    return text if day.year == today.year else f"{text} {day.year}"


def month_text(day: date, *, year: bool = True) -> str:
    """The month of `day` as "oktober 2026", or without its year."""
    month = _(_MONTHS[day.month - 1])
    return f"{month} {day.year}" if year else month


def short_month(month: int) -> str:
    """Month 1 to 12 as "okt"."""
    return _(_SHORT_MONTHS[month - 1])


def short_weekday(weekday: int) -> str:
    """Weekday 0 (Monday) to 6 as "ma"."""
    return _(_SHORT_WEEKDAYS[weekday])


def clock(when: datetime) -> str:
    """The time of `when` as "13:00"."""
    return f"{when:%H:%M}"


def moment_of(text: str) -> datetime:
    """A moment that was logged (ISO; UTC when it does not say) in the laptop's own time. Raises ValueError."""
    found = datetime.fromisoformat(text)
    return (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone()


def day_and_time(when: datetime, today: date) -> str:
    """`when` as "di 13 okt 13:00", near days in words."""
    return f"{near_day(when.date(), today)} {clock(when)}"


def days_ago(day: date, today: date) -> str:
    """How long ago `day` was: "vandaag", "gisteren" or "19 dagen geleden"; a day ahead counts as today."""
    days = (today - day).days
    if days <= 0:
        return _("vandaag")
    return _("gisteren") if days == 1 else _("{days} dagen geleden").format(days=days)


def hours_text(hours: float) -> str:
    """A number of hours as "4½ uur", "4,3 uur" or "12 uur"."""
    whole, part = divmod(round(hours * 20) / 20, 1)
    if part == 0:
        figure = str(int(whole))
    elif sign := _QUARTERS.get(round(part, 2)):
        figure = f"{int(whole) or ''}{sign}"
    else:
        figure = f"{round(hours, 1):g}".replace(".", _(","))
    return ngettext("{hours} uur", "{hours} uur", 1 if hours <= 1 else 2).format(hours=figure)


def duration_text(minutes: int) -> str:
    """A duration as "45 min", "1½ uur" or "1 uur 40 min"."""
    hours, rest = divmod(minutes, 60)
    if rest == 0 or (hours and rest % 15 == 0):
        return hours_text(minutes / 60)
    text = _("{minutes} min").format(minutes=rest)
    return f"{hours_text(hours)} {text}" if hours else text


def parse_day(text: str, *, today: date, ahead: bool = False) -> date | None:
    """The day that someone typed in a date field, None when it is none.

    A day without its year, or a weekday, is the last one, or the next one when `ahead`. A full date may be any day.
    """
    plain = flat(text).strip()
    if match := _FULL.fullmatch(plain):
        day, month, year, year2, month2, day2 = match.groups()
        return make_day(int(year or year2), int(month or month2), int(day or day2))
    if (match := _FULL_NAMED.fullmatch(plain)) and match[2] in MONTHS:
        return make_day(int(match[3]), MONTHS[match[2]], int(match[1]))
    for direction in (ahead, not ahead):
        for found in find_days(plain, today=today, ahead=direction):
            if _BEFORE_DAY.fullmatch(plain, 0, found.start) and not plain[found.end :].strip(" ."):
                return found.day
    return None
