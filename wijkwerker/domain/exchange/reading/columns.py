"""Where the columns of an exchange workbook stand now: by hidden key, else by heading, else by what is in them.

Where that does not tell, and a column is gone while another one is new, a person is asked whether they are the same.
"""

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from uuid import UUID

from wijkwerker.domain.exchange import fingerprints
from wijkwerker.domain.exchange.book import (
    CONFLICT_SHEET,
    DELETE,
    HIDDEN_SHEET,
    ID,
    LISTS_SHEET,
    README_SHEET,
    CellValue,
    Manifest,
    RawBook,
    RawSheet,
    SheetBase,
    fields_among,
)
from wijkwerker.domain.exchange.canonical import cell_text
from wijkwerker.domain.exchange.planned import NEW, SAME
from wijkwerker.domain.exchange.reading.found import ColumnQuestion
from wijkwerker.domain.exchange.sheets import headings, sheet_name
from wijkwerker.domain.fields import Links, Ref, Refs
from wijkwerker.domain.folding import phrase
from wijkwerker.domain.kinds import KINDS
from wijkwerker.domain.kinds.record import fields_of
from wijkwerker.domain.language import _

_TOP = 5  # rows among which the headings are looked for
_ALIKE = 0.8  # of the filled cells, for a column that only its contents give away
_LEAST = 3
_WITHOUT_RECORDS = {name.casefold() for name in (HIDDEN_SHEET, README_SHEET, CONFLICT_SHEET, LISTS_SHEET)}


@dataclass(frozen=True)
class Place:
    """Where the sheet of a kind stands. `columns` are those it was made with, without the id; `where` their places.

    A place of -1 is a column that is gone. `first` is the index of the first of the data `rows`; `elsewhere` are the
    ids of the other sheets.
    """

    name: str
    rows: Sequence[Sequence[CellValue]]
    first: int
    columns: tuple[str, ...]
    where: tuple[int, ...]
    id_at: int
    flagged: Mapping[tuple[int, int], str]
    elsewhere: frozenset[str]
    questions: tuple[ColumnQuestion, ...] = ()

    @property
    def absent(self) -> frozenset[str]:
        """The keys of columns that are gone."""
        return frozenset(key for key, at in zip(self.columns, self.where, strict=True) if at < 0)

    @property
    def fields(self) -> frozenset[str]:
        """The fields that the sheet was made with."""
        return fields_among(self.columns)


def visible(kind: str, columns: Sequence[str]) -> tuple[int, ...]:
    """The indexes of the columns that people see: not those with the ids behind readable names."""
    fields = fields_of(KINDS[kind])
    return tuple(index for index, key in enumerate(columns) if not isinstance(fields.get(key), Ref | Refs | Links))


def place(raw: RawBook, manifest: Manifest, choices: Mapping[str, str]) -> tuple[dict[str, Place], list[str]]:
    """The place of each kind's sheet that is there, by kind, and sentences about what is not read.

    `choices` are the answers to questions about columns.
    """
    everywhere = {row.id: base.key for base in manifest.sheets for row in base.rows}
    places: dict[str, Place] = {}
    sheets, strange = _sheets_of(raw, manifest)
    remarks = [_("Het blad {name} kennen we niet en lezen we niet.").format(name=sheet.name) for sheet in strange]
    for base in manifest.sheets:
        name = sheet_name(base.key)
        if base.key not in KINDS:
            remarks.append(_("Het blad {name} is van een nieuwere Wijkwerker. We lezen het niet.").format(name=name))
        elif base.key not in sheets:
            remarks.append(_("Het blad {name} is weg. Er wordt niets verwijderd.").format(name=name))
        else:
            elsewhere = frozenset(record_id for record_id, key in everywhere.items() if key != base.key)
            places[base.key], unknown = _place_of(sheets[base.key], base, manifest, elsewhere, choices)
            if unknown:
                remarks.append(
                    _("Blad {sheet}: deze kolommen kennen we niet en lezen we niet: {columns}.").format(
                        sheet=sheets[base.key].name, columns=", ".join(unknown)
                    )
                )
    return places, remarks


def _sheets_of(raw: RawBook, manifest: Manifest) -> tuple[dict[str, RawSheet], list[RawSheet]]:
    """The sheet of each kind, and filled sheets that are nobody's.

    The sheets with a kind's name are given first: one that is gone must not claim another whose columns look like it.
    """
    named = {sheet.name.casefold(): sheet for sheet in reversed(raw.sheets)}
    found = {base.key: named[name] for base in manifest.sheets if (name := sheet_name(base.key).casefold()) in named}
    used = {sheet.name for sheet in found.values()}
    rest = [sheet for sheet in raw.sheets if sheet.name not in used and sheet.name.casefold() not in _WITHOUT_RECORDS]
    for base in manifest.sheets:
        keys = {ID, *base.columns}
        best = max(rest, key=lambda sheet: len(keys & _keys(sheet)), default=None)
        if base.key not in found and best is not None and len(keys & _keys(best)) * 2 > len(keys):
            found[base.key] = best
            rest.remove(best)
    return found, [sheet for sheet in rest if any(cell is not None for row in sheet.rows for cell in row)]


def _keys(sheet: RawSheet) -> set[str]:
    return {str(cell) for cell in sheet.rows[0]} if sheet.rows else set()


def _place_of(
    sheet: RawSheet, base: SheetBase, manifest: Manifest, elsewhere: frozenset[str], choices: Mapping[str, str]
) -> tuple[Place, list[str]]:
    """Where a sheet's columns stand, and the headings of those that we do not know."""
    columns = base.columns
    found, first = _named(sheet, base.key, {ID, *columns})
    rows = sheet.rows[first:]
    unknown = _unknown(sheet, found, first)
    if ID not in found and (at := _ids_at(rows, unknown, base)) >= 0:
        found[ID] = at
        del unknown[at]
    _tell_by_contents(rows, base, manifest.key, found, unknown)
    questions = tuple(_ask(rows, base, manifest.key, found, unknown, choices))
    where = tuple(found.get(key, -1) for key in columns)
    index_of = {at: index for index, at in enumerate(where) if at >= 0}
    flagged = {(row + 1, index_of[at]): what for (row, at), what in sheet.flagged.items() if at in index_of}
    placed = Place(sheet.name, rows, first, columns, where, found.get(ID, -1), flagged, elsewhere, questions)
    return placed, [name for name in unknown.values() if name]


def _named(sheet: RawSheet, kind: str, known: Set[str]) -> tuple[dict[str, int], int]:
    """The columns whose key or heading stands above them, and the index of the first row below those."""
    words = headings(kind)
    found: dict[str, int] = {}
    first = 0
    for index, row in enumerate(sheet.rows[:_TOP]):
        by_key = {str(cell): at for at, cell in reversed(list(enumerate(row))) if str(cell) in known}
        by_heading = {words[word]: at for at, cell in enumerate(row) if cell and (word := phrase(str(cell))) in words}
        for names in (by_key, by_heading):
            if len(names) > 1:
                used = set(found.values())
                found |= {k: at for k, at in names.items() if k in known and k not in found and at not in used}
                first = index + 1
    if first and known & set(map(str, sheet.rows[first - 1])) and not _is_record(sheet, first, found.get(ID)):
        first += 1  # headings that we do not know, below the keys
    return found, first


def _is_record(sheet: RawSheet, index: int, id_at: int | None) -> bool:
    """Whether a row stands for a record, and is no row of headings."""
    row = sheet.rows[index] if index < len(sheet.rows) else ()
    try:
        return id_at is not None and bool(UUID(str(row[id_at])))
    except (ValueError, IndexError):
        return False


def _unknown(sheet: RawSheet, found: Mapping[str, int], first: int) -> dict[int, str]:
    """The columns that nothing names, with their heading."""
    heading = sheet.rows[first - 1] if first else ()
    width = max((len(row) for row in sheet.rows[: first + 1]), default=0)
    used = set(found.values())
    return {at: str(heading[at] or "") if at < len(heading) else "" for at in range(width) if at not in used}


def _ids_at(rows: Sequence[Sequence[CellValue]], unknown: Mapping[int, str], base: SheetBase) -> int:
    """The unnamed column in which the ids stand; -1 when there is none."""
    ids = {row.id for row in base.rows}
    for at in unknown:
        cells = [str(row[at]).strip().lower() for row in rows if at < len(row) and row[at] is not None]
        if cells and sum(cell in ids for cell in cells) >= _ALIKE * len(cells):
            return at
    return -1


def _tell_by_contents(
    rows: Sequence[Sequence[CellValue]], base: SheetBase, key: bytes, found: dict[str, int], unknown: dict[int, str]
) -> None:
    """Move columns from `unknown` to `found` that are gone by name, and are as they were in nearly every cell."""
    for at in list(unknown):
        alike, filled = _alike(rows, at, base, key, found, set(found))
        best = max(alike, key=lambda name: alike[name], default="")
        if best and alike[best] >= max(_LEAST, _ALIKE * filled):
            found[best] = at
            del unknown[at]


def _ask(
    rows: Sequence[Sequence[CellValue]],
    base: SheetBase,
    key: bytes,
    found: dict[str, int],
    unknown: dict[int, str],
    choices: Mapping[str, str],
) -> Iterator[ColumnQuestion]:
    """The open questions which column an unknown one is: of those that are gone the one most like it, or nearest.

    What was answered goes from `unknown` to `found`, or stays unknown.
    """
    hidden = set(base.columns) - {base.columns[index] for index in visible(base.key, base.columns)}
    asked = {DELETE, *hidden}
    for at, heading in list(unknown.items()):
        alike, filled = _alike(rows, at, base, key, found, asked | found.keys())
        if not (alike and filled and heading):
            continue
        near = {name: -abs(base.columns.index(name) + 1 - at) for name in alike}
        best = max(alike, key=lambda name: (alike[name], near[name]))
        question = ColumnQuestion(f"heading:{base.key}:{phrase(heading)}", heading, best)
        choice = choices.get(question.key, "")
        if choice == NEW:
            continue
        del unknown[at]
        asked.add(best)
        if choice == SAME:
            found[best] = at
        else:
            yield question


def _alike(
    rows: Sequence[Sequence[CellValue]],
    at: int,
    base: SheetBase,
    key: bytes,
    found: Mapping[str, int],
    without: Set[str],
) -> tuple[dict[str, int], int]:
    """How many cells of an unknown column are as they were in each of the other columns, and how many are filled."""
    places = {name: index for index, name in enumerate(base.columns) if name not in without}
    alike = dict.fromkeys(places, 0)
    if not places:
        return alike, 0
    bases = {row.id: row.cells for row in base.rows}
    id_at = found.get(ID, -1)
    texts = [(row, text) for row in rows if at < len(row) and (text := cell_text(row[at])) is not None]
    for row, text in texts:
        cells = bases.get(str(row[id_at])) if 0 <= id_at < len(row) else None
        print_ = fingerprints.cell(key, text)
        for name, index in places.items():
            alike[name] += cells is not None and fingerprints.at(cells, index) == print_
    return alike, len(texts)
