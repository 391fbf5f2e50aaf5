"""Days in a sentence that are on no calendar, such as 31-02 and 30 februari."""

import re

from wijkwerker.domain.date_words import MONTHS, make_day

# a single figure after the sign is the floor of a house: "Ivoordreef 31-2"
_DIGITS = re.compile(
    r"(?<![\w-])(\d{1,2})[-/](\d{2})(?:[-/](\d{4}))?(?![\w/-])|(?<![\w-])(\d{4})-(\d\d)-(\d\d)(?![\w-])"
)
_NAMED = re.compile(rf"(?<![\w-])(\d{{1,2}})\s+({'|'.join(MONTHS)})\b(?:\s+(\d{{4}})\b)?", re.IGNORECASE)
_LEAP_YEAR = 2024


def impossible_day(text: str) -> str:
    """The first day in the text that is on no calendar, as it was typed; '' when there is none."""
    for match in _DIGITS.finditer(text):
        day, month, year = match.groups()[:3] if match[1] else match.groups()[:2:-1]
        if _is_impossible(int(year or _LEAP_YEAR), int(month), int(day)):
            return match[0]
    for match in _NAMED.finditer(text):
        if _is_impossible(int(match[3] or _LEAP_YEAR), MONTHS[match[2].lower()], int(match[1])):
            return match[0]
    return ""


def _is_impossible(year: int, month: int, day: int) -> bool:
    """Whether numbers that can only mean a day are none; others are a house, a score or a range."""
    return 1 <= day <= 31 and 1 <= month <= 12 and year > 0 and make_day(year, month, day) is None
