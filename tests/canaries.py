"""Values that stand nowhere else in the world, planted in every personal field, and looking for them afterwards."""

import base64
import re
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

from tests.conftest import SANNE
from wijkwerker.domain.exchange.packing import text_in
from wijkwerker.domain.fields import LongText, Text
from wijkwerker.domain.kinds import (
    KINDS,
    Activity,
    Area,
    Ask,
    Attendance,
    Contact,
    ContactMoment,
    Initiative,
    Lesson,
    PhaseChange,
    Promise,
    Record,
    Session,
    Story,
    Worker,
)
from wijkwerker.domain.kinds.record import fields_of
from wijkwerker.domain.lists import seed_area_id
from wijkwerker.excel import reader
from wijkwerker.services.exchange.team import ensure
from wijkwerker.services.services import Services
from wijkwerker.storage import files
from wijkwerker.storage.queries import settings

NAME, PHONE, POSTCODE = "Kanarina Zilverdraad", "0698761234", "3599 ZQ"
WORKER = "Kanarius Werker"
CONTACT = "ca4a0000-0000-4000-8000-000000000001"
INITIATIVE = "ca4a0000-0000-4000-8000-000000000002"
ACTIVITY = "ca4a0000-0000-4000-8000-000000000003"
SESSION = "ca4a0000-0000-4000-8000-000000000004"
HERE = seed_area_id("BU03440321")
_MARKS = ("kanari", "zilverdraad", "98761234", "3599zq", "3599 zq")
_SINGED = re.compile("|".join(map(re.escape, _MARKS)).encode(), re.IGNORECASE)
_SPECIAL = {"phone": PHONE, "postcode": POSTCODE, "email": "kanarina@voorbeeld.nl", "house_number": "98761234"}


def planted() -> list[Record]:
    """One of everything that people type, with a canary in every personal text."""
    day, start = date(2026, 11, 2), datetime(2026, 11, 2, 10)
    people = frozenset({CONTACT})
    return [
        _with_canaries(Worker, id=SANNE, name=WORKER),
        _with_canaries(Contact, id=CONTACT, name=NAME, area=HERE, talents=people_words(), wishes=people_words()),
        _with_canaries(Initiative, id=INITIATIVE, title="Moestuin", area=HERE, lead=CONTACT),
        _with_canaries(PhaseChange, initiative=INITIATIVE, on=day, to_phase="verkennen"),
        _with_canaries(Area, id=HERE, code="EIGEN-1", name="De hof", level="eigen"),
        _with_canaries(Activity, id=ACTIVITY, title="Koffie", area=HERE, starts=start),
        _with_canaries(Session, id=SESSION, activity=ACTIVITY, original_start=start, starts=start),
        _with_canaries(Attendance, session=SESSION, contact=CONTACT),
        _with_canaries(ContactMoment, date=day, area=HERE, worker=SANNE, contacts=people),
        _with_canaries(Ask, contact=CONTACT, on=day, by=SANNE),
        _with_canaries(Promise, to=CONTACT, promised_on=day, by=SANNE),
        _with_canaries(Story, initiative=INITIATIVE, date=day),
        _with_canaries(Lesson, on=day, activity=ACTIVITY),
    ]


def cage(path: Path, word: str) -> None:
    """Make a locked file with all canaries in it, and none of the shipped lists and areas, which take time."""
    with files.new_store(path, word) as store:
        with store.write() as writer:
            ensure(writer.connection)
            settings.put(writer.connection, "worker", SANNE)
        services = Services(store)
        services.records.save(*planted())
        services.records.set_value(CONTACT, "note", "Kanarie van daarna")


def people_words() -> frozenset[str]:
    """A talent that says whose it is."""
    return frozenset({"kanariezang"})


def _with_canaries(cls: type[Record], **values: Any) -> Record:
    for name, described in fields_of(cls).items():
        if described.personal and name not in values and isinstance(described, Text | LongText):
            values[name] = _SPECIAL.get(name, f"Kanarie {cls.info.key} {name}")
    return cls(**values)


def personal_texts() -> set[tuple[str, str]]:
    """Every personal text field that there is, by kind."""
    return {
        (key, name)
        for key, cls in KINDS.items()
        for name, described in fields_of(cls).items()
        if described.personal and isinstance(described, Text | LongText)
    }


def sings(found: bytes | str) -> bool:
    """Whether a canary is in it, in any of the ways that programs write letters."""
    data = found.encode(errors="replace") if isinstance(found, str) else found
    return bool(_SINGED.search(data) or _SINGED.search(data.replace(b"\0", b"")))


def heard_in(folder: Path) -> list[str]:
    """The files under a folder in which a canary sings, also inside what is packed, or in whose name it does."""
    return [
        str(path.relative_to(folder))
        for path in sorted(folder.rglob("*"))
        if sings(path.name) or (path.is_file() and any(map(sings, contents(path))))
    ]


def contents(path: Path) -> Iterator[bytes]:
    """The bytes of a file, and those of the parts of a zip, also of the hidden sheet of a workbook of ours."""
    yield path.read_bytes()
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            yield from (archive.read(name) for name in archive.namelist())
        text = text_in(reader.read(path)) or ""
        packed = text.rpartition(" ")[2]
        yield zlib.decompress(base64.b64decode(packed + "=" * (-len(packed) % 4)))
