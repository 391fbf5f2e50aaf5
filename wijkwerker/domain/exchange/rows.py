"""One row of a workbook as the state that it brings: what it carried, and what a person typed in it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from hashlib import sha256

from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.domain.exchange import fingerprints, typed
from wijkwerker.domain.exchange.book import DELETE, LABEL, Manifest, RowBase
from wijkwerker.domain.exchange.cells import record_of, values_of
from wijkwerker.domain.exchange.copies import SHOWN, Copy
from wijkwerker.domain.exchange.found import FoundRow, FoundSheet
from wijkwerker.domain.exchange.handwork import plain_stamp, row_id
from wijkwerker.domain.exchange.merge import (
    ALIVE,
    DELETED,
    EMPTY,
    LIVE,
    Cell,
    Key,
    State,
    deleted,
    tombstone,
    with_cells,
    without_fields,
)
from wijkwerker.domain.exchange.packing import unpack_state
from wijkwerker.domain.exchange.planned import Issue, Local, Reading
from wijkwerker.domain.exchange.sheets import TOO_LONG, told_by
from wijkwerker.domain.fields import FieldType, Ref, Refs
from wijkwerker.domain.folding import phrase
from wijkwerker.domain.kinds import KINDS
from wijkwerker.domain.kinds.record import fields_of, missing
from wijkwerker.domain.language import _

_YES = {"ja", "j", "x", "yes", "1"}
_SIZE = fingerprints.SIZE
_NOTHING = bytes(_SIZE)
ADDED: Key = ("+", "")  # under which a row that a person added is remembered


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


@dataclass(frozen=True)
class RowReader:
    """Reads the rows of one sheet.

    `held` are fields with an alarm that nobody answered; `typed_before` the cells that were typed in at an earlier
    reading, by record.
    """

    sheet: FoundSheet
    manifest: Manifest
    local: Local
    copy: Copy
    made: int
    held: Collection[str] = ()
    typed_before: Mapping[str, Collection[Key]] = field(default_factory=dict)

    @cached_property
    def _fields(self) -> Mapping[str, FieldType]:
        return fields_of(KINDS[self.sheet.kind])

    @cached_property
    def _gone(self) -> frozenset[str]:
        """The fields whose column is gone."""
        return frozenset(column for column in self.sheet.absent if not typed.is_label(column))

    @cached_property
    def _single(self) -> list[tuple[int, Key, FieldType | None]]:
        """The columns that tell the value of a field, no set: the packed state tells the elements of sets."""
        return [
            (index, (column, ""), known)
            for index, column in enumerate(self.sheet.columns)
            if column != DELETE
            and not typed.is_label(column)
            and ((known := self._fields.get(column)) is None or known.holds is not frozenset)
        ]

    def known(self, row: FoundRow, base: RowBase) -> Incoming:
        """A row of the export: its state, with what was typed in it."""
        incoming = Incoming(self.sheet.kind, row.id, row.number)
        touched = {self.sheet.columns[index]: index for index in row.touched}
        names = {typed.field_of(column) for column in touched} - {DELETE}
        carried = self._carried(row, base)
        incoming.state = incoming.base = carried
        if not (touched or self._gone or row.id in self.typed_before):
            return incoming
        gone = set(self._gone)
        edits: dict[Key, Cell] = {}
        for name in sorted(names - gone):
            if name in self.held:
                incoming.held = True
                gone.add(name)
            elif not self._read_field(incoming, row, name, touched, carried, edits):
                gone.add(name)
        self._read_again(incoming, row, carried, names | gone, edits)
        state = with_cells(carried, edits) if edits else carried
        deletion = self._read_deletion(incoming, row, state, carried, is_touched=DELETE in touched)
        incoming.state = without_fields(state, gone) if deletion is None else deletion
        return incoming

    def _carried(self, row: FoundRow, base: RowBase) -> State:
        """The state as the export had it; SHOWN stands for values that were typed over, or whose column is gone."""
        values: dict[Key, str] = {}
        for index, key, known in self._single:
            text = row.texts[index]
            if index in row.touched or key[0] in self._gone:
                if base.cells[index * _SIZE : index * _SIZE + _SIZE] != _NOTHING:
                    values[key] = SHOWN
            elif text is not None and text != TOO_LONG:
                values[key] = text if known is None else told_by(known, text)
        return unpack_state(self.sheet.kind, row.id, base.packed, values, self.manifest)

    def _read_field(
        self,
        incoming: Incoming,
        row: FoundRow,
        name: str,
        touched: Mapping[str, int],
        carried: State,
        edits: dict[Key, Cell],
    ) -> bool:
        """Read what was typed in a field; whether it counts."""
        columns = [column for column in (name, name + LABEL) if column in touched]
        column = next((column for column in columns if row.texts[touched[column]] is not None), columns[0])
        index = touched[column]
        try:
            values = self._typed(row, index, column, carried)
            self._refuse_natural(name)
        except (WijkwerkerError, ValueError) as error:
            self._issue(incoming, row, index, error)
            return False
        if not self.copy.person:
            incoming.parked = True
            return False
        before = self.typed_before.get(incoming.id, ())  # an element that was typed before may be gone again
        for key in {key for key in (*carried.keys(), *values, *before) if key[0] == name}:
            self._edit(incoming, carried, key, values.get(key), edits)
        return True

    def _typed(self, row: FoundRow, index: int, column: str, carried: State | None) -> dict[Key, str]:
        name = typed.field_of(column)
        known = self._fields.get(name)
        if known is None:
            raise WijkwerkerError(_("Deze kolom is van een nieuwere Wijkwerker."), _("Verander hem daar."))
        what = typed.Typed(row.cells[index], row.texts[index], self.sheet.flagged.get((row.number, index), ""))

        def find(kind: str, label: str) -> tuple[str, ...]:
            own = [] if carried is None else _referred(known, name, carried)
            same = tuple(i for i in own if phrase(self.local.title(kind, i)) == phrase(label))
            return same or self.local.find(kind, label)

        return typed.read(known, name, what, find, self.local.codes, label=typed.is_label(column))

    def _refuse_natural(self, name: str) -> None:
        if name in KINDS[self.sheet.kind].info.natural:
            raise self._fields[name].refuse(_("dit kan niet veranderen: hieraan is de rij te herkennen."))

    def _edit(self, incoming: Incoming, carried: State, key: Key, value: str | None, edits: dict[Key, Cell]) -> None:
        base = carried.cell(key)
        shown = ALIVE if key == LIVE else carried.values.get(key)
        earlier = self.local.memory.get((incoming.id, key), ())
        floor = carried.default.hlc if carried.default else self.made
        edited = self.copy.read(incoming.id, key, base, shown, value, earlier, floor)
        if edited is None:
            return
        edits[key] = edited.cell
        incoming.typed.add(key)
        if edited.back:
            incoming.back.add(key)
        if edited.reading is not None:
            incoming.readings.append((incoming.id, key, edited.reading))

    def _read_again(
        self, incoming: Incoming, row: FoundRow, carried: State, done: Collection[str], edits: dict[Key, Cell]
    ) -> None:
        """Cells that were typed in before and are back at what the export showed."""
        if not self.copy.person:
            return
        for key in self.typed_before.get(row.id, ()):
            if key[0] not in done and key != LIVE:
                self._edit(incoming, carried, key, carried.values.get(key), edits)

    def _read_deletion(
        self, incoming: Incoming, row: FoundRow, state: State, carried: State, *, is_touched: bool
    ) -> State | None:
        """The state after *Verwijderen?*, or None when nothing is typed there; what was not read cannot be deleted."""
        earlier = self.local.memory.get((row.id, LIVE), ())
        if DELETE not in self.sheet.columns or DELETE in self.sheet.absent:
            return None
        index = self.sheet.columns.index(DELETE)
        wants = (row.texts[index] or "").casefold() in _YES
        if not (is_touched and wants) and not earlier:
            return None
        if incoming.issues or incoming.held or not self.copy.person:
            if self.copy.person:
                self._issue(incoming, row, index, WijkwerkerError(_("Eerst moet de rest van deze rij gelezen worden.")))
            incoming.parked = incoming.parked or not self.copy.person
            return None
        heads = Cell(frozenset((stamp, ALIVE) for stamp in carried.stamps))
        floor = carried.default.hlc if carried.default else self.made
        edited = self.copy.read(row.id, LIVE, heads, ALIVE, DELETED if wants else ALIVE, earlier, floor)
        if edited is None:
            return None
        incoming.typed.add(LIVE)
        if edited.reading is not None:
            incoming.readings.append((row.id, LIVE, edited.reading))
        live = Cell(edited.cell.heads, {**carried.cell(LIVE).seen, **edited.cell.seen})
        if not wants:
            return with_cells(state, {LIVE: live})
        stamp = max(stamp for stamp, _value in edited.cell.heads)
        return tombstone(with_cells(deleted(state, stamp), {LIVE: live}))

    def added(self, row: FoundRow, nth: Mapping[tuple[str | None, ...], int]) -> Incoming:
        """A row that the export did not have. Raises nothing: what cannot be read becomes an issue."""
        incoming = Incoming(self.sheet.kind, row.id, row.number)
        cls = KINDS[self.sheet.kind]
        values, gone = self._added_values(incoming, row)
        if not self.copy.person:
            incoming.parked = True
            return incoming
        try:
            record = record_of(cls, "", self._with_worker(values))
        except ValueError as error:
            self._issue(incoming, row, 0, error)
            return incoming
        if empty := missing(record):
            labels = ", ".join(_(self._fields[name].label) for name in empty)
            absent = WijkwerkerError(_("Hier ontbreekt nog: {fields}.").format(fields=labels), _("Vul het in."))
            self._issue(incoming, row, 0, absent)
            return incoming
        if row.id and row.id in self.local.states and self.local.states[row.id].kind != self.sheet.kind:
            row = replace(row, id="")
        count = nth[row.texts]
        made = row_id(self.manifest.key, self.copy.export, self.copy.person, self.sheet.kind, row.texts, count)
        incoming.id = row.id or record.natural_id() or made
        anyone = "\x1f".join(text or "" for text in row.texts)
        incoming.digest = sha256(f"{self.sheet.kind}|{anyone}|{count}".encode()).hexdigest()[:32]
        covered = frozenset(self._fields) & {typed.field_of(c) for c in self.sheet.columns} - gone
        shown = {key: text for key, text in values_of(record).items() if key[0] in covered}
        content = "\x1f".join(f"{name}|{element}|{text}" for (name, element), text in sorted(shown.items()))
        key = ("", "")
        stamp = plain_stamp(self.copy.export, self.copy.person, incoming.id, key, EMPTY, content, self.made)
        incoming.state = State(self.sheet.kind, incoming.id, stamp, covered, shown)
        incoming.typed.add(ADDED)
        return incoming

    def _added_values(self, incoming: Incoming, row: FoundRow) -> tuple[dict[Key, str], set[str]]:
        values: dict[Key, str] = {}
        gone: set[str] = set()
        for index, column in enumerate(self.sheet.columns):
            if column == DELETE or row.texts[index] is None:
                continue
            name = typed.field_of(column)
            if any(key[0] == name for key in values):
                continue
            try:
                values.update(self._typed(row, index, column, None))
            except (WijkwerkerError, ValueError) as error:
                self._issue(incoming, row, index, error)
                gone.add(name)
        return values, gone

    def _with_worker(self, values: dict[Key, str]) -> dict[Key, str]:
        """Who did it, for a row where nobody filled that in: the colleague whose copy it is."""
        filled = {key[0] for key in values}
        for name, known in self._fields.items():
            is_colleague = isinstance(known, Ref) and known.to == "worker" and known.required
            if is_colleague and name not in filled and self.local.title("worker", self.copy.person):
                values = {**values, (name, ""): self.copy.person}
        return values

    def _issue(self, incoming: Incoming, row: FoundRow, index: int, error: WijkwerkerError | ValueError) -> None:
        raw = row.texts[index] or ""
        column = self.sheet.columns[index]
        reason = typed.refusal(error)
        incoming.issues.append(
            Issue(self.sheet.kind, incoming.id or row.id, self.sheet.name, row.number, column, raw, reason)
        )


def _referred(known: FieldType | None, name: str, state: State) -> list[str]:
    """The ids to which a field refers."""
    if isinstance(known, Refs):
        return [element for (field_, element) in state.values if field_ == name]
    value = state.values.get((name, ""))
    return [value] if value and value != SHOWN else []
