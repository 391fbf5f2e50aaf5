"""What a write changed, as a value that pages, undo and toasts can look at."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wijkwerker.domain.kinds.record import Record


@dataclass(frozen=True)
class Change:
    """One record before and after: `before` is None for a new record, `after` is None for a deleted one."""

    kind: str
    id: str
    before: "Record | None"
    after: "Record | None"


@dataclass(frozen=True)
class Changes:
    """All changes of one write, with the words for the toast.

    Some cannot be undone (`undoable`). With a `reading` they are those of a workbook that was read, and go back as a
    whole; or, when they cannot be undone, that workbook going back. `erased` is how many records were ever erased when
    this was written: once there are more, going back could write a name again.
    """

    items: tuple[Change, ...] = ()
    label: str = ""
    undoable: bool = True
    reading: str = ""
    erased: int = 0

    def __bool__(self) -> bool:
        return bool(self.items)

    def touches(self, *kinds: str) -> bool:
        """Whether a record of one of the kinds changed."""
        return any(item.kind in kinds for item in self.items)

    def reversed(self, label: str = "") -> "Changes":
        """The changes that put everything back, in the opposite order."""
        back = tuple(Change(item.kind, item.id, item.after, item.before) for item in reversed(self.items))
        return Changes(back, label)
