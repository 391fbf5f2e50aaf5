"""Chance with a memory: the same seed gives the same choices on every machine."""

import random
from collections.abc import Sequence
from datetime import date, timedelta
from typing import TypeVar

from wijkwerker.services.demo.seasons import pressure

T = TypeVar("T")

_VERSION_MASK = 0xF000C000000000000000
_VERSION_4 = 0x40008000000000000000


class Chance(random.Random):
    """Random choices from a seed and a purpose; each purpose has its own stream, so that one part changes no other."""

    def __init__(self, seed: int, purpose: str) -> None:
        super().__init__(f"{seed}/{purpose}")

    def new_id(self) -> str:
        """A record id: a UUIDv4, written out by hand because a city needs more than a million."""
        bits = f"{self.getrandbits(128) & ~_VERSION_MASK | _VERSION_4:032x}"
        return f"{bits[:8]}-{bits[8:12]}-{bits[12:16]}-{bits[16:20]}-{bits[20:]}"

    def below(self, count: int) -> int:
        """A number from 0 up to `count`; quicker than `randrange`."""
        return int(self.random() * count)

    def happens(self, share: float) -> bool:
        """True in `share` (0 to 1) of the cases."""
        return self.random() < share

    def some(self, items: Sequence[T], least: int, most: int) -> list[T]:
        """From `least` to `most` different items, never more than there are."""
        return self.sample(items, min(len(items), self.randint(least, most)))

    def days(self, first: date, last: date, count: int) -> list[date]:
        """`count` days from `first` to `last` in order, more on busy days and with a slow growth over the period."""
        span = (last - first).days
        days = [first + timedelta(n) for n in range(span + 1)]
        weights = [pressure(day) * (0.75 + 0.5 * n / max(span, 1)) for n, day in enumerate(days)]
        return sorted(self.choices(days, weights, k=count))


class Deck(list[T]):
    """A pile of cards that is shuffled anew only after every card has been drawn once."""

    def __init__(self, chance: Chance, cards: Sequence[T]) -> None:
        super().__init__()
        self._chance = chance
        self._cards = tuple(cards)

    def draw(self) -> T:
        """The next card."""
        if not self:
            self.extend(self._chance.sample(self._cards, len(self._cards)))
        return self.pop()
