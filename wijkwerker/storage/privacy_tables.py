"""The tables of privacy: what was done (append-only), what people asked about their data, and what a round kept."""

from sqlalchemy import Column, Integer, Table, Text

from wijkwerker.storage.metadata import METADATA

# ids stand here as the SHA-256 under which an erased record is remembered, never as they are; no names. Triggers of
# migration 0003 refuse any change, and any deletion within 24 months.
AUDIT = Table(
    "audit",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("at", Text, nullable=False, index=True),  # ISO, UTC
    Column("action", Text, nullable=False),
    Column("object", Text, nullable=False),
    Column("result", Text, nullable=False),
    Column("origin", Text, nullable=False),
    Column("actor", Text, nullable=False),
)

REQUEST = Table(  # what a person asked under the AVG; `contact` and `name` are emptied when that person is erased
    "request",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("contact", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("received", Text, nullable=False),
    Column("due", Text, nullable=False),
    Column("done", Text),
    Column("outcome", Text, nullable=False),
)

KEPT = Table(  # what a retention round left, and why; asked again after `until`
    "kept",
    METADATA,
    Column("record", Text, primary_key=True),
    Column("data", Text, primary_key=True),
    Column("until", Text, nullable=False),
    Column("reason", Text, nullable=False),
    sqlite_with_rowid=False,
)
