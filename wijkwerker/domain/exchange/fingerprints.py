"""Short keyed fingerprints of what a workbook showed: they tell untouched cells from edited ones.

They are made with the export's own random key, so that a fingerprint says nothing about what stands outside the file.
"""

from collections.abc import Callable, Sequence
from hashlib import blake2b

from wijkwerker.domain.exchange.book import CellValue
from wijkwerker.domain.exchange.canonical import cell_text

SIZE = 6  # bytes of a cell's fingerprint
ROW_SIZE = 8
NOTHING = bytes(SIZE)  # of an empty cell
_BETWEEN = "\x1f"  # stands in no canonical text
_SHORT = 40  # characters of a text that may well stand in many cells
_REMEMBERED = 50_000


def cell(key: bytes, text: str | None) -> bytes:
    """The fingerprint of one cell's canonical text: six bytes, all zero for an empty cell."""
    if text is None:
        return NOTHING
    return blake2b(text.encode(), digest_size=SIZE, key=key).digest()


def at(cells: bytes, index: int) -> bytes:
    """The fingerprint of one cell among those of its row."""
    return cells[index * SIZE : index * SIZE + SIZE]


def row(key: bytes, texts: Sequence[str | None]) -> bytes:
    """The fingerprint of a whole row, all its columns but the id: eight bytes."""
    joined = _BETWEEN.join([text or "" for text in texts])
    return blake2b(joined.encode(), digest_size=ROW_SIZE, key=key).digest()


def remembering(key: bytes) -> Callable[[CellValue], tuple[str, bytes]]:
    """The canonical text of a cell ('' for none) with its fingerprint, quicker for short values that come back."""
    known: dict[CellValue, tuple[str, bytes]] = {None: ("", NOTHING)}

    def told(value: CellValue) -> tuple[str, bytes]:
        found = known.get(value)
        if found is None:
            text = cell_text(value)
            found = text or "", cell(key, text)
            if len(known) < _REMEMBERED and len(found[0]) <= _SHORT:
                known[value] = found
        return found

    return told


def row_of(key: bytes, told: Sequence[tuple[str, bytes]]) -> tuple[bytes, bytes]:
    """The fingerprint of a row and those of its cells, from what `remembering` told of all its cells but the id."""
    joined = _BETWEEN.join([text for text, _print in told])
    print_ = blake2b(joined.encode(), digest_size=ROW_SIZE, key=key).digest()
    return print_, b"".join([print_ for _text, print_ in told])
