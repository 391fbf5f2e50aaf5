"""Demos that were made apart are copies of one work."""

import datetime as dt
from pathlib import Path

import pytest

from wijkwerker.domain.exchange.merge import State
from wijkwerker.services import demo_file
from wijkwerker.storage import files
from wijkwerker.storage.exchange import states

TODAY = dt.date(2026, 11, 20)


def contacts(path: Path) -> dict[str, State]:
    store = files.open_store(path)
    with store.read() as connection:
        ids = connection.exec_driver_sql("SELECT id FROM contact").scalars().all()
        found = states.load(connection, ids, ["contact"])
    store.close()
    return found


@pytest.mark.parametrize("year", [1935, 2026, 2199])
def test_two_demos_made_apart_hold_the_same_records_under_the_same_stamps(tmp_path: Path, year: int) -> None:
    today = TODAY.replace(year=year)
    for name in ("een.db", "twee.db"):
        demo_file.make(tmp_path / name, "small", seed=1, today=today)
    found = contacts(tmp_path / "een.db")
    assert found
    assert found == contacts(tmp_path / "twee.db")


def test_work_in_a_demo_comes_after_all_that_was_made_up(tmp_path: Path) -> None:
    path = tmp_path / "demo.db"
    demo_file.make(path, "small", seed=1, today=TODAY.replace(year=2199))
    made_up = contacts(path)
    store = files.open_store(path)
    with store.write() as writer:
        stamp = writer.clock.tick()
    store.close()
    assert all(stamp > state.default for state in made_up.values() if state.default is not None)
