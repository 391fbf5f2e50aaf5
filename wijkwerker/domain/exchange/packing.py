"""The text of a workbook's hidden sheet: the manifest, and the state of every record, packed.

The text says which format it is in, carries a checksum and is compressed. A record's state is one line; for most rows
that is one stamp. Whatever stands there was perhaps written by someone who means harm: everything is bounded and
checked before it is believed.
"""

import base64
import binascii
import json
import zlib
from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache
from hashlib import blake2b
from typing import Any

from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.domain.exchange.book import FORMAT, HIDDEN_SHEET, PIECE, Manifest, RawBook, fields_among
from wijkwerker.domain.exchange.canonical import FORM
from wijkwerker.domain.exchange.manifests import body_of, manifest_of
from wijkwerker.domain.exchange.merge import NOTHING, PRESENT, Cell, Key, Seen, State
from wijkwerker.domain.kinds import KINDS
from wijkwerker.domain.kinds.record import fields_of
from wijkwerker.domain.language import _
from wijkwerker.domain.stamps import Stamp

HIGHEST_HLC = 2**62
_MOST = 128 * 1024 * 1024  # bytes of an unpacked manifest
_LONGEST, _SHORT = 4 * 1024 * 1024, 1_000  # characters of the line of a record, and of one that many may have
_MAGIC = "wijkwerker"
_LEVEL = 1  # of compression: higher ones take longer and hardly find more among random ids and fingerprints
_MARK = "w"  # begins every piece, so that no program takes one for a number or a formula
_NO_STAMP = "-"
_MALFORMED = (ValueError, TypeError, KeyError, IndexError, AttributeError, OverflowError, RecursionError)


class Damaged(WijkwerkerError):  # noqa: N818 - what happened to the file, said to a person
    """The hidden sheet is not as it was written."""


class Newer(WijkwerkerError):  # noqa: N818
    """The workbook was written by an app that is newer than this one."""


def damaged() -> Damaged:
    """The refusal of a workbook whose hidden sheet holds what we never wrote."""
    return Damaged(
        _("Het verborgen deel van dit bestand is beschadigd. Er is niets veranderd."),
        _("Vraag je collega om een nieuw uitwisselbestand."),
    )


def write(manifest: Manifest) -> str:
    """The text of the hidden sheet."""
    body = body_of(manifest)
    packed = base64.b64encode(zlib.compress(body, _LEVEL)).decode().rstrip("=")
    return " ".join((_MAGIC, str(manifest.format), str(manifest.form), _checksum(packed), str(len(body)), packed))


def read(text: str) -> Manifest:
    """The manifest from the text of a hidden sheet. Raises Newer or Damaged, with a sentence."""
    try:
        magic, format_, form, checksum, size, packed = text.split(" ", 5)
        versions = int(format_), int(form)
    except ValueError:
        raise damaged() from None
    if magic != _MAGIC or min(versions) < 1:
        raise damaged()
    if versions[0] > FORMAT or versions[1] > FORM:
        raise Newer(
            _("Dit bestand komt uit een nieuwere Wijkwerker dan die van jou. Er is niets veranderd."),
            _("Werk Wijkwerker bij en lees het bestand dan opnieuw in."),
        )
    if checksum != _checksum(packed):
        raise damaged()
    try:
        return manifest_of(_inflated(packed, int(size)), versions)
    except (*_MALFORMED, zlib.error, binascii.Error) as error:
        raise damaged() from error


def _inflated(packed: str, size: int) -> bytes:
    """The body, of exactly the size that was told."""
    if not 0 < size <= _MOST:
        raise ValueError("no manifest is this large")
    inflater = zlib.decompressobj()
    body = inflater.decompress(base64.b64decode(packed + "=" * (-len(packed) % 4), validate=True), size)
    if len(body) != size or inflater.unconsumed_tail.strip(b"\x00"):
        raise ValueError("the manifest has another size than it says")
    return body


def _checksum(packed: str) -> str:
    return blake2b(packed.encode(), digest_size=16).hexdigest()


def pieces(text: str) -> list[str]:
    """The text cut for the cells of the first column of the hidden sheet."""
    step = PIECE - len(_MARK)
    return [_MARK + text[start : start + step] for start in range(0, len(text), step)]


def text_in(book: RawBook) -> str | None:
    """The text of the hidden sheet of a file, None when it has none. Raises Damaged when cells are not ours."""
    sheet = next((sheet for sheet in book.sheets if sheet.name.strip().casefold() == HIDDEN_SHEET), None)
    if sheet is None:
        return None
    cells = [row[0] for row in sheet.rows if row and row[0] not in {None, ""}]
    if not all(isinstance(cell, str) and cell.startswith(_MARK) for cell in cells):
        raise damaged()
    return "".join(str(cell)[len(_MARK) :] for cell in cells)


def pack_state(
    state: State, authors_index: Mapping[int, int], shown: Collection[str], fields: frozenset[str] | None = None
) -> str:
    """One line for a record's state.

    `authors_index` gives the place of an epoch in the manifest's authors; `shown` are the fields (no sets) of which the
    winning value stands in the row itself; `fields` are those of the sheet, None for a record without a row.
    """
    line = _stamp(state.default, authors_index)
    values = _values(state.values, shown)
    if state.is_plain and state.covered == fields:
        return f"{line} {_json(values)}" if values else line
    parts = [
        values,
        None if state.covered == fields else sorted(state.covered),
        [_cell(key, cell, state.values, authors_index, shown) for key, cell in sorted(state.cells.items())],
        _seen(state.seen),
        _seen(state.buried),
    ]
    return f"{line} {_json(parts)}"


def plain_default(packed: str, manifest: Manifest) -> Stamp | None:
    """The stamp of a row that has nothing but its default stamp for all fields of the sheet; else None.

    Raises Damaged for a line that we never wrote.
    """
    stamp, _space, rest = packed.partition(" ")
    return None if rest.startswith("[") else _read_stamp(stamp, manifest)


def unpack_state(kind: str, record_id: str, packed: str, values: Mapping[Key, str], manifest: Manifest) -> State:
    """The state from its line. `values` are those that stand in the row, of fields that we know: only the line tells
    those of a newer app, whose cells we cannot read. Of touched cells the caller knows best.

    A winning head of which neither line nor `values` tell the value has the value ''. Fields that this app does not
    know have all their heads in cells. Raises Damaged for a line that we never wrote.
    """
    stamp, _space, rest = packed.partition(" ")
    try:
        parts = (_parsed(rest) if len(rest) < _SHORT else _long(rest)) if rest else {}
        own, covered, cells, seen, buried = parts if isinstance(parts, list) else (parts, None, [], "", "")
        known = {**values, **_read_values(own)}
        state = State(
            kind,
            record_id,
            default=_read_stamp(stamp, manifest),
            covered=_fields(kind, manifest) if covered is None else frozenset(map(_text, covered)),
            values=known,
            cells={(_text(cell[0]), _text(cell[1])): _read_cell(cell, known, manifest) for cell in cells},
            seen=_read_seen(seen),
            buried=_read_seen(buried),
        )
    except _MALFORMED as error:
        raise damaged() from error
    return _known_only(state)


@lru_cache(maxsize=64)
def _mine(kind: str) -> frozenset[str]:
    """The fields of a kind that this app knows."""
    return frozenset(fields_of(KINDS[kind])) if kind in KINDS else frozenset()


@lru_cache(maxsize=1_000)
def _parsed(rest: str) -> Any:
    """What follows the stamp in a line; many rows have the same."""
    return json.loads(rest)


def _long(rest: str) -> Any:
    if len(rest) > _LONGEST:
        raise ValueError("no record has such a long line")
    return json.loads(rest)


def _known_only(state: State) -> State:
    """The state with the default stamp as a head of its own in fields that this app does not know."""
    mine = _mine(state.kind)
    if state.covered <= mine:
        return state
    cells = dict(state.cells)
    for key, value in state.values.items():
        if key not in cells and key[0] in state.covered - mine and state.default is not None:
            cells[key] = Cell(frozenset({(state.default, value)}))
    return State(
        state.kind, state.id, state.default, state.covered & mine, state.values, cells, state.seen, state.buried
    )


def _fields(kind: str, manifest: Manifest) -> frozenset[str]:
    for sheet in manifest.sheets:
        if sheet.key == kind:
            return fields_among(sheet.columns)
    raise ValueError("a record without a sheet says itself what its stamp covers")


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("a text stands here")
    return value


def _stamp(stamp: Stamp | None, authors_index: Mapping[int, int]) -> str:
    if stamp is None:
        return _NO_STAMP
    return f"{stamp.hlc:x}.{authors_index[stamp.epoch]:x}.{stamp.random:x}"


def _read_stamp(text: str, manifest: Manifest) -> Stamp | None:
    if text == _NO_STAMP:
        return None
    try:
        hlc, author, random = [int(part, 16) for part in text.split(".")]
        epoch = manifest.authors[author].epoch
    except _MALFORMED as error:
        raise damaged() from error
    if not (0 <= hlc < HIGHEST_HLC and author >= 0 and 0 <= random < 2**32):
        raise damaged()
    return Stamp(hlc, epoch, random)


def _values(values: Mapping[Key, str], shown: Collection[str]) -> dict[str, Any]:
    """What the row does not tell, or not for sure: by field a text, the elements of a set, or those with a value."""
    result: dict[str, Any] = {}
    sets: dict[str, dict[str, str]] = {}
    for (name, element), text in values.items():
        if element:
            sets.setdefault(name, {})[element] = text
        elif name not in shown:
            result[name] = text
    for name, elements in sets.items():
        plain = all(text == PRESENT for text in elements.values())
        result[name] = sorted(elements) if plain else dict(sorted(elements.items()))
    return result


def _read_values(packed: Mapping[str, Any]) -> dict[Key, str]:
    result: dict[Key, str] = {}
    for name, value in packed.items():
        if isinstance(value, list):
            result.update({(name, _text(element)): PRESENT for element in value})
        elif isinstance(value, dict):
            result.update({(name, element): _text(text) for element, text in value.items()})
        else:
            result[name, ""] = _text(value)
    return result


def _cell(
    key: Key, cell: Cell, values: Mapping[Key, str], authors_index: Mapping[int, int], shown: Collection[str]
) -> list[Any]:
    """A cell as its field, element, heads and seen; a head of which the value stands elsewhere is its stamp alone."""
    told = values.get(key) if not key[1] and key[0] in shown else None
    heads = [
        [_stamp(stamp, authors_index)] if value is not None and value == told else [_stamp(stamp, authors_index), value]
        for stamp, value in sorted(cell.heads, key=lambda head: (head[0], head[1] or ""))
    ]
    return [*key, heads, _seen(cell.seen)]


def _read_cell(packed: Iterable[Any], values: Mapping[Key, str], manifest: Manifest) -> Cell:
    name, element, heads, seen = packed
    told = values.get((name, element), "")
    found: set[tuple[Stamp, str | None]] = set()
    for head in heads:
        stamp = _read_stamp(_text(head[0]), manifest)
        if stamp is None:
            raise ValueError("a head has a stamp")
        value = told if len(head) == 1 else head[1]
        found.add((stamp, None if value is None else _text(value)))
    return Cell(frozenset(found), _read_seen(seen))


def _seen(seen: Seen) -> str:
    return " ".join(f"{hash_ % 2**64:x}.{hlc:x}" for hash_, hlc in sorted(seen.items()))


def _read_seen(text: str) -> Seen:
    result = {}
    for part in text.split():
        hash_, hlc = [int(number, 16) for number in part.split(".")]
        if not (0 <= hash_ < 2**64 and 0 <= hlc < HIGHEST_HLC):
            raise ValueError("no stamp was ever seen like this")
        result[hash_ - 2**64 if hash_ >= 2**63 else hash_] = hlc
    return result or NOTHING
