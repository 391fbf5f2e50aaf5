"""Copies of the file: where they stand, what is in them, and which of them are kept."""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from pathlib import Path

from dateutil.relativedelta import relativedelta

_ALL_OF = timedelta(days=2)
_DAYS, _WEEKS, _MONTHS = 12, 10, 9  # security.md: of so many days, weeks and months that have a copy, the last one


class Place(StrEnum):
    """Where a copy stands."""

    HERE = "hier"  # in the folder `reservekopie` beside the file
    ELSEWHERE = "elders"  # in the second place that the worker chose
    BY_HAND = "zelf"  # where the worker put it
    REPLACED = "vervangen"  # what stood here before another copy was put back


@dataclass(frozen=True)
class Counts:
    """What stands in a file, for a person who chooses between copies. `last` is the day of the newest moment."""

    contacts: int = 0
    moments: int = 0
    initiatives: int = 0
    activities: int = 0
    last: date | None = None


@dataclass(frozen=True)
class Copy:
    """A copy of the file; `bytes` is its size, `counts` None for one that does not open with this file's key.

    `rotates` says whether it makes room for newer ones; a copy that somebody made by hand under another name does not.
    """

    path: Path
    made: datetime
    bytes: int
    place: Place = Place.HERE
    counts: Counts | None = None
    rotates: bool = False


@dataclass(frozen=True)
class Preview:
    """What putting a copy back would do: what stands in it, and what stands in the file now (None when damaged).

    `erased` is how many people and other things in the copy were erased since: they stay erased.
    """

    copy: Copy
    then: Counts
    now: Counts | None = None
    erased: int = 0


@dataclass(frozen=True)
class Elsewhere:
    """The second place for copies: None when none was chosen; whether it can be reached now; when one was last made.

    `trouble` is a sentence about the last try when that one failed, else ''.
    """

    folder: Path | None = None
    reachable: bool = False
    last: datetime | None = None
    trouble: str = ""


@dataclass(frozen=True)
class CopiesReport:
    """All copies that can be reached, newest first. `trouble` says why the last daily copy failed, '' when it did not.

    `last` is when a copy was last made, wherever.
    """

    copies: tuple[Copy, ...] = ()
    elsewhere: Elsewhere = field(default_factory=Elsewhere)
    last: datetime | None = None
    trouble: str = ""


def kept(dates: Iterable[datetime], now: datetime, term: int) -> set[datetime]:
    """Which copies stay, by when they were made: all of two days, then the last of each day, week and month.

    None stays that is older than `term` months, but the newest always does: the newest of all, and the newest that a
    clock which was wrong for a while did not date after `now`. Copies dated after `now` stay.
    """
    newest_first = sorted(dates, reverse=True)
    past = [one for one in newest_first if one <= now]
    stays = {one for one in newest_first if one > now - _ALL_OF}
    for period, most in ((_day, _DAYS), (_week, _WEEKS), (_month, _MONTHS)):
        stays |= _last_of_each(past, period, most)
    oldest = now - relativedelta(months=term)
    return {one for one in stays if one >= oldest} | set(newest_first[:1]) | set(past[:1])


def _last_of_each(newest_first: Iterable[datetime], period: Callable[[datetime], Hashable], most: int) -> set[datetime]:
    """The last of each of the latest periods in which there is one."""
    last: dict[Hashable, datetime] = {}
    for one in newest_first:
        if len(last) == most:
            break
        last.setdefault(period(one), one)
    return set(last.values())


def _day(moment: datetime) -> Hashable:
    return moment.date()


def _week(moment: datetime) -> Hashable:
    return moment.isocalendar()[:2]


def _month(moment: datetime) -> Hashable:
    return moment.year, moment.month
