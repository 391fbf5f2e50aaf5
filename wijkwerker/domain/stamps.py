"""Stamps: who edited when, unique for each edit on every laptop (exchange.md, State)."""

import hashlib
import secrets
import struct
import time
from typing import NamedTuple

HIGHEST = 2**63


class Stamp(NamedTuple):
    """`hlc` is a hybrid logical clock: 48 bits of milliseconds and a counter of 16 bits; `epoch` says which process."""

    hlc: int
    epoch: int
    random: int

    def hash64(self) -> int:
        """The signed 64-bit hash under which a superseded stamp is remembered."""
        digest = hashlib.sha256(struct.pack(">QQI", *self)).digest()
        return int.from_bytes(digest[:8], "big", signed=True)


SHIPPED = Stamp(0, 0, 0)


def new_epoch() -> int:
    """A random epoch of 63 bits for a process's first write."""
    return secrets.randbits(63)


class Clock:
    """Hands out stamps that always rise, also when the laptop's clock is set back."""

    def __init__(self, last: int, epoch: int) -> None:
        self.last = last
        self.epoch = epoch

    @staticmethod
    def now() -> int:
        """The hlc of this moment, as the laptop's own clock has it."""
        return time.time_ns() // 1_000_000 << 16

    def tick(self) -> Stamp:
        """The next stamp. Raises OverflowError beyond the year 6429."""
        self.last = max(self.now(), self.last + 1)
        if self.last >= HIGHEST:
            raise OverflowError("the hybrid clock is beyond 2**63")
        return Stamp(self.last, self.epoch, secrets.randbits(32))
