"""Records that are no longer shared with us: they go only if nothing of them would be lost."""

from wijkwerker.domain.exchange.merge import LIVE, Key, State
from wijkwerker.domain.exchange.planned import Group, Line

KEPT = "kept"  # what stands in `theirs` of a line when the record stays


def leaving_line(ours: State, theirs: State, title: str) -> Line:
    """The line of a record that left the scope; `theirs` in it says when it stays."""
    is_known = all(_knows(theirs, key, ours) for key in ours.keys())  # noqa: SIM118 - a state is no dict
    return Line(Group.LEFT, f"left:{ours.id}", ours.kind, ours.id, title=title, theirs="" if is_known else KEPT)


def _knows(theirs: State, key: Key, ours: State) -> bool:
    """Whether every head of ours in a cell stands in theirs, or was replaced there; not where theirs knows nothing."""
    if key != LIVE and key[0] not in theirs.covered:
        return not ours.cell(key).heads
    cell = theirs.cell(key)
    stamps = {stamp for stamp, _value in cell.heads}
    seen = {**cell.seen, **theirs.seen}
    return all(stamp in stamps or stamp.hash64() in seen for stamp, _value in ours.cell(key).heads)
