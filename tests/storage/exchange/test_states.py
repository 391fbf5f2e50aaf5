"""What stands in the file is exactly what the pure functions give, whatever was written in whatever order."""

import datetime as dt
import random
from dataclasses import replace

import pytest

from tests.conftest import SANNE
from wijkwerker.domain.exchange.cells import values_of
from wijkwerker.domain.exchange.merge import (
    ALIVE,
    LIVE,
    Cell,
    Key,
    State,
    compact,
    deleted,
    revived,
    supersede,
    with_cells,
)
from wijkwerker.domain.kinds import Contact, ContactMoment, Record
from wijkwerker.domain.kinds.record import fields_of, new_id, with_values
from wijkwerker.domain.stamps import Stamp
from wijkwerker.storage.exchange import states
from wijkwerker.storage.exchange.keep import Keeper
from wijkwerker.storage.store import Store
from wijkwerker.storage.writer import Writer

AREA = new_id()
DAY = dt.date(2026, 11, 20)
FRIENDS = [new_id() for _ in range(3)]


def first_state(record: Record, stamp: Stamp) -> State:
    kind = type(record)
    return State(record.info.key, record.id, stamp, frozenset(fields_of(kind)), values_of(record))


def state_of(store: Store, record_id: str) -> State:
    with store.read() as connection:
        return states.load(connection, [record_id])[record_id]


class Walk:
    """Random work on one record through the Writer, and the same on a state through the pure functions."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        both = (Contact(name="Hans"), ContactMoment(date=DAY, area=AREA, worker=SANNE, people=2))
        self.record: Contact | ContactMoment = both[self.chance.randrange(2)]
        self.state: State | None = None

    def start(self, writer: Writer) -> None:
        writer.save(self.record)
        self.state = first_state(self.record, self._stamp(writer))
        if self.chance.random() < 0.5:
            self._narrow(writer)

    def step(self, writer: Writer) -> None:
        self.chance.choice([self._save, self._save, self._solve, self._delete, self._put_back])(writer)

    def _stamp(self, writer: Writer) -> Stamp:
        """The stamp of the newest write; its random part is read from the file."""
        sql = """SELECT hlc, epoch, random FROM contact UNION SELECT hlc, epoch, random FROM contact_moment
            UNION SELECT hlc, epoch, random FROM cell ORDER BY 1 DESC LIMIT 1"""
        return Stamp(*writer.connection.exec_driver_sql(sql).one())

    def _narrow(self, writer: Writer) -> None:
        """As when the record came without some of its fields."""
        assert self.state is not None
        covered = self.state.covered - {"note", "phone", "people", "talents"}
        values = {key: value for key, value in self.state.values.items() if key[0] in covered}
        narrow = replace(self.state, covered=covered, values=values)
        row = writer.keeper.find(self.state.kind, self.state.id)
        Keeper(writer.connection).write(row, self.state, narrow)
        found = writer.get(type(self.record), self.record.id)
        assert found is not None
        self.state, self.record = narrow, found

    def _save(self, writer: Writer) -> None:
        word = self.chance.choice(["Thee", "Soep", None])
        values: dict[str, object] = {"note": word}
        if isinstance(self.record, Contact):
            values |= {
                "phone": self.chance.choice([None, "06", "030"]),
                "talents": frozenset(self.chance.sample(["koken", "zingen"], self.chance.randrange(3))),
            }
        else:
            values |= {
                "people": self.chance.randrange(1, 4),
                "contacts": frozenset(self.chance.sample(FRIENDS, self.chance.randrange(3))),
            }
        self._write(writer, with_values(self.record, values))

    def _write(self, writer: Writer, record: Contact | ContactMoment) -> None:
        assert self.state is not None
        was = self.state
        if not was.is_dead and record == self.record:
            writer.save(record)
            return
        writer.save(record)
        stamp = self._stamp(writer)
        state = revived(was, stamp) if was.is_dead else was
        edits = self._edits(state, record, stamp)
        self.state, self.record = (with_cells(state, edits) if edits else state), record

    def _edits(self, state: State, record: Record, stamp: Stamp) -> dict[Key, Cell]:
        unsaid = {("people", ""): "1", ("kind", ""): "gesprek", ("consent", ""): "geen"}
        old, new = state.values, values_of(record)
        changed = [k for k in old.keys() | new.keys() if old.get(k) != new.get(k)]
        changed = [k for k in changed if k in old or k == ("people", "") or unsaid.get(k) != new.get(k)]
        return {key: compact(supersede(state.cell(key), stamp, new.get(key))) for key in changed}

    def _solve(self, writer: Writer) -> None:
        assert self.state is not None
        if self.state.is_dead:
            return
        key, value = self.chance.choice([(("note", ""), "Brood"), (("note", ""), None), (LIVE, ALIVE)])
        writer.solve(self.state.id, key, value)
        cell = compact(supersede(self.state.cell(key), self._stamp(writer), value))
        self.state = with_cells(self.state, {key: cell})
        found = writer.get(type(self.record), self.record.id)
        assert found is not None
        self.record = found

    def _delete(self, writer: Writer) -> None:
        assert self.state is not None
        writer.delete(type(self.record), self.record.id)
        if not self.state.is_dead:
            self.state = deleted(self.state, self._stamp(writer))

    def _put_back(self, writer: Writer) -> None:
        self._write(writer, self.record)


@pytest.mark.parametrize("seed", range(40))
def test_whatever_a_person_does_the_file_holds_what_the_pure_functions_give(store: Store, seed: int) -> None:
    walk = Walk(seed)
    with store.write() as writer:
        walk.start(writer)
    for _round in range(12):
        with store.write() as writer:
            for _step in range(4):
                walk.step(writer)
        assert state_of(store, walk.record.id) == walk.state


def test_of_a_cell_that_was_edited_often_only_the_newest_replaced_stamps_are_kept(store: Store) -> None:
    record = Contact(name="Hans")
    with store.write() as writer:
        for number in range(50):
            record = writer.save(replace(record, phone=f"06 {number}"))
    assert len(state_of(store, record.id).cell(("phone", "")).seen) == 32
