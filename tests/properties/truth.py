"""What really happened: every human act is an event of its own, with all that its author had seen in that cell.

This knows nothing of stamps, clocks or joins. A laptop, a workbook and a backup each know a set of acts. An act counts
as lost when it is nobody's to replace: no later act that is known there was made by someone who saw it, and yet it is
not among the values that the engine shows or keeps.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

Key: TypeAlias = tuple[str, str]
LIVE: Key = ("live", "")


@dataclass(frozen=True)
class Act:
    """One act in one cell. `view` are the acts that its author knew there; of a deletion those in the whole record."""

    number: int
    record: str
    key: Key
    value: str | None
    view: frozenset[int]


@dataclass(frozen=True)
class Observed:
    """What the engine says of a record: the values of all heads of each cell, and whether it is shown."""

    alive: bool
    heads: Mapping[Key, frozenset[str | None]]


@dataclass
class Truth:
    """All acts of a run."""

    acts: dict[int, Act] = field(default_factory=dict)

    def act(
        self, known: set[int], record: str, key: Key, value: str | None, view: Collection[int] | None = None
    ) -> int:
        """Somebody who knows `known` does something; `view` when they saw less of the cell than that."""
        seen = self.in_cell(known, record, key) if view is None else frozenset(view)
        number = len(self.acts) + 1
        self.acts[number] = Act(number, record, key, value, self._with_past(seen))
        known.add(number)
        return number

    def delete(self, known: set[int], record: str, view: Collection[int] | None = None) -> int:
        """Somebody deletes the record, having seen all of it that they know."""
        seen = self.in_record(known, record) if view is None else view
        return self.act(known, record, LIVE, "0", seen)

    def _with_past(self, view: Collection[int]) -> frozenset[int]:
        """Who saw an act saw what its author replaced."""
        return frozenset(view).union(*(self.acts[number].view for number in view))

    def in_cell(self, known: Collection[int], record: str, key: Key) -> frozenset[int]:
        """The acts in one cell."""
        return frozenset(n for n in known if self.acts[n].record == record and self.acts[n].key == key)

    def in_record(self, known: Collection[int], record: str) -> frozenset[int]:
        """The acts in one record."""
        return frozenset(n for n in known if self.acts[n].record == record)

    def latest(self, known: Collection[int], record: str, key: Key) -> frozenset[int]:
        """The acts of a cell that nobody who saw them replaced: deletions of the record apart."""
        own = self.in_cell(known, record, key)
        return own - frozenset[int]().union(*(self.acts[n].view for n in own))

    def carried(self, known: Collection[int], hidden: Collection[str]) -> set[int]:
        """The acts that a workbook without some fields tells of."""
        return {n for n in known if self.acts[n].key[0] not in hidden}

    def records(self, known: Collection[int]) -> set[str]:
        """The ids of all records in which somebody did something."""
        return {self.acts[n].record for n in known}

    def lost(self, known: Collection[int], record: str, seen: Observed | None) -> list[str]:
        """The acts of a record that are lost, as sentences; `seen` is None for a record that is not there."""
        own = self.in_record(known, record)
        alive = seen is not None and seen.alive
        deletions = [self.acts[n] for n in own if self.acts[n].key == LIVE and self.acts[n].value == "0"]
        deleted = frozenset[int]().union(*(act.view for act in deletions))
        problems = []
        for key in {self.acts[n].key for n in own}:
            heads = seen.heads.get(key, frozenset()) if seen is not None else frozenset[str | None]()
            for act in (self.acts[n] for n in sorted(self.latest(known, record, key))):
                if key == LIVE:
                    fine = act.value in heads if alive else act.value == "0" or act.number in deleted
                else:
                    fine = act.number in deleted or (alive and act.value in heads)
                if not fine:
                    problems.append(f"lost: {act} while the engine has {_said(heads)}, alive={alive}")
        return problems

    def invented(self, known: Collection[int], record: str, seen: Observed | None) -> list[str]:
        """Values of heads that nobody ever gave, as sentences."""
        if seen is None or not seen.alive:
            return []
        return [
            f"invented: {record} {key} {value!r}"
            for key, heads in seen.heads.items()
            for value in heads
            if value not in {self.acts[n].value for n in self.in_cell(known, record, key)}
        ]

    def stale(self, known: Collection[int], record: str, seen: Observed | None) -> list[str]:
        """Heads that somebody who saw them has replaced, as sentences: a choice that nobody has to make."""
        if seen is None or not seen.alive:
            return []
        return [
            f"stale: {record} {key} {value!r} beside {_said(heads)}"
            for key, heads in seen.heads.items()
            for value in heads
            if value not in {self.acts[n].value for n in self.latest(known, record, key)}
        ]


def _said(heads: Collection[str | None]) -> str:
    return ", ".join(sorted(map(repr, heads))) or "nothing"


def by_record(acts: Mapping[int, Act], known: Collection[int]) -> dict[str, set[int]]:
    """The known acts of each record."""
    result: dict[str, set[int]] = defaultdict(set)
    for number in known:
        result[acts[number].record].add(number)
    return result
