"""Which rows of a workbook are which records, and which of them can change anything.

Rows go by their id. Where people copied rows, typed over ids or moved the visible cells without the ids, the
fingerprints of the hidden sheet tell what happened; a row's place never does.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from uuid import UUID

from wijkwerker.domain.exchange import fingerprints
from wijkwerker.domain.exchange.book import ID, CellValue, Manifest, RawBook, SheetBase
from wijkwerker.domain.exchange.canonical import Texts
from wijkwerker.domain.exchange.packing import plain_default
from wijkwerker.domain.exchange.planned import Mark
from wijkwerker.domain.exchange.reading.columns import Place, place, visible
from wijkwerker.domain.exchange.reading.found import FoundRow, FoundSheet
from wijkwerker.domain.exchange.reading.moves import Moves, touched
from wijkwerker.domain.exchange.sheets import sheet_name
from wijkwerker.domain.kinds import KINDS


@dataclass(frozen=True)
class Sifted:
    """A workbook without the rows in which nothing is new."""

    manifest: Manifest
    sheets: tuple[FoundSheet, ...]
    total: int = 0
    equal: int = 0
    remarks: tuple[str, ...] = ()
    sha256: str = ""
    name: str = ""

    @property
    def wanted(self) -> set[str]:
        """The ids of the records whose state the plan needs."""
        ids = {row.id for sheet in self.sheets for row in sheet.rows if row.id}
        return ids | {item[1] for item in (*self.manifest.tombstones, *self.manifest.left)}


def ids_of(manifest: Manifest) -> list[str]:
    """The ids of all rows that the workbook was made with: those of which a Mark is needed."""
    return [row.id for sheet in manifest.sheets for row in sheet.rows]


def sift(
    raw: RawBook,
    manifest: Manifest,
    marks: Mapping[str, Mark],
    remembered: frozenset[str] = frozenset(),
    choices: Mapping[str, str] = MappingProxyType({}),
) -> Sifted:
    """The rows that can change anything.

    `remembered` are records with an earlier reading of this export, `choices` answers to questions about columns.
    """
    places, remarks = place(raw, manifest, choices)
    total = equal = 0
    sheets = []
    for base in manifest.sheets:
        found = places.get(base.key)
        if found is None:
            gone = tuple(row.id for row in base.rows)
            if base.key in KINDS:
                sheets.append(FoundSheet(base.key, sheet_name(base.key), (), frozenset(), (), (), {}, gone))
            continue
        reading = _Reading(base, found, manifest, marks, remembered)
        sheet = reading.sheet()
        total += reading.total
        equal += reading.equal
        sheets.append(sheet)
    return Sifted(manifest, tuple(sheets), total, equal, (*raw.remarks, *remarks), raw.sha256, raw.name)


@dataclass
class _Reading:
    """The reading of one sheet."""

    base: SheetBase
    place: Place
    manifest: Manifest
    marks: Mapping[str, Mark]
    remembered: frozenset[str]
    total: int = 0
    equal: int = 0
    kept: list[FoundRow] = field(default_factory=list)
    strays: list[FoundRow] = field(default_factory=list)
    matched: dict[str, list[FoundRow]] = field(default_factory=lambda: defaultdict(list))

    def sheet(self) -> FoundSheet:
        """The sheet with every row at its record."""
        self._read()
        self._move_back()
        self._part()
        found = self._originals()
        edited = [row for row in found if row.touched]
        self.kept.extend(edited)
        for row in found:
            if not row.touched:
                self._count(row)
        return FoundSheet(
            self.base.key,
            self.place.name,
            self.place.columns,
            self.place.absent if self.place.id_at >= 0 else self.place.absent | {ID},
            (*sorted(self.kept, key=lambda row: row.number), *self.strays),
            tuple(sorted(found, key=lambda row: row.number)) if edited else (),
            self.place.flagged,
            tuple(row.id for row in self.base.rows if row.id not in self.matched),
            self.place.questions,
        )

    def _read(self) -> None:
        bases = {row.id: row for row in self.base.rows}
        key, where, id_at = self.manifest.key, self.place.where, self.place.id_at
        width = max([id_at, *where], default=-1) + 1
        whole = -1 not in where
        there = [index for index, at in enumerate(where) if at >= 0]
        seen = [index for index in visible(self.base.key, self.place.columns) if index in there]
        known = Texts()
        for index, row in enumerate(self.place.rows):
            ended = [*row, *[None] * (width - len(row)), None]  # the last is for a column that is gone: place -1
            cells = tuple([ended[at] for at in where])
            texts = tuple([known[cell] for cell in cells])
            written = ended[id_at]
            if not (written or any(texts)):
                continue
            self.total += 1
            record_id = str(written).strip().lower() if written else ""
            base = bases.get(record_id)
            number = index + self.place.first + 1
            if base is None:
                self._stray(record_id, number, texts, cells)
                continue
            if whole and base.fingerprint == fingerprints.row(key, texts):
                changed: tuple[int, ...] = ()
            else:
                changed = touched(base, texts, key, there)
                if changed and not any(texts[index] for index in seen):
                    continue  # people empty a row to take it out; that deletes nothing
            self.matched[record_id].append(FoundRow(record_id, number, texts, cells, base, changed))

    def _stray(self, record_id: str, number: int, texts: tuple[str | None, ...], cells: tuple[CellValue, ...]) -> None:
        known = record_id if _is_id(record_id) and record_id not in self.place.elsewhere else ""
        self.strays.append(FoundRow(known, number, texts, cells))

    def _move_back(self) -> None:
        """Give rows whose visible cells moved, or that lost their id, the id that their cells had."""
        if self.place.absent:
            return
        moved = {record_id: rows[0] for record_id, rows in self.matched.items() if len(rows) == 1 and rows[0].touched}
        free = [row for row in self.strays if not row.id]
        if not free and len(moved) < 2:
            return
        found = Moves(self.base, self.manifest.key, moved, free, frozenset(self.matched)).found()
        for record_id, row in moved.items():
            if row.number in found:
                del self.matched[record_id]
                if found[row.number] is None:
                    self.strays.append(FoundRow("", row.number, row.texts, row.cells))
        self.strays = [row for row in self.strays if found.get(row.number) is None]
        for placed in found.values():
            if placed is not None:
                self.matched[placed.id].append(placed)

    def _part(self) -> None:
        """Of rows with one id that the export did not have, only one keeps it: told by what they hold."""
        keepers: dict[str, FoundRow] = {}
        for row in sorted(self.strays, key=_contents):
            keepers.setdefault(row.id, row)
        self.strays = [row if keepers[row.id] is row else replace(row, id="") for row in self.strays]

    def _originals(self) -> list[FoundRow]:
        """One row for each record: of copies the unchanged one, else the least changed; the others have no id."""
        found = []
        for rows in self.matched.values():
            first = rows[0] if len(rows) == 1 else min(rows, key=lambda row: (len(row.touched), _contents(row)))
            found.append(first)
            self.strays.extend(FoundRow("", row.number, row.texts, row.cells) for row in rows if row is not first)
        return found

    def _count(self, row: FoundRow) -> None:
        """Keep an untouched row only when its record is not as the workbook says, or was read otherwise before."""
        mark = self.marks.get(row.id)
        if mark is not None and mark.live and mark.plain and row.id not in self.remembered and row.base is not None:
            default = plain_default(row.base.packed, self.manifest)
            if default == mark.default and self.place.fields <= mark.covered:
                self.equal += 1
                return
        self.kept.append(row)


def _contents(row: FoundRow) -> list[str]:
    return [text or "" for text in row.texts]


def _is_id(text: str) -> bool:
    """Whether a text is an id as we write them: a random one, or one of a natural key."""
    try:
        return UUID(text).version in {4, 5} and str(UUID(text)) == text
    except ValueError:
        return False
