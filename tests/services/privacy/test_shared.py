"""What left the file: workbooks, overviews and other documents, with what for and for whom."""

from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest

from tests.conftest import SANNE
from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.domain.exchange.book import Scope
from wijkwerker.domain.exchange.given import Order
from wijkwerker.domain.exchange.planned import Decisions
from wijkwerker.domain.kinds import Contact, Worker
from wijkwerker.domain.lists import seed_area_id
from wijkwerker.domain.privacy.audit import Action, object_of
from wijkwerker.services.services import Services
from wijkwerker.storage.store import Store

OVERVECHT = seed_area_id("WK034403")
JOOST = Worker(name="Joost de Wit")


def test_a_workbook_is_written_down_with_its_fields_purpose_and_recipient(services: Services, tmp_path: Path) -> None:
    services.records.save(JOOST, Contact(name="Samira Bouzid", area=OVERVECHT))
    book, scope = tmp_path / "wijk.xlsx", Scope(areas=frozenset({OVERVECHT}))
    services.exchange.export(Order(book, JOOST.id, JOOST.name, scope, purpose="samen verder"))
    (line,) = services.privacy.shared.lines()
    assert (line.who, line.what, line.recipient) == ("Sanne Bakker", "uitwisselbestand", "Joost de Wit")
    assert (line.purpose, line.file_name, line.personal) == ("samen verder", "wijk.xlsx", True)
    assert line.hash == sha256(book.read_bytes()).hexdigest()
    assert "Overvecht" in line.scope
    assert any(text.startswith("Contacten: Naam") and "Telefoon" in text for text in line.fields)
    assert line.people == 1
    assert services.privacy.shared.lines(JOOST.id) == [line]
    assert services.privacy.shared.lines("iemand anders") == []


def test_a_workbook_without_personal_data_says_so(services: Services, tmp_path: Path) -> None:
    services.records.save(Contact(name="Samira Bouzid", area=OVERVECHT))
    services.exchange.export(Order(tmp_path / "wijk.xlsx", scope=Scope(personal=False)))
    (line,) = services.privacy.shared.lines()
    assert not line.personal
    assert line.people == 0
    assert line.scope == "alle gebieden, zonder namen"
    assert not any("Telefoon" in text for text in line.fields)


def test_an_overview_is_written_down_and_is_no_workbook_that_a_colleague_can_go_on_from(
    services: Services, tmp_path: Path
) -> None:
    overview = services.overview.build(date(2026, 1, 1), date(2026, 3, 31), made_on=date(2026, 11, 21))
    services.overview.export(overview, tmp_path / "q1.xlsx", shared=True, purpose="verslag", recipient="gemeente")
    (line,) = services.privacy.shared.lines("gemeente")
    assert (line.what, line.purpose, line.personal) == ("overzicht", "verslag", False)
    assert line.scope == "alle gebieden, 2026-01-01 tot en met 2026-03-31, zonder namen"
    assert services.exchange.unshared().since is None


def test_nothing_is_given_from_a_file_in_which_that_cannot_be_told(
    store: Store, services: Services, tmp_path: Path
) -> None:
    overview = services.overview.build(date(2026, 1, 1), date(2026, 3, 31), made_on=date(2026, 11, 21))
    store.read_only = True
    with pytest.raises(WijkwerkerError, match="beschadigd"):
        services.overview.export(overview, tmp_path / "q1.xlsx", shared=True)
    with pytest.raises(WijkwerkerError, match="beschadigd"):
        services.privacy.audit.export(tmp_path / "logboek.xlsx")
    assert not list(tmp_path.glob("*.xlsx"))


def test_the_audit_tells_what_was_given_without_names_and_can_be_given_itself(
    services: Services, tmp_path: Path
) -> None:
    services.exchange.export(Order(tmp_path / "wijk.xlsx", recipient_name="Joost de Wit"))
    services.privacy.audit.export(tmp_path / "logboek.xlsx")
    told = services.privacy.audit.lines(2)
    assert [line.action for line in told] == [Action.EXPORT, Action.EXPORT]
    assert told[0].object == "audit"
    assert told[0].actor == object_of("worker", SANNE)
    assert "Joost" not in str(told)
    assert services.privacy.shared.lines()[0].what == "audit"


def test_what_was_read_is_a_line_of_the_audit(services: Services, tmp_path: Path) -> None:
    services.records.save(Contact(name="Samira Bouzid"))
    book = tmp_path / "wijk.xlsx"
    services.exchange.export(Order(book))
    made = services.exchange.apply(services.exchange.plan(book), Decisions(), book)
    read = services.privacy.audit.lines(1)[0]
    assert (read.action, read.object) == (Action.IMPORT, made.id or made.plan.export)


def test_a_workbook_that_is_refused_is_a_line_of_the_audit(services: Services, tmp_path: Path) -> None:
    book = tmp_path / "geen.xlsx"
    book.write_text("geen Excelbestand", "utf-8")
    for _time in range(2):
        with pytest.raises(WijkwerkerError):
            services.exchange.plan(book)
    first, second = services.privacy.audit.lines()
    assert first.action == Action.IMPORT_REFUSED
    assert first.object == second.object != ""
