"""What reading a workbook would do, as a value: a person looks at it, decides, and exactly this is applied."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from wijkwerker.domain.exchange.book import Author
from wijkwerker.domain.exchange.merge import Key, State
from wijkwerker.domain.stamps import Stamp

UNKNOWN = "?"  # the base of a cell whose earlier value nobody knows any more

# the answers to what a preview asks
READ, HOLD = "read", "hold"  # to an alarm
SAME, NEW = "same", "new"  # to a doubt
OURS, THEIRS, BOTH = "ours", "theirs", "both"  # to a conflict; OURS refuses any other line for good


class Group(StrEnum):
    """The groups of a preview."""

    NEW = "new"
    CHANGED = "changed"
    CONFLICT = "conflict"
    PARALLEL = "parallel"  # both edited the record, in different fields
    BACK = "back"  # set back to what the export showed, after an earlier reading
    DELETED = "deleted"
    REVIVED = "revived"  # deleted by one, edited by another
    MISSING = "missing"  # a row that the export had and the file has not: nothing happens
    UNREADABLE = "unreadable"
    DOUBT = "doubt"
    ALARM = "alarm"
    ERASED = "erased"
    LEFT = "left"  # no longer in the scope that is shared with us


@dataclass(frozen=True)
class Line:
    """One thing in a preview. Texts are canonical values; `None` is empty, '?' for `base` is not known any more.

    `key` names the line in Decisions. `sheet` and `row` (as the workbook counts, from 1) say where it stands. `options`
    are the answers that a doubt or alarm can get.
    """

    group: Group
    key: str
    kind: str
    record: str
    title: str = ""
    field: str = ""
    element: str = ""
    base: str | None = None
    ours: str | None = None
    theirs: str | None = None
    who: str = ""
    when: int = 0  # hlc
    our_who: str = ""
    our_when: int = 0
    sheet: str = ""
    row: int = 0
    raw: str = ""
    reason: str = ""
    options: tuple[str, ...] = ()


@dataclass(frozen=True)
class Decisions:
    """What a person decided in the preview.

    `person` filled the workbook in: a worker's id, or a typed name folded; '' leaves hand edits and new rows parked.
    `without` holds keys of lines and names of groups that are not read; `choices` are answers by line key.
    """

    person: str = ""
    person_name: str = ""
    without: frozenset[str] = frozenset()
    choices: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Reading:
    """What was read before from a cell of an export in a person's copy: the value and the stamps it got."""

    value: str | None
    stamps: tuple[Stamp, ...]


@dataclass(frozen=True)
class Mark:
    """What tells cheaply whether a record is as a workbook shows it: see State."""

    default: Stamp
    covered: frozenset[str]
    plain: bool
    live: bool


@dataclass(frozen=True)
class Local:
    """What the plan needs to know of this laptop: a snapshot, of the records that the workbook may change.

    `memory` holds earlier readings of this export by this person; `find(kind, label)` gives the ids of live records
    with this folded label or code; `codes(list)` the codes of a list by folded code and label; `title(kind, id)` what a
    record is known by; `past(record, key, hashes)` the value that a cell had under one of these replaced stamps,
    UNKNOWN when nobody knows; `added` the rows without an id that others added in their copies of this export (id by
    digest); `condemned` the records here that the workbook says are erased (kind and id by hash); `more` gives
    the states of records that turn up while planning: added rows that were read before; `clock` names the state of the
    whole file.
    """

    states: Mapping[str, State]
    worker: str
    clock: int
    find: Callable[[str, str], tuple[str, ...]]
    codes: Callable[[str], Mapping[str, str]]
    title: Callable[[str, str], str]
    past: Callable[[str, Key, Collection[int]], str | None] = lambda _record, _key, _hashes: UNKNOWN
    added: Mapping[str, str] = field(default_factory=dict)
    condemned: Mapping[bytes, tuple[str, str]] = field(default_factory=dict)
    more: Callable[[Collection[str]], Mapping[str, State]] = lambda _ids: {}
    erased: frozenset[bytes] = frozenset()
    memory: Mapping[tuple[str, Key], tuple[Reading, ...]] = field(default_factory=dict)
    authors: Mapping[int, Author] = field(default_factory=dict)


@dataclass(frozen=True)
class Write:
    """One record to write: the state before (None for one that was not there) and after (None to evict it)."""

    kind: str
    id: str
    before: State | None
    after: State | None


@dataclass(frozen=True)
class Issue:
    """What was left out and waits: `raw` is the text as it stands in the workbook; `row` from 1, as it counts there."""

    kind: str
    record: str
    sheet: str
    row: int
    column: str
    raw: str
    reason: str


@dataclass(frozen=True)
class Plan:
    """Exactly what applying does, and the lines that explain it.

    `memory` are readings to remember; `resolved` are cells (record, key, value) that a person chose in the preview: an
    own edit over all heads; `equal` counts the rows in which nothing is new; `asks_person` when hand edits or new rows
    wait for an answer to *Wie vulde dit in?*, `handwork` when there are any. `added` are digests and ids of rows that
    this person added. `clock` is the Local's: when the file's is another, plan again.
    """

    export: str
    sender: str
    sender_name: str
    recipient: str
    recipient_name: str
    made: str
    clock: int
    lines: tuple[Line, ...] = ()
    writes: tuple[Write, ...] = ()
    memory: tuple[tuple[str, Key, Reading], ...] = ()
    resolved: tuple[tuple[str, Key, str | None], ...] = ()
    issues: tuple[Issue, ...] = ()
    erased: frozenset[bytes] = frozenset()
    authors: tuple[Author, ...] = ()
    shown: Mapping[str, str] = field(default_factory=dict)  # what the sender has: record id and a digest of its state
    rows: int = 0
    equal: int = 0
    person: str = ""
    person_name: str = ""
    asks_person: bool = False
    handwork: bool = False
    added: Mapping[str, str] = field(default_factory=dict)
    highest: int = 0  # the highest hlc in the workbook
    sha256: str = ""
    file_name: str = ""
    remarks: tuple[str, ...] = ()

    def of(self, group: Group) -> tuple[Line, ...]:
        """The lines of one group."""
        return tuple(line for line in self.lines if line.group is group)

    @property
    def waits(self) -> bool:
        """Whether something stays parked: doubts, alarms, unreadable cells or hand edits without a person."""
        waiting = {Group.DOUBT, Group.ALARM, Group.UNREADABLE}
        return self.asks_person or any(line.group in waiting for line in self.lines)

    @property
    def changes(self) -> bool:
        """Whether applying would change anything that a person can see."""
        return bool(self.writes or self.resolved or self.erased)
