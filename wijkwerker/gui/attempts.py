"""How often a wrong passphrase was typed, and how long to wait then."""

import math
import time
from collections.abc import Callable

FREE = 5  # wrong ones before the first pause
FIRST, MOST = 10.0, 300.0  # seconds; each pause is twice the one before


class Attempts:
    """Counts as long as the program runs; `now` gives seconds that only go forward."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._wrong = 0
        self._until = 0.0

    def failed(self) -> None:
        """A wrong one was typed."""
        self._wrong += 1
        if self._wrong >= FREE:
            self._until = self._now() + min(MOST, FIRST * 2.0 ** min(self._wrong - FREE, 10))

    def succeeded(self) -> None:
        """The right one was typed: begin anew."""
        self._wrong, self._until = 0, 0.0

    def seconds_left(self) -> int:
        """How long to wait before the next one; 0 for not at all."""
        return max(0, math.ceil(self._until - self._now()))
