"""What a person is given who asks what we keep about them (AVG article 15), as sections for any document."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
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
    """The document about one person; `team` is who answers, by `answer_by` at the latest.

    Nothing in it names another resident. `cover` are labels with what stands behind them; `data` is what the person can
    take along: the same as plain values, for another program.
    """

    contact: str
    name: str
    made: date
    team: str
    sections: tuple[Section, ...]
    answer_by: date | None = None
    cover: tuple[tuple[str, str], ...] = ()
    data: Mapping[str, object] = field(default_factory=dict)
