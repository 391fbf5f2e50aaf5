"""Records of one kind by search, area and period."""

import json
from collections.abc import Sequence
from datetime import date

from sqlalchemy.engine import Connection

from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.domain.fields import Day, Moment
from wijkwerker.domain.kinds.record import Record, fields_of
from wijkwerker.domain.language import _
from wijkwerker.storage import search as index
from wijkwerker.storage.queries import search as search_queries
from wijkwerker.storage.rows import columns_of, quoted, record_of, select_sql

_EVERY = 2**31
_AREAS = "(SELECT value FROM json_each(?))"


def records(
    connection: Connection,
    cls: type[Record],
    *,
    search: str = "",
    areas: Sequence[str] | None = None,
    from_: date | None = None,
    until: date | None = None,
    limit: int | None = None,
) -> list[Record]:
    """The live records that fit every filter given, moments newest first, others by row."""
    key = cls.info.key
    conditions, values = ["live = 1"], list[object]()
    if search:
        conditions.append("row IN (SELECT value FROM json_each(?))")
        values.append(json.dumps(_matching(connection, cls, search)))
    if areas is not None:
        conditions.append(_area_condition(cls))
        values.append(json.dumps(areas))
    if from_ is not None:
        conditions.append(f"{quoted(_date_field(cls))} >= ?")
        values.append(from_.isoformat())
    if until is not None:
        conditions.append(f"{quoted(_date_field(cls))} <= ?")
        values.append(f"{until.isoformat()} 24")  # after every time of that day
    order = "row DESC" if cls.info.timeline else "row"
    sql = f"{select_sql(key, columns_of(cls))} WHERE {' AND '.join(conditions)} ORDER BY {order} LIMIT ?"
    found = connection.exec_driver_sql(sql, (*values, _EVERY if limit is None else min(max(limit, 0), _EVERY)))
    return [record_of(cls, row) for row in found.mappings()]


def _matching(connection: Connection, cls: type[Record], text: str) -> list[int]:
    if not index.is_searchable(cls):
        raise WijkwerkerError(_("In deze soort gegevens staat geen tekst om in te zoeken."), _("Laat --search weg."))
    if cls.info.key == index.NOTES:
        return search_queries.notes(connection, text, limit=_EVERY)
    return search_queries.rows_of_kind(connection, text, cls.info.key) if index.match(text) else []


def _area_condition(cls: type[Record]) -> str:
    if cls.info.key == "area":
        return f"id IN {_AREAS}"
    if "area" in fields_of(cls):
        return f"area IN {_AREAS}"
    if cls.info.key == "session":
        return f"activity IN (SELECT id FROM activity WHERE area IN {_AREAS})"
    raise WijkwerkerError(_("Deze soort gegevens hoort niet bij een gebied."), _("Laat --area weg."))


def _date_field(cls: type[Record]) -> str:
    for name, field in fields_of(cls).items():
        if isinstance(field, Day | Moment) and field.required:
            return name
    raise WijkwerkerError(_("Deze soort gegevens heeft geen datum."), _("Laat --from en --until weg."))
