"""Short keyed fingerprints of what a workbook showed: they tell untouched cells from edited ones.

They are made with the export's own random key, so that a fingerprint says nothing about what stands outside the file.
"""

from collections.abc import Callable, Sequence
from hashlib import blake2b

SIZE = 6  # bytes of a cell's fingerprint
ROW_SIZE = 8
_NOTHING = bytes(SIZE)
_BETWEEN = "\x1f"  # stands in no canonical text
_SHORT = 40  # characters of a text that may well stand in many cells
_REMEMBERED = 50_000


def cell(key: bytes, text: str | None) -> bytes:
    """The fingerprint of one cell's canonical text: six bytes, all zero for an empty cell."""
    if text is None:
        return _NOTHING
    return blake2b(text.encode(), digest_size=SIZE, key=key).digest()


def row(key: bytes, texts: Sequence[str | None]) -> bytes:
    """The fingerprint of a whole row, all its columns but the id: eight bytes."""
    joined = _BETWEEN.join([text or "" for text in texts])
    return blake2b(joined.encode(), digest_size=ROW_SIZE, key=key).digest()


def remembering(key: bytes) -> Callable[[str | None], bytes]:
    """`cell` with this key, quicker for short texts that come back."""
    known: dict[str, bytes] = {}

    def fingerprint(text: str | None) -> bytes:
        if text is None:
            return _NOTHING
        found = known.get(text)
        if found is None:
            found = cell(key, text)
            if len(text) <= _SHORT and len(known) < _REMEMBERED:
                known[text] = found
        return found

    return fingerprint
