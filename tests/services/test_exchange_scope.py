"""Nothing that lies outside the scope of a workbook is anywhere in it: not in its cells, not in its hidden part."""

import base64
import zipfile
import zlib
from datetime import date, datetime
from pathlib import Path

import pytest

from tests.conftest import SANNE
from wijkwerker.domain.exchange.book import Scope
from wijkwerker.domain.exchange.given import Order
from wijkwerker.domain.exchange.packing import text_in
from wijkwerker.domain.kinds import (
    Activity,
    Ask,
    Attendance,
    Contact,
    ContactMoment,
    Initiative,
    Lesson,
    Promise,
    Record,
    Session,
    Story,
)
from wijkwerker.domain.lists import seed_area_id
from wijkwerker.excel import reader
from wijkwerker.services.services import Services

HERE, THERE = seed_area_id("BU03440321"), seed_area_id("BU03440311")
DAY = date(2026, 11, 2)


def everything_in(book: Path) -> bytes:
    """All bytes that can be read from a workbook, the hidden part unpacked."""
    with zipfile.ZipFile(book) as parts:
        found = b"\n".join(name.encode() + parts.read(name) for name in parts.namelist())
    text = text_in(reader.read(book)) or ""
    packed = text.rsplit(" ", 1)[1]
    return found + zlib.decompress(base64.b64decode(packed + "=" * (-len(packed) % 4)))


def work(area: str, word: str) -> list[Record]:
    """One of everything in an area, every text of which holds the word."""
    start = datetime(2026, 11, 2, 10)
    contact = Contact(name=f"{word} Yıldız", area=area, phone="+31612345678", note=f"{word} woont hier")
    initiative = Initiative(title=f"Moestuin {word}", area=area, lead=contact.id, quote=f"{word} zei")
    activity = Activity(title=f"Koffie {word}", area=area, starts=start, initiative=initiative.id)
    session = Session(activity=activity.id, original_start=start, starts=start, evaluation=f"{word} kwam")
    return [
        contact,
        initiative,
        activity,
        session,
        Attendance(session=session.id, contact=contact.id),
        ContactMoment(date=DAY, area=area, worker=SANNE, note=f"{word} gesproken", contacts=frozenset({contact.id})),
        Ask(contact=contact.id, what=f"Helpt {word}?", on=DAY, by=SANNE),
        Promise(what=f"Bel {word}", to=contact.id, promised_on=DAY, by=SANNE),
        Story(title=f"{word} begon", text=f"{word} vertelt", initiative=initiative.id, date=DAY),
        Lesson(text=f"Leer van {word}", on=DAY, activity=activity.id),
    ]


@pytest.fixture
def both(services: Services) -> Services:
    """A file with work in two areas, edited and partly deleted in both."""
    for area, word in ((HERE, "Hierzo"), (THERE, "Verweg")):
        records = work(area, word)
        services.records.save(*records)
        services.records.set_value(records[0].id, "note", f"{word} verhuisde")
        services.records.delete(records[-1], records[-2])
    return services


def test_a_workbook_of_an_area_tells_nothing_of_another(both: Services, tmp_path: Path) -> None:
    book = tmp_path / "hier.xlsx"
    both.exchange.export(Order(book, scope=Scope(areas=frozenset({HERE}))))
    found = everything_in(book)
    assert b"Hierzo" in found
    assert b"Verweg" not in found
    assert not [id_ for id_ in _ids(both, "Verweg") if id_.encode() in found]


def test_a_workbook_without_personal_data_tells_no_names(both: Services, tmp_path: Path) -> None:
    book = tmp_path / "zonder.xlsx"
    both.exchange.export(Order(book, recipient=SANNE, recipient_name="Sanne Bakker", scope=Scope(personal=False)))
    found = everything_in(book)
    for text in ("Hierzo Yıldız", "Sanne Bakker", "612345678", "Hierzo begon"):
        assert text.encode() not in found


def test_what_left_the_area_is_told_without_its_values(both: Services, tmp_path: Path) -> None:
    order = Order(tmp_path / "hier.xlsx", recipient_name="Joost", scope=Scope(areas=frozenset({HERE})))
    both.exchange.export(order)
    moved = next(id_ for id_ in _ids(both, "Hierzo") if both.records.find(id_).info.key == "contact_moment")
    both.records.set_value(moved, "area", "BU03440311")
    both.records.set_value(moved, "note", "Nu Verweg")
    both.exchange.export(order)
    found = everything_in(order.path)
    assert b"Verweg" not in found
    assert moved.encode() in found


def _ids(services: Services, word: str) -> list[str]:
    """The ids of the live records in whose texts a word stands."""
    cls_of = (Contact, Initiative, Activity, Session, ContactMoment, Ask, Promise)
    return [
        item.id
        for cls in cls_of
        for item in services.listing.records(cls)
        if any(word in str(value) for value in item.data.values())
    ]
