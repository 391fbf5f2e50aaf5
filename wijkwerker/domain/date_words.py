"""Days as people write them in a Dutch sentence: "gisteren", "vorige week do", "12 nov", "voor 1 dec".

A sentence of field work looks back: a weekday is the last one before today, and nothing lies ahead of today. A promise
looks forward: the same words mean the next one.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType

MONTHS = MappingProxyType(
    {
        name: number
        for number, names in enumerate(
            (
                "januari jan",
                "februari feb febr",
                "maart mrt mar",
                "april apr",
                "mei",
                "juni jun",
                "juli jul",
                "augustus aug",
                "september sept sep",
                "oktober okt oct",
                "november nov",
                "december dec",
            ),
            1,
        )
        for name in names.split()
    }
)
WEEKDAYS = MappingProxyType(
    {
        name: number
        for number, names in enumerate(
            (
                "maandag ma",
                "dinsdag di din",
                "woensdag wo woe",
                "donderdag do",
                "vrijdag vr",
                "zaterdag za zat",
                "zondag zo",
            )
        )
        for name in names.split()
    }
)
_COUNTS = MappingProxyType(
    {"een": 1, "twee": 2, "drie": 3, "vier": 4, "vijf": 5, "zes": 6, "zeven": 7, "acht": 8, "negen": 9, "tien": 10}
)
_EARLIEST = 2000  # an older year in a sentence of field work is a year of birth or of building


@dataclass(frozen=True, slots=True)
class FoundDay:
    """A day in a text, from character `start` to `end`, with the part of the day when that was said too."""

    start: int
    end: int
    day: date
    day_part: str | None = None


_MONTH = "(?P<month>" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b\.?"
_FULL = "maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag"
_PART = r"(?:\s?(?P<part>ochtend|morgen|middag|avond|nacht)s?\b)?"
_WEEKDAY = rf"(?P<weekday>{_FULL}|zat|woe|din|ma|di|wo|do|vr|za|zo){_PART}(?![\w'/-])(?P<dot>\.)?"
_LED = rf"(?:(?:{_FULL}|zat|woe|din|ma|di|wo|do|vr|za|zo)\b\.?,?\s+)?"
_COUNT = r"(?P<count>\d{1,2}|" + "|".join(_COUNTS) + ")"
_UNIT = r"(?P<unit>dag|dagen|week|weken|maand|maanden)\b"
_EDGE = r"(?<![\w'/@#-])"

_ISO = re.compile(r"(?<![\w.-])(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})(?![\w-])")
_DIGITS = re.compile(
    rf"{_EDGE}{_LED}(?<![\d.,:€])(?P<day>\d{{1,2}})(?P<sign>[-/.])(?P<month>\d{{1,2}})"
    r"(?:(?P=sign)(?P<year>\d{4}|\d{2}))?(?![\w%-]|[.,/:]\d)"
)
_NAMED = re.compile(
    rf"{_EDGE}{_LED}(?<![.,:\d])(?P<day>\d{{1,2}})(?:e|ste|de)?\s*{_MONTH}(?:\s*(?P<year>(?:19|20)\d\d\b|'\d\d\b))?"
)
_RELATIVE = re.compile(
    rf"{_EDGE}(?:(?P<word>vandaag|eergisteren|eergister|gisteren|gister|overmorgen|morgen){_PART}"
    r"|van(?P<now>ochtend|morgen|middag|avond|nacht))(?!\w)"
)
_AGO = re.compile(rf"{_EDGE}{_COUNT}\s+{_UNIT}\s+(?:geleden|terug)(?!\w)")
_AFTER = re.compile(rf"{_EDGE}(?:over|binnen)\s+{_COUNT}\s+{_UNIT}")
_IN_WEEK = re.compile(
    rf"{_EDGE}(?:(?P<week>vorige|deze|volgende|komende|afgelopen)\s+week\s+(?:op\s+)?{_WEEKDAY}"
    rf"|(?P<weekday2>{_FULL}|ma|di|wo|do|vr|za)\.?(?:\s?(?P<part2>ochtend|morgen|middag|avond))?"
    r"\s+(?P<week2>vorige|deze|volgende)\s+week)"
)
_ON_DAY = re.compile(
    rf"{_EDGE}(?:(?P<lead>afgelopen|vorige|laatste|komende|aanstaande|eerstkomende|volgende|deze|op|elke|iedere)\s+)?"
    rf"{_WEEKDAY}(?P<tail>,?\s*(?:jl\b\.?|j\.l\.|jongstleden|a\.s\.|as\b\.?|aanstaande))?"
)
_SPANS_AHEAD = re.compile(
    rf"{_EDGE}(?:(?:eind(?:e)?\s+(?:van\s+)?)(?P<end>(?:de|deze|volgende)\s+(?:week|maand)|{_MONTH})"
    r"|(?P<begin>begin\s+volgende\s+week|na\s+het\s+weekend)|(?P<weekend>(?:dit|in\s+het|komend)\s+weekend)"
    r"|(?P<before>voor\s+het\s+weekend)|(?P<plain>(?:deze|volgende)\s+(?:week|maand)))(?!\w)"
)

_RANGE = re.compile(
    r"\s*(?:jaar|jarige|uur|min|euro|keer|x\b|stuks|dagen|weken|maanden|man\b|gewonnen|verloren|mensen|meldingen"
    r"|personen|kinderen|jongens|meiden|\w*(?:bewoners|jongeren|ouderen|ouders|vrouwen|mannen|moeders|vaders"
    r"|bezoekers|deelnemers|vrijwilligers))"
)
_FRACTIONS = frozenset({"1/2", "1/3", "2/3", "1/4", "3/4", "24/7"})
_NOT_PAST_LEAD = frozenset({"komende", "aanstaande", "eerstkomende", "volgende", "elke", "iedere"})
_NOT_PAST_BEFORE = re.compile(
    r"(?:\b(?:tot|voor|vanaf|naar|tegen|elke|iedere|per|tot en met|wordt|worden|komt|komen|gaat|gaan|zal|zullen|wil"
    r"|willen|kan|kunnen|start|begint|gepland|volgende(?:\s+(?:keer|bijeenkomst|afspraak|datum))?)|t/m)"
    r"(?:\s+(?:de|is|er|ze|hij|we|op|dan|staat|op)){0,2}[\s:]+$"
)
_NOT_PAST_AFTER = re.compile(
    r",?\s*(?:t/m|tot en met|a\.?s\b|aanstaande|over een week|volgende week"
    r"|(?:nog\s+|even\s+|weer\s+)?(?:bellen|mailen|appen|langsgaan|navragen|uitzoeken|regelen|afspreken|doorgeven|sturen)\b"
    r"|terugkom\w*|(?:kom|ga|bel|mail|app)\s+ik\b|gaan\s+we\b"
    r"|(?:is|zijn|gaat|gaan|komt|komen|wil|willen|zal|zullen|start|begint|moet)\s+(?:er|het|ze|hij|zij|we|de|een)\b)"
)
_NO_DAY_BEFORE = MappingProxyType(
    {
        "ma": re.compile(r"\b(?:met|mijn|m'n|haar|zijn|z'n|je|en|van|aan|ons|onze|hun|pa|de|een)\s+$"),
        "do": re.compile(r"\bto\s+$"),
        "zo": re.compile(r"\b(?:en|of|net|zojuist|ook|niet)\s+$"),
    }
)
_OPENING = re.compile(r"(?:^|[.:;!?\n])\s*$")
_AFTER_SUNDAY = re.compile(
    r"\s+(?:\d|koffie|inloop|overleg|gesprek|huisbezoek|gebeld|telefoon|wijkschouw|schouw|bijeenkomst|gesproken|straat"
    r"|(?:op|in|met|bij|om|naar)\s)"
)


def find_days(text: str, *, today: date, ahead: bool) -> list[FoundDay]:
    """The days in `text` (folding.flat text), in its order and without overlap; impossible days are no days.

    `ahead` looks for the next one (a promise), else for the last one and never one after `today` (a moment).
    """
    taken: list[FoundDay] = []
    for finder in _FINDERS:
        for found in finder(text, today, ahead):
            if not any(found.start < other.end and other.start < found.end for other in taken):
                taken.append(found)
    return sorted(taken, key=lambda found: found.start)


def _part(word: str | None) -> str | None:
    part = "ochtend" if word == "morgen" else word
    return part if part != "nacht" else None


def make_day(year: int, month: int, day: int) -> date | None:
    """That day of the calendar; None when there is no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _dated(match: re.Match[str], month: int, today: date, ahead: bool) -> date | None:
    day, year = int(match["day"]), (match["year"] or "").lstrip("'")
    if year:
        found = make_day(int(year) + (2000 if len(year) == 2 else 0), month, day)
        right = found and (found >= today if ahead else found <= today and found.year >= _EARLIEST)
        return found if right else None
    step = 1 if ahead else -1
    for number in range(9):  # 29 February may be eight years away
        found = make_day(today.year + step * number, month, day)
        if found and (found >= today if ahead else found <= today):
            return found
    return None


def _full_dates(text: str, today: date, ahead: bool) -> Iterator[FoundDay]:
    for pattern in (_ISO, _DIGITS):
        for match in pattern.finditer(text):
            if pattern is _ISO or _is_date(match, text):
                found = _dated(match, int(match["month"]), today, ahead)
                if found and (ahead or not _is_to_come(text, match.start())):
                    yield FoundDay(match.start(), match.end(), found)


def _is_date(match: re.Match[str], text: str) -> bool:
    """Whether digits with a sign between are a date, not a range, a score or a fraction."""
    if match["year"]:
        return True
    pair = f"{match['day']}{match['sign']}{match['month']}"
    if match["sign"] == "." or pair in _FRACTIONS:
        return False
    return int(match["day"]) >= int(match["month"]) or not _RANGE.match(text, match.end())


def _named_dates(text: str, today: date, ahead: bool) -> Iterator[FoundDay]:
    for match in _NAMED.finditer(text):
        found = _dated(match, MONTHS[match["month"]], today, ahead)
        if found and (ahead or not _is_to_come(text, match.start())):
            yield FoundDay(match.start(), match.end(), found)


_SHIFTS = MappingProxyType({"vandaag": 0, "gister": -1, "gisteren": -1, "eergister": -2, "eergisteren": -2})
_SHIFTS_AHEAD = MappingProxyType({"vandaag": 0, "morgen": 1, "overmorgen": 2})
_NO_MORNING = re.compile(r"(?<!\w)(?:goede|elke|iedere|de|hele|'s)\s+$")


def _relative_days(text: str, today: date, ahead: bool) -> Iterator[FoundDay]:
    shifts = _SHIFTS_AHEAD if ahead else _SHIFTS
    for match in _RELATIVE.finditer(text):
        if match["now"]:
            yield FoundDay(match.start(), match.end(), today, _part(match["now"]))
        elif match["word"] in shifts and not _NO_MORNING.search(text[max(0, match.start() - 8) : match.start()]):
            yield FoundDay(match.start(), match.end(), today + timedelta(shifts[match["word"]]), _part(match["part"]))


def _counted_days(text: str, today: date, ahead: bool) -> Iterator[FoundDay]:
    for match in (_AFTER if ahead else _AGO).finditer(text):
        count = _COUNTS.get(match["count"]) or int(match["count"])
        unit = match["unit"][:3]
        count = count if ahead else -count
        day = _months_on(today, count) if unit == "maa" else today + timedelta(count if unit == "dag" else 7 * count)
        yield FoundDay(match.start(), match.end(), day)


_WEEKS = MappingProxyType({"vorige": -7, "afgelopen": None, "deze": 0, "volgende": 7, "komende": None})


def _days_in_weeks(text: str, today: date, ahead: bool) -> Iterator[FoundDay]:
    for match in _IN_WEEK.finditer(text):
        weekday = WEEKDAYS[match["weekday"] or match["weekday2"]]
        shift = _WEEKS[match["week"] or match["week2"]]
        if shift is None:
            day = _weekday(weekday, today, ahead=match["week"] == "komende")
        else:
            day = today + timedelta(shift + weekday - today.weekday())
        if day >= today if ahead else day <= today:
            yield FoundDay(match.start(), match.end(), day, _part(match["part"] or match["part2"]))


def _weekday(weekday: int, today: date, *, ahead: bool) -> date:
    if ahead:
        return today + timedelta((weekday - today.weekday() - 1) % 7 + 1)
    return today - timedelta((today.weekday() - weekday - 1) % 7 + 1)


def _weekdays(text: str, today: date, ahead: bool) -> Iterator[FoundDay]:
    for match in _ON_DAY.finditer(text):
        if _is_weekday(match, text) and (ahead or _looks_back(match, text)):
            day = _weekday(WEEKDAYS[match["weekday"]], today, ahead=ahead)
            yield FoundDay(match.start(), match.end(), day, _part(match["part"]))


def _is_weekday(match: re.Match[str], text: str) -> bool:
    """Whether a short word such as "ma" or "zo" is a day here."""
    word = match["weekday"]
    if match["lead"] or match["tail"] or match["part"] or len(word) > 3:
        return True
    before = text[max(0, match.start() - 12) : match.start()]
    if (never := _NO_DAY_BEFORE.get(word)) and never.search(before):
        return False
    if word != "zo":
        return True
    if match["dot"]:
        return bool(text[match.end() :].strip()) or not before.strip()
    return bool(_OPENING.search(before) and _AFTER_SUNDAY.match(text, match.end()))


def _looks_back(match: re.Match[str], text: str) -> bool:
    if match["lead"] in _NOT_PAST_LEAD or (match["tail"] or "").strip(" ,")[:1] == "a":
        return False
    return not _is_to_come(text, match.start()) and not _NOT_PAST_AFTER.match(text, match.end())


def _is_to_come(text: str, start: int) -> bool:
    """Whether the words before a day say that it is still to come: "volgende keer 2 dec", "wordt ma gemaakt"."""
    return bool(_NOT_PAST_BEFORE.search(text[max(0, start - 32) : start]))


def _spans_ahead(text: str, today: date, ahead: bool) -> Iterator[FoundDay]:
    if ahead:
        for match in _SPANS_AHEAD.finditer(text):
            yield FoundDay(match.start(), match.end(), _end_of_span(match, today))


def _end_of_span(match: re.Match[str], today: date) -> date:
    """The last working day of a week, the last day of a month, the Monday after a weekend."""
    monday = today - timedelta(today.weekday())
    friday = monday + timedelta(4 if today.weekday() <= 4 else 11)
    if match["begin"]:
        return monday + timedelta(7)
    if match["weekend"]:
        return max(today, monday + timedelta(5))
    if match["before"]:
        return friday
    if match["month"]:
        first = _first_of(MONTHS[match["month"]], today)
        return _end_of_month(first)
    span = (match["end"] or match["plain"]).split()
    if span[1] == "week":
        return monday + timedelta(11) if span[0] == "volgende" else friday
    return _end_of_month(_months_on(today, 1) if span[0] == "volgende" else today)


def _end_of_month(day: date) -> date:
    after = day.replace(day=28) + timedelta(4)
    return after - timedelta(after.day)


def _months_on(day: date, months: int) -> date:
    """The same day some months on, or the last of that month when it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    end = _end_of_month(date(year, month + 1, 1))
    return end.replace(day=min(day.day, end.day))


def _first_of(month: int, today: date) -> date:
    return date(today.year + (month < today.month), month, 1)


_FINDERS: tuple[Callable[[str, date, bool], Iterator[FoundDay]], ...] = (
    _full_dates,
    _named_dates,
    _days_in_weeks,
    _counted_days,
    _relative_days,
    _spans_ahead,
    _weekdays,
)
