"""What one row of a workbook brings, and how its cells are read."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.domain.exchange import fingerprints
from wijkwerker.domain.exchange.book import Manifest, field_of, is_label
from wijkwerker.domain.exchange.merge import Key, State
from wijkwerker.domain.exchange.planned import Issue, Local, Reading
from wijkwerker.domain.exchange.reading import typed
from wijkwerker.domain.exchange.reading.copies import SHOWN, Copy
from wijkwerker.domain.exchange.reading.found import FoundRow, FoundSheet
from wijkwerker.domain.exchange.sheets import cell_of
from wijkwerker.domain.fields import FieldType, Refs
from wijkwerker.domain.folding import phrase
from wijkwerker.domain.kinds import KINDS
from wijkwerker.domain.kinds.record import fields_of
from wijkwerker.domain.language import _


@dataclass
class Incoming:
    """What a row brings. `state` is None when the whole row waits; `back` are cells set back to what was shown."""

    kind: str
    id: str
    row: int
    state: State | None = None
    base: State | None = None
    typed: set[Key] = field(default_factory=set)
    back: set[Key] = field(default_factory=set)
    readings: list[tuple[str, Key, Reading]] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    held: bool = False  # a field waits for an answer to an alarm
    parked: bool = False  # hand edits that wait for an answer to who made them
    digest: str = ""  # of a row that a person added
    told: str = ""  # what people see in a row that a person added
    is_known: bool = False  # a row that a person added, of which somebody said that it is a record that is here


@dataclass(frozen=True)
class SheetReader:
    """Reads the cells of one sheet. `made` is the hlc of the moment of the export."""

    sheet: FoundSheet
    manifest: Manifest
    local: Local
    copy: Copy
    made: int

    @cached_property
    def fields(self) -> Mapping[str, FieldType]:
        """The fields of the sheet's kind."""
        return fields_of(KINDS[self.sheet.kind])

    def as_shown(self) -> FoundSheet:
        """The sheet without the cells that only look different: a day as text, *Ja* for *ja*. Those are no edits."""
        found = {row.number: self._row_as_shown(row) for row in self.sheet.rows if row.touched}
        if not found:
            return self.sheet
        rows = tuple(found.get(row.number, row) for row in self.sheet.rows)
        return replace(self.sheet, rows=rows, order=tuple(found.get(row.number, row) for row in self.sheet.order))

    def _row_as_shown(self, row: FoundRow) -> FoundRow:
        if row.base is None:
            return row
        texts = list(row.texts)
        for index in row.touched:
            text = self._as_written(row, index)
            if fingerprints.cell(self.manifest.key, text) == fingerprints.at(row.base.cells, index):
                texts[index] = text
        touched = tuple(index for index in row.touched if texts[index] == row.texts[index])
        return replace(row, texts=tuple(texts), touched=touched)

    def _as_written(self, row: FoundRow, index: int) -> str | None:
        """What would stand in a cell if we wrote down what a person typed there."""
        column = self.sheet.columns[index]
        if is_label(column):
            return row.texts[index]
        try:
            return cell_of(KINDS[self.sheet.kind], column, self.typed(row, index))
        except (WijkwerkerError, ValueError):
            return row.texts[index]

    def typed(self, row: FoundRow, index: int, carried: State | None = None) -> dict[Key, str]:
        """The cells of the record from one cell of the sheet; `carried` is the state that the row had.

        Raises WijkwerkerError or ValueError when it cannot be read.
        """
        column = self.sheet.columns[index]
        name = field_of(column)
        known = self.fields.get(name)
        if known is None:
            raise WijkwerkerError(_("Deze kolom is van een nieuwere Wijkwerker."), _("Verander hem daar."))
        what = typed.Typed(row.cells[index], row.texts[index], self.sheet.flagged.get((row.number, index), ""))

        def find(kind: str, label: str) -> tuple[str, ...]:
            own = [] if carried is None else _referred(known, name, carried)
            same = tuple(i for i in own if phrase(self.local.title(kind, i)) == phrase(label))
            return same or self.local.find(kind, label)

        return typed.read(known, name, what, find, self.local.codes, label=is_label(column))

    def refuse(self, incoming: Incoming, row: FoundRow, column: str, error: WijkwerkerError | ValueError) -> None:
        """Leave a cell out and say why."""
        columns, reason = self.sheet.columns, typed.refusal(error)
        raw = (row.texts[columns.index(column)] if column in columns else None) or ""
        incoming.issues.append(
            Issue(self.sheet.kind, incoming.id or row.id, self.sheet.name, row.number, column, raw, reason)
        )


def _referred(known: FieldType | None, name: str, state: State) -> list[str]:
    """The ids to which a field refers."""
    if isinstance(known, Refs):
        return [element for (field_, element) in state.values if field_ == name]
    value = state.values.get((name, ""))
    return [value] if value and value != SHOWN else []
