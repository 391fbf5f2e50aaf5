"""Giving, reading, taking back and choosing as a script does it: JSON out, sentences on refusal, and the exit codes."""

import json
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.cli.conftest import Run
from wijkwerker.domain.exchange.sheets import sheet_name
from wijkwerker.services import demo_file

FIRST = 3  # the first row of data in a sheet
IMPORT_KEYS = {
    "import",
    "applied",
    "new",
    "changed",
    "equal",
    "conflicts",
    "parallel",
    "deleted",
    "missing",
    "issues",
    "doubts",
    "reverted",
    "alarms",
    "erased",
    "refused",
}


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("demo") / "demo.db"
    demo_file.make(path, "small", seed=7, today=date(2026, 11, 20))
    return path


@pytest.fixture
def ours(demo: Path, tmp_path: Path) -> Path:
    """Our file."""
    return Path(shutil.copyfile(demo, tmp_path / "ours.db"))


@pytest.fixture
def theirs(demo: Path, tmp_path: Path) -> Path:
    """The file of a colleague, which began as ours."""
    return Path(shutil.copyfile(demo, tmp_path / "theirs.db"))


def ids(run: Run, database: Path, kind: str) -> list[str]:
    return [item["id"] for item in run("list", kind, "--db", database, "--json").json["records"]]


def give(run: Run, database: Path, book: Path, *words: object) -> dict[str, Any]:
    made = run("export", "--db", database, "--out", book, *words, "--json")
    assert made.code == 0, made.err
    return made.json


def read(run: Run, database: Path, book: Path, *words: object) -> dict[str, Any]:
    done = run("import", "--db", database, book, *words, "--json")
    assert done.code == 0, (done.out, done.err)
    return done.json


def dump(run: Run, database: Path) -> str:
    return run("dump", "--db", database).out


def type_in(book: Path, kind: str, key: str, text: str | None, row: int = FIRST) -> str:
    """Type in a cell of a workbook; returns the id of the record."""
    workbook = openpyxl.load_workbook(book)
    sheet = workbook[sheet_name(kind)]
    keys = [cell.value for cell in sheet[1]]
    sheet.cell(row, keys.index(key) + 1).value = text
    workbook.save(book)
    return str(sheet.cell(row, keys.index("id") + 1).value)


def test_export_tells_what_it_made(ours: Path, tmp_path: Path, wijkwerker: Run) -> None:
    made = give(wijkwerker, ours, tmp_path / "wijk.xlsx")
    assert made.keys() == {"export", "file", "sheets", "sha256", "passphrase"}
    assert made["sheets"]["Contacten"] == len(ids(wijkwerker, ours, "contact"))
    assert made["passphrase"] is None


def test_an_area_narrows_a_workbook(ours: Path, tmp_path: Path, wijkwerker: Run) -> None:
    whole = give(wijkwerker, ours, tmp_path / "alles.xlsx")["sheets"]
    part = give(wijkwerker, ours, tmp_path / "deel.xlsx", "--area", "BU03440321", "BU03440311")["sheets"]
    assert 0 < part["Momenten"] < whole["Momenten"]


def test_what_a_colleague_wrote_comes_over(ours: Path, theirs: Path, tmp_path: Path, wijkwerker: Run) -> None:
    contact, lesson = ids(wijkwerker, theirs, "contact")[0], ids(wijkwerker, theirs, "lesson")[0]
    wijkwerker("set", "--db", theirs, contact, "note", "Belt liever")
    wijkwerker("delete", "--db", theirs, lesson)
    wijkwerker("log", "--db", theirs, "Koffie met een bewoner", "--today", "2026-11-20")
    give(wijkwerker, theirs, tmp_path / "wijk.xlsx")
    looked = wijkwerker("import", "--db", ours, tmp_path / "wijk.xlsx", "--dry-run", "--json")
    assert (looked.code, looked.json["applied"], looked.json["import"]) == (0, False, None)
    assert dump(wijkwerker, ours) != dump(wijkwerker, theirs)
    done = read(wijkwerker, ours, tmp_path / "wijk.xlsx")
    assert done.keys() >= IMPORT_KEYS
    assert (done["new"], done["changed"], done["deleted"], done["applied"]) == (1, 1, 1, True)
    assert {key: looked.json[key] for key in ("new", "changed", "deleted", "equal")} == {
        key: done[key] for key in ("new", "changed", "deleted", "equal")
    }
    assert dump(wijkwerker, ours) == dump(wijkwerker, theirs)
    assert read(wijkwerker, ours, tmp_path / "wijk.xlsx")["import"] is None


def test_demos_that_were_made_apart_are_copies_of_one_work(tmp_path: Path, wijkwerker: Run) -> None:
    ours, theirs, book = tmp_path / "ours.db", tmp_path / "theirs.db", tmp_path / "wijk.xlsx"
    for database in (ours, theirs):
        wijkwerker("demo", "--db", database, "--seed", "9", "--today", "2026-11-20")
    contact = ids(wijkwerker, theirs, "contact")[0]
    wijkwerker("set", "--db", theirs, contact, "note", "Belt liever")
    give(wijkwerker, theirs, book)
    done = read(wijkwerker, ours, book)
    assert (done["new"], done["changed"], done["conflicts"]) == (0, 1, [])
    assert dump(wijkwerker, ours) == dump(wijkwerker, theirs)
    give(wijkwerker, ours, book)
    assert read(wijkwerker, theirs, book)["import"] is None


def test_two_who_wrote_something_else_keep_both_until_one_chooses(
    ours: Path, theirs: Path, tmp_path: Path, wijkwerker: Run
) -> None:
    contact = ids(wijkwerker, ours, "contact")[0]
    base = json.loads(wijkwerker("list", "contact", "--db", ours, "--json").out)["records"][0]["fields"]["name"]
    wijkwerker("set", "--db", ours, contact, "name", "Ayşe Yıldız")
    wijkwerker("set", "--db", theirs, contact, "name", "Ayse Yildiz")
    give(wijkwerker, theirs, tmp_path / "wijk.xlsx")
    done = read(wijkwerker, ours, tmp_path / "wijk.xlsx")
    expected = {"record": contact, "field": "name", "base": base, "ours": "Ayşe Yıldız", "theirs": "Ayse Yildiz"}
    assert done["conflicts"] == [expected]
    found = wijkwerker("conflicts", "--db", ours, "--json").json
    assert found["count"] == 1
    assert {version["value"] for version in found["conflicts"][0]["versions"]} == {"Ayşe Yıldız", "Ayse Yildiz"}
    last = json.loads(dump(wijkwerker, ours).splitlines()[-1])
    assert (last["kind"], last["record"], last["values"]) == ("conflict", contact, ["Ayse Yildiz", "Ayşe Yıldız"])
    wijkwerker("set", "--db", ours, contact, "name", "Ayşe Yıldız-Kaya")
    assert wijkwerker("conflicts", "--db", ours, "--json").json["count"] == 0
    give(wijkwerker, ours, tmp_path / "terug.xlsx")
    read(wijkwerker, theirs, tmp_path / "terug.xlsx")
    assert dump(wijkwerker, ours) == dump(wijkwerker, theirs)


def test_what_somebody_typed_waits_until_it_is_known_who(ours: Path, tmp_path: Path, wijkwerker: Run) -> None:
    book = tmp_path / "wijk.xlsx"
    give(wijkwerker, ours, book)
    contact = type_in(book, "contact", "note", "Getypt in Excel")
    before = dump(wijkwerker, ours)
    waiting = wijkwerker("import", "--db", ours, book, "--json")
    assert (waiting.code, waiting.json["asks_person"], waiting.json["changed"]) == (3, True, 0)
    assert dump(wijkwerker, ours) == before
    assert read(wijkwerker, ours, book, "--by", "Loes")["changed"] == 1
    assert "Getypt in Excel" in dump(wijkwerker, ours)
    assert read(wijkwerker, ours, book, "--by", "Loes")["import"] is None
    type_in(book, "contact", "note", None)
    assert read(wijkwerker, ours, book, "--by", "Loes")["reverted"] == 1
    found = wijkwerker("list", "contact", "--db", ours, "--json").json["records"]
    assert next(item for item in found if item["id"] == contact)["fields"]["note"] is None


def test_the_recipient_filled_it_in_unless_told_otherwise(ours: Path, tmp_path: Path, wijkwerker: Run) -> None:
    book = tmp_path / "wijk.xlsx"
    give(wijkwerker, ours, book, "--for", "Joost de Vrijwilliger")
    type_in(book, "contact", "note", "Getypt door Joost")
    assert read(wijkwerker, ours, book)["changed"] == 1


def test_a_column_that_was_sorted_alone_waits(ours: Path, tmp_path: Path, wijkwerker: Run) -> None:
    book = tmp_path / "wijk.xlsx"
    give(wijkwerker, ours, book, "--for", "Loes")
    workbook = openpyxl.load_workbook(book)
    sheet = workbook[sheet_name("contact")]
    at = [cell.value for cell in sheet[1]].index("name") + 1
    names = sorted(str(sheet.cell(row, at).value) for row in range(FIRST, sheet.max_row + 1))
    for row, name in enumerate(reversed(names), FIRST):
        sheet.cell(row, at).value = name
    workbook.save(book)
    before = dump(wijkwerker, ours)
    done = wijkwerker("import", "--db", ours, book, "--json")
    assert done.code == 3
    assert [alarm["column"] for alarm in done.json["alarms"]] == ["name"]
    assert dump(wijkwerker, ours) == before
    decisions = tmp_path / "keuzes.json"
    decisions.write_text(json.dumps({"choices": {done.json["alarms"][0]["key"]: "hold"}}))
    assert wijkwerker("import", "--db", ours, book, "--decisions", decisions, "--json").code == 0
    assert dump(wijkwerker, ours) == before


def test_a_cell_that_cannot_be_read_waits_with_its_text(ours: Path, tmp_path: Path, wijkwerker: Run) -> None:
    book = tmp_path / "wijk.xlsx"
    give(wijkwerker, ours, book, "--for", "Loes")
    type_in(book, "contact_moment", "people", "heel veel")
    done = wijkwerker("import", "--db", ours, book, "--json")
    assert done.code == 3
    (issue,) = done.json["issues"]
    assert (issue["sheet"], issue["row"], issue["column"], issue["raw"]) == ("Momenten", FIRST, "people", "heel veel")
    assert issue["reason"]


def test_the_last_reading_is_undone_as_if_it_never_was(
    ours: Path, theirs: Path, tmp_path: Path, wijkwerker: Run
) -> None:
    before = dump(wijkwerker, ours)
    wijkwerker("set", "--db", theirs, ids(wijkwerker, theirs, "contact")[0], "note", "Belt liever")
    give(wijkwerker, theirs, tmp_path / "wijk.xlsx")
    done = read(wijkwerker, ours, tmp_path / "wijk.xlsx")
    read(wijkwerker, ours, tmp_path / "wijk.xlsx")
    undone = wijkwerker("undo", "--db", ours, "--json")
    assert (undone.code, undone.json["import"], undone.json["undone"]) == (0, done["import"], 1)
    assert dump(wijkwerker, ours) == before
    assert wijkwerker("undo", "--db", ours, "--json").code == 2


def test_after_other_work_the_earlier_values_come_back_as_new_work(
    ours: Path, theirs: Path, tmp_path: Path, wijkwerker: Run
) -> None:
    before = dump(wijkwerker, ours)
    first, second = ids(wijkwerker, theirs, "contact")[:2]
    wijkwerker("set", "--db", theirs, first, "note", "Belt liever")
    give(wijkwerker, theirs, tmp_path / "wijk.xlsx")
    done = read(wijkwerker, ours, tmp_path / "wijk.xlsx")
    wijkwerker("set", "--db", ours, second, "note", "Ander werk")
    refused = wijkwerker("undo", "--db", ours, done["import"], "--json")
    assert (refused.code, "refused" in refused.json) == (2, True)
    assert wijkwerker("undo", "--db", ours, done["import"], "--revert", "--json").code == 0
    found = dump(wijkwerker, ours)
    assert "Ander werk" in found
    assert "Belt liever" not in found
    assert len(found.splitlines()) == len(before.splitlines())


def test_what_a_workbook_brought_and_we_went_on_with_stays_when_the_rest_goes_back(
    ours: Path, theirs: Path, tmp_path: Path, wijkwerker: Run
) -> None:
    for note in ("Koffie met een bewoner", "Thee met een bewoner"):
        wijkwerker("log", "--db", theirs, note, "--today", "2026-11-20")
    give(wijkwerker, theirs, tmp_path / "wijk.xlsx")
    known = set(ids(wijkwerker, ours, "contact_moment"))
    read(wijkwerker, ours, tmp_path / "wijk.xlsx")
    edited, _other = sorted(set(ids(wijkwerker, ours, "contact_moment")) - known)
    wijkwerker("set", "--db", ours, edited, "note", "Koffie met Fatima")
    done = wijkwerker("undo", "--db", ours, "--revert", "--json")
    assert (done.code, done.json["reverted"], done.json["kept"]) == (0, True, 1)
    assert set(ids(wijkwerker, ours, "contact_moment")) == known | {edited}
    assert "Koffie met Fatima" in dump(wijkwerker, ours)


def test_who_was_erased_does_not_come_back(ours: Path, theirs: Path, tmp_path: Path, wijkwerker: Run) -> None:
    contact = ids(wijkwerker, ours, "contact")[0]
    give(wijkwerker, theirs, tmp_path / "oud.xlsx")
    erased = wijkwerker("erase", "--db", ours, contact, "--json")
    assert erased.code == 0
    assert erased.json["erased"] >= 1
    read(wijkwerker, ours, tmp_path / "oud.xlsx")
    assert contact not in dump(wijkwerker, ours)
    give(wijkwerker, ours, tmp_path / "nieuw.xlsx")
    assert read(wijkwerker, theirs, tmp_path / "nieuw.xlsx")["erased"] == 1
    assert dump(wijkwerker, ours) == dump(wijkwerker, theirs)


def test_only_what_is_new_goes_to_who_showed_what_they_have(
    ours: Path, theirs: Path, tmp_path: Path, wijkwerker: Run
) -> None:
    names = [item["fields"]["name"] for item in wijkwerker("list", "worker", "--db", ours, "--json").json["records"]]
    other = next(name for name in names if name != names[0])
    refused = wijkwerker("export", "--db", ours, "--out", tmp_path / "n.xlsx", "--for", other, "--since", "last")
    assert refused.code == 2
    become(theirs, other)
    give(wijkwerker, theirs, tmp_path / "van.xlsx")
    read(wijkwerker, ours, tmp_path / "van.xlsx")
    wijkwerker("set", "--db", ours, ids(wijkwerker, ours, "contact")[0], "note", "Nieuw voor jou")
    made = give(wijkwerker, ours, tmp_path / "n.xlsx", "--for", other, "--since", "last")
    assert sum(made["sheets"].values()) == 1
    assert read(wijkwerker, theirs, tmp_path / "n.xlsx")["changed"] == 1
    assert dump(wijkwerker, ours) == dump(wijkwerker, theirs)


def test_who_does_not_know_the_file_before_asks_for_all(
    demo: Path, ours: Path, theirs: Path, tmp_path: Path, wijkwerker: Run
) -> None:
    names = [item["fields"]["name"] for item in wijkwerker("list", "worker", "--db", ours, "--json").json["records"]]
    become(theirs, names[1])
    give(wijkwerker, theirs, tmp_path / "van.xlsx")
    read(wijkwerker, ours, tmp_path / "van.xlsx")
    give(wijkwerker, ours, tmp_path / "n.xlsx", "--for", names[1], "--since", "last")
    restored = Path(shutil.copyfile(demo, tmp_path / "teruggezet.db"))
    refused = wijkwerker("import", "--db", restored, tmp_path / "n.xlsx", "--json")
    assert refused.code == 2
    assert "alles erin" in refused.json["refused"]


def become(database: Path, name: str) -> None:
    """Let a file be another colleague's."""
    from wijkwerker.services.services import open_services

    services = open_services(database)
    services.settings.put("worker", services.exchange.person(name).worker)
    services.close()


def test_a_locked_workbook_opens_with_its_words(ours: Path, theirs: Path, tmp_path: Path, wijkwerker: Run) -> None:
    book = tmp_path / "slot.xlsx"
    words = give(wijkwerker, theirs, book, "--encrypt")["passphrase"]
    assert len(words.split("-")) == 5
    refused = wijkwerker("import", "--db", ours, book, "--json")
    assert refused.code == 2
    (tmp_path / "woorden").write_text(words)
    assert read(wijkwerker, ours, book, "--workbook-passphrase-file", tmp_path / "woorden")["import"] is None


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--out", "wijk.xls"), "eindigen op .xlsx"),
        (("--out", "wijk.xlsx", "--since", "last"), "--for"),
        (("--out", "wijk.xlsx", "--for", "Niemand", "--since", "last"), "geen collega"),
        (("--out", "wijk.xlsx", "--area", "BU99"), "gebiedscode"),
        (("--out", "wijk.xlsx", "--since", "ooit"), "datum"),
    ],
)
def test_an_export_that_cannot_be_is_refused(
    words: tuple[str, ...], sentence: str, ours: Path, wijkwerker: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ours.parent)
    refused = wijkwerker("export", "--db", ours, *words, "--json")
    assert refused.code == 2
    assert sentence in refused.json["refused"]


@pytest.mark.parametrize("decisions", ["", "[]", '{"person": 3}', '{"anders": 1}', '{"choices": {"a": 1}}'])
def test_decisions_that_are_none_are_refused(decisions: str, ours: Path, tmp_path: Path, wijkwerker: Run) -> None:
    give(wijkwerker, ours, tmp_path / "wijk.xlsx")
    (tmp_path / "keuzes.json").write_text(decisions)
    words = ("import", "--db", ours, tmp_path / "wijk.xlsx", "--decisions", tmp_path / "keuzes.json", "--json")
    assert wijkwerker(*words).code == 2


def test_a_workbook_of_another_program_is_refused(ours: Path, tmp_path: Path, wijkwerker: Run) -> None:
    openpyxl.Workbook().save(tmp_path / "vreemd.xlsx")
    refused = wijkwerker("import", "--db", ours, tmp_path / "vreemd.xlsx", "--json")
    assert refused.code == 2
    assert "geen uitwisselbestand" in refused.json["refused"]


@pytest.mark.survives("_ww of another team", outcome="geweigerd met een zin")
def test_a_workbook_of_another_team_is_refused(database: Path, ours: Path, tmp_path: Path, wijkwerker: Run) -> None:
    give(wijkwerker, ours, tmp_path / "wijk.xlsx")
    before = dump(wijkwerker, database)
    refused = wijkwerker("import", "--db", database, tmp_path / "wijk.xlsx", "--json")
    assert refused.code == 2
    assert "verzonnen buurt" in refused.json["refused"]
    assert dump(wijkwerker, database) == before
