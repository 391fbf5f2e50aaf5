"""Looking whether the file is whole, beside all other work."""

from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.domain.health import Report
from wijkwerker.domain.kinds import Contact
from wijkwerker.domain.privacy.audit import Action
from wijkwerker.services.copying import now
from wijkwerker.services.health import Health
from wijkwerker.services.services import Services
from wijkwerker.storage import audit, files
from wijkwerker.storage.store import Store

NOW = datetime(2026, 11, 20, 9, 0)


def never() -> bool:
    return False


def hurt(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[4096 * 3 : 4096 * 9] = b"\xff" * 4096 * 6
    path.write_bytes(content)


def read_everything(store: Store) -> None:
    with store.read() as connection:
        for table in connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'").scalars().all():
            connection.exec_driver_sql(f"SELECT * FROM {table}").fetchall()  # noqa: S608 - our own tables


def test_a_whole_file_is_found_whole(services: Services) -> None:
    for thorough in (False, True):
        found = services.health.look(thorough, never)
        assert (found.problems, found.thorough, found.at is None) == ((), thorough, False)
    assert not services.health.read_only


def test_a_look_that_is_asked_to_stop_says_nothing_about_the_file(store: Store, services: Services) -> None:
    with store.write() as writer:
        writer.load(Contact, [Contact(name=f"Buur {n}", note="lang " * 100) for n in range(2000)])
    assert services.health.look(True, lambda: True) == Report(thorough=True)
    assert services.health.wants_thorough(now())


def test_the_file_is_looked_at_thoroughly_every_week_and_after_an_end_that_was_not_clean(
    store: Store, services: Services
) -> None:
    today = now()
    assert services.health.wants_thorough(today)
    services.health.look(True, never)
    assert not services.health.wants_thorough(today)
    assert services.health.wants_thorough(today + timedelta(days=8))
    assert services.health.wants_thorough(today - timedelta(days=8))  # the clock was wrong then, or is wrong now
    store.was_unclean = True
    assert services.health.wants_thorough(today)
    services.health.look(True, never)
    assert not services.health.wants_thorough(today)


def test_a_quick_look_does_not_count_as_a_thorough_one(services: Services) -> None:
    services.health.look(False, never)
    assert services.health.wants_thorough(NOW)


def test_a_thorough_look_stands_in_the_audit(store: Store, services: Services) -> None:
    services.health.look(True, never)
    with store.read() as connection:
        assert [line.action for line in audit.lines(connection)] == [Action.CHECK]


def test_work_goes_on_while_the_file_is_looked_at(store: Store) -> None:
    written: list[Contact] = []

    def work() -> bool:
        if not written:
            with store.write() as writer:
                written.append(writer.save(Contact(name="Ondertussen")))
        return False

    with store.write() as writer:
        writer.load(Contact, [Contact(name=f"Buur {n}", note="lang " * 100) for n in range(2000)])
    assert Health(store).look(True, work).problems == ()
    assert written


def test_a_damaged_file_is_read_and_not_written_from_then_on(database: Path) -> None:
    with closing(files.open_store(database)) as whole, whole.write() as writer:
        writer.save(Contact(name="Nadia Haddad"))
    hurt(database)
    before = database.read_bytes()
    with closing(files.open_store(database)) as store:
        services = Services(store)
        assert services.health.look(False, never).problems
        assert services.health.read_only
        for write in (
            lambda: services.records.save(Contact(name="Te Laat")),
            lambda: services.settings.put("theme", "donker"),
            services.backups.back_up,
        ):
            with pytest.raises(WijkwerkerError, match="beschadigd"):
                write()
    assert database.read_bytes() == before


def test_damage_that_is_met_while_reading_is_enough(database: Path) -> None:
    hurt(database)
    with closing(files.open_store(database)) as store:
        with pytest.raises(WijkwerkerError, match="beschadigd"):
            read_everything(store)
        assert store.read_only
        assert Services(store).health.look(False, never).problems
