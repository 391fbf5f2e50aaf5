"""The one place where records are written: it compares, stamps, writes history and keeps what is derived."""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar, cast

from sqlalchemy.engine import Connection

from wijkwerker.domain.changes import Change, Changes
from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.domain.exchange.cells import values_of
from wijkwerker.domain.exchange.erasing import erased_hash
from wijkwerker.domain.exchange.merge import (
    ALIVE,
    DELETED,
    LIVE,
    Key,
    State,
    compact,
    deleted,
    revived,
    supersede,
    with_cells,
)
from wijkwerker.domain.kinds.record import Record, fields_of, missing
from wijkwerker.domain.language import _
from wijkwerker.domain.stamps import SHIPPED, Clock, Stamp
from wijkwerker.storage import derived
from wijkwerker.storage.exchange import erased, shape, states
from wijkwerker.storage.exchange.keep import Keeper, follow
from wijkwerker.storage.loader import Loader
from wijkwerker.storage.rows import quoted, to_tuple

R = TypeVar("R", bound=Record)

COMMAND = "opdracht"  # the origin of work that does not come from the window


class Writer:
    """Writes within one transaction of the store; `changes` says afterwards what was written.

    `worker` is the id of the worker whose file it is, if that is known; `origin` tells the audit where the work comes
    from. With `wipe` nothing of what was written before stays on the disk after the commit.
    """

    def __init__(self, connection: Connection, clock: Clock, worker: str | None = None, origin: str = COMMAND) -> None:
        self.connection = connection
        self.worker = worker
        self.origin = origin
        self.clock = clock
        self.keeper = Keeper(connection)
        self._done: list[Change] = []
        self.wipe = False
        self._erased: frozenset[bytes] | None = None
        self._at_end: list[Callable[[], None]] = []

    def changes(self, label: str = "") -> Changes:
        """What was written so far in this transaction."""
        erased = self.connection.exec_driver_sql("SELECT count(*) FROM erased").scalar() or 0
        return Changes(tuple(self._done), label, erased=int(erased))

    def get(self, cls: type[R], record_id: str) -> R | None:
        """The live record as this transaction sees it."""
        found = self.keeper.find(cls.info.key, record_id)
        return cast("R | None", found.record) if found is not None else None

    def save(self, record: R) -> R:
        """Write a new or changed record, and return it as it stands then: without references to what was erased.

        Raises WijkwerkerError when a required field of a new record is empty, and for a record that was erased.
        """
        record = self._absorbed(record)
        found = self.keeper.find(record.info.key, record.id)
        if found is None:
            self._insert(record)
        elif found.record != record:
            before = self._state(record)
            never = [name for name in fields_of(type(record)) if name not in before.covered]  # was out of scope here
            _refuse_incomplete(record, already=missing(found.record) if found.record is not None else never)
            stamp = self.clock.tick()
            after = revived(before, stamp) if found.record is None else before
            self.note(self.keeper.write(found, before, edited(after, record, stamp), record))
        return record

    def delete(self, cls: type[R], record_id: str) -> None:
        """Delete a record; a copy stays in the trash. A record that is not there is left as it is."""
        found = self.keeper.find(cls.info.key, record_id)
        if found is None or found.record is None:
            return
        before = self._state(found.record)
        self.note(self.keeper.write(found, before, deleted(before, self.clock.tick())))

    def solve(self, record_id: str, key: Key, value: str | None) -> None:
        """Write a canonical value over all versions of one cell; None leaves it empty.

        Of `live` the value '1' keeps the record or puts it back, and '0' deletes it. A record that is not there is left
        as it is, and so are the fields of a deleted one.
        """
        before = states.load(self.connection, [record_id]).get(record_id)
        if before is None or (found := self.keeper.find(before.kind, record_id)) is None:
            return
        if found.record is None:
            if (key, value) == (LIVE, ALIVE):
                self.note(self.keeper.write(found, before, revived(before, self.clock.tick())))
            return
        if key == LIVE and value == DELETED:
            self.delete(type(found.record), record_id)
            return
        cell = compact(supersede(before.cell(key), self.clock.tick(), value))
        self.note(self.keeper.write(found, before, with_cells(before, {key: cell})))

    def load(self, cls: type[R], records: Iterable[R], *, shipped: bool = False, stamp: Stamp | None = None) -> int:
        """Add many new, complete records of one kind quickly; returns how many. They are not among the changes.

        Shipped rows carry stamp 0, so that they are the same on every laptop; others a new stamp, or the one given.
        """
        given = SHIPPED if shipped else stamp or self.clock.tick()
        self.clock.last = max(self.clock.last, given.hlc)
        return Loader(self.connection, cls).load(records, given)

    def at_end(self, step: Callable[[], None]) -> None:
        """Let a step be taken when all is written, before the commit."""
        self._at_end.append(step)

    def finish(self) -> None:
        """Take the steps that waited for the end."""
        for step in self._at_end:
            step()

    def forget_erased(self) -> None:
        """Look again at what was erased."""
        self._erased = None

    def note(self, *changes: Change) -> None:
        """Remember what was written."""
        self._done.extend(changes)

    def _state(self, record: Record) -> State:
        return states.load(self.connection, [record.id], [record.info.key])[record.id]

    def _insert(self, record: Record) -> None:
        _refuse_incomplete(record)
        key, names = record.info.key, fields_of(type(record))
        marks = ", ".join("?" * (7 + len(names)))
        result = self.connection.exec_driver_sql(
            f"INSERT INTO {quoted(key)}(row, id, live, hlc, epoch, random, field_set,"
            f" {', '.join(map(quoted, names))}) VALUES ({marks})",
            (
                self.keeper.place(record),
                record.id,
                1,
                *self.clock.tick(),
                self.keeper.field_set(key, frozenset(names)),
                *to_tuple(type(record))(record),
            ),
        )
        derived.put(self.connection, record, int(result.lastrowid))
        follow(self.connection, None, record)
        self.note(Change(key, record.id, None, record))

    def _absorbed(self, record: R) -> R:
        """The record without references to what was erased. Raises WijkwerkerError when it was erased itself."""
        if self._erased is None:
            self._erased = erased.hashes(self.connection)
        if not self._erased:
            return record
        if erased_hash(record.id) in self._erased:
            raise WijkwerkerError(
                _("Dit is voorgoed weggehaald, en kan niet terugkomen."), _("Maak een nieuw gegeven als dat nodig is.")
            )
        return erased.without_references(record, self._erased)


def edited(state: State, record: Record, stamp: Stamp) -> State:
    """The state after somebody wrote `record` over what it shows: only the cells that differ get the stamp."""
    shown = values_of(shape.shaped(state.kind)(state.id, state.values))
    wanted = values_of(record)
    changed = {key for key in shown.keys() | wanted.keys() if shown.get(key) != wanted.get(key)}
    if not changed:
        return state
    return with_cells(state, {key: compact(supersede(state.cell(key), stamp, wanted.get(key))) for key in changed})


def _refuse_incomplete(record: Record, already: Sequence[str] = ()) -> None:
    """Refuse required fields that are empty, but for those that were so already: an erasure may have emptied them."""
    if empty := [name for name in missing(record) if name not in already]:
        fields = fields_of(type(record))
        raise WijkwerkerError(
            _("Nog niet bewaard. Dit is nog leeg: {fields}.").format(
                fields=", ".join(_(fields[name].label) for name in empty)
            ),
            _("Vul het in en probeer het opnieuw."),
        )
