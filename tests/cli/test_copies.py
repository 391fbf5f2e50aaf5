"""The commands about copies, and what a script meets in a damaged file or in a folder that is sent on."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run
from wijkwerker.domain.kinds import Contact
from wijkwerker.storage.store import Store

FATIMA = "fa71a000-0000-4000-8000-000000000001"


@pytest.fixture
def filled(store: Store, database: Path) -> Path:
    with store.write() as writer:
        writer.save(Contact(id=FATIMA, name="Fatima El Amrani"))
    store.close()
    return database


def hurt(path: Path) -> bytes:
    """Damage pages in the middle; returns what stands there then."""
    content = bytearray(path.read_bytes())
    content[len(content) // 2 : len(content) // 2 + 8 * 4096] = b"\xff" * 8 * 4096
    path.write_bytes(content)
    return bytes(content)


def test_copies_tells_where_they_stand_and_what_is_in_them(filled: Path, tmp_path: Path, wijkwerker: Run) -> None:
    assert wijkwerker("copies", "--db", filled, "--json").json["copies"] == []
    here = wijkwerker("backup", "--db", filled, "--json").json["file"]
    own = wijkwerker("backup", "--db", filled, "--out", tmp_path / "kopie.db", "--json").json["file"]
    found = wijkwerker("copies", "--db", filled, "--json").json
    assert {(one["file"], one["place"]) for one in found["copies"]} == {(here, "hier"), (own, "zelf")}
    assert [one["counts"]["contacts"] for one in found["copies"]] == [1, 1]
    assert found["elsewhere"] == {"folder": None, "reachable": False, "last": None}
    assert "2 reservekopieën" in wijkwerker("copies", "--db", filled).out


def test_erase_takes_somebody_out_of_every_copy_too(filled: Path, tmp_path: Path, wijkwerker: Run) -> None:
    wijkwerker("backup", "--db", filled)
    wijkwerker("backup", "--db", filled, "--out", tmp_path / "kopie.db")
    assert b"Amrani" in (tmp_path / "kopie.db").read_bytes()
    assert wijkwerker("erase", "--db", filled, FATIMA).code == 0
    for path in tmp_path.rglob("*"):
        assert path.is_dir() or b"amrani" not in path.read_bytes().lower()


def test_a_damaged_file_is_called_so_and_not_changed_by_any_command(filled: Path, wijkwerker: Run) -> None:
    wijkwerker("backup", "--db", filled)
    content = hurt(filled)
    refused = wijkwerker("check", "--db", filled, "--json")
    assert refused.code == 2
    assert "restore" in refused.json["refused"]
    assert wijkwerker("backup", "--db", filled).code == 2
    assert filled.read_bytes() == content
    copy = wijkwerker("copies", "--db", filled, "--json").json["copies"][0]["file"]
    assert wijkwerker("restore", "--db", filled, copy).code == 0
    assert wijkwerker("check", "--db", filled).code == 0
    assert filled.with_name("wijk-vervangen.db").read_bytes()[100:] == content[100:]


def test_a_file_in_a_folder_that_is_sent_on_is_refused_by_every_command(
    filled: Path, tmp_path: Path, wijkwerker: Run
) -> None:
    cloud = tmp_path / "OneDrive - Gemeente Utrecht"
    cloud.mkdir()
    copy = cloud / "kopie.db"
    assert wijkwerker("backup", "--db", filled, "--out", copy).code == 0
    for words in (("list", "contact", "--db", copy), ("restore", "--db", cloud / "wijk.db", copy)):
        refused = wijkwerker(*words, "--json")
        assert refused.code == 2
        assert "OneDrive" in refused.json["refused"]
    assert wijkwerker("demo", "--db", cloud / "demo.db", "--size", "small").code == 2
    assert [path.name for path in cloud.iterdir()] == ["kopie.db"]
