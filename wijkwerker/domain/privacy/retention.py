"""The retention round (*opruimronde*): what has been quiet for longer than its term, and what is decided about it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from dateutil.relativedelta import relativedelta

from wijkwerker.domain.changes import Changes
from wijkwerker.domain.language import N_, _


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
    """What was done: how many people lost their name, in how many texts it was replaced, and how much was kept.

    `asked` is about how much somebody is asked first; it is proposed again in a month.
    """

    people: int
    texts: int
    kept: int
    changes: Changes
    asked: int = 0


@dataclass(frozen=True)
class Reasons:
    """What speaks for keeping people, by the id of their main card: titles or words of what is open.

    `active` an initiative that they carry, `asked` a question without an answer, `promised` what was not fed back yet;
    of `restricted` (only kept) and `requested` (waits for an answer about their own data) the fact is enough.
    """

    active: Mapping[str, str]
    asked: Mapping[str, str]
    promised: Mapping[str, str]
    restricted: Mapping[str, str]
    requested: Mapping[str, str]


ACTIVE = N_("nog actief in {initiative}")


def is_active(due: Due) -> bool:
    """Whether it is proposed to keep somebody because they carry an initiative."""
    return due.choice is Choice.KEEP and due.why.startswith(_(ACTIVE).partition("{")[0])


def proposed(data: Data, person: str, reasons: Reasons) -> tuple[Choice, str]:
    """What we propose for data of a person, and why it is not GO."""
    if person in reasons.requested:
        return Choice.KEEP, _("er loopt nog een verzoek")
    if person in reasons.restricted:
        return Choice.KEEP, _("mag alleen bewaard worden: beperkt gebruik")
    if data is not Data.CONTACT:
        return Choice.GO, ""
    if person in reasons.active:
        return Choice.KEEP, _(ACTIVE).format(initiative=reasons.active[person])
    if person in reasons.promised:
        return Choice.ASK, _("nog een open afspraak: {what}").format(what=_short(reasons.promised[person]))
    if person in reasons.asked:
        return Choice.ASK, _("nog een open vraag: {what}").format(what=_short(reasons.asked[person]))
    return Choice.GO, ""


def again_on(choice: Choice, today: date) -> date:
    """The day on which something that was not let go is proposed again."""
    return today + (relativedelta(years=1) if choice is Choice.KEEP else relativedelta(months=1))


def _short(words: str, most: int = 60) -> str:
    line = " ".join(words.split())
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"
