"""Laptops that share workbooks, and workbooks in which people type: the scenery of the tests of reading.

A `Laptop` knows states, and makes and reads a `Workbook`. A `Workbook` is edited as people do: the row of somebody, the
column with some heading. Everybody here is fictional.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from itertools import count

from wijkwerker.domain.exchange.book import Author, CellValue, Column, Manifest, RawBook, RawSheet, Scope
from wijkwerker.domain.exchange.cells import values_of
from wijkwerker.domain.exchange.compose import Content, book
from wijkwerker.domain.exchange.erasing import erased_hash, without_erased
from wijkwerker.domain.exchange.merge import Key, State, deleted, revived, supersede, with_cells
from wijkwerker.domain.exchange.planned import Decisions, Group, Line, Local, Mark, Plan, Reading
from wijkwerker.domain.exchange.reading.matching import Sifted, sift
from wijkwerker.domain.exchange.reading.plan import plan
from wijkwerker.domain.folding import phrase
from wijkwerker.domain.kinds import KINDS, Area, Contact, ContactMoment, Worker
from wijkwerker.domain.kinds.record import Record, fields_of
from wijkwerker.domain.stamps import Stamp

TEAM = "00000000-0000-4000-8000-00000000000a"
MADE = "2026-11-20T10:00:00+00:00"
TOP = 2  # rows above the data: hidden keys and headings

ELS = Worker(id="e15e0000-0000-4000-8000-000000000001", name="Els Bakker")
NOOR = Worker(id="40040000-0000-4000-8000-000000000002", name="Noor Smit")
OOST = Area(code="BU0001", year=2026, name="Oosterhout")
WEST = Area(code="BU0002", year=2026, name="Westend")

CODES: Mapping[str, Mapping[str, str]] = {
    "kind": {"gesprek": "gesprek", "huisbezoek": "huisbezoek"},
    "theme": {"energie": "energie", "groen": "groen", "schulden": "schulden"},
    "group": {"jongeren": "jongeren", "ouderen": "ouderen"},
}

_ticks = count(1)
_exports = count(1)


def tick(epoch: int = 7) -> Stamp:
    """The stamp of the next edit, wherever it is made."""
    now = next(_ticks)
    return Stamp((int(dt.datetime.fromisoformat(MADE).timestamp() * 1000) << 16) + now, epoch, now)


def contact(name: str, **values: object) -> Contact:
    """Somebody with this name, and always the same id for it."""
    return replace(Contact(id=an_id(name), name=name), **values)  # type: ignore[arg-type]


def moment(note: str, day: int = 20, **values: object) -> ContactMoment:
    """A moment in November, known by its note."""
    found = ContactMoment(id=an_id(note), date=dt.date(2026, 11, day), area=OOST.id, worker=ELS.id, note=note)
    return replace(found, **values)  # type: ignore[arg-type]


def an_id(text: str) -> str:
    """A random id, always the same for the same text."""
    digits = sha256(text.encode()).hexdigest()
    return f"{digits[:8]}-{digits[8:12]}-4{digits[13:16]}-8{digits[17:20]}-{digits[20:32]}"


def made(record: Record, epoch: int = 7) -> State:
    """The state of a record that was just made."""
    return State(record.info.key, record.id, tick(epoch), frozenset(fields_of(type(record))), values_of(record))


@dataclass
class Workbook:
    """A copy of an export in somebody's hands. `rows` are the cells by kind, with keys and headings on top."""

    manifest: Manifest
    names: dict[str, str]  # of sheets, by kind
    rows: dict[str, list[list[CellValue]]]
    columns: dict[str, tuple[Column, ...]]
    flags: list[tuple[str, list[CellValue], str, str]] = field(default_factory=list)
    known: dict[str, list[CellValue]] = field(default_factory=dict)

    def kind(self, title: str) -> str:
        """The kind on whose sheet a row stands."""
        return next(kind for kind, rows in self.rows.items() if any(row is self.known[title] for row in rows))

    def at(self, kind: str, heading: str) -> int:
        """Where the column stands that had this heading, or has this key."""
        key = next((column.key for column in self.columns[kind] if column.heading == heading), heading)
        return self.rows[kind][0].index(key)

    def cell(self, title: str, heading: str) -> CellValue:
        """What stands in a cell."""
        return self.known[title][self.at(self.kind(title), heading)]

    def edit(self, title: str, heading: str, value: CellValue, flag: str = "") -> "Workbook":
        """Type something in a cell; `flag` says that it is a formula or an error."""
        self.known[title][self.at(self.kind(title), heading)] = value
        if flag:
            self.flags.append((self.kind(title), self.known[title], heading, flag))
        return self

    def edit_column(self, kind: str, heading: str, values: Sequence[CellValue]) -> "Workbook":
        """Put other values in a column, from the first row down."""
        for row, value in zip(self.rows[kind][TOP:], values, strict=False):
            row[self.at(kind, heading)] = value
        return self

    def column(self, kind: str, heading: str) -> list[CellValue]:
        """What stands in a column, from the first row down."""
        return [row[self.at(kind, heading)] for row in self.rows[kind][TOP:]]

    def add(self, kind: str, title: str, /, **cells: CellValue) -> "Workbook":
        """Add a row without an id; cells by key of their column, `area__naam` for a label."""
        given = {name.replace("__", "."): value for name, value in cells.items()}
        row: list[CellValue] = [given.get(str(key)) for key in self.rows[kind][0]]
        self.rows[kind].append(row)
        self.known[title] = row
        return self

    def copy_row(self, title: str, name: str, *, above: bool = False) -> "Workbook":
        """Copy a whole row, with its hidden id; the copy is known by another name."""
        kind, double = self.kind(title), list(self.known[title])
        self.rows[kind].insert(TOP if above else len(self.rows[kind]), double)
        self.known[name] = double
        return self

    def drop(self, title: str) -> "Workbook":
        """Take a row out of its sheet."""
        kind = self.kind(title)
        self.rows[kind] = [row for row in self.rows[kind] if row is not self.known[title]]
        return self

    def sort(self, kind: str, heading: str, *, without: Sequence[str] = ()) -> "Workbook":
        """Sort the rows of a sheet backwards by a column; columns in `without` stay as they are."""
        rows, at = self.rows[kind][TOP:], self.at(kind, heading)
        fixed = {self.at(kind, key) for key in without}
        if not fixed:
            self.rows[kind][TOP:] = sorted(rows, key=lambda row: str(row[at]), reverse=True)
            return self
        contents = sorted((list(row) for row in rows), key=lambda row: str(row[at]), reverse=True)
        for row, other in zip(rows, contents, strict=True):
            row[:] = [own if index in fixed else new for index, (own, new) in enumerate(zip(row, other, strict=True))]
        return self

    def move_column(self, kind: str, heading: str, to: int) -> "Workbook":
        """Move a column with its key and heading."""
        at = self.at(kind, heading)
        for row in self.rows[kind]:
            row.insert(to, row.pop(at))
        return self

    def rename_column(self, kind: str, heading: str, name: str | None, *, key: str | None = None) -> "Workbook":
        """Give a column another heading and, as when somebody made the first row anew, another key."""
        at = self.at(kind, heading)
        self.rows[kind][1][at] = name
        self.rows[kind][0][at] = key
        return self

    def remove_column(self, kind: str, heading: str) -> "Workbook":
        """Take a column out of a sheet."""
        at = self.at(kind, heading)
        for row in self.rows[kind]:
            del row[at]
        return self

    def remove_sheet(self, kind: str) -> "Workbook":
        """Take a whole sheet out of the file."""
        del self.rows[kind]
        return self

    def duplicate(self) -> "Workbook":
        """The same file, for somebody else to type in."""
        places = {id(row): (kind, at) for kind, rows in self.rows.items() for at, row in enumerate(rows)}
        rows = {kind: [list(row) for row in found] for kind, found in self.rows.items()}
        known = {title: rows[places[id(row)][0]][places[id(row)][1]] for title, row in self.known.items()}
        return replace(self, rows=rows, known=known, names=dict(self.names), flags=[])

    def raw(self) -> RawBook:
        """The workbook as the reader gives it."""
        sheets = []
        for kind, rows in self.rows.items():
            flagged = {
                (next(at for at, other in enumerate(rows) if other is row), self.at(kind, heading)): flag
                for flagged_kind, row, heading, flag in self.flags
                if flagged_kind == kind
            }
            sheets.append(RawSheet(self.names[kind], [list(row) for row in rows], flagged))
        return RawBook(tuple(sheets), "0" * 64, "uitwisseling.xlsx")


@dataclass
class Laptop:
    """One laptop of the team: its states, and what it remembers of workbooks that it read."""

    worker: Worker = ELS
    states: dict[str, State] = field(default_factory=dict)
    erased: set[bytes] = field(default_factory=set)
    memory: dict[tuple[str, str], dict[tuple[str, Key], tuple[Reading, ...]]] = field(default_factory=dict)
    added: dict[tuple[str, str], dict[str, str]] = field(default_factory=dict)

    @property
    def epoch(self) -> int:
        """Under which everything is written here."""
        return 7 if self.worker is ELS else 8

    @classmethod
    def with_records(cls, *records: Record, worker: Worker = ELS) -> "Laptop":
        """A laptop on which these records were just made, with its areas and colleagues."""
        laptop = cls(worker)
        for record in (ELS, NOOR, OOST, WEST, *records):
            laptop.states[record.id] = made(record, laptop.epoch)
        return laptop

    def edit(self, record: str, name: str, value: str | None, element: str = "") -> None:
        """Somebody edits a field here."""
        state, key = self.states[record], (name, element)
        self.states[record] = with_cells(state, {key: supersede(state.cell(key), tick(self.epoch), value)})

    def delete(self, record: str) -> None:
        """Somebody deletes a record here."""
        self.states[record] = deleted(self.states[record], tick(self.epoch))

    def revive(self, record: str) -> None:
        """Somebody puts a record back."""
        self.states[record] = revived(self.states[record], tick(self.epoch))

    def erase(self, record: str) -> None:
        """Everything of a record goes, for ever."""
        self.erased.add(erased_hash(record))
        self.states.pop(record, None)
        self.states = {id_: without_erased(state, self._is_erased) for id_, state in self.states.items()}

    def _is_erased(self, record: str) -> bool:
        return erased_hash(record) in self.erased

    def value(self, record: str, name: str, element: str = "") -> str | None:
        """The shown value of a cell."""
        return self.states[record].values.get((name, element))

    def title(self, kind: str, record: str) -> str:
        """What a record is known by here."""
        state = self.states.get(record)
        return "" if state is None else state.values.get((KINDS[kind].info.title, ""), "")

    def find(self, kind: str, label: str) -> tuple[str, ...]:
        """The ids of the live records that are called this."""
        alive = (state for state in self.states.values() if state.kind == kind and not state.is_dead)
        return tuple(state.id for state in alive if phrase(self.title(kind, state.id)) == phrase(label))

    def export(
        self,
        to: Worker | None = NOOR,
        *,
        only: Sequence[str] = (),
        personal: bool = True,
        left: Sequence[State] = (),
        erased: frozenset[bytes] = frozenset(),
    ) -> Workbook:
        """A workbook with all records, or only some of them, and what is deleted and erased."""
        number = next(_exports)
        shared = [state for state in self.states.values() if not only or state.id in only]
        cover = Manifest(
            export=f"uitwisseling {number}",
            key=number.to_bytes(16, "big"),
            team=TEAM,
            sender=self.worker.id,
            sender_name=self.worker.name,
            recipient=to.id if to else "",
            recipient_name=to.name if to else "",
            made=MADE,
            schema="2",
            scope=Scope(personal=personal),
        )
        content = Content(
            states=[state for state in shared if not state.is_dead],
            label=self.title,
            dead=[state for state in shared if state.is_dead],
            left=left,
            erased=erased | frozenset(self.erased),
            authors={self.epoch: Author(self.epoch, self.worker.id, self.worker.name, MADE)},
        )
        written, manifest = book(cover, content)
        result = Workbook(manifest, {}, {}, {})
        for sheet in written.sheets:
            result.names[sheet.key] = sheet.name
            result.columns[sheet.key] = sheet.columns
            keys: list[CellValue] = [column.key for column in sheet.columns]
            headings: list[CellValue] = [column.heading for column in sheet.columns]
            result.rows[sheet.key] = [keys, headings, *map(list, sheet.rows)]
            result.known |= {self.title(sheet.key, str(row[0])): row for row in result.rows[sheet.key][TOP:]}
        return result

    def sift(self, workbook: Workbook, person: str = "", choices: Mapping[str, str] | None = None) -> Sifted:
        """The rows of a workbook that can change anything here."""
        marks = {
            state.id: Mark(state.default, state.covered, state.is_plain, not state.is_dead)
            for state in self.states.values()
            if state.default is not None
        }
        memory = self.memory.get((workbook.manifest.export, person), {})
        return sift(
            workbook.raw(), workbook.manifest, marks, frozenset(record for record, _key in memory), choices or {}
        )

    def plan(
        self,
        workbook: Workbook,
        person: str = NOOR.id,
        without: Sequence[str] = (),
        choices: Mapping[str, str] | None = None,
    ) -> Plan:
        """What reading a workbook here would do."""
        export = workbook.manifest.export
        others = {
            digest: id_
            for (e, p), rows in self.added.items()
            if e == export and p != person
            for digest, id_ in rows.items()
        }
        sifted = self.sift(workbook, person, choices)
        local = Local(
            states={record: self.states[record] for record in sifted.wanted if record in self.states},
            more=lambda ids: {record: self.states[record] for record in ids if record in self.states},
            worker=self.worker.id,
            clock=1,
            find=self.find,
            codes=lambda name: CODES.get(name, {}),
            title=self.title,
            added=others,
            condemned={
                hash_: (state.kind, state.id)
                for state in self.states.values()
                if (hash_ := erased_hash(state.id)) in workbook.manifest.erased
            },
            erased=frozenset(self.erased),
            memory=self.memory.get((export, person), {}),
            authors={self.epoch: Author(self.epoch, self.worker.id, self.worker.name, MADE)},
        )
        decisions = Decisions(person=person, without=frozenset(without), choices=choices or {})
        return plan(sifted, local, decisions)

    def read(
        self,
        workbook: Workbook,
        person: str = NOOR.id,
        without: Sequence[str] = (),
        choices: Mapping[str, str] | None = None,
    ) -> Plan:
        """Read a workbook: do exactly what its plan says."""
        found = self.plan(workbook, person, without, choices)
        for write in found.writes:
            if write.after is None:
                del self.states[write.id]
            else:
                self.states[write.id] = write.after
        memory = self.memory.setdefault((found.export, person), {})
        for record, key, reading in found.memory:
            memory[record, key] = (*memory.get((record, key), ()), reading)
        self.added.setdefault((found.export, person), {}).update(found.added)
        for record, key, value in found.resolved:
            if record in self.states:
                cell = supersede(self.states[record].cell(key), tick(self.epoch), value)
                self.states[record] = with_cells(self.states[record], {key: cell})
        for record in [record for record in self.states if erased_hash(record) in found.erased]:
            self.erase(record)
        self.erased |= found.erased
        return found


def told(plan: Plan) -> list[tuple[str, str, str]]:
    """The lines of a plan as (group, title, field), in their order."""
    return [(line.group.value, line.title, line.field) for line in plan.lines]


def one(plan: Plan, group: Group) -> Line:
    """The only line of a group."""
    (line,) = plan.of(group)
    return line
