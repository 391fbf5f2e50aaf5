"""What leaves the team: counts of people rounded, no names, and stories only with consent (security.md)."""

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import replace

from wijkwerker.domain.figures.overview import (
    AreaRow,
    CodeRow,
    Details,
    Figures,
    InitiativeRow,
    LessonRow,
    MonthRow,
    Overview,
    SignalRow,
    StoryRow,
)
from wijkwerker.domain.figures.people import People, rounded
from wijkwerker.domain.folding import words
from wijkwerker.domain.language import _

_WORD = re.compile(r"[^\W\d_]+(?:['’-](?!s\b)[^\W\d_]+)*")  # Fatima's is Fatima
_LONGEST_NAME = 6  # words
_TITLES = frozenset({"mevrouw", "mevr", "mw", "meneer", "heer", "dhr", "familie", "fam", "buurvrouw", "buurman"})
_PARTICLES = frozenset(
    {"aan", "al", "de", "den", "der", "el", "het", "in", "op", "te", "ten", "ter", "van", "voor", "von"}
)
Mask = Callable[[str], str]
Word = tuple[int, int, str]  # where it begins and ends, and how it is written


def shared(overview: Overview, names: Collection[str] = ()) -> Overview:
    """The overview as it may be shared. `names` are those of all people on file: they are taken out of every text."""
    if overview.shared:
        return overview
    mask = masker(names)
    return replace(
        overview,
        shared=True,
        figures=shared_figures(overview.figures),
        previous=shared_figures(overview.previous),
        by_month=tuple(MonthRow(month=row.month, figures=shared_figures(row.figures)) for row in overview.by_month),
        by_area=tuple(_area(row) for row in overview.by_area),
        by_opgave=_codes(overview.by_opgave),
        by_leefgebied=_codes(overview.by_leefgebied),
        by_group=_codes(overview.by_group),
        by_theme=_codes(overview.by_theme),
        details=_details(overview.details, mask) if overview.details else None,
    )


def shared_figures(figures: Figures) -> Figures:
    """The figures with each count of people rounded from its own exact value; the others stay as they are."""
    return replace(
        figures,
        people_reached=rounded(figures.people_reached),
        attendance=rounded(figures.attendance),
        new_people=rounded(figures.new_people),
    )


def _groups(groups: Mapping[str, People]) -> dict[str, People]:
    return {code: rounded(people) for code, people in groups.items()}


def _area(row: AreaRow) -> AreaRow:
    return AreaRow(place=row.place, figures=shared_figures(row.figures), groups=_groups(row.groups))


def _codes(rows: tuple[CodeRow, ...]) -> tuple[CodeRow, ...]:
    return tuple(replace(row, figures=shared_figures(row.figures)) for row in rows)


def _details(details: Details, mask: Mask) -> Details:
    return Details(
        initiatives=tuple(_initiative(row, mask) for row in details.initiatives),
        stories=tuple(_story(row, mask) for row in details.stories if row.consent),
        signals=tuple(_signal(row, mask) for row in details.signals if row.consent),
        lessons=tuple(_lesson(row, mask) for row in details.lessons if row.shareable),
    )


def _initiative(row: InitiativeRow, mask: Mask) -> InitiativeRow:
    return replace(row, title=mask(row.title), lead="")


def _story(row: StoryRow, mask: Mask) -> StoryRow:
    return replace(
        row,
        title=mask(row.title),
        text=mask(row.text),
        teller="",
        initiative=mask(row.initiative),
        value=mask(row.value),
    )


def _signal(row: SignalRow, mask: Mask) -> SignalRow:
    return replace(row, text=mask(row.text), people=rounded(row.people))


def _lesson(row: LessonRow, mask: Mask) -> LessonRow:
    return replace(row, text=mask(row.text), about=mask(row.about))


def masker(
    names: Collection[str], instead: str = "", *, own: Collection[str] = (), surnames_alone: bool = False
) -> Mask:
    """A function that replaces every one of `names` in a text, however it is spelled.

    A first name that stands alone goes too, with what follows of the same name: "Jan Willem" of Jan Willem Brouwer. So
    does a surname after *mevrouw* and the like, or anywhere with `surnames_alone`. Alone they are only taken for a name
    when they are written with a capital, so that "mark" and "roos" stay words. What only has words of one's `own` names
    stays.
    """
    stays = {word for name in own for word in words(name)}
    known: set[tuple[str, ...]] = set()
    after: dict[str, set[str]] = {}  # by first name, and by title: the words that go on with it
    surnames: set[str] = set()
    for name in names:
        parts = tuple(words(name))[:_LONGEST_NAME]
        known.add(parts)
        after.setdefault(parts[0] if parts else "", set()).update(parts[1:])
        surnames.update(parts[1:])

    def mask(text: str) -> str:
        found = [(match.start(), match.end(), match.group()) for match in _WORD.finditer(text)]
        pieces, at, index = [], 0, 0
        while index < len(found):
            length = _name_at(found, index, known)
            if not length and found[index][2][0].isupper():
                length = _run_from(found, index, after)
            if not length and index and found[index - 1][2].casefold() in _TITLES:
                length = _run(found, index, surnames)
            if not length and surnames_alone:
                length = _surname_at(found, index, surnames)
            if length and stays.issuperset(word for part in found[index : index + length] for word in words(part[2])):
                index += length
                continue
            if length:
                start, end = found[index][0], found[index + length - 1][1]
                start -= text[:start].endswith("@")
                pieces += [text[at:start], instead or _("[naam]")]
                at = end
            index += length or 1
        return "".join([*pieces, text[at:]])

    return mask


def _name_at(found: list[Word], index: int, known: set[tuple[str, ...]]) -> int:
    """The number of words of the longest whole name that begins at a word; 0 for none."""
    folded: list[str] = []
    best = 0
    for length, (_start, _end, word) in enumerate(found[index : index + _LONGEST_NAME], start=1):
        folded += words(word)
        if tuple(folded) in known and (length > 1 or word[0].isupper()):
            best = length
    return best


def _run_from(found: list[Word], index: int, after: Mapping[str, set[str]]) -> int:
    """The number of words of a first name and what follows of the same name; 0 for no first name."""
    first = next(iter(words(found[index][2])), "")
    return 1 + _run(found, index + 1, after[first]) if first in after else 0


def _surname_at(found: list[Word], index: int, surnames: Collection[str]) -> int:
    """The number of words of a surname that stands alone; 0 for none, and for words such as *de* and *van* alone."""
    length = _run(found, index, surnames)
    is_name = any(word.casefold() not in _PARTICLES for _start, _end, word in found[index : index + length])
    return length if is_name else 0


def _run(found: list[Word], index: int, parts: Collection[str]) -> int:
    """The number of words from a word on that are `parts` of a name, to the last one with a capital."""
    best = 0
    for length, (_start, _end, word) in enumerate(found[index : index + _LONGEST_NAME], start=1):
        if not set(words(word)) <= set(parts):
            break
        if word[0].isupper():
            best = length
    return best
