"""The exchange: contested heads, deletions that bury what they replaced, and all that is given, read and undone"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_KINDS = (
    "activity",
    "area",
    "area_role",
    "ask",
    "attendance",
    "contact",
    "contact_moment",
    "head_count",
    "initiative",
    "introduction",
    "ladder_change",
    "lesson",
    "phase_change",
    "promise",
    "session",
    "story",
    "value",
    "worker",
)


def upgrade() -> None:
    """Bring a file to this schema."""
    op.add_column("epoch", sa.Column("name", sa.Text(), nullable=True))
    _renew_cells()
    for kind in _KINDS:
        op.create_index(f"ix_{kind}_hlc", kind, ["hlc"], unique=False)
    op.create_table(
        "buried",
        sa.Column("record", sa.Text(), nullable=False),
        sa.Column("hash", sa.BigInteger(), nullable=False),
        sa.Column("hlc", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("record", "hash"),
        sqlite_with_rowid=False,
    )
    _create_logs()
    _create_readings()
    _create_undo()
    op.create_table(
        "merged",
        sa.Column("contact", sa.Text(), nullable=False),
        sa.Column("main", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("contact"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_merged_main", "merged", ["main"], unique=False)
    _empty_the_dead()


def _renew_cells() -> None:
    op.rename_table("cell", "cell_before")
    op.create_table(
        "cell",
        sa.Column("record", sa.Text(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("element", sa.Text(), nullable=False),
        sa.Column("hlc", sa.BigInteger(), nullable=False),
        sa.Column("epoch", sa.BigInteger(), nullable=False),
        sa.Column("random", sa.BigInteger(), nullable=False),
        sa.Column("twin", sa.Integer(), nullable=False),
        sa.Column("value", sa.Text(), nullable=True),
        sa.Column("contested", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("record", "field", "element", "hlc", "epoch", "random", "twin"),
        sqlite_with_rowid=False,
    )
    op.execute(
        "INSERT INTO cell SELECT record, field, element, hlc, epoch, random, 0,"
        " CASE field WHEN 'live' THEN '0' ELSE value END, 0 FROM cell_before"
    )
    op.drop_table("cell_before")
    op.create_index("ix_cell_hlc", "cell", ["hlc"], unique=False)
    op.create_index("ix_cell_contested", "cell", ["record"], unique=False, sqlite_where=sa.text("contested"))


def _create_logs() -> None:
    op.create_table(
        "export_log",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("recipient", sa.Text(), nullable=False),
        sa.Column("recipient_name", sa.Text(), nullable=False),
        sa.Column("scope", sa.Text(), nullable=False),
        sa.Column("only_new", sa.Integer(), nullable=False),
        sa.Column("predecessor", sa.Text(), nullable=False),
        sa.Column("encrypted", sa.Integer(), nullable=False),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("file_name", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("counts", sa.Text(), nullable=False),
        sa.Column("clock", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "sent",
        sa.Column("recipient", sa.Text(), nullable=False),
        sa.Column("scope", sa.Text(), nullable=False),
        sa.Column("ids", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("recipient", "scope"),
    )
    op.create_table(
        "import_log",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("export", sa.Text(), nullable=False),
        sa.Column("sender", sa.Text(), nullable=False),
        sa.Column("sender_name", sa.Text(), nullable=False),
        sa.Column("made", sa.Text(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("person_name", sa.Text(), nullable=False),
        sa.Column("file_name", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("new", sa.Integer(), nullable=False),
        sa.Column("changed", sa.Integer(), nullable=False),
        sa.Column("choices", sa.Integer(), nullable=False),
        sa.Column("parked", sa.Integer(), nullable=False),
        sa.Column("schema", sa.Text(), nullable=False),
        sa.Column("clock_before", sa.BigInteger(), nullable=False),
        sa.Column("clock_after", sa.BigInteger(), nullable=False),
        sa.Column("undone", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("number"),
        sa.UniqueConstraint("id"),
    )
    op.create_index("ix_import_log_export", "import_log", ["export"], unique=False)


def _create_readings() -> None:
    op.create_table(
        "memory",
        sa.Column("export", sa.Text(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("record", sa.Text(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("element", sa.Text(), nullable=False),
        sa.Column("nth", sa.Integer(), nullable=False),
        sa.Column("value", sa.Text(), nullable=True),
        sa.Column("stamps", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("export", "person", "record", "field", "element", "nth"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_memory_record", "memory", ["record"], unique=False)
    op.create_table(
        "added",
        sa.Column("export", sa.Text(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("record", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("export", "person", "digest"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_added_record", "added", ["record"], unique=False)
    op.create_table(
        "shown",
        sa.Column("colleague", sa.Text(), nullable=False),
        sa.Column("record", sa.Text(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("colleague", "record"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "issue",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("import_id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("record", sa.Text(), nullable=False),
        sa.Column("sheet", sa.Text(), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("column", sa.Text(), nullable=False),
        sa.Column("raw", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_issue_import_id", "issue", ["import_id"], unique=False)
    op.create_index("ix_issue_record", "issue", ["record"], unique=False)


def _create_undo() -> None:
    op.create_table(
        "journal",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("act", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=True),
        sa.Column("before", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("seq"),
    )
    op.create_table(
        "earlier",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("record", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("created", sa.Integer(), nullable=False),
        sa.Column("cells", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number", "record"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_earlier_record", "earlier", ["record"], unique=False)


def _empty_the_dead() -> None:
    """A deletion called the default stamp seen in every field, so it speaks of none of them any more."""
    for kind in _KINDS:
        op.execute(f"INSERT INTO field_set(kind, fields) VALUES ('{kind}', '[]')")  # noqa: S608 - a name from the list
        op.execute(
            f"UPDATE {kind} SET field_set = (SELECT id FROM field_set"  # noqa: S608
            f" WHERE kind = '{kind}' AND fields = '[]') WHERE live = 0"
        )
