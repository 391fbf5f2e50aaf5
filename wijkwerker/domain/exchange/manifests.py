"""A manifest as bytes: a head in JSON, then ids, fingerprints and packed states of every sheet, and what was erased."""

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from wijkwerker.domain.exchange.book import Author, Manifest, RowBase, Scope, SheetBase
from wijkwerker.domain.exchange.fingerprints import ROW_SIZE, SIZE

_DIGEST = 32  # bytes of the SHA-256 of an erased record's id
_LENGTH = 4
_MOST_HEAD = 16 * 1024 * 1024  # bytes: as objects in memory JSON takes up to twenty-five times its size
_MOST_KEY = 64  # bytes; what makes fingerprints takes no longer one
_MOST_SHEETS, _MOST_ROWS = 255, 200_000  # of one sheet; more does not come through the gate either
_RECORD = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_TEXTS = (
    "export",
    "team",
    "sender",
    "sender_name",
    "recipient",
    "recipient_name",
    "made",
    "schema",
    "predecessor",
)


def body_of(manifest: Manifest) -> bytes:
    """The manifest as bytes: four bytes with the length of the head, the head, and the blocks it tells the sizes of."""
    blocks = [*_blocks(manifest), b"".join(sorted(manifest.erased))]
    scope = manifest.scope
    head = {
        **{name: getattr(manifest, name) for name in _TEXTS},
        "key": manifest.key.hex(),
        "scope": [
            sorted(scope.areas),
            sorted(scope.kinds),
            scope.since.isoformat() if scope.since else None,
            scope.personal,
        ],
        "authors": [[f"{a.epoch:x}", a.worker, a.name, a.started] for a in manifest.authors],
        "sheets": [[sheet.key, list(sheet.columns), len(sheet.rows)] for sheet in manifest.sheets],
        "tombstones": manifest.tombstones,
        "left": manifest.left,
        "sizes": [len(block) for block in blocks],
    }
    packed = json.dumps(head, ensure_ascii=False, separators=(",", ":")).encode()
    return b"".join((len(packed).to_bytes(_LENGTH, "big"), packed, *blocks))


def _blocks(manifest: Manifest) -> Iterator[bytes]:
    """Of every sheet four blocks: ids, packed states, fingerprints of rows and those of cells."""
    for sheet in manifest.sheets:
        width = SIZE * len(sheet.columns)
        if any(len(row.fingerprint) != ROW_SIZE or len(row.cells) != width for row in sheet.rows):
            raise ValueError("a row has as many fingerprints as its sheet has columns")
        yield "\n".join([row.id for row in sheet.rows]).encode()
        yield "\n".join([row.packed for row in sheet.rows]).encode()
        yield b"".join([row.fingerprint for row in sheet.rows])
        yield b"".join([row.cells for row in sheet.rows])


def manifest_of(body: bytes, versions: tuple[int, int]) -> Manifest:
    """The manifest in these bytes, of this format and canonical form.

    Raises ValueError, TypeError, KeyError, IndexError or AttributeError for bytes that we never wrote.
    """
    start = _LENGTH + int.from_bytes(body[:_LENGTH], "big")
    if start > _MOST_HEAD:
        raise ValueError("no head is this large")
    head = json.loads(body[_LENGTH:start])
    if len(head["sheets"]) > _MOST_SHEETS:
        raise ValueError("no workbook has so many sheets")
    blocks = _cut(body, start, head["sizes"])
    areas, kinds, since, personal = head["scope"]
    erased = next(iter(blocks[4 * len(head["sheets"]) :]))
    return Manifest(
        **{name: _text(head[name]) for name in _TEXTS},
        key=_key(head["key"]),
        scope=Scope(
            frozenset(map(_text, areas)),
            frozenset(map(_text, kinds)),
            date.fromisoformat(since) if since else None,
            personal is True,
        ),
        authors=tuple(Author(_epoch(a), _text(b), _text(c), _text(d)) for a, b, c, d in head["authors"]),
        sheets=tuple(_sheet(sheet, blocks[4 * at : 4 * at + 4]) for at, sheet in enumerate(head["sheets"])),
        tombstones=_lines(head["tombstones"]),
        left=_lines(head["left"]),
        erased=frozenset(_slices(erased, _DIGEST, len(erased) // _DIGEST)),
        form=versions[1],
        format=versions[0],
    )


def _cut(body: bytes, start: int, sizes: list[int]) -> list[bytes]:
    blocks = []
    for size in sizes:
        if size < 0 or start + size > len(body):
            raise ValueError("the blocks are larger than the whole")
        blocks.append(body[start : start + size])
        start += size
    if start != len(body):
        raise ValueError("the blocks are smaller than the whole")
    return blocks


def _sheet(described: list[Any], blocks: list[bytes]) -> SheetBase:
    key, columns, count = described
    ids, packed, fingerprints, cells = blocks
    if not 0 <= count <= min(_MOST_ROWS, len(fingerprints) // ROW_SIZE):
        raise ValueError("there are not as many rows as were told")
    rows = map(
        RowBase,
        map(_record, _parts(ids, count)),
        _slices(fingerprints, ROW_SIZE, count),
        _slices(cells, SIZE * len(columns), count),
        _parts(packed, count),
    )
    return SheetBase(_text(key), tuple(map(_text, columns)), list(rows))


def _parts(block: bytes, count: int) -> list[str]:
    parts = block.decode().split("\n") if count else []
    if len(parts) != count:
        raise ValueError("there is one line for each row")
    return parts


def _slices(block: bytes, size: int, count: int) -> list[bytes]:
    if len(block) != size * count:
        raise ValueError("there is one fingerprint for each cell")
    return [block[at : at + size] for at in range(0, len(block), size)] if size else [b""] * count


def _lines(lines: list[list[str]]) -> tuple[tuple[str, str, str], ...]:
    return tuple((_text(kind), _record(record_id), _text(packed)) for kind, record_id, packed in lines)


def _key(text: str) -> bytes:
    key = bytes.fromhex(text)
    if len(key) > _MOST_KEY:
        raise ValueError("no key is this long")
    return key


def _epoch(text: str) -> int:
    epoch = int(text, 16)
    if not 0 <= epoch < 2**63:
        raise ValueError("no epoch is this large")
    return epoch


def _record(text: str) -> str:
    if _RECORD.fullmatch(text) is None:
        raise ValueError("no record has such an id")
    return text


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("a text stands here")
    return value
