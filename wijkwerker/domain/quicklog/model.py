"""What the one-line entry asks of the lists of names, and what it gives."""

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Entry:
    """A known name: the folded `phrase` (domain.folding.phrase) it is found by, and the record it stands for.

    `kind` is contact, area, initiative, activity or theme; `id` the record's id, for a theme its code. `part` says
    what the phrase is of the name: full, first (its first word), word (another word), alias or code. `detail` of an
    area is its level (gemeente, wijk, buurt, eigen); for a contact it is what tells two of the same name apart.
    """

    phrase: str
    kind: str
    id: str
    label: str
    part: str
    organisation: bool = False
    detail: str = ""


class Lexicon(Protocol):
    """The names that a sentence may mention."""

    def look_up(self, phrases: Collection[str]) -> Sequence[Entry]:
        """Every entry whose phrase is among `phrases`, the best of equal phrases first, some twenty a phrase at most.

        Asked once a sentence, for at most 400 phrases. Contacts stand under their full name, first word and other
        words; areas under name, aliases, code and the name without "en omgeving"; initiatives, activities and themes
        under their name, also without its article, and initiatives and activities under their words too (those count
        after "!" only).
        """
        ...


@dataclass(frozen=True, slots=True)
class Span:
    """Where a recognised part stands, in characters of the sentence; `part` is the field of QuickLog it went into,
    `due` for a date in a promise, or `ahead` for a day that is still to come.

    Spans are in the order of the text and may overlap ("overlast" is a theme and a worry).
    """

    start: int
    end: int
    part: str


@dataclass(frozen=True, slots=True)
class AmbiguousPerson:
    """A name that is not guessed: as it was typed, with the contacts it fits (at least one)."""

    name: str
    candidates: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class ParsedPromise:
    """A follow-up: the clause without its date, the day it is due, and the contact it is made to."""

    text: str
    due: dt.date | None = None
    to: Entry | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class QuickLog:
    """A sentence of field work, read. What was not in the sentence has its default or is empty.

    `recognised` holds the names of the fields that the sentence itself gave. `area` is the best of `areas`; None
    leaves the default to the caller. `time` is a clock time in the sentence. Themes and groups are codes. `ahead` says
    that the sentence gives a day that is still to come: `date` is today then.
    """

    note: str
    date: dt.date
    time: dt.time | None = None
    day_part: str | None = None
    ahead: bool = False
    minutes: int | None = None
    kind: str = "gesprek"
    nature: str | None = None
    people: int = 1
    groups: tuple[str, ...] = ()
    contacts: tuple[Entry, ...] = ()
    ambiguous_people: tuple[AmbiguousPerson, ...] = ()
    unknown_people: tuple[str, ...] = ()
    area: Entry | None = None
    areas: tuple[Entry, ...] = ()
    themes: tuple[str, ...] = ()
    polarity: str | None = None
    initiative: Entry | None = None
    activity: Entry | None = None
    promises: tuple[ParsedPromise, ...] = ()
    spans: tuple[Span, ...] = ()
    recognised: frozenset[str] = frozenset()
