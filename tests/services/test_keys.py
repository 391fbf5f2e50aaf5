"""Changing what opens the file, in the file and in its copies; recovery; and the key ring at the start."""

import itertools
import os
import shutil
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest

from tests.storage.test_key_ring import Forgetful, Ring
from tests.storage.test_key_ring import Locked as LockedRing
from wijkwerker.domain import recovery_key
from wijkwerker.domain.errors import Locked, WijkwerkerError
from wijkwerker.domain.kinds import Contact, Worker
from wijkwerker.domain.privacy.audit import Action
from wijkwerker.services import files, keys
from wijkwerker.services.services import Services, open_services
from wijkwerker.storage import audit, key_files, vault
from wijkwerker.storage.key_ring import KeyRing
from wijkwerker.storage.store import Store

FIRST, SECOND = "drie rustige woorden", "vier andere woorden"


pytestmark = pytest.mark.usefixtures("quick_derivation")  # the costs are shown in tests/storage/test_vault.py


@pytest.fixture(scope="module")
def _made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The folder of a locked file, and its recovery key; made once."""
    folder, printed = tmp_path_factory.mktemp("locked"), recovery_key.new()
    files.start(folder / "eigen.db", Worker(name="Sanne Bakker"), FIRST, printed).close()
    return folder, printed


@pytest.fixture
def printed(_made: tuple[Path, str]) -> str:
    """The recovery key of the file."""
    return _made[1]


@pytest.fixture
def path(_made: tuple[Path, str], tmp_path: Path) -> Path:
    """A locked file with a copy, a file that was put aside, and a copy on a second place."""
    shutil.copytree(_made[0], tmp_path / "werk")
    database = tmp_path / "werk" / "eigen.db"
    for folder in (database.parent / "reservekopie", tmp_path / "stick"):
        folder.mkdir()
        shutil.copyfile(key_files.key_file(database), folder / "eigen-20261101-090000.key")
    shutil.copyfile(key_files.key_file(database), database.with_name("eigen-vervangen.key"))
    return database


def all_key_files(path: Path) -> list[Path]:
    """The key files of the file and of all its copies."""
    own = key_files.key_file(path)
    copies = [file for file in sorted(path.parent.parent.rglob("*.key")) if file != own]
    assert len(copies) == 3
    return [own, *copies]


def opening(path: Path, key_file: Path) -> set[str]:
    """Which of both passphrases a key file opens with."""
    found = set()
    for word in (FIRST, SECOND):
        try:
            vault.unlock(key_file.with_suffix(path.suffix), word)
        except Locked:
            continue
        found.add(word)
    return found


def choose_second_place(services: Services, path: Path) -> None:
    services.settings.put("elsewhere", str(path.parent.parent / "stick"))


def noted(store_path: Path, key: bytes | None) -> list[str]:
    with closing(Store.open(store_path, key)) as store, store.read() as connection:
        return [line.action for line in audit.lines(connection)]


def test_a_new_passphrase_opens_the_file_and_all_its_copies(path: Path) -> None:
    with closing(open_services(path, FIRST)) as services:
        choose_second_place(services, path)
        assert services.keys.change_passphrase(FIRST, SECOND)
        key = services.key
    assert [opening(path, file) for file in all_key_files(path)] == [{SECOND}] * 4
    assert noted(path, key) == [Action.CHANGE_LOCK]
    open_services(path, SECOND).close()


def test_a_copy_of_another_file_keeps_its_key(path: Path) -> None:
    other = path.with_name("ander.db")
    vault.create(other, FIRST)
    with closing(open_services(path, FIRST)) as services:
        services.keys.change_passphrase(FIRST, SECOND)
    assert opening(path, key_files.key_file(other)) == {FIRST}


def test_a_second_place_that_is_away_follows_when_it_is_back(path: Path) -> None:
    stick = path.parent.parent / "stick"
    with closing(open_services(path, FIRST)) as services:
        choose_second_place(services, path)
        away = stick.rename(stick.with_name("away"))
        assert not services.keys.change_passphrase(FIRST, SECOND)
        assert not services.keys.catch_up(far=False)
        assert not services.keys.catch_up()
        away.rename(stick)
        assert opening(path, all_key_files(path)[1]) == {FIRST}
        assert services.keys.catch_up()
        assert services.keys.catch_up()
    assert [opening(path, file) for file in all_key_files(path)] == [{SECOND}] * 4


def test_a_copy_that_was_put_elsewhere_by_hand_follows_until_somebody_works_in_it(path: Path, tmp_path: Path) -> None:
    folders = [tmp_path / name for name in ("schijf", "bureau", "weg")]
    with closing(open_services(path, FIRST)) as services:
        for folder in folders:
            folder.mkdir()
            services.backups.back_up(folder / path.name)
    untouched, worked_in, thrown_away = (folder / path.name for folder in folders)
    with closing(open_services(worked_in, FIRST)) as own:
        own.records.save(Contact(name="Joost de Vries"))
    thrown_away.unlink()
    key_files.key_file(thrown_away).unlink()
    away = untouched.parent.rename(tmp_path / "away")
    with closing(open_services(path, FIRST)) as services:
        assert not services.keys.change_passphrase(FIRST, SECOND)
        away.rename(untouched.parent)
        assert services.keys.catch_up()
    assert [opening(path, key_files.key_file(one)) for one in (untouched, worked_in)] == [{SECOND}, {FIRST}]
    assert not thrown_away.with_suffix(".key").exists()


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [(SECOND, "iets heel anders", "past niet"), (FIRST, "kort", "kort"), (FIRST, FIRST, "zelfde")],
)
def test_a_change_that_cannot_be_changes_nothing(path: Path, old: str, new: str, said: str) -> None:
    before = [file.read_bytes() for file in all_key_files(path)]
    with closing(open_services(path, FIRST)) as services, pytest.raises(WijkwerkerError, match=said):
        services.keys.change_passphrase(old, new)
    assert [file.read_bytes() for file in all_key_files(path)] == before


class Killed(BaseException):
    """The program ends here."""


def killed_at(write: int, patch: pytest.MonkeyPatch, change: Callable[[], object]) -> bool:
    """Whether the program got to this write, and ended just before it."""
    left = [write]

    def stopping(call: Callable[..., object]) -> Callable[..., object]:
        def run(*words: object) -> object:
            left[0] -= 1
            if left[0] < 0:
                raise Killed
            return call(*words)

        return run

    with patch.context() as machine:
        for owner, name in ((Path, "replace"), (os, "fsync"), (Store, "write")):
            machine.setattr(owner, name, stopping(getattr(owner, name)))
        try:
            change()
        except Killed:
            return True
    return False


def test_a_kill_at_any_write_leaves_the_old_or_the_new_passphrase(
    path: Path, printed: str, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    found: list[str] = []
    for write in itertools.count():
        fresh = tmp_path_factory.mktemp("round") / "all"
        here = shutil.copytree(path.parent.parent, fresh) / "werk" / path.name
        services = open_services(here, FIRST)
        choose_second_place(services, here)
        key = services.key
        killed = killed_at(write, monkeypatch, partial(services.keys.change_passphrase, FIRST, SECOND))
        services.close()
        words = opening(here, key_files.key_file(here))
        assert words in ({FIRST}, {SECOND})
        assert vault.unlock_with_recovery_key(here, printed) == key
        assert all(opening(here, file) in ({FIRST}, {SECOND}) for file in all_key_files(here))
        with closing(open_services(here, *words)) as again:
            assert [opening(here, file) for file in all_key_files(here) if "stick" not in file.parts] == [words] * 3
            assert again.keys.catch_up()
        assert [opening(here, file) for file in all_key_files(here)] == [words] * 4
        assert noted(here, key).count(Action.CHANGE_LOCK) == (words == {SECOND})
        found.append(*words)
        if not killed:
            break
    assert found.count(FIRST) >= 2
    assert found.count(SECOND) >= 6


def test_the_recovery_key_sets_a_new_passphrase_for_who_forgot_it(path: Path, printed: str) -> None:
    key = keys.recover(path, printed.lower(), SECOND)
    with closing(open_services(path, SECOND)) as services:
        assert services.key == key
        assert services.keys.has_recovery()
    assert noted(path, key) == [Action.RECOVER]
    with pytest.raises(Locked):
        open_services(path, FIRST)
    keys.recover(path, printed, FIRST)
    open_services(path, FIRST).close()


def test_the_recovery_key_works_for_a_damaged_file_too_so_that_a_copy_can_be_put_back(path: Path, printed: str) -> None:
    content = bytearray(path.read_bytes())
    content[200:300] = bytes(100)
    path.write_bytes(content)
    keys.recover(path, printed, SECOND)
    assert [opening(path, file) for file in all_key_files(path) if "stick" not in file.parts] == [{SECOND}] * 3
    assert path.read_bytes() == bytes(content)


def test_an_old_mistyped_or_other_recovery_key_changes_nothing(path: Path, printed: str) -> None:
    with closing(open_services(path, FIRST)) as services:
        newer = services.keys.new_recovery_key(FIRST)
        with pytest.raises(Locked):
            services.keys.new_recovery_key(SECOND)
    before = [file.read_bytes() for file in all_key_files(path)]
    for wrong, said in ((printed, "oude"), (recovery_key.new(), "ander bestand"), (newer[:-1] + "U", "geen U")):
        with pytest.raises(WijkwerkerError, match=said):
            keys.recover(path, wrong, SECOND)
    with pytest.raises(WijkwerkerError, match="te kort"):
        keys.recover(path, newer, "kort")
    assert [file.read_bytes() for file in all_key_files(path)] == before
    keys.recover(path, newer, SECOND)
    assert opening(path, key_files.key_file(path)) == {SECOND}


def test_a_file_without_a_lock_says_so(database: Path) -> None:
    with closing(open_services(database, key=os.urandom(32), key_ring=KeyRing(Ring))) as services:
        assert services.key is None
        assert not services.keys.has_recovery()
        assert not services.keys.key_ring_available()
        assert not services.keys.in_key_ring()
        assert services.keys.catch_up()
        for wish in (
            lambda: services.keys.change_passphrase(FIRST, SECOND),
            lambda: services.keys.new_recovery_key(FIRST),
            lambda: services.keys.keep_in_key_ring(True),
        ):
            with pytest.raises(WijkwerkerError, match="geen slot"):
                wish()
    with pytest.raises(WijkwerkerError, match="geen slot"):
        keys.recover(database, recovery_key.new(), SECOND)


def test_the_key_of_an_open_file_opens_it_again_without_the_passphrase(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with closing(open_services(path, FIRST)) as services:
        key = services.key
    monkeypatch.delattr(vault, "hash_secret_raw")
    open_services(path, key=key).close()


def test_the_key_ring_opens_the_file_at_the_start_until_it_is_asked_not_to(path: Path) -> None:
    ring = KeyRing(Ring)
    with closing(open_services(path, FIRST, key_ring=ring)) as services:
        assert services.keys.key_ring_available()
        assert not services.keys.in_key_ring()
        services.keys.keep_in_key_ring(True)
        assert services.keys.in_key_ring()
        services.keys.change_passphrase(FIRST, SECOND)
        key = services.key
    with closing(open_services(path, key_ring=ring, origin="venster")) as services:
        assert services.key == key
        services.keys.keep_in_key_ring(False)
    with pytest.raises(Locked, match="op slot"):
        open_services(path, key_ring=ring)
    with pytest.raises(Locked, match="op slot"):
        open_services(path)
    assert noted(path, key) == [Action.KEY_RING, Action.OPEN, Action.CHANGE_LOCK, Action.KEY_RING]


@pytest.mark.parametrize("kind", [LockedRing, Forgetful])
def test_a_key_ring_that_does_not_work_says_so_when_it_is_wished_for_only(path: Path, kind: type[Ring]) -> None:
    with closing(open_services(path, FIRST, key_ring=KeyRing(kind))) as services:
        assert not services.keys.in_key_ring()
        with pytest.raises(WijkwerkerError, match=r"sleutelbos.*werkt nu niet mee"):
            services.keys.keep_in_key_ring(True)
    with pytest.raises(Locked, match="op slot"):
        open_services(path, key_ring=KeyRing(kind))


def test_a_key_of_the_key_ring_that_does_not_fit_is_passed_over(path: Path) -> None:
    ring = KeyRing(Ring)
    assert ring.keep(vault.identity(path), os.urandom(32))
    with pytest.raises(Locked, match="op slot"):
        open_services(path, key_ring=ring)
    open_services(path, FIRST, key_ring=ring).close()


def test_the_window_notes_that_it_opened_and_what_was_refused_before(path: Path) -> None:
    with closing(open_services(path, FIRST, origin="venster", refused=2)) as services:
        key = services.key
    with closing(Store.open(path, key)) as store, store.read() as connection:
        lines = [(line.action, line.result, line.origin) for line in audit.lines(connection)]
    assert lines == [(Action.OPEN, "ok", "venster"), (Action.UNLOCK_REFUSED, "2", "venster")]


@pytest.mark.parametrize("content", [None, b"", b"{", b"\x00" * 300])
@pytest.mark.parametrize("with_recovery", [False, True])
def test_a_key_file_that_is_gone_or_damaged_comes_back_from_a_copy(
    path: Path, printed: str, content: bytes | None, with_recovery: bool
) -> None:
    whole = key_files.key_file(path).read_bytes()
    if content is None:
        key_files.key_file(path).unlink()
    else:
        key_files.key_file(path).write_bytes(content)
    with pytest.raises(Locked, match="past niet"):
        open_services(path, SECOND)
    if with_recovery:
        keys.recover(path, printed, SECOND)
        open_services(path, SECOND).close()
    else:
        open_services(path, FIRST).close()
        assert key_files.key_file(path).read_bytes() == whole


def test_without_any_copy_a_key_file_that_is_gone_is_named(path: Path) -> None:
    for file in all_key_files(path):
        file.unlink()
    before = path.read_bytes()
    with pytest.raises(WijkwerkerError, match=r"eigen\.key.*er niet.*reservekopie"):
        open_services(path, FIRST)
    assert path.read_bytes() == before


def test_a_key_file_of_another_file_is_told_from_a_damaged_file(path: Path) -> None:
    own, strange = key_files.key_file(path).read_bytes(), path.with_name("ander.db")
    vault.create(strange, FIRST)
    shutil.copyfile(key_files.key_file(strange), key_files.key_file(path))
    with pytest.raises(WijkwerkerError, match="hoort niet bij dit bestand"):
        open_services(path, FIRST)
    key_files.key_file(path).write_bytes(own)
    content = bytearray(path.read_bytes())
    content[200:300] = bytes(100)
    path.write_bytes(content)
    with pytest.raises(WijkwerkerError, match="beschadigd") as refused:
        open_services(path, FIRST)
    assert "sleutelbestand" not in str(refused.value)
