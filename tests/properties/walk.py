"""A weighted random walk over laptops and workbooks: edit, export, edit again, read, and all that people do."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tests.properties.laptop import Laptop, World, differences, gossip
from wijkwerker.domain.exchange.merge import LIVE
from wijkwerker.domain.exchange.planned import Decisions, Group

if TYPE_CHECKING:
    from tests.properties.paper import Paper

VALUES = ("aa", "bb", "cc", "dd", None)
WORDS = ("tuin", "koken", "a, b")


@dataclass(frozen=True)
class Weights:
    """How often each thing is done; what is left out is never done."""

    create: float = 2
    natural: float = 2
    edit: float = 10
    edit_set: float = 4
    delete: float = 2
    revive: float = 2
    solve: float = 3
    link: float = 2
    export: float = 8
    type: float = 9
    type_set: float = 4
    mark: float = 2
    add: float = 2
    copy_row: float = 1
    remove: float = 1
    shuffle: float = 1
    copy: float = 1
    read: float = 14
    read_partly: float = 1
    read_choosing: float = 2
    undo: float = 1
    backup: float = 1
    restore: float = 0.7
    clone: float = 0.2
    erase: float = 0.2


BROAD = Weights()
FIELD = Weights(
    create=0,
    natural=0,
    edit_set=0,
    type_set=0,
    delete=0,
    revive=0,
    link=0,
    mark=0,
    add=0,
    copy_row=0,
    erase=0,
    remove=0,
)
NATIVE = Weights(
    type=0, type_set=0, mark=0, add=0, copy_row=0, copy=0, shuffle=0, remove=0, delete=1, revive=1, read_partly=2
)
DELETE = Weights(
    create=0, natural=1, edit_set=1, type_set=0, delete=8, revive=5, link=0, mark=6, add=0, copy_row=0, erase=0
)
HANDS = Weights(
    create=0, natural=0, edit=3, delete=0.5, revive=0.5, link=0, type=14, type_set=8, mark=3, add=3, copy_row=2, copy=3,
    read=18, erase=0, restore=1,
)  # fmt: skip
LINKS = Weights(
    create=1, natural=0, edit=2, edit_set=0, delete=1, link=14, type=0, type_set=0, mark=0, add=0, copy_row=0, erase=0.3
)


@dataclass
class Walk:
    """One walk. `exact` when no choice may be left that nobody has to make, which hand edits cannot promise."""

    seed: int
    weights: Weights = BROAD
    laptops: int = 3
    skewed: bool = True
    personal: float = 0.7
    exact: bool = False
    chance: random.Random = field(default_factory=random.Random)
    steps: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.world = World(self.seed)
        self.chance.seed(self.seed)
        skews = (0, 1, -1) if self.skewed else (0, 0, 0)
        for number in range(self.laptops):
            self.world.laptop("ABC"[number], skews[number] * 10 * (365 * 24 * 3600 * 1000 << 16))
        self.papers: list[Paper] = []
        self.saved: list[tuple[Laptop, Laptop]] = []
        self.rows = 0
        first = self.world.laptops[0]
        self.record = first.create("contact", name="Fatima", phone="aa", talents="tuin")
        first.create("contact", name="Ahmed")
        self.papers.append(first.export())
        for other in self.world.laptops[1:]:
            other.read(self.papers[0])

    def run(self, steps: int = 40) -> list[str]:
        """Walk; what went wrong, as sentences. Stops at the first step after which something is wrong."""
        names = [name for name, weight in vars(self.weights).items() if weight]
        chances = [getattr(self.weights, name) for name in names]
        for _step in range(steps):
            name = self.chance.choices(names, chances)[0]
            laptop = self.chance.choice(self.world.laptops)
            self.steps.append(f"{name} {laptop.name}")
            getattr(self, f"do_{name}")(laptop)
            if problems := laptop.problems(exact=self.exact):
                return problems
        return self.end()

    def end(self) -> list[str]:
        """Everybody reads everybody: they are the same, nothing is lost, and reading again does nothing."""
        self.steps.append("gossip")
        laptops = self.world.laptops
        gossip(laptops)
        problems = differences(laptops)
        for laptop in laptops:
            problems += laptop.problems(exact=self.exact)
            problems += [
                f"{laptop.name} holds {record}, which was erased"
                for record in laptop.erased
                if record in repr(laptop.states)
            ]
        everything = set[int]().union(*(laptop.known for laptop in laptops))
        for laptop in laptops:
            for record in laptop.truth.records(everything):
                problems += laptop.truth.lost(everything, record, laptop.observed(record))
        return problems

    # --- choices ------------------------------------------------------------------------------------------------

    def _alive(self, laptop: Laptop, kind: str = "contact") -> str | None:
        found = sorted(r for r, state in laptop.states.items() if state.kind == kind and not state.is_dead)
        return self.chance.choice(found) if found else None

    def _paper(self) -> Paper | None:
        return self.chance.choice(self.papers) if self.papers else None

    def _row(self, paper: Paper) -> str | None:
        found = [r for r in paper.records("contact") if r not in paper.doubled] if "contact" in paper.rows else []
        return self.chance.choice(found) if found else None

    def _note(self, *parts: object) -> None:
        self.steps[-1] += " " + " ".join(map(str, parts))

    # --- steps --------------------------------------------------------------------------------------------------

    def do_create(self, laptop: Laptop) -> None:
        self._note(laptop.create("contact", name="Nog iemand", phone=self.chance.choice(VALUES)))

    def do_natural(self, laptop: Laptop) -> None:
        """A value of a list, which every laptop gives the same id."""
        labels = {"label": self.chance.choice(VALUES[:4]), "label_en": self.chance.choice(VALUES)}
        self._note(laptop.create("value", list="theme", code="tuin", **labels), labels)

    def do_edit(self, laptop: Laptop) -> None:
        kind = "value" if self.chance.random() < 0.2 else "contact"
        if record := self._alive(laptop, kind):
            name = "label_en" if kind == "value" else self.chance.choice(("phone", "phone", "organisation_kind"))
            value = self.chance.choice(VALUES)
            self._note(record[:4], name, value)
            laptop.edit(record, (name, ""), value)

    def do_edit_set(self, laptop: Laptop) -> None:
        if record := self._alive(laptop):
            key = ("talents", self.chance.choice(WORDS))
            value = None if key in laptop.states[record].values else "1"
            self._note(record[:4], key, value)
            laptop.edit(record, key, value)

    def do_delete(self, laptop: Laptop) -> None:
        if record := self._alive(laptop):
            self._note(record[:4])
            laptop.delete(record)

    def do_revive(self, laptop: Laptop) -> None:
        dead = sorted(r for r, state in laptop.states.items() if state.is_dead or LIVE in state.conflicts)
        if dead:
            record = self.chance.choice(dead)
            self._note(record[:4])
            laptop.revive(record)

    def do_solve(self, laptop: Laptop) -> None:
        for record, state in sorted(laptop.states.items()):
            for key, cell in sorted(state.conflicts.items()):
                if key != LIVE:
                    value = self.chance.choice(sorted(cell.values, key=lambda text: text or ""))
                    self._note(record[:4], key, value)
                    return laptop.edit(record, key, value)
        return None

    def do_link(self, laptop: Laptop) -> None:
        found = sorted(r for r, state in laptop.states.items() if state.kind == "contact" and not state.is_dead)
        if len(found) > 1:
            first, second = self.chance.sample(found, 2)
            laptop.link(first, second, self.chance.choice((first, second, "los")))

    def do_export(self, laptop: Laptop) -> None:
        others = [other for other in self.world.laptops if other is not laptop]
        recipient = self.chance.choice([*others, None])
        personal = self.chance.random() < self.personal
        only = None
        if self.chance.random() < 0.2:
            only = set(self.chance.sample(sorted(laptop.states), len(laptop.states) // 2))
        self._note("for", recipient.name if recipient else "", "personal" if personal else "without", only or "all")
        self.papers.append(laptop.export(recipient, personal=personal, only=only))
        if len(self.papers) > 6:
            del self.papers[self.chance.randrange(len(self.papers))]

    def do_type(self, laptop: Laptop) -> None:
        paper = self._paper()
        if paper and (record := self._row(paper)):
            name = self.chance.choice([n for n in ("phone", "organisation_kind") if paper.has("contact", n)])
            value = self.chance.choice((*VALUES, paper.shown.get((record, (name, "")))))
            self._note(self.papers.index(paper), record[:4], name, value)
            paper.type(record, name, value)

    def do_type_set(self, laptop: Laptop) -> None:
        paper = self._paper()
        if paper and paper.has("contact", "talents") and (record := self._row(paper)):
            words = {word for word in WORDS if self.chance.random() < 0.5}
            self._note(self.papers.index(paper), record[:4], words)
            paper.type_set(record, "talents", words)

    def do_mark(self, laptop: Laptop) -> None:
        paper = self._paper()
        if paper and (record := self._row(paper)):
            gone = self.chance.random() < 0.7
            self._note(self.papers.index(paper), record[:4], gone)
            paper.mark(record, gone=gone)

    def do_add(self, laptop: Laptop) -> None:
        paper = self._paper()
        if paper and paper.has("contact", "name"):
            self.rows += 1
            paper.add("contact", {"name": f"Nieuw {self.rows}", "phone": "aa"})

    def do_copy_row(self, laptop: Laptop) -> None:
        paper = self._paper()
        if paper and paper.has("contact", "name") and (record := self._row(paper)):
            self.rows += 1
            self._note(self.papers.index(paper), record[:4])
            paper.copy_row(record, f"Nieuw {self.rows}")

    def do_remove(self, laptop: Laptop) -> None:
        paper = self._paper()
        if paper and (record := self._row(paper)):
            self._note(self.papers.index(paper), record[:4])
            paper.remove(record)

    def do_shuffle(self, laptop: Laptop) -> None:
        if paper := self._paper():
            paper.shuffle(self.chance)

    def do_copy(self, laptop: Laptop) -> None:
        """Somebody else fills in a copy too."""
        if (paper := self._paper()) and len(self.papers) < 6:
            self._note(self.papers.index(paper))
            self.papers.append(paper.copy(f"collega {len(self.steps)}"))

    def do_read(self, laptop: Laptop) -> None:
        if paper := self._paper():
            self._note(self.papers.index(paper))
            laptop.read(paper)
            if laptop.plan(paper).writes:
                again = laptop.read(paper)
                if again.writes:
                    raise AssertionError(f"reading twice is not once: {again.lines}")

    def do_read_partly(self, laptop: Laptop) -> None:
        """Leave out some of the lines."""
        if paper := self._paper():
            made = laptop.plan(paper, Decisions(person=paper.person))
            without = [line.key for line in made.lines if self.chance.random() < 0.5]
            self._note(self.papers.index(paper), without)
            laptop.read(paper, without=without)

    def do_read_choosing(self, laptop: Laptop) -> None:
        """Choose where people differ, and refuse for good some of what is new."""
        if paper := self._paper():
            made = laptop.plan(paper, Decisions(person=paper.person))
            options = {Group.CONFLICT: ("ours", "theirs"), Group.REVIVED: ("ours", "theirs")}
            refusals = {Group.CHANGED: ("ours",), Group.PARALLEL: ("ours",)}
            choices = {
                line.key: self.chance.choice({**options, **refusals}[line.group])
                for line in made.lines
                if line.group in {**options, **refusals} and self.chance.random() < 0.6
            }
            self._note(self.papers.index(paper), choices)
            laptop.read(paper, choices=choices)

    def do_undo(self, laptop: Laptop) -> None:
        laptop.undo()

    def do_backup(self, laptop: Laptop) -> None:
        self.saved = [*self.saved[-2:], (laptop, laptop.backup())]

    def do_restore(self, laptop: Laptop) -> None:
        if self.saved:
            owner, saved = self.chance.choice(self.saved)
            self._note("from", owner.name)
            owner.restore(saved)

    def do_clone(self, laptop: Laptop) -> None:
        if len(self.world.laptops) <= self.laptops:
            laptop.clone("D")

    def do_erase(self, laptop: Laptop) -> None:
        if record := self._alive(laptop):
            self._note(record[:4])
            laptop.erase(record)
