"""The settings of this laptop for this file."""

from sqlalchemy.engine import Connection

_QUIET_DAYS = 30
_MOST_DAYS = 3660


def get(connection: Connection, key: str) -> str:
    """The text of a setting, '' when it was never set."""
    found = connection.exec_driver_sql("SELECT value FROM setting WHERE key = ?", (key,)).scalar()
    return str(found or "")


def put(connection: Connection, key: str, value: str) -> None:
    """Set a setting."""
    connection.exec_driver_sql(
        "INSERT INTO setting(key, value) VALUES (?, ?) ON CONFLICT(key) DO UPDATE SET value = excluded.value",
        (key, value),
    )


def worker(connection: Connection) -> str:
    """The id of the worker whose file this is; '' when nobody is known."""
    return get(connection, "worker")


def lost_worker(connection: Connection) -> str:
    """The name that the own worker had who was deleted here; '' when that one is not in the trash."""
    sql = "SELECT json_extract(fields, '$.name') FROM trash WHERE record = ?"
    return str(connection.exec_driver_sql(sql, (worker(connection),)).scalar() or "")


def quiet_days(connection: Connection) -> int:
    """How many days without a moment or session make an initiative a silent one."""
    kept = get(connection, "quiet_days")
    return min(int(kept), _MOST_DAYS) if kept.isdecimal() else _QUIET_DAYS


def put_scope(connection: Connection, area: str) -> None:
    """Let the window open on an area."""
    name = connection.exec_driver_sql("SELECT name FROM area WHERE id = ?", (area,)).scalar()
    put(connection, "scope.area", area)
    put(connection, "scope.area_name", str(name or ""))
