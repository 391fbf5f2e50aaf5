"""What a person is given who asks what we keep about them (AVG article 15), as sections for any document."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Section:
    """A part of the document: sentences, and a table when there are `headings`. Cells are texts as people read them."""

    title: str
    words: tuple[str, ...] = ()
    headings: tuple[str, ...] = ()
    rows: Sequence[tuple[str, ...]] = ()


@dataclass(frozen=True)
class Inzage:
    """The document about one person; `team` is who answers. Nothing in it names another resident."""

    contact: str
    name: str
    made: date
    team: str
    sections: tuple[Section, ...]
