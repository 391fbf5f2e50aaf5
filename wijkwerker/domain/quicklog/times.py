"""How long it took, and the clock times that are no durations."""

import re
from collections.abc import Callable
from datetime import time

from wijkwerker.domain.quicklog.numbers import number_of
from wijkwerker.domain.quicklog.sentence import Sentence
from wijkwerker.domain.quicklog.vocabulary import people_word

_LONGEST = 8  # "10 uur" is when it began, "8 uur" may still be how long it took

_HOUR = r"(?:\d{1,2}|een|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf)"
_NUMBER = r"(?P<number>\d{1,3}(?:[.,]\d{1,2})?|\d?½|[a-z]+)"
_CLOCK = re.compile(
    r"(?<![\w€.,:/-])(?:"
    r"(?P<between>van|tussen)\s+(?P<from>\d{1,2})(?:[.:](?P<from_minute>\d\d))?(?:\s*(?:uur|u)\b)?\s*(?:tot|en|-)\s*"
    r"\d{1,2}(?:[.:]\d\d)?(?P<range_unit>\s*(?:uur|u)\b)?"
    r"|(?P<open>\d{1,2})[.:](?P<open_minute>[0-5]\d)\s*(?:-|tot)\s*\d{1,2}[.:][0-5]\d(?:\s*(?:uur|u)\b)?"
    rf"|(?:(?:om|rond)\s+)?half\s+(?P<half>{_HOUR})"
    rf"|(?:(?:om|rond)\s+)?kwart\s+(?P<side>over|voor)\s+(?P<quarter>{_HOUR})"
    rf"|(?P<lead>om|vanaf|tot|rond|tegen|na|voor|sinds)\s+(?P<led>{_HOUR})(?:[.:](?P<led_minute>\d\d))?"
    r"(?P<led_unit>\s*(?:uur|u|h)(?:(?P<glued>\d\d))?(?!\w))?"
    r"|(?P<hour>\d{1,2})(?P<sign>[.:])(?P<minute>\d\d)(?P<unit>\s*(?:uur|u)\b)?"
    r"|(?P<late>9|1\d|2[0-4])\s?(?:uur|u|h)(?P<late_minute>[0-5]\d)?(?!\w|\s*(?:per\b|p/|in de week))"
    r"|(?P<spoken>\d{1,2})\s?(?:uur|u)\s+(?P<daytime>'s\s(?:ochtends|morgens|middags|avonds|nachts))"
    r")(?![\w%]|[.,:]\d)"
)
_RATE = r"(?!\w|\s*(?:per\b|p/|in de week|'s\s|geleden|later|eerder|te laat|te vroeg))"
_DURATION = re.compile(
    r"(?<![\w€.,:/])(?<!\bna )(?<!\bover )(?<!\bbinnen )(?<!\belke )(?<!\biedere )(?:"
    r"(?P<glued>\d)[uh](?P<glued_minutes>[0-5]\d)(?!\w)"
    r"|(?:(?P<hours>\d|een|twee|drie)\s?(?:uur|u)|(?P<one>uur))\s(?:en\s)?"
    r"(?:(?P<more>\d{1,2}|[a-z]+)\s?(?:minuten|minuut|min)|(?P<quarter_more>een\skwartier|kwartier))"
    rf"|{_NUMBER}\s?(?:minuten|minuutjes|minuutje|minuut|mins?)"
    r"|(?:een\s|het\s)?(?P<half>half\s?uur(?:tje)?|halfuur(?:tje)?)"
    r"|(?P<and_half>\d|een|twee|drie|vier|vijf)\sen\seen\shalf\s?uur"
    r"|(?P<and_half_glued>twee|drie|vier)en(?:een)?half\s?uur"
    r"|(?:(?P<quarters>\d|een|twee|drie|vier|vijf)\s)?kwartier(?:tje)?"
    rf"|(?P<amount>\d{{1,2}}(?:[.,]\d{{1,2}})?|\d?½|{_HOUR}|anderhal(?:f|ve))\s?(?:uurtjes?|uren|uur|u)"
    r"|(?P<hour>uurtje)"
    rf"){_RATE}"
)
_NOT_WHEN = frozenset({"na", "voor", "tot", "sinds"})
_AMOUNTS = {"anderhalf": 1.5, "anderhalve": 1.5, "½": 0.5}


def read_clock(s: Sentence, day_part: str | None, is_to_come: Callable[[int], bool]) -> time | None:
    """The first clock time of the sentence; every clock time is taken, so that it counts nobody.

    `is_to_come` says of a place whether it is about a later day, whose clock time is not that of the moment.
    """
    first: time | None = None
    for match in _CLOCK.finditer(s.plain):
        if s.is_free(*match.span()) and (found := _clock_time(match, s, day_part)):
            s.take(*match.span())
            if first is None and match["lead"] not in _NOT_WHEN and not is_to_come(match.start()):
                first = found
                s.mark(*match.span(), "time")
    return first


def _clock_time(match: re.Match[str], s: Sentence, day_part: str | None) -> time | None:
    part = match["daytime"][3:].removesuffix("s") if match["daytime"] else day_part
    if match["from"]:
        return _range_start(match, s, part)
    if match["open"]:
        return _at(int(match["open"]), int(match["open_minute"]))
    if match["lead"]:
        return _led_time(match, s, part)
    if match["half"]:
        return _spoken(number_of(match["half"]), -30, part)
    if match["side"]:
        return _spoken(number_of(match["quarter"]), 15 if match["side"] == "over" else -15, part)
    if match["hour"]:
        if match["sign"] == "." and not match["unit"]:
            return None
        return _at(int(match["hour"]), int(match["minute"]))
    if match["late"]:
        return _at(int(match["late"]) % 24, int(match["late_minute"] or 0), part)
    return _spoken(number_of(match["spoken"]), 0, part)


def _range_start(match: re.Match[str], s: Sentence, part: str | None) -> time | None:
    if not match["range_unit"] and not match["from_minute"]:
        index = s.index_at(match.start())
        after = s.words[s.index_at(match.end())].fold if s.index_at(match.end()) < len(s.words) else ""
        if after.startswith("jaar") or any(people_word(word) for word in s.before(index)):
            return None  # "kinderen van 10 tot 12"
        if match["between"] == "tussen":
            return None
    return _spoken(int(match["from"]), int(match["from_minute"] or 0), part)


def _led_time(match: re.Match[str], s: Sentence, part: str | None) -> time | None:
    hour = number_of(match["led"])
    if match["led"] == "een" and match["lead"] not in {"om", "rond", "tegen"}:
        return None  # "na een uur"
    if not match["led_unit"] and not match["led_minute"]:
        index = s.index_at(match.end())
        if match["lead"] != "om" or not match["led"].isdigit():
            return None
        if index < len(s.words) and people_word(s.words[index].fold):
            return None  # "het gaat om 4 bewoners"
    return _spoken(hour, int(match["led_minute"] or match["glued"] or 0), part)


def _spoken(hour: int | None, minutes: int, part: str | None) -> time | None:
    """The time of day for an hour as people say it: three o'clock is in the afternoon."""
    if hour is None or hour > 24:
        return None
    total = hour * 60 + minutes
    if 30 <= total < 7 * 60 and part not in {"ochtend", "nacht", "morgen"}:
        total += 12 * 60
    return _at(total // 60 % 24, total % 60, part)


def _at(hour: int, minute: int, part: str | None = None) -> time | None:
    if part == "avond" and 5 <= hour < 12:
        hour += 12
    return time(hour, minute) if hour < 24 and minute < 60 else None


def read_minutes(s: Sentence) -> int | None:
    """The first duration of the sentence in minutes; every duration is taken, so that it counts nobody."""
    first: int | None = None
    for match in _DURATION.finditer(s.plain):
        if s.is_free(*match.span()) and (minutes := _minutes(match)):
            s.take(*match.span())
            if first is None:
                first = minutes
                s.mark(*match.span(), "minutes")
    return first


def _minutes(match: re.Match[str]) -> int | None:
    if match["glued"]:
        return int(match["glued"]) * 60 + int(match["glued_minutes"])
    if match["more"] or match["quarter_more"]:
        more = 15 if match["quarter_more"] else number_of(match["more"])
        hours = number_of(match["hours"]) if match["hours"] else 1
        return hours * 60 + more if more is not None and hours is not None else None
    if match["number"]:
        amount = _amount(match["number"])
        return round(amount) if amount is not None else None
    if match["half"]:
        return 30
    if half := match["and_half"] or match["and_half_glued"]:
        amount = _amount(half)
        return round(amount * 60 + 30) if amount is not None else None
    return _whole(match)


def _whole(match: re.Match[str]) -> int | None:
    if match["amount"]:
        amount = _amount(match["amount"])
        return round(amount * 60) if amount is not None and amount <= _LONGEST else None
    if match["hour"]:
        return 60
    quarters = number_of(match["quarters"]) if match["quarters"] else 1
    return quarters * 15 if quarters and quarters <= 10 else 15


def _amount(text: str) -> float | None:
    """The number that is written so, with halves."""
    if text in _AMOUNTS:
        return _AMOUNTS[text]
    if text.endswith("½"):
        return int(text[:-1]) + 0.5
    if (number := number_of(text)) is not None:
        return float(number)
    return float(text.replace(",", ".")) if text[0].isdigit() else None
