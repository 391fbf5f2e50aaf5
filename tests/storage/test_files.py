"""Opening files, good and bad."""

import shutil
from pathlib import Path

import pytest

from tests.conftest import SANNE
from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.domain.kinds import Contact
from wijkwerker.services.copying import back_up
from wijkwerker.services.restoring import restore
from wijkwerker.storage import engine, files, health, key_files
from wijkwerker.storage.store import Store

PASSPHRASE = "drie rustige woorden"


def name_of_first_contact(path: Path, passphrase: str | None = None) -> str | None:
    store = files.open_store(path, passphrase)
    with store.read() as connection:
        found = connection.exec_driver_sql("SELECT name FROM contact").scalar()
    store.close()
    return None if found is None else str(found)


@pytest.fixture
def encrypted(tmp_path: Path) -> Path:
    path = tmp_path / "eigen.db"
    store = files.create_store(path, PASSPHRASE)
    with store.write() as writer:
        writer.save(Contact(name="Hans de Wit"))
    store.close()
    return path


def test_an_encrypted_file_opens_with_its_passphrase_only(encrypted: Path) -> None:
    assert name_of_first_contact(encrypted, PASSPHRASE) == "Hans de Wit"
    with pytest.raises(WijkwerkerError, match="past niet"):
        files.open_store(encrypted, "iets anders")
    with pytest.raises(WijkwerkerError, match="op slot"):
        files.open_store(encrypted)


def test_no_word_of_an_encrypted_file_stands_readable_on_the_disk(encrypted: Path) -> None:
    for part in encrypted.parent.iterdir():
        content = part.read_bytes()
        assert b"Hans de Wit" not in content
        assert not content.startswith(b"SQLite format 3")


def test_a_passphrase_that_is_too_short_is_refused(tmp_path: Path) -> None:
    with pytest.raises(WijkwerkerError, match="te kort"):
        files.create_store(tmp_path / "nieuw.db", "kort")
    assert not (tmp_path / "nieuw.db").exists()


def test_a_key_file_that_is_damaged_is_named_and_the_file_left_alone(encrypted: Path) -> None:
    before = encrypted.read_bytes()
    key_files.key_file(encrypted).write_text("{}", "utf-8")
    with pytest.raises(WijkwerkerError, match="sleutelbestand"):
        files.open_store(encrypted, PASSPHRASE)
    assert encrypted.read_bytes() == before


def test_a_damaged_file_is_refused_with_advice_and_not_changed(database: Path) -> None:
    content = bytearray(database.read_bytes())
    content[0:100] = b"x" * 100
    database.write_bytes(content)
    with pytest.raises(WijkwerkerError, match="reservekopie"):
        files.open_store(database)
    assert database.read_bytes() == bytes(content)


def test_a_file_of_a_newer_program_is_refused(database: Path) -> None:
    store = files.open_store(database)
    with store.write() as writer:
        writer.connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    store.close()
    with pytest.raises(WijkwerkerError, match="nieuwere Wijkwerker"):
        files.open_store(database)


def test_a_database_of_another_program_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "muziek.db"
    connection = engine.connect(path, None)
    connection.execute("CREATE TABLE song (name TEXT)")
    connection.close()
    with pytest.raises(WijkwerkerError, match="ander programma"):
        files.open_store(path)


def test_a_file_that_is_not_there_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(WijkwerkerError, match=r"weg\.db"):
        files.open_store(tmp_path / "weg.db")


def test_a_new_file_never_takes_the_place_of_another(database: Path) -> None:
    with pytest.raises(WijkwerkerError, match="bestaat al"):
        files.create_store(database)


def test_a_file_in_a_folder_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    with pytest.raises(WijkwerkerError, match="map"):
        files.create_store(tmp_path / "nergens" / "nieuw.db")


def test_a_path_with_a_percent_sign_and_a_space_works(tmp_path: Path) -> None:
    folder = tmp_path / "a b%20"
    folder.mkdir()
    files.create_store(folder / "x y%.db").close()
    files.open_store(folder / "x y%.db").close()


def test_a_backup_is_whole_and_opens_like_the_file_itself(store: Store, tmp_path: Path) -> None:
    with store.write() as writer:
        writer.save(Contact(name="Nadia Haddad"))
    made = back_up(store, tmp_path / "kopie.db")
    assert made.bytes > 0
    assert health.problems(made.path, None, thorough=True) == []
    assert name_of_first_contact(made.path) == "Nadia Haddad"


def test_an_encrypted_backup_stays_encrypted_and_takes_its_key_along(encrypted: Path, tmp_path: Path) -> None:
    folder = tmp_path / "elders"
    folder.mkdir()
    store = files.open_store(encrypted, PASSPHRASE)
    made = back_up(store, folder / "kopie.db")
    store.close()
    assert not engine.is_plain(made.path)
    assert name_of_first_contact(made.path, PASSPHRASE) == "Hans de Wit"


def test_restoring_keeps_what_it_replaces(database: Path, store: Store, tmp_path: Path) -> None:
    back_up(store, tmp_path / "kopie.db")
    with store.write() as writer:
        writer.save(Contact(name="Later Gekomen"))
    store.close()
    restore(tmp_path / "kopie.db", database)
    assert name_of_first_contact(database) is None
    assert name_of_first_contact(database.with_name("wijk-vervangen.db")) == "Later Gekomen"


def test_a_backup_that_is_not_whole_is_not_restored(database: Path, tmp_path: Path) -> None:
    broken = tmp_path / "kapot.db"
    shutil.copyfile(database, broken)
    content = bytearray(broken.read_bytes())
    content[4096:20000] = b"\xff" * (20000 - 4096)
    broken.write_bytes(content)
    before = database.read_bytes()
    with pytest.raises(WijkwerkerError, match="beschadigd"):
        restore(broken, database)
    assert database.read_bytes() == before


def test_the_worker_of_the_file_is_known(store: Store) -> None:
    from wijkwerker.services.settings import Settings

    assert Settings(store).worker().id == SANNE
