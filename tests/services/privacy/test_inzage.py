"""Inzage: everything about one person, nothing of anybody else, and where it all comes from and went."""

import json
import zipfile
from datetime import date
from pathlib import Path
from unittest.mock import Mock

import pytest

from tests.conftest import SANNE
from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.domain.exchange.book import Scope
from wijkwerker.domain.exchange.given import Order
from wijkwerker.domain.kinds import Ask, Contact, ContactMoment, Initiative, Introduction, Lesson, Story, Worker
from wijkwerker.domain.lists import seed_area_id
from wijkwerker.domain.privacy.audit import Action
from wijkwerker.domain.privacy.inzage import Inzage, Section
from wijkwerker.domain.privacy.requests import RequestKind
from wijkwerker.domain.privacy.retention import Data
from wijkwerker.services.privacy.inzage import file_name
from wijkwerker.services.services import Services
from wijkwerker.storage.store import Store

OVERVECHT = seed_area_id("WK034403")
TODAY = date(2026, 11, 21)
FATIMA = Contact(
    name="Fatima El Amrani", area=OVERVECHT, phone="0612345678", talents=frozenset({"bakken"}), consent="schriftelijk",
    consent_date=date(2026, 3, 1), consent_for=frozenset({"talenten"}), note="Zus van Samira Bouzid. Komt graag.",
)  # fmt: skip
SAMIRA = Contact(name="Samira Bouzid", phone="0687654321")
JOOST = Worker(name="Joost de Wit", role="opbouwwerker")


@pytest.fixture
def wijk(services: Services) -> Services:
    """A file in which Fatima stands in every way there is."""
    services.records.save(FATIMA, SAMIRA, JOOST)
    tuin = Initiative(title="Moestuin", area=OVERVECHT, phase="idee", lead=FATIMA.id)
    services.records.save(
        tuin,
        ContactMoment(
            date=date(2026, 10, 1), area=OVERVECHT, kind="koffie", people=2, worker=SANNE,
            contacts=frozenset({FATIMA.id, SAMIRA.id}),
            note="Samira zoekt werk, bel 0687654321. Fatima wil bakken.",
        ),
        ContactMoment(
            date=date(2026, 10, 2), area=OVERVECHT, kind="gesprek", people=1, worker=SANNE,
            note="Bij de buren over Fatima El Amrani gepraat. Samira was er ook.",
        ),
        Ask(contact=FATIMA.id, what="Help je Samira met bakken?", on=date(2026, 10, 3), by=SANNE),
        Introduction(first=FATIMA.id, second=SAMIRA.id, on=date(2026, 10, 4), came_of_it="Samira belde haar"),
        Story(
            title="Brood", text="Ik bakte met Samira.", teller=FATIMA.id, date=date(2026, 10, 5), consent="mondeling",
            consent_for=frozenset({"verhaal"}), consent_date=date(2026, 10, 5),
        ),
        Lesson(text="Begin klein. Dat zei Fatima El Amrani.", on=date(2026, 10, 6), initiative=tuin.id),
    )  # fmt: skip
    services.records.set_value(FATIMA.id, "phone", "0611111111")
    return services


def part(inzage: Inzage, title: str) -> Section:
    return next(section for section in inzage.sections if section.title == title)


def everything(inzage: Inzage) -> str:
    return json.dumps([inzage.cover, [(s.title, s.words, list(s.rows)) for s in inzage.sections], inzage.data])


def test_the_terms_are_those_of_the_same_moment_as_what_is_kept(
    wijk: Services, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    wijk.privacy.retention.set_term(Data.CONTACT, 12)
    read = Mock(wraps=store.read)
    monkeypatch.setattr(store, "read", read)
    assert "12 maanden" in everything(wijk.privacy.inzage.gather(FATIMA.id, TODAY))
    assert read.call_count == 1
    assert wijk.privacy.retention.due(TODAY).terms[Data.CONTACT] == 12
    assert read.call_count == 2


def test_all_fields_of_the_card_stand_in_it_with_their_labels(wijk: Services) -> None:
    found = part(wijk.privacy.inzage.gather(FATIMA.id, TODAY), "Op jouw kaart").rows
    rows = {row[0]: row[1] for row in found}
    assert len(rows) == len(Contact.info.fields)
    assert (rows["Naam"], rows["Telefoon"], rows["Kan goed"]) == ("Fatima El Amrani", "0611111111", "bakken")
    assert rows["Toestemming op"] == "1 maart 2026"
    assert rows["Notitie"] == "Zus van een ander. Komt graag."
    assert rows["E-mail"] == "niet ingevuld"


def test_nobody_else_is_named_in_it(wijk: Services) -> None:
    told = everything(wijk.privacy.inzage.gather(FATIMA.id, TODAY))
    for secret in ("Samira", "Bouzid", "0687654321", "Sanne", "Joost", SAMIRA.id):
        assert secret not in told


def test_what_was_written_of_the_person_stands_in_it_sentence_by_sentence(wijk: Services) -> None:
    rows = part(wijk.privacy.inzage.gather(FATIMA.id, TODAY), "Wat er over je geschreven is").rows
    texts = {text for _where, _when, text in rows}
    assert texts == {
        "Fatima wil bakken.",
        "Bij de buren over Fatima El Amrani gepraat.",
        "Help je een ander met bakken?",
        "een ander belde haar",
        "Brood",
        "Ik bakte met een ander.",
        "Dat zei Fatima El Amrani.",
    }


def test_what_was_written_runs_from_new_to_old_as_what_happened_does(wijk: Services) -> None:
    inzage = wijk.privacy.inzage.gather(FATIMA.id, TODAY)
    written = [when for _where, when, _text in part(inzage, "Wat er over je geschreven is").rows]
    happened = part(inzage, "Wat er was, op een rij").rows
    assert list(dict.fromkeys(written)) == [f"{day} oktober 2026" for day in (6, 5, 4, 3, 2, 1)]
    assert next(when for when, _kind, _more in happened if when in written) == "5 oktober 2026"
    assert all(more == "" or not more[0].islower() for _when, _kind, more in happened)


def test_roles_events_consent_and_changes_stand_in_it(wijk: Services) -> None:
    inzage = wijk.privacy.inzage.gather(FATIMA.id, TODAY)
    assert list(part(inzage, "Wat jij doet").rows) == [("Trekker", "Moestuin")]
    kinds = [kind for _when, kind, _more in part(inzage, "Wat er was, op een rij").rows]
    assert sorted(kinds) == ["Initiatief", "Moment", "Verbinding", "Verhaal", "Vraag"]
    assert [row[1:] for row in part(inzage, "Jouw toestemming").rows] == [
        ("Schriftelijk", "1 maart 2026", "Talenten"),
        ("Mondeling", "5 oktober 2026", "Verhaal"),
    ]
    ((_when, what, before, after, who),) = part(inzage, "Wat er veranderd is").rows
    assert (what, before, after, who) == ("Telefoon", "0612345678", "0611111111", "Sociaal makelaar")


def test_where_it_comes_from_and_who_got_it_stands_in_it(wijk: Services, tmp_path: Path) -> None:
    for path, order in {
        "joost.xlsx": Order(tmp_path / "joost.xlsx", JOOST.id, JOOST.name, purpose="samen verder"),
        "gemeente.xlsx": Order(tmp_path / "gemeente.xlsx", recipient_name="Gemeente", scope=Scope(personal=False)),
    }.items():
        assert wijk.exchange.export(order).path.name == path
    wijk.overview.export(
        wijk.overview.build(date(2026, 1, 1), TODAY, made_on=TODAY), tmp_path / "jaar.xlsx", shared=False
    )
    inzage = wijk.privacy.inzage.gather(FATIMA.id, TODAY)
    assert part(inzage, "Waar we het vandaan hebben").rows[0][1:] == ("Hier ingetypt", "Sociaal makelaar")
    told = [row[1:] for row in part(inzage, "Wie het van ons kreeg").rows]
    assert ("Opbouwwerker", "een bestand voor een collega", "samen verder", "Ja") in told
    assert [row[1] for row in told if row[3].startswith("Misschien")] == ["een overzicht"]
    assert len(told) == 2  # what held no names is not told


def test_an_older_text_that_named_the_person_stands_in_it(wijk: Services) -> None:
    lesson = next(iter(wijk.listing.records(Lesson)))
    wijk.records.set_value(lesson.id, "text", "Begin klein.")
    rows = part(wijk.privacy.inzage.gather(FATIMA.id, TODAY), "Wat er nog van vroeger staat").rows
    assert list(rows) == [("in een oudere versie van een tekst", "Dat zei Fatima El Amrani.")]


def test_an_open_request_says_by_when_there_is_an_answer(wijk: Services) -> None:
    assert wijk.privacy.inzage.gather(FATIMA.id, TODAY).answer_by == date(2026, 12, 21)
    wijk.privacy.requests.add(RequestKind.ACCESS, FATIMA.id, "", date(2026, 11, 3))
    inzage = wijk.privacy.inzage.gather(FATIMA.id, TODAY)
    assert inzage.answer_by == date(2026, 12, 3)
    assert ("Antwoord uiterlijk op", "3 december 2026") in inzage.cover
    assert "Autoriteit Persoonsgegevens" in everything(inzage)


def test_it_is_saved_as_a_workbook_of_texts_and_as_data_to_take_along(wijk: Services, tmp_path: Path) -> None:
    wijk.records.set_value(FATIMA.id, "available", "=WEBSERVICE(1)")
    inzage = wijk.privacy.inzage.gather(FATIMA.id, TODAY)
    book = wijk.privacy.inzage.save(inzage, tmp_path / file_name(TODAY, ".xlsx"))
    assert book.name == "inzage-2026-11-21.xlsx"
    with zipfile.ZipFile(book) as parts:
        content = b"".join(parts.read(name) for name in parts.namelist())
    assert b"=WEBSERVICE(1)" in content
    assert b"<f>" not in content
    assert b"Samira" not in content
    data = json.loads(wijk.privacy.inzage.save(inzage, tmp_path / "mee.json").read_text("utf-8"))
    assert data["cards"][0]["consent_date"] == "2026-03-01"
    assert {one["kind"] for one in data["records"]} == {"ask", "introduction", "story"}
    assert [line.action for line in wijk.privacy.audit.lines(2)] == [Action.INZAGE, Action.INZAGE]
    assert [(line.what, line.purpose) for line in wijk.privacy.shared.lines()[:2]].count(("inzage", "meenemen")) == 1


def test_what_was_noted_of_an_inzage_does_not_keep_the_person(wijk: Services, tmp_path: Path) -> None:
    wijk.privacy.inzage.save(wijk.privacy.inzage.gather(FATIMA.id, TODAY), tmp_path / "inzage.xlsx")
    wijk.exchange.erase(FATIMA.id)
    raw = b"".join(path.read_bytes() for path in tmp_path.glob("wijk.db*"))
    assert FATIMA.id.encode() not in raw
    assert b"El Amrani" not in raw


def test_another_name_or_somebody_who_is_gone_is_refused(wijk: Services, tmp_path: Path) -> None:
    inzage = wijk.privacy.inzage.gather(FATIMA.id, TODAY)
    with pytest.raises(WijkwerkerError, match="pdf"):
        wijk.privacy.inzage.save(inzage, tmp_path / "inzage.txt")
    with pytest.raises(WijkwerkerError, match="map"):
        wijk.privacy.inzage.save(inzage, tmp_path / "weg" / "inzage.xlsx")
    with pytest.raises(WijkwerkerError, match="er niet meer"):
        wijk.privacy.inzage.gather("10050000-0000-4000-8000-000000000009", TODAY)
