"""An exchange workbook as values: what is written, what stands in a file that was read, and its hidden sheet."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import TypeAlias

CellValue: TypeAlias = str | int | float | bool | date | datetime | time | timedelta | None

FORMAT = 1  # of the hidden sheet; a higher one than ours is refused
HIDDEN_SHEET = "_ww"
README_SHEET, CONFLICT_SHEET, LISTS_SHEET = "Lees mij", "Conflicten", "_lijsten"  # that hold no records either
PIECE = 32_000  # characters of the hidden sheet's text in one of its cells
ID, DELETE = "id", "delete"  # keys of columns that are no fields
LABEL = ".naam"  # ends the key of the column with the readable names of a reference


def is_label(column: str) -> bool:
    """Whether a column holds the readable names of a reference."""
    return column.endswith(LABEL)


def field_of(column: str) -> str:
    """The field that a column belongs to."""
    return column.removesuffix(LABEL)


@lru_cache(maxsize=64)
def fields_among(columns: tuple[str, ...]) -> frozenset[str]:
    """The fields among the keys of columns."""
    return frozenset(key for key in columns if key not in {ID, DELETE} and not is_label(key))


@dataclass(frozen=True)
class Column:
    """One column of a sheet.

    `key` stands in the hidden first row: `id`, `delete` (*Verwijderen?*), a field's key, or a reference's key + `.naam`
    for its readable label. `form` says how cells are written: text, number, decimal, day or moment. `width` is in
    characters.
    """

    key: str
    heading: str
    form: str = "text"
    width: int = 16
    hidden: bool = False
    choices: tuple[str, ...] = ()


@dataclass(frozen=True)
class Sheet:
    """The sheet of one kind: `key` is the kind's key, `name` its Dutch name; `notes` by (row, column) from 0."""

    key: str
    name: str
    columns: tuple[Column, ...]
    rows: Sequence[Sequence[CellValue]]
    notes: Mapping[tuple[int, int], str] = field(default_factory=dict)


@dataclass(frozen=True)
class Book:
    """A whole workbook to write: what to read first, the sheets, the open choices, and the hidden sheet's text."""

    readme: tuple[str, ...]
    sheets: tuple[Sheet, ...]
    conflicts: tuple[tuple[str, ...], ...]
    hidden: str


@dataclass(frozen=True)
class RawSheet:
    """A sheet as it stands in a file. `rows` are ragged; `flagged` by (row, column) from 0 is 'formula' or 'error'."""

    name: str
    rows: Sequence[Sequence[CellValue]]
    flagged: Mapping[tuple[int, int], str] = field(default_factory=dict)


@dataclass(frozen=True)
class RawBook:
    """A file that came through the gate. `remarks` are sentences for the person, such as links that were ignored."""

    sheets: tuple[RawSheet, ...]
    sha256: str
    name: str
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True)
class Scope:
    """What an export holds: area ids (with all within them), kinds, changed since a day; everything when empty."""

    areas: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    since: date | None = None
    personal: bool = True


@dataclass(frozen=True)
class Author:
    """Who wrote under an epoch, and since when (ISO, UTC): the name is '' when it is unknown or out of scope."""

    epoch: int
    worker: str
    name: str
    started: str


@dataclass(frozen=True)
class RowBase:
    """What the workbook showed of one record when it was made.

    `fingerprint` is of the whole row without its id, `cells` holds six bytes a column, `packed` the state.
    """

    id: str
    fingerprint: bytes
    cells: bytes
    packed: str


@dataclass(frozen=True)
class SheetBase:
    """What the workbook showed on one sheet: its columns' keys and its rows in their order."""

    key: str
    columns: tuple[str, ...]
    rows: Sequence[RowBase]


@dataclass(frozen=True)
class Manifest:
    """The hidden sheet: everything that makes a workbook a replica.

    `key` is the random key of the fingerprints, `recipient` a worker's id or '', `predecessor` the recipient's own
    export that this one goes on from, or ''. `tombstones` and `left` are packed states of records that have no row:
    deleted ones, and ones that the recipient once got and that are no longer in the scope.
    """

    export: str
    key: bytes
    team: str
    sender: str
    sender_name: str
    recipient: str
    recipient_name: str
    made: str
    schema: str
    scope: Scope = Scope()
    predecessor: str = ""
    authors: tuple[Author, ...] = ()
    sheets: tuple[SheetBase, ...] = ()
    tombstones: tuple[tuple[str, str, str], ...] = ()  # kind, id, packed state
    left: tuple[tuple[str, str, str], ...] = ()
    erased: frozenset[bytes] = frozenset()
    form: int = 1
    format: int = FORMAT
