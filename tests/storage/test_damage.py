"""Files that were damaged on the disk: opened as before, opened to read only, or refused with a sentence; never lost.

A plain file (a demo) has no code over its words, so there only the bytes that hold its pages together are changed. Of
an encrypted file any byte is, and nothing that differs from before may ever be shown as if it were right.
"""

import random
import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
import sqlcipher3.dbapi2

from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.domain.kinds import Contact
from wijkwerker.domain.kinds.record import new_id
from wijkwerker.services.rescue import newest_good
from wijkwerker.services.services import Services
from wijkwerker.storage import backup, engine, files, health, wal_file
from wijkwerker.storage.store import Store

PAGE = 4096
KEY = bytes(range(32))
KINDS = {2: "index, inside", 5: "table, inside", 10: "index, leaf", 13: "table, leaf"}  # by the first byte of a page
BEFORE, DAMAGED, REFUSED = "as before", "read only", "refused"


def fill(path: Path, key: bytes | None) -> None:
    """A file with pages of every kind: also long notes, and pages that are free again."""
    with closing(files.open_draft(path, key)) as store:
        gone = [new_id() for _number in range(150)]
        with store.write() as writer:
            writer.load(Contact, [Contact(id=one, name="Tijdelijk", note="weg " * 400) for one in gone])
            writer.load(Contact, [Contact(name=f"Buur {n}", note="lang " * 1500) for n in range(60)])
        with store.write() as writer:
            writer.connection.exec_driver_sql("DELETE FROM contact WHERE name = 'Tijdelijk'")
    backup.fold(path, key)


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("heel") / "wijk.db"
    fill(path, None)
    return path


@pytest.fixture(scope="module")
def locked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("op slot") / "wijk.db"
    fill(path, KEY)
    path.with_suffix(".key").write_text("{}", "utf-8")
    return path


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "wijk.db"


def names(store: Store) -> list[str]:
    with store.read() as connection:
        return list(connection.exec_driver_sql("SELECT name || note FROM contact ORDER BY id").scalars())


def outcome(path: Path, key: bytes | None) -> tuple[str, list[str]]:
    """What a worker meets, and what could be read; whatever it is, the bytes of the file stay as they are."""
    content = path.read_bytes()
    try:
        store = files.open_store(path, key=key)
    except WijkwerkerError as refusal:
        said = refusal
    else:
        with closing(store):
            return opened(store, content)
    assert all((said.text, said.hint, path.read_bytes() == content))
    return REFUSED, []


def opened(store: Store, content: bytes) -> tuple[str, list[str]]:
    found = Services(store).health.look(True, lambda: False)
    try:
        read = names(store)
    except WijkwerkerError:
        assert store.read_only
        read = []
    assert store.read_only == bool(found.problems)
    if not found.problems:
        return BEFORE, read
    with pytest.raises(WijkwerkerError, match="beschadigd"), store.write() as writer:
        writer.save(Contact(name="Te Laat"))
    assert store.path.read_bytes() == content
    return DAMAGED, read


def structure(content: bytes) -> Iterator[tuple[str, int]]:
    """Bytes that hold the pages together, by the kind of page: of a page its first twelve, and those of the header."""
    dice = random.Random(20261120)
    yield from (("header", place) for place in (0, 16, 18, 20, 28, 30, 44, 56))
    pages: dict[str, list[int]] = {}
    for start in range(PAGE, len(content), PAGE):
        pages.setdefault(KINDS.get(content[start], "words that go on, or free"), []).append(start)
    assert len(pages) == len(KINDS) + 1
    for kind, starts in sorted(pages.items()):
        for start in dice.sample(starts, min(3, len(starts))):
            places = (0, 3) if kind.startswith("words") else (0, 3, 5, 12)  # of words only where they go on
            yield from ((kind, start + place) for place in places)


@pytest.mark.survives(
    "bit flip", outcome="alleen lezen of geweigerd met een zin; de nieuwste goede kopie wordt genoemd"
)
def test_a_changed_byte_in_any_kind_of_page_of_a_plain_file_is_told_or_does_no_harm(plain: Path, file: Path) -> None:
    whole = outcome(shutil.copyfile(plain, file), None)
    assert whole[0] == BEFORE
    met = set()
    for kind, place in structure(plain.read_bytes()):
        content = bytearray(plain.read_bytes())
        content[place] ^= 0xFF
        file.write_bytes(content)
        found, read = outcome(file, None)
        assert found != BEFORE or read == whole[1], (kind, place)
        met.add(found)
    assert met == {BEFORE, DAMAGED, REFUSED}


def test_one_bit_anywhere_in_an_encrypted_file_is_never_shown_as_if_it_were_right(locked: Path, tmp_path: Path) -> None:
    for part in locked.parent.iterdir():
        shutil.copyfile(part, tmp_path / part.name)
    file, dice = tmp_path / locked.name, random.Random(20261120)
    whole = outcome(file, KEY)
    assert whole[0] == BEFORE
    met = set()
    for place in [0, 15, 16, 100, PAGE - 1, *(dice.randrange(file.stat().st_size) for _number in range(25))]:
        content = bytearray(locked.read_bytes())
        content[place] ^= 1 << dice.randrange(8)
        file.write_bytes(content)
        found, read = outcome(file, KEY)
        assert found != BEFORE or read == whole[1], place
        met.add(found)
    assert {DAMAGED, REFUSED} <= met


@pytest.mark.survives("truncated database", outcome="alleen lezen of geweigerd met een zin, het bestand blijft zo")
@pytest.mark.parametrize("kept", [0.0, 0.0001, 0.01, 0.3, 0.5, 0.9, 0.999])
def test_a_file_that_was_cut_off_is_told_and_stays_as_it_is(plain: Path, file: Path, kept: float) -> None:
    content = plain.read_bytes()
    file.write_bytes(content[: int(len(content) * kept)])
    if kept:
        found, read = outcome(file, None)
        assert found != BEFORE or read == outcome(shutil.copyfile(plain, file), None)[1]  # only free pages were cut off
    else:
        with pytest.raises(WijkwerkerError):
            files.open_store(file)


def test_the_newest_copy_that_is_whole_is_found_for_a_damaged_file(store: Store, database: Path) -> None:
    backups = Services(store).backups
    made = [backups.back_up() for _time in range(3)]
    store.close()
    assert len({one.path for one in made}) == 3
    for path in (database, made[2].path):
        content = bytearray(path.read_bytes())
        content[PAGE * 3 : PAGE * 9] = b"\xff" * PAGE * 6
        path.write_bytes(content)
    found = newest_good(database)
    assert found is not None
    assert (found.path, found.counts) == (made[1].path, made[1].counts)


def crashed(path: Path, key: bytes | None, name: str) -> Path:
    """A file as a crash leaves it: what was written last stands beside it only."""
    with closing(files.open_store(path, key=key)) as store:
        with store.write() as writer:
            writer.save(Contact(name=name))
        for part in (path.name, f"{path.name}-wal"):
            shutil.copyfile(path.with_name(part), path.with_name(f"crash-{part}"))
        if key is not None:
            shutil.copyfile(path.with_suffix(".key"), path.with_name(f"crash-{path.stem}.key"))
    return path.with_name(f"crash-{path.name}")


def test_what_a_crash_left_beside_the_file_is_folded_in_and_looked_at(database: Path) -> None:
    path = crashed(database, None, "Net Bewaard")
    with closing(files.open_store(path)) as store:
        assert store.was_unclean
        assert not store.read_only
        assert _contacts(store) == ["Net Bewaard"]
    with closing(files.open_store(path)) as store:
        assert not store.was_unclean


@pytest.mark.parametrize("key", [None, b"k" * 32])
def test_work_in_a_log_that_is_damaged_in_the_middle_is_said_to_be_lost_until_somebody_heard_it(
    tmp_path: Path, key: bytes | None
) -> None:
    path = tmp_path / "wijk.db"
    with closing(files.open_draft(path, key)) as store:
        for number in range(4):
            with store.write() as writer:
                writer.save(Contact(name=f"Bewoner {number}"))
        wal = path.with_name(f"{path.name}-wal").read_bytes()
    for place, lost in ((len(wal) // 2, True), (len(wal) - 50, False)):  # the last one was perhaps never finished
        damaged = bytearray(wal)
        damaged[place] ^= 1
        path.with_name("stuk").write_bytes(damaged)
        assert wal_file.breaks_off(path.with_name("stuk")) is lost
    path.with_name("stuk").write_bytes(wal[:-1000])
    assert not wal_file.breaks_off(path.with_name("stuk"))
    assert not wal_file.breaks_off(path.with_name("er-is-er-geen"))


@pytest.mark.survives("bit flip", outcome="werk dat niet meer te lezen is, wordt gemeld")
def test_lost_work_is_told_by_whoever_opens_the_file_until_it_was_heard(database: Path) -> None:
    path = crashed(database, None, "Net Bewaard")
    wal = path.with_name(f"{path.name}-wal")
    damaged = bytearray(wal.read_bytes())
    damaged[60] ^= 1
    wal.write_bytes(damaged)
    for heard in (False, True):
        with closing(files.open_store(path)) as store:
            assert _contacts(store) == []
            assert Services(store).health.lost_what_came_last
            if heard:
                Services(store).health.tell_lost()
    with closing(files.open_store(path)) as store:
        assert not Services(store).health.lost_what_came_last


@pytest.mark.survives("missing WAL", outcome="opent heel, zonder wat alleen daarin stond")
def test_a_file_without_what_stood_beside_it_opens_whole_as_it_was(database: Path) -> None:
    path = crashed(database, None, "Net Bewaard")
    path.with_name(f"{path.name}-wal").unlink()
    with closing(files.open_store(path)) as store:
        assert _contacts(store) == []
        assert Services(store).files.problems() == []


@pytest.mark.parametrize("key", [None, KEY])
def test_what_another_file_left_beside_this_one_is_put_aside_and_not_folded_in(
    plain: Path, locked: Path, tmp_path: Path, key: bytes | None
) -> None:
    one, other = tmp_path / "wijk.db", tmp_path / "ander.db"
    for part in (plain if key is None else locked).parent.iterdir():
        if part.suffix in {".db", ".key"}:
            shutil.copyfile(part, tmp_path / part.name)
    before = one.read_bytes()
    with files.new_store(other, None if key is None else "vier andere woorden") as store:
        store_key = store.key
    foreign = crashed(other, store_key, "Van Een Ander")
    foreign.with_name(f"{foreign.name}-wal").rename(tmp_path / "wijk.db-wal")
    with closing(files.open_store(one, key=key)) as store:
        assert not store.read_only
        assert "Van Een Ander" not in _contacts(store)
        assert Services(store).health.look(True, lambda: False).problems == ()
    assert (tmp_path / "wijk.db-wal-vervangen-1").exists()
    assert len(one.read_bytes()) == len(before)


def test_what_a_file_of_the_same_beginning_left_is_known_by_who_wrote_in_it(
    database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(health, "is_whole", lambda *_file: True)  # by chance all pages fit together
    other = shutil.copyfile(database, tmp_path / "ander.db")
    with closing(files.open_store(database)) as store, store.write() as writer:
        writer.save(Contact(name="Van Ons"))
    foreign = crashed(other, None, "Van Een Ander")
    foreign.with_name(f"{foreign.name}-wal").rename(tmp_path / "wijk.db-wal")
    with closing(files.open_store(database)) as store:
        assert _contacts(store) == ["Van Ons"]
        assert Services(store).files.problems() == []


def test_a_damaged_file_with_something_beside_it_stays_as_it_is(plain: Path, file: Path) -> None:
    shutil.copyfile(plain, file)
    path = crashed(file, None, "Net Bewaard")
    content = bytearray(path.read_bytes())
    content[len(content) // 2 :] = b"\xff" * (len(content) - len(content) // 2)
    path.write_bytes(content)
    beside = path.with_name(f"{path.name}-wal").read_bytes()
    assert outcome(path, None)[0] in {DAMAGED, REFUSED}
    assert path.with_name(f"{path.name}-wal").read_bytes() == beside


def test_a_version_of_sqlite_that_can_damage_files_is_not_used(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlcipher3.dbapi2, "sqlite_version_info", (3, 51, 2))
    with pytest.raises(RuntimeError, match="SQLite"):
        engine.connect(file, None)


def _contacts(store: Store) -> list[str]:
    with store.read() as connection:
        return list(connection.exec_driver_sql("SELECT name FROM contact ORDER BY name").scalars())
