"""The schema: the migrations give the tables that the kinds describe."""

from pathlib import Path

import pytest
from alembic import command

from wijkwerker.domain.kinds import Contact
from wijkwerker.domain.kinds.record import new_id
from wijkwerker.domain.stamps import Stamp
from wijkwerker.storage import engine, files, migrate
from wijkwerker.storage.exchange import states
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


_EDITED, _DELETED = new_id(), new_id()
_OLDER = f"""
INSERT INTO field_set(id, kind, fields) VALUES (1, 'contact', '["name", "note", "organisation"]');
INSERT INTO contact(id, live, hlc, epoch, random, field_set, name, organisation, note)
  VALUES ('{_EDITED}', 1, 10, 2, 3, 1, 'Fatma', 0, 'Koffie'), ('{_DELETED}', 0, 11, 2, 3, 1, NULL, NULL, NULL);
INSERT INTO cell VALUES ('{_EDITED}', 'name', '', 20, 2, 3, NULL), ('{_DELETED}', 'live', '', 21, 2, 3, NULL);
INSERT INTO seen VALUES ('{_EDITED}', 'name', '', {Stamp(10, 2, 3).hash64()}, 10),
  ('{_DELETED}', '*', '', {Stamp(11, 2, 3).hash64()}, 11);
INSERT INTO trash VALUES ('{_DELETED}', 'contact', '{{"name": "Zeynep", "organisation": 0}}', 21);
INSERT INTO setting VALUES ('clock', '30');
"""  # noqa: S608 - the values are above


def test_a_file_of_the_first_schema_keeps_its_edits_and_its_trash(tmp_path: Path) -> None:
    path = tmp_path / "ouder.db"
    opened = engine.create(path, None)
    with opened.connect() as connection, connection.begin():
        command.upgrade(migrate.configuration(connection), "0001")
        for statement in filter(str.strip, _OLDER.split(";")):
            connection.exec_driver_sql(statement)
    opened.dispose()
    store = files.open_store(path)
    with store.read() as connection:
        found = states.load(connection, [_EDITED, _DELETED])
    assert found[_EDITED].cell(("name", "")).heads == {(Stamp(20, 2, 3), "Fatma")}
    assert found[_EDITED].cell(("note", "")).heads == {(Stamp(10, 2, 3), "Koffie")}
    assert found[_DELETED].is_dead
    assert Stamp(11, 2, 3).hash64() in found[_DELETED].seen
    with store.write() as writer:
        writer.save(Contact(id=_DELETED, name="Zeynep"))
    with store.read() as connection:
        back = states.load(connection, [_DELETED])[_DELETED]
    assert back.values["name", ""] == "Zeynep"
    assert not back.conflicts
    store.close()


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
