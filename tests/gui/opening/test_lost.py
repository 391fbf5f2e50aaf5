"""The door on a real file that is damaged or gone: what it offers, and that putting it back opens the file again."""

from contextlib import closing
from pathlib import Path

import pytest

from wijkwerker.domain.kinds import Contact
from wijkwerker.gui.opening.door import MISSING, ClosedError, Door, LostError
from wijkwerker.services.services import open_services


@pytest.fixture
def copied(database: Path) -> Path:
    """A file with one contact, and a copy of it."""
    with closing(open_services(database)) as services:
        services.records.save(Contact(name="Samira Bouzid"))
        return services.backups.back_up().path


def lost(door: Door) -> LostError:
    with pytest.raises(LostError) as refused:
        door.load()
    return refused.value


def test_a_damaged_file_offers_its_copy_which_then_opens_in_its_place(database: Path, copied: Path) -> None:
    database.write_bytes(database.read_bytes()[:10_000])
    door = Door(database, may_start=False)
    error = lost(door)
    assert error.text
    assert error.copy is not None
    assert error.copy.path == copied
    assert error.copy.counts is not None
    assert error.copy.counts.contacts == 1
    door.put_back(copied)
    with closing(door.load()) as services:
        assert [hit.title for hit in services.search.of_kind("contact", "Samira")] == ["Samira Bouzid"]
        assert not services.health.read_only
    assert door.kept == database.with_name("wijk-vervangen.db")


def test_a_damaged_file_without_a_copy_says_so(database: Path) -> None:
    database.write_bytes(database.read_bytes()[:10_000])
    assert lost(Door(database, may_start=False)).copy is None


def test_a_file_that_is_gone_offers_its_copy_before_a_first_start(database: Path, copied: Path) -> None:
    database.unlink()
    door = Door(database, may_start=True)
    error = lost(door)
    assert error.gone
    assert error.may_begin
    assert error.copy is not None
    assert error.copy.path == copied
    door.begin_anew()
    with pytest.raises(ClosedError) as refused:
        door.load()
    assert refused.value.reason == MISSING


def test_a_first_start_without_copies_asks_nothing_about_them(tmp_path: Path) -> None:
    with pytest.raises(ClosedError) as refused:
        Door(tmp_path / "wijkwerker.db", may_start=True).load()
    assert refused.value.reason == MISSING
