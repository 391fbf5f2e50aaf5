"""The schema: the migrations give the tables that the kinds describe."""

from pathlib import Path

import pytest
from alembic import command

from wijkwerker.storage import engine, files, migrate
from wijkwerker.storage.store import Store


def test_the_migrations_give_exactly_the_described_tables(database: Path) -> None:
    opened = engine.create(database, None)
    with opened.connect() as connection, connection.begin():
        command.check(migrate.configuration(connection))  # raises when the tables and the migrations differ
    opened.dispose()


def test_opening_a_file_of_the_newest_schema_does_not_touch_it(database: Path) -> None:
    opened = engine.create(database, None)
    assert not migrate.migrate(opened, database, lambda _target: pytest.fail("copied for nothing"))
    opened.dispose()


def test_an_older_file_is_copied_before_it_is_changed(
    store: Store, database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with store.write() as writer:
        writer.connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0000'")
    store.close()
    happened: list[str] = []
    monkeypatch.setattr(migrate, "_schemas", lambda: {"0000", "0001"})
    monkeypatch.setattr(migrate, "_upgrade", lambda _engine: happened.append("upgrade"))
    opened = engine.create(database, None)
    assert migrate.migrate(opened, database, lambda target: happened.append(target.name))
    opened.dispose()
    assert happened[0].startswith("wijk-0000-")
    assert happened[1:] == ["upgrade"]


def test_a_migration_that_fails_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "half.db"
    opened = engine.create(path, None)
    monkeypatch.setattr(command, "upgrade", _half)
    with pytest.raises(RuntimeError, match="halverwege"):
        migrate.migrate(opened, path, lambda _target: None)
    with opened.connect() as connection:
        assert migrate.schema_of(connection) == ""
    opened.dispose()
    monkeypatch.undo()
    files.open_store(path).close()


def _half(config: object, _revision: str) -> None:
    config.attributes["connection"].exec_driver_sql("CREATE TABLE contact (id TEXT)")  # type: ignore[attr-defined]
    raise RuntimeError("halverwege")
