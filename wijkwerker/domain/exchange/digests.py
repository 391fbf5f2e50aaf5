"""A short name for the state of a record: equal names, nothing new to give.

Only stamps count, for they tell the values; so the state that a workbook carries can be named without its cells.
"""

from collections.abc import Iterable
from functools import lru_cache
from hashlib import blake2b

from wijkwerker.domain.exchange.book import Manifest, SheetBase, fields_among
from wijkwerker.domain.exchange.merge import Seen, State, tombstone
from wijkwerker.domain.exchange.packing import plain_default, unpack_state
from wijkwerker.domain.stamps import Stamp

_SIZE = 8


def digest(state: State) -> str:
    """The name of a state."""
    if state.is_plain and state.default is not None:
        return plain_digest(state.default, state.covered)
    state = tombstone(state)
    parts = [_stamp(state.default), ",".join(sorted(state.covered)), _seen(state.seen), _seen(state.buried)]
    for key, cell in sorted(state.cells.items()):
        heads = sorted(_stamp(stamp) for stamp, _value in cell.heads)
        parts.append("|".join((*key, *heads, _seen(cell.seen))))
    return _named("\n".join(parts))


def plain_digest(default: Stamp, covered: frozenset[str]) -> str:
    """The name of a state that its default stamp tells."""
    return _named(f"{default.hlc:x}.{default.epoch:x}.{default.random:x}{_covered(covered)}")


def shown_in(manifest: Manifest) -> Iterable[tuple[str, str]]:
    """The id and the name of the state of every record that a workbook showed, deleted ones too."""
    for sheet in manifest.sheets:
        yield from _in_sheet(sheet, manifest)
    for kind, record_id, packed in manifest.tombstones:
        yield record_id, digest(unpack_state(kind, record_id, packed, {}, manifest))


def _in_sheet(sheet: SheetBase, manifest: Manifest) -> Iterable[tuple[str, str]]:
    fields = fields_among(sheet.columns)
    known: dict[str, str] = {}  # many rows have one stamp: those that were loaded together
    for row in sheet.rows:
        stamp, _space, rest = row.packed.partition(" ")
        if rest.startswith("["):
            yield row.id, digest(unpack_state(sheet.key, row.id, row.packed, {}, manifest))
            continue
        if stamp not in known:
            default = plain_default(row.packed, manifest)
            known[stamp] = plain_digest(default, fields) if default is not None else ""
        yield row.id, known[stamp]


def _named(text: str) -> str:
    return blake2b(text.encode(), digest_size=_SIZE).hexdigest()


@lru_cache(128)
def _covered(covered: frozenset[str]) -> str:
    return _named(",".join(sorted(covered)))


def _stamp(stamp: Stamp | None) -> str:
    return "-" if stamp is None else f"{stamp.hlc:x}.{stamp.epoch:x}.{stamp.random:x}"


def _seen(seen: Seen) -> str:
    return " ".join(f"{hash_:x}" for hash_ in sorted(seen))
