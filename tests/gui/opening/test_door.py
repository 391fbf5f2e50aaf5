"""The door of a real file with a lock: each way in, and what it forgets."""

import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.storage.test_key_ring import Ring
from wijkwerker.domain import recovery_key
from wijkwerker.domain.errors import Locked, WijkwerkerError
from wijkwerker.domain.kinds import Worker
from wijkwerker.domain.privacy.audit import Action
from wijkwerker.gui.opening.door import LOCKED, MISSING, ClosedError, Door
from wijkwerker.gui.overlays import Answer
from wijkwerker.services.services import Services
from wijkwerker.storage import key_ring

SECRET, OTHER = "drie korte woorden", "vier andere korte woorden"
PAPER = recovery_key.new()


def load(door: Door, answer: Answer | None = None) -> Services:
    if answer is not None:
        door.give(answer)
    return door.load()


def owner(services: Services) -> str:
    return services.settings.worker().name


pytestmark = pytest.mark.usefixtures("quick_derivation")  # the costs are shown in tests/storage/test_vault.py


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file that the first start made."""
    path = tmp_path_factory.mktemp("huis") / "wijkwerker.db"
    door = Door(path, may_start=True)
    with pytest.raises(ClosedError) as missing:
        door.load()
    assert missing.value.reason == MISSING
    worker = Worker(name="Sanne Bakker")
    with closing(load(door, Answer(SECRET, worker, recovery_key=PAPER))) as services:
        assert owner(services) == "Sanne Bakker"
        assert services.keys.has_recovery()
    return path


@pytest.fixture
def door(made: Path) -> Iterator[Door]:
    yield Door(made, may_start=False)
    for waste in made.parent.glob("*-vervangen*"):
        waste.unlink()


def test_a_locked_file_asks_its_passphrase_and_forgets_it_once_it_is_open(door: Door) -> None:
    with pytest.raises(ClosedError) as closed:
        load(door)
    assert closed.value.reason == LOCKED
    with pytest.raises(Locked):
        load(door, Answer("iets anders"))
    with pytest.raises(ClosedError):
        load(door)
    with closing(load(door, Answer(SECRET))) as services:
        assert owner(services) == "Sanne Bakker"
        said = [(line.action, line.result) for line in services.privacy.audit.lines(2)]
        assert said == [(Action.OPEN.value, "ok"), (Action.UNLOCK_REFUSED.value, "1")]
    assert (door._answer, door._key) == (None, None)
    with pytest.raises(ClosedError):
        load(door)


def test_the_key_ring_serves_the_start_and_never_the_lock(door: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    ring = Ring()
    monkeypatch.setattr(key_ring, "system_backend", lambda: ring)
    with closing(load(door, Answer(SECRET))) as services:
        services.keys.keep_in_key_ring(on=True)
    with closing(load(door)) as services:
        assert owner(services) == "Sanne Bakker"
    door.lock()
    with pytest.raises(ClosedError):
        load(door)


def test_a_copy_takes_the_place_of_the_open_file_without_asking_again(door: Door) -> None:
    with closing(load(door, Answer(SECRET))) as services:
        copy, key = services.backups.back_up().path, services.key
        services.settings.put("teken", "na de kopie")
    door.put_back(copy, key)
    with closing(load(door)) as services:
        assert services.settings.get("teken") == ""
    assert door.kept is not None
    assert "vervangen" in door.kept.name
    assert not door.puts_back


def test_a_copy_that_is_not_there_leaves_the_file_as_it_was(door: Door, tmp_path: Path) -> None:
    with closing(load(door, Answer(SECRET))) as services:
        key = services.key
    door.put_back(tmp_path / "nergens.db", key)
    with pytest.raises(WijkwerkerError):
        load(door)
    with closing(load(door)) as services:
        assert owner(services) == "Sanne Bakker"


def test_the_recovery_key_gives_the_file_another_passphrase(door: Door) -> None:
    with closing(load(door, Answer(OTHER, recovery_key=PAPER.lower().replace("-", " ")))) as services:
        assert owner(services) == "Sanne Bakker"
    with pytest.raises(Locked):
        load(door, Answer(SECRET))
    with closing(load(door, Answer(OTHER))) as services:
        services.keys.change_passphrase(OTHER, SECRET)


def test_an_answer_does_not_tell_its_secrets_by_accident() -> None:
    assert SECRET not in repr(Answer(SECRET, recovery_key=PAPER))
    assert PAPER not in repr(Answer(SECRET, recovery_key=PAPER))


def test_a_copy_on_a_new_laptop_opens_with_its_recovery_key_and_keeps_its_own_lock(door: Door, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    with closing(load(door, Answer(SECRET))) as services:
        copy = services.backups.back_up(stick / "wijk.db").path
    before = {file.name: file.read_bytes() for file in stick.iterdir()}
    new = Door(tmp_path / "nieuw" / "wijkwerker.db", may_start=True)
    new.put_back(copy)
    with pytest.raises(ClosedError):
        load(new)
    with pytest.raises(Locked):
        load(new, Answer(OTHER, recovery_key=recovery_key.new()))
    assert new.puts_back
    with pytest.raises(WijkwerkerError, match="te kort"):
        load(new, Answer("kort", recovery_key=PAPER))
    assert new.puts_back
    with closing(load(new, Answer(OTHER, recovery_key=PAPER))) as services:
        assert owner(services) == "Sanne Bakker"
        said = [(line.action, line.origin) for line in services.privacy.audit.lines(5)]
        assert (Action.RECOVER.value, "venster") in said
        assert (Action.RESTORE.value, "venster") in said
    assert {file.name: file.read_bytes() for file in stick.iterdir()} == before
    with pytest.raises(Locked):
        load(new, Answer(SECRET))


def test_a_copy_from_before_a_newer_paper_is_put_back_with_the_paper_of_then(door: Door, tmp_path: Path) -> None:
    with closing(load(door, Answer(SECRET))) as services:
        copy = services.backups.back_up(tmp_path / "wijk.db").path
        put_aside = shutil.copytree(tmp_path, tmp_path / "stick")  # which the program does not know
        newer = services.keys.new_recovery_key(SECRET)
    door.put_back(put_aside / copy.name)
    with closing(load(door, Answer(OTHER, recovery_key=PAPER))) as services:
        assert owner(services) == "Sanne Bakker"
    with closing(load(door, Answer(SECRET, recovery_key=newer))) as services:
        assert owner(services) == "Sanne Bakker"
