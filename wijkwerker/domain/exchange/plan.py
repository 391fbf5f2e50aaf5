"""What reading a workbook does: one pure function from what is here, what the file holds and what a person decided."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime

from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.domain.exchange.alarms import alarms
from wijkwerker.domain.exchange.book import Author
from wijkwerker.domain.exchange.copies import Copy
from wijkwerker.domain.exchange.erasing import erased_hash, without_erased
from wijkwerker.domain.exchange.found import FoundRow, FoundSheet
from wijkwerker.domain.exchange.handwork import person_epoch
from wijkwerker.domain.exchange.lines import Difference, Words
from wijkwerker.domain.exchange.matching import Sifted
from wijkwerker.domain.exchange.merge import LIVE, Key, State, join, without_fields
from wijkwerker.domain.exchange.packing import unpack_state
from wijkwerker.domain.exchange.planned import Decisions, Group, Issue, Line, Local, Plan, Reading, Write
from wijkwerker.domain.exchange.rows import Incoming, RowReader
from wijkwerker.domain.exchange.typed import ERROR
from wijkwerker.domain.fields import LongText
from wijkwerker.domain.kinds import KINDS
from wijkwerker.domain.kinds.record import fields_of
from wijkwerker.domain.language import _

OURS, THEIRS, BOTH = "ours", "theirs", "both"
READ, HOLD, SAME, NEW = "read", "hold", "same", "new"
ERASE_KEY = "erase"
MANY_ERASED = 25
_DIRECT = {Group.NEW, Group.DELETED}


def plan(sifted: Sifted, local: Local, decisions: Decisions) -> Plan:
    """What reading this workbook here would do. Raises WijkwerkerError for a workbook of another team."""
    manifest = sifted.manifest
    if manifest.team != local.team:
        raise WijkwerkerError(
            _("Dit bestand is van een ander team. Er is niets veranderd."),
            _("Vraag een bestand van je eigen team."),
        )
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
    asks: bool = False
    handwork: bool = False

    def run(self) -> Plan:
        manifest = self.sifted.manifest
        self.equal = self.sifted.equal
        self._erase()
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
            self._carried(kind, record_id, packed)
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
            erased=self.new_erased if self.may_erase else frozenset(),
            authors=tuple(author for epoch, author in self.words.authors.items() if epoch in used),
            rows=self.sifted.total,
            equal=self.equal,
            person=self.decisions.person,
            person_name=self.decisions.person_name,
            asks_person=self.asks,
            handwork=self.handwork,
            added=self.added,
            highest=max((stamp.hlc for stamp in stamps), default=0),
            sha256=self.sifted.sha256,
            file_name=self.sifted.name,
            remarks=self.sifted.remarks,
        )

    def _own_author(self) -> Author:
        manifest, person = self.sifted.manifest, self.decisions.person
        name = self.decisions.person_name or self.local.title("worker", person) or person
        return Author(person_epoch(manifest.export, person), person, name, manifest.made)

    def _erase(self) -> None:
        """Erasures of the workbook, held when they are many, and what they and ours absorb."""
        self.new_erased = self.sifted.manifest.erased - self.local.erased
        self.may_erase = True
        if len(self.local.condemned) >= MANY_ERASED and self.decisions.choices.get(ERASE_KEY) != READ:
            self.may_erase = False
            count = str(len(self.local.condemned))
            self.lines.append(Line(Group.ALARM, ERASE_KEY, "", "", raw=count, reason=ERASE_KEY, options=(READ, HOLD)))
        elif ERASE_KEY in self.decisions.without:
            self.may_erase = False
        else:
            for kind, record_id in self.local.condemned.values():
                title = self.local.title(kind, record_id)
                self.lines.append(Line(Group.ERASED, ERASE_KEY, kind, record_id, title=title))
        self.absorbed = self.local.erased | (self.new_erased if self.may_erase else frozenset())

    def _is_erased(self, record_id: str) -> bool:
        return erased_hash(record_id) in self.absorbed

    def _sheet(self, sheet: FoundSheet) -> None:
        held = self._alarms(sheet)
        reader = RowReader(sheet, self.sifted.manifest, self.local, self.copy, self.made, held, self.typed_before)
        nth: Counter[tuple[str | None, ...]] = Counter()
        dropped = 0
        for row in sheet.rows:
            if self.absorbed and row.id and self._is_erased(row.id):
                dropped += 1
                continue
            if row.base is not None:
                self._take(sheet, reader.known(row, row.base))
            else:
                nth[row.texts] += 1
                self._take_added(sheet, row, reader.added(row, nth))
        self._errors(sheet)
        if dropped:
            self.lines.append(
                Line(Group.ERASED, f"erased:{sheet.kind}", sheet.kind, "", sheet=sheet.name, raw=str(dropped))
            )
        if sheet.missing:
            count = str(len(sheet.missing))
            self.lines.append(Line(Group.MISSING, f"missing:{sheet.kind}", sheet.kind, "", sheet=sheet.name, raw=count))

    def _alarms(self, sheet: FoundSheet) -> set[str]:
        """The fields that wait for an answer to an alarm."""
        held = set()
        for column, (alarm, count) in alarms(sheet, self.sifted.manifest.key).items():
            key = f"column:{sheet.kind}:{column}"
            choice = self.decisions.choices.get(key, "")
            if choice != READ:
                held.add(column.partition(".")[0])
            if not choice:
                name = column.partition(".")[0]
                self.lines.append(
                    Line(
                        Group.ALARM,
                        key,
                        sheet.kind,
                        "",
                        field=name,
                        sheet=sheet.name,
                        raw=str(count),
                        reason=alarm.value,
                        options=(READ, HOLD),
                    )
                )
        return held

    def _errors(self, sheet: FoundSheet) -> None:
        """Cells in which Excel put an error where nothing was: they change nothing and are told."""
        read = {(row.number, index) for row in sheet.rows for index in row.touched}
        for (number, index), flag in sheet.flagged.items():
            if flag == ERROR and (number, index) not in read:
                reason = _("Hier staat een foutmelding van Excel. Deze cel is niet gelezen.")
                issue = Issue(sheet.kind, "", sheet.name, number, sheet.columns[index], "", reason)
                self._issue(issue, "")

    def _issue(self, issue: Issue, title: str) -> None:
        self.issues.append(issue)
        self.lines.append(
            Line(
                Group.UNREADABLE,
                f"{issue.sheet}:{issue.row}:{issue.column}",
                issue.kind,
                issue.record,
                title=title,
                field=issue.column.partition(".")[0],
                sheet=issue.sheet,
                row=issue.row,
                raw=issue.raw,
                reason=issue.reason,
            )
        )

    def _take(self, sheet: FoundSheet, incoming: Incoming) -> None:
        """Join what a row brings, but for what the person left out."""
        self._heard(sheet, incoming)
        if incoming.state is None:
            return
        state = incoming.state
        if self.absorbed:
            state = incoming.state = without_erased(state, self._is_erased)
        ours = self.local.states.get(incoming.id)
        joined = state if ours is None else join(ours, state)
        if joined == ours:
            self.equal += incoming.row > 0
            self.memory.extend(incoming.readings)
            return
        lines = self.words.lines(Difference(incoming, ours, joined, sheet.name))
        self.lines.extend(lines)
        left_out = self._left_out(incoming, lines)
        if left_out is None:
            return
        if left_out:
            state = without_fields(state, left_out)
            joined = state if ours is None else join(ours, state)
        if not lines:
            self.equal += incoming.row > 0
        self.memory.extend(reading for reading in incoming.readings if reading[1][0] not in left_out)
        if joined != ours:
            self.writes[incoming.id] = Write(incoming.kind, incoming.id, ours, joined)
        self._resolve(incoming, lines, ours, left_out)

    def _heard(self, sheet: FoundSheet, incoming: Incoming) -> None:
        self.handwork = self.handwork or bool(incoming.typed) or incoming.parked
        self.asks = self.asks or incoming.parked
        title = self.local.title(incoming.kind, incoming.id) if incoming.issues and incoming.id else ""
        for issue in incoming.issues:
            self._issue(issue, title)

    def _left_out(self, incoming: Incoming, lines: Iterable[Line]) -> set[str] | None:
        """The fields that the person left out of this record; None for the whole of it."""
        without = self.decisions.without
        if not without:
            return set()
        fields = set()
        for line in lines:
            if line.key in without or line.group.value in without or incoming.id in without:
                if not line.field or line.field == "live":
                    return None
                fields.add(line.field)
        return fields

    def _resolve(self, incoming: Incoming, lines: Iterable[Line], ours: State | None, left_out: set[str]) -> None:
        """What the person chose for conflicts, and what they refused for good, as own edits over all heads."""
        choices = self.decisions.choices
        for line in lines:
            choice = choices.get(line.key)
            if choice is None or line.field in left_out:
                continue
            if line.group in {Group.CONFLICT, Group.REVIVED}:
                key = ("live", "") if line.group is Group.REVIVED else (line.field, line.element)
                self.resolved.append((incoming.id, key, _chosen(line, choice)))
            elif choice == OURS and ours is not None:
                self.resolved.extend(_refused(incoming, line, ours))

    def _take_added(self, sheet: FoundSheet, row: FoundRow, incoming: Incoming) -> None:
        """A row that somebody added: as it is, unless it may be one that is here already."""
        if incoming.state is None or incoming.id in self.local.states:
            self._take(sheet, incoming)
            self._remember_added(incoming)
            return
        double = self._double(incoming)
        key = f"row:{sheet.kind}:{incoming.digest}"
        choice = self.decisions.choices.get(key, "")
        if double and choice not in {SAME, NEW}:
            self.handwork = True
            title = incoming.state.values.get((KINDS[sheet.kind].info.title, ""), "")
            self.lines.append(
                Line(
                    Group.DOUBT,
                    key,
                    sheet.kind,
                    double,
                    title=title,
                    ours=self.local.title(sheet.kind, double),
                    theirs=title,
                    sheet=sheet.name,
                    row=row.number,
                    options=(SAME, NEW),
                )
            )
            return
        is_copy = double in self.local.added.values()
        if choice == SAME and is_copy:
            self.equal += 1
            return
        self._take(sheet, incoming)
        self._remember_added(incoming)
        if choice == SAME:
            self._link(incoming.id, double)

    def _remember_added(self, incoming: Incoming) -> None:
        if incoming.digest and incoming.id in self.writes:
            self.added[incoming.digest] = incoming.id

    def _double(self, incoming: Incoming) -> str:
        """The record that an added row may be: the same row in somebody else's copy, or a contact of the same name."""
        copied = self.local.added.get(incoming.digest, "")
        if copied and copied != incoming.id:
            return copied
        if incoming.kind != "contact" or incoming.state is None:
            return ""
        found = self.local.find("contact", incoming.state.values.get(("name", ""), ""))
        return found[0] if found and found[0] != incoming.id else ""

    def _link(self, new: str, known: str) -> None:
        """Join two cards as one contact, shown through the one that was here."""
        first, second = sorted((new, known))
        self.resolved.append((first, ("same", second), known))

    def _carried(self, kind: str, record_id: str, packed: str) -> None:
        """A record that has no row: deleted."""
        if kind not in KINDS or (self.absorbed and self._is_erased(record_id)):
            return
        state = unpack_state(kind, record_id, packed, {}, self.sifted.manifest)
        incoming = Incoming(kind, record_id, 0, state)
        sheet = FoundSheet(kind, "", (), frozenset(), (), (), {})
        self._take(sheet, incoming)

    def _left(self, kind: str, record_id: str, packed: str) -> None:
        """A record that is no longer shared with us: it goes only if nothing of it would be lost."""
        ours = self.local.states.get(record_id)
        if ours is None or self.sifted.manifest.recipient != self.local.worker or record_id in self.writes:
            return
        theirs = unpack_state(kind, record_id, packed, {}, self.sifted.manifest)
        title = self.local.title(kind, record_id)
        known = all(_knows(theirs, key, ours) for key in ours.keys())  # noqa: SIM118
        line = Line(Group.LEFT, f"left:{record_id}", kind, record_id, title=title, theirs="" if known else "kept")
        self.lines.append(line)
        if known and not {line.key, Group.LEFT.value} & self.decisions.without:
            self.writes[record_id] = Write(kind, record_id, ours, None)


def _knows(theirs: State, key: Key, ours: State) -> bool:
    """Whether every head of ours in a cell stands in theirs, or was replaced there; not where theirs knows nothing."""
    if key != LIVE and key[0] not in theirs.covered:
        return not ours.cell(key).heads
    cell = theirs.cell(key)
    stamps = {stamp for stamp, _value in cell.heads}
    seen = {**cell.seen, **theirs.seen}
    return all(stamp in stamps or stamp.hash64() in seen for stamp, _value in ours.cell(key).heads)


def _chosen(line: Line, choice: str) -> str | None:
    if choice == BOTH and line.ours and line.theirs and isinstance(fields_of(KINDS[line.kind])[line.field], LongText):
        return f"{line.ours}\n{line.theirs}"
    return line.ours if choice == OURS else line.theirs


def _refused(incoming: Incoming, line: Line, ours: State) -> Iterator[tuple[str, Key, str | None]]:
    """Our values again for every cell of a refused line."""
    theirs = incoming.state
    if theirs is None or not line.field:
        return
    for key in sorted({key for key in ours.keys() | theirs.keys() if key[0] == line.field}):
        if ours.values.get(key) != theirs.values.get(key):
            yield incoming.id, key, ours.values.get(key)


def _hlc(made: str) -> int:
    """The hlc of the moment an export was made (ISO, with its zone)."""
    return int(datetime.fromisoformat(made).timestamp() * 1000) << 16
