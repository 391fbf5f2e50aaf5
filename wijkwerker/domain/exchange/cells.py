"""A record as cells, and cells as a record: one cell a field, and one an element of a set."""

from collections.abc import Mapping
from dataclasses import MISSING, fields
from functools import cache
from typing import Any, TypeVar

from wijkwerker.domain.exchange.canonical import text_of, value_of
from wijkwerker.domain.exchange.merge import PRESENT, Key
from wijkwerker.domain.fields import FieldType, Links, Value
from wijkwerker.domain.kinds import KINDS
from wijkwerker.domain.kinds.record import Record, fields_of

R = TypeVar("R", bound=Record)


def cells_of(field: FieldType, name: str, value: Value) -> dict[Key, str]:
    """The cells of one field that are not empty. A link `other=main` is the cell of `other` with the value `main`."""
    if isinstance(field, Links) and isinstance(value, frozenset):
        return {(name, other): main for other, _sign, main in (link.partition("=") for link in value)}
    if isinstance(value, frozenset):
        return {(name, element): PRESENT for element in value}
    text = text_of(value)
    return {} if text is None else {(name, ""): text}


def values_of(record: Record) -> dict[Key, str]:
    """Every cell of a record that is not empty."""
    result: dict[Key, str] = {}
    for name, field in fields_of(type(record)).items():
        result.update(cells_of(field, name, getattr(record, name)))
    return result


def record_of(cls: type[R], record_id: str, values: Mapping[Key, str]) -> R:
    """The record that shows these cells; a field without a value has the one that the kind gives it.

    Raises ValueError for a value that does not fit its field.
    """
    known = fields_of(cls)
    given: dict[str, Any] = {}
    sets: dict[str, set[str]] = {}
    for (name, element), text in values.items():
        field = known.get(name)
        if field is None:
            continue
        if field.holds is frozenset:
            sets.setdefault(name, set()).add(f"{element}={text}" if isinstance(field, Links) else element)
        else:
            given[name] = value_of(field, text)
    given |= {name: frozenset(elements) for name, elements in sets.items()}
    return cls(id=record_id, **{**_blank(cls.info.key), **given})


@cache
def _blank(key: str) -> dict[str, Value]:
    """What stands in a field that nobody filled."""
    return {
        f.name: f.default for f in fields(KINDS[key]) if f.name in fields_of(KINDS[key]) and f.default is not MISSING
    }
