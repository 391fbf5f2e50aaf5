"""What colleagues have, as their own last workbooks showed: never what was sent to them, for a mail gets lost."""

from collections.abc import Mapping

from sqlalchemy.engine import Connection

from wijkwerker.storage.queries import settings

_EXPORT = "shown.{colleague}"


def load(connection: Connection, colleague: str) -> dict[str, str]:
    """A digest of the state of every record that a colleague has, by record id."""
    sql = "SELECT record, digest FROM shown WHERE colleague = ?"
    return dict(map(tuple, connection.exec_driver_sql(sql, (colleague,))))


def predecessor(connection: Connection, colleague: str) -> str:
    """The export that showed it: the colleague's own last workbook that was read here, or ''."""
    return settings.get(connection, _EXPORT.format(colleague=colleague))


def replace(connection: Connection, colleague: str, export: str, digests: Mapping[str, str]) -> None:
    """Remember what a workbook of a colleague shows, in the place of what an earlier one showed."""
    before = load(connection, colleague)
    gone = [(colleague, record) for record in before.keys() - digests.keys()]
    new = [(colleague, record, digest) for record, digest in digests.items() if before.get(record) != digest]
    if gone:
        connection.exec_driver_sql("DELETE FROM shown WHERE colleague = ? AND record = ?", gone)
    if new:
        connection.exec_driver_sql(
            "INSERT INTO shown(colleague, record, digest) VALUES (?, ?, ?)"
            " ON CONFLICT DO UPDATE SET digest = excluded.digest",
            new,
        )
    settings.put(connection, _EXPORT.format(colleague=colleague), export)
