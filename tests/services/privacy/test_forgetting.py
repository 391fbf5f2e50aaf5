"""Forgetting people: their name stands nowhere any more, whatever was kept, read, given or copied, and counts stay."""

import re
import shutil
import zipfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest

from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.domain.exchange.given import Order
from wijkwerker.domain.exchange.planned import Decisions
from wijkwerker.domain.exchange.sheets import sheet_name
from wijkwerker.domain.folding import fold
from wijkwerker.domain.kinds import (
    Activity,
    Attendance,
    Contact,
    ContactMoment,
    Initiative,
    PhaseChange,
    Promise,
    Session,
    Story,
    Worker,
)
from wijkwerker.domain.lists import seed_area_id
from wijkwerker.domain.privacy.requests import RequestKind
from wijkwerker.services.exchange.starting import start_from_workbook
from wijkwerker.services.restoring import restore
from wijkwerker.services.services import Services
from wijkwerker.storage.files import open_store
from wijkwerker.storage.store import Store

OVERVECHT = seed_area_id("WK034403")
DAY = date(2026, 11, 2)
JOOST = Worker(id="10050000-0000-4000-8000-000000000002", name="Joost de Wit")
XAN = Contact(
    name="Xanthippe van der Zwaluwstaart",
    phone="06-98761234",
    email="xvdz@canary.example",
    street="Kanariedreef",
    house_number="77",
    note="Xanthippe belt liever",
)
NEEDLES = ("xanthippe", "zwaluwstaart", "canary.example", "kanariedreef", "98761234", "987612 34", "98 76 12 34")


@pytest.fixture
def worker(services: Services) -> str:
    services.records.save(JOOST)
    return services.settings.worker().id


@pytest.fixture
def joost(services: Services, worker: str, tmp_path: Path) -> Iterator[Services]:
    """The file of Joost, which began with a workbook of Sanne in which Xanthippe stands."""
    services.records.save(XAN)
    services.exchange.export(Order(tmp_path / "begin.xlsx", recipient=JOOST.id, recipient_name=JOOST.name))
    store, _plan = start_from_workbook(tmp_path / "joost.db", JOOST, None, tmp_path / "begin.xlsx")
    with closing(store):
        yield Services(store)


def moment(worker: str, note: str, *contacts: Contact) -> ContactMoment:
    return ContactMoment(
        date=DAY, area=OVERVECHT, worker=worker, note=note, contacts=frozenset(one.id for one in contacts)
    )


def give(giver: Services, receiver: Services, book: Path) -> None:
    giver.exchange.export(Order(book))
    read(receiver, book)


def read(receiver: Services, book: Path) -> None:
    decisions = Decisions(person=JOOST.id)
    receiver.exchange.apply(receiver.exchange.plan(book, decisions), decisions, book)


def traces(*paths: Path) -> set[str]:
    """What of the canary stands in the raw bytes of files, workbooks and all that is beside a database."""
    found = set()
    for path in paths:
        beside = [path, *(path.with_name(path.name + ending) for ending in ("-wal", "-journal"))]
        for file in [one for one in beside if one.is_file()]:
            if zipfile.is_zipfile(file):
                with zipfile.ZipFile(file) as packed:
                    content = b"\n".join(packed.read(name) for name in packed.namelist())
            else:
                content = file.read_bytes()
            text = fold(content.decode("utf-8", "ignore"))
            found |= {f"{needle} in {file.name}" for needle in NEEDLES if needle in text}
    return found


def fill(services: Services, worker: str) -> dict[str, str]:
    """Name Xanthippe in every kind of text; returns ids of records by name."""
    linked = moment(worker, "Xanthippe belde: 06 98 76 12 34, of bij Kanariedreef 77. Xanthippe's zus ook", XAN)
    free = moment(worker, "Overleg over Xanthippe van der Zwaluwstaart en haar idee")
    thrown = moment(worker, "Weggegooid: mevrouw van der Zwaluwstaart", XAN)
    tree = Initiative(title="Xanthippe’s boom", area=OVERVECHT, lead=XAN.id, impact_means="X. v.d. Zwaluwstaart graaft")
    change = PhaseChange(initiative=tree.id, on=DAY, to_phase="idee", reason="Xanthippe wil verder")
    soup = Activity(title="Soep", area=OVERVECHT, starts=datetime(2026, 11, 2, 12), note="Vraag xvdz@canary.example")
    bowl = Session(
        activity=soup.id, original_start=soup.starts, starts=soup.starts, state="ging door", worries="XANTHIPPE moe"
    )
    there = Attendance(session=bowl.id, contact=XAN.id, role="vrijwilliger", hours=2.5)
    promise = Promise(what="Terugbellen", to_text="Xanthippe van der Zwaluwstaart", promised_on=DAY, by=worker)
    story = Story(
        title="Xanthippe vertelt", text="Ik, Xanthippe, woon hier", teller=XAN.id, date=DAY, consent="mondeling"
    )
    services.records.save(XAN, linked, free, thrown, tree, change, soup, bowl, there, promise, story)
    services.records.save(replace(free, note="Overleg over Xanthippe van der Zwaluwstaart"))
    services.records.delete(thrown)
    return {
        "linked": linked.id,
        "free": free.id,
        "tree": tree.id,
        "bowl": bowl.id,
        "there": there.id,
        "story": story.id,
    }


def test_nothing_of_who_is_forgotten_stands_anywhere(
    store: Store, services: Services, worker: str, tmp_path: Path
) -> None:
    ids = fill(services, worker)
    services.settings.put("recent.text", XAN.id)
    copy = services.backups.back_up().path
    book = tmp_path / "alles.xlsx"
    services.exchange.export(Order(book))
    done = services.privacy.forgetting.forget([XAN.id])
    services.backups.tidy_erased(lambda: False)
    assert done.people == 1
    assert not done.changes.undoable
    linked = services.records.find(ids["linked"])
    assert isinstance(linked, ContactMoment)
    assert linked.note == "Een bewoner belde: een nummer, of bij een adres. Een bewoners zus ook"
    assert services.records.find(ids["tree"]) == Initiative(
        id=ids["tree"], title="Een bewoners boom", area=OVERVECHT, impact_means="Een bewoner graaft"
    )
    services.exchange.export(Order(tmp_path / "na.xlsx"))
    folder = [path for path in store.path.parent.rglob("*.db*") if path.is_file()]
    assert copy in folder
    assert traces(*folder, tmp_path / "na.xlsx") == set()
    assert traces(book)


def test_counts_stay_as_they_were(services: Services, worker: str) -> None:
    twin = Contact(name="Xan Zwaluwstaart")
    ids = fill(services, worker)
    again = Attendance(session=ids["bowl"], contact=twin.id, role="vrijwilliger", hours=1)
    other = Contact(name="Ali"), Contact(name="Alie")
    services.records.save(twin, again, *other)
    services.same.join(XAN.id, twin.id)
    services.same.join(*(one.id for one in other))
    before = services.overview.build(DAY, DAY)
    services.privacy.forgetting.forget([twin.id])
    after = services.overview.build(DAY, DAY)
    assert (before.figures.attendance, before.figures.volunteer_hours) == (1, 3.5)
    assert after == before
    assert services.files.problems() == []


@pytest.mark.survives("erase against edit", outcome="wie vergeten is blijft weg; de tekst gaat door zonder de naam")
def test_an_old_workbook_of_a_colleague_brings_no_name_back(
    store: Store, services: Services, joost: Services, worker: str, tmp_path: Path
) -> None:
    kept = moment(worker, "Met Xanthippe gepraat", XAN)
    services.records.save(kept)
    give(services, joost, tmp_path / "heen.xlsx")
    joost.records.save(replace(kept, note="Xanthippe wil morgen komen"), moment(JOOST.id, "Xanthippe belde", XAN))
    joost.records.save(moment(JOOST.id, "Iets van Xanthippe van der Zwaluwstaart"))
    old = tmp_path / "oud.xlsx"
    joost.exchange.export(Order(old))
    type_in(old, "note", "Xanthippe van der Zwaluwstaart typt dit in Excel")
    services.privacy.forgetting.forget([XAN.id])
    read(services, old)
    once = list(services.files.dump())
    assert sum("een bewoner" in line.lower() for line in once) >= 3
    read(services, old)
    assert list(services.files.dump()) == once
    with pytest.raises(WijkwerkerError):
        services.records.find(XAN.id)
    services.exchange.undo(services.exchange.last_import())
    services.backups.tidy_erased(lambda: False)
    store.wipe()
    assert traces(store.path) == set()


def type_in(book: Path, key: str, text: str) -> None:
    workbook = openpyxl.load_workbook(book)
    sheet = workbook[sheet_name("contact_moment")]
    sheet.cell(3, [cell.value for cell in sheet[1]].index(key) + 1).value = text
    workbook.save(book)


def test_a_colleague_who_hears_of_it_forgets_too_and_both_hold_the_same(
    services: Services, joost: Services, worker: str, tmp_path: Path
) -> None:
    fill(services, worker)
    give(services, joost, tmp_path / "eerst.xlsx")
    own = moment(JOOST.id, "Samen met Xanthippe en Ali", XAN)
    loose = moment(JOOST.id, "Over X. van der Zwaluwstaart")
    joost.records.save(own, loose)
    services.privacy.forgetting.forget([XAN.id])
    give(services, joost, tmp_path / "tweede.xlsx")
    found = joost.records.find(own.id)
    assert isinstance(found, ContactMoment)
    assert found.note == "Samen met een bewoner en Ali"
    give(joost, services, tmp_path / "derde.xlsx")
    assert list(joost.files.dump()) == list(services.files.dump())
    assert traces(joost.files.path, tmp_path / "derde.xlsx") == set()
    assert joost.exchange.conflicts() == ()


def test_where_two_people_wrote_something_else_both_texts_go_on(
    services: Services, joost: Services, worker: str, tmp_path: Path
) -> None:
    base = moment(worker, "Gesproken", XAN)
    services.records.save(base)
    give(services, joost, tmp_path / "heen.xlsx")
    services.records.save(replace(base, note="Xanthippe wil een boom"))
    joost.records.save(replace(base, note="Xanthippe wil een bank"))
    give(joost, services, tmp_path / "terug.xlsx")
    services.privacy.forgetting.forget([XAN.id])
    (conflict,) = services.exchange.conflicts_of(base.id)
    assert {one.value for one in conflict.versions} == {"Een bewoner wil een boom", "Een bewoner wil een bank"}


def test_a_copy_from_before_comes_back_without_the_name(store: Store, services: Services, worker: str) -> None:
    ids = fill(services, worker)
    copy = services.backups.back_up().path
    old = copy.with_name("elders.db")
    shutil.copyfile(copy, old)
    services.privacy.forgetting.forget([XAN.id])
    store.close()
    restore(old, store.path, passphrase=None)
    old.unlink()
    with closing(open_store(store.path)) as again:
        back = Services(again)
        back.backups.tidy_erased(lambda: False)
        free = back.records.find(ids["free"])
        assert isinstance(free, ContactMoment)
        assert free.note == "Overleg over een bewoner"
    assert traces(*store.path.parent.rglob("*.db*")) == set()


def test_who_was_deleted_can_be_forgotten_too(store: Store, services: Services, worker: str) -> None:
    fill(services, worker)
    services.records.delete(XAN)
    assert services.privacy.forgetting.forget([XAN.id]).people == 1
    assert traces(store.path) == set()


def test_an_organisation_goes_without_its_name_leaving_the_texts(services: Services, worker: str) -> None:
    shop = Contact(name="Bakkerij Zwaan", organisation=True)
    note = moment(worker, "Brood van Bakkerij Zwaan", shop)
    services.records.save(shop, note)
    services.exchange.erase(shop.id)
    found = services.records.find(note.id)
    assert isinstance(found, ContactMoment)
    assert re.fullmatch("Brood van Bakkerij Zwaan", found.note or "")


def test_nobody_is_forgotten_when_nobody_is_named(services: Services) -> None:
    done = services.privacy.forgetting.forget(["10050000-0000-4000-8000-00000000ffff"])
    assert (done.people, bool(done.changes)) == (0, False)


def test_a_request_on_which_only_a_name_was_typed_names_nobody_who_is_forgotten(services: Services) -> None:
    services.records.save(XAN)
    request = services.privacy.requests.add(RequestKind.ERASE, "", XAN.name, DAY)
    services.privacy.requests.finish(request.id, f"{XAN.name} is gebeld", DAY)
    services.privacy.forgetting.forget([XAN.id])
    [kept] = services.privacy.requests.all()
    assert (kept.name, kept.outcome) == ("Een bewoner", "Een bewoner is gebeld")


def test_words_of_others_go_on_without_the_name_wherever_they_are_kept(
    store: Store, services: Services, joost: Services, worker: str, tmp_path: Path
) -> None:
    omar = Contact(name="Omar", talents=frozenset({"koken", "samen met Xanthippe van der Zwaluwstaart"}))
    alone = frozenset({"Xanthippe van der Zwaluwstaart"})
    aisha = Contact(name="Aisha", wishes=alone, available="Als X. van der Zwaluwstaart kan")
    gone = Contact(name="Ben", roles=frozenset({"buur van Xanthippe van der Zwaluwstaart"}))
    services.records.save(omar, aisha, gone)
    services.records.save(replace(omar, wishes=frozenset({"met Xanthippe van der Zwaluwstaart zingen"})))
    services.records.save(replace(omar, wishes=frozenset()))
    services.records.delete(gone)
    give(services, joost, tmp_path / "eerst.xlsx")
    services.backups.back_up()
    services.privacy.forgetting.forget([XAN.id])
    services.backups.tidy_erased(lambda: False)
    assert services.records.find(omar.id) == replace(omar, talents=frozenset({"koken", "samen met een bewoner"}))
    assert services.records.find(aisha.id) == replace(aisha, wishes=frozenset(), available="Als een bewoner kan")
    assert services.files.problems() == []
    give(services, joost, tmp_path / "tweede.xlsx")
    read(services, tmp_path / "eerst.xlsx")
    give(joost, services, tmp_path / "derde.xlsx")
    assert list(joost.files.dump()) == list(services.files.dump())
    assert joost.exchange.conflicts() == ()
    joost.backups.tidy_erased(lambda: False)
    store.wipe()
    files = [path for path in store.path.parent.rglob("*.db*") if path.is_file()]
    assert traces(*files, joost.files.path, tmp_path / "derde.xlsx") == set()
