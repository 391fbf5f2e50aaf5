"""What is done while the disk fails: each scene is a folder with a file, and a command that changes it."""

import json
import shutil
from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from wijkwerker.app import main
from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.domain.exchange.given import Order
from wijkwerker.domain.kinds import Contact, ContactMoment, Worker
from wijkwerker.services.files import start
from wijkwerker.services.services import open_services
from wijkwerker.storage import engine

FILE = "wijk.db"
SANNE = "5a6e0000-0000-4000-8000-000000000001"
ERASED = "0e5a0000-0000-4000-8000-000000000001"
SECRET, OTHER_SECRET = "drie rustige woorden", "vier andere woorden"

BOTH = (SECRET, OTHER_SECRET)

Dump = tuple[str, ...]


@dataclass(frozen=True)
class Scene:
    """A command on the file of a folder. `folder` is copied for each round."""

    name: str
    folder: Path
    words: Callable[[Path], Sequence[str]]
    passphrases: tuple[str | None, ...] = (None,)  # one of these opens the file, before or after


def content(path: Path, passphrases: Sequence[str | None] = (None,)) -> Dump:
    """Every live record of a file that one of the passphrases opens, as lines, after a check that it is whole.

    Raises WijkwerkerError when it does not open.
    """
    for word in passphrases[:-1]:
        with suppress(WijkwerkerError):
            return _content(path, word)
    return _content(path, passphrases[-1])


def _content(path: Path, passphrase: str | None) -> Dump:
    with closing(open_services(path, passphrase)) as services:
        assert services.files.problems() == []
        return tuple(services.files.dump())


def without_new_ids(lines: Dump, before: Dump) -> Dump:
    """The lines, with those of records that were not there before without their ids, which chance chose."""
    known = {json.loads(line)["id"] for line in before if "id" in json.loads(line)}
    told = []
    for line in lines:
        record = json.loads(line)
        if record.get("id") not in known and "id" in record:
            record = {key: value for key, value in record.items() if key != "id"}
        told.append(json.dumps(record, sort_keys=True))
    return tuple(sorted(told))


def make(folder: Path, template: Path) -> list[Scene]:
    """All scenes, in folders below `folder`; `template` is a first day's file."""
    plain = folder / "plain"
    plain.mkdir()
    _fill(shutil.copyfile(template, plain / FILE))
    _colleague(plain)
    older = folder / "older"
    older.mkdir()
    _old_schema(shutil.copyfile(plain / FILE, older / FILE))
    locked = folder / "locked"
    locked.mkdir()
    _encrypt(locked)
    return [
        Scene("save", plain, lambda f: ["log", "--db", f"{f / FILE}", "3 moeders koffie", "--today=2026-11-20"]),
        Scene("set", plain, lambda f: ["set", "--db", f"{f / FILE}", ERASED, "note", "Wil graag in de tuin helpen"]),
        Scene("delete", plain, lambda f: ["delete", "--db", f"{f / FILE}", ERASED]),
        Scene("erase", plain, lambda f: ["erase", "--db", f"{f / FILE}", ERASED]),
        Scene("import", plain, lambda f: ["import", "--db", f"{f / FILE}", f"{f / 'collega.xlsx'}"]),
        Scene("undo", plain, lambda f: ["undo", "--db", f"{f / FILE}"]),
        Scene("export", plain, lambda f: ["export", "--db", f"{f / FILE}", "--out", f"{f / 'mijn.xlsx'}"]),
        Scene("backup", plain, lambda f: ["backup", "--db", f"{f / FILE}"]),
        Scene("restore", plain, lambda f: ["restore", "--db", f"{f / FILE}", f"{f / 'kopie.db'}"]),
        Scene("migration", older, lambda f: ["list", "contact", "--db", f"{f / FILE}"]),
        Scene(
            "save, encrypted", locked, lambda f: _with_secret(f, "log", "3 moeders koffie", "--today=2026-11-20"), BOTH
        ),
        Scene("backup, encrypted", locked, lambda f: _with_secret(f, "backup"), BOTH),
        Scene(
            "passphrase",
            locked,
            lambda f: _with_secret(f, "passphrase", "--new-passphrase-file", f"{f / 'nieuw'}"),
            BOTH,
        ),
    ]


def _fill(path: Path) -> None:
    services = open_services(path)
    area = services.areas.by_code("BU03440321").id

    def moment(day: date, person: str, note: str) -> ContactMoment:
        return ContactMoment(date=day, worker=SANNE, area=area, people=3, contacts=frozenset({person}), note=note)

    with services._store.write() as writer:
        for number in range(30):
            person = writer.save(Contact(name=f"Bewoner {number}", note=f"Bij de inloop van week {number}. " * 8))
            writer.save(moment(date(2026, 1, 5) + timedelta(days=number), person.id, "Koffie gedronken"))
        writer.save(Contact(id=ERASED, name="Fatima El Amrani", phone="0612345678"))
        writer.save(moment(date(2026, 3, 3), ERASED, "Met Fatima El Amrani gepraat"))
    services.backups.back_up(path.with_name("kopie.db"))
    services.close()


def _colleague(folder: Path) -> None:
    """A workbook that changes, adds and deletes, and one that was read already, so that there is something to undo."""
    theirs = shutil.copyfile(folder / FILE, folder / "collega.db")
    for name in ("eerder.xlsx", "collega.xlsx"):
        services = open_services(theirs)
        with services._store.write() as writer:
            for number in range(12):
                writer.save(Contact(name=f"Nieuw {name[:2]} {number}", note="Gezien op straat"))
            for one in (
                writer.connection.exec_driver_sql("SELECT id FROM contact WHERE live ORDER BY id LIMIT 10")
                .scalars()
                .all()
            ):
                if (record := writer.get(Contact, one)) is not None:
                    writer.save(replace(record, note=f"Gewijzigd door een collega: {name}"))
        services.exchange.export(Order(folder / name))
        services.close()
    for path in folder.glob("collega.db*"):
        path.unlink()
    assert main(["import", "--db", str(folder / FILE), str(folder / "eerder.xlsx")]) == 0


def _old_schema(path: Path) -> None:
    """Bring a file back to the schema before this one, so that opening it migrates it."""
    with closing(engine.connect(path, None)) as connection:
        connection.execute("DROP INDEX ix_attendance_helps")
        for table in ("audit", "request", "kept"):
            connection.execute(f"DROP TABLE {table}")
        for column in ("what", "worker", "fields"):
            connection.execute(f"ALTER TABLE export_log DROP COLUMN {column}")
        connection.execute("ALTER TABLE story DROP COLUMN consent_date")
        connection.execute("UPDATE alembic_version SET version_num = '0002'")


def _encrypt(folder: Path) -> None:
    start(folder / FILE, Worker(id=SANNE, name="Sanne Bakker"), SECRET).close()
    (folder / "wachtwoord").write_text(SECRET)
    (folder / "nieuw").write_text(OTHER_SECRET)
    assert main(_with_secret(folder, "backup")) == 0


def _with_secret(folder: Path, command: str, *words: str) -> list[str]:
    return [command, "--db", f"{folder / FILE}", "--passphrase-file", f"{folder / 'wachtwoord'}", *words]
