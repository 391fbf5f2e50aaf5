"""Machines for hypothesis: laptops, workbooks and people, few of each, so that a short run meets every corner."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from tests.properties.laptop import YEAR, Laptop, World, differences, gossip
from wijkwerker.domain.exchange.merge import LIVE

if TYPE_CHECKING:
    from tests.properties.paper import Paper

ABC = st.integers(0, 2)
PAPERS = st.integers(0, 3)
VALUES = st.sampled_from(["aa", "bb", "cc", None])
WORDS = st.frozensets(st.sampled_from(["koken", "tuin"]))
PHONE = ("phone", "")


class Machine(RuleBasedStateMachine):
    """Three laptops, one of which has a clock that is years behind, and at most four workbooks."""

    exact = False  # whether no choice may be left that nobody has to make

    @initialize(skew=st.sampled_from([0, -10 * YEAR, 10 * YEAR]))
    def start(self, skew: int) -> None:
        """Everybody knows Fatima."""
        self.world = World(1)
        self.laptops = [self.world.laptop("A"), self.world.laptop("B", skew), self.world.laptop("C")]
        self.record = self.laptops[0].create("contact", name="Fatima", phone="aa", talents="koken")
        self.papers = [self.laptops[0].export(self.laptops[1])]
        for laptop in self.laptops[1:]:
            laptop.read(self.papers[0])
        self.saved: tuple[Laptop, Laptop] | None = None
        self.touched: Laptop | None = None

    def alive(self, laptop: Laptop) -> bool:
        """Whether Fatima is on a laptop."""
        return self.record in laptop.states and not laptop.states[self.record].is_dead

    def paper(self, number: int) -> Paper:
        """One of the workbooks that there are."""
        return self.papers[number % len(self.papers)]

    @rule(at=ABC, to=ABC, personal=st.booleans())
    def export(self, at: int, to: int, personal: bool) -> None:
        """Make a workbook for a colleague; of more than four the oldest is thrown away."""
        recipient = self.laptops[to] if to != at else None
        self.papers = [*self.papers[-3:], self.laptops[at].export(recipient, personal=personal)]

    @rule(at=ABC, number=PAPERS)
    def read(self, at: int, number: int) -> None:
        """Read a workbook; reading it once more does nothing."""
        laptop, paper = self.laptops[at], self.paper(number)
        laptop.read(paper)
        assert not laptop.read(paper).writes

    @rule(at=ABC, value=VALUES)
    def edit(self, at: int, value: str | None) -> None:
        """Type another value on a laptop."""
        if self.alive(self.laptops[at]):
            self.laptops[at].edit(self.record, PHONE, value)

    @invariant()
    def nothing_is_lost(self) -> None:
        """Every act that a laptop knows of is accounted for there."""
        for laptop in getattr(self, "laptops", ()):
            assert not laptop.problems(exact=self.exact)

    def teardown(self) -> None:
        """Everybody reads everybody, and is the same."""
        if not hasattr(self, "laptops"):
            return
        gossip(self.laptops)
        assert not differences(self.laptops)
        everything = set[int]().union(*(laptop.known for laptop in self.laptops))
        for laptop in self.laptops:
            assert not laptop.problems(exact=self.exact)
            for record in laptop.truth.records(everything):
                assert not laptop.truth.lost(everything, record, laptop.observed(record))


class FieldMachine(Machine):
    """One record, one field, four values; backups and undo, no workbooks that people edit."""

    exact = True

    @rule(at=ABC)
    def back_up(self, at: int) -> None:
        """Keep a copy of a laptop's file."""
        self.saved = (self.laptops[at], self.laptops[at].backup())

    @precondition(lambda self: self.saved is not None)
    @rule()
    def restore(self) -> None:
        """Go back to the copy."""
        if self.saved is not None:
            self.saved[0].restore(self.saved[1])

    @rule(at=ABC)
    def undo(self, at: int) -> None:
        """Take back the last reading."""
        self.laptops[at].undo()


class DeleteMachine(Machine):
    """One record that is deleted, put back and kept, on laptops and in workbooks."""

    @rule(at=ABC)
    def delete(self, at: int) -> None:
        """Delete Fatima on a laptop."""
        if self.alive(self.laptops[at]):
            self.laptops[at].delete(self.record)

    @rule(at=ABC)
    def put_back(self, at: int) -> None:
        """Put her back, or keep her where somebody else deleted her."""
        state = self.laptops[at].states.get(self.record)
        if state is not None and (state.is_dead or LIVE in state.conflicts):
            self.laptops[at].revive(self.record)

    @rule(number=PAPERS, gone=st.booleans())
    def mark(self, number: int, gone: bool) -> None:
        """Say in a workbook that she may go, or take that back."""
        paper = self.paper(number)
        if "contact" in paper.rows and self.record in paper.records("contact"):
            paper.mark(self.record, gone=gone)

    @rule(number=PAPERS)
    def remove(self, number: int) -> None:
        """Take her row out of a workbook, which deletes nothing."""
        self.paper(number).remove(self.record)


class LinkMachine(Machine):
    """Three cards that may be one person: joined in all directions, taken apart, one of them deleted or erased."""

    exact = True

    @initialize()
    def more(self) -> None:
        """Two more cards."""
        # rules of hypothesis run `start` first: it is the base class's
        self.cards: list[str] = []

    def _cards(self) -> list[str]:
        if not self.cards:
            first = self.laptops[0]
            self.cards = [self.record, *(first.create("contact", name=name) for name in ("Fatma", "F. Yilmaz"))]
            paper = first.export()
            for laptop in self.laptops[1:]:
                laptop.read(paper)
        return self.cards

    @rule(at=ABC, pair=st.permutations([0, 1, 2]), main=st.integers(0, 2))
    def link(self, at: int, pair: list[int], main: int) -> None:
        """Join two cards, or take them apart."""
        first, second = (self._cards()[number] for number in pair[:2])
        states = self.laptops[at].states
        if all(card in states and not states[card].is_dead for card in (first, second)):
            self.laptops[at].link(first, second, (first, second, "los")[main])

    @rule(at=ABC, card=st.integers(0, 2))
    def delete(self, at: int, card: int) -> None:
        """Delete one of the cards."""
        found = self._cards()[card]
        states = self.laptops[at].states
        if found in states and not states[found].is_dead:
            self.laptops[at].delete(found)

    @rule(at=ABC)
    def erase(self, at: int) -> None:
        """Erase the third card for good."""
        third = self._cards()[2]
        if third in self.laptops[at].states:
            self.laptops[at].erase(third)

    def teardown(self) -> None:
        """An erased card is nowhere."""
        super().teardown()
        for laptop in getattr(self, "laptops", ()):
            for record in laptop.erased:
                assert record not in repr(laptop.states)


class HandMachine(Machine):
    """Workbooks that people fill in, read, fill in again and hand on, on laptops that read different versions."""

    @rule(number=PAPERS, value=VALUES)
    def type(self, number: int, value: str | None) -> None:
        """Type another phone number in a workbook."""
        paper = self.paper(number)
        if paper.has("contact", "phone") and self.record in paper.records("contact"):
            paper.type(self.record, "phone", value)

    @rule(number=PAPERS, words=WORDS)
    def type_words(self, number: int, words: frozenset[str]) -> None:
        """Type other talents in a workbook."""
        paper = self.paper(number)
        if paper.has("contact", "talents") and self.record in paper.records("contact"):
            paper.type_set(self.record, "talents", set(words))

    @rule(number=PAPERS)
    def set_back(self, number: int) -> None:
        """Type what the workbook showed."""
        paper = self.paper(number)
        if paper.has("contact", "phone") and self.record in paper.records("contact"):
            paper.type(self.record, "phone", paper.shown.get((self.record, PHONE)))

    @rule(number=PAPERS)
    def hand_on(self, number: int) -> None:
        """Somebody else goes on with a copy."""
        self.hands = getattr(self, "hands", 0) + 1
        self.papers = [*self.papers[-3:], self.paper(number).copy(f"collega {self.hands}")]

    @rule(at=ABC, number=PAPERS)
    def read_partly(self, at: int, number: int) -> None:
        """Leave out the phone number."""
        self.laptops[at].read(self.paper(number), without=[f"{self.record}:phone"])
