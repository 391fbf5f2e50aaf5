"""Questions about moments."""

from collections.abc import Iterable

from sqlalchemy.engine import Connection

from wijkwerker.domain.kinds import ContactMoment
from wijkwerker.storage.rows import columns_of, record_of, select_sql


def by_rows(connection: Connection, rows: Iterable[int]) -> list[ContactMoment]:
    """The live moments at these rows, newest first."""
    wanted = tuple(rows)
    if not wanted:
        return []
    marks = ", ".join("?" * len(wanted))
    columns = columns_of(ContactMoment)
    sql = f"{select_sql('contact_moment', columns)} WHERE row IN ({marks}) AND live = 1 ORDER BY row DESC"
    return [record_of(ContactMoment, row) for row in connection.exec_driver_sql(sql, wanted).mappings()]
