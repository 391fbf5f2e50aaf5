"""What a workbook says that was erased elsewhere: taken over, but held when it would erase many records here."""

from collections.abc import Callable
from dataclasses import dataclass

from wijkwerker.domain.exchange.erasing import erased_hash
from wijkwerker.domain.exchange.planned import HOLD, READ, Decisions, Group, Line, Local
from wijkwerker.domain.exchange.reading.notices import ERASE

MANY_ERASED = 25  # records here


@dataclass(frozen=True)
class Erasures:
    """What is erased by reading: `taken` from the workbook, `absorbed` all that is or becomes erased here."""

    taken: frozenset[bytes]
    absorbed: frozenset[bytes]
    lines: tuple[Line, ...]

    def has(self, record: str) -> bool:
        """Whether a record is erased."""
        return bool(self.absorbed) and erased_hash(record) in self.absorbed


def erasures(told: frozenset[bytes], local: Local, decisions: Decisions) -> Erasures:
    """What of the erasures that a workbook tells is taken over."""
    if len(local.condemned) >= MANY_ERASED and (choice := decisions.choices.get(ERASE, "")) != READ:
        count = str(len(local.condemned))
        line = Line(Group.ALARM, ERASE, "", "", raw=count, reason=ERASE, options=(READ, HOLD))
        return Erasures(frozenset(), local.erased, () if choice == HOLD else (line,))
    lines = tuple(_line(kind, record, local.title) for kind, record in local.condemned.values())
    if {ERASE, Group.ERASED.value} & decisions.without:
        return Erasures(frozenset(), local.erased, lines)
    taken = told - local.erased
    return Erasures(taken, local.erased | taken, lines)


def _line(kind: str, record: str, title: Callable[[str, str], str]) -> Line:
    return Line(Group.ERASED, ERASE, kind, record, title=title(kind, record))
