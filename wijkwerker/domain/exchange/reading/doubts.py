"""Rows that people added and that may well be a record that is here already: 'dezelfde of nieuw?'."""

from collections.abc import Mapping
from dataclasses import dataclass

from wijkwerker.domain.exchange.cells import record_of, values_of
from wijkwerker.domain.exchange.merge import Key
from wijkwerker.domain.exchange.planned import NEW, SAME, Group, Line, Local
from wijkwerker.domain.exchange.reading.incoming import Incoming
from wijkwerker.domain.kinds import KINDS
from wijkwerker.domain.language import _

_ALIKE = 0.5  # of the cells of two rows, for one that may be the other after somebody typed in it


@dataclass(frozen=True)
class Doubt:
    """The record that an added row may be, and the question; `is_sequel` when it was a row of the same copy."""

    known: str
    question: str
    is_sequel: bool = False


@dataclass(frozen=True)
class Doubts:
    """The doubts about the added rows of one sheet; `gone` are rows that were read before and are there no more."""

    local: Local
    gone: dict[str, Mapping[Key, str]]

    def about(self, incoming: Incoming) -> Doubt | None:
        """The doubt about a row, None when it is new. Each row that is gone is asked about once."""
        if incoming.state is None:
            return None
        copied = self.local.added.get(incoming.digest, "") if incoming.digest else ""
        if copied and copied != incoming.id:
            return Doubt(copied, _("Deze rij staat ook in een ander bestand. Is het hetzelfde?"))
        if near := self._nearest(incoming, incoming.state.values):
            del self.gone[near]
            name = self.local.title(incoming.kind, near) or _("een rij zonder naam")
            question = _("Eerder stond hier deze rij: {name}. Is dat dezelfde, maar nu veranderd?").format(name=name)
            return Doubt(near, question, is_sequel=True)
        found = self.local.find("contact", incoming.state.values.get(("name", ""), ""))
        if incoming.kind == "contact" and found and incoming.id not in found:
            name = self.local.title("contact", found[0])
            return Doubt(found[0], _("Lijkt op {name}. Zelfde persoon?").format(name=name))
        return None

    def _nearest(self, incoming: Incoming, now: Mapping[Key, str]) -> str:
        """The row that is gone and is most like this one; '' when none is, or when a row tells itself what it is."""
        if not incoming.digest or KINDS[incoming.kind].info.natural:
            return ""
        blank = values_of(record_of(KINDS[incoming.kind], "", {}))
        alike = {record: _alike(now, said, blank) for record, said in sorted(self.gone.items())}
        best = max(alike, key=lambda record: alike[record], default="")
        return best if best and alike[best] >= _ALIKE else ""


def _alike(first: Mapping[Key, str], second: Mapping[Key, str], blank: Mapping[Key, str]) -> float:
    """Which part of the shorter of two rows is the same, apart from what stands in a row that nobody filled."""
    one, other = first.items() - blank.items(), second.items() - blank.items()
    return len(one & other) / max(min(len(one), len(other)), 1)


def doubt_line(incoming: Incoming, doubt: Doubt, key: str, sheet: str, local: Local) -> Line:
    """The question whether an added row is the record that is known."""
    known_by = KINDS[incoming.kind].info.title
    title = incoming.state.values.get((known_by, ""), "") if incoming.state else ""
    return Line(
        Group.DOUBT,
        key,
        incoming.kind,
        doubt.known,
        title=title,
        ours=local.title(incoming.kind, doubt.known),
        theirs=title,
        sheet=sheet,
        row=incoming.row,
        raw=incoming.told,
        reason=doubt.question,
        options=(SAME, NEW),
    )


def link(new: str, known: str) -> tuple[str, Key, str]:
    """The cell that joins two cards as one contact, shown through the one that was here."""
    first, second = sorted((new, known))
    return first, ("same", second), known
