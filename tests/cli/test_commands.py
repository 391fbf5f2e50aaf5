"""The commands as a script uses them: JSON out, sentences on refusal, and the exit codes."""

import json
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.conftest import SANNE
from wijkwerker.domain.kinds import Contact, ContactMoment, Initiative, Promise, Worker
from wijkwerker.domain.kinds.record import make, new_id
from wijkwerker.domain.lists import seed_area_id
from wijkwerker.services.files import start
from wijkwerker.services.listing import Listing
from wijkwerker.storage.files import open_store
from wijkwerker.storage.store import Store

ZAMENHOFDREEF = "BU03440321"
OVERVECHT = "WK034403"


@pytest.fixture
def filled(store: Store, database: Path) -> Path:
    """A file with a contact, an initiative and three moments."""
    contact = Contact(id=new_id(), name="Ayşe Yıldız", area=seed_area_id(ZAMENHOFDREEF))
    initiative = Initiative(title="Moestuin Tigrisdreef", area=seed_area_id(OVERVECHT))
    with store.write() as writer:
        writer.save(contact)
        writer.save(initiative)
        for day, area, note in (
            ("2026-10-01", ZAMENHOFDREEF, "Koffie in de hal"),
            ("2026-10-31", ZAMENHOFDREEF, "Plannen voor het plein"),
            ("2026-11-02", "BU03440311", "Gesproken over de speeltuin"),
        ):
            values = {"date": day, "area": seed_area_id(area), "worker": SANNE, "note": note}
            writer.save(make(ContactMoment, values))
    store.close()
    return database


def notes(run: Run, *words: object) -> list[str]:
    found = run("list", "contact_moment", *words, "--json").json
    return [record["fields"]["note"] for record in found["records"]]


def test_list_gives_moments_newest_first(filled: Path, wijkwerker: Run) -> None:
    assert notes(wijkwerker, "--db", filled) == [
        "Gesproken over de speeltuin",
        "Plannen voor het plein",
        "Koffie in de hal",
    ]


def test_list_counts_both_days_of_a_period(filled: Path, wijkwerker: Run) -> None:
    found = notes(wijkwerker, "--db", filled, "--from", "2026-10-01", "--until", "2026-10-31")
    assert found == ["Plannen voor het plein", "Koffie in de hal"]


def test_list_by_area_includes_the_areas_in_it(filled: Path, wijkwerker: Run) -> None:
    assert len(notes(wijkwerker, "--db", filled, "--area", OVERVECHT)) == 3
    assert len(notes(wijkwerker, "--db", filled, "--area", ZAMENHOFDREEF)) == 2


def test_list_finds_a_name_without_its_accents(filled: Path, wijkwerker: Run) -> None:
    found = wijkwerker("list", "contact", "--search", "yildiz", "--db", filled, "--json").json
    assert [record["fields"]["name"] for record in found["records"]] == ["Ayşe Yıldız"]


def test_list_stops_at_the_limit(filled: Path, wijkwerker: Run) -> None:
    assert len(notes(wijkwerker, "--db", filled, "--limit", "2")) == 2


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("list", "contact_moment", "--area", "BU99999999"), "gebiedscode"),
        (("list", "klant"), "geen soort gegeven"),
        (("list", "contact_moment", "--from", "2026-02-31"), "bestaat niet"),
        (("list", "contact", "--from", "2026-01-01"), "geen datum"),
        (("set", "geen-id", "note", "x"), "niets met het nummer"),
        (("onzin",), "opdracht klopt niet"),
        (("check", "--db", "nergens.db"), "is er niet"),
    ],
)
def test_what_cannot_be_done_is_refused_with_a_sentence(
    filled: Path, wijkwerker: Run, words: tuple[str, ...], sentence: str
) -> None:
    given = words if "--db" in words else (*words, "--db", str(filled))
    outcome = wijkwerker(*given, "--json")
    assert outcome.code == 2
    assert sentence in outcome.json["refused"]
    assert sentence in outcome.err


def first_id(run: Run, path: Path, kind: str) -> str:
    return str(run("list", kind, "--db", path, "--json").json["records"][0]["id"])


def test_set_changes_one_field_and_dump_shows_it(filled: Path, wijkwerker: Run) -> None:
    moment = first_id(wijkwerker, filled, "contact_moment")
    assert wijkwerker("set", "--db", filled, moment, "themes", "spelen, groen").code == 0
    lines = [json.loads(line) for line in wijkwerker("dump", "--db", filled).out.splitlines()]
    fields = next(line["fields"] for line in lines if line["id"] == moment)
    assert fields["themes"] == ["groen", "spelen"]
    assert [(line["kind"], line["id"]) for line in lines] == sorted((line["kind"], line["id"]) for line in lines)


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("date", "31-02-2026", "bestaat niet"),
        ("kind", "borrel", "staat niet in de lijst"),
        ("people", "veel", "geen getal"),
        ("people", "-1", "van 0 tot"),
        ("area", "BU99999999", "bestaat hier niet"),
        ("kleur", "rood", "bestaat niet"),
        ("note", "x" * 40_000, "te lang"),
        ("date", "", "nog leeg"),
    ],
)
def test_a_value_that_does_not_fit_is_refused_and_nothing_changes(
    filled: Path, wijkwerker: Run, field: str, value: str, sentence: str
) -> None:
    moment = first_id(wijkwerker, filled, "contact_moment")
    before = wijkwerker("dump", "--db", filled).out
    outcome = wijkwerker("set", "--db", filled, moment, field, value, "--json")
    assert outcome.code == 2
    assert sentence in outcome.json["refused"]
    assert wijkwerker("dump", "--db", filled).out == before


def test_a_deleted_record_is_gone_from_lists_and_dump(filled: Path, wijkwerker: Run) -> None:
    moment = first_id(wijkwerker, filled, "contact_moment")
    assert wijkwerker("delete", "--db", filled, moment, "--json").json == {"id": moment, "deleted": 1}
    assert moment not in wijkwerker("dump", "--db", filled).out
    assert len(notes(wijkwerker, "--db", filled)) == 2


def test_a_backup_can_be_restored(filled: Path, tmp_path: Path, wijkwerker: Run) -> None:
    before = wijkwerker("dump", "--db", filled).out
    copy = tmp_path / "kopie.db"
    assert wijkwerker("backup", "--db", filled, "--out", copy, "--json").json["file"] == str(copy)
    wijkwerker("delete", "--db", filled, first_id(wijkwerker, filled, "contact_moment"))
    assert wijkwerker("restore", "--db", filled, copy).code == 0
    assert wijkwerker("dump", "--db", filled).out == before


def test_check_says_that_a_whole_file_is_whole(filled: Path, wijkwerker: Run) -> None:
    assert wijkwerker("check", "--db", filled, "--json").json == {"ok": True, "problems": [], "lost": False}


def test_check_finds_an_index_that_does_not_fit(filled: Path, wijkwerker: Run) -> None:
    store = open_store(filled)
    with store.write() as writer:
        writer.connection.exec_driver_sql("DELETE FROM phrase WHERE kind = 'contact'")
    store.close()
    outcome = wijkwerker("check", "--db", filled, "--json")
    assert outcome.code == 2
    assert "phrase" in outcome.json["refused"]


@pytest.fixture
def read_only(filled: Path, wijkwerker: Run) -> Iterator[Path]:
    """The file in a folder in which nobody may write; the command was used before, so nothing needs importing."""
    assert wijkwerker("list", "contact", "--db", filled).code == 0
    folder = Path(tempfile.mkdtemp(prefix="wijkwerker-alleen-lezen-"))
    path = Path(shutil.copy(filled, folder / "wijk.db"))
    path.chmod(0o444)
    folder.chmod(0o555)
    yield path
    folder.chmod(0o755)
    shutil.rmtree(folder)


@pytest.fixture
def as_anyone(read_only: Path) -> Iterator[Path]:
    """That file, without the rights of an administrator, who may write everywhere."""
    administrator = os.geteuid() == 0
    if administrator:
        os.seteuid(65534)  # nobody
    yield read_only
    if administrator:
        os.seteuid(0)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps the rights of a folder elsewhere")
def test_a_read_only_folder_is_refused_with_advice(as_anyone: Path, wijkwerker: Run) -> None:
    before = as_anyone.read_bytes()
    outcome = wijkwerker("list", "contact", "--db", as_anyone, "--json")
    assert outcome.code == 2
    assert "schrijven" in outcome.json["refused"]
    assert as_anyone.read_bytes() == before


def test_an_encrypted_file_is_opened_with_a_passphrase_file(tmp_path: Path, wijkwerker: Run) -> None:
    path, word = tmp_path / "eigen.db", tmp_path / "wachtwoord.txt"
    start(path, Worker(name="Sanne Bakker"), "drie rustige woorden").close()
    word.write_text("drie rustige woorden\n", "utf-8")
    assert wijkwerker("check", "--db", path, "--passphrase-file", word).code == 0
    word.write_text("vier andere woorden hier\n", "utf-8")
    assert wijkwerker("check", "--db", path, "--passphrase-file", word).code == 2
    assert wijkwerker("check", "--db", path).code == 2


def test_two_dumps_of_one_file_are_the_same_bytes(filled: Path, wijkwerker: Run) -> None:
    assert wijkwerker("dump", "--db", filled).out == wijkwerker("dump", "--db", filled).out


def test_a_bug_is_reported_without_the_values_in_hand(
    filled: Path, wijkwerker: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_words: object, **_named: object) -> None:
        raise RuntimeError("Ayşe Yıldız")

    monkeypatch.setattr(Listing, "records", broken)
    outcome = wijkwerker("list", "contact", "--db", filled)
    assert outcome.code == 1
    assert "RuntimeError" in outcome.err
    assert "Yıldız" not in outcome.err
    assert not outcome.out
    told = wijkwerker("list", "contact", "--db", filled, "--json")
    assert told.code == 1
    assert told.json == {"bug": told.err.rstrip("\n")}
    assert "Yıldız" not in told.out


def test_promises_are_listed_by_the_area_they_are_about(store: Store, database: Path, wijkwerker: Run) -> None:
    with store.write() as writer:
        values = {
            "what": "Sleutel regelen",
            "area": seed_area_id(ZAMENHOFDREEF),
            "by": SANNE,
            "promised_on": "2026-11-01",
        }
        writer.save(make(Promise, values))
    store.close()
    assert wijkwerker("list", "promise", "--db", database, "--area", OVERVECHT, "--json").json["count"] == 1
