"""The retention round and forgetting from the command line."""

from datetime import date
from pathlib import Path

from tests.cli.conftest import Run
from wijkwerker.domain.kinds import Contact, ContactMoment
from wijkwerker.domain.lists import seed_area_id
from wijkwerker.services.services import open_services

DAY = date(2026, 11, 2)


def fill(database: Path) -> tuple[Contact, ContactMoment]:
    services = open_services(database)
    fatima = Contact(name="Fatima el Amrani")
    worker = services.settings.worker().id
    area = seed_area_id("WK034403")
    moment = ContactMoment(date=DAY, area=area, worker=worker, note="Gebeld met Fatima el Amrani")
    services.records.save(fatima, moment)
    services.close()
    return fatima, moment


def test_a_round_first_only_tells_and_then_does(wijkwerker: Run, database: Path) -> None:
    fatima, _moment = fill(database)
    told = wijkwerker("round", "--db", database, "--today", "2039-11-20", "--json").json
    assert [(line["record"], line["choice"], line["since"] is not None) for line in told["lines"]] == [
        (fatima.id, "weg", True)
    ]
    assert "Fatima el Amrani: mag weg" in wijkwerker("round", "--db", database, "--today", "2039-11-20").out
    done = wijkwerker("round", "--db", database, "--today", "2039-11-20", "--apply", "--json").json
    assert (done["people"], done["texts"], done["left"]) == (1, 1, 0)
    assert wijkwerker("round", "--db", database, "--today", "2039-11-20", "--json").json["lines"] == []
    assert "Gebeld met een bewoner" in wijkwerker("dump", "--db", database).out


def test_forgetting_takes_the_name_out_of_texts_and_copies(wijkwerker: Run, database: Path) -> None:
    fatima, _moment = fill(database)
    wijkwerker("backup", "--db", database)
    done = wijkwerker("forget", "--db", database, fatima.id, "--json")
    assert done.json["cards"] == 1
    assert "Amrani" not in wijkwerker("dump", "--db", database).out
    assert all(b"Amrani" not in path.read_bytes() for path in database.parent.rglob("*.db"))
    assert wijkwerker("forget", "--db", database, fatima.id).code == 2
