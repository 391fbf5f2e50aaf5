"""`wijkwerker inzage` and `audit`."""

from pathlib import Path

from tests.cli.conftest import Run
from wijkwerker.domain.kinds import Contact
from wijkwerker.services.services import Services

FATIMA = Contact(name="Fatima El Amrani")


def test_an_inzage_is_written_and_the_audit_tells_of_it(
    wijkwerker: Run, services: Services, database: Path, tmp_path: Path
) -> None:
    services.records.save(FATIMA)
    out = tmp_path / "inzage-2026-11-21.pdf"
    made = wijkwerker("inzage", "--db", database, FATIMA.id, "--out", out, "--today", "2026-11-21", "--json")
    assert made.code == 0
    assert made.json["answer_by"] == "2026-12-21"
    assert out.read_bytes().startswith(b"%PDF")
    told = wijkwerker("audit", "--db", database, "--json")
    assert [line["action"] for line in told.json["lines"]] == ["inzage maken"]
    assert told.json["lines"][0]["origin"] == "opdracht"
    assert FATIMA.id not in told.out
    book = wijkwerker("audit", "--db", database, "--out", tmp_path / "logboek.xlsx")
    assert (book.code, (tmp_path / "logboek.xlsx").exists()) == (0, True)


def test_the_file_itself_and_a_name_that_is_no_document_are_refused(
    wijkwerker: Run, services: Services, database: Path, tmp_path: Path
) -> None:
    services.records.save(FATIMA)
    for out in (database, tmp_path / "inzage.txt"):
        assert wijkwerker("inzage", "--db", database, FATIMA.id, "--out", out, "--json").code == 2
    assert wijkwerker("audit", "--db", database, "--out", database, "--json").code == 2
    assert wijkwerker("inzage", "--db", database, "10050000", "--out", tmp_path / "x.pdf", "--json").code == 2
