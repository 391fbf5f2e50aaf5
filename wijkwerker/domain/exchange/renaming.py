"""Texts without the name of somebody who was forgotten, as edits that every laptop makes alike.

The new text has a stamp that follows from the one it replaces, so that two laptops that forget the same person end with
the same record. Where people wrote different texts, each of them goes on without the name. The element of a set goes on
as another element with the same stamps; of the old one only a seal stays.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import cache
from hashlib import sha256
from types import MappingProxyType
from typing import TypeAlias

from wijkwerker.domain.exchange.merge import EMPTY, Cell, Key, State, compact, grave, join_cells, with_cells
from wijkwerker.domain.exchange.seals import SEAL, replaced_in, sealed
from wijkwerker.domain.fields import ELEMENT_LIMIT, Email, Links, Many, Phone, Postcode, Refs, Rule, Text
from wijkwerker.domain.kinds import KINDS
from wijkwerker.domain.kinds.record import fields_of
from wijkwerker.domain.privacy.name_runs import OURS, words_in
from wijkwerker.domain.stamps import Stamp

Rename: TypeAlias = Callable[[str, str, str, str], str]  # kind, record, field, text -> the text without names

_FORMS = (Phone, Email, Postcode, Rule)  # texts of a fixed form, which name nobody else
_WHO = {("contact", "name"), ("contact", "street"), ("contact", "house_number"), ("area", "code"), ("area", "name")}
_WHERE = {("area", "aliases")}  # places
_NOBODY = frozenset({"worker", "value", "area_role"})  # colleagues and lists


@cache
def texts_of(kind: str) -> Mapping[str, Text]:
    """The fields of a kind in which somebody can be named in passing."""
    fields = fields_of(KINDS[kind]).items() if kind not in _NOBODY else ()
    return MappingProxyType(
        {
            name: field
            for name, field in fields
            if isinstance(field, Text) and not isinstance(field, _FORMS) and (kind, name) not in _WHO
        }
    )


@cache
def sets_of(kind: str) -> frozenset[str]:
    """The sets of a kind with free words, in which somebody can be named in passing."""
    fields = fields_of(KINDS[kind]).items() if kind not in _NOBODY else ()
    return frozenset(
        name
        for name, field in fields
        if isinstance(field, Many)
        and not (isinstance(field, Refs | Links) or field.list or field.codes or (kind, name) in _WHERE)
    )


@cache
def every_set() -> frozenset[str]:
    """The fields that are sets with free words in some kind, for what is kept without its kind."""
    return frozenset(name for kind in KINDS for name in sets_of(kind))


def limit_of(kind: str, name: str) -> int:
    """The most UTF-16 units of a text or an element, 0 for none."""
    if kind not in KINDS:
        return 0
    return ELEMENT_LIMIT if name in sets_of(kind) else texts_of(kind)[name].limit if name in texts_of(kind) else 0


def element_without(rename: Rename, kind: str, record: str, name: str, element: str) -> str:
    """The element of a set without names; '' when nothing else is left of it."""
    if not element or element.startswith(SEAL) or (text := rename(kind, record, name, element)) == element:
        return element
    return "" if set(words_in(text)) <= OURS else text


def elements_without(rename: Rename, kind: str, record: str, name: str, elements: Iterable[str]) -> list[str]:
    """The elements of a set without names, sorted, as they are stored."""
    return sorted({text for one in elements if (text := element_without(rename, kind, record, name, one))})


def renamed(state: State, rename: Rename) -> State:
    """The state with other texts, each under a stamp of its own over the one it replaces."""
    edits: dict[Key, Cell] = {}
    graves: dict[int, int] = {}
    is_dead = state.is_dead
    for name in texts_of(state.kind):
        key = (name, "")
        cell = state.cell(key)
        told = {head: head[1] and rename(state.kind, state.id, name, head[1]) for head in cell.heads}
        replaced = {head[0] for head, text in told.items() if text != head[1]}
        heads, seen = set(cell.heads), dict(cell.seen)
        for (stamp, old), text in told.items():
            if stamp not in replaced:
                continue  # of two texts under one stamp both go on
            follows = _following(stamp, key, text or "")
            heads -= {(stamp, old)}
            heads.add((follows, text or None))
            seen[stamp.hash64()] = stamp.hlc
            if is_dead:
                graves[grave(follows, key)] = follows.hlc
        if heads != cell.heads:
            edits[key] = compact(Cell(frozenset(heads), seen))
    _rename_elements(state, rename, edits, graves)
    if not edits:
        return state
    return with_cells(replace(state, buried={**state.buried, **graves}) if graves else state, edits)


def _rename_elements(state: State, rename: Rename, edits: dict[Key, Cell], graves: dict[int, int]) -> None:
    """Let elements that name somebody go on as others. With the same stamps: so it is the same edit on every laptop."""
    sets = sets_of(state.kind)
    for key in sorted(key for key in state.keys() if key[0] in sets):  # noqa: SIM118 - a state is no dict
        name, element = key
        text = element_without(rename, state.kind, state.id, name, element)
        if text == element:
            continue
        cell, after = state.cell(key), (name, text)
        seal, replaced = (name, sealed(element)), (name, replaced_in(element))
        had = {**cell.seen, **{stamp.hash64(): stamp.hlc for stamp, _value in cell.heads}}
        told = join_cells(state.cell(replaced), Cell(seen=cell.seen))
        edits |= {key: EMPTY, replaced: compact(told)}
        edits[seal] = compact(join_cells(state.cell(seal), Cell(seen=had)))
        if text:
            goes_on = Cell(cell.heads, told.seen)
            edits[after] = compact(join_cells(edits.get(after) or state.cell(after), goes_on))
            buried = [stamp for stamp, _value in cell.heads if grave(stamp, key) in state.buried]
            graves.update({grave(stamp, after): stamp.hlc for stamp in buried})


def _following(stamp: Stamp, key: Key, text: str) -> Stamp:
    digest = sha256("\x1f".join((*map(str, stamp), *key, text)).encode()).digest()
    return Stamp(stamp.hlc, stamp.epoch, int.from_bytes(digest[:4], "big"))


def is_same(kept: str | None, text: str | None) -> bool:
    """Whether a text is the one that was remembered, sealed or not."""
    return kept == text or (kept is not None and text is not None and kept.startswith(SEAL) and kept == sealed(text))
