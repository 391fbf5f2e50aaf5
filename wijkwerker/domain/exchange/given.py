"""What the use cases of exchange take and give: what waits to be given, to whom, what was read, and what is open."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from wijkwerker.domain.changes import Changes
from wijkwerker.domain.exchange.book import Scope
from wijkwerker.domain.folding import fold

if TYPE_CHECKING:
    from wijkwerker.domain.exchange.planned import Plan

Progress: TypeAlias = Callable[[int, int], None]  # done, total


@dataclass(frozen=True)
class Person:
    """Somebody to give to, or who filled in a workbook: `worker` is the id of a known colleague, else ''."""

    worker: str = ""
    name: str = ""

    @property
    def key(self) -> str:
        """By what their work is told apart: the worker's id, else the folded name; '' for nobody."""
        return self.worker or fold(self.name)


@dataclass(frozen=True)
class Unshared:
    """Own edits that stand in no workbook made since: how many records, by kind, and since when."""

    total: int = 0
    by_kind: Mapping[str, int] = field(default_factory=dict)
    since: datetime | None = None


class Standing(StrEnum):
    """How we stand with a colleague."""

    EQUAL = "equal"  # nothing new for them, and heard lately
    GIVEN = "given"  # what is new for them stands in a workbook that was made for them; nobody knows if they read it
    GIVE = "give"  # there is something new for them
    QUIET = "quiet"  # nothing heard from them for weeks


@dataclass(frozen=True)
class Colleague:
    """A colleague as one to exchange with.

    `received` is when a workbook of theirs was last read here, `given` when one for them was last made; `to_give`
    counts the records that their own last workbook did not show, without those that were given since; `weeks` since
    `received`, 0 when never.
    """

    worker: str
    name: str
    role: str
    received: datetime | None = None
    given: datetime | None = None
    to_give: int = 0
    state: Standing = Standing.GIVE
    weeks: int = 0


@dataclass(frozen=True)
class Offer:
    """What an export would hold: records by kind, and the name of the file.

    `can_be_new` says whether *only what is new* is possible: only after a workbook of the recipient was read here;
    `predecessor` is that workbook's export. `new` counts the records then.
    """

    counts: Mapping[str, int]
    file_name: str
    can_be_new: bool = False
    predecessor: str = ""

    @property
    def total(self) -> int:
        """All records."""
        return sum(self.counts.values())


@dataclass(frozen=True)
class Order:
    """What to write where, and for whom: `recipient` is a worker's id or '', `recipient_name` any name or ''.

    `only_new` leaves out what the recipient's own last workbook showed they have.
    """

    path: Path
    recipient: str = ""
    recipient_name: str = ""
    scope: Scope = field(default_factory=Scope)
    only_new: bool = False
    encrypt: bool = False
    purpose: str = ""


@dataclass(frozen=True)
class Exported:
    """A workbook that was written and checked; `sheets` counts rows by the sheet's name.

    `others` are the files that hold the rest when one workbook cannot hold it all; the counts are of all of them.
    """

    export: str
    path: Path
    sheets: Mapping[str, int]
    sha256: str
    passphrase: str | None = None
    others: tuple[Path, ...] = ()


@dataclass(frozen=True)
class Imported:
    """A workbook that was read: exactly `plan` was applied.

    `id` is None when nothing changed. `write_back` says whether the sender does not have something that we have now, so
    that an updated copy is worth giving back.
    """

    id: str | None
    plan: "Plan"
    changes: Changes
    write_back: bool = False


@dataclass(frozen=True)
class Reverted(Changes):
    """A workbook of which the earlier values came back; `kept` counts what it brought that people went on with."""

    kept: int = 0


@dataclass(frozen=True)
class Erased(Changes):
    """What was erased: `cards` counts the cards of a contact; `left` says that the disk still holds remains.

    Nobody who reads the file sees those; they go with the next backup, when there is room and nobody else has it open.
    """

    cards: int = 1
    left: bool = False


class Stage(StrEnum):
    """What can still be done with an earlier reading."""

    UNDOABLE = "undoable"  # the last change of this file: undone as if it never was
    REVERTABLE = "revertable"  # other work came after it: the earlier values come back as new edits
    UNDONE = "undone"
    BEGAN = "began"  # the file began with it: there is nothing before


@dataclass(frozen=True)
class HistoryLine:
    """One workbook that was read, newest first."""

    id: str
    when: datetime
    sender: str
    file_name: str
    new: int = 0
    changed: int = 0
    choices: int = 0
    parked: int = 0
    state: Stage = Stage.REVERTABLE


@dataclass(frozen=True)
class Version:
    """One side of a conflict: a canonical value (None: empty), whose it is, and when (None: not known)."""

    value: str | None
    who: str
    when: datetime | None
    mine: bool = False


@dataclass(frozen=True)
class Conflict:
    """A field of a record of which two people wrote something else, newest version first: that one is shown.

    `field` 'live' with the values '1' and '0' is a record that one deleted and another went on with. `base` is what
    stood there before, '?' when that is not known any more. `element` is for a set.
    """

    kind: str
    record: str
    title: str
    field: str
    element: str = ""
    base: str | None = "?"
    versions: tuple[Version, ...] = ()


@dataclass(frozen=True)
class Parked:
    """Something of a workbook that could not be read or decided and waits, with the text as it stood there."""

    id: int
    when: datetime
    sender: str
    file_name: str
    kind: str
    record: str
    title: str
    sheet: str
    row: int
    column: str
    raw: str
    reason: str
