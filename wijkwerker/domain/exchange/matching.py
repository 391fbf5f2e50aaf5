"""Which rows of a workbook are which records, and which of them can change anything.

Rows go by their id. Where people copied rows, typed over ids or moved the visible cells without the ids, the
fingerprints of the hidden sheet tell what happened; a row's place never does.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from uuid import UUID

from wijkwerker.domain.exchange import fingerprints
from wijkwerker.domain.exchange.book import CellValue, Manifest, RawBook, RowBase, SheetBase
from wijkwerker.domain.exchange.canonical import remembering
from wijkwerker.domain.exchange.columns import Place, place
from wijkwerker.domain.exchange.packing import plain_default
from wijkwerker.domain.exchange.sheets import sheet_name
from wijkwerker.domain.stamps import Stamp


@dataclass(frozen=True)
class Mark:
    """What tells cheaply whether a record is as a workbook shows it: see State."""

    default: Stamp
    covered: frozenset[str]
    plain: bool
    live: bool


@dataclass(frozen=True)
class FoundRow:
    """A row that must be looked at. `texts` and `cells` follow the columns of the sheet as it was made, without the id.

    `number` is the row's number in the workbook, from 1; `touched` the columns whose text is not what was written.
    """

    id: str
    number: int
    texts: tuple[str | None, ...]
    cells: tuple[CellValue, ...]
    base: RowBase | None = None
    touched: tuple[int, ...] = ()


@dataclass(frozen=True)
class FoundSheet:
    """The sheet of one kind as it was found. `columns` are those it was made with, without the id.

    `absent` are columns that are gone, `missing` rows (their ids) that are gone, `order` all rows that stand for a
    record of the export, for the alarms: they compare neighbours.
    """

    kind: str
    name: str
    columns: tuple[str, ...]
    absent: frozenset[str]
    rows: tuple[FoundRow, ...]
    order: tuple[FoundRow, ...]
    flagged: Mapping[tuple[int, int], str]  # (row number, column index)
    missing: tuple[str, ...] = ()


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
    raw: RawBook, manifest: Manifest, marks: Mapping[str, Mark], remembered: frozenset[str] = frozenset()
) -> Sifted:
    """The rows that can change anything. `remembered` are records with an earlier reading of this export."""
    places, remarks = place(raw, manifest)
    total = equal = 0
    sheets = []
    for base in manifest.sheets:
        found = places.get(base.key)
        if found is None:
            gone = tuple(row.id for row in base.rows)
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
        found = self._originals()
        touched = [row for row in found if row.touched]
        self.kept.extend(touched)
        order = self._order(found) if touched else ()
        for row in found:
            if not row.touched:
                self._count(row)
        return FoundSheet(
            self.base.key,
            self.place.name,
            self.place.columns,
            self.place.absent,
            (*sorted(self.kept, key=lambda row: row.number), *self.strays),
            order,
            self.place.flagged,
            tuple(row.id for row in self.base.rows if row.id not in self.matched),
        )

    def _read(self) -> None:
        bases = {row.id: row for row in self.base.rows}
        key, where, id_at = self.manifest.key, self.place.where, self.place.id_at
        width = max([id_at, *where], default=-1) + 1
        whole = -1 not in where
        text = remembering()
        for index, row in enumerate(self.place.rows):
            cells = [*row, *[None] * (width - len(row))] if len(row) < width else row
            texts = tuple([text(cells[at]) if at >= 0 else None for at in where])
            written = cells[id_at] if id_at >= 0 else None
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
                touched: tuple[int, ...] = ()
            else:
                touched = self._touched(base, texts)
            self.matched[record_id].append(FoundRow(record_id, number, texts, self._cells(cells), base, touched))

    def _cells(self, cells: Sequence[CellValue]) -> tuple[CellValue, ...]:
        return tuple([cells[at] if at >= 0 else None for at in self.place.where])

    def _stray(self, record_id: str, number: int, texts: tuple[str | None, ...], cells: Sequence[CellValue]) -> None:
        known = record_id if _is_id(record_id) and record_id not in self.place.elsewhere else ""
        self.strays.append(FoundRow(known, number, texts, self._cells(cells)))

    def _touched(self, base: RowBase, texts: Sequence[str | None]) -> tuple[int, ...]:
        key, size = self.manifest.key, fingerprints.SIZE
        return tuple(
            index
            for index, text in enumerate(texts)
            if self.place.where[index] >= 0
            and base.cells[index * size : index * size + size] != fingerprints.cell(key, text)
        )

    def _move_back(self) -> None:
        """Give rows whose visible cells moved together, while the ids stayed, the id that their cells had."""
        if self.place.absent:
            return
        moved = {record_id: rows[0] for record_id, rows in self.matched.items() if len(rows) == 1 and rows[0].touched}
        if len(moved) < 2:
            return
        owners = self._owners(moved)
        pairs = {
            row.id: owners[print_]
            for row in moved.values()
            if (print_ := fingerprints.row(self.manifest.key, row.texts)) in owners
        }
        if not pairs or len(set(pairs.values())) < len(pairs):
            return
        self._pair_rest(moved, pairs)
        bases = {row.id: row for row in self.base.rows}
        for old in pairs:
            del self.matched[old]
        for old, new in pairs.items():
            row = replace(moved[old], id=new, base=bases[new], touched=self._touched(bases[new], moved[old].texts))
            self.matched[new].append(row)

    def _owners(self, moved: Mapping[str, FoundRow]) -> dict[bytes, str]:
        """The moved record of each fingerprint that only one record of the sheet had."""
        prints = Counter(row.fingerprint for row in self.base.rows)
        return {row.fingerprint: row.id for row in self.base.rows if row.id in moved and prints[row.fingerprint] == 1}

    def _pair_rest(self, moved: Mapping[str, FoundRow], pairs: dict[str, str]) -> None:
        """Rows that moved along and were edited too: each goes to the free id of which it kept the most cells."""
        free = set(pairs) - set(pairs.values())
        bases = {row.id: row for row in self.base.rows}
        rest = sorted(set(pairs.values()) - set(pairs))
        for old in rest:
            best = min(free, key=lambda new: (len(self._touched(bases[new], moved[old].texts)), new))
            pairs[old] = best
            free.discard(best)

    def _originals(self) -> list[FoundRow]:
        """One row for each record: of copies the unchanged one, else the least changed; the others have no id."""
        found = []
        for rows in self.matched.values():
            first = min(rows, key=lambda row: (len(row.touched), [text or "" for text in row.texts]))
            found.append(first)
            self.strays.extend(FoundRow("", row.number, row.texts, row.cells) for row in rows if row is not first)
        return found

    def _order(self, found: Sequence[FoundRow]) -> tuple[FoundRow, ...]:
        return tuple(sorted(found, key=lambda row: row.number))

    def _count(self, row: FoundRow) -> None:
        """Keep an untouched row only when its record is not as the workbook says, or was read otherwise before."""
        mark = self.marks.get(row.id)
        if mark is not None and mark.live and mark.plain and row.id not in self.remembered and row.base is not None:
            default = plain_default(row.base.packed, self.manifest)
            if default == mark.default and self.place.fields <= mark.covered:
                self.equal += 1
                return
        self.kept.append(row)


def _is_id(text: str) -> bool:
    """Whether a text is an id as we write them: a random one, or one of a natural key."""
    try:
        return UUID(text).version in {4, 5} and str(UUID(text)) == text
    except ValueError:
        return False
