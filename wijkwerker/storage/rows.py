"""Between a record and its row: the stored form of each value and back."""

import dataclasses
import json
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from functools import cache, lru_cache
from operator import attrgetter
from types import NoneType
from typing import Any, TypeVar, cast, get_args, get_type_hints

from wijkwerker.domain.fields import FieldType, Value
from wijkwerker.domain.kinds import KINDS
from wijkwerker.domain.kinds.record import Record, fields_of
from wijkwerker.storage.engine import DAMAGED, DatabaseError

R = TypeVar("R", bound=Record)
Stored = str | int | float | None


@lru_cache(4096)  # the same few themes and groups, a million times over
def _set_to_text(value: frozenset[str]) -> str | None:
    return json.dumps(sorted(value), ensure_ascii=False) if value else None


_TO_STORED: dict[type, Callable[[Any], Stored]] = {
    bool: int,
    date: date.isoformat,
    time: lambda value: value.isoformat("minutes"),
    datetime: lambda value: value.isoformat(" ", "minutes"),
    frozenset: _set_to_text,
}

_FROM_STORED: dict[type, Callable[[Any], Value]] = {
    bool: bool,
    date: date.fromisoformat,
    time: time.fromisoformat,
    datetime: datetime.fromisoformat,
    frozenset: lambda text: frozenset(json.loads(text)),
}


def stored(field: FieldType, value: Value) -> Stored:
    """The form in which the value of a field stands in its column."""
    convert = _TO_STORED.get(field.holds)
    return convert(value) if convert is not None and value is not None else value  # type: ignore[return-value]


def value_of(field: FieldType, column: Stored) -> Value:
    """The value of a field from its column."""
    if column is None:
        return frozenset() if field.holds is frozenset else None
    convert = _FROM_STORED.get(field.holds)
    try:
        return column if convert is None else convert(column)
    except (ValueError, TypeError) as error:  # nobody wrote this: the file is damaged
        raise DatabaseError(DAMAGED) from error


@cache
def blank(key: str) -> dict[str, Value]:
    """What a record of a kind shows in a field whose column is empty: nothing, or what the field holds at least."""
    cls = KINDS[key]
    hints = get_type_hints(cls)
    return {
        field.name: None if NoneType in get_args(hints[field.name]) else cast("Value", field.default)
        for field in dataclasses.fields(cls)
        if field.name in fields_of(cls)
    }


def columns_of(cls: type[Record]) -> tuple[str, ...]:
    """The id and the fields of a kind: the columns that `record_of` reads."""
    return ("id", *fields_of(cls))


def day_of(text: str) -> date:
    """The day that a column tells. Raises DatabaseError for a day that nobody can have written."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise DatabaseError(DAMAGED) from error


@cache
def select_sql(key: str, columns: tuple[str, ...]) -> str:
    """`SELECT "id", … FROM "kind"`: the columns of a record, quoted, without a WHERE."""
    return f"SELECT {', '.join(quoted(column) for column in columns)} FROM {quoted(key)}"


def quoted(name: str) -> str:
    """A table or column name as SQL wants it; names come from kinds only."""
    return f'"{name}"'


def record_of(cls: type[R], row: Mapping[Any, Any]) -> R:
    """The record of a row mapping that holds at least the columns of its kind."""
    values: dict[str, Any] = dict(blank(cls.info.key))
    for name, field in fields_of(cls).items():
        if (column := row[name]) is not None:
            values[name] = value_of(field, column)
    return cls(id=row["id"], **values)


def to_tuple(cls: type[R]) -> Callable[[R], tuple[Stored, ...]]:
    """A quick function from a record to its stored field values, in field order: for loading many."""
    fields = fields_of(cls)
    values = attrgetter(*fields)
    converters = [(index, _TO_STORED[f.holds]) for index, f in enumerate(fields.values()) if f.holds in _TO_STORED]

    def convert(record: R) -> tuple[Stored, ...]:
        row = list(values(record))
        for index, to_stored in converters:
            if row[index] is not None:
                row[index] = to_stored(row[index])
        return tuple(row)

    return convert
