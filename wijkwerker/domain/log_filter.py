"""Which moments the logbook shows."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class LogFilter:
    """Every filter that is given must fit; `area` includes the areas in it, `from_` and `until` are included too.

    `waiting` asks for moments with a promise that is not fed back yet; `text` for words of the note or place, of which
    a last word of one letter does not count yet.
    """

    area: str | None = None
    from_: date | None = None
    until: date | None = None
    theme: str = ""
    kind: str = ""
    nature: str = ""
    polarity: str = ""
    text: str = ""
    waiting: bool = False

    def is_narrowed(self) -> bool:
        """Whether more than area and period narrows the list."""
        return bool(self.theme or self.kind or self.nature or self.polarity or self.text.strip() or self.waiting)


def words_to_find(text: str) -> str:
    """What is searched for while someone types: a last word of one letter begins too many words to tell anything."""
    words = text.split()
    return " ".join(words[:-1] if words and len(words[-1]) == 1 and words[-1].isalpha() else words)
