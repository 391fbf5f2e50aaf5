"""The stamps of what people typed in a workbook: the same on every laptop that reads the same file.

A hand edit has no clock of its own. Its stamp follows from all that it was: export, person, record, cell, what its
author saw and what they wrote. A stamp never replaces one that was not in its own hash.
"""

import hmac
import uuid
from collections.abc import Iterable, Sequence
from hashlib import sha256

from wijkwerker.domain.exchange.merge import Cell, Key
from wijkwerker.domain.stamps import Stamp


def person_epoch(export: str, person: str) -> int:
    """The epoch of all that a person typed in copies of one export: 63 bits."""
    return int.from_bytes(_digest("person", export, person)[:8], "big") >> 1


def plain_stamp(export: str, person: str, record: str, key: Key, base: Cell, value: str | None, floor: int) -> Stamp:
    """The stamp of a hand edit on what the export showed. `floor` is the hlc of a cell that was empty there."""
    saw = [str(tuple(stamp)) for stamp in sorted(stamp for stamp, _value in base.heads)]
    parts = ("plain", export, person, record, *key, *saw, *map(str, sorted(base.seen)), _told(value))
    hlc = max((stamp.hlc for stamp, _value in base.heads), default=floor) + 1
    return Stamp(hlc, person_epoch(export, person), _random(*parts))


def chained_stamp(
    export: str, person: str, record: str, key: Key, replaced: Sequence[Stamp], value: str | None
) -> Stamp:
    """The stamp of what the same person typed later over what was read from them before: over `replaced`."""
    parts = ("chained", export, person, record, *key, *(str(tuple(stamp)) for stamp in sorted(replaced)), _told(value))
    return Stamp(max(stamp.hlc for stamp in replaced) + 1, person_epoch(export, person), _random(*parts))


def row_id(key: bytes, export: str, person: str, sheet: str, row: Iterable[str | None], nth: int) -> str:
    """The id of a row that a person added: a UUID that every laptop gives to the same row of the same copy."""
    text = "\x1f".join((export, person, sheet, *(_told(cell) for cell in row), str(nth)))
    digest = hmac.digest(key, text.encode(), "sha256")
    return str(uuid.UUID(bytes=digest[:16], version=4))


def _told(value: str | None) -> str:
    """Nothing and text, told apart."""
    return "-" if value is None else f"+{value}"


def _random(*parts: str) -> int:
    return int.from_bytes(_digest(*parts)[:4], "big")


def _digest(*parts: str) -> bytes:
    return sha256("\x1f".join(parts).encode()).digest()
