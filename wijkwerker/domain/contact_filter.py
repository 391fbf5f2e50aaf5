"""Which contacts are asked for: what a worker typed and chose above the list."""

from dataclasses import dataclass
from datetime import date

LATEST_FIRST = "spoken"
BY_NAME = "name"
ORDERS = (LATEST_FIRST, BY_NAME)


@dataclass(frozen=True)
class ContactFilter:
    """Every part narrows; what is empty or None does not count.

    `area` holds all areas within it. `spoken_from` and `spoken_until` are the first and last day on which the last
    moment may lie; `not_since` asks for contacts without a moment on or after that day, and so for those never spoken
    too. `words` are talents and wishes of which one is enough. `never_asked` asks for people with talents who agreed to
    be asked and never were. `organisation` chooses organisations or people.
    """

    text: str = ""
    area: str | None = None
    spoken_from: date | None = None
    spoken_until: date | None = None
    not_since: date | None = None
    words: frozenset[str] = frozenset()
    never_asked: bool = False
    organisation: bool | None = None
    order: str = LATEST_FIRST
