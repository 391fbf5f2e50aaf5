"""Texts without the name of somebody who was forgotten, as edits that every laptop makes alike.

The new text has a stamp that follows from the one it replaces, so that two laptops that forget the same person end with
the same record. Where people wrote different texts, each of them goes on without the name.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache
from hashlib import sha256
from types import MappingProxyType
from typing import TypeAlias

from wijkwerker.domain.exchange.merge import Cell, Key, State, compact, grave, with_cells
from wijkwerker.domain.fields import Email, Phone, Postcode, Rule, Text
from wijkwerker.domain.kinds import KINDS
from wijkwerker.domain.kinds.record import fields_of
from wijkwerker.domain.stamps import Stamp

Rename: TypeAlias = Callable[[str, str, str, str], str]  # kind, record, field, text -> the text without names

_SEAL = "\x01"
_FORMS = (Phone, Email, Postcode, Rule)  # texts of a fixed form, which name nobody else
_WHO = {("contact", "name"), ("contact", "street"), ("contact", "house_number"), ("area", "code"), ("area", "name")}
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
    if not edits:
        return state
    return with_cells(replace(state, buried={**state.buried, **graves}) if graves else state, edits)


def _following(stamp: Stamp, key: Key, text: str) -> Stamp:
    digest = sha256("\x1f".join((*map(str, stamp), *key, text)).encode()).digest()
    return Stamp(stamp.hlc, stamp.epoch, int.from_bytes(digest[:4], "big"))


def sealed(text: str) -> str:
    """What is remembered of a text that must not be kept: whether another is the same can still be told."""
    return text if text.startswith(_SEAL) else _SEAL + sha256(text.encode()).hexdigest()


def is_same(kept: str | None, text: str | None) -> bool:
    """Whether a text is the one that was remembered, sealed or not."""
    return kept == text or (kept is not None and text is not None and kept.startswith(_SEAL) and kept == sealed(text))
