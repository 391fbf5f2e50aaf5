"""What follows from the records fits them, whatever was written, deleted and put back in whatever order."""

import datetime as dt
import random

import pytest

from tests.conftest import SANNE
from wijkwerker.domain.kinds import Contact, ContactMoment, Initiative, Record
from wijkwerker.domain.kinds.record import with_values
from wijkwerker.domain.lists import seed_area_id
from wijkwerker.storage import derived_check
from wijkwerker.storage.store import Store
from wijkwerker.storage.writer import Writer

AREA = seed_area_id("WK034403")
DAY = dt.date(2026, 11, 20)


def problems(store: Store) -> list[str]:
    with store.read() as connection:
        return derived_check.problems(connection)


class Walk:
    """A person at work, at random: new records, edits, deletions and what is put back."""

    def __init__(self, seed: int) -> None:
        self._chance = random.Random(seed)
        self._known: list[Record] = []

    def step(self, writer: Writer) -> None:
        act = self._chance.choice([self._add, self._edit, self._edit, self._delete, self._put_back])
        act(writer)

    def _one(self) -> Record | None:
        return self._chance.choice(self._known) if self._known else None

    def _contacts(self) -> frozenset[str]:
        ids = [record.id for record in self._known if isinstance(record, Contact)][-8:]
        return frozenset(self._chance.sample(ids, min(len(ids), self._chance.randrange(3))))

    def _links(self) -> frozenset[str]:
        cards = sorted(self._contacts())
        return frozenset(f"{card}={self._chance.choice([*cards, 'los'])}" for card in cards)

    def _values(self, record: Record) -> dict[str, object]:
        word = self._chance.choice(["Hans de Wit", "Tuin", "…", "Ayşe Yıldız"])
        if isinstance(record, Contact):
            return {"name": word, "talents": frozenset({word}), "same": self._links()}
        if isinstance(record, Initiative):
            return {"title": word, "co_leads": self._contacts()}
        day = DAY - dt.timedelta(days=self._chance.randrange(3))
        time = self._chance.choice([None, dt.time(10, 30)])
        return {"note": word, "date": day, "time": time, "contacts": self._contacts()}

    def _add(self, writer: Writer) -> None:
        new: Record = self._chance.choice(
            [
                Contact(name="Wie"),
                Initiative(title="Wat", area=AREA),
                ContactMoment(date=DAY, area=AREA, worker=SANNE),
            ]
        )
        self._known.append(writer.save(with_values(new, self._values(new))))

    def _edit(self, writer: Writer) -> None:
        record = self._one()
        if record is not None:
            writer.save(with_values(record, self._values(record)))

    def _delete(self, writer: Writer) -> None:
        record = self._one()
        if record is not None:
            writer.delete(type(record), record.id)

    def _put_back(self, writer: Writer) -> None:
        record = self._one()
        if record is not None:
            writer.save(record)


@pytest.mark.parametrize("seed", range(6))
def test_after_any_work_what_is_derived_fits_the_records(store: Store, seed: int) -> None:
    walk = Walk(seed)
    for _round in range(4):
        with store.write() as writer:
            for _step in range(25):
                walk.step(writer)
        assert problems(store) == []


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        ("UPDATE contact SET spoken = 1", "spoken"),
        ("UPDATE member SET position = 1", "position"),
        ("DELETE FROM phrase", "phrase"),
        ("DELETE FROM member", "member"),
        ("DELETE FROM search_note", "search"),
        ("INSERT INTO merged VALUES ('a', 'b')", "merged"),
    ],
)
def test_what_does_not_fit_is_told(store: Store, damage: str, told: str) -> None:
    contact = Contact(name="Hans de Wit")
    with store.write() as writer:
        writer.save(contact)
        writer.save(ContactMoment(date=DAY, area=AREA, worker=SANNE, note="Koffie", contacts=frozenset({contact.id})))
    with store.write() as writer:
        writer.connection.exec_driver_sql(damage)
    assert told in problems(store)
