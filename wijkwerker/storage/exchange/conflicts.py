"""The open conflicts: cells in which people wrote something else without knowing of each other.

They are found through the index on contested heads, so their number matters and not that of the records.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy.engine import Connection

from wijkwerker.domain.exchange.merge import ALIVE, LIVE, State, grave
from wijkwerker.domain.stamps import Stamp
from wijkwerker.storage.exchange import states


@dataclass(frozen=True)
class Contested:
    """A cell with more than one value: (stamp, canonical value), the shown one first. `live` is told by the field.

    Of `live` the values are '1' and '0': somebody deleted the record, another went on with it. When no stamp says '1'
    any more, the edit that keeps the record alive does.
    """

    kind: str
    record: str
    field: str
    element: str
    versions: tuple[tuple[Stamp, str | None], ...]


def contested(connection: Connection) -> list[Contested]:
    """Every open conflict, by kind, record and field."""
    ids = connection.exec_driver_sql("SELECT DISTINCT record FROM cell WHERE contested").scalars().all()
    return _of(states.load(connection, ids).values()) if ids else []


def of(connection: Connection, record_id: str) -> list[Contested]:
    """The open conflicts of one record."""
    sql = "SELECT 1 FROM cell WHERE contested AND record = ? LIMIT 1"
    if connection.exec_driver_sql(sql, (record_id,)).first() is None:
        return []
    return _of(states.load(connection, [record_id]).values())


def _of(found: Iterable[State]) -> list[Contested]:
    return [
        Contested(state.kind, state.id, *key, _versions(state, key))
        for state in sorted(found, key=lambda state: (state.kind, state.id))
        for key in sorted(state.conflicts)
    ]


def _versions(state: State, key: tuple[str, str]) -> tuple[tuple[Stamp, str | None], ...]:
    heads = set(state.cell(key).heads)
    if key == LIVE and ALIVE not in {value for _stamp, value in heads}:
        heads.add((_went_on(state), ALIVE))
    newest = {value: stamp for stamp, value in sorted(heads, key=lambda head: (head[0], head[1] or ""))}
    return tuple((stamp, value) for value, stamp in sorted(newest.items(), key=lambda item: item[1], reverse=True))


def _went_on(state: State) -> Stamp:
    """The newest edit that who deleted the record did not know of."""
    keys = state.keys() - {LIVE}
    stamps = {stamp for key in keys for stamp, _value in state.cell(key).heads if grave(stamp, key) not in state.buried}
    return max(stamps)
