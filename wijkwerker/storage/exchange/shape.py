"""From the shown values of a state to the record and its row, and from a row to the shown values."""

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time
from functools import cache
from typing import Any

from wijkwerker.domain.exchange.canonical import number, plain_text
from wijkwerker.domain.exchange.merge import PRESENT, Key
from wijkwerker.domain.fields import FieldType, Links, Value
from wijkwerker.domain.kinds import KINDS
from wijkwerker.domain.kinds.record import Record, fields_of
from wijkwerker.storage.rows import Stored, blank, to_tuple

Columns = tuple[Stored, ...]

_FROM_TEXT: dict[type, Callable[[str], Value]] = {
    bool: lambda text: text == "1",
    int: int,
    float: float,
    date: date.fromisoformat,
    datetime: datetime.fromisoformat,
    time: time.fromisoformat,
}
_TEXT: dict[type, Callable[[Any], str | None]] = {int: str, bool: str, float: number}


@cache
def shown(kind: str) -> Callable[[Sequence[Any]], dict[Key, str]]:
    """A quick function from the columns of a kind to the cells that are shown, empty ones left out."""
    fields = list(enumerate(fields_of(KINDS[kind]).items()))
    single = [
        (index, (name, ""), _TEXT.get(field.holds, plain_text))
        for index, (name, field) in fields
        if field.holds is not frozenset
    ]
    sets = [(index, name, field) for index, (name, field) in fields if field.holds is frozenset]

    def convert(row: Sequence[Any]) -> dict[Key, str]:
        values: dict[Key, str] = {}
        for index, key, text_of in single:
            if (column := row[index]) is not None and (text := text_of(column)) is not None:
                values[key] = text
        for index, name, field in sets:
            if row[index] is not None:
                values.update(_elements(name, field, row[index]))
        return values

    return convert


def _elements(name: str, field: FieldType, column: str) -> dict[Key, str]:
    elements = json.loads(column)
    if isinstance(field, Links):
        return {(name, other): main for other, _sign, main in (link.partition("=") for link in elements)}
    return {(name, element): PRESENT for element in elements}


@cache
def shaped(kind: str) -> Callable[[str, Mapping[Key, str]], Record]:
    """A quick function from an id and the shown cells to the record.

    It raises ValueError for a value that does not fit its field.
    """
    cls = KINDS[kind]
    empty = blank(kind)
    fields = fields_of(cls)
    single = {name: _FROM_TEXT.get(field.holds, str) for name, field in fields.items() if field.holds is not frozenset}
    links = {name for name, field in fields.items() if isinstance(field, Links)}

    def convert(record_id: str, values: Mapping[Key, str]) -> Record:
        given: dict[str, Any] = dict(empty)
        sets: dict[str, list[str]] = {}
        for (name, element), text in values.items():
            if (value_of := single.get(name)) is not None:
                given[name] = value_of(text)
            elif name in fields:
                sets.setdefault(name, []).append(f"{element}={text}" if name in links else element)
        for name, elements in sets.items():
            given[name] = frozenset(elements)
        return cls(id=record_id, **given)

    return convert


@cache
def columns(kind: str) -> Callable[[Record, Mapping[Key, str]], Columns]:
    """A quick function from a record and its shown cells to its columns.

    What a record shows without a cell that says so was never written by anybody, and its column stays empty.
    """
    empty = blank(kind)
    convert = to_tuple(KINDS[kind])
    never_empty = [
        (index, (name, ""))
        for index, name in enumerate(fields_of(KINDS[kind]))
        if empty[name] not in {None, frozenset()}
    ]

    def row_of(record: Record, values: Mapping[Key, str]) -> Columns:
        row = convert(record)
        unwritten = {index for index, key in never_empty if key not in values}
        return tuple(None if i in unwritten else column for i, column in enumerate(row)) if unwritten else row

    return row_of
