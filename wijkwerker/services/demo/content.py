"""The words of the demo neighbourhood, read from resources/demo, and how a sentence is made from them.

A line may hold `[one/other]`, of which one is taken, and `{slots}` that are filled by what the line is about; a slot
with a capital starts a sentence.
"""

import csv
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from wijkwerker import paths
from wijkwerker.services.demo.chance import Chance

_CHOICE = re.compile(r"\[([^\[\]]*)\]")
_SLOT = re.compile(r"\{(\w+)\}")
_NOTE = re.compile(
    r"(?P<kind>\S+) (?P<nature>\S+) (?P<polarity>\S+) "
    r"(?:(?P<themes>\S+) (?P<groups>.+) )?(?P<people>[\d-]+): (?P<text>.+)"
)


@dataclass(frozen=True)
class Line:
    """A line about field work: what the moment says besides its note, and the note with its choices and slots."""

    kind: str
    nature: str | None
    polarity: str | None
    themes: frozenset[str]
    groups: frozenset[str]
    least: int
    most: int
    text: str


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """The rows of a table of the demo."""
    with (paths.resources() / "demo" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file, delimiter="|"))


@cache
def sections(name: str) -> dict[str, tuple[str, ...]]:
    """The lines of a text of the demo, by the heading (`## heading`) that they stand under."""
    found: dict[str, list[str]] = {}
    lines: list[str] = []
    for line in (paths.resources() / "demo" / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            lines = found.setdefault(line[3:], [])
        elif line:
            lines.append(line)
    return {heading: tuple(lines) for heading, lines in found.items()}


def words(text: str) -> frozenset[str]:
    """The parts of a cell with commas between them."""
    return frozenset(listed(text))


def listed(text: str) -> list[str]:
    """The parts of a cell with commas between them, in their order."""
    return [part.strip() for part in text.split(",") if part.strip()]


def line_of(text: str) -> Line:
    """A line of notes.txt or initiative_notes.txt. Raises ValueError for a line in another form."""
    match = _NOTE.fullmatch(text)
    if not match:
        raise ValueError(text)
    least, _, most = (match["people"] + "-").partition("-")
    return Line(
        kind=match["kind"],
        nature=_given(match["nature"]),
        polarity=_given(match["polarity"]),
        themes=words(_given(match["themes"]) or ""),
        groups=words(_given(match["groups"]) or ""),
        least=int(least),
        most=int(most.strip("-") or least),
        text=match["text"],
    )


def _given(cell: str | None) -> str | None:
    return None if cell in {None, "-"} else cell


def sentence(text: str, chance: Chance, slots: Mapping[str, Callable[[], str]]) -> str:
    """`text` with its choices made and its slots filled. Raises KeyError for a slot that is not there."""
    text = _CHOICE.sub(lambda match: chance.choice(match[1].split("/")), text)
    return _SLOT.sub(lambda match: _filled(match[1], slots), text)


def in_season(text: str, day: date) -> bool:
    """Whether a sentence can be about that time of the year: no paddling pool in December, no snow in July."""
    told = text.lower()
    if not 4 <= day.month <= 9 and any(word in told for word in sections("words")["zomer"]):
        return False
    return not (4 <= day.month <= 10 and any(word in told for word in sections("words")["winter"]))


def _filled(slot: str, slots: Mapping[str, Callable[[], str]]) -> str:
    if slot[0].isupper():
        word = slots[slot.lower()]()
        return word[:1].upper() + word[1:]
    return slots[slot]()
