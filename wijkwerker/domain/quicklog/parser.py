"""The reading of a sentence of field work, step by step; each step sees what the earlier ones took."""

import re
from datetime import date, time

from wijkwerker.domain.date_words import FoundDay, find_days
from wijkwerker.domain.quicklog.ahead import Ahead, find_ahead, is_about, is_ahead
from wijkwerker.domain.quicklog.followups import find_follow_ups, read_promise
from wijkwerker.domain.quicklog.lookup import find_names
from wijkwerker.domain.quicklog.model import Entry, Lexicon, ParsedPromise, QuickLog
from wijkwerker.domain.quicklog.names import Names, in_order, read_names
from wijkwerker.domain.quicklog.people import read_people
from wijkwerker.domain.quicklog.sentence import Sentence, read_sentence
from wijkwerker.domain.quicklog.themes import read_hashtags, read_themes
from wijkwerker.domain.quicklog.times import read_clock, read_minutes
from wijkwerker.domain.quicklog.tone import read_kind, read_nature, read_polarity

_HOUSE_NUMBER = re.compile(
    r"(?<!\w)[a-z']{2,30}?(?:straat|laan|plein|dreef|weg|hof|kade|singel|gracht|plantsoen|pad|steeg|park|flat|hoeve)\s+"
    r"(?P<number>\d{1,4}(?:\s?[a-z](?![\w]))?(?:\s?(?:-|t/m|/)\s?\d{1,4})?)(?![\w-])"
)
_PLURAL = re.compile(r"\s+[a-z]+(?:en|s)\b")


def parse(text: str, *, today: date, lexicon: Lexicon, now: time | None = None) -> QuickLog:
    """The sentence read as field work on or before `today`; never refuses a text.

    `now` keeps a clock time of today from lying ahead. The lexicon is asked once.
    """
    s = read_sentence(text)
    follow_ups = find_follow_ups(s)
    hashtags = read_hashtags(s)
    names = read_names(s, find_names(s, lexicon))
    _take_house_numbers(s)
    day = _read_day(s, today)
    to_come = find_ahead(s, today)
    ahead = _mark_ahead(s, to_come) if day is None else False
    clock = read_clock(s, day.day_part if day else None, lambda place: is_about(to_come, place))
    minutes = read_minutes(s)
    kind = read_kind(s)
    nature = read_nature(s)
    themes = read_themes(s, hashtags, names.themes)
    counted, groups = read_people(s)
    polarity = read_polarity(s)
    contacts = in_order(names.contacts)
    present = sum(not contact.organisation for contact in contacts)
    promises = [
        read_promise(s, follow_up, today=today, to=_addressee(names, follow_up.start, follow_up.end))
        for follow_up in follow_ups
    ]
    when = day.day if day else today
    return QuickLog(
        note=text,
        date=when,
        time=None if clock and now and when == today and clock > now else clock,
        day_part=day.day_part if day else None,
        ahead=ahead,
        minutes=minutes,
        kind=kind or "gesprek",
        nature=nature,
        people=max(1, counted + present),
        groups=tuple(groups),
        contacts=contacts,
        ambiguous_people=in_order(names.ambiguous),
        unknown_people=in_order(names.unknown),
        area=names.area(),
        areas=tuple({entry.id: entry for _, _, entry in sorted(names.areas, key=lambda a: a[1])}.values()),
        themes=tuple(themes),
        polarity=polarity,
        initiative=names.initiative,
        activity=names.activity,
        promises=_kept(promises),
        spans=tuple(sorted(s.spans, key=lambda span: (span.start, span.end))),
        recognised=_recognised(s, counted + present),
    )


def _recognised(s: Sentence, people: int) -> frozenset[str]:
    found = {span.part for span in s.spans} - {"due", "ahead"}
    return frozenset(found | {"people"} if people else found)


def _kept(promises: list[ParsedPromise | None]) -> tuple[ParsedPromise, ...]:
    return tuple(promise for promise in promises if promise)


def _addressee(names: Names, start: int, end: int) -> Entry | None:
    return next((entry for place, entry in names.promised if start <= place < end), None)


def _take_house_numbers(s: Sentence) -> None:
    """A number after a street is an address, unless it is a date, or counts a plural ("Taagdreef 12 bewoners")."""
    for match in _HOUSE_NUMBER.finditer(s.plain):
        if s.is_free(*match.span()) and not _PLURAL.match(s.plain, match.end()):
            s.take(*match.span("number"))


def _mark_ahead(s: Sentence, to_come: list[Ahead]) -> bool:
    """Whether the moment itself is said to be on a day to come; those days are marked."""
    marked = [found for found in to_come if is_ahead(s, found)]
    for found in marked:
        s.mark(found.start, found.end, "ahead")
    return bool(marked)


def _read_day(s: Sentence, today: date) -> FoundDay | None:
    for found in find_days(s.plain, today=today, ahead=False):
        if s.is_free(found.start, found.end):
            s.mark(found.start, found.end, "date")
            return found
    return None
