"""The encrypted file against the same file unencrypted: what a worker waits for most."""

import itertools
import random
import secrets
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.benchmarks.conftest import TODAY, Compare, milliseconds
from wijkwerker.domain.contact_filter import BY_NAME, ContactFilter
from wijkwerker.domain.kinds import ContactMoment, Worker
from wijkwerker.services.services import Services
from wijkwerker.storage import engine, vault
from wijkwerker.storage.queries import records, search
from wijkwerker.storage.store import Store

GOAL = 1.5
PAGE, CARDS = 60, 20
WORDS = ("koffie", "buurt", "speelt")
Both = tuple[Services, Services]


def exported(source: Path, target: Path, key: bytes | None) -> Store:
    """The same rows in a new file, with or without a key: both are laid down page after page."""
    for ending in ("", "-wal", "-shm"):
        target.with_name(target.name + ending).unlink(missing_ok=True)
    word = f"\"x'{key.hex()}'\"" if key else "''"
    with closing(engine.connect(source, None)) as connection:
        connection.execute(f"ATTACH DATABASE ? AS other KEY {word}", (str(target),))
        connection.execute("SELECT sqlcipher_export('other')")
        connection.execute("DETACH DATABASE other")
    return Store.open(target, key)


@pytest.fixture(scope="module")
def both(city: Path) -> Iterator[Both]:
    """The city file, plain and encrypted; both copies go when it was measured."""
    key = secrets.token_bytes(vault.KEY_BYTES)
    stores = [
        exported(city, city.with_name(f"copy-{name}.db"), used) for name, used in (("plain", None), ("locked", key))
    ]
    yield Services(stores[0]), Services(stores[1])
    for store in stores:
        store.close()
        for file in store.path.parent.glob(f"{store.path.name}*"):
            file.unlink()


def test_first_page_of_a_list(both: Both, compare: Compare) -> None:
    def show(services: Services) -> None:
        services.contacts.start(ContactFilter(), PAGE, TODAY)

    compare("encrypted: first page of contacts", lambda: show(both[0]), lambda: show(both[1]), goal=GOAL, rounds=15)


def test_a_page_far_down_a_list(both: Both, compare: Compare) -> None:
    rows = list(both[0].contacts.rows(ContactFilter(order=BY_NAME)))
    chances = [random.Random(1), random.Random(1)]

    def show(number: int) -> None:
        first = chances[number].randrange(len(rows) - PAGE)
        both[number].contacts.lines(rows[first : first + PAGE], TODAY)

    compare("encrypted: a page anywhere in contacts", lambda: show(0), lambda: show(1), goal=GOAL, rounds=101)


def test_cards(both: Both, compare: Compare) -> None:
    rows = list(both[0].contacts.rows(ContactFilter(order=BY_NAME)))
    chance = random.Random(2)
    chosen = both[0].contacts.lines([rows[chance.randrange(len(rows))] for _n in range(CARDS * 101)], TODAY)
    places = [itertools.count(), itertools.count()]

    def show(number: int) -> None:
        first = next(places[number]) * CARDS % len(chosen)
        for line in chosen[first : first + CARDS]:
            both[number].contacts.card(line.id)
            both[number].contacts.timeline(line.id, 20)

    compare(f"encrypted: {CARDS} contact cards anywhere", lambda: show(0), lambda: show(1), goal=GOAL, rounds=51)


def test_search_in_notes(both: Both, compare: Compare) -> None:
    def find(services: Services) -> None:
        with services._store.read() as connection:
            for word in WORDS:
                search.notes(connection, word, 50)

    compare("encrypted: search in notes, newest 50", lambda: find(both[0]), lambda: find(both[1]), goal=GOAL, rounds=15)


def test_save_one_moment(both: Both, compare: Compare) -> None:
    with both[0]._store.read() as connection:
        worker = next(iter(records.every(connection, Worker)))

    def save(services: Services) -> None:
        record = ContactMoment(date=TODAY, area=next(iter(worker.areas)), worker=worker.id, note="Koffie op het plein.")
        with services._store.write() as writer:
            writer.save(record)

    compare("encrypted: save one moment", lambda: save(both[0]), lambda: save(both[1]), goal=GOAL, rounds=101)


def test_the_one_derivation(tmp_path: Path, tell: Callable[[str], None]) -> None:
    database = tmp_path / "eigen.db"
    vault.create(database, "drie rustige woorden")
    times = [milliseconds(lambda: vault.unlock(database, "drie rustige woorden")) for _round in range(5)]
    tell(f"deriving the key from the passphrase, once a session: {sorted(times)[2]:.0f} ms")
