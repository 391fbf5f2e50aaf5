"""What a person chose about the lines of a preview, as what is left out and as own edits over what is read."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from wijkwerker.domain.exchange.merge import ALIVE, LIVE, Key, State
from wijkwerker.domain.exchange.planned import BOTH, OURS, Group, Line
from wijkwerker.domain.exchange.reading.incoming import Incoming
from wijkwerker.domain.fields import LongText
from wijkwerker.domain.kinds import KINDS
from wijkwerker.domain.kinds.record import fields_of


def left_out(record: str, lines: Iterable[Line], without: Collection[str]) -> set[str] | None:
    """The fields that the person left out of a record; None for the whole of it."""
    fields = set()
    for line in lines:
        if line.key in without or line.group.value in without or record in without:
            if not line.field or line.field == LIVE[0]:
                return None
            fields.add(line.field)
    return fields


def resolved(
    incoming: Incoming, lines: Iterable[Line], ours: State | None, choices: Mapping[str, str]
) -> Iterator[tuple[str, Key, str | None]]:
    """What the person chose for conflicts, and what they refused for good, as own edits over all heads."""
    for line in lines:
        choice = choices.get(line.key)
        if choice is None:
            continue
        if line.group in {Group.CONFLICT, Group.REVIVED}:
            yield incoming.id, (line.field, line.element), _chosen(line, choice)
        elif choice == OURS and ours is not None:
            yield from _refused(incoming, line, ours)


def _chosen(line: Line, choice: str) -> str | None:
    is_long = isinstance(fields_of(KINDS[line.kind]).get(line.field), LongText)
    if choice == BOTH and line.ours and line.theirs and is_long:
        return f"{line.ours}\n{line.theirs}"
    return line.ours if choice == OURS else line.theirs


def _refused(incoming: Incoming, line: Line, ours: State) -> Iterator[tuple[str, Key, str | None]]:
    """Our values again for every cell of a refused line; a refused deletion keeps the record."""
    theirs = incoming.state
    if line.group is Group.DELETED:
        yield incoming.id, LIVE, ALIVE
    elif theirs is not None and line.field:
        for key in sorted({key for key in ours.keys() | theirs.keys() if key[0] == line.field}):
            if ours.values.get(key) != theirs.values.get(key):
                yield incoming.id, key, ours.values.get(key)
