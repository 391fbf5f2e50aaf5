"""Privacy: the audit, what people asked about their data, what a round kept, and more about what was shared"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_REFUSE = "BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END"
_WITHIN_TERM = "OLD.at > strftime('%Y-%m-%dT%H:%M:%S', 'now', '-24 months')"
_IS_THERE = "NEW.id IN (SELECT id FROM audit)"  # also REPLACE changes a line
_APPEND_ONLY = (
    f"CREATE TRIGGER audit_no_change BEFORE UPDATE ON audit {_REFUSE}",
    f"CREATE TRIGGER audit_no_other BEFORE INSERT ON audit WHEN {_IS_THERE} {_REFUSE}",
    f"CREATE TRIGGER audit_no_loss BEFORE DELETE ON audit WHEN {_WITHIN_TERM} {_REFUSE}",
)


def upgrade() -> None:
    """Bring a file to this schema."""
    op.create_table(
        "audit",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("object", sa.Text(), nullable=False),
        sa.Column("result", sa.Text(), nullable=False),
        sa.Column("origin", sa.Text(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_audit_at", "audit", ["at"], unique=False)
    for trigger in _APPEND_ONLY:
        op.execute(trigger)
    op.create_table(
        "request",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("contact", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("received", sa.Text(), nullable=False),
        sa.Column("due", sa.Text(), nullable=False),
        sa.Column("done", sa.Text(), nullable=True),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "kept",
        sa.Column("record", sa.Text(), nullable=False),
        sa.Column("data", sa.Text(), nullable=False),
        sa.Column("until", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("record", "data"),
        sqlite_with_rowid=False,
    )
    op.add_column("export_log", sa.Column("what", sa.Text(), nullable=False, server_default="uitwisselbestand"))
    op.add_column("export_log", sa.Column("worker", sa.Text(), nullable=False, server_default=""))
    op.add_column("export_log", sa.Column("fields", sa.Text(), nullable=False, server_default="[]"))
    op.create_index(
        "ix_attendance_helps",
        "attendance",
        ["contact", "role", "session", "live", "present"],
        unique=False,
        sqlite_where=sa.text("role <> 'deelnemer'"),
    )
    op.add_column("story", sa.Column("consent_date", sa.Text(), nullable=True))
