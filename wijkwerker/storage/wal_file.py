"""The write-ahead log beside a file, as SQLite writes it (sqlite.org/fileformat2.html, section 4).

SQLite itself reads a log as far as its checksums hold and says nothing of the rest. The checksums are over what stands
on the disk, so that they can be followed in an encrypted file too, without its key.
"""

import struct
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

_MAGIC = {0x377F0682: "<", 0x377F0683: ">"}  # the byte order of the checksums
_HEADER, _FRAME_HEADER = struct.Struct(">8I"), struct.Struct(">6I")
_MASK = 0xFFFFFFFF


class _Frame(NamedTuple):
    commits: bool
    holds: bool  # whether the checksums hold up to and with this frame


def breaks_off(wal: Path) -> bool:
    """Whether the log stops being readable before a transaction that was finished after that place.

    A program that is killed leaves at most its last frame half written, and that is no such break. False for a log that
    is not there, is empty, or is no log.
    """
    broken = False
    for frame in _frames(wal):
        if broken and frame.commits:
            return True
        broken = broken or not frame.holds
    return False


def _frames(wal: Path) -> Iterator[_Frame]:
    """The frames that were written since the log was begun anew; what stands behind them is of an earlier time."""
    if not wal.is_file():
        return
    with wal.open("rb") as file:
        head = file.read(_HEADER.size)
        if len(head) < _HEADER.size:
            return
        magic, _version, size, _sequence, *salts, first, second = _HEADER.unpack(head)
        if magic not in _MAGIC or not 512 <= size <= 65536:
            return
        order = _MAGIC[magic]
        sums = _sums(head[:24], order, (0, 0))
        holds = sums == (first, second)
        while len(frame := file.read(_FRAME_HEADER.size + size)) == _FRAME_HEADER.size + size:
            _page, after, *rest = _FRAME_HEADER.unpack_from(frame)
            if rest[:2] != salts:
                return
            sums = _sums(frame[:8] + frame[_FRAME_HEADER.size :], order, sums)
            holds = holds and sums == tuple(rest[2:])
            yield _Frame(bool(after), holds)


def _sums(content: bytes, order: str, sums: tuple[int, int]) -> tuple[int, int]:
    words = struct.unpack(f"{order}{len(content) // 4}I", content)
    one, two = sums
    for even, odd in zip(words[::2], words[1::2], strict=True):
        one = (one + even + two) & _MASK
        two = (two + odd + one) & _MASK
    return one, two
