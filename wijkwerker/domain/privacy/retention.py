"""The retention round (*opruimronde*): what has been quiet for longer than its term, and what is decided about it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from wijkwerker.domain.changes import Changes


class Data(StrEnum):
    """Kinds of data that have a term of their own."""

    CONTACT = "contact"  # a person, after the last contact
    NOTE = "notitie"  # the note on a person's card, after it was last changed
    STORY = "verhaal"  # whose story it is, after the day it was told


TERMS: Mapping[Data, int] = MappingProxyType({Data.CONTACT: 24, Data.NOTE: 24, Data.STORY: 60})  # months, to begin with
TERM_CHOICES = (6, 12, 24, 36, 60)  # months


class Choice(StrEnum):
    """What is decided about one line of the round."""

    GO = "weg"  # the name goes, counts stay
    KEEP = "bewaren"  # with a reason; asked again after a year
    ASK = "vragen"  # first ask the person; asked again after a month


@dataclass(frozen=True)
class Due:
    """A line of the round: a record that has been quiet for longer than its term.

    `name` is what the worker knows it by, `since` the last time anything happened, None when that is not known;
    `choice` is what we propose, and `why` says in a sentence why it is not GO, '' when it is.
    """

    data: Data
    record: str
    name: str
    since: date | None
    choice: Choice
    why: str = ""


@dataclass(frozen=True)
class Round:
    """All that is due, longest quiet first, and the terms in months."""

    lines: tuple[Due, ...] = ()
    terms: Mapping[Data, int] = field(default_factory=lambda: TERMS)


@dataclass(frozen=True)
class Decision:
    """What the worker decided about a line; `reason` is needed to keep something."""

    data: Data
    record: str
    choice: Choice
    reason: str = ""


@dataclass(frozen=True)
class Tidied:
    """What was done: how many people lost their name, in how many texts it was replaced, and how much was kept."""

    people: int
    texts: int
    kept: int
    changes: Changes
