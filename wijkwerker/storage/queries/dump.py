"""Every live record in canonical JSON: two files with the same records give the same bytes."""

import json
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any

from sqlalchemy.engine import Connection

from wijkwerker.domain.exchange.canonical import value_of
from wijkwerker.domain.exchange.merge import ALIVE, LIVE
from wijkwerker.domain.fields import Links, Value
from wijkwerker.domain.kinds import KINDS
from wijkwerker.domain.kinds.record import Record, fields_of, values_of
from wijkwerker.storage.exchange import conflicts
from wijkwerker.storage.exchange.conflicts import Contested
from wijkwerker.storage.queries import records


def canonical(value: Value) -> str | int | float | bool | list[str] | None:
    """A value as JSON holds it: ISO dates, sets sorted, whole numbers without a fraction."""
    if isinstance(value, datetime):
        return value.isoformat(" ", "minutes")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return value.isoformat("minutes")
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value


def fields(record: Record) -> dict[str, object]:
    """The canonical values of a record, fields sorted."""
    return {name: canonical(value) for name, value in sorted(values_of(record).items())}


def lines(connection: Connection) -> Iterator[str]:
    """One line a record, kinds and ids sorted; then one line for each open conflict."""
    for key in sorted(KINDS):
        for record in records.every(connection, KINDS[key]):
            line = {"kind": key, "id": record.id, "fields": fields(record)}
            yield json.dumps(line, ensure_ascii=False, separators=(", ", ": "))
    for one in sorted(conflicts.contested(connection), key=lambda one: (one.record, one.field, one.element)):
        conflict: dict[str, object] = {"kind": "conflict", "record": one.record, "field": one.field}
        if one.element:
            conflict["element"] = one.element
        told = {_told(one, value) for _stamp, value in one.versions}
        conflict["values"] = sorted(told, key=lambda value: (value is not None, value))
        yield json.dumps(conflict, ensure_ascii=False, separators=(", ", ": "))


def _told(one: Contested, value: str | None) -> Any:
    """A canonical value of one side of a conflict, as the fields of a record have it."""
    field = fields_of(KINDS[one.kind]).get(one.field)
    if (one.field, one.element) == LIVE:
        return value == ALIVE
    if field is None:
        return value
    if field.holds is frozenset:
        return value if isinstance(field, Links) else value is not None
    return canonical(value_of(field, value))
