"""What happens when a write stops halfway, a disk is full, a key is odd or the clock is wrong: before, or after."""

import errno
import os
import shutil
import sqlite3
import time
from contextlib import closing
from pathlib import Path

import pytest

from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.domain.kinds import Contact, Worker
from wijkwerker.domain.kinds.record import new_id
from wijkwerker.services.copying import back_up
from wijkwerker.services.files import start
from wijkwerker.services.restoring import restore
from wijkwerker.storage import backup, engine, files, key_files
from wijkwerker.storage.store import Store

FIRST, SECOND = "drie rustige woorden", "vier andere woorden"


def names(path: Path, passphrase: str | None = None) -> list[str]:
    store = files.open_store(path, passphrase)
    with store.read() as connection:
        found = list(connection.exec_driver_sql("SELECT name FROM contact WHERE live = 1").scalars())
    store.close()
    return found


def make_half(path: Path) -> None:
    with files.new_store(path, FIRST) as store, store.write() as writer:
        writer.save(Contact(name="Hans de Wit"))
        raise RuntimeError


def bytes_of(path: Path) -> bytes:
    return b"".join(part.read_bytes() for part in sorted(path.parent.glob(f"{path.name}*")))


def test_a_new_file_is_there_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "nieuw.db"
    with pytest.raises(RuntimeError):
        make_half(path)
    assert list(tmp_path.iterdir()) == []
    with files.new_store(path, FIRST) as store, store.write() as writer:
        writer.save(Contact(name="Hans de Wit"))
    assert names(path, FIRST) == ["Hans de Wit"]
    assert sorted(part.name for part in tmp_path.iterdir()) == ["nieuw.db", "nieuw.key"]


@pytest.mark.survives("kill during backup", outcome="resten van een afgebroken kopie doen geen kwaad")
def test_what_a_killed_program_left_beside_the_file_does_no_harm(store: Store, tmp_path: Path) -> None:
    with store.write() as writer:
        writer.save(Contact(name="Nadia Haddad"))
    for ending in ("", "-wal", "-shm", "-journal"):
        (tmp_path / f"kopie.db.nieuw{ending}").write_bytes(os.urandom(9000))
    back_up(store, tmp_path / "kopie.db")
    assert names(tmp_path / "kopie.db") == ["Nadia Haddad"]
    assert [part.name for part in tmp_path.glob("kopie*")] == ["kopie.db"]


def test_a_first_start_keeps_the_key_of_a_file_that_was_put_away(tmp_path: Path) -> None:
    path = tmp_path / "eigen.db"
    start(path, Worker(name="Sanne Bakker"), FIRST).close()
    path.rename(tmp_path / "weggelegd.db")
    start(path, Worker(name="Ahmed Aziz"), SECOND).close()
    (tmp_path / "eigen-vervangen.key").rename(tmp_path / "weggelegd.key")
    assert names(tmp_path / "weggelegd.db", FIRST) == []
    assert names(path, SECOND) == []


def test_a_backup_with_another_passphrase_keeps_what_it_replaces_with_its_own(tmp_path: Path) -> None:
    own, other = tmp_path / "eigen.db", tmp_path / "anders.db"
    for path, word, name in ((own, FIRST, "Hans de Wit"), (other, SECOND, "Nadia Haddad")):
        with files.new_store(path, word) as store, store.write() as writer:
            writer.save(Contact(name=name))
    restore(other, own, passphrase=SECOND)
    assert names(own, SECOND) == ["Nadia Haddad"]
    assert names(tmp_path / "eigen-vervangen.db", FIRST) == ["Hans de Wit"]


@pytest.mark.survives("missing WAL", outcome="wat alleen daarin staat, wordt bewaard bij wat wijkt")
def test_what_was_not_folded_in_yet_is_kept_with_a_file_that_cannot_be_opened(store: Store, tmp_path: Path) -> None:
    own, other = tmp_path / "eigen.db", tmp_path / "anders.db"
    with files.new_store(own, FIRST):
        pass
    opened = files.open_store(own, FIRST)
    with opened.write() as writer:
        writer.save(Contact(name="Alleen In De Wal"))
    for part in list(tmp_path.glob("eigen*")):  # as a crash leaves them
        shutil.copyfile(part, tmp_path / part.name.replace("eigen", "crash"))
    opened.close()
    back_up(store, other)
    restore(other, tmp_path / "crash.db")
    assert names(tmp_path / "crash-vervangen.db", FIRST) == ["Alleen In De Wal"]
    assert names(tmp_path / "crash.db") == []


@pytest.mark.survives("disk full", outcome="een zin; de vorige kopie staat er nog")
def test_a_full_disk_is_called_full_and_leaves_the_copy_that_was_there(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    back_up(store, tmp_path / "kopie.db")
    with store.write() as writer:
        writer.save(Contact(name="Later Gekomen"))

    def full(_one: Path, _other: Path) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(key_files, "copy_key", full)
    with pytest.raises(WijkwerkerError, match="schijf is vol"):
        back_up(store, tmp_path / "kopie.db")
    assert [part.name for part in tmp_path.glob("kopie*")] == ["kopie.db"]
    assert names(tmp_path / "kopie.db") == []


def test_a_file_of_another_program_is_not_even_touched(tmp_path: Path) -> None:
    path = tmp_path / "muziek.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE song (name TEXT)")
    before = path.read_bytes()
    with pytest.raises(WijkwerkerError, match="ander programma"):
        files.open_store(path)
    assert path.read_bytes() == before


@pytest.mark.survives("clock three years ahead", outcome="geen wijziging gaat verloren; de laatste telt")
def test_a_clock_that_is_years_ahead_and_then_set_back_loses_nothing(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    contact, now = new_id(), time.time_ns()
    for name, moment in (("Nu", now), ("Over drie jaar", now + 3 * 365 * 86_400 * 10**9), ("Terug", now)):
        monkeypatch.setattr(time, "time_ns", lambda moment=moment: moment)
        with store.write() as writer:
            writer.save(Contact(id=contact, name=name))
    with store.read() as connection:
        last = connection.exec_driver_sql("SELECT after FROM history ORDER BY hlc DESC LIMIT 1").scalar()
    assert last == "Terug"


def test_two_programs_with_the_file_open_stamp_after_each_other(
    store: Store, database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    contact, now = new_id(), time.time_ns()
    other = files.open_store(database)
    for program, name, moment in ((store, "Een", now), (other, "Twee", now + 10**18), (store, "Drie", now)):
        monkeypatch.setattr(time, "time_ns", lambda moment=moment: moment)
        with program.write() as writer:
            writer.save(Contact(id=contact, name=name))
    with store.read() as connection:
        lines = connection.exec_driver_sql("SELECT after FROM history ORDER BY hlc").scalars()
        assert list(lines) == ["Twee", "Drie"]
    other.close()


def test_what_left_the_trash_is_gone_from_the_bytes_of_the_file(database: Path) -> None:
    store = files.open_store(database)
    with store.write() as writer:
        contact = writer.save(Contact(name="Xandriaan Qwertyzuid"))
    with store.write() as writer:
        writer.delete(Contact, contact.id)
        writer.connection.exec_driver_sql("DELETE FROM trash")
        writer.connection.exec_driver_sql("INSERT INTO search_name(search_name) VALUES ('optimize')")
        writer.wipe = True
    store.close()
    backup.fold(database, None)
    assert b"xandriaan" not in bytes_of(database).lower()


@pytest.mark.survives("bit flip", outcome="geweigerd met één zin")
def test_a_damaged_page_of_an_encrypted_file_says_one_sentence(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "eigen.db"
    with files.new_store(path, FIRST):
        pass
    content = bytearray(path.read_bytes())
    content[5000] ^= 1
    path.write_bytes(content)
    with pytest.raises(WijkwerkerError, match="beschadigd"):
        files.open_store(path, FIRST)
    assert capfd.readouterr() == ("", "")


def test_reading_leaves_the_header_of_a_copy_as_it_is(store: Store, tmp_path: Path) -> None:
    made = back_up(store, tmp_path / "kopie.db").path
    before = made.read_bytes()
    with closing(engine.connect(made, None, reading=True)) as connection:
        assert connection.execute("SELECT count(*) FROM worker").fetchone() == (1,)
    assert made.read_bytes() == before
