"""Counts of people: exact, or rounded as a shared report shows them (security.md)."""

from dataclasses import dataclass
from functools import total_ordering
from typing import TypeAlias

_STEP = 5
_BETWEEN = 2.5  # where "<5" stands among numbers, in a chart and in an order


@total_ordering
@dataclass(frozen=True, eq=True)
class Few:
    """One to four people, not said how many. Prints "<5"; sorts after none and before five."""

    def __str__(self) -> str:
        return f"<{_STEP}"

    def __lt__(self, other: object) -> bool:
        if isinstance(other, Few):
            return False
        return isinstance(other, int | float) and other > _BETWEEN


FEW = Few()
People: TypeAlias = int | Few


def rounded(people: People) -> People:
    """The count as a shared report gives it: none, few, or the nearest multiple of five."""
    if isinstance(people, Few) or people == 0:
        return people
    return FEW if people < _STEP else _STEP * ((people + _STEP // 2) // _STEP)


def size_of(people: People) -> float:
    """The count as a length for a chart; few is drawn as the same length whatever it hides."""
    return _BETWEEN if isinstance(people, Few) else float(people)
