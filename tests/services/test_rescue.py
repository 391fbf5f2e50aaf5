"""A file that is damaged or gone: which copy is offered in its place."""

from contextlib import closing
from pathlib import Path

import pytest

from wijkwerker.domain.kinds import Contact, Worker
from wijkwerker.services.files import start
from wijkwerker.services.rescue import offer
from wijkwerker.services.services import open_services
from wijkwerker.storage import key_files, vault

WORDS = "drie lange woorden"


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Derive quickly: how slow it must be is shown elsewhere."""
    monkeypatch.setattr(vault, "_MEMORY_KIB", 64)


def copied(database: Path) -> Path:
    with closing(open_services(database)) as services:
        services.records.save(Contact(name="Samira Bouzid"))
        return services.backups.back_up().path


def test_a_damaged_file_gets_its_newest_whole_copy_with_what_is_in_it(database: Path) -> None:
    older = copied(database)
    newer = copied(database)
    newer.write_bytes(newer.read_bytes()[:30_000])
    database.write_bytes(b"geen database meer" * 1000)
    found = offer(database)
    assert found is not None
    assert found.path == older
    assert found.counts is not None
    assert found.counts.contacts == 1


def test_a_file_that_is_gone_with_its_key_is_offered_its_newest_copy_before_anybody_typed_a_passphrase(
    tmp_path: Path,
) -> None:
    database = tmp_path / "wijk.db"
    start(database, Worker(name="Sanne Bakker"), WORDS).close()
    with closing(open_services(database, WORDS)) as services:
        made = services.backups.back_up()
    for file in (database, key_files.key_file(database)):
        file.unlink()
    found = offer(database)
    assert found is not None
    assert (found.path, found.counts) == (made.path, None)
    assert offer(database, passphrase=WORDS) is not None


def test_copies_of_another_file_are_not_offered(database: Path) -> None:
    copied(database)
    assert offer(database.with_name("ander.db")) is None


def test_what_was_replaced_on_purpose_is_not_offered(database: Path) -> None:
    made = copied(database)
    database.with_name("wijk-vervangen.db").write_bytes(made.read_bytes())
    found = offer(database)
    assert found is not None
    assert found.path == made
