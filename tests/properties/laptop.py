"""A laptop in memory: the states of the real engine, read from and written to workbooks by the real engine."""

from __future__ import annotations

import random
from copy import deepcopy
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from tests.properties.paper import TOP, Paper
from tests.properties.truth import LIVE, Key, Observed, Truth
from wijkwerker.domain.exchange import compose, merge, packing
from wijkwerker.domain.exchange.book import ID, CellValue, Manifest, Scope
from wijkwerker.domain.exchange.cells import values_of
from wijkwerker.domain.exchange.erasing import erased_hash, without_erased
from wijkwerker.domain.exchange.merge import Cell, State
from wijkwerker.domain.exchange.planned import Decisions, Group, Local, Mark, Plan, Reading
from wijkwerker.domain.exchange.reading import plan
from wijkwerker.domain.exchange.reading.matching import sift
from wijkwerker.domain.folding import phrase
from wijkwerker.domain.kinds import KINDS
from wijkwerker.domain.kinds.record import fields_of, make
from wijkwerker.domain.stamps import Stamp

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping

TEAM = "team"
NEVER: tuple[Reading, ...] = ()
YEAR = 365 * 24 * 3600 * 1000 << 16  # of the clock
Memory = dict[tuple[str, str], dict[tuple[str, Key], tuple[Reading, ...]]]


@dataclass
class World:
    """All laptops, the truth, and chance with a fixed seed."""

    seed: int = 0
    truth: Truth = field(default_factory=Truth)
    laptops: list[Laptop] = field(default_factory=list)
    ticks: int = 0

    def __post_init__(self) -> None:
        self.chance = random.Random(self.seed)
        self.names: dict[tuple[str, str], str] = {}  # of rows that were added in workbooks: the record that they became
        self.born: dict[str, set[int]] = {}  # the acts with which such a record began

    def laptop(self, name: str, skew: int = 0) -> Laptop:
        """Another laptop of the team, whose clock is `skew` hlc ahead."""
        made = Laptop(self, name, skew)
        self.laptops.append(made)
        return made

    def now(self) -> int:
        """The real time, which goes on a second at each look."""
        self.ticks += 1
        return (1_790_000_000_000 + 1000 * self.ticks) << 16

    def new_id(self) -> str:
        """A random record id that is the same in each run."""
        digits = f"{self.chance.getrandbits(128):032x}"
        return f"{digits[:8]}-{digits[8:12]}-4{digits[13:16]}-8{digits[17:20]}-{digits[20:]}"


@dataclass
class Laptop:
    """One laptop: what it holds, and what in truth was done that it knows of."""

    world: World
    name: str
    skew: int = 0
    states: dict[str, State] = field(default_factory=dict)
    known: set[int] = field(default_factory=set)
    erased: set[str] = field(default_factory=set)
    memory: Memory = field(default_factory=dict)
    added: dict[str, dict[str, str]] = field(default_factory=dict)
    given: dict[str, set[str]] = field(default_factory=dict)
    last: int = 0
    mistakes: list[str] = field(default_factory=list)
    before: tuple[dict[str, State], set[int], Memory] | None = None

    def __post_init__(self) -> None:
        self.epoch = self.world.chance.getrandbits(62)

    @property
    def truth(self) -> Truth:
        """What really happened."""
        return self.world.truth

    def stamp(self) -> Stamp:
        """The stamp of an edit now, by this laptop's clock."""
        self.last = max(self.world.now() + self.skew, self.last + 1)
        return Stamp(self.last, self.epoch, self.world.chance.getrandbits(32))

    # --- what its user does -------------------------------------------------------------------------------------

    def create(self, kind: str, **values: object) -> str:
        """Make a record; of a kind with a natural key it may be there already, dead or alive."""
        self.before = None
        made = make(KINDS[kind], values, "" if KINDS[kind].info.natural else self.world.new_id())
        cells = values_of(made)
        ours = self.states.get(made.id)
        if ours is not None:
            if ours.is_dead:
                self.revive(made.id)
            for key, value in cells.items():
                if self.states[made.id].values.get(key) != value:
                    self.edit(made.id, key, value)
            return made.id
        if made.id in self.erased:
            return made.id
        self.states[made.id] = State(kind, made.id, self.stamp(), frozenset(fields_of(KINDS[kind])), cells)
        for key, value in {LIVE: "1", **cells}.items():
            self.truth.act(self.known, made.id, key, value)
        return made.id

    def edit(self, record: str, key: Key, value: str | None) -> None:
        """Give a field, or an element of a set, another value: over all values that it has here, also in a conflict."""
        self.before = None
        state = self.states[record]
        self.states[record] = merge.with_cells(state, {key: merge.supersede(state.cell(key), self.stamp(), value)})
        self.truth.act(self.known, record, key, value)

    def delete(self, record: str) -> None:
        """Delete a record as it is here."""
        self.before = None
        self.states[record] = merge.deleted(self.states[record], self.stamp())
        self.truth.delete(self.known, record)

    def revive(self, record: str) -> None:
        """Put a deleted record back, or keep one that somebody else deleted."""
        self.before = None
        self.states[record] = merge.revived(self.states[record], self.stamp())
        self.truth.act(self.known, record, LIVE, "1")

    def link(self, first: str, second: str, main: str) -> None:
        """Join two cards as one contact, or take them apart with 'los'."""
        low, high = sorted((first, second))
        self.edit(low, ("same", high), main)

    def erase(self, record: str) -> None:
        """Erase a record for good: everything of it, and all that points at it."""
        self.before = None
        self._absorb({record})

    def _absorb(self, records: Collection[str]) -> None:
        self.erased |= set(records)
        kept = {record: state for record, state in self.states.items() if record not in self.erased}
        self.states = {record: without_erased(state, self.erased.__contains__) for record, state in kept.items()}
        self.known = {n for n in self.known if not self._is_erased(n)}
        for readings in self.memory.values():
            for record, key in list(readings):
                if record in self.erased or key[1] in self.erased:
                    del readings[record, key]
        if self.before is not None:
            self.before = None

    def _is_erased(self, number: int) -> bool:
        act = self.truth.acts[number]
        return act.record in self.erased or act.key[1] in self.erased or act.value in self.erased

    # --- workbooks ----------------------------------------------------------------------------------------------

    def export(
        self, recipient: Laptop | None = None, *, personal: bool = True, only: Collection[str] | None = None
    ) -> Paper:
        """A workbook of all records, or `only` some; for a recipient it tells which left the scope."""
        name = recipient.name if recipient else ""
        export = self.world.new_id()
        scope = [state for state in self.states.values() if only is None or state.id in only]
        left = self.given.get(name, set()) - {state.id for state in scope} if name else set[str]()
        content = compose.Content(
            states=[state for state in scope if not state.is_dead],
            label=self.title,
            dead=[state for state in scope if state.is_dead],
            left=[self.states[record] for record in sorted(left) if record in self.states],
            erased=frozenset(map(erased_hash, self.erased)),
        )
        key = self.world.chance.randbytes(16)
        cover = Manifest(
            export,
            key,
            TEAM,
            self.name,
            self.name,
            name,
            name,
            "2026-11-20T12:00:00+00:00",
            "2",
            Scope(personal=personal),
        )
        book, _manifest = compose.book(cover, content)
        if name:
            self.given[name] = {state.id for state in scope}
        rows: dict[str, list[list[CellValue]]] = {
            sheet.key: [
                [column.key for column in sheet.columns],
                [column.heading for column in sheet.columns],
                *map(list, sheet.rows),
            ]
            for sheet in book.sheets
        }
        hidden = frozenset[str]() if personal else _personal()
        inside = {state.id for state in scope}
        return Paper(
            self.truth,
            export,
            book.hidden,
            name or "iemand",
            rows,
            {(s.id, key): v for s in content.states for key, v in s.values.items() if key[0] not in hidden},
            {n for n in self.truth.carried(self.known, hidden) if self.truth.acts[n].record in inside},
            self.name,
            name,
            hidden,
            left={n for n in self.known if self.truth.acts[n].record in left},
        )

    def plan(self, paper: Paper, decisions: Decisions | None = None) -> Plan:
        """What reading would do."""
        manifest = packing.read(paper.hidden)
        decided = decisions or Decisions()
        memory = self.memory.get((paper.export, decided.person), {})
        marks = {
            s.id: Mark(s.default or Stamp(-1, 0, 0), s.covered, s.is_plain, not s.is_dead) for s in self.states.values()
        }
        sifted = sift(paper.raw(), manifest, marks, frozenset(record for record, _key in memory))
        condemned = {
            erased_hash(record): (state.kind, record)
            for record, state in self.states.items()
            if erased_hash(record) in manifest.erased
        }
        local = Local(
            states=self.states,
            worker=self.name,
            clock=self.last,
            find=self._find,
            codes=lambda _name: {},
            title=self.title,
            added=self.added.get(paper.export, {}),
            condemned=condemned,
            erased=frozenset(map(erased_hash, self.erased)),
            memory=memory,
        )
        return plan.plan(sifted, local, decided)

    def read(
        self,
        paper: Paper,
        *,
        person: str | None = None,
        without: Iterable[str] = (),
        choices: Mapping[str, str] | None = None,
    ) -> Plan:
        """Read a workbook; `person` is who filled it in, its own person when None."""
        decisions = Decisions(
            person=paper.person if person is None else person, without=frozenset(without), choices=choices or {}
        )
        made = self.plan(paper, decisions)
        again = {line.key: "new" for line in made.of(Group.DOUBT)}
        if again:
            decisions = replace(decisions, choices={**again, **decisions.choices})
            made = self.plan(paper, decisions)
        self.apply(made, paper, decisions)
        return made

    def apply(self, made: Plan, paper: Paper, decisions: Decisions) -> None:
        """Do exactly what the plan says, and learn the acts that are behind it."""
        for write in made.writes:
            if write.before != self.states.get(write.id):
                raise AssertionError(f"the plan did not know what is here of {write.id}")
        before = (dict(self.states), set(self.known), deepcopy(self.memory))
        earlier = dict(self.memory.get((paper.export, made.person), {}))
        for write in made.writes:
            if write.after is None:
                self._evict(write.id, paper)
            else:
                self.states[write.id] = write.after
        readings = self.memory.setdefault((paper.export, made.person), {})
        for record, key, reading in made.memory:
            readings[record, key] = (*readings.get((record, key), ()), reading)
        self.added.setdefault(paper.export, {}).update(made.added)
        self.last = max(self.last, made.highest)
        self._learn(made, paper, decisions, earlier)
        for record, key, value in made.resolved:
            if key == LIVE and value == "0":
                self.delete(record)
            elif key == LIVE:
                self.revive(record)
            else:
                self.edit(record, key, value)
        self.before = before
        if made.erased:
            gone = {record for record in self.truth.records(self.truth.acts) if erased_hash(record) in made.erased}
            self._absorb(gone | {r for r in self.states if erased_hash(r) in made.erased})

    def _evict(self, record: str, paper: Paper) -> None:
        """Let go of a record that left the scope: the sender must know all that was done here."""
        del self.states[record]
        own = self.truth.in_record(self.known, record)
        keys = {self.truth.acts[number].key for number in own}
        latest = {number for key in keys for number in self.truth.latest(self.known, record, key)}
        seen = frozenset[int]().union(*(self.truth.acts[number].view for number in paper.left))
        self.mistakes += [f"evicted: {self.truth.acts[number]}" for number in latest - paper.left - seen]
        self.known -= own

    def _learn(
        self, made: Plan, paper: Paper, decisions: Decisions, earlier: Mapping[tuple[str, Key], tuple[Reading, ...]]
    ) -> None:
        """The acts that the file tells of, without those that were left out and those of rows that are gone."""
        without = decisions.without
        left_out = {
            (line.record, line.field) for line in made.lines if {line.key, line.group.value, line.record} & without
        }
        waits = {(issue.record, issue.column) for issue in made.issues}

        def read(record: str, key: Key) -> bool:
            if record in paper.removed or {(record, ""), (record, "live")} & left_out:
                return False
            return (record, key[0]) not in left_out | waits

        acts = self.truth.acts
        learned = {n for n in paper.known if read(acts[n].record, acts[n].key)}
        if made.person:
            learned |= self._typed(paper, earlier, read)
            learned |= self._rows(made, paper, read)
        self.known |= {n for n in learned if not self._is_erased(n)}

    def _typed(
        self, paper: Paper, earlier: Mapping[tuple[str, Key], tuple[Reading, ...]], read: Callable[[str, Key], bool]
    ) -> set[int]:
        """The acts that were typed. The same person typing the same value in the same cell twice is one act, but for a
        laptop that read something else in between; setting back is invisible to one that read nothing before.
        """
        acts = self.truth.acts
        learned = set()
        for (record, key), numbers in paper.typed.items():
            value = acts[numbers[-1]].value
            back = value == paper.shown.get((record, key), "1" if key == LIVE else None)
            before = earlier.get((record, key), NEVER)
            mark = paper.typed.get((record, LIVE), [])
            gone = bool(mark) and acts[mark[-1]].value == "0"
            if (gone and key != LIVE) or not read(record, key) or (back and not before):
                continue
            is_new = bool(before) and before[-1].value != value
            learned.add(numbers[-1] if is_new else next(n for n in numbers if acts[n].value == value))
        return learned

    def _rows(self, made: Plan, paper: Paper, read: Callable[[str, Key], bool]) -> set[int]:
        """The acts of rows that a person added, told apart by their names."""
        learned = set()
        for write in made.writes:
            if write.after is None or write.id not in made.added.values() or not read(write.id, LIVE):
                continue
            if write.id not in self.world.born:
                self._note_row(paper, write.id, write.after)
            if all(
                record != write.id or person != paper.person for (person, _name), record in self.world.names.items()
            ):
                raise AssertionError(f"the row {write.id} is that of two people: {self.world.names}")
            learned |= {n for n in self.world.born[write.id] if read(write.id, self.truth.acts[n].key)}
        return learned

    def _note_row(self, paper: Paper, record: str, state: State) -> None:
        """Remember what an added row is, when first somebody reads it: every row of every person is a record."""
        name = (paper.person, state.values.get(("name", ""), ""))
        if name in self.world.names:
            raise AssertionError(f"the row {name} became {record} and {self.world.names[name]}")
        self.world.names[name] = record
        values = {LIVE: "1", **state.values}
        self.world.born[record] = {self.truth.act(set(), record, key, value) for key, value in values.items()}

    def title(self, kind: str, record: str) -> str:
        """What a record is called."""
        state = self.states.get(record)
        return (
            state.values.get((KINDS[kind].info.title, ""), "") if state is not None and KINDS[kind].info.title else ""
        )

    def _find(self, kind: str, label: str) -> tuple[str, ...]:
        return tuple(
            sorted(
                s.id
                for s in self.states.values()
                if s.kind == kind and not s.is_dead and phrase(self.title(kind, s.id)) == phrase(label)
            )
        )

    def undo(self) -> None:
        """Take back the last reading, if nothing was done since."""
        if self.before is not None:
            self.states, self.known, self.memory = self.before
            self.before = None

    # --- backups ------------------------------------------------------------------------------------------------

    def backup(self) -> Laptop:
        """A copy of the file."""
        return replace(
            self,
            states=dict(self.states),
            known=set(self.known),
            erased=set(self.erased),
            memory=deepcopy(self.memory),
            added=deepcopy(self.added),
            given=deepcopy(self.given),
        )

    def restore(self, saved: Laptop) -> None:
        """Go back to a backup; erasures stay, and the process that writes next is another one."""
        erased = self.erased
        copy = saved.backup()
        self.states, self.known, self.memory = copy.states, copy.known, copy.memory
        self.added, self.given, self.last = copy.added, copy.given, copy.last
        self.erased = copy.erased
        self.before = None
        self.epoch = self.world.chance.getrandbits(62)
        self._absorb(erased)

    def clone(self, name: str) -> Laptop:
        """Another laptop that starts with a copy of this one's file."""
        other = self.world.laptop(name, self.skew)
        other.restore(self.backup())
        return other

    # --- what is true here --------------------------------------------------------------------------------------

    def observed(self, record: str) -> Observed | None:
        """What the engine says of a record."""
        state = self.states.get(record)
        if state is None:
            return None
        keys = {LIVE, *state.values, *state.cells}
        return Observed(not state.is_dead, {key: frozenset(state.cell(key).values) for key in keys})

    def problems(self, *, exact: bool = False) -> list[str]:
        """Acts that were lost here, values that nobody gave; with `exact` also choices that nobody has to make."""
        found = list(self.mistakes)
        for record in self.truth.records(self.known) | set(self.states):
            seen = self.observed(record)
            found += self.truth.lost(self.known, record, seen)
            found += self.truth.invented(self.known, record, seen)
            if exact:
                found += self.truth.stale(self.known, record, seen)
        return [f"{self.name}: {problem}" for problem in found]


def _personal() -> frozenset[str]:
    names = {name for cls in KINDS.values() for name, f in fields_of(cls).items() if f.personal}
    return frozenset(names - {"live"})


def gossip(laptops: list[Laptop]) -> None:
    """The first reads everybody's whole workbook, and everybody reads theirs, until all are the same.

    That may take a second time: a deletion is told without values, and what one laptop had deleted comes back with them
    from there when somebody else went on with the record.
    """
    first, *others = laptops
    for _round in range(3):
        for other in others:
            first.read(other.export())
        paper = first.export()
        for other in others:
            other.read(paper)
        if not differences(laptops):
            break
    for laptop in laptops:
        made = laptop.plan(paper)
        if made.writes or made.erased:
            raise AssertionError(f"{laptop.name} learns from what it knows: {made.lines or made.writes}")


def told(state: State) -> tuple[object, ...]:
    """All that a state says, dead or alive, for comparing laptops."""
    plain = merge.tombstone(state)
    keys: set[Key] = {LIVE, *plain.values, *plain.cells}
    cells: dict[Key, Cell] = {key: plain.cell(key) for key in keys}
    return (
        state.kind,
        plain.is_dead,
        {key: (cell.heads, dict(cell.seen)) for key, cell in cells.items() if cell.heads or cell.seen},
        dict(plain.seen),
        dict(plain.buried),
    )


def differences(laptops: list[Laptop]) -> list[str]:
    """The records in which laptops that know the same differ."""
    first = laptops[0]
    found = []
    for other in laptops[1:]:
        for record in first.states.keys() | other.states.keys():
            ours, theirs = first.states.get(record), other.states.get(record)
            if ours is None or theirs is None or told(ours) != told(theirs):
                found.append(f"{first.name} and {other.name} differ in {record}:\n  {ours}\n  {theirs}")
    return found


__all__ = ["ID", "TOP", "YEAR", "Laptop", "World", "differences", "gossip", "told"]
