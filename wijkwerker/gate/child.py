"""The process that parses a file from outside, apart from the app: what a hostile file breaks, it breaks here.

It gets a first line of JSON and then, perhaps, the file on its input, and writes frames on its output: four bytes of
length, then JSON, which nobody can make the app run. `end` says that nothing is missing.
"""

import contextlib
import json
import os
import sys
from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from typing import Any, BinaryIO, NoReturn, TypeAlias

from wijkwerker.domain import language
from wijkwerker.domain.errors import Locked, WijkwerkerError
from wijkwerker.gate.confine import confine
from wijkwerker.gate.kinds import damaged

Frames: TypeAlias = Iterator[list[Any]]


def serve(read: Callable[[dict[str, Any], BinaryIO], Frames]) -> NoReturn:
    """Answer the order on the standard input with the frames that `read` gives, and end the process."""
    given, told = _channels()
    confine()
    try:
        order = json.loads(given.readline())
        language.use(order["language"])
        for frame in read(order, given):
            _tell(told, frame)
        _tell(told, ["end"])
    except WijkwerkerError as refusal:
        _tell(told, ["refused", refusal.text, refusal.hint, isinstance(refusal, Locked)])
    except MemoryError:
        os._exit(1)  # there may be no room left for a sentence; the app has one for this
    except BaseException:  # noqa: BLE001 - a parser may also panic, and whatever it is: the file is not what it should be
        unread = damaged()
        _tell(told, ["refused", unread.text, unread.hint, False])
    os._exit(0)  # without tidying up: the memory goes at once


def _channels() -> tuple[BinaryIO, BinaryIO]:
    """The standard input and output as bytes, also in a frozen app without a console."""
    if sys.platform == "win32":
        import msvcrt

        msvcrt.setmode(0, os.O_BINARY)
        msvcrt.setmode(1, os.O_BINARY)
    return open(0, "rb", closefd=False), open(1, "wb", closefd=False)  # open until the end


def _tell(told: BinaryIO, frame: list[Any]) -> None:
    """Send one frame. Raises ValueError for numbers that are none."""
    payload = _encoder.encode(frame)
    if frame[0] == "rows":  # calamine's empty cells; within a text no quote stands without a backslash before it
        payload = payload.replace(',""', ",null").replace('[""', "[null")
    sent = payload.encode("ascii")
    with contextlib.suppress(BrokenPipeError):
        told.write(len(sent).to_bytes(4, "big") + sent)
        told.flush()


def _encode(value: object) -> dict[str, str | float]:
    """What JSON has no word for."""
    if isinstance(value, datetime):
        return {"m": value.isoformat()}
    if isinstance(value, date):
        return {"d": value.isoformat()}
    if isinstance(value, time):
        return {"t": value.isoformat()}
    if isinstance(value, timedelta):
        return {"s": value.total_seconds()}
    raise TypeError(type(value).__name__)


_encoder = json.JSONEncoder(default=_encode, check_circular=False, allow_nan=False, separators=(",", ":"))
