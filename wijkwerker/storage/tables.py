"""The tables: one per kind, built from its description, and those of the exchange state and the indexes.

`row` is local to this file. A row's stamp (`hlc`, `epoch`, `random`) is the default stamp of the fields in its field
set; a field edited since has its heads in `cell`, where `contested` marks those that wait for a choice. Values are
stored in their canonical text or number form, so that plain SQL reads them: dates as '2026-10-13', moments as
'2026-10-13 13:30', sets as a sorted JSON array.
"""

from typing import Any

from sqlalchemy import BigInteger, Column, Float, Index, Integer, LargeBinary, Table, Text, text
from sqlalchemy.types import TypeEngine

from wijkwerker.domain.fields import FieldType
from wijkwerker.domain.kinds import KINDS
from wijkwerker.domain.kinds.record import Record, fields_of
from wijkwerker.storage.metadata import METADATA

_INDEXED = {
    "area": ("code", "parent"),
    "area_role": ("area",),
    "contact": ("area",),
    "contact_moment": ("area people", "initiative", "activity"),
    "initiative": ("area", "phase", "lead"),
    "phase_change": ("initiative",),
    "ladder_change": ("initiative",),
    "activity": ("area", "initiative"),
    "session": ("activity", "starts"),
    "head_count": ("session",),
    "attendance": ("session", "contact"),
    "ask": ("contact", "initiative"),
    "promise": ("to", "initiative", "moment", "fed_back_on"),
    "introduction": ("first", "second"),
    "story": ("initiative", "teller"),
    "lesson": ("initiative",),
    "value": ("list",),
}


def _column_type(field: FieldType) -> type[TypeEngine[Any]]:
    if field.holds in {int, bool}:
        return Integer
    return Float if field.holds is float else Text


def _table(cls: type[Record]) -> Table:
    key = cls.info.key
    local = [Column("spoken", Integer, index=True)] if key == "contact" else []
    table = Table(
        key,
        METADATA,
        Column("row", Integer, primary_key=True),
        Column("id", Text, nullable=False, unique=True),
        Column("live", Integer, nullable=False),
        Column("hlc", BigInteger, nullable=False),
        Column("epoch", BigInteger, nullable=False),
        Column("random", BigInteger, nullable=False),
        Column("field_set", Integer, nullable=False),
        *(Column(name, _column_type(field)) for name, field in fields_of(cls).items()),
        *local,
    )
    for names in map(str.split, _INDEXED.get(key, ())):
        Index(f"ix_{key}_{names[0]}", *(table.c[name] for name in names))
    Index(f"ix_{key}_hlc", table.c.hlc)
    return table


TABLES: dict[str, Table] = {key: _table(cls) for key, cls in KINDS.items()}
_HELP = TABLES["attendance"].c
Index(  # who helps with what, without reading the pages of all who came: in an encrypted file each page is decrypted
    "ix_attendance_helps",
    *(_HELP[name] for name in ("contact", "role", "session", "live", "present")),
    sqlite_where=text("role <> 'deelnemer'"),
)

FIELD_SET = Table(
    "field_set",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("fields", Text, nullable=False),
)

_STAMP = ("hlc", "epoch", "random")

CELL = Table(
    "cell",
    METADATA,
    Column("record", Text, primary_key=True),
    Column("field", Text, primary_key=True),
    Column("element", Text, primary_key=True),
    *(Column(part, BigInteger, primary_key=True) for part in _STAMP),
    Column("twin", Integer, primary_key=True),  # tells two values under one stamp apart; 0 is the higher one
    Column("value", Text),
    Column("contested", Integer, nullable=False),
    Index("ix_cell_hlc", "hlc"),
    Index("ix_cell_contested", "record", sqlite_where=text("contested")),
    sqlite_with_rowid=False,
)

SEEN = Table(
    "seen",
    METADATA,
    Column("record", Text, primary_key=True),
    Column("field", Text, primary_key=True),
    Column("element", Text, primary_key=True),
    Column("hash", BigInteger, primary_key=True),
    Column("hlc", BigInteger, nullable=False),
    sqlite_with_rowid=False,
)

BURIED = Table(
    "buried",
    METADATA,
    Column("record", Text, primary_key=True),
    Column("hash", BigInteger, primary_key=True),
    Column("hlc", BigInteger, nullable=False),
    sqlite_with_rowid=False,
)

HISTORY = Table(
    "history",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("record", Text, nullable=False, index=True),
    Column("kind", Text, nullable=False),
    Column("field", Text, nullable=False),
    Column("before", Text),
    Column("after", Text),
    *(Column(part, BigInteger, nullable=False) for part in _STAMP),
)

TRASH = Table(
    "trash",
    METADATA,
    Column("record", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("fields", Text, nullable=False),
    Column("hlc", BigInteger, nullable=False),
)

ERASED = Table("erased", METADATA, Column("hash", LargeBinary, primary_key=True), sqlite_with_rowid=False)

EPOCH = Table(
    "epoch",
    METADATA,
    Column("epoch", BigInteger, primary_key=True, autoincrement=False),
    Column("device", Text, nullable=False),
    Column("worker", Text),
    Column("started", Text, nullable=False),
    Column("name", Text),
)

SETTING = Table("setting", METADATA, Column("key", Text, primary_key=True), Column("value", Text, nullable=False))

MEMBER = Table(
    "member",
    METADATA,
    Column("source", Text, primary_key=True),
    Column("field", Text, primary_key=True),
    Column("target", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("position", BigInteger, nullable=False),
    Index("ix_member_target", "target", "kind", "position"),
    sqlite_with_rowid=False,
)

PHRASE = Table(
    "phrase",
    METADATA,
    Column("phrase", Text, primary_key=True),
    Column("kind", Text, primary_key=True),
    Column("record", Text, primary_key=True),
    Column("part", Text, primary_key=True),
    Index("ix_phrase_record", "record"),
    sqlite_with_rowid=False,
)
