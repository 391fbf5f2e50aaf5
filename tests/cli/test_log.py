"""One line of field work from the command line."""

from pathlib import Path

from tests.cli.conftest import Run

LINE = "Gisteren 45 min koffie met Joost en 3 moeders in Zamenhofdreef over #opvoeding, mooi → flyer maken vrijdag"


def test_a_line_is_saved_and_told_as_json(wijkwerker: Run, database: Path) -> None:
    told = wijkwerker("log", "--db", database, LINE, "--today", "2026-11-20", "--json").json
    moment = told.pop("id")
    assert told == {
        "date": "2026-11-19",
        "minutes": 45,
        "kind": "koffie",
        "nature": None,
        "people": 3,
        "groups": ["moeders"],
        "contacts": [],
        "ambiguous_people": [],
        "unknown_people": ["Joost"],
        "area": {"code": "BU03440321", "name": "Zamenhofdreef e.o."},
        "themes": ["opvoeding"],
        "initiative": None,
        "activity": None,
        "polarity": "kracht",
        "promises": [{"text": "flyer maken", "due": "2026-11-27"}],
        "note": LINE,
    }
    listed = wijkwerker("list", "contact_moment", "--db", database, "--json").json
    assert [record["id"] for record in listed["records"]] == [moment]


def test_a_dry_run_saves_nothing(wijkwerker: Run, database: Path) -> None:
    told = wijkwerker("log", "--db", database, LINE, "--dry-run", "--today", "2026-11-20", "--json").json
    assert (told["id"], told["people"]) == (None, 3)
    assert wijkwerker("list", "contact_moment", "--db", database, "--json").json["count"] == 0


def test_a_person_reads_what_was_recognised(wijkwerker: Run, database: Path) -> None:
    out = wijkwerker("log", "--db", database, LINE, "--today", "2026-11-20").out
    assert out.startswith("Opgeslagen.")
    assert "Niet gekoppeld: Joost" in out
    assert "Terugkoppelen: flyer maken 2026-11-27" in out


def test_the_same_line_on_the_same_day_is_read_the_same(wijkwerker: Run, database: Path) -> None:
    first, second = (
        wijkwerker("log", "--db", database, LINE, "--dry-run", "--today", "2026-11-20", "--json").out for _ in "ab"
    )
    assert first == second
