"""What was erased: a set of hashes of record ids, and records without references to them."""

from collections.abc import Collection
from dataclasses import replace
from typing import Any, TypeVar

from sqlalchemy.engine import Connection

from wijkwerker.domain.exchange.erasing import erased_hash
from wijkwerker.domain.fields import Links, Ref, Refs
from wijkwerker.domain.kinds.record import Record, fields_of

R = TypeVar("R", bound=Record)


def hashes(connection: Connection) -> frozenset[bytes]:
    """The hashes of everything that was ever erased, here or elsewhere."""
    return frozenset(connection.exec_driver_sql("SELECT hash FROM erased").scalars())


def without_references(record: R, erased: Collection[bytes]) -> R:
    """The record with nothing in the place of what was erased."""
    changed: dict[str, Any] = {}
    for name, field in fields_of(type(record)).items():
        value = getattr(record, name)
        if isinstance(field, Ref) and value and erased_hash(value) in erased:
            changed[name] = None
        elif isinstance(field, Refs | Links) and value:
            kept = frozenset(part for part in value if erased_hash(part.partition("=")[0]) not in erased)
            if kept != value:
                changed[name] = kept
    return replace(record, **changed) if changed else record
