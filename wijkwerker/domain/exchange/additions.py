"""Rows that people added to a workbook: records with an id that every laptop gives to the same row of the same copy."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256

from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.domain.exchange.book import DELETE, ID, field_of
from wijkwerker.domain.exchange.cells import record_of, values_of
from wijkwerker.domain.exchange.deletions import wants_deletion
from wijkwerker.domain.exchange.found import FoundRow
from wijkwerker.domain.exchange.handwork import plain_stamp, row_id
from wijkwerker.domain.exchange.incoming import Incoming, SheetReader
from wijkwerker.domain.exchange.merge import EMPTY, Key, State
from wijkwerker.domain.fields import Ref
from wijkwerker.domain.kinds import KINDS
from wijkwerker.domain.kinds.record import Record, missing
from wijkwerker.domain.language import _

ADDED: Key = ("+", "")  # under which a row that a person added is remembered


@dataclass
class AdditionReader:
    """Reads the rows of one sheet that the export did not have, in the order of the sheet: equal ones are numbered."""

    reader: SheetReader
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
        values, gone = self._values(incoming, row)
        if not reader.copy.person:
            incoming.parked = True
            return incoming
        if (record := self._record(incoming, row, values)) is not None:
            self._identify(incoming, row, record)
            incoming.state = self._state(incoming.id, record, gone)
            incoming.typed.add(ADDED)
        return incoming

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
