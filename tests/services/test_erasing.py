"""Erasing as a person does it: nothing is left anywhere, whatever was open, read, given, copied or full."""

import shutil
import zlib
from collections import namedtuple
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from tests.conftest import SANNE
from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.domain.exchange.book import Scope
from wijkwerker.domain.exchange.given import Order
from wijkwerker.domain.exchange.planned import Decisions, Issue, Plan
from wijkwerker.domain.kinds import Area, Contact, Initiative, Lesson, Worker
from wijkwerker.domain.kinds.record import new_id
from wijkwerker.domain.lists import seed_area_id
from wijkwerker.services.copying import back_up
from wijkwerker.services.files import start
from wijkwerker.services.restoring import restore
from wijkwerker.services.services import Services
from wijkwerker.storage.exchange.apply import apply
from wijkwerker.storage.files import open_store
from wijkwerker.storage.rows import quoted
from wijkwerker.storage.store import Store

OVERVECHT = seed_area_id("WK034403")
JOOST = Worker(id="10050000-0000-4000-8000-000000000002", name="Joost de Wit")
Usage = namedtuple("Usage", "total used free")


def holding(store: Store, record: str) -> set[str]:
    """The tables in which an id stands, packed or not."""
    needles = (record.encode(), bytes.fromhex(record.replace("-", "")))
    found = set()
    with store.read() as connection:
        names = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'").scalars().all()
        for name in names:
            for row in connection.exec_driver_sql(f"SELECT * FROM {quoted(name)}"):  # noqa: S608
                for value in row:
                    text = value if isinstance(value, bytes) else str(value).encode()
                    if text[:1] == b"x":
                        text += zlib.decompress(text)
                    if any(needle in text for needle in needles):
                        found.add(name)
    return found


def test_the_id_of_a_colleague_stands_nowhere_any_more(store: Store, services: Services, tmp_path: Path) -> None:
    services.records.save(JOOST, tree := Initiative(title="Tuin", area=OVERVECHT, co_leads=frozenset()))
    services.search.remember("worker", JOOST.id)
    book = tmp_path / "wijk.xlsx"
    services.exchange.export(Order(book, recipient=JOOST.id, recipient_name=JOOST.name))
    services.backups.back_up(tmp_path / "joost.db")
    with closing(open_store(tmp_path / "joost.db")) as copy:
        theirs = Services(copy)
        theirs.settings.put("worker", JOOST.id)
        theirs.records.set_value(tree.id, "title", "Moestuin")
        theirs.exchange.export(Order(book))
    plan = services.exchange.plan(book)
    services.exchange.apply(plan, Decisions(), book)
    assert {"setting", "shown", "import_log"} <= holding(store, JOOST.id)
    services.exchange.erase(JOOST.id)
    assert holding(store, JOOST.id) == set()


def test_an_id_in_a_text_that_waits_and_in_a_scope_goes_too(store: Store, services: Services, tmp_path: Path) -> None:
    own, contact = Area(name="Ons hofje", code="H1", level="eigen"), Contact(name="Fatima")
    services.records.save(own, contact)
    scope = Scope(areas=frozenset({own.id}))
    services.exchange.export(Order(tmp_path / "hofje.xlsx", recipient_name="Joost", scope=scope))
    with store.write() as writer:
        issue = Issue("contact", new_id(), "Contacten", 3, "employer", f"{contact.id}, {contact.id}", "Wie is dit?")
        apply(writer, Plan("e", "", "", "", "", "", 0, issues=(issue,)))
    services.exchange.erase(contact.id)
    services.exchange.erase(own.id)
    assert holding(store, contact.id) == holding(store, own.id) == set()


def test_an_id_that_somebody_typed_in_a_note_is_gone_from_what_stood_there(store: Store, services: Services) -> None:
    contact, other = Contact(name="Fatima"), Contact(name="Yusuf", note="Zonder nummer")
    services.records.save(contact, other)
    for note in (f"[zie {contact.id}]", f"[{contact.id}", "Weer zonder"):
        services.records.set_value(other.id, "note", note)
    services.exchange.erase(contact.id)
    assert holding(store, contact.id) == set()


def test_all_cards_of_a_contact_go(services: Services) -> None:
    first, second = Contact(name="Fatma Yılmaz"), Contact(name="mevrouw Yilmaz")
    services.records.save(first, second)
    services.same.join(first.id, second.id)
    done = services.exchange.erase(second.id)
    assert (done.cards, {change.id for change in done.items}) == (2, {first.id, second.id})
    assert not done.left


def test_what_the_file_cannot_do_without_is_not_erased(store: Store, services: Services) -> None:
    store.worker = SANNE
    services.records.save(Initiative(title="Tuin", area=OVERVECHT))
    for record in (SANNE, OVERVECHT):
        with pytest.raises(WijkwerkerError):
            services.exchange.erase(record)


def test_on_a_full_disk_the_record_goes_and_its_remains_with_the_next_backup(
    store: Store, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    contact = Contact(name="Xanthippe Zonderling")
    services.records.save(contact, *(Contact(name=f"Buur {number}") for number in range(200)))
    with monkeypatch.context() as full:
        full.setattr(shutil, "disk_usage", lambda _folder: Usage(1 << 30, 1 << 30, 0))
        done = services.exchange.erase(contact.id)
        assert done.left
        assert holding(store, contact.id) == set()
        assert not store.wipe()
    assert store.has_remains()
    made = services.backups.back_up()
    assert not store.has_remains()
    assert store.wipe()
    assert b"Zonderling" not in made.path.read_bytes()


@pytest.mark.parametrize("passphrase", [None, "lekker fietsen langs de Vecht"])
def test_a_copy_that_is_put_back_counts_only_without_who_was_erased_since(
    tmp_path: Path, passphrase: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    database, contact = tmp_path / "wijk.db", Contact(name="Fatima")
    with closing(start(database, Worker(name="Sanne"), passphrase)) as store:
        services = Services(store)
        services.records.save(contact)
        copy = back_up(store).path
        services.records.save(lesson := Lesson(text="Begin klein", on=date(2026, 11, 20)))
        services.exchange.erase(contact.id)
    killed = pytest.raises(KeyboardInterrupt)
    with monkeypatch.context() as halfway, killed:
        halfway.setattr("wijkwerker.services.restoring.erase.absorb", _killed)
        restore(copy, database, passphrase=passphrase)
    with closing(open_store(database, passphrase)) as store:
        assert Services(store).records.find(lesson.id) == lesson
    restore(copy, database, passphrase=passphrase)
    with closing(open_store(database, passphrase)) as store:
        assert holding(store, contact.id) == set()
        with pytest.raises(WijkwerkerError):
            Services(store).records.find(lesson.id)
    assert {path.name for path in tmp_path.iterdir() if path.name.endswith(".nieuw")} == set()


def _killed(*_words: object) -> None:
    raise KeyboardInterrupt
