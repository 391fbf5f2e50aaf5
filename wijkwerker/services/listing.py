"""Records of one kind, filtered: for the command line and for scripts."""

from dataclasses import dataclass
from datetime import date

from wijkwerker.domain.kinds.record import Record, title_of
from wijkwerker.storage.queries import areas as area_queries
from wijkwerker.storage.queries import dump, listing
from wijkwerker.storage.store import Store


@dataclass(frozen=True)
class Listed:
    """A record with what it is known by, and its canonical values."""

    id: str
    line: str
    data: dict[str, object]
    restricted: bool = False


class Listing:
    """Lists of any kind."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def records(
        self,
        cls: type[Record],
        *,
        search: str = "",
        area_code: str = "",
        from_: date | None = None,
        until: date | None = None,
        limit: int | None = None,
    ) -> list[Listed]:
        """The records that fit every filter given; days included. Raises WijkwerkerError for a filter without sense."""
        with self._store.read() as connection:
            area = area_queries.by_code(connection, area_code).id if area_code else None
            areas = area_queries.inside(connection, area)
            found = listing.records(connection, cls, search=search, areas=areas, from_=from_, until=until, limit=limit)
        return [_listed(record) for record in found]


def _listed(record: Record) -> Listed:
    data: dict[str, object] = {"kind": record.info.key, "id": record.id, "fields": dump.fields(record)}
    return Listed(record.id, title_of(record).split("\n")[0], data, restricted=getattr(record, "restricted", False))
