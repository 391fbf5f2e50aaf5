"""The state of a record for the exchange, and how two states of it join: nothing that nobody saw is ever lost.

A cell is one field of a record, or one element of a set. It has heads (edits that nobody has replaced) and remembers
the stamps that were replaced: `seen`. The join of two cells is the union of both, then heads minus seen; so a stamp
disappears only where someone who had it as a head replaced it, whatever clocks, copies and restores of machines do.
Multi-value registers with an explicit causal context: exchange.md, State.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256
from types import MappingProxyType
from typing import TypeAlias

from wijkwerker.domain.exchange.seals import SEAL, replaced_in, sealed
from wijkwerker.domain.stamps import Stamp

Key: TypeAlias = tuple[str, str]  # field and, for a set, element; '' for any other field
Seen: TypeAlias = Mapping[int, int]  # the hash of a replaced stamp, and its hlc

LIVE: Key = ("live", "")
ALIVE, DELETED = "1", "0"
PRESENT = "1"  # the value of an element of a set; one that was taken out has None
KEPT_SEEN = 32

NOTHING: Seen = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Cell:
    """Heads (stamp, canonical value) and seen."""

    heads: frozenset[tuple[Stamp, str | None]] = frozenset()
    seen: Seen = field(default_factory=lambda: NOTHING)

    @property
    def values(self) -> set[str | None]:
        """The distinct values of the heads: more than one is a conflict."""
        return {value for _stamp, value in self.heads}

    @property
    def shown(self) -> tuple[Stamp, str | None] | None:
        """The head that is shown: the one with the highest stamp, the same on every laptop."""
        return max(self.heads, key=lambda head: (head[0], head[1] or ""), default=None)


EMPTY = Cell()


def join_cells(first: Cell, second: Cell) -> Cell:
    """Union of both, then heads minus seen. A head is a pair: one stamp with two values is a conflict of both."""
    if first == second:
        return first
    seen = {**first.seen, **second.seen}
    return Cell(frozenset(head for head in first.heads | second.heads if head[0].hash64() not in seen), seen)


def compact(cell: Cell) -> Cell:
    """The cell with its newest seen stamps only; dropping one can at worst show a conflict that was solved."""
    if len(cell.seen) <= KEPT_SEEN:
        return cell
    newest = sorted(cell.seen.items(), key=lambda item: (item[1], item[0]), reverse=True)[:KEPT_SEEN]
    return Cell(cell.heads, dict(newest))


@dataclass(frozen=True)
class State:
    """All that is known of one record, sparse: a default stamp, and only the cells that differ from it.

    The default stamp is the one head of every non-empty value in `values` whose field is in `covered` and that has no
    cell of its own; an empty field has no head. `seen` counts in every cell. `buried` are the stamps that deletions
    replaced, each with its cell (`grave`): a record is dead as long as all its heads are buried, and alive with all its
    values as soon as one is not, because someone who did not know of the deletion went on with it, or knew a field that
    was out of scope for who deleted it. `values` holds what is shown, non-empty values only, of the fields that this
    state knows.
    """

    kind: str
    id: str
    default: Stamp | None = None
    covered: frozenset[str] = frozenset()
    values: Mapping[Key, str] = field(default_factory=dict)
    cells: Mapping[Key, Cell] = field(default_factory=dict)
    seen: Seen = field(default_factory=lambda: NOTHING)
    buried: Seen = field(default_factory=lambda: NOTHING)

    @property
    def is_plain(self) -> bool:
        """Whether the default stamp says it all: nobody edited or deleted the record since it was made."""
        return not (self.cells or self.seen or self.buried)

    def cell(self, key: Key) -> Cell:
        """The heads and seen of one cell; what is seen in every cell is left out of the heads, not repeated."""
        own = self.cells.get(key)
        if own is not None:
            return _without(own, self.seen)
        value = ALIVE if key == LIVE else self.values.get(key)
        if self.default is None or value is None or not (key == LIVE or key[0] in self.covered):
            return EMPTY
        return _without(Cell(frozenset({(self.default, value)})), self.seen)

    def keys(self) -> set[Key]:
        """Every cell that has or had a head, `live` among them."""
        return {LIVE, *self.values, *self.cells}

    @property
    def stamps(self) -> set[Stamp]:
        """Every stamp that is a head somewhere."""
        if self.is_plain:
            return set() if self.default is None else {self.default}
        return {stamp for key in self.keys() for stamp, _value in self.cell(key).heads}

    @property
    def is_dead(self) -> bool:
        """Deleted, and nobody went on with it."""
        if self.is_plain:
            return False
        live = self.cell(LIVE)
        if not live.heads or ALIVE in live.values:
            return False
        return all(
            grave(stamp, key) in self.buried
            for key in self.keys()
            if key != LIVE
            for stamp, _value in self.cell(key).heads
        )

    @property
    def conflicts(self) -> dict[Key, Cell]:
        """The cells in which people differ; `live` when it was deleted by one and edited by another."""
        if self.is_plain or self.is_dead:
            return {}
        found = {key: cell for key in self.cells if len((cell := self.cell(key)).values) > 1}
        if DELETED in (live := self.cell(LIVE)).values:
            found[LIVE] = live
        return found


def _without(cell: Cell, seen: Seen) -> Cell:
    if not seen:
        return cell
    return Cell(frozenset(head for head in cell.heads if head[0].hash64() not in seen), cell.seen)


def join(ours: State, theirs: State) -> State:
    """What is known of a record by either: commutative, associative and idempotent."""
    if ours.is_plain and theirs.is_plain and ours.default == theirs.default and ours.values == theirs.values:
        return replace(ours, covered=ours.covered | theirs.covered)
    seen = {**ours.seen, **theirs.seen}
    cells: dict[Key, Cell] = {}
    for key in ours.keys() | theirs.keys():
        cells[key] = compact(_without(join_cells(ours.cell(key), theirs.cell(key)), seen))
    _put_under_seals(cells)
    return condense(
        State(
            kind=ours.kind,
            id=ours.id,
            default=max((d for d in (ours.default, theirs.default) if d is not None), default=None),
            covered=ours.covered | theirs.covered,
            cells=cells,
            seen=seen,
            buried={**ours.buried, **theirs.buried},
        )
    )


def _put_under_seals(cells: dict[Key, Cell]) -> None:
    """Leave of an element that was sealed only what the sealer did not know."""
    fields = {name for name, element in cells if element.startswith(SEAL)}
    for key in [key for key in cells if key[0] in fields and not key[1].startswith(SEAL)]:
        name, element = key
        if (name, sealed(element)) in cells:
            cell, moved = cells.pop(key), cells[name, sealed(element)].seen
            told = cells.get((name, replaced_in(element)), EMPTY).seen
            heads = frozenset(head for head in cell.heads if head[0].hash64() not in {*moved, *told})
            seen = {hash_: hlc for hash_, hlc in cell.seen.items() if hash_ not in told}
            if heads or seen:
                cells[key] = Cell(heads, seen)


def condense(state: State) -> State:
    """The one sparse form of a state whose `cells` say everything."""
    values: dict[Key, str] = {}
    cells = {}
    for key, cell in state.cells.items():
        shown = cell.shown
        value = shown[1] if shown else None
        if value is not None and key != LIVE:
            values[key] = value
        implied = state.default is not None and value is not None and (key == LIVE or key[0] in state.covered)
        if not (implied and not cell.seen and cell.heads == {(state.default, value)}) and (cell.heads or cell.seen):
            cells[key] = cell
    return replace(state, values=values, cells=cells)


def supersede(cell: Cell, stamp: Stamp, value: str | None, replaced: Iterable[Stamp] | None = None) -> Cell:
    """One edit: `stamp` becomes a head and the heads that its author saw are seen: all of them, or `replaced`."""
    gone = {head[0] for head in cell.heads} if replaced is None else set(replaced)
    seen = {**cell.seen, **{old.hash64(): old.hlc for old in gone}}
    return Cell(frozenset({h for h in cell.heads if h[0] not in gone} | {(stamp, value)}), seen)


def with_cells(state: State, edits: Mapping[Key, Cell]) -> State:
    """The state with some cells in another state."""
    cells = {key: state.cell(key) for key in state.keys()}  # noqa: SIM118 - a state is no dict
    return condense(replace(state, cells=cells | dict(edits)))


def without_fields(state: State, fields: Collection[str]) -> State:
    """What is known of a record apart from some fields: of those neither heads nor seen."""
    if not fields:
        return state
    return replace(
        state,
        covered=state.covered.difference(fields),
        values={key: value for key, value in state.values.items() if key[0] not in fields},
        cells={key: cell for key, cell in state.cells.items() if key[0] not in fields},
    )


def grave(stamp: Stamp, key: Key) -> int:
    """The signed hash under which a deletion remembers a head: of its cell, for the same edit may stand in others."""
    digest = sha256("\x1f".join((*map(str, stamp), *key)).encode()).digest()
    return int.from_bytes(digest[:8], "big", signed=True)


def deleted(state: State, stamp: Stamp) -> State:
    """The state after a deletion by someone who saw all that this state holds."""
    keys = state.keys() - {LIVE}
    buried = {grave(head, key): head.hlc for key in keys for head, _value in state.cell(key).heads}
    marked = replace(state, buried={**state.buried, **buried})
    return with_cells(marked, {LIVE: supersede(state.cell(LIVE), stamp, DELETED)})


def revived(state: State, stamp: Stamp) -> State:
    """The state after somebody put the record back, or kept it: its values return under the stamps that they had."""
    return with_cells(state, {LIVE: supersede(state.cell(LIVE), stamp, ALIVE)})


def tombstone(state: State) -> State:
    """What is told of a dead record, without a value of it; any other state is given back as it is."""
    if not state.is_dead:
        return state
    cells = {key: cell if key == LIVE else Cell(seen=cell.seen) for key, cell in state.cells.items()}
    kept = {key: cell for key, cell in cells.items() if cell.heads or cell.seen}
    return replace(state, covered=frozenset(), values={}, cells=kept)
