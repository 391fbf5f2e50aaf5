"""Workbooks of ours that people and programs did odd things to: what reading each of them would do, with real files."""

import json
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from python_calamine import CalamineError

from tests.conftest import SANNE
from tests.exchange.odd_books import COUNT, MOMENTS, ODD, PEOPLE, REFUSED, STRANGE, Edit, Odd, Refused, linked, put
from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.domain.exchange.book import Scope
from wijkwerker.domain.exchange.given import Order
from wijkwerker.domain.exchange.planned import Decisions, Group, Plan
from wijkwerker.domain.exchange.reading.notices import sentence
from wijkwerker.domain.kinds import Area, Contact, ContactMoment, ListValue, Worker
from wijkwerker.domain.lists import seed_area_id
from wijkwerker.domain.privacy.audit import Action
from wijkwerker.excel import parse_process
from wijkwerker.gate import apart, child
from wijkwerker.gate.kinds import damaged
from wijkwerker.services.exchange.team import ensure
from wijkwerker.services.services import Services, open_services
from wijkwerker.storage import audit, files
from wijkwerker.storage.queries import settings

LOES, LOES_ID = "Loes Vermeer", "10e50000-0000-4000-8000-000000000001"
HERE = seed_area_id("BU03440321")
PEOPLE_IDS = [f"4a5000{number:02}-0000-4000-8000-000000000001" for number in range(COUNT)]


def person(number: int) -> Contact:
    return Contact(
        id=PEOPLE_IDS[number],
        name=f"Bewoner {number:02}",
        phone=f"06123456{number:02}",
        street="Zamenhofdreef",
        house_number=str(number + 1),
        area=HERE,
        note=f"Kent straat {number}",
    )


def moment(number: int) -> ContactMoment:
    met = frozenset({PEOPLE_IDS[number]})
    return ContactMoment(date=date(2026, 11, number + 1), area=HERE, worker=SANNE, note=f"Dag {number}", contacts=met)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Services]:
    """Sanne's file with people and moments; looking at a workbook changes nothing in it."""
    path = tmp_path_factory.mktemp("kantoor") / "wijk.db"
    made = begun(path)
    made.records.save(*map(person, range(COUNT)), *map(moment, range(3)))
    yield made
    made.close()


def begun(path: Path) -> Services:
    """A file of two colleagues, without the shipped lists and areas, which make writing and reading slow."""
    with files.new_store(path) as store:
        with store.write() as writer:
            ensure(writer.connection)
            settings.put(writer.connection, "worker", SANNE)
        area = Area(id=HERE, code="EIGEN-1", name="De hof", level="eigen")
        kinds = ListValue(list="moment_kind", code="huisbezoek", label="Huisbezoek")
        workers = Worker(id=SANNE, name="Sanne Bakker"), Worker(id=LOES_ID, name=LOES, role="opbouwwerker")
        Services(store).records.save(area, kinds, *workers)
    return open_services(path)


@pytest.fixture(autouse=True)
def _parsed_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Workbooks are parsed in this process: what the process apart is for has tests of its own."""

    def parse(_module: str, order: dict[str, Any], data: bytes, take: Callable[..., None]) -> None:
        try:
            for frame in parse_process._read(order, BytesIO(data)):
                take(*json.loads(json.dumps(frame, default=child._encode), object_hook=apart._decode))
        except CalamineError:
            raise damaged() from None

    monkeypatch.setattr(apart, "ask", parse)


@pytest.fixture(scope="module")
def good(office: Services, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The workbook for Loes, as it left."""
    path = tmp_path_factory.mktemp("gegeven") / "wijk.xlsx"
    scope = Scope(kinds=frozenset({"contact", "contact_moment"}))
    office.exchange.export(Order(path, recipient=LOES_ID, recipient_name=LOES, scope=scope))
    return path


@pytest.fixture
def came(good: Path, tmp_path: Path) -> Callable[[Edit], Path]:
    """The workbook as it came back, after somebody did something to it."""

    def made(edit: Edit) -> Path:
        path = tmp_path / "van Loes.xlsx"
        book = openpyxl.load_workbook(good)
        edit(book)
        book.save(path)
        return path

    return made


def looked(office: Services, path: Path) -> Plan:
    before = path.read_bytes()
    plan = office.exchange.plan(path, Decisions(person=LOES_ID, person_name=LOES))
    assert path.read_bytes() == before
    return plan


def marked(odd: Odd | Refused) -> object:
    return pytest.param(odd, marks=pytest.mark.survives(odd.name, outcome=odd.outcome))


@pytest.mark.parametrize("odd", [marked(odd) for odd in ODD])
def test_an_odd_workbook_is_read_as_far_as_it_makes_sense_and_says_the_rest(
    odd: Odd, office: Services, came: Callable[[Edit], Path]
) -> None:
    plan = looked(office, came(odd.edit))
    assert Counter(line.group for line in plan.lines) == odd.groups
    assert odd.says in " ".join(sentence(line) for line in plan.lines)
    touched = [line for line in plan.lines if line.group in {Group.UNREADABLE, Group.ALARM, Group.DOUBT}]
    assert not touched or not plan.writes  # what waits changes nothing


@pytest.mark.parametrize("odd", [marked(odd) for odd in REFUSED])
def test_a_workbook_that_is_no_longer_ours_is_refused_with_a_line_in_the_audit(
    odd: Refused, office: Services, came: Callable[[Edit], Path]
) -> None:
    path = came(odd.edit)
    before = path.read_bytes(), refusals(office)
    with pytest.raises(WijkwerkerError, match=odd.says) as refusal:
        office.exchange.plan(path)
    assert refusal.value.hint
    assert (path.read_bytes(), refusals(office)) == (before[0], before[1] + 1)


@pytest.mark.parametrize(
    ("spoil", "told"),
    [pytest.param(how, told, marks=pytest.mark.survives(name, outcome=what)) for name, how, what, told in STRANGE],
)
def test_signs_that_no_program_writes_are_dropped_kept_or_refused(
    spoil: Callable[[Path], None], told: str, office: Services, good: Path, tmp_path: Path
) -> None:
    path = tmp_path / "van Loes.xlsx"
    shutil.copyfile(good, path)
    spoil(path)
    try:
        (line,) = looked(office, path).lines
        assert line.theirs == told
    except WijkwerkerError as refusal:
        assert told in refusal.text  # noqa: PT017 - what no file may hold


@pytest.mark.survives("external links", outcome="gelezen zonder te volgen, met een opmerking")
def test_links_to_other_workbooks_are_told_and_not_followed(office: Services, good: Path, tmp_path: Path) -> None:
    path = tmp_path / "van Loes.xlsx"
    shutil.copyfile(good, path)
    linked(path)
    plan = looked(office, path)
    assert plan.lines == ()
    assert "overgeslagen" in plan.remarks[0]


@pytest.mark.survives("workbook open in Excel", outcome="gelezen zoals het is opgeslagen, met een opmerking")
def test_a_workbook_that_is_open_in_excel_is_read_as_it_was_saved(
    office: Services, came: Callable[[Edit], Path]
) -> None:
    path = came(put(PEOPLE, "note", "Belt graag"))
    path.with_name(f"~${path.name}").touch()
    plan = looked(office, path)
    assert [line.group for line in plan.lines] == [Group.CHANGED]
    assert "open in een ander programma" in plan.remarks[0]


@pytest.mark.survives("the same file twice", outcome="de tweede keer verandert er niets")
@pytest.mark.survives("a year-old workbook", outcome="wat hier later is gewijzigd, blijft; het andere is een keuze")
def test_an_old_copy_brings_only_what_was_typed_in_it_and_once(tmp_path: Path) -> None:
    own = begun(tmp_path / "wijk.db")
    try:
        own.records.save(person(0), person(1), moment(0))
        path = tmp_path / "oud.xlsx"
        scope = Scope(kinds=frozenset({"contact", "contact_moment"}))
        own.exchange.export(Order(path, recipient=LOES_ID, recipient_name=LOES, scope=scope))
        book = openpyxl.load_workbook(path)
        put(PEOPLE, "note", "Van een jaar geleden")(book)
        put(MOMENTS, "note", "Gesprek van toen")(book)
        book.save(path)
        own.records.set_value(PEOPLE_IDS[0], "note", "Wat hier nu staat")
        own.records.set_value(PEOPLE_IDS[0], "phone", "0687654321")
        decided = Decisions(person=LOES_ID, person_name=LOES)
        plan = own.exchange.plan(path, decided)
        assert Counter(line.group for line in plan.lines) == {Group.CONFLICT: 1, Group.CHANGED: 1}
        own.exchange.apply(plan, decided, path)
        kept = own.records.get(Contact, PEOPLE_IDS[0])
        assert kept is not None
        assert (kept.phone, len(own.exchange.conflicts())) == ("0687654321", 1)
        again = own.exchange.plan(path, decided)
        assert not again.changes
    finally:
        own.close()


def refusals(office: Services) -> int:
    """How often the audit says that a workbook was refused."""
    with office.records._store.read() as connection:
        return sum(line.action == Action.IMPORT_REFUSED for line in audit.lines(connection))
