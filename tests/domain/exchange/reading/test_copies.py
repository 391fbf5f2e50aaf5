"""What a person types in their copy of an export, also when the copy is read again later."""

from typing import TYPE_CHECKING

import pytest

from tests.domain.exchange.workbooks import tick
from wijkwerker.domain.exchange.merge import EMPTY, Cell, Key, join_cells
from wijkwerker.domain.exchange.reading.copies import Copy, Edited

if TYPE_CHECKING:
    from wijkwerker.domain.exchange.planned import Reading

PHONE: Key = ("phone", "")
SHOWN = tick()
BASE = Cell(frozenset({(SHOWN, "1")}))
NOOR, BRAM = Copy("export", "noor"), Copy("export", "bram")


def _read(copy: Copy, *values: str | None, base: Cell = BASE, shown: str | None = "1") -> list[Edited | None]:
    """The readings of a cell that held these values in turn, one of them at each reading."""
    found: list[Edited | None] = []
    memory: list[Reading] = []
    for value in values:
        edited = copy.read("contact", PHONE, base, shown, value, memory, 5)
        found.append(edited)
        if edited is not None and edited.reading is not None:
            memory.append(edited.reading)
    return found


def _last(copy: Copy, *values: str | None, base: Cell = BASE, shown: str | None = "1") -> Cell:
    last = _read(copy, *values, base=base, shown=shown)[-1]
    assert last is not None
    return last.cell


def test_a_cell_that_was_never_typed_in_brings_nothing_of_its_own() -> None:
    assert _read(NOOR, "1") == [None]


def test_an_edit_replaces_what_the_export_showed() -> None:
    cell = _last(NOOR, "2")
    assert cell.values == {"2"}
    assert set(cell.seen) == {SHOWN.hash64()}


def test_an_edit_replaces_every_head_with_the_shown_value_and_no_other() -> None:
    twin, losing = tick(), tick()
    base = Cell(frozenset({(SHOWN, "1"), (twin, "1"), (losing, "9")}), {17: 3})
    cell = _last(NOOR, "2", base=base)
    assert cell.values == {"2", "9"}
    assert set(cell.seen) == {17, SHOWN.hash64(), twin.hash64()}


def test_emptying_a_cell_is_an_edit() -> None:
    assert _last(NOOR, None).values == {None}


def test_filling_an_empty_cell_is_an_edit() -> None:
    assert _last(NOOR, "2", base=EMPTY, shown=None).values == {"2"}


def test_reading_the_same_again_gives_the_same_stamps_and_nothing_to_remember() -> None:
    first, again = _read(NOOR, "2", "2")
    assert first is not None
    assert again is not None
    assert again.cell == first.cell
    assert again.reading is None


def test_what_is_typed_later_replaces_what_was_read_before() -> None:
    assert join_cells(_last(NOOR, "2"), _last(NOOR, "2", "3")).values == {"3"}


def test_a_laptop_that_never_saw_the_earlier_version_joins_with_one_that_did() -> None:
    saw_both, saw_last = _last(NOOR, "2", "3"), _last(NOOR, "3")
    assert join_cells(saw_both, saw_last).values == {"3"}
    assert join_cells(join_cells(_last(NOOR, "2"), saw_last), saw_both).values == {"3"}


def test_a_cell_that_is_back_at_what_the_export_showed_is_an_edit_after_an_earlier_reading() -> None:
    _first, back = _read(NOOR, "2", "1")
    assert back is not None
    assert back.back
    assert join_cells(_last(NOOR, "2"), back.cell).values == {"1"}


def test_back_at_the_base_has_no_plain_stamp_that_a_laptop_without_the_earlier_version_could_give() -> None:
    back = _read(NOOR, "2", "1")[-1]
    assert back is not None
    assert back.reading is not None
    assert len(back.reading.stamps) == 1


@pytest.mark.parametrize("values", [("2", "3", "2"), ("2", "1", "2"), ("2", None, "2"), ("2", "3", "1", "2", "3")])
def test_back_at_an_earlier_value_replaces_all_that_was_read_before(values: tuple[str | None, ...]) -> None:
    cells = [edited.cell for edited in _read(NOOR, *values) if edited is not None]
    joined = EMPTY
    for cell in cells:
        joined = join_cells(joined, cell)
    assert joined.values == {values[-1]}
    assert join_cells(cells[-1], cells[0]).values == {values[-1]}


def test_two_people_who_type_in_copies_of_one_export_differ() -> None:
    assert join_cells(_last(NOOR, "2"), _last(BRAM, "3")).values == {"2", "3"}
    assert join_cells(_last(NOOR, "2"), _last(BRAM, "2")).values == {"2"}


def test_an_edit_never_replaces_what_somebody_else_wrote_meanwhile() -> None:
    meanwhile = tick()
    here = Cell(frozenset({(meanwhile, "8")}), {SHOWN.hash64(): SHOWN.hlc})
    assert join_cells(here, _last(NOOR, "2")).values == {"8", "2"}
    assert join_cells(here, _last(NOOR, "2", "1")).values == {"8", "1"}
