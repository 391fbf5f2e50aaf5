"""What people asked about their data, in the file."""

from datetime import date

from sqlalchemy.engine import Connection

from wijkwerker.domain.privacy.requests import Request, RequestKind

_COLUMNS = "id, kind, contact, name, received, due, done, outcome"


def every(connection: Connection) -> list[Request]:
    """All requests: open ones first, the soonest due first; then those that were answered, the last first."""
    sql = f"SELECT {_COLUMNS} FROM request ORDER BY done IS NOT NULL, done DESC, due, received, id"
    return [_request(*row) for row in connection.exec_driver_sql(sql)]


def one(connection: Connection, request_id: str) -> Request | None:
    """The request with this id, or None."""
    row = connection.exec_driver_sql(f"SELECT {_COLUMNS} FROM request WHERE id = ?", (request_id,)).first()
    return None if row is None else _request(*row)


def put(connection: Connection, request: Request) -> None:
    """Keep a request, in the place of what was kept of it."""
    connection.exec_driver_sql(
        f"INSERT OR REPLACE INTO request({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            request.id,
            request.kind.value,
            request.contact,
            request.name,
            request.received.isoformat(),
            request.due.isoformat(),
            request.done.isoformat() if request.done else None,
            request.outcome,
        ),
    )


def _request(
    request_id: str, kind: str, contact: str, name: str, received: str, due: str, done: str | None, outcome: str
) -> Request:
    return Request(
        request_id,
        RequestKind(kind),
        contact,
        name,
        date.fromisoformat(received),
        date.fromisoformat(due),
        date.fromisoformat(done) if done else None,
        outcome,
    )
