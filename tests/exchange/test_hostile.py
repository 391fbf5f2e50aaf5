"""What may not happen, with real files: the erased stay gone, and what is refused changes nothing."""

import json
import shutil
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import openpyxl
import pytest

from tests.excel import hostile
from tests.exchange.conftest import Run, colleague, lines
from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.domain.privacy.audit import Action
from wijkwerker.gate import kinds
from wijkwerker.gate.confine import SECONDS
from wijkwerker.services.services import Services, open_services
from wijkwerker.storage import audit

NAME, PHONE, NOTE = "Kanarie Zilverdraad", "06-12983475", "kanarietekst"


def first(run: Run, database: Path, kind: str) -> str:
    """The id of the first record of a kind."""
    return str(run("list", kind, "--db", database, "--limit", 1, "--json").json["records"][0]["id"])


def traces(record: str, folder: Path) -> list[str]:
    """The files in which something of the erased person stands, also packed."""
    marks = [text.encode() for text in (NAME, PHONE, NOTE, record)]
    found = []
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        parts = [path.read_bytes()]
        if path.suffix == ".xlsx":
            with zipfile.ZipFile(path) as archive:
                parts = [archive.read(name) for name in archive.namelist()]
        found += [path.name for part in parts if any(mark in part for mark in marks)]
    return found


@pytest.mark.survives("erase against edit", outcome="het vergeten gaat voor; geen spoor in enig bestand")
def test_an_erasure_and_an_edit_of_what_pointed_at_it_in_one_workbook_leave_no_trace(
    team: Path, tmp_path: Path, wijkwerker: Run
) -> None:
    record, initiative = first(wijkwerker, team, "contact"), first(wijkwerker, team, "initiative")
    for field, value in (("name", NAME), ("phone", PHONE), ("note", NOTE)):
        assert wijkwerker("set", "--db", team, record, field, value).code == 0
    assert wijkwerker("set", "--db", team, initiative, "co_leads", record).code == 0
    other = tmp_path / "other" / "team.db"
    other.parent.mkdir()
    shutil.copyfile(team, other)
    assert wijkwerker("set", "--db", other, initiative, "lead", record).code == 0

    assert wijkwerker("erase", "--db", team, record).code == 0
    assert wijkwerker("set", "--db", team, initiative, "description", "Elke maand samen eten").code == 0
    book = tmp_path / "book" / "wijk.xlsx"
    book.parent.mkdir()
    assert wijkwerker("export", "--db", team, "--out", book, "--json").code == 0
    assert wijkwerker("import", "--db", other, book, "--json").json["erased"] == 1
    shutil.rmtree(other.parent / "reservekopie")  # made before the reading, so it holds the person still
    back = tmp_path / "terug.xlsx"
    assert wijkwerker("export", "--db", other, "--out", back, "--json").code == 0
    assert wijkwerker("import", "--db", team, back, "--json").code == 0

    assert lines(wijkwerker, other) == lines(wijkwerker, team)
    assert traces(record, tmp_path) == []


@pytest.mark.parametrize("text", ["{", "[]", "[" * 100_000, '{"without": [1]}'])
def test_choices_that_are_none_are_refused(text: str, team: Path, book: Path, wijkwerker: Run) -> None:
    choices = book.with_suffix(".json")
    choices.write_text(text)
    refused = wijkwerker("import", "--db", team, book, "--decisions", choices, "--json")
    assert refused.code == 2
    assert "keuzes" in refused.json["refused"]


def test_two_people_who_typed_in_copies_of_one_workbook_are_both_kept(
    team: Path, book: Path, tmp_path: Path, wijkwerker: Run
) -> None:
    record = first(wijkwerker, team, "contact")
    for number, person in enumerate(("Joost de Vries", colleague(wijkwerker, team))):
        copy = tmp_path / f"{number}.xlsx"
        workbook = openpyxl.load_workbook(book)
        sheet = workbook["Contacten"]
        column = next(cell.column for cell in sheet[1] if cell.value == "note")
        row = next(cells[0].row for cells in sheet.iter_rows(min_row=3) if cells[0].value == record)
        sheet.cell(row, column).value = f"Gebeld door {person}"
        workbook.save(copy)
        assert wijkwerker("import", "--db", team, copy, "--by", person, "--json").code == 0
    told = [json.loads(line) for line in wijkwerker("dump", "--db", team).out.splitlines()]
    (conflict,) = [line for line in told if line["kind"] == "conflict"]
    assert [value.startswith("Gebeld door") for value in conflict["values"]] == [True, True]


NAMED = {
    "zip bomb": "zip bomb",
    "a zip in the zip": "nested files",
    "too many parts": "many entries",
    "lying sizes": "lying sizes",
    "billion laughs": "billion laughs",
    "an outside entity": "XXE",
    "a cell in the last corner": "far cell",
    "a way out of the folder": "../ entry",
    "two parts with one name": "duplicate entry names",
    "an .xlsm without its macros": ".xlsm",
    "macros": ".xlsm",
    "cut": "truncated file",
    "old": ".xls renamed",
    "text": ".csv renamed",
    "page": ".html renamed",
}
RENAMED: dict[str, tuple[Callable[[], bytes], str]] = {
    "cut": (lambda: hostile.book()[:900], "beschadigd"),
    "old": (lambda: kinds.OLE + "Workbook".encode("utf-16-le"), ".xls"),
    "text": (lambda: b"Naam;Telefoon\r\nNoor;0612345678", ".csv"),
    "page": (lambda: b"<html><table><tr><td>Noor</td></tr></table></html>", ".html"),
}


def survived(name: str, make: Callable[[], bytes], sentence: str) -> object:
    outcome = f"geweigerd met een zin (“… {sentence} …”); het bestand blijft, de app gaat door, een regel in de audit"
    marks = [pytest.mark.survives(NAMED[name], outcome=outcome)] if name in NAMED else []
    return pytest.param(make, sentence, marks=marks, id=name)


@pytest.fixture(scope="module")
def office(_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Services]:
    """A file that is open while one hostile workbook after the other comes in."""
    path = tmp_path_factory.mktemp("kantoor") / "wijk.db"
    shutil.copyfile(_template, path)
    made = open_services(path)
    yield made
    made.close()


@pytest.mark.parametrize(
    ("make", "sentence"),
    [survived(name, make, sentence) for name, (make, sentence) in {**hostile.HOSTILE, **RENAMED}.items()],
)
def test_a_hostile_workbook_is_refused_while_the_program_goes_on(
    make: Callable[[], bytes], sentence: str, office: Services, tmp_path: Path
) -> None:
    path = tmp_path / "van buiten.xlsx"
    path.write_bytes(make())
    before, noted = path.read_bytes(), _refusals(office)
    began = time.monotonic()
    with pytest.raises(WijkwerkerError) as refusal:
        office.exchange.plan(path)
    assert time.monotonic() - began < SECONDS
    assert sentence in str(refusal.value)
    assert refusal.value.hint
    for private in ("Traceback", "Error", str(tmp_path), "Noor", "0612345678"):
        assert private not in str(refusal.value)
    assert path.read_bytes() == before
    assert [one.name for one in tmp_path.iterdir()] == [path.name]
    assert _refusals(office) == noted + 1
    assert office.exchange.history() == ()


def _refusals(office: Services) -> int:
    with office.records._store.read() as connection:
        return sum(line.action == Action.IMPORT_REFUSED for line in audit.lines(connection))
