"""What people, disks and other programs do to the commands: a sentence with advice, and nothing lost."""

import os
import sqlite3
import subprocess
import sys
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Outcome, Run
from tests.conftest import SANNE
from wijkwerker.domain.kinds import Area, Contact, ContactMoment, Session, Worker
from wijkwerker.domain.kinds.record import make
from wijkwerker.domain.lists import seed_area_id
from wijkwerker.services import demo
from wijkwerker.services.files import start
from wijkwerker.services.services import open_services
from wijkwerker.storage.files import open_store

ZAMENHOFDREEF = "BU03440321"
FATIMA = "fa71a000-0000-4000-8000-000000000001"
MOMENT = "3033e000-0000-4000-8000-000000000001"
ACTIVITY = "ac710000-0000-4000-8000-000000000001"
PASSPHRASE = "drie rustige woorden"
EVERY_COMMAND = (
    ("list", "contact"),
    ("log", "koffie met drie moeders"),
    ("set", FATIMA, "name", "Iemand"),
    ("delete", FATIMA),
    ("dump",),
    ("check",),
    ("backup",),
    ("overview", "--from", "2026-01-01", "--until", "2026-11-20", "--out", "overzicht.xlsx"),
)


@pytest.fixture
def filled(database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file with a contact and a moment; the current folder is the one it stands in."""
    monkeypatch.chdir(tmp_path)
    store = open_store(database)
    with store.write() as writer:
        writer.save(Contact(id=FATIMA, name="Fatima El Amrani", area=seed_area_id(ZAMENHOFDREEF)))
        values = {
            "date": "2026-11-02",
            "area": seed_area_id(ZAMENHOFDREEF),
            "worker": SANNE,
            "contacts": [FATIMA],
            "note": "Gesproken over de speeltuin",
        }
        writer.save(make(ContactMoment, values, MOMENT))
        day = "2026-11-01 10:00"
        writer.save(make(Session, {"activity": ACTIVITY, "original_start": day, "starts": day}))
    store.close()
    return database


def refused(outcome: Outcome, words: str = "") -> None:
    """One JSON object with the sentence, the same sentence for a person, and code 2."""
    assert outcome.code == 2, outcome.err
    assert words in outcome.json["refused"]
    assert outcome.json["refused"] in outcome.err


def _nothing(path: Path) -> None:
    path.unlink()


def _text(path: Path) -> None:
    path.write_text("Dit is een boodschappenlijst.", "utf-8")


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def _half(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def _zeroes(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[4096:] = bytes(len(content) - 4096)
    path.write_bytes(content)


def _bad_header(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[20] ^= 0xFF  # how much of a page is reserved
    path.write_bytes(content)


def _unreadable_schema(path: Path) -> None:
    content = bytearray(path.read_bytes())
    at = content.index(b"CREATE TABLE", 0)
    content[at : at + 40] = bytes(range(0x80, 0x80 + 40))
    path.write_bytes(content)


def _of_another_program(path: Path) -> None:
    path.unlink()
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE song (name TEXT)")
    connection.close()


def _schema(name: str) -> Callable[[Path], None]:
    def change(path: Path) -> None:
        connection = sqlite3.connect(path)
        with connection:
            connection.execute("UPDATE alembic_version SET version_num = ?", (name,))
        connection.close()

    return change


def _no_schema(path: Path) -> None:
    connection = sqlite3.connect(path)
    with connection:
        connection.execute("DELETE FROM alembic_version")
    connection.close()


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (_nothing, "is er niet"),
        (_folder, "is er niet"),
        (_empty, "beschadigd"),
        (_text, "beschadigd"),
        (_half, "beschadigd"),
        (_zeroes, "beschadigd"),
        (_bad_header, "beschadigd"),
        (_unreadable_schema, "beschadigd"),
        (_of_another_program, "ander programma"),
        (_schema("9999"), "nieuwere Wijkwerker"),
        (_schema("-5"), "beschadigd"),
        (_no_schema, "beschadigd"),
    ],
)
def test_no_command_stumbles_over_a_file_that_is_not_whole(
    filled: Path, wijkwerker: Run, spoil: Callable[[Path], None], sentence: str
) -> None:
    spoil(filled)
    before = filled.read_bytes() if filled.is_file() else None
    for command in EVERY_COMMAND:
        refused(wijkwerker(command[0], "--db", filled, "--json", *command[1:]), sentence)
    assert (filled.read_bytes() if filled.is_file() else None) == before
    assert not Path("overzicht.xlsx").exists()


@pytest.mark.parametrize("ending", ["-wal", "-shm", "-journal"])
def test_garbage_beside_the_file_does_no_harm(filled: Path, wijkwerker: Run, ending: str) -> None:
    before = wijkwerker("dump", "--db", filled).out
    filled.with_name(filled.name + ending).write_bytes(os.urandom(9000))
    assert wijkwerker("dump", "--db", filled).out == before
    assert wijkwerker("check", "--db", filled).code == 0


def test_a_value_that_nobody_wrote_is_named_damage(filled: Path, wijkwerker: Run) -> None:
    connection = sqlite3.connect(filled)
    with connection:
        connection.execute("UPDATE contact_moment SET date = '2026-02-31'")
    connection.close()
    outcome = wijkwerker("check", "--db", filled, "--json")
    refused(outcome, "beschadigd")


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE contact_moment SET date = '2026-11-99'",
        "UPDATE contact_moment SET date = '2026-02-31'",
        "UPDATE session SET starts = '2026-02-31 10:00'; INSERT INTO summary_stale VALUES ('month', '2026-02')",
        "INSERT INTO summary_stale (what, key) VALUES ('month', '2026-13')",
    ],
)
def test_an_overview_of_days_that_are_on_no_calendar_is_refused(filled: Path, wijkwerker: Run, damage: str) -> None:
    connection = sqlite3.connect(filled)
    with connection:
        connection.executescript(damage)
    connection.close()
    days = ("--from", "2026-01-01", "--until", "2026-11-20")
    refused(wijkwerker("overview", "--db", filled, *days, "--out", "o.xlsx", "--json"), "beschadigd")
    assert not Path("o.xlsx").exists()


@pytest.mark.parametrize("name", ["a b.db", "100%25.db", "a'b\"c.db", "😀é.db", "a?mode=ro&b.db", "-x", "a#b.db"])
def test_a_file_may_have_any_name(filled: Path, wijkwerker: Run, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    filled.rename(path)
    assert wijkwerker("log", "--db", path, "koffie").code == 0
    assert wijkwerker("backup", "--db", path, "--out", tmp_path / f"kopie {name}").code == 0
    assert wijkwerker("check", "--db", tmp_path / f"kopie {name}").code == 0


@pytest.mark.parametrize("name", ["x" * 300, "a\0b"])
def test_a_name_that_no_file_can_have_is_refused(filled: Path, wijkwerker: Run, name: str) -> None:
    refused(wijkwerker("demo", "--db", name, "--json"), "naam")
    refused(wijkwerker("check", "--db", name, "--json"), "naam")
    refused(wijkwerker("backup", "--db", filled, "--out", name, "--json"), "naam")
    refused(wijkwerker("restore", "--db", filled, name, "--json"), "naam")


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "31-02-2026", "29-02-2025", "morgen", "", "20261120"])
def test_a_day_that_nobody_worked_on_is_refused(filled: Path, wijkwerker: Run, day: str) -> None:
    refused(wijkwerker("log", "--db", filled, "--json", f"--today={day}", "gisteren koffie -> bellen morgen"))
    refused(wijkwerker("demo", "--db", "nieuw.db", "--json", f"--today={day}"))
    period = (f"--from={day}", f"--until={day}")
    refused(wijkwerker("overview", "--db", filled, "--json", *period, "--out", "overzicht.xlsx"))
    assert not Path("nieuw.db").exists()
    assert not Path("overzicht.xlsx").exists()


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "nog niets"),
        (" \n\t ", "nog niets"),
        ("@", "nog niets"),
        ("# ! ->", "nog niets"),
        ("\u200b", "nog niets"),
        ("x" * 40_000, "te lang"),
        ("😀" * 20_000, "te lang"),
        ("koffie op 31-02", "31-02 bestaat niet"),
        ("30-02-2026 op straat gesproken", "bestaat niet"),
        ("29-02-2025 inloop", "bestaat niet"),
        ("koffie op 31 april", "31 april bestaat niet"),
        ("2026-11-31 overleg", "bestaat niet"),
        ("koffie -> bellen 31-11", "bestaat niet"),
        ("gesproken met iemand, 111222333", "BSN"),
        ("gesproken met iemand, 1112.22.333", "BSN"),
    ],
)
def test_a_sentence_that_cannot_be_kept_is_refused(filled: Path, wijkwerker: Run, text: str, sentence: str) -> None:
    before = wijkwerker("dump", "--db", filled).out
    outcome = wijkwerker("log", "--db", filled, "--json", "--today", "2026-11-20", "--", text)
    refused(outcome, sentence)
    assert "111222333" not in outcome.err
    assert wijkwerker("dump", "--db", filled).out == before


@pytest.mark.parametrize(
    "text",
    [
        "koffie\0met Fatima",
        "koffie \ud83d met drie moeders",
        os.fsdecode(b"koffie \xff\xfe"),
        "قهوة مع الأمهات \u202e",
        "😀",
        "'; DROP TABLE contact;--",
        "<script>alert(1)</script>",
        "=1+1",
        "{name} %s {0}",
        "-> bellen",
        "Ivoordreef 31-2 langs geweest, 06 12345678",
        "met 99999999999999999999 moeders en 1e309 min koffie",
        "a " * 15_000,
    ],
)
def test_a_strange_sentence_is_kept(filled: Path, wijkwerker: Run, text: str) -> None:
    outcome = wijkwerker("log", "--db", filled, "--json", "--today", "2026-11-20", text)
    assert outcome.code == 0, outcome.err
    assert outcome.json["id"] in wijkwerker("dump", "--db", filled).out
    assert wijkwerker("check", "--db", filled).code == 0


def test_a_number_that_is_no_bsn_is_kept_when_one_says_so(filled: Path, wijkwerker: Run) -> None:
    outcome = wijkwerker("log", "--db", filled, "--json", "--keep-numbers", "meterstand 111222333")
    assert "111222333" in outcome.json["note"]
    refused(wijkwerker("set", "--db", filled, "--json", MOMENT, "note", "meterstand 111222333"), "BSN")
    assert wijkwerker("set", "--db", filled, MOMENT, "note", "meterstand 111222333", "--keep-numbers").code == 0
    assert wijkwerker("set", "--db", filled, FATIMA, "phone", "111222333").code == 0


@pytest.mark.parametrize(
    ("record", "field", "value"),
    [
        (MOMENT, "people", "nan"),
        (MOMENT, "people", "inf"),
        (MOMENT, "people", "1e309"),
        (MOMENT, "people", "1" + "0" * 30),
        (MOMENT, "people", "1.5"),
        (MOMENT, "people", "²"),
        (MOMENT, "minutes", "-1"),
        (MOMENT, "date", "31-02-2026"),
        (MOMENT, "date", "1e5"),
        (MOMENT, "time", "25:00"),
        (MOMENT, "worker", FATIMA),
        (MOMENT, "worker", "iemand"),
        (MOMENT, "initiative", "00000000-0000-4000-8000-000000000000"),
        (MOMENT, "contacts", MOMENT),
        (MOMENT, "area", "\ud83d"),
        (MOMENT, "area", " , "),
        (MOMENT, "__class__", "x"),
        (FATIMA, "name", " \0"),
        (FATIMA, "employer", FATIMA),
        (seed_area_id(ZAMENHOFDREEF), "code", "BU99999999"),
        (seed_area_id(ZAMENHOFDREEF), "parent", ZAMENHOFDREEF),
        ("session", "activity", FATIMA),
    ],
)
def test_a_value_that_cannot_be_is_refused(filled: Path, wijkwerker: Run, record: str, field: str, value: str) -> None:
    if record == "session":
        record = wijkwerker("list", "session", "--db", filled, "--json").json["records"][0]["id"]
    before = wijkwerker("dump", "--db", filled).out
    refused(wijkwerker("set", "--db", filled, "--json", "--", record, field, value))
    assert wijkwerker("dump", "--db", filled).out == before


def test_stopping_halfway_leaves_nothing_half_made(
    filled: Path, wijkwerker: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(*_words: object, **_named: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(demo, "records", stopped)
    refused(wijkwerker("demo", "--db", "nieuw.db", "--json"), "gestopt")
    assert list(Path().glob("nieuw*")) == []


def test_what_the_file_cannot_miss_is_not_deleted(filled: Path, wijkwerker: Run) -> None:
    refused(wijkwerker("delete", "--db", filled, "--json", SANNE), "Dit ben je zelf")
    refused(wijkwerker("delete", "--db", filled, "--json", seed_area_id(ZAMENHOFDREEF)), "nog in gebruik")
    assert wijkwerker("delete", "--db", filled, FATIMA).code == 0
    refused(wijkwerker("delete", "--db", filled, "--json", FATIMA), "niets met het nummer")
    assert wijkwerker("log", "--db", filled, "koffie in Zamenhofdreef").code == 0


def test_an_area_that_nobody_uses_can_be_deleted(filled: Path, wijkwerker: Run) -> None:
    store = open_store(filled)
    with store.write() as writer:
        area = writer.save(Area(code="own-hoekje", name="Ons hoekje", level="eigen"))
    store.close()
    assert wijkwerker("delete", "--db", filled, area.id.upper()).code == 0


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--limit=-1",), "Minder dan niets"),
        (("--limit=veel",), "klopt niet"),
        (("--from", "2026-12-01", "--until", "2026-01-01"), "ligt na de laatste"),
        (("--area", "\ud83d"), "teken"),
        (("--area", "%"), "bestaat hier niet"),
    ],
)
def test_a_list_that_makes_no_sense_is_refused(
    filled: Path, wijkwerker: Run, words: tuple[str, ...], sentence: str
) -> None:
    refused(wijkwerker("list", "contact_moment", "--db", filled, "--json", *words), sentence)


@pytest.mark.parametrize(
    "words",
    [
        ("--limit", "9" * 30),
        ("--from", "0001-01-01", "--until", "9999-12-31"),
        ("--search", '"'),
        ("--search", "a OR b NEAR("),
        ("--search", "\ud83d\0*"),
    ],
)
def test_a_list_may_ask_anything(filled: Path, wijkwerker: Run, words: tuple[str, ...]) -> None:
    assert wijkwerker("list", "contact_moment", "--db", filled, "--json", *words).code == 0


@pytest.mark.parametrize("out", ["", "x", "x.pdf", ".xlsx", "map.xlsx", "wijk.xlsx"])
def test_an_overview_never_takes_the_place_of_something_else(filled: Path, wijkwerker: Run, out: str) -> None:
    work = filled.rename(filled.with_name("wijk.xlsx"))
    Path("map.xlsx").mkdir()
    before = wijkwerker("dump", "--db", work).out
    period = ("--from", "2026-01-01", "--until", "2026-11-20")
    refused(wijkwerker("overview", "--db", work, "--json", *period, "--out", out))
    assert wijkwerker("dump", "--db", work).out == before


@pytest.mark.parametrize("out", ["wijk.db", ".", "foto.jpg", "nergens/kopie.db"])
def test_a_backup_never_takes_the_place_of_something_else(filled: Path, wijkwerker: Run, out: str) -> None:
    Path("foto.jpg").write_bytes(b"een foto")
    before = wijkwerker("dump", "--db", filled).out
    refused(wijkwerker("backup", "--db", filled, "--json", "--out", out))
    assert Path("foto.jpg").read_bytes() == b"een foto"
    assert wijkwerker("dump", "--db", filled).out == before


def test_a_backup_may_replace_an_earlier_one(filled: Path, wijkwerker: Run) -> None:
    for _time in range(2):
        assert wijkwerker("backup", "--db", filled, "--out", "kopie.db").code == 0
    assert wijkwerker("dump", "--db", "kopie.db").out == wijkwerker("dump", "--db", filled).out


def test_restoring_twice_keeps_both_files_that_were_replaced(filled: Path, wijkwerker: Run) -> None:
    wijkwerker("backup", "--db", filled, "--out", "kopie.db")
    kept = []
    for name in ("Later Gekomen", "Nog Later"):
        wijkwerker("set", "--db", filled, FATIMA, "name", name)
        kept.append(wijkwerker("restore", "--db", filled, "kopie.db", "--json").json["kept"])
    names = [
        wijkwerker("list", "contact", "--db", path, "--json").json["records"][0]["fields"]["name"] for path in kept
    ]
    assert names == ["Later Gekomen", "Nog Later"]


def test_a_file_that_is_open_is_not_replaced_under_the_window(filled: Path, wijkwerker: Run) -> None:
    wijkwerker("backup", "--db", filled, "--out", "kopie.db")
    window = open_services(filled)
    window.records.get(Contact, FATIMA)
    refused(wijkwerker("restore", "--db", filled, "kopie.db", "--json"), "nog open")
    assert wijkwerker("log", "--db", filled, "koffie").code == 0
    window.close()
    assert wijkwerker("restore", "--db", filled, "kopie.db").code == 0


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (_text, "beschadigd"),
        (_half, "beschadigd"),
        (_of_another_program, "ander programma"),
        (_schema("9999"), "nieuwere Wijkwerker"),
        (_nothing, "is er niet"),
    ],
)
def test_only_a_whole_backup_of_this_program_is_restored(
    filled: Path, wijkwerker: Run, spoil: Callable[[Path], None], sentence: str
) -> None:
    before = wijkwerker("dump", "--db", filled).out
    wijkwerker("backup", "--db", filled, "--out", "kopie.db")
    spoil(Path("kopie.db"))
    refused(wijkwerker("restore", "--db", filled, "kopie.db", "--json"), sentence)
    assert wijkwerker("dump", "--db", filled).out == before
    assert sorted(path.name for path in Path().glob("wijk*")) == ["wijk.db"]


@pytest.fixture(scope="module")
def locked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An encrypted file, whose passphrase has letters that can be typed in two ways."""
    path = tmp_path_factory.mktemp("op-slot") / "eigen.db"
    start(path, Worker(name="Sanne Bakker"), unicodedata.normalize("NFC", f"{PASSPHRASE} één")).close()
    return path


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (f"{PASSPHRASE} één".encode(), ""),
        (b"\xef\xbb\xbf" + f"{PASSPHRASE} één\r\n".encode(), ""),
        (unicodedata.normalize("NFD", f"{PASSPHRASE} één\n").encode(), ""),
        (b"iets heel anders", "past niet"),
        (b"", "is leeg"),
        (b"\r\n", "is leeg"),
        (b"\xff\xfe\x00", "kan niet gelezen worden"),
    ],
)
def test_a_passphrase_file_may_come_from_any_editor(
    locked: Path, tmp_path: Path, wijkwerker: Run, content: bytes, sentence: str
) -> None:
    word = tmp_path / "wachtwoord.txt"
    word.write_bytes(content)
    outcome = wijkwerker("check", "--db", locked, "--passphrase-file", word, "--json")
    if sentence:
        refused(outcome, sentence)
    else:
        assert outcome.code == 0


def test_what_is_logged_from_many_programs_at_once_is_all_saved(filled: Path, wijkwerker: Run) -> None:
    command = [sys.executable, "-m", "wijkwerker", "log", "--db", str(filled)]
    at_once = [subprocess.Popen([*command, f"tegelijk {n}"], stdout=subprocess.DEVNULL) for n in range(3)]
    assert [program.wait() for program in at_once] == [0, 0, 0]
    assert wijkwerker("list", "contact_moment", "--db", filled, "--json").json["count"] == 4
