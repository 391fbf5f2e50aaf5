"""What was erased: a set of hashes of record ids, and records without references to them."""

from collections.abc import Collection
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy.engine import Connection

from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.domain.exchange.erasing import erased_hash
from wijkwerker.domain.fields import Links, Ref, Refs
from wijkwerker.domain.kinds.record import Record, fields_of
from wijkwerker.storage import engine as engines

R = TypeVar("R", bound=Record)


def hashes(connection: Connection) -> frozenset[bytes]:
    """The hashes of everything that was ever erased, here or elsewhere."""
    return frozenset(connection.exec_driver_sql("SELECT hash FROM erased").scalars())


def in_file(path: Path, key: bytes | None) -> frozenset[bytes]:
    """The hashes in a file that is not open here; none when it is not there or cannot be read."""
    if not path.is_file():
        return frozenset()
    try:
        with closing(engines.connect(path, key, reading=True)) as connection:
            return frozenset(hash_ for (hash_,) in connection.execute("SELECT hash FROM erased"))
    except (WijkwerkerError, engines.DatabaseError):
        return frozenset()


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
