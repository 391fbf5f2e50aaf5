"""Rows that people added and that may well be a record that is here already: 'dezelfde of nieuw?'."""

from wijkwerker.domain.exchange.incoming import Incoming
from wijkwerker.domain.exchange.merge import Key
from wijkwerker.domain.exchange.planned import Group, Line, Local
from wijkwerker.domain.kinds import KINDS

SAME, NEW = "same", "new"


def double(incoming: Incoming, local: Local) -> str:
    """The record that an added row may be: the same row in somebody else's copy, or a contact of the same name."""
    copied = local.added.get(incoming.digest, "") if incoming.digest else ""
    if copied and copied != incoming.id:
        return copied
    if incoming.kind != "contact" or incoming.state is None:
        return ""
    found = local.find("contact", incoming.state.values.get(("name", ""), ""))
    return found[0] if found and incoming.id not in found else ""


def doubt_line(incoming: Incoming, key: str, known: str, sheet: str, local: Local) -> Line:
    """The question whether an added row is the record that is known."""
    title = ""
    if incoming.state is not None:
        title = incoming.state.values.get((KINDS[incoming.kind].info.title, ""), "")
    return Line(
        Group.DOUBT,
        key,
        incoming.kind,
        known,
        title=title,
        ours=local.title(incoming.kind, known),
        theirs=title,
        sheet=sheet,
        row=incoming.row,
        options=(SAME, NEW),
    )


def link(new: str, known: str) -> tuple[str, Key, str]:
    """The cell that joins two cards as one contact, shown through the one that was here."""
    first, second = sorted((new, known))
    return first, ("same", second), known
