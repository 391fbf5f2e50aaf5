"""What joining the state of a row would change, in lines that a person can look at."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from wijkwerker.domain.exchange.book import Author
from wijkwerker.domain.exchange.merge import ALIVE, DELETED, EMPTY, LIVE, Cell, Key, State
from wijkwerker.domain.exchange.planned import UNKNOWN, Group, Line, Local
from wijkwerker.domain.exchange.reading.incoming import Incoming
from wijkwerker.domain.fields import Many
from wijkwerker.domain.kinds import KINDS
from wijkwerker.domain.kinds.record import fields_of
from wijkwerker.domain.stamps import Stamp


@dataclass(frozen=True)
class Difference:
    """The state of a record here, what a row brings, and the join of both."""

    incoming: Incoming
    ours: State | None
    joined: State
    sheet: str


@dataclass(frozen=True)
class Words:
    """Who wrote what, for the lines: the authors that the workbook and this laptop know."""

    local: Local
    authors: Mapping[int, Author]

    def who(self, stamp: Stamp | None) -> str:
        """The name of who made a stamp, '' when it is not known."""
        author = None if stamp is None else self.authors.get(stamp.epoch)
        return author.name if author else ""

    def lines(self, difference: Difference) -> list[Line]:
        """The lines of one record; none when nothing would change."""
        ours, joined = difference.ours, difference.joined
        if joined.is_dead:
            return [self._line(difference, Group.DELETED)] if ours is not None and not ours.is_dead else []
        if LIVE in joined.conflicts and (ours is None or LIVE not in ours.conflicts):
            return [self._live_conflict(difference), *self._fields(difference)]
        if ours is None or ours.is_dead:
            return [self._line(difference, Group.NEW)]
        return self._fields(difference)

    def _fields(self, difference: Difference) -> list[Line]:
        ours, joined = difference.ours, difference.joined
        if ours is None or ours.is_dead:
            return []
        lines: list[Line] = []
        conflicts = joined.conflicts
        fresh = [key for key in conflicts if key != LIVE and ours.cell(key).values != conflicts[key].values]
        lines.extend(self._conflict(difference, key) for key in sorted(fresh))
        changed = {
            key[0]
            for key in ours.values.keys() | joined.values.keys()
            if ours.values.get(key) != joined.values.get(key) and key not in fresh
        }
        group = Group.PARALLEL if changed and self._is_parallel(difference) else Group.CHANGED
        for name in sorted(changed):
            back = any(key[0] == name for key in difference.incoming.back)
            lines.append(self._change(difference, name, Group.BACK if back else group))
        return lines

    def _is_parallel(self, difference: Difference) -> bool:
        """Whether we edited the record too since the workbook was made."""
        theirs = difference.incoming.state
        if difference.ours is None or theirs is None:
            return False
        keys = theirs.keys() | difference.joined.keys()
        known = {key for key in keys if key == LIVE or key[0] in theirs.covered or key in theirs.cells}
        return any(difference.joined.cell(key).heads - theirs.cell(key).heads for key in known)

    def _line(self, difference: Difference, group: Group, **more: Any) -> Line:
        incoming = difference.incoming
        more = {"key": incoming.id, **more}
        stamp = max((incoming.state or difference.joined).stamps, default=None)
        more.setdefault("who", self.who(stamp))
        more.setdefault("when", stamp.hlc if stamp else 0)
        return Line(
            group=group,
            kind=incoming.kind,
            record=incoming.id,
            title=self._title(difference),
            sheet=difference.sheet,
            row=incoming.row,
            **more,
        )

    def _title(self, difference: Difference) -> str:
        title = "" if difference.ours is None else self.local.title(difference.incoming.kind, difference.incoming.id)
        known_by = KINDS[difference.incoming.kind].info.title
        return title or difference.joined.values.get((known_by, ""), "")

    def _change(self, difference: Difference, name: str, group: Group) -> Line:
        before = difference.ours.values if difference.ours else {}
        after = difference.joined.values
        keys = [key for key in before.keys() | after.keys() if key[0] == name and before.get(key) != after.get(key)]
        stamps = [shown[0] for key in keys if (shown := difference.joined.cell(key).shown)]
        stamp = max(stamps, default=None)
        own = _text(difference.incoming.kind, name, before)
        return self._line(
            difference,
            group,
            key=f"{difference.incoming.id}:{name}",
            field=name,
            base=own,
            ours=own,
            theirs=_text(difference.incoming.kind, name, after),
            who=self.who(stamp),
            when=stamp.hlc if stamp else 0,
        )

    def _conflict(self, difference: Difference, key: Key) -> Line:
        ours = difference.ours.cell(key) if difference.ours else EMPTY
        theirs = difference.incoming.state.cell(key) if difference.incoming.state else EMPTY
        mine, other = ours.shown, _other(theirs, ours)
        return self._line(
            difference,
            Group.CONFLICT,
            key=":".join((difference.incoming.id, *filter(None, key))),
            field=key[0],
            element=key[1],
            base=self._base(difference, key, ours, theirs),
            ours=mine[1] if mine else None,
            theirs=other[1] if other else None,
            who=self.who(other[0] if other else None),
            when=other[0].hlc if other else 0,
            our_who=self.who(mine[0] if mine else None),
            our_when=mine[0].hlc if mine else 0,
        )

    def _base(self, difference: Difference, key: Key, ours: Cell, theirs: Cell) -> str | None:
        """The last value that both had, as far as this laptop still knows it."""
        both = ours.seen.keys() & theirs.seen.keys()
        if not both and difference.incoming.base is not None:
            both = ours.seen.keys() & {stamp.hash64() for stamp, _value in difference.incoming.base.cell(key).heads}
        return self.local.past(difference.incoming.id, key, both) if both else UNKNOWN

    def _live_conflict(self, difference: Difference) -> Line:
        is_here = difference.ours is not None and not difference.ours.is_dead
        return self._line(
            difference,
            Group.REVIVED,
            key=f"{difference.incoming.id}:live",
            field="live",
            base=ALIVE,
            ours=ALIVE if is_here else DELETED,
            theirs=DELETED if is_here else ALIVE,
        )


def _other(theirs: Cell, ours: Cell) -> tuple[Stamp, str | None] | None:
    """The head of theirs that differs from what we show."""
    mine = ours.shown
    differing: Iterable[tuple[Stamp, str | None]] = (h for h in theirs.heads if mine is None or h[1] != mine[1])
    return max(differing, key=lambda head: head[0], default=theirs.shown)


def _text(kind: str, name: str, values: Mapping[Key, str]) -> str | None:
    """The canonical text of a field: of a set its elements, with a new line between them."""
    if isinstance(fields_of(KINDS[kind]).get(name), Many):
        return "\n".join(sorted(element for field, element in values if field == name)) or None
    return values.get((name, ""))
