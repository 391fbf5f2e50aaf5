"""Which areas the list shows, in which order: a tree that opens and closes, or all that fit what was typed."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from wijkwerker.domain.figures.words import written
from wijkwerker.domain.folding import fold, words
from wijkwerker.domain.language import N_, _, ngettext
from wijkwerker.gui.models.rows_model import DayHead

if TYPE_CHECKING:
    from wijkwerker.services.neighbourhoods import AreaLine, AreaTree

# what can be counted: its word, its icon, what the column says of it
MEASURES: Mapping[str, tuple[str, str, str]] = {
    "moments": (N_("Momenten"), "edit", N_("Contactmomenten")),
    "activities": (N_("Activiteiten"), "calendar", N_("Activiteiten")),
    "initiatives": (N_("Initiatieven"), "leaf", N_("Initiatieven")),
    "signals": (N_("Signalen"), "signal", N_("Signalen (kracht en zorg)")),
}
_WHOLE = {
    "gemeente": N_("de hele gemeente"),
    "wijk": N_("de hele wijk"),
    "buurt": N_("de hele buurt"),
    "eigen": N_("het hele gebied"),
}


@dataclass(frozen=True, eq=False)
class AreaRow:
    """A row: how deep it lies, whether its parts show (None where it has none), its count as a share of the most.

    `is_whole` marks the area of the scope itself, which holds all others; `path` says where a found area lies.
    """

    line: "AreaLine"
    count: int
    share: float
    depth: int = 0
    is_open: bool | None = None
    is_whole: bool = False
    path: str = ""

    @property
    def id(self) -> str:
        """The id of the area."""
        return self.line.id


class Shown:
    """Makes the rows of a tree. What someone opened or closed stays so, whatever is counted."""

    def __init__(self) -> None:
        self._tree: AreaTree | None = None
        self._toggled: dict[str, bool] = {}

    @property
    def tree(self) -> "AreaTree | None":
        """The tree that the rows are made of."""
        return self._tree

    def take(self, tree: "AreaTree") -> None:
        """Make the rows of another tree from now on."""
        self._tree = tree

    def toggle(self, area: str, is_open: bool) -> None:
        """Show or hide what lies in an area."""
        self._toggled[area] = is_open

    def reveal(self, area: str) -> None:
        """Open all areas that this one lies in."""
        tree = self._tree
        seen: set[str] = set()
        while tree is not None and area in tree.areas and area not in seen:
            seen.add(area)
            area = tree.areas[area].facts.parent
            self._toggled[area] = True

    def rows(self, measure: str, text: str) -> list[AreaRow | DayHead]:
        """The rows in order of a count of MEASURES, the most first; with a text those whose name begins with it."""
        if self._tree is None:
            return []
        count = _counter(measure)
        wanted = words(text)
        return list(self._found(wanted, count) if wanted else self._all(count))

    def _found(self, wanted: list[str], count: Callable[["AreaLine"], int]) -> Iterator[AreaRow]:
        lines = [line for line in self._areas() if _fits(line, wanted)]
        most = max(map(count, lines), default=0)
        for line in _sorted(lines, count):
            yield AreaRow(line, count(line), _share(count(line), most), path=line.facts.within)

    def _all(self, count: Callable[["AreaLine"], int]) -> Iterator[AreaRow | DayHead]:
        tree = self._tree
        if tree is None:
            return
        top = tree.areas.get(tree.root)
        if top is None:
            yield from self._level([tree.areas[area] for area in tree.tops if area in tree.areas], count, 0)
            return
        yield AreaRow(top, count(top), 0, is_whole=True)
        parts = [tree.areas[area] for area in top.children if area in tree.areas]
        divided = [line for line in parts if line.facts.level != "eigen"]
        own = [line for line in parts if line.facts.level == "eigen"]
        yield from self._level(divided, count, 0)
        if own:
            if divided:
                yield DayHead(_("Eigen gebieden"), _("indelingen van je team, dwars door de buurten"))
            yield from self._level(own, count, 0)

    def _level(self, lines: list["AreaLine"], count: Callable[["AreaLine"], int], depth: int) -> Iterator[AreaRow]:
        tree = self._tree
        most: dict[bool, int] = {}  # own areas are larger than buurten, so they are compared with each other
        for line in lines:
            is_own = line.facts.level == "eigen"
            most[is_own] = max(most.get(is_own, 0), count(line))
        for line in _sorted(lines, count):
            below = [tree.areas[area] for area in line.children if area in tree.areas] if tree is not None else []
            is_open = self._is_open(line) if below and line.facts.level != "eigen" else None
            share = _share(count(line), most[line.facts.level == "eigen"])
            yield AreaRow(line, count(line), share, depth, is_open)
            if is_open:
                yield from self._level(below, count, depth + 1)

    def _is_open(self, line: "AreaLine") -> bool:
        """A gemeente where something happens shows its wijken; the rest opens when someone wants it."""
        known = self._toggled.get(line.id)
        return known if known is not None else line.facts.level == "gemeente" and any(vars(line.counts).values())

    def _areas(self) -> Iterable["AreaLine"]:
        return self._tree.areas.values() if self._tree is not None else ()


def _counter(measure: str) -> Callable[["AreaLine"], int]:
    return lambda line: int(getattr(line.counts, measure))


def _sorted(lines: Iterable["AreaLine"], count: Callable[["AreaLine"], int]) -> list["AreaLine"]:
    """Areas of the division before own ones, the most first, then by name."""
    return sorted(lines, key=lambda line: (line.facts.level == "eigen", -count(line), fold(line.facts.name)))


def _share(count: int, most: int) -> float:
    return count / most if most else 0


def _fits(line: "AreaLine", wanted: list[str]) -> bool:
    facts = line.facts
    names = [*words(facts.name), *words(facts.code)]
    for alias in facts.aliases:
        names += words(alias)
    return all(any(name.startswith(word) for name in names) for word in wanted)


def detail_of(row: AreaRow) -> str:
    """The second line of a row: where it lies, how many live there, and what lies in it."""
    facts = row.line.facts
    parts = [row.path]
    if row.is_whole:
        parts.append(_(_WHOLE[facts.level]))
    elif facts.level == "eigen":
        parts.append(_("eigen gebied"))
    if facts.inhabitants:
        people = ngettext("{count} inwoner", "{count} inwoners", facts.inhabitants)
        parts.append(people.format(count=written(facts.inhabitants)))
    if facts.until is not None:
        parts.append(_("indeling tot {year}").format(year=facts.until.year))
    return " · ".join(part for part in parts if part)


def count_words(count: int) -> str:
    """A count as the list shows it; nothing is said in words."""
    return written(count) if count else _("nog niets")


def sentence_of(row: AreaRow, measure: str) -> str:
    """The row in one sentence, for a screen reader."""
    facts = row.line.facts
    state = {True: _("uitgeklapt"), False: _("ingeklapt"), None: ""}[row.is_open]
    told = f"{_(MEASURES[measure][2])}: {count_words(row.count)}"
    return ", ".join(part for part in (facts.name, detail_of(row), *facts.focus, told, state) if part)
