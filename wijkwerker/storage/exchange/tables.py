"""The tables of the exchange that are not about one record's state: what was given, read, parked, and can be undone."""

from sqlalchemy import BigInteger, Column, Index, Integer, LargeBinary, Table, Text

from wijkwerker.storage.metadata import METADATA

EXPORT_LOG = Table(
    "export_log",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("at", Text, nullable=False),
    Column("recipient", Text, nullable=False),
    Column("recipient_name", Text, nullable=False),
    Column("scope", Text, nullable=False),
    Column("only_new", Integer, nullable=False),
    Column("predecessor", Text, nullable=False),
    Column("encrypted", Integer, nullable=False),
    Column("purpose", Text, nullable=False),
    Column("file_name", Text, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("counts", Text, nullable=False),
    Column("clock", BigInteger, nullable=False),
    Column("what", Text, nullable=False, server_default="uitwisselbestand"),
    Column("worker", Text, nullable=False, server_default=""),
    Column("fields", Text, nullable=False, server_default="[]"),
)

SENT = Table(  # which records a recipient ever got under a scope, so that they can be told what left it
    "sent",
    METADATA,
    Column("recipient", Text, primary_key=True),
    Column("scope", Text, primary_key=True),
    Column("ids", LargeBinary, nullable=False),
)

IMPORT_LOG = Table(
    "import_log",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("at", Text, nullable=False),
    Column("export", Text, nullable=False, index=True),
    Column("sender", Text, nullable=False),
    Column("sender_name", Text, nullable=False),
    Column("made", Text, nullable=False),
    Column("person", Text, nullable=False),
    Column("person_name", Text, nullable=False),
    Column("file_name", Text, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("new", Integer, nullable=False),
    Column("changed", Integer, nullable=False),
    Column("choices", Integer, nullable=False),
    Column("parked", Integer, nullable=False),
    Column("schema", Text, nullable=False),
    Column("clock_before", BigInteger, nullable=False),
    Column("clock_after", BigInteger, nullable=False),
    Column("undone", Text),
)

MEMORY = Table(  # what was read from a person's copy of an export, cell by cell, in the order of reading
    "memory",
    METADATA,
    Column("export", Text, primary_key=True),
    Column("person", Text, primary_key=True),
    Column("record", Text, primary_key=True),
    Column("field", Text, primary_key=True),
    Column("element", Text, primary_key=True),
    Column("nth", Integer, primary_key=True),
    Column("value", Text),
    Column("stamps", Text, nullable=False),
    Index("ix_memory_record", "record"),
    sqlite_with_rowid=False,
)

ADDED = Table(  # rows without an id that a person added in a copy of an export, by what stood in them
    "added",
    METADATA,
    Column("export", Text, primary_key=True),
    Column("person", Text, primary_key=True),
    Column("digest", Text, primary_key=True),
    Column("record", Text, nullable=False, index=True),
    sqlite_with_rowid=False,
)

SHOWN = Table(  # what a colleague has, as their own last workbook showed: a digest of the state of each record
    "shown",
    METADATA,
    Column("colleague", Text, primary_key=True),
    Column("record", Text, primary_key=True),
    Column("digest", Text, nullable=False),
    sqlite_with_rowid=False,
)

ISSUE = Table(
    "issue",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("import_id", Text, nullable=False, index=True),
    Column("kind", Text, nullable=False),
    Column("record", Text, nullable=False, index=True),
    Column("sheet", Text, nullable=False),
    Column("line", Integer, nullable=False),
    Column("column", Text, nullable=False),
    Column("raw", Text, nullable=False),
    Column("reason", Text, nullable=False),
)

# How every row stood before an import: SQL literals of the key as it is now, and of the row before. The upper bits of
# `seq` are the number of the import.
JOURNAL = Table(
    "journal",
    METADATA,
    Column("seq", Integer, primary_key=True),
    Column("name", Text, nullable=False),
    Column("act", Text, nullable=False),
    Column("key", Text),
    Column("before", Text),
)

EARLIER = Table(  # the earlier values of the cells that an import changed, for when it cannot be undone any more
    "earlier",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("record", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("created", Integer, nullable=False),
    Column("cells", Text, nullable=False),
    Index("ix_earlier_record", "record"),
    sqlite_with_rowid=False,
)

MERGED = Table(  # double cards and the card they are shown through; follows from the links on contacts
    "merged",
    METADATA,
    Column("contact", Text, primary_key=True),
    Column("main", Text, nullable=False, index=True),
    sqlite_with_rowid=False,
)
