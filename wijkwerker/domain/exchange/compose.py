"""From the states of a scope to a workbook and its manifest.

The words in the workbook are always Dutch, whatever the language of the screen: nobody knows who opens it next.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from wijkwerker.domain.exchange import fingerprints, leaflet, packing
from wijkwerker.domain.exchange.book import LABEL, Author, Book, CellValue, Column, Manifest, RowBase, Sheet, SheetBase
from wijkwerker.domain.exchange.merge import LIVE, Cell, Key, State, tombstone
from wijkwerker.domain.exchange.sheets import PEOPLE, TOO_LONG, Label, columns_of, fields_in, row_of, sheet_name
from wijkwerker.domain.fields import Day, Many, Moment
from wijkwerker.domain.kinds import KINDS
from wijkwerker.domain.kinds.record import Record, fields_of, known_by

# the order of the sheets: people and work first, what they rest on last
ORDER = (
    "contact",
    "contact_moment",
    "initiative",
    "activity",
    "session",
    "head_count",
    "attendance",
    "ask",
    "promise",
    "introduction",
    "story",
    "lesson",
    "phase_change",
    "ladder_change",
    "area_role",
    "worker",
    "area",
    "value",
)

# fields (kind, key) that came after the first release: an app that does not know them cannot read their cells, so their
# values stand in the hidden sheet as well
LATER = frozenset({("story", "consent_date")})

MOST_ROWS = 150_000
_NOTE_LIMIT = 8_000  # characters of all that is said about one cell
_MOST_XML = 200_000_000  # characters of all sheets; a reader refuses 250 MB
_MOST_ZIPPED = 34_000_000  # bytes as estimated; a reader refuses 40 MB
_CELL_XML, _CELL_ZIPPED = 45, 14  # what one cell costs besides its text
_TEXT_ZIPPED = 0.4  # of the characters of a text


@dataclass(frozen=True)
class Content:
    """What an export holds: the states of all records in scope that are alive, in any order, and what is around them.

    `dead` are deleted records of the scope; `left` records that the recipient once got from here and that are no longer
    in it. `authors` are known by epoch; `label` gives what a record is called, '' for one that may not be named;
    `choices` the codes of each value list.
    """

    states: Sequence[State]
    label: Label
    choices: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    dead: Sequence[State] = ()
    left: Sequence[State] = ()
    erased: frozenset[bytes] = frozenset()
    authors: Mapping[int, Author] = field(default_factory=dict)


def book(
    cover: Manifest, content: Content, progress: Callable[[int, int], None] | None = None
) -> tuple[Book, Manifest]:
    """The workbook and its manifest; `progress` hears how many rows are done, and of how many.

    `cover` is the manifest with all but what `content` tells: export, key, team, people, moment, schema, scope and
    predecessor. Fields outside the scope are nowhere in the result, whatever the states hold. Goes with `parts` for a
    scope that does not fit one workbook.
    """
    making = _Making(cover, content)
    by_kind: dict[str, list[State]] = {}
    for state in content.states:
        by_kind.setdefault(state.kind, []).append(state)
    done, total = 0, len(content.states)
    for kind in sorted(by_kind, key=ORDER.index):
        making.sheet(KINDS[kind], by_kind[kind])
        done += len(by_kind[kind])
        if progress:
            progress(done, total)
    return making.book()


class _Making:
    """A workbook in the making."""

    def __init__(self, cover: Manifest, content: Content) -> None:
        self._cover = cover
        self._content = content
        self._personal = cover.scope.personal
        self._told = fingerprints.remembering(cover.key)
        self._epochs = _Places()
        self._sheets: list[Sheet] = []
        self._bases: list[SheetBase] = []
        self._words = leaflet.Words(self._authors(content.authors), self._label)
        self._conflicts: list[tuple[str, ...]] = []

    def _label(self, kind: str, target: str) -> str:
        """What a record is called, as far as this workbook may say it."""
        return self._content.label(kind, target) if self._personal or kind not in PEOPLE else ""

    def _authors(self, authors: Mapping[int, Author]) -> Mapping[int, Author]:
        """The authors as this workbook may name them."""
        if self._personal:
            return authors
        return {epoch: replace(author, name="") for epoch, author in authors.items()}

    def sheet(self, cls: type[Record], states: Sequence[State]) -> None:
        """Add the sheet of a kind."""
        fields = fields_in(cls, personal=self._personal)
        whole = len(fields) == len(fields_of(cls))
        columns = columns_of(cls, personal=self._personal, whole=whole, choices=self._content.choices)
        shown = frozenset(
            n for n in fields if not isinstance(fields_of(cls)[n], Many) and (cls.info.key, n) not in LATER
        )
        rows: list[list[CellValue]] = []
        bases: list[RowBase] = []
        notes: dict[tuple[int, int], str] = {}
        for kept in _in_order(cls, [self._kept(state) for state in states]):
            row = row_of(cls, columns, kept.values, kept.id, self._label)
            hidden = TOO_LONG in row and {
                column.key for column, cell in zip(columns, row, strict=True) if cell == TOO_LONG
            }
            packed = packing.pack_state(kept, self._epochs, shown - hidden if hidden else shown, fields)
            prints = fingerprints.row_of(self._cover.key, [self._told(cell) for cell in row[1:]])
            bases.append(RowBase(kept.id, *prints, packed))
            if conflicts := kept.conflicts:
                notes.update(self._mark(cls, columns, len(rows), kept, conflicts))
            rows.append(row)
        name = sheet_name(cls.info.key)
        self._sheets.append(Sheet(cls.info.key, name, columns, rows, notes))
        self._bases.append(SheetBase(cls.info.key, tuple(column.key for column in columns[1:]), bases))

    def _mark(
        self, cls: type[Record], columns: Sequence[Column], row: int, state: State, conflicts: Mapping[Key, Cell]
    ) -> Iterator[tuple[tuple[int, int], str]]:
        """The notes of a row, each at its column, and its lines on the sheet of conflicts."""
        title = state.values.get((known_by(cls), ""), "")
        notes: dict[int, list[str]] = {}
        for key, cell in sorted(conflicts.items()):
            line = self._words.conflict(cls, title, key, cell)
            self._conflicts.append(line.cells)
            notes.setdefault(_column_of(columns, key[0]), []).append(line.note)
        for column, texts in notes.items():
            yield (row, column), "\n".join(texts)[:_NOTE_LIMIT]

    def book(self) -> tuple[Book, Manifest]:
        """What was made."""
        content = self._content
        manifest = replace(
            self._cover,
            sheets=tuple(self._bases),
            tombstones=tuple(self._line(tombstone(self._kept(state))) for state in content.dead),
            left=tuple(self._line(departed(state)) for state in content.left),
            erased=content.erased,
        )
        known = self._words.authors
        manifest = replace(manifest, authors=tuple(known.get(e) or Author(e, "", "", "") for e in self._epochs))
        readme = leaflet.readme(
            manifest, {sheet.name: len(sheet.rows) for sheet in self._sheets}, bool(self._conflicts)
        )
        return Book(readme, tuple(self._sheets), tuple(self._conflicts), packing.write(manifest)), manifest

    def _kept(self, state: State) -> State:
        """What this workbook may tell of a record; what this app does not know only goes with all personal data."""
        return state if self._personal else scoped(state, fields_in(KINDS[state.kind], personal=False))

    def _line(self, state: State) -> tuple[str, str, str]:
        return state.kind, state.id, packing.pack_state(state, self._epochs, ())


class _Places(dict[int, int]):
    """The place of each epoch among the authors, in the order in which they are met."""

    def __missing__(self, epoch: int) -> int:
        self[epoch] = place = len(self)
        return place


def _column_of(columns: Sequence[Column], name: str) -> int:
    """Where a note about a field goes: its visible column, and for the whole record the first one that is visible."""
    for wanted in (name + LABEL, name):
        for index, column in enumerate(columns):
            if column.key == wanted and not column.hidden:
                return index
    return next((index for index, column in enumerate(columns) if not column.hidden), 0)


def _in_order(cls: type[Record], states: Sequence[State]) -> list[State]:
    """The rows as a person looks for them: newest day first, else by what they are called."""
    ordered = sorted(states, key=lambda state: state.id)
    days = [name for name, f in fields_of(cls).items() if isinstance(f, Day | Moment) and f.required]
    if days:
        ordered.sort(key=lambda state: state.values.get((days[0], ""), ""), reverse=True)
    elif cls.info.title:
        ordered.sort(key=lambda state: state.values.get((cls.info.title, ""), "").casefold())
    return ordered


def scoped(state: State, fields: frozenset[str]) -> State:
    """What a workbook with only these fields may tell of a record: of others it has no heads and nothing seen."""
    known = (*state.values, *state.cells)
    if not state.seen and state.covered <= fields and all(key[0] in fields for key in known if key != LIVE):
        return state
    cells = {key: cell for key, cell in state.cells.items() if key == LIVE or key[0] in fields}
    if state.seen:
        for key in {LIVE, *((name, "") for name in fields), *state.values, *cells}:
            if key == LIVE or key[0] in fields:
                cell = state.cell(key)
                cells[key] = Cell(cell.heads, {**cell.seen, **state.seen})
    return replace(
        state,
        covered=state.covered & fields,
        values={key: text for key, text in state.values.items() if key[0] in fields},
        cells=cells,
        seen={},
    )


def departed(state: State) -> State:
    """What is told of a record that left the scope: no values, only which stamps are known here, all of them as seen.

    Whoever has a head that is not among them, or in a field that is not `covered`, must keep the record.
    """
    seen = dict(state.seen)
    for key in state.keys():  # noqa: SIM118 - a state is no dict
        cell = state.cell(key)
        seen.update(cell.seen)
        seen.update((stamp.hash64(), stamp.hlc) for stamp, _value in cell.heads)
    fields = state.covered | {key[0] for key in state.cells if key != LIVE}
    return State(state.kind, state.id, covered=fields, seen=seen)


def parts(cover: Manifest, content: Content) -> tuple[tuple[Manifest, Content], ...]:
    """The content cut into parts that fit a workbook each, with the scope of each; one part when all fits.

    Every part needs an export id and a key of its own before it goes to `book`. What has no row goes with the first;
    what was erased goes with all.
    """
    chunks = list(_chunks(cover, content))
    if len(chunks) < 2:
        return ((cover, content),)
    result = []
    for number, states in enumerate(chunks):
        rest = replace(content, states=states) if not number else replace(content, states=states, dead=(), left=())
        kinds = frozenset(state.kind for state in states)
        result.append((replace(cover, scope=replace(cover.scope, kinds=kinds)), rest))
    return tuple(result)


def _chunks(cover: Manifest, content: Content) -> Iterator[list[State]]:
    chunk: list[State] = []
    xml = zipped = 0.0
    widths = {kind: len(fields_in(KINDS[kind], personal=cover.scope.personal)) for kind in KINDS}
    for state in sorted(content.states, key=lambda state: ORDER.index(state.kind)):
        signs = sum(map(len, state.values.values())) + sum(len(element) for _name, element in state.values)
        width = widths[state.kind] + 2
        xml += width * _CELL_XML + signs
        zipped += width * _CELL_ZIPPED + signs * _TEXT_ZIPPED
        if chunk and (len(chunk) >= MOST_ROWS or xml > _MOST_XML or zipped > _MOST_ZIPPED):
            yield chunk
            chunk = []
            xml, zipped = float(width * _CELL_XML + signs), width * _CELL_ZIPPED + signs * _TEXT_ZIPPED
        chunk.append(state)
    if chunk:
        yield chunk
