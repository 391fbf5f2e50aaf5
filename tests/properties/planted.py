"""Bugs to plant in the engine: each makes one rule of exchange.md wrong, and the checks must notice.

Every function is a context manager's body: it replaces functions of the engine by wrong ones through `MonkeyPatch`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeAlias

import pytest

from tests.properties.laptop import Laptop
from wijkwerker.domain.exchange import compose, merge
from wijkwerker.domain.exchange.book import DELETE
from wijkwerker.domain.exchange.merge import Cell, Key, State
from wijkwerker.domain.exchange.planned import Write
from wijkwerker.domain.exchange.reading import additions, copies, handwork, leaving, matching, plan, rows
from wijkwerker.domain.exchange.reading.found import FoundRow, FoundSheet
from wijkwerker.domain.stamps import Stamp

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


Plant: TypeAlias = Callable[[pytest.MonkeyPatch], None]


def last_writer_wins(patch: pytest.MonkeyPatch) -> None:
    """Plain last-writer-wins: of two heads the highest stamp stays."""
    right = merge.join_cells

    def wrong(first: Cell, second: Cell) -> Cell:
        joined = right(first, second)
        return Cell(frozenset({joined.shown} if joined.shown else ()), joined.seen)

    patch.setattr(merge, "join_cells", wrong)


def hand_stamp_without_content(patch: pytest.MonkeyPatch) -> None:
    """What was typed is not in the stamp of a hand edit."""
    right = handwork.plain_stamp

    def wrong(export: str, person: str, record: str, key: Key, base: Cell, value: str | None, floor: int) -> Stamp:
        return right(export, person, record, key, base, None, floor)

    patch.setattr(copies, "plain_stamp", wrong)


def hand_stamp_without_person(patch: pytest.MonkeyPatch) -> None:
    """Who typed it is not in the stamp of a hand edit."""
    right = handwork.plain_stamp

    def wrong(export: str, person: str, record: str, key: Key, base: Cell, value: str | None, floor: int) -> Stamp:
        return right(export, "", record, key, base, value, floor)

    patch.setattr(copies, "plain_stamp", wrong)


def chained_without_the_superseded(patch: pytest.MonkeyPatch) -> None:
    """What a later edit replaces is not in its stamp."""
    right = handwork.chained_stamp

    def wrong(export: str, person: str, record: str, key: Key, replaced: Sequence[Stamp], value: str | None) -> Stamp:
        nothing = (Stamp(max(stamp.hlc for stamp in replaced), 0, 0),)
        return right(export, person, record, key, nothing, value)

    patch.setattr(copies, "chained_stamp", wrong)


def nothing_set_back(patch: pytest.MonkeyPatch) -> None:
    """A copy that is read again is not looked at where its cells are back at what the export showed."""
    patch.setattr(rows.RowReader, "_read_again", lambda *_given: None)


def default_out_of_scope(patch: pytest.MonkeyPatch) -> None:
    """The default stamp speaks of fields out of scope too: it says that they are empty."""
    right = compose.scoped
    cell = State.cell

    def wrong(state: State, fields: frozenset[str]) -> State:
        return replace(right(state, fields), covered=state.covered)

    def wrong_cell(self: State, key: Key) -> Cell:
        found = cell(self, key)
        if found.heads or found.seen or self.default is None or key[0] not in self.covered or key[1]:
            return found
        return Cell(frozenset({(self.default, None)}))

    patch.setattr(compose, "scoped", wrong)
    patch.setattr(State, "cell", wrong_cell)


def seen_not_joined(patch: pytest.MonkeyPatch) -> None:
    """The replaced stamps of the other side are forgotten."""

    def wrong(first: Cell, second: Cell) -> Cell:
        heads = first.heads | second.heads
        return Cell(frozenset(head for head in heads if head[0].hash64() not in first.seen), first.seen)

    patch.setattr(merge, "join_cells", wrong)


def left_out_but_joined(patch: pytest.MonkeyPatch) -> None:
    """What a person left out of the preview is read all the same."""
    patch.setattr(plan, "left_out", lambda *_given: set())


def deletion_covers_all(patch: pytest.MonkeyPatch) -> None:
    """A deletion wins of edits that its author never saw."""
    patch.setattr(State, "is_dead", property(lambda self: merge.DELETED in self.cell(merge.LIVE).values))


def evict_without_states(patch: pytest.MonkeyPatch) -> None:
    """A record that left the scope goes, whatever was edited here."""
    patch.setattr(leaving, "_knows", lambda *_given: True)


def merge_by_copy_and_delete(patch: pytest.MonkeyPatch) -> None:
    """Two cards become one by copying values and deleting the other card."""

    def wrong(self: Laptop, first: str, second: str, main: str) -> None:
        if main not in {first, second}:
            return
        other = second if main == first else first
        for key, value in self.states[other].values.items():
            if key not in self.states[main].values:
                self.edit(main, key, value)
        self.states[other] = merge.deleted(self.states[other], self.stamp())

    patch.setattr(Laptop, "link", wrong)


def row_ids_without_person(patch: pytest.MonkeyPatch) -> None:
    """The same row that two people added gets one id."""
    right = handwork.row_id

    def wrong(key: bytes, export: str, person: str, sheet: str, row: Iterable[str | None], nth: int) -> str:
        return right(key, export, "", sheet, row, nth)

    patch.setattr(additions, "row_id", wrong)


def ties_by_position(patch: pytest.MonkeyPatch) -> None:
    """Of copies of a row the first on the sheet is the original."""

    def wrong(self: Any) -> list[FoundRow]:
        found = []
        for same in self.matched.values():
            first = min(same, key=lambda row: (len(row.touched), row.number))
            found.append(first)
            self.strays.extend(FoundRow("", row.number, row.texts, row.cells) for row in same if row is not first)
        return found

    patch.setattr(matching._Reading, "_originals", wrong)


def absent_is_deleted(patch: pytest.MonkeyPatch) -> None:
    """A row that is gone from the sheet is a record that was deleted."""
    right = plan._Planning._sheet

    def wrong(self: Any, sheet: FoundSheet) -> None:
        right(self, sheet)
        for record in sheet.missing:
            ours = self.local.states.get(record)
            if ours is not None and not ours.is_dead and DELETE in sheet.columns:
                gone = merge.deleted(ours, Stamp(self.local.clock + 1, 1, 1))
                self.writes[record] = Write(sheet.kind, record, ours, gone)

    patch.setattr(plan._Planning, "_sheet", wrong)


PLANTED: dict[str, Plant] = {
    "plain last-writer-wins": last_writer_wins,
    "hand stamp without content": hand_stamp_without_content,
    "hand stamp without person": hand_stamp_without_person,
    "chained without the superseded in its hash": chained_without_the_superseded,
    "vervolg not looking at cells back at base": nothing_set_back,
    "default stamp covering fields out of scope": default_out_of_scope,
    "seen not joined": seen_not_joined,
    "unticked cells joined": left_out_but_joined,
    "delete covering unseen edits": deletion_covers_all,
    "evict without states": evict_without_states,
    "merge by copy and delete": merge_by_copy_and_delete,
    "ids from rows without the person": row_ids_without_person,
    "ties by position": ties_by_position,
    "absent row taken as deletion": absent_is_deleted,
}
