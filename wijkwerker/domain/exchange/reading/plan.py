"""What reading a workbook does: one pure function from what is here, what the file holds and what a person decided."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import datetime

from wijkwerker.domain.exchange.book import Author
from wijkwerker.domain.exchange.erasing import without_erased
from wijkwerker.domain.exchange.merge import Key, State, join, without_fields
from wijkwerker.domain.exchange.packing import HIGHEST_HLC, damaged, unpack_state
from wijkwerker.domain.exchange.planned import NEW, SAME, Decisions, Issue, Line, Local, Plan, Reading, Write
from wijkwerker.domain.exchange.reading.additions import ROW, AdditionReader
from wijkwerker.domain.exchange.reading.choices import left_out, resolved
from wijkwerker.domain.exchange.reading.copies import Copy
from wijkwerker.domain.exchange.reading.doubts import Doubts, doubt_line, link
from wijkwerker.domain.exchange.reading.erasures import erasures
from wijkwerker.domain.exchange.reading.found import FoundRow, FoundSheet
from wijkwerker.domain.exchange.reading.handwork import person_epoch
from wijkwerker.domain.exchange.reading.hints import hints
from wijkwerker.domain.exchange.reading.incoming import Incoming, SheetReader
from wijkwerker.domain.exchange.reading.leaving import KEPT, leaving_line
from wijkwerker.domain.exchange.reading.lines import Difference, Words
from wijkwerker.domain.exchange.reading.matching import Sifted
from wijkwerker.domain.exchange.reading.notices import (
    alarm_lines,
    column_lines,
    dropped_line,
    error_issues,
    issue_line,
    missing_line,
    unanswered,
    unsigned,
)
from wijkwerker.domain.exchange.reading.rows import RowReader
from wijkwerker.domain.kinds import KINDS


def plan(sifted: Sifted, local: Local, decisions: Decisions) -> Plan:
    """What reading this workbook here would do.

    Whether its team is ours is known before. Raises WijkwerkerError for a hidden sheet that we never wrote.
    """
    return _Planning(sifted, local, decisions).run()


@dataclass
class _Planning:
    sifted: Sifted
    local: Local
    decisions: Decisions
    lines: list[Line] = field(default_factory=list)
    writes: dict[str, Write] = field(default_factory=dict)
    memory: list[tuple[str, Key, Reading]] = field(default_factory=list)
    resolved: list[tuple[str, Key, str | None]] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    added: dict[str, str] = field(default_factory=dict)
    equal: int = 0
    unsigned: Counter[str] = field(default_factory=Counter)  # rows by kind that wait for who filled them in
    handwork: bool = False

    def run(self) -> Plan:
        manifest = self.sifted.manifest
        self.equal = self.sifted.equal
        self.erasures = erasures(manifest.erased, self.local, self.decisions)
        self._tell(self.erasures.lines)
        self.states = dict(self.local.states)
        self.copy = Copy(manifest.export, self.decisions.person)
        self.made = _hlc(manifest.made)
        authors = {author.epoch: author for author in manifest.authors} | dict(self.local.authors)
        if self.decisions.person:
            own = self._own_author()
            authors[own.epoch] = own
        self.words = Words(self.local, authors)
        self.typed_before: defaultdict[str, list[Key]] = defaultdict(list)
        for record, key in self.local.memory:
            self.typed_before[record].append(key)
        for sheet in self.sifted.sheets:
            self._sheet(sheet)
        for kind, record_id, packed in manifest.tombstones:
            self._tombstone(kind, record_id, packed)
        for kind, record_id, packed in manifest.left:
            self._left(kind, record_id, packed)
        return self._plan()

    def _plan(self) -> Plan:
        manifest = self.sifted.manifest
        stamps = {stamp for write in self.writes.values() if write.after for stamp in write.after.stamps}
        used = {stamp.epoch for stamp in stamps}
        return Plan(
            export=manifest.export,
            sender=manifest.sender,
            sender_name=manifest.sender_name,
            recipient=manifest.recipient,
            recipient_name=manifest.recipient_name,
            made=manifest.made,
            clock=self.local.clock,
            lines=tuple(self.lines),
            writes=tuple(self.writes.values()),
            memory=tuple(self.memory),
            resolved=tuple(self.resolved),
            issues=tuple(self.issues),
            erased=self.erasures.taken,
            authors=tuple(author for epoch, author in self.words.authors.items() if epoch in used),
            rows=self.sifted.total,
            equal=self.equal,
            person=self.decisions.person,
            person_name=self.decisions.person_name,
            asks_person=self.unsigned.total() > 0,
            handwork=self.handwork,
            added=self.added,
            highest=max((stamp.hlc for stamp in stamps), default=0),
            sha256=self.sifted.sha256,
            file_name=self.sifted.name,
            remarks=(*self.sifted.remarks, *hints(self.writes.values(), self.memory, set(self.added.values()))),
        )

    def _own_author(self) -> Author:
        manifest, person = self.sifted.manifest, self.decisions.person
        name = self.decisions.person_name or self.local.title("worker", person) or person
        return Author(person_epoch(manifest.export, person), person, name, manifest.made)

    def _sheet(self, sheet: FoundSheet) -> None:
        reader = SheetReader(sheet, self.sifted.manifest, self.local, self.copy, self.made)
        sheet = reader.as_shown()
        held, lines = alarm_lines(sheet, self.sifted.manifest.key, self.decisions.choices)
        self._tell([*column_lines(sheet), *lines])
        rows = RowReader(reader, held, self.typed_before)
        left = [row for row in sheet.rows if not (row.id and self.erasures.has(row.id))]
        for row in left:
            if row.base is not None:
                self._take(sheet.name, rows.read(row, row.base))
        dropped = len(sheet.rows) - len(left) + self._additions(reader, [row for row in left if row.base is None])
        for issue in error_issues(sheet):
            self._issue(issue, "")
        if dropped:
            self.lines.append(dropped_line(sheet, dropped))
        if sheet.missing:
            self.lines.append(missing_line(sheet))
        if count := self.unsigned[sheet.kind]:
            self.issues.append(unsigned(sheet, count))

    def _additions(self, reader: SheetReader, rows: Iterable[FoundRow]) -> int:
        """Read the rows that people added to a sheet; returns how many are of erased records."""
        additions = AdditionReader(reader, self.typed_before)
        brought = [additions.read(row) for row in rows]
        gone = additions.gone(brought)
        self._look_up({incoming.id for incoming in brought if incoming.state is not None} | gone.keys())
        doubts = Doubts(self.local, {record: said for record, said in gone.items() if record in self.states})
        kept = [one for one in brought if one.state is None or not self.erasures.has(one.id)]
        for incoming in kept:
            self._take_added(reader.sheet.name, incoming, additions, doubts)
        return len(brought) - len(kept)

    def _look_up(self, ids: Collection[str]) -> None:
        """Fetch the states of added rows that were read before: only now it is known which records they are."""
        if absent := set(ids) - self.states.keys():
            self.states.update(self.local.more(absent))

    def _tell(self, lines: Iterable[Line]) -> None:
        """Tell these lines; the questions among them wait until somebody answers them."""
        for line in lines:
            self.lines.append(line)
            if line.options:
                self.issues.append(unanswered(line))

    def _issue(self, issue: Issue, title: str) -> None:
        self.issues.append(issue)
        self.lines.append(issue_line(issue, title))

    def _take(self, sheet: str, incoming: Incoming) -> None:
        """Join what a row brings, but for what the person left out."""
        self._heard(incoming)
        if incoming.state is None:
            return
        here = ours = self.states.get(incoming.id)
        if self.erasures.absorbed:
            incoming.state = without_erased(incoming.state, self.erasures.has)
            ours = None if here is None else without_erased(here, self.erasures.has)
        state = incoming.state
        if ours is not None and ours.kind != incoming.kind:
            raise damaged()  # an id is of one record only, on every laptop
        joined = state if ours is None else join(ours, state)
        if joined == ours:
            self.equal += incoming.row > 0
            self.memory.extend(incoming.readings)
            return
        lines = self.words.lines(Difference(incoming, ours, joined, sheet))
        self.lines.extend(lines)
        out = left_out(incoming.id, lines, self.decisions.without) if self.decisions.without else set()
        if out is None:
            return
        if out:
            state = without_fields(state, out)
            joined = state if ours is None else join(ours, state)
        if not lines:
            self.equal += incoming.row > 0
        self.memory.extend(reading for reading in incoming.readings if reading[1][0] not in out)
        if joined != ours:
            self._write(incoming, here, joined)
        read = [line for line in lines if line.field not in out]
        self.resolved.extend(resolved(incoming, read, ours, self.decisions.choices))

    def _write(self, incoming: Incoming, ours: State | None, joined: State) -> None:
        """Note what is written; another row that turns out to be the same record goes on from there."""
        earlier = self.writes.get(incoming.id)
        before = earlier.before if earlier else ours
        self.writes[incoming.id] = Write(incoming.kind, incoming.id, before, joined)
        self.states[incoming.id] = joined

    def _heard(self, incoming: Incoming) -> None:
        self.handwork = self.handwork or bool(incoming.typed) or incoming.parked
        self.unsigned[incoming.kind] += incoming.parked
        title = self.local.title(incoming.kind, incoming.id) if incoming.issues and incoming.id else ""
        for issue in incoming.issues:
            self._issue(issue, title)

    def _take_added(self, sheet: str, incoming: Incoming, additions: AdditionReader, doubts: Doubts) -> None:
        """A row that somebody added: as it is, unless it may be one that is here already."""
        doubt = None if incoming.id in self.states else doubts.about(incoming)
        key = f"row:{incoming.kind}:{incoming.digest or incoming.id}"
        choice = self.decisions.choices.get(key, "")
        if incoming.is_known:
            self.equal += 1
        elif doubt is None or choice == NEW:
            self._take_new(sheet, incoming)
        elif choice != SAME:
            self.handwork = True
            self._tell([doubt_line(incoming, doubt, key, sheet, self.local)])
        elif doubt.is_sequel:
            additions.go_on(incoming, doubt.known)
            self._take_new(sheet, incoming)
        elif doubt.known in self.local.added.values():
            self.equal += 1
            self.memory.append((doubt.known, (ROW, incoming.digest), Reading(incoming.kind, ())))
        else:
            self._take_new(sheet, incoming)
            if incoming.id in self.writes:
                self.resolved.append(link(incoming.id, doubt.known))

    def _take_new(self, sheet: str, incoming: Incoming) -> None:
        self._take(sheet, incoming)
        if incoming.digest and incoming.id in self.writes:
            self.added[incoming.digest] = incoming.id

    def _tombstone(self, kind: str, record_id: str, packed: str) -> None:
        """A record that has no row: deleted."""
        if kind in KINDS and not self.erasures.has(record_id):
            self._take(
                "", Incoming(kind, record_id, 0, unpack_state(kind, record_id, packed, {}, self.sifted.manifest))
            )

    def _left(self, kind: str, record_id: str, packed: str) -> None:
        """A record that is no longer shared with us."""
        ours = self.local.states.get(record_id)
        if ours is None or self.sifted.manifest.recipient != self.local.worker or record_id in self.writes:
            return
        theirs = unpack_state(kind, record_id, packed, {}, self.sifted.manifest)
        line = leaving_line(ours, theirs, self.local.title(kind, record_id))
        self.lines.append(line)
        if line.theirs != KEPT and not {line.key, line.group.value} & self.decisions.without:
            self.writes[record_id] = Write(kind, record_id, ours, None)


def _hlc(made: str) -> int:
    """The hlc of the moment an export was made. Raises Damaged for a moment that we never wrote."""
    try:
        moment = datetime.fromisoformat(made)
    except ValueError:
        raise damaged() from None
    if moment.tzinfo is None:
        raise damaged()
    return min(max(int(moment.timestamp() * 1000), 0) << 16, HIGHEST_HLC - 1)
