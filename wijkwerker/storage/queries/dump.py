"""Every live record in canonical JSON: two files with the same records give the same bytes."""

import json
from collections.abc import Iterator
from datetime import date, datetime, time

from sqlalchemy.engine import Connection

from wijkwerker.domain.fields import Value
from wijkwerker.domain.kinds import KINDS
from wijkwerker.domain.kinds.record import Record, values_of
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
    """One line a record: kinds and ids sorted."""
    for key in sorted(KINDS):
        for record in records.every(connection, KINDS[key]):
            line = {"kind": key, "id": record.id, "fields": fields(record)}
            yield json.dumps(line, ensure_ascii=False, separators=(", ", ": "))
