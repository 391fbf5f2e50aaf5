"""Saving, loading and searching against bare SQLite with the same pragmas."""

import random
import time
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path

from tests.benchmarks.conftest import TODAY, Compare, milliseconds
from wijkwerker.domain.kinds import ContactMoment, Worker
from wijkwerker.domain.kinds.record import fields_of, new_id
from wijkwerker.services.files import start
from wijkwerker.storage import engine
from wijkwerker.storage.queries import search
from wijkwerker.storage.rows import to_tuple
from wijkwerker.storage.store import Store

_FRAGMENTS = [
    "koffie",
    "moestuin",
    "plein",
    "school",
    "overleg",
    "bewoners",
    "afval",
    "lampen",
    "taal",
    "eten",
    "groen",
    "speeltuin",
    "portiek",
    "vraag",
]
_MANY = 200_000


def _moments(count: int) -> list[ContactMoment]:
    chance = random.Random(1)
    areas = [new_id() for _ in range(100)]
    return [
        ContactMoment(
            date=TODAY - timedelta(days=(count - n) * 7300 // count),
            area=areas[n % 100],
            worker=areas[0],
            people=n % 9 + 1,
            themes=frozenset({"eten"}),
            note=" ".join(chance.choices(_FRAGMENTS, k=12)),
        )
        for n in range(count)
    ]


def _insert_sql() -> str:
    names = ", ".join(f'"{name}"' for name in fields_of(ContactMoment))
    marks = ", ".join("?" * (7 + len(fields_of(ContactMoment))))
    return f"INSERT INTO contact_moment(row, id, live, hlc, epoch, random, field_set, {names}) VALUES ({marks})"  # noqa: S608


def _bare_row(record: ContactMoment, row: int | None = None) -> tuple[object, ...]:
    return (row, record.id, 1, 0, 0, 0, 1, *to_tuple(ContactMoment)(record))


def test_save_one_moment(tmp_path: Path, compare: Compare) -> None:
    store = start(tmp_path / "ours.db", Worker(name="Sanne"), None)
    start(tmp_path / "bare.db", Worker(name="Sanne"), None).close()
    waiting, sql = iter(_moments(400)), _insert_sql()
    rows = iter([_bare_row(record) for record in _moments(400)])

    def ours() -> None:
        with store.write() as writer:
            writer.save(next(waiting))

    with closing(engine.connect(tmp_path / "bare.db", None)) as bare:

        def reference() -> None:
            bare.execute("BEGIN IMMEDIATE")
            bare.execute(sql, next(rows))
            bare.execute("COMMIT")

        compare("save one contact moment", reference, ours, goal=3, rounds=200)
    store.close()


def test_save_on_the_city_file(city_store: Store, tmp_path: Path, compare: Compare) -> None:
    small = start(tmp_path / "small.db", Worker(name="Sanne"), None)
    records = iter(_moments(400))
    saved: list[ContactMoment] = []

    def save(store: Store) -> None:
        record = next(records)
        with store.write() as writer:
            writer.save(record)
        if store is city_store:
            saved.append(record)

    compare("save, city against an empty file", lambda: save(small), lambda: save(city_store), goal=1.5, rounds=100)
    with city_store.write() as writer:
        for record in saved:
            writer.delete(ContactMoment, record.id)
    small.close()


def test_add_many_moments(tmp_path: Path, compare: Compare) -> None:
    records, sql, numbers = _moments(_MANY), _insert_sql(), iter(range(100))
    rows = [_bare_row(record, number) for number, record in enumerate(records, 1)]

    def ours() -> float:
        store = start(tmp_path / f"ours{next(numbers)}.db", Worker(name="Sanne"), None)
        begin = time.perf_counter()
        with store.write() as writer:
            writer.load(ContactMoment, records)
        spent = (time.perf_counter() - begin) * 1000
        store.close()
        return spent

    def reference() -> float:
        path = tmp_path / f"bare{next(numbers)}.db"
        start(path, Worker(name="Sanne"), None).close()
        with closing(engine.connect(path, None)) as bare:
            begin = time.perf_counter()
            bare.execute("BEGIN IMMEDIATE")
            bare.executemany(sql, rows)
            bare.execute("COMMIT")
            return (time.perf_counter() - begin) * 1000

    compare(f"add {_MANY:,} moments", reference, ours, goal=2, rounds=5)


def test_search_in_notes(city_store: Store, compare: Compare, tell: Callable[[str], None]) -> None:
    with city_store.read() as connection:
        bare = connection.connection.driver_connection
        assert bare is not None
        sql = "SELECT rowid FROM search_note WHERE search_note MATCH ? ORDER BY rowid DESC LIMIT 50"

        def reference() -> None:
            for word in ("koffie", "buurt", "speelt"):
                bare.execute(sql, (f'"{word}"*',)).fetchall()

        def ours() -> None:
            for word in ("koffie", "buurt", "speelt"):
                search.notes(connection, word, 50)

        compare("search in notes, newest 50", reference, ours, goal=2, rounds=15)
        tell(f"best eight for “fat”: {milliseconds(lambda: search.names(connection, 'fat')):.1f} ms")
