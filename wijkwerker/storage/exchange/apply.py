"""Doing exactly what a plan says, in one transaction."""

import json
import uuid
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy.engine import Connection

from wijkwerker.domain.changes import Change, Changes
from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.domain.exchange.book import Author
from wijkwerker.domain.exchange.erasing import erased_hash
from wijkwerker.domain.exchange.merge import State
from wijkwerker.domain.exchange.planned import Plan, Write
from wijkwerker.domain.kinds import KINDS, Contact, ContactMoment
from wijkwerker.domain.kinds.record import Record
from wijkwerker.domain.language import _
from wijkwerker.storage import derived, merged, summary
from wijkwerker.storage.exchange import erase, erased, issues, journal, logs, memory, shape, states, undoing
from wijkwerker.storage.exchange.cell_rows import CellRows
from wijkwerker.storage.exchange.keep import follow
from wijkwerker.storage.exchange.states import NO_STAMP
from wijkwerker.storage.loader import Loader
from wijkwerker.storage.writer import Writer

_CENTURY = 100 * 366 * 24 * 3600 * 1000 << 16  # no clock is so far ahead; ours would follow, and nobody read us again
_LINKED = """SELECT DISTINCT m.target FROM json_each(?) j
    JOIN member m ON m.target = j.value AND m.kind = 'contact' AND m.field = 'same'"""
_FEW = 50  # new records of a kind that are not worth a load in bulk


@dataclass(frozen=True)
class Done:
    """What was done. `id` is that of the import; None when nothing changed but that the workbook was read."""

    id: str | None
    changes: Changes


def apply(writer: Writer, plan: Plan, import_id: str = "") -> Done:
    """Write all that a plan says, and everything that is needed to take it back.

    What is written later in the same transaction belongs to it too. Raises WijkwerkerError for a workbook with stamps
    of a day that will not come, or with values that do not fit; nothing is written then.
    """
    if plan.highest > writer.clock.now() + _CENTURY:
        raise WijkwerkerError(
            _("In dit bestand staan tijden die niet kunnen kloppen. Er is niets ingelezen."),
            _("Vraag je collega om een nieuw uitwisselbestand."),
        )
    connection = writer.connection
    changes = list(erase.absorb(writer, plan.erased).items)
    started = writer.clock.last  # after what was erased, which no undoing reaches back over
    import_id = import_id or str(uuid.uuid4())
    number = logs.imported(connection, plan, import_id, started)
    journal.begin(connection, number)
    writer.clock.last = max(writer.clock.last, plan.highest)
    writer.at_end(lambda: _finish(writer, number))
    writing = _Writing(writer, plan)
    try:
        written = writing.write()
    except (ValueError, OverflowError) as error:
        raise WijkwerkerError(
            _("In dit bestand staat iets dat niet kan kloppen. Er is niets ingelezen."),
            _("Vraag je collega om een nieuw uitwisselbestand."),
        ) from error
    _keep_authors(connection, plan.authors)
    memory.remember(connection, plan.export, plan.person, plan.memory)
    memory.remember_added(connection, plan.export, plan.person, plan.added)
    issues.park(connection, import_id, plan)
    writer.note(*written)
    solved = len(writer.changes().items)
    for record_id, key, value in plan.resolved:
        writer.solve(record_id, key, value)
    undoing.keep_earlier(connection, number, writing.pairs())
    changes += [*written, *writer.changes().items[solved:]]
    did = bool(changes or plan.writes or plan.issues or plan.resolved or plan.erased)
    return Done(import_id if did else None, Changes(tuple(changes)))


def _finish(writer: Writer, number: int) -> None:
    journal.end(writer.connection, number)
    writer.connection.exec_driver_sql(
        "UPDATE import_log SET clock_after = ? WHERE number = ?", (writer.clock.last, number)
    )


class _Writing:
    """The writing of the records of a plan; those that are erased are not written."""

    def __init__(self, writer: Writer, plan: Plan) -> None:
        self._writer = writer
        gone = erased.hashes(writer.connection)
        self._writes = [write for write in plan.writes if not (gone and erased_hash(write.id) in gone)]
        self._solved = {record_id for record_id, _key, _value in plan.resolved}
        known = {write.id for write in self._writes if write.before is not None} | self._solved
        self._before = states.load(writer.connection, sorted(known), {write.kind for write in self._writes})

    def write(self) -> list[Change]:
        """Write the records; returns what changed."""
        fresh, others = _apart(self._writes)
        changes = []
        for kind, group in fresh.items():
            changes += _add_many(self._writer.connection, kind, group)
        for write in others:
            if (change := _one(self._writer, write, self._before.get(write.id))) is not None:
                changes.append(change)
        return changes

    def pairs(self) -> Iterator[tuple[State | None, State | None]]:
        """The states before and after of all records, also of those in which something was chosen."""
        chosen = states.load(self._writer.connection, sorted(self._solved)) if self._solved else {}
        after = {write.id: write.after for write in self._writes} | chosen
        return ((self._before.get(record), state) for record, state in after.items())


def _apart(writes: Iterable[Write]) -> tuple[dict[str, list[State]], list[Write]]:
    """The new living records of kinds of which many come, and all other writes."""
    fresh: defaultdict[str, list[Write]] = defaultdict(list)
    others: list[Write] = []
    for write in writes:
        is_fresh = write.before is None and write.after is not None and not write.after.is_dead
        (fresh[write.kind] if is_fresh else others).append(write)
    for kind in [kind for kind, group in fresh.items() if len(group) < _FEW]:
        others += fresh.pop(kind)
    return {kind: [w.after for w in group if w.after is not None] for kind, group in fresh.items()}, others


def _one(writer: Writer, write: Write, before: State | None) -> Change | None:
    row = writer.keeper.find(write.kind, write.id)
    if write.before is None and row is not None:
        raise RuntimeError("the plan takes a record for new that is here")  # writing it would lose what it says
    if write.after is not None:
        return writer.keeper.write(row, before, write.after)
    return None if row is None or before is None else writer.keeper.evict(row, before)


def _add_many(connection: Connection, kind: str, group: Sequence[State]) -> list[Change]:
    """Add many new records of a kind, each with its own stamps."""
    record_of, columns_of = shape.shaped(kind), shape.columns(kind)
    field_sets: dict[frozenset[str], int] = {}
    cells = CellRows(connection)
    batch = []
    for state in group:
        if state.covered not in field_sets:
            field_sets[state.covered] = states.field_set(connection, kind, state.covered)
        record = record_of(state.id, state.values)
        head = (*(state.default or NO_STAMP), field_sets[state.covered])
        batch.append((record, head, columns_of(record, state.values)))
        cells.change(None, state)
    with journal.many(connection, kind, [state.id for state in group]):
        Loader(connection, KINDS[kind]).add(batch)
    cells.flush()
    records = [record for record, _head, _columns in batch]
    _follow_many(connection, records)
    return [Change(kind, record.id, None, record) for record in records]


def _follow_many(connection: Connection, records: Sequence[Record]) -> None:
    """Bring up to date what follows from many new records of one kind."""
    if isinstance(records[0], ContactMoment):
        moments = [record for record in records if isinstance(record, ContactMoment)]
        summary.mark_stale(connection, {record.date.isoformat()[:7] for record in moments if record.date})
        derived.set_spoken(connection, {contact for record in moments for contact in record.contacts})
        return
    if isinstance(records[0], Contact):
        contacts = [record for record in records if isinstance(record, Contact)]
        derived.set_spoken(connection, [contact.id for contact in contacts])
        told = json.dumps([contact.id for contact in contacts])
        linked = set(connection.exec_driver_sql(_LINKED, (told,)).scalars())
        for contact in contacts:
            if contact.same or contact.id in linked:
                merged.refresh(connection, None, contact)
        return
    for record in records:
        follow(connection, None, record)


def _keep_authors(connection: Connection, authors: Iterable[Author]) -> None:
    """Remember who wrote under which epoch: who is told first is believed, and a missing name is filled in."""
    rows = [(author.epoch, author.worker or None, author.started, author.name or None) for author in authors]
    if rows:
        connection.exec_driver_sql(
            "INSERT INTO epoch(epoch, device, worker, started, name) VALUES (?, '', ?, ?, ?) ON CONFLICT DO UPDATE"
            " SET worker = coalesce(worker, excluded.worker), name = coalesce(name, excluded.name) WHERE device = ''",
            rows,
        )
