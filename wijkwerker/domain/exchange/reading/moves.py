"""Rows whose visible cells moved together while the ids stayed where they were, as when people sort what they see.

The fingerprint of a whole row tells whose cells these were. A row that moved and was edited as well goes where it kept
the most cells.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from wijkwerker.domain.exchange import fingerprints
from wijkwerker.domain.exchange.book import RowBase, SheetBase, field_of
from wijkwerker.domain.exchange.reading.found import FoundRow

_FAR = 3  # fields of a row that changed


def touched(base: RowBase, texts: Sequence[str | None], key: bytes, indexes: Iterable[int]) -> tuple[int, ...]:
    """Which of these cells are not as the workbook was made."""
    return tuple(at for at in indexes if fingerprints.at(base.cells, at) != fingerprints.cell(key, texts[at]))


@dataclass(frozen=True)
class Moves:
    """Which rows moved to other ids.

    `moved` are the rows that stand alone at their id and are not as they were made, by that id; `free` the rows without
    an id; `present` the ids that have any row.
    """

    base: SheetBase
    key: bytes
    moved: Mapping[str, FoundRow]
    free: Sequence[FoundRow]
    present: frozenset[str]

    def found(self) -> dict[int, FoundRow | None]:
        """The rows that belong to another id, by their number: with it, or None for a row that lost its id."""
        pairs = {
            row.number: owner for row in self.moved.values() if self._is_other(row) and (owner := self._owner(row))
        }
        if len(set(pairs.values())) < len(pairs):
            return {}
        left = {row.id for row in self.moved.values() if row.number in pairs}
        for row in self.free:
            owner = self._owner(row)
            if owner and (owner in left or owner not in self.present) and owner not in pairs.values():
                pairs[row.number] = owner
        taken = set(pairs.values())
        rest = {row.number: row for id_, row in self.moved.items() if id_ in taken and row.number not in pairs}
        pairs |= self._rest(rest, left - taken)
        rows = {row.number: row for row in (*self.moved.values(), *self.free)}
        placed: dict[int, FoundRow | None] = {number: self._at(rows[number], owner) for number, owner in pairs.items()}
        return dict.fromkeys(rest) | placed

    @cached_property
    def _bases(self) -> Mapping[str, RowBase]:
        return {row.id: row for row in self.base.rows}

    @cached_property
    def _owners(self) -> Mapping[bytes, str]:
        """Whose cells a row's are, for rows that are like no other and do not stand at their id as they were."""
        prints = Counter(row.fingerprint for row in self.base.rows)
        return {
            row.fingerprint: row.id
            for row in self.base.rows
            if (row.id in self.moved or row.id not in self.present) and prints[row.fingerprint] == 1
        }

    def _is_other(self, row: FoundRow) -> bool:
        """Whether so much of a row changed at once that nobody edited it so: rows of a few fields are soon alike."""
        return len({field_of(self.base.columns[index]) for index in row.touched}) >= _FAR

    def _owner(self, row: FoundRow) -> str:
        return self._owners.get(fingerprints.row(self.key, row.texts), "")

    def _touched(self, row: FoundRow, owner: str) -> tuple[int, ...]:
        return touched(self._bases[owner], row.texts, self.key, range(len(row.texts)))

    def _at(self, row: FoundRow, owner: str) -> FoundRow:
        return replace(row, id=owner, base=self._bases[owner], touched=self._touched(row, owner))

    def _rest(self, rest: Mapping[int, FoundRow], free: set[str]) -> dict[int, str]:
        """Edited rows whose id went to another: each to the free id of which it kept the most cells."""
        costs = sorted(
            (len(self._touched(row, owner)), owner, number) for number, row in rest.items() for owner in free
        )
        pairs: dict[int, str] = {}
        for _cost, owner, number in costs:
            if number not in pairs and owner not in pairs.values():
                pairs[number] = owner
        return pairs
