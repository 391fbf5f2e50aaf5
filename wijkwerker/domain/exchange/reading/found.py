"""Rows and sheets of a workbook as they were found."""

from collections.abc import Mapping
from dataclasses import dataclass

from wijkwerker.domain.exchange.book import CellValue, RowBase


@dataclass(frozen=True)
class FoundRow:
    """A row that must be looked at. `texts` and `cells` follow the columns of the sheet as it was made, without the id.

    `number` is the row's number in the workbook, from 1; `touched` the columns whose text is not what was written.
    """

    id: str
    number: int
    texts: tuple[str | None, ...]
    cells: tuple[CellValue, ...]
    base: RowBase | None = None
    touched: tuple[int, ...] = ()


@dataclass(frozen=True)
class ColumnQuestion:
    """Whether the column with a heading that we do not know is the one that is gone; `key` names it in Decisions."""

    key: str
    heading: str
    column: str


@dataclass(frozen=True)
class FoundSheet:
    """The sheet of one kind as it was found. `columns` are those it was made with, without the id.

    `absent` are columns that are gone (also `id`), `missing` rows (their ids) that are gone, `order` all rows that
    stand for a record of the export, for the alarms: they compare neighbours. `questions` are about its columns.
    """

    kind: str
    name: str
    columns: tuple[str, ...]
    absent: frozenset[str]
    rows: tuple[FoundRow, ...]
    order: tuple[FoundRow, ...]
    flagged: Mapping[tuple[int, int], str]  # (row number, column index)
    missing: tuple[str, ...] = ()
    questions: tuple[ColumnQuestion, ...] = ()
