"""States of one record for the tests of the join: few stamps, values and cells, so that everything meets."""

from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from wijkwerker.domain.exchange.merge import (
    ALIVE,
    LIVE,
    Cell,
    Key,
    State,
    condense,
    grave,
    supersede,
    with_cells,
)
from wijkwerker.domain.stamps import Stamp

if TYPE_CHECKING:
    from collections.abc import Mapping

NAME: Key = ("name", "")
PHONE: Key = ("phone", "")
NOTE: Key = ("note", "")
TUIN: Key = ("talents", "tuin")
KEYS = (NAME, PHONE, NOTE, TUIN)
CARD = "00000000-0000-4000-8000-00000000000a"


def stamp(number: int) -> Stamp:
    """The stamp of the edit with this number: a higher number is later."""
    return Stamp(number << 16, number, number)


def made(number: int, **values: str | None) -> State:
    """A record made at once: `name=None` is a field that was looked at and left empty."""
    shown = {(name, ""): text for name, text in values.items() if text is not None}
    return State("contact", CARD, stamp(number), frozenset(values), shown)


def edited(state: State, key: Key, number: int, value: str | None) -> State:
    """The state after an edit by someone who saw all heads of the cell."""
    return with_cells(state, {key: supersede(state.cell(key), stamp(number), value)})


def heads(state: State, key: Key) -> set[tuple[int, str | None]]:
    """The heads of a cell, by the number of their edit."""
    return {(head.epoch, value) for head, value in state.cell(key).heads}


def values(state: State) -> dict[Key, set[str | None]]:
    """Every value that a cell has, losing ones too."""
    return {key: state.cell(key).values for key in state.keys() if state.cell(key).heads}  # noqa: SIM118


_STAMPS = st.integers(1, 6).map(stamp)
_HEADS = st.frozensets(st.tuples(_STAMPS, st.sampled_from(["a", "b", None])), max_size=3)
_LIVE_HEADS = st.frozensets(st.tuples(_STAMPS, st.sampled_from(["0", "1"])), min_size=1, max_size=3)
_SEEN = st.frozensets(_STAMPS, max_size=3).map(lambda stamps: {each.hash64(): each.hlc for each in stamps})
_BURIED = st.frozensets(st.tuples(_STAMPS, st.sampled_from(KEYS)), max_size=6).map(
    lambda graves: {grave(each, key): each.hlc for each, key in graves}
)


@st.composite
def cells(draw: st.DrawFn, live: bool = False) -> Cell:
    """Any cell of which no head was replaced."""
    seen = draw(_SEEN)
    found = draw(_LIVE_HEADS if live else _HEADS)
    return Cell(frozenset(head for head in found if head[0].hash64() not in seen), seen)


@st.composite
def states(draw: st.DrawFn) -> State:
    """Any state of one record, also one that no history of edits leads to: twins, holes, old and new default stamps."""
    default = draw(_STAMPS)
    covered = frozenset(draw(st.frozensets(st.sampled_from([key[0] for key in KEYS]))))
    found: Mapping[Key, Cell] = {key: draw(cells()) for key in KEYS}
    live = draw(cells(live=True))
    if not (live.heads or live.seen):
        live = Cell(frozenset({(default, ALIVE)}))
    state = State("contact", CARD, default, covered, {}, {**found, LIVE: live})
    return condense(replace(state, buried=draw(_BURIED), seen=draw(st.just({}))))
