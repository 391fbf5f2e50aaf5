"""Rows that people added to a workbook: records with an id that every laptop gives to the same row of the same copy.

What such a row says is remembered, cell by cell and as a whole by its digest: when it was typed over and is read again,
that is an edit of the record that it became, and no second record.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256

from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.domain.exchange.book import DELETE, ID, field_of
from wijkwerker.domain.exchange.cells import record_of, values_of
from wijkwerker.domain.exchange.merge import EMPTY, Cell, Key, State, condense
from wijkwerker.domain.exchange.planned import Reading
from wijkwerker.domain.exchange.reading.columns import visible
from wijkwerker.domain.exchange.reading.deletions import wants_deletion
from wijkwerker.domain.exchange.reading.found import FoundRow
from wijkwerker.domain.exchange.reading.handwork import plain_stamp, row_id
from wijkwerker.domain.exchange.reading.incoming import Incoming, SheetReader
from wijkwerker.domain.fields import Ref
from wijkwerker.domain.kinds import KINDS
from wijkwerker.domain.kinds.record import Record, missing
from wijkwerker.domain.language import _

ROW = "+"  # the field under which it is remembered that a row, told by its digest as element, is a record


@dataclass
class AdditionReader:
    """Reads the rows of one sheet that the export did not have, in the order of the sheet: equal ones are numbered.

    `read_before` are the cells that were read before from this copy, by record.
    """

    reader: SheetReader
    read_before: Mapping[str, Collection[Key]] = field(default_factory=dict)
    equal: Counter[tuple[str | None, ...]] = field(default_factory=Counter)

    def read(self, row: FoundRow) -> Incoming:
        """What an added row brings; what cannot be read becomes an issue."""
        reader = self.reader
        incoming = Incoming(reader.sheet.kind, row.id, row.number)
        if ID in reader.sheet.absent:
            unknown = WijkwerkerError(_("De kolom met sleutels is weg, dus we weten niet of deze rij nieuw is."))
            reader.refuse(incoming, row, ID, unknown)
            return incoming
        if self._is_struck(row):
            return incoming
        if reader.sheet.questions:  # the answer decides what the row says, and so which record it is
            incoming.typed.add((ROW, ""))
            incoming.parked = not reader.copy.person
            return incoming
        values, gone = self._values(incoming, row)
        if not reader.copy.person:
            incoming.parked = True
            return incoming
        if (record := self._record(incoming, row, values)) is not None:
            self._identify(incoming, row, record)
            incoming.typed.add((ROW, incoming.digest))
            seen = visible(incoming.kind, reader.sheet.columns)
            incoming.told = " · ".join(text for index in seen if (text := row.texts[index]))
            self._remember(incoming, self._state(incoming.id, record, gone))
        return incoming

    @cached_property
    def _known(self) -> Mapping[str, str]:
        """The records of rows that were read before from this copy, by digest."""
        return {element: record for record, keys in self.read_before.items() for name, element in keys if name == ROW}

    def gone(self, brought: Iterable[Incoming]) -> dict[str, Mapping[Key, str]]:
        """What rows said that were read before from this sheet of the copy and are there no more, by record."""
        there = {incoming.id for incoming in brought}
        kind = self.reader.sheet.kind
        return {
            record: self._said(record)
            for record in set(self._known.values()) - there
            if (first := self._first(record)) is not None and first.value == kind and first.stamps
        }

    def _said(self, record: str) -> Mapping[Key, str]:
        latest = {key: self.reader.local.memory[record, key][-1].value for key in self.read_before[record]}
        return {key: value for key, value in latest.items() if key[0] != ROW and value is not None}

    def _first(self, record: str) -> Reading | None:
        """The first reading of the row that became a record: its kind and stamp; no stamp when it was here already."""
        memory = self.reader.local.memory
        found = [memory[record, key][0] for key in self.read_before.get(record, ()) if key[0] == ROW]
        return max(found, key=lambda reading: reading.stamps, default=None)

    def _remember(self, incoming: Incoming, state: State) -> None:
        """Take a row for what it was when it was read before, or for a new record that is to be remembered."""
        known = self._known.get(incoming.digest) if incoming.digest else None
        first = self._first(known or incoming.id)
        if first is None and state.default is not None:
            incoming.state = state
            reading = Reading(incoming.kind, (state.default,))
            incoming.readings.append((incoming.id, (ROW, incoming.digest), reading))
            incoming.readings.extend(
                (incoming.id, key, Reading(value, reading.stamps)) for key, value in state.values.items()
            )
        elif first is not None and not first.stamps:
            incoming.id, incoming.is_known = known or incoming.id, True
        else:
            incoming.state = state
            self.go_on(incoming, known or incoming.id)

    def go_on(self, incoming: Incoming, record: str) -> None:
        """Take a row for one that was read before from this copy: what it says now was typed over what it said then."""
        now, first = incoming.state, self._first(record)
        if now is None or first is None:
            return
        incoming.id, incoming.readings = record, []
        cells: dict[Key, Cell] = {}
        for key in sorted(now.values.keys() | set(self.read_before[record])):
            earlier = self.reader.local.memory.get((record, key), ())
            value = now.values.get(key)
            if key[0] in now.covered and (
                edited := self.reader.copy.read(record, key, EMPTY, None, value, earlier, self.reader.made)
            ):
                cells[key] = edited.cell
                if edited.reading is not None:
                    incoming.readings.append((record, key, edited.reading))
        if (ROW, incoming.digest) not in self.read_before[record]:
            incoming.readings.append((record, (ROW, incoming.digest), first))
        incoming.state = condense(State(now.kind, record, first.stamps[0], now.covered, cells=cells))

    def _is_struck(self, row: FoundRow) -> bool:
        """Whether somebody added a row, or copied one, and then said that it may go."""
        columns = self.reader.sheet.columns
        try:
            return DELETE in columns and wants_deletion(row.texts[columns.index(DELETE)])
        except WijkwerkerError:
            return False

    def _values(self, incoming: Incoming, row: FoundRow) -> tuple[dict[Key, str], set[str]]:
        """The cells of the row, and the fields that could not be read."""
        values: dict[Key, str] = {}
        gone: set[str] = set()
        for index, column in enumerate(self.reader.sheet.columns):
            name = field_of(column)
            if column == DELETE or row.texts[index] is None or any(key[0] == name for key in values):
                continue
            try:
                values.update(self.reader.typed(row, index))
            except (WijkwerkerError, ValueError) as error:
                self.reader.refuse(incoming, row, column, error)
                gone.add(name)
        return values, gone

    def _record(self, incoming: Incoming, row: FoundRow, values: Mapping[Key, str]) -> Record | None:
        reader = self.reader
        first = reader.sheet.columns[0]
        try:
            record = record_of(KINDS[reader.sheet.kind], "", self._with_worker(values))
        except ValueError as error:
            reader.refuse(incoming, row, first, error)
            return None
        if empty := missing(record):
            labels = ", ".join(_(reader.fields[name].label) for name in empty)
            absent = WijkwerkerError(_("Hier ontbreekt nog: {fields}.").format(fields=labels), _("Vul het in."))
            reader.refuse(incoming, row, first, absent)
            return None
        return record

    def _with_worker(self, values: Mapping[Key, str]) -> Mapping[Key, str]:
        """Who did it, for a row where nobody filled that in: the colleague whose copy it is."""
        person = self.reader.copy.person
        filled = {key[0] for key in values}
        for name, known in self.reader.fields.items():
            is_colleague = isinstance(known, Ref) and known.to == "worker" and known.required
            if is_colleague and name not in filled and self.reader.local.title("worker", person):
                values = {**values, (name, ""): person}
        return values

    def _identify(self, incoming: Incoming, row: FoundRow, record: Record) -> None:
        """Give the row the id of its natural key, or its own, or one that follows from what it says."""
        reader, kind = self.reader, self.reader.sheet.kind
        known = reader.local.states.get(row.id)
        own = row.id if known is None or known.kind == kind else ""
        if not own:
            self.equal[row.texts] += 1
        count = self.equal[row.texts]
        made = row_id(reader.manifest.key, reader.copy.export, reader.copy.person, kind, row.texts, count)
        incoming.id = record.natural_id() or own or made
        anyone = "\x1f".join(text or "" for text in row.texts)
        if not own:
            incoming.digest = sha256(f"{kind}|{anyone}|{count}".encode()).hexdigest()[:32]

    def _state(self, record_id: str, record: Record, gone: set[str]) -> State:
        reader = self.reader
        covered = frozenset(reader.fields) & {field_of(column) for column in reader.sheet.columns} - gone
        shown = {key: text for key, text in values_of(record).items() if key[0] in covered}
        content = "\x1f".join(f"{name}|{element}|{text}" for (name, element), text in sorted(shown.items()))
        copy = reader.copy
        stamp = plain_stamp(copy.export, copy.person, record_id, ("", ""), EMPTY, content, reader.made)
        return State(reader.sheet.kind, record_id, stamp, covered, shown)
