"""A workbook between laptops: what the engine wrote in it, what a person did to it, and what really happened."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tests.properties.truth import LIVE, Key, Truth
from wijkwerker.domain.exchange.book import DELETE, ID, CellValue, RawBook, RawSheet
from wijkwerker.domain.exchange.sheets import join_set, sheet_name
from wijkwerker.domain.kinds import KINDS
from wijkwerker.domain.kinds.record import fields_of

if TYPE_CHECKING:
    import random

TOP = 2  # rows above the data: the hidden keys and the headings


@dataclass
class Paper:
    """A copy of an export, with the person in whose hands it is.

    `rows` are the cells of each kind's sheet, keys and headings on top. `shown` are the values that the export showed,
    `known` the acts that it tells of, `typed` what was typed in this copy, by cell, oldest first.
    """

    truth: Truth
    export: str
    hidden: str
    person: str
    rows: dict[str, list[list[CellValue]]]
    shown: dict[tuple[str, Key], str]
    known: set[int]
    sender: str
    recipient: str
    scope: frozenset[str] = frozenset()  # fields that are out of scope
    made: str = ""  # a digest of the rows as they were written
    left: set[int] = field(default_factory=set)  # the acts in records that left the scope, as the sender knows them
    typed: dict[tuple[str, Key], list[int]] = field(default_factory=dict)
    removed: set[str] = field(default_factory=set)
    doubled: set[str] = field(default_factory=set)  # rows of which there is a copy: which is which is then a guess

    def copy(self, person: str) -> Paper:
        """The same export as another person has it, untouched or as it is now."""
        other = deepcopy(self)
        other.truth = self.truth
        other.person = person
        if person != self.person:
            other.typed = {}
            for (record, key), acts in self.typed.items():
                value = self.truth.acts[acts[-1]].value
                if value != self.shown.get((record, key), "1" if key == LIVE else None):
                    other._say(record, key, value, self.truth.acts[acts[-1]].view | set(acts))
        return other

    def raw(self) -> RawBook:
        """The workbook as it is read from a file."""
        sheets = tuple(RawSheet(sheet_name(kind), [list(row) for row in rows]) for kind, rows in self.rows.items())
        return RawBook(sheets, "0" * 64, "uitwisseling.xlsx")

    def kind_of(self, record: str) -> str:
        """The kind on whose sheet a record stands."""
        return next(kind for kind in self.rows if self._row(kind, record) is not None)

    def records(self, kind: str) -> list[str]:
        """The ids of the rows that stand on a sheet."""
        at = self._at(kind, ID)
        return sorted({str(row[at]) for row in self.rows[kind][TOP:] if row[at]})

    def has(self, kind: str, column: str) -> bool:
        """Whether a sheet has a column."""
        return kind in self.rows and column in self.rows[kind][0]

    def _at(self, kind: str, column: str) -> int:
        return self.rows[kind][0].index(column)

    def _row(self, kind: str, record: str) -> list[CellValue] | None:
        at = self._at(kind, ID)
        return next((row for row in self.rows[kind][TOP:] if row[at] == record), None)

    # --- what a person does -------------------------------------------------------------------------------------

    def type(self, record: str, name: str, value: str | None) -> None:
        """Type another value in a field that is no set; None clears the cell, the shown value sets it back."""
        kind = self.kind_of(record)
        row = self._row(kind, record)
        if row is None:
            raise KeyError(record)
        now = self._now(record, (name, ""))
        row[self._at(kind, name)] = value
        if value != now:
            self._act(record, (name, ""), value)

    def type_set(self, record: str, name: str, elements: set[str]) -> None:
        """Type other elements in the cell of a set of words."""
        kind = self.kind_of(record)
        row = self._row(kind, record)
        if row is None:
            raise KeyError(record)
        row[self._at(kind, name)] = join_set(elements) or None
        cells = {key for rec, key in (*self.shown, *self.typed) if rec == record and key[0] == name}
        for key in sorted(cells | {(name, element) for element in elements}):
            value = "1" if key[1] in elements else None
            if value != self._now(record, key):
                self._act(record, key, value)

    def mark(self, record: str, *, gone: bool = True) -> None:
        """Say ja in *Verwijderen?*, or take it back."""
        kind = self.kind_of(record)
        row = self._row(kind, record)
        if row is None or not self.has(kind, DELETE):
            return
        at = self._at(kind, DELETE)
        if bool(row[at]) == gone:
            return
        row[at] = "ja" if gone else None
        own = {n for (rec, _key), acts in self.typed.items() if rec == record for n in acts}
        view = self.truth.in_record(self.known, record) | own
        self._say(record, LIVE, "0" if gone else "1", view)

    def add(self, kind: str, values: dict[str, str]) -> None:
        """Add a row without an id."""
        self.rows[kind].append([values.get(str(column)) for column in self.rows[kind][0]])

    def copy_row(self, record: str, name: str) -> None:
        """Copy a row in which nothing was typed, with its id, and give the copy another name."""
        kind = self.kind_of(record)
        row = self._row(kind, record)
        if row is not None and not any(record == typed for typed, _key in self.typed):
            self.doubled.add(record)
            double = list(row)
            double[self._at(kind, "name")] = name
            self.rows[kind].insert(TOP, double)

    def remove(self, record: str) -> None:
        """Take a row out of the sheet; a deleted record has none, and its deletion stays in the workbook."""
        for rows in self.rows.values():
            at = rows[0].index(ID)
            left = [row for row in rows[TOP:] if row[at] != record]
            if len(left) < len(rows[TOP:]):
                self.removed.add(record)
            rows[TOP:] = left

    def shuffle(self, chance: random.Random) -> None:
        """Sort whole rows in another order, and move the columns with their keys."""
        for rows in self.rows.values():
            data = rows[TOP:]
            chance.shuffle(data)
            order = list(range(len(rows[0])))
            chance.shuffle(order)
            rows[:] = [[row[at] for at in order] for row in (*rows[:TOP], *data)]

    def _now(self, record: str, key: Key) -> str | None:
        acts = self.typed.get((record, key))
        return self.truth.acts[acts[-1]].value if acts else self.shown.get((record, key))

    def _act(self, record: str, key: Key, value: str | None) -> None:
        """Who types over a value saw that value, not the other ones that stand beside it in a conflict."""
        shown = self.shown.get((record, key))
        base = self.truth.latest(self.known, record, key)
        view = {n for n in base if self.truth.acts[n].value == shown}
        self._say(record, key, value, view | set(self.typed.get((record, key), ())))

    def _say(self, record: str, key: Key, value: str | None, view: set[int] | frozenset[int]) -> None:
        made = self.truth.act(set(), record, key, value, view)
        self.typed.setdefault((record, key), []).append(made)

    def field_names(self, kind: str) -> list[str]:
        """The fields that stand on a sheet."""
        return [str(column) for column in self.rows[kind][0] if column in fields_of(KINDS[kind])]
