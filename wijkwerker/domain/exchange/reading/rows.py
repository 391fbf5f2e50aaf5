"""One row of the export as the state that it brings: what it carried, and what a person typed in it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.domain.exchange import fingerprints
from wijkwerker.domain.exchange.book import DELETE, LABEL, RowBase, field_of, is_label
from wijkwerker.domain.exchange.merge import LIVE, Cell, Key, State, with_cells, without_fields
from wijkwerker.domain.exchange.packing import unpack_state
from wijkwerker.domain.exchange.reading.copies import SHOWN
from wijkwerker.domain.exchange.reading.deletions import DeletionReader
from wijkwerker.domain.exchange.reading.found import FoundRow
from wijkwerker.domain.exchange.reading.incoming import Incoming, SheetReader
from wijkwerker.domain.exchange.sheets import TOO_LONG, told_by
from wijkwerker.domain.fields import FieldType
from wijkwerker.domain.kinds import KINDS
from wijkwerker.domain.language import _


@dataclass(frozen=True)
class RowReader:
    """Reads the rows of one sheet that the export had.

    `held` are fields with an alarm that nobody answered; `typed_before` the cells that were typed in at an earlier
    reading, by record.
    """

    reader: SheetReader
    held: Collection[str] = ()
    typed_before: Mapping[str, Collection[Key]] = field(default_factory=dict)

    @cached_property
    def _gone(self) -> frozenset[str]:
        """The fields whose column is gone."""
        return frozenset(column for column in self.reader.sheet.absent if not is_label(column))

    @cached_property
    def _single(self) -> list[tuple[int, Key, FieldType]]:
        """The columns that tell the value of a field that we know, no set: the line tells the elements of sets."""
        fields = self.reader.fields
        columns = enumerate(self.reader.sheet.columns)
        told = [(index, (column, ""), fields[column]) for index, column in columns if column in fields]
        return [one for one in told if one[2].holds is not frozenset]

    @cached_property
    def _deletions(self) -> DeletionReader:
        return DeletionReader(self.reader, DELETE in self.held)

    def read(self, row: FoundRow, base: RowBase) -> Incoming:
        """The state of a row, with what was typed in it."""
        sheet = self.reader.sheet
        incoming = Incoming(sheet.kind, row.id, row.number)
        carried = self._carried(row, base)
        incoming.state = incoming.base = carried
        if not (row.touched or self._gone or row.id in self.typed_before):
            return incoming
        touched = {sheet.columns[index]: index for index in row.touched}
        names = {field_of(column) for column in touched} - {DELETE}
        gone = set(self._gone) - names  # names beside a key column that is gone tell what somebody typed
        edits: dict[Key, Cell] = {}
        for name in sorted(names):
            if name in self.held:
                incoming.held = True
                gone.add(name)
            elif not self._read_field(incoming, row, name, touched, edits):
                gone.add(name)
        self._read_again(incoming, names | gone | set(self.held), edits)
        state = with_cells(carried, edits) if edits else carried
        state = self._deletions.read(incoming, row, state, carried) or state
        incoming.state = state if state.is_dead else without_fields(state, gone)
        return incoming

    def _carried(self, row: FoundRow, base: RowBase) -> State:
        """The state as the export had it; SHOWN stands for values that were typed over, or whose column is gone."""
        values: dict[Key, str] = {}
        gone, touched, texts = self._gone, row.touched, row.texts
        for index, key, known in self._single:
            text = texts[index]
            if index in touched or key[0] in gone:
                if fingerprints.at(base.cells, index) != fingerprints.NOTHING:
                    values[key] = SHOWN
            elif text is not None and text != TOO_LONG:
                values[key] = told_by(known, text)
        return unpack_state(self.reader.sheet.kind, row.id, base.packed, values, self.reader.manifest)

    def _read_field(
        self, incoming: Incoming, row: FoundRow, name: str, touched: Mapping[str, int], edits: dict[Key, Cell]
    ) -> bool:
        """Read what was typed in a field; whether it counts."""
        carried = incoming.base
        columns = [column for column in (name, name + LABEL) if column in touched]
        column = next((column for column in columns if row.texts[touched[column]] is not None), columns[0])
        try:
            values = self.reader.typed(row, touched[column], carried)
            self._refuse_natural(name)
        except (WijkwerkerError, ValueError) as error:
            self.reader.refuse(incoming, row, column, error)
            return False
        if not self.reader.copy.person:
            incoming.parked = True
            return False
        before = self.typed_before.get(row.id, ())
        for key in {*values, *before, *(carried.keys() if carried else ())}:
            if key[0] == name:
                self._edit(incoming, key, values.get(key), edits)
        return True

    def _refuse_natural(self, name: str) -> None:
        if name in KINDS[self.reader.sheet.kind].info.natural:
            raise self.reader.fields[name].refuse(_("dit kan niet veranderen: hieraan is de rij te herkennen."))

    def _edit(self, incoming: Incoming, key: Key, value: str | None, edits: dict[Key, Cell]) -> None:
        """Put what stands in a cell now among the edits, when anything was ever typed in it."""
        carried = incoming.base
        if carried is None:
            return
        earlier = self.reader.local.memory.get((incoming.id, key), ())
        floor = carried.default.hlc if carried.default else self.reader.made
        shown = carried.values.get(key)
        edited = self.reader.copy.read(incoming.id, key, carried.cell(key), shown, value, earlier, floor)
        if edited is None:
            return
        edits[key] = edited.cell
        incoming.typed.add(key)
        if edited.back:
            incoming.back.add(key)
        if edited.reading is not None:
            incoming.readings.append((incoming.id, key, edited.reading))

    def _read_again(self, incoming: Incoming, done: Collection[str], edits: dict[Key, Cell]) -> None:
        """Cells that were typed in before and are back at what the export showed."""
        carried = incoming.base
        if carried is None or not self.reader.copy.person:
            return
        for key in self.typed_before.get(incoming.id, ()):
            if key[0] not in done and key != LIVE:
                self._edit(incoming, key, carried.values.get(key), edits)
