"""Column alarms: signs that a whole column was damaged rather than edited, held until a person looked at it."""

from collections import Counter
from collections.abc import Sequence
from enum import StrEnum

from wijkwerker.domain.exchange import fingerprints
from wijkwerker.domain.exchange.reading.found import FoundRow, FoundSheet

_FEW = 3  # fewer changed cells are edits, whatever they look like


class Alarm(StrEnum):
    """What may have happened to a column."""

    SORTED = "sorted"  # its values were put in another order while the rows stayed
    SHIFTED = "shifted"  # its cells moved one row up or down
    MANY = "many"  # a large part was changed
    EMPTIED = "emptied"  # most of it is gone


def alarms(sheet: FoundSheet, key: bytes) -> dict[str, tuple[Alarm, int]]:
    """The columns with an alarm, each with how many of its cells changed."""
    changed = Counter(index for row in sheet.order for index in row.touched)
    found = {}
    for index, count in changed.items():
        if count >= _FEW and (alarm := _alarm(sheet.order, index, count, key)) is not None:
            found[sheet.columns[index]] = (alarm, count)
    return found


def _alarm(rows: Sequence[FoundRow], index: int, count: int, key: bytes) -> Alarm | None:
    before = [fingerprints.at(row.base.cells, index) for row in rows if row.base is not None]
    after = [fingerprints.cell(key, row.texts[index]) for row in rows if row.base is not None]
    if Counter(before) == Counter(after):
        return Alarm.SORTED
    changed = [at for at in range(len(before)) if before[at] != after[at]]
    for step in (-1, 1):
        moved = sum(0 <= at + step < len(before) and after[at] == before[at + step] for at in changed)
        if moved >= 0.8 * len(changed):
            return Alarm.SHIFTED
    nothing = fingerprints.cell(key, None)
    filled = sum(print_ != nothing for print_ in before)
    emptied = sum(after[at] == nothing for at in changed)
    if emptied >= _FEW and emptied > 0.5 * filled:
        return Alarm.EMPTIED
    return Alarm.MANY if count >= 20 and count > 0.3 * len(before) else None
