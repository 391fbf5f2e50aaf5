"""A person's copy of an export: what they typed in it becomes edits, also when the copy is read again later."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from wijkwerker.domain.exchange.merge import Cell, Key
from wijkwerker.domain.exchange.planned import Reading
from wijkwerker.domain.exchange.reading.handwork import chained_stamp, plain_stamp
from wijkwerker.domain.exchange.renaming import is_same
from wijkwerker.domain.stamps import Stamp

SHOWN = "\0"  # stands for the value that the workbook showed, in the base of a cell that was typed over


@dataclass(frozen=True)
class Edited:
    """A cell with what was typed. `reading` is to be remembered, None when it was read before; `back` when it is back
    at what the export showed.
    """

    cell: Cell
    reading: Reading | None = None
    back: bool = False


@dataclass(frozen=True)
class Copy:
    """One person's copy of one export."""

    export: str
    person: str

    def read(
        self,
        record: str,
        key: Key,
        base: Cell,
        shown: str | None,
        value: str | None,
        earlier: Sequence[Reading],
        floor: int,
    ) -> Edited | None:
        """The cell after what stands in it now, or None when nothing was ever typed in it.

        `shown` is what the export showed; `earlier` what was read from this copy before, oldest first.
        """
        if value == shown and not earlier:
            return None
        seen = {**base.seen, **_seen(stamp for stamp, old in base.heads if old == shown)}
        others = {head for head in base.heads if head[1] != shown}
        if earlier and is_same(earlier[-1].value, value):
            seen.update(_seen(stamp for reading in earlier[:-1] for stamp in reading.stamps))
            return Edited(Cell(frozenset(others | {(s, value) for s in earlier[-1].stamps}), seen))
        stamps = self._stamps(record, key, base, shown, value, earlier, floor)
        seen.update(_seen(stamp for reading in earlier for stamp in reading.stamps))
        cell = Cell(frozenset(others | {(stamp, value) for stamp in stamps}), seen)
        return Edited(cell, Reading(value, stamps), back=value == shown)

    def _stamps(
        self,
        record: str,
        key: Key,
        base: Cell,
        shown: str | None,
        value: str | None,
        earlier: Sequence[Reading],
        floor: int,
    ) -> tuple[Stamp, ...]:
        """The plain stamp, which a laptop that never read the earlier version gives too, and the chained one."""
        plain = plain_stamp(self.export, self.person, record, key, base, value, floor)
        if not earlier:
            return (plain,)
        replaced = earlier[-1].stamps
        chained = chained_stamp(self.export, self.person, record, key, replaced, value)
        used = {stamp for reading in earlier for stamp in reading.stamps}
        return (chained,) if value == shown or plain in used else (plain, chained)


def _seen(stamps: Iterable[Stamp]) -> dict[int, int]:
    return {stamp.hash64(): stamp.hlc for stamp in stamps}
