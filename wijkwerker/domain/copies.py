"""Copies of the file: where they stand, what is in them, and which of them are kept."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path


class Place(StrEnum):
    """Where a copy stands."""

    HERE = "hier"  # in the folder `reservekopie` beside the file
    ELSEWHERE = "elders"  # in the second place that the worker chose
    REPLACED = "vervangen"  # what stood here before another copy was put back


@dataclass(frozen=True)
class Copy:
    """A copy of the file; `bytes` is its size."""

    path: Path
    made: datetime
    bytes: int
    place: Place = Place.HERE


@dataclass(frozen=True)
class Counts:
    """What stands in a file, for a person who chooses between copies. `last` is the day of the newest moment."""

    contacts: int = 0
    moments: int = 0
    initiatives: int = 0
    activities: int = 0
    last: date | None = None


@dataclass(frozen=True)
class Preview:
    """What putting a copy back would do: what stands in it, and what stands in the file now (None when damaged)."""

    copy: Copy
    then: Counts
    now: Counts | None = None


@dataclass(frozen=True)
class Elsewhere:
    """The second place for copies: None when none was chosen; whether it can be reached now; when one was last made."""

    folder: Path | None = None
    reachable: bool = False
    last: datetime | None = None


@dataclass(frozen=True)
class CopiesReport:
    """All copies that can be reached, newest first, with their counts once those are known."""

    copies: tuple[Copy, ...] = ()
    elsewhere: Elsewhere = field(default_factory=Elsewhere)
