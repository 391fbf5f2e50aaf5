"""A laptop with a real file that gives and reads real workbooks, in the hands of the same truth as those in memory."""

from __future__ import annotations

import shutil
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from openpyxl import load_workbook
from sqlalchemy import select, table, text

from tests.properties.laptop import Laptop, World
from tests.properties.paper import TOP, Paper
from tests.properties.truth import LIVE, Key
from wijkwerker.domain.exchange import packing
from wijkwerker.domain.exchange.book import ID, Scope
from wijkwerker.domain.exchange.cells import record_of, values_of
from wijkwerker.domain.exchange.erasing import erased_hash
from wijkwerker.domain.exchange.given import Order
from wijkwerker.domain.exchange.planned import Decisions, Group, Plan
from wijkwerker.domain.exchange.sheets import sheet_name
from wijkwerker.domain.kinds import KINDS, Contact
from wijkwerker.domain.kinds.record import make
from wijkwerker.excel import reader
from wijkwerker.services.restoring import restore
from wijkwerker.services.services import Services, open_services
from wijkwerker.storage.exchange import states as stored

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from wijkwerker.domain.exchange.merge import State
    from wijkwerker.domain.kinds import Record

KIND = "contact"


class FiledLaptop(Laptop):
    """A laptop whose states stand in a file. Only contacts are given, so that reading is quick."""

    def __init__(self, world: World, name: str, path: Path, worker: str) -> None:
        self.path = path
        self.worker = worker
        self.gone: dict[str, Record] = {}
        self.services: Services = open_services(path)
        self.services.settings.put("worker", worker)
        super().__init__(world, name)
        world.laptops.append(self)

    def close(self) -> None:
        """Let go of the file."""
        self.services.close()

    @property
    def states(self) -> dict[str, State]:
        """What the file says of every contact."""
        with self.services._store.read() as connection:
            ids = connection.exec_driver_sql("SELECT id FROM contact").scalars().all()
            return stored.load(connection, ids, [KIND])

    @states.setter
    def states(self, _given: dict[str, State]) -> None:
        """The file itself is the state."""

    # --- what its user does -------------------------------------------------------------------------------------

    def create(self, kind: str, **values: object) -> str:
        """Make a contact."""
        made = make(KINDS[kind], values, self.world.new_id())
        self.services.records.save(made)
        for key, value in {LIVE: "1", **values_of(made)}.items():
            self.truth.act(self.known, made.id, key, value)
        return made.id

    def edit(self, record: str, key: Key, value: str | None) -> None:
        """Give a cell another value; where two stand, choose."""
        state = self.states[record]
        if key in state.conflicts:
            self.services.exchange.solve(record, *key, value)
        elif state.values.get(key) == value:
            return
        else:
            cells = {**state.values, key: value}
            shown = record_of(Contact, record, {one: text for one, text in cells.items() if text is not None})
            self.services.records.save(shown)
        self.truth.act(self.known, record, key, value)

    def delete(self, record: str) -> None:
        """Delete a contact, and remember what stood there."""
        self.gone[record] = self.services.records.find(record)
        self.services.records.delete(self.gone[record])
        self.truth.delete(self.known, record)

    def revive(self, record: str) -> None:
        """Keep a contact that somebody else deleted, or put back one that was deleted here."""
        if not self.states[record].is_dead:
            self.services.exchange.solve(record, *LIVE, "1")
            self.truth.act(self.known, record, LIVE, "1")
        elif record in self.gone:
            kept, wanted = self.states[record].values, values_of(self.gone[record])
            self.services.records.save(self.gone[record])
            self.truth.act(self.known, record, LIVE, "1")
            for key in kept.keys() | wanted.keys():
                if kept.get(key) != wanted.get(key):  # what stood there returns as it was, and is no new act
                    self.truth.act(self.known, record, key, wanted.get(key))

    def erase(self, record: str) -> None:
        """Erase a contact for good."""
        self.services.exchange.erase(record)
        self._absorb({record})

    # --- workbooks ----------------------------------------------------------------------------------------------

    def export(  # type: ignore[override]
        self,
        recipient: FiledLaptop | None = None,
        *,
        personal: bool = True,
        only: Collection[str] | None = None,
        only_new: bool = False,
    ) -> Paper:
        """A real workbook; with `only_new` what the recipient's own last workbook did not show."""
        assert only is None, "a real workbook has an area for a scope"
        self.world.ticks += 1
        path = self.path.with_name(f"{self.name}-{self.world.ticks}.xlsx")
        to = recipient.worker if recipient else ""
        scope = Scope(kinds=frozenset({KIND}), personal=personal)
        told = recipient.name if recipient else ""
        self.services.exchange.export(Order(path, to, told, scope, only_new=only_new))
        raw = reader.read(path)
        hidden_text = packing.text_in(raw)
        assert hidden_text is not None
        manifest = packing.read(hidden_text)
        rows = {KIND: [list(row) for sheet in raw.sheets if sheet.name == sheet_name(KIND) for row in sheet.rows]}
        width = max((len(row) for row in rows[KIND]), default=0)
        rows[KIND] = [[*row, *[None] * (width - len(row))] for row in rows[KIND]]
        shown = {row.id for sheet in manifest.sheets if sheet.key == KIND for row in sheet.rows}
        inside = shown | {record for _kind, record, _packed in manifest.tombstones}
        hidden = frozenset[str]() if personal else frozenset({"name", "phone", "talents", "note"})
        states = self.states
        return Paper(
            self.truth,
            manifest.export,
            str(path),
            told or "iemand",
            {kind: found for kind, found in rows.items() if found},
            {(record, key): v for record in shown for key, v in states[record].values.items() if key[0] not in hidden},
            {n for n in self.truth.carried(self.known, hidden) if self.truth.acts[n].record in inside},
            self.name,
            told,
            hidden,
        )

    def plan(self, paper: Paper, decisions: Decisions | None = None) -> Plan:
        """What reading would do."""
        return self.services.exchange.plan(saved(paper), decisions or Decisions())

    def read(
        self,
        paper: Paper,
        *,
        person: str | None = None,
        without: Iterable[str] = (),
        choices: Mapping[str, str] | None = None,
    ) -> Plan:
        """Read the workbook as it is now."""
        decisions = Decisions(paper.person if person is None else person, "", frozenset(without), choices or {})
        path = saved(paper)
        made = self.services.exchange.plan(path, decisions)
        if doubts := {line.key: "new" for line in made.of(Group.DOUBT)}:
            decisions = replace(decisions, choices={**doubts, **decisions.choices})
            made = self.services.exchange.plan(path, decisions)
        before = set(self.known)
        earlier: dict[tuple[str, Key], Any] = dict(self.memory.get((paper.export, made.person), {}))
        done = self.services.exchange.apply(made, decisions, path, back_up=False)
        readings = self.memory.setdefault((paper.export, made.person), {})
        for record, key, reading in made.memory:
            readings[record, key] = (*readings.get((record, key), ()), reading)
        self._learn(made, paper, decisions, earlier)
        self.before = ({}, before, {}) if done.id else None
        if made.erased:
            self._absorb({one for one in self.truth.records(self.truth.acts) if erased_hash(one) in made.erased})
        return made

    def undo(self) -> None:
        """Take back the last reading."""
        if self.before is not None:
            self.services.exchange.undo()
            self.known = self.before[1]
            self.before = None

    # --- backups ------------------------------------------------------------------------------------------------

    def save_copy(self) -> tuple[Path, set[int]]:
        """A backup of the file, and what was known then."""
        self.world.ticks += 1
        target = self.path.with_name(f"{self.name}-{self.world.ticks}.copy")
        self.services.backups.back_up(target)
        return target, set(self.known)

    def put_back(self, saved_copy: tuple[Path, set[int]]) -> None:
        """Go back to a backup; erasures stay."""
        self.services.close()
        restore(saved_copy[0], self.path)
        self.services = open_services(self.path)
        self.known = {n for n in saved_copy[1] if not self._is_erased(n)}
        self.memory = {}

    def tables(self) -> dict[str, list[str]]:
        """Every row of every table, also of those that hold the search index."""
        with self.services._store.read() as connection:
            names = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'").scalars().all()
            found = {name: connection.execute(select(text("*")).select_from(table(name))) for name in names}
            return {name: [repr(tuple(row)) for row in rows] for name, rows in found.items()}

    def holding(self, word: str) -> dict[str, list[str]]:
        """The rows, by table, in which a word stands, whatever its case."""
        found = {name: [row for row in rows if word.lower() in row.lower()] for name, rows in self.tables().items()}
        return {name: rows for name, rows in found.items() if rows}


def saved(paper: Paper) -> Path:
    """The workbook with what the person typed in it, written by another program than ours."""
    source = Path(paper.hidden)
    digest = sha256(repr(paper.rows).encode()).hexdigest()[:12]
    if digest == paper.made:
        return source
    target = source.with_suffix(f".{digest}.xlsx")
    if target.exists():
        return target
    book = load_workbook(source)
    for kind, rows in paper.rows.items():
        sheet = book[sheet_name(kind)]
        for down, row in enumerate(rows, 1):
            for right, value in enumerate(row, 1):
                sheet.cell(down, right).value = value
        if sheet.max_row > len(rows):
            sheet.delete_rows(len(rows) + 1, sheet.max_row - len(rows))
    book.save(target)
    return target


def team(world: World, template: Path, folder: Path, workers: Mapping[str, str]) -> list[FiledLaptop]:
    """A laptop for each worker (name and id), with copies of one file."""
    laptops = []
    for name, worker in workers.items():
        path = folder / f"{name}.db"
        shutil.copyfile(template, path)
        laptops.append(FiledLaptop(world, name, path, worker))
    return laptops


__all__ = ["ID", "TOP", "FiledLaptop", "saved", "team"]
