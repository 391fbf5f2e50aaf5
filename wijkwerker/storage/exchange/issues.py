"""What was left out of a workbook and waits: the text as it stood there, and why."""

from dataclasses import dataclass

from sqlalchemy.engine import Connection

from wijkwerker.domain.exchange.planned import Plan

_SELECT = """
    SELECT i.id, l.at, l.sender_name, l.file_name, i.kind, i.record, i.sheet, i.line, i."column", i.raw, i.reason
    FROM issue i JOIN import_log l ON l.id = i.import_id"""


@dataclass(frozen=True)
class Waiting:
    """Something that waits: `at` (ISO, UTC) is when its workbook was read, `line` counts from 1 as in the workbook."""

    id: int
    at: str
    sender_name: str
    file_name: str
    kind: str
    record: str
    sheet: str
    line: int
    column: str
    raw: str
    reason: str


def park(connection: Connection, import_id: str, plan: Plan) -> None:
    """Let what a plan left out wait, in the place of what earlier readings of the same copy left out.

    The same copy is that of the same person, or a file of the same name of which nobody said yet whose it is.
    """
    connection.exec_driver_sql(
        "DELETE FROM issue WHERE import_id IN (SELECT id FROM import_log WHERE export = ? AND id <> ?"
        " AND (person = ? OR (person = '' AND file_name = ?)))",
        (plan.export, import_id, plan.person, plan.file_name),
    )
    for issue in plan.issues:
        connection.exec_driver_sql(
            'INSERT INTO issue(import_id, kind, record, sheet, line, "column", raw, reason)'
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (import_id, issue.kind, issue.record, issue.sheet, issue.row, issue.column, issue.raw, issue.reason),
        )


def waiting(connection: Connection) -> list[Waiting]:
    """All that waits, the newest workbook first."""
    sql = f"{_SELECT} ORDER BY l.number DESC, i.id"
    return [Waiting(*row) for row in connection.exec_driver_sql(sql)]


def dismiss(connection: Connection, issue_id: int) -> None:
    """Let go of something that waits."""
    connection.exec_driver_sql("DELETE FROM issue WHERE id = ?", (issue_id,))
