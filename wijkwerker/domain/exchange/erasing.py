"""Erasure: a set of hashes of record ids that only grows, and that absorbs the records and all that points at them."""

from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256

from wijkwerker.domain.exchange.merge import EMPTY, Cell, Key, State, condense
from wijkwerker.domain.fields import Links, Ref, Refs
from wijkwerker.domain.kinds import KINDS
from wijkwerker.domain.kinds.record import fields_of


def erased_hash(record_id: str) -> bytes:
    """The SHA-256 under which an erased record is remembered: whether an id was erased can be told, not which were."""
    return sha256(record_id.encode()).digest()


def without_erased(state: State, is_erased: Callable[[str], bool]) -> State:
    """The state without the heads that point at an erased record: no head and nothing seen, so that it joins alike."""
    fields = fields_of(KINDS[state.kind])
    pointing = {name for name, field in fields.items() if isinstance(field, Ref | Refs | Links)}
    if not any(key[0] in pointing for key in state.keys()):  # noqa: SIM118 - a state is no dict
        return state

    def kept(key: Key, cell: Cell) -> Cell:
        if key[0] not in pointing:
            return cell
        if key[1] and is_erased(key[1]):
            return EMPTY  # the element is the erased id itself
        return Cell(frozenset(h for h in cell.heads if h[1] is None or not is_erased(h[1])), cell.seen)

    cells = {key: state.cell(key) for key in state.keys()}  # noqa: SIM118
    left = {key: kept(key, cell) for key, cell in cells.items()}
    return state if left == cells else condense(replace(state, cells=left))
