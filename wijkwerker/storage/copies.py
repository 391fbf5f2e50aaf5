"""The copies of a file on the disk: their names, where they stand, and what is in them."""

import json
import re
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from sqlalchemy.engine import Connection

from wijkwerker.domain.copies import Copy, Counts, Place
from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.storage import engine as engines
from wijkwerker.storage import key_files, vault
from wijkwerker.storage.queries import settings

FOLDER = "reservekopie"
LAST, LAST_ELSEWHERE, ELSEWHERE = "backup", "elsewhere.last", "elsewhere"  # settings
_BY_HAND = "backup.places"  # setting: where the worker put copies
_MOST_PLACES = 20
_STAMP = "%Y%m%d-%H%M%S"
_MARK = "copy"  # the setting of a copy that says what was in it when it was made, and how far the file was then
_HOW_FAR = "(SELECT value FROM setting WHERE key = 'clock'), (SELECT count(*) FROM epoch)"
_COUNTS = """
    SELECT (SELECT count(*) FROM contact WHERE live), (SELECT count(*) FROM contact_moment WHERE live),
           (SELECT count(*) FROM initiative WHERE live), (SELECT count(*) FROM activity WHERE live),
           (SELECT max(row) >> 24 FROM contact_moment WHERE live)"""


@dataclass(frozen=True)
class Where:
    """What a file remembers of its copies: the second place, where the worker put some, and when the last were made."""

    elsewhere: Path | None = None
    by_hand: tuple[Path, ...] = ()
    last: datetime | None = None
    last_elsewhere: datetime | None = None


def where(connection: Connection) -> Where:
    """What a file remembers of its copies."""
    folder, by_hand, last, there = (
        settings.get(connection, key) for key in (ELSEWHERE, _BY_HAND, LAST, LAST_ELSEWHERE)
    )
    return Where(
        Path(folder) if folder else None,
        tuple(Path(str(one)) for one in json.loads(by_hand or "[]")),
        datetime.fromisoformat(last) if last else None,
        datetime.fromisoformat(there) if there else None,
    )


def remember(connection: Connection, database: Path, target: Path, made: datetime) -> None:
    """Remember that a copy was made, and where when the worker chose that."""
    known = where(connection)
    settings.put(connection, LAST, made.isoformat())
    if target.parent == known.elsewhere:
        settings.put(connection, LAST_ELSEWHERE, made.isoformat())
    elif target.parent != folder_of(database):
        places = [target, *(one for one in known.by_hand if one != target)]
        settings.put(connection, _BY_HAND, json.dumps([str(one.absolute()) for one in places[:_MOST_PLACES]]))


def folder_of(database: Path) -> Path:
    """Where the copies of a file stand that it makes itself."""
    return database.parent / FOLDER


def free_name(database: Path, folder: Path, made: datetime, schema: str = "") -> Path:
    """A name for a new copy that no file has yet; `schema` names the copies before a migration."""
    parts = [database.stem, *([schema] if schema else []), made.strftime(_STAMP)]
    number = 1
    while True:
        ending = "" if number == 1 else f"-{number}"
        free = folder / f"{'-'.join(parts)}{ending}{database.suffix}"
        if not free.exists():
            return free
        number += 1


def found(database: Path, elsewhere: Path | None, by_hand: Iterable[Path] = ()) -> list[Copy]:
    """The copies of a file that can be reached, newest first, without looking in them."""
    listed = [*_in_folder(database, folder_of(database), Place.HERE), *_beside(database)]
    if elsewhere is not None:
        listed += _in_folder(database, elsewhere, Place.ELSEWHERE)
    listed += [copy for path in by_hand if (copy := _copy(database, path, Place.BY_HAND)) is not None]
    known: dict[Path, Copy] = {}
    for copy in listed:
        if copy.path != database:
            known.setdefault(copy.path, copy)
    return sorted(known.values(), key=_age, reverse=True)


def _age(copy: Copy) -> tuple[datetime, int, str]:
    """What orders copies: of one second the later one has a number at the end of its name."""
    return copy.made, len(copy.path.name), str(copy.path)


def at(database: Path, path: Path, elsewhere: Path | None = None) -> Copy:
    """The copy at a path that somebody chose. Raises WijkwerkerError when there is none."""
    place = Place.HERE if path.parent == folder_of(database) else Place.BY_HAND
    if path.parent == elsewhere:
        place = Place.ELSEWHERE
    elif path.parent == database.parent and _aside(database).fullmatch(path.stem):
        place = Place.REPLACED
    with engines.refusals(path):
        return _described(database, path, place)


def _in_folder(database: Path, folder: Path, place: Place) -> Iterator[Copy]:
    for path in _files(folder, database.suffix):
        if (copy := _copy(database, path, place)) is not None:
            yield copy


def _beside(database: Path) -> Iterator[Copy]:
    """What was put aside by a restore, and the copies that were made before a migration in earlier versions."""
    aside = _aside(database)
    for path in _files(database.parent, database.suffix):
        if aside.fullmatch(path.stem):
            yield _described(database, path, Place.REPLACED)
        elif path != database and _stamp(database, path) is not None and belongs(database, path):
            yield _described(database, path, Place.HERE)


def _aside(database: Path) -> re.Pattern[str]:
    return re.compile(rf"{re.escape(database.stem)}-vervangen(-\d+)?")


def _files(folder: Path, suffix: str) -> list[Path]:
    try:
        return sorted(path for path in folder.iterdir() if path.suffix == suffix and path.is_file())
    except OSError:
        return []


def _copy(database: Path, path: Path, place: Place) -> Copy | None:
    """The copy at a path; None when it is gone, or belongs to another file."""
    try:
        return _described(database, path, place) if belongs(database, path) else None
    except OSError:
        return None


def belongs(database: Path, path: Path) -> bool:
    """Whether two files have the same key, with another passphrase perhaps; always when neither has a key.

    Of a file that is gone with its key only the name tells.
    """
    if not database.exists() and not key_files.key_file(database).exists():
        return _stamp(database, path) is not None
    if key_files.same_key(database, path):
        return True
    try:
        return vault.identity(database) == vault.identity(path)
    except WijkwerkerError:  # one of them has no key file that is whole
        return False


def _described(database: Path, path: Path, place: Place) -> Copy:
    state, made = path.stat(), _stamp(database, path)
    when = made or datetime.fromtimestamp(state.st_mtime)  # noqa: DTZ006 - the laptop's own clock, as in the names
    rotates = made is not None and place in {Place.HERE, Place.ELSEWHERE}
    return Copy(path, when.replace(microsecond=0), state.st_size, place, rotates=rotates)


def _stamp(database: Path, path: Path) -> datetime | None:
    """When a copy was made, by the name that we gave it; None for a name that somebody else gave."""
    form = rf"{re.escape(database.stem)}-(?:\d{{4}}-)?(\d{{8}}-\d{{6}})(?:-\d+)?"
    fits = re.fullmatch(form, path.stem)
    try:
        return datetime.strptime(fits[1], _STAMP) if fits else None  # noqa: DTZ007 - the laptop's own clock
    except ValueError:
        return None


def counts(connection: Any) -> Counts:
    """What stands in an open file; `connection` is the driver's own. Raises its DatabaseError for a damaged file."""
    marked = connection.execute("SELECT value FROM setting WHERE key = ?", (_MARK,)).fetchone()
    if marked is not None:
        mark = json.loads(marked[0])
        if mark.pop("far", None) == _far(connection):
            return Counts(**{**mark, "last": date.fromisoformat(mark["last"]) if mark["last"] else None})
    contacts, moments, initiatives, activities, last = connection.execute(_COUNTS).fetchone()
    return Counts(contacts, moments, initiatives, activities, date.fromordinal(last) if last else None)


def mark(connection: Any) -> None:
    """Let a copy say what was in it when it was made, so that a list of copies is quick."""
    connection.execute("DELETE FROM setting WHERE key = ?", (_MARK,))
    now = counts(connection)
    text = json.dumps({**vars(now), "last": now.last.isoformat() if now.last else None, "far": _far(connection)})
    connection.execute("INSERT INTO setting(key, value) VALUES (?, ?)", (_MARK, text))


def unmark(connection: Any) -> None:
    """Let a copy that becomes the file itself be no copy any more."""
    connection.execute("DELETE FROM setting WHERE key = ?", (_MARK,))


def is_untouched(path: Path, key: bytes | None) -> bool:
    """Whether nobody worked in a copy since it was made: else it may be somebody's own file by now."""
    with engines.refusals(path), closing(engines.connect(path, key, reading=True)) as connection:
        marked = connection.execute("SELECT value FROM setting WHERE key = ?", (_MARK,)).fetchone()
        return marked is not None and json.loads(marked[0]).get("far") == _far(connection)


def _far(connection: Any) -> list[Any]:
    return list(connection.execute(f"SELECT {_HOW_FAR}").fetchone())


def look(path: Path, key: bytes | None) -> Counts:
    """What stands in a copy. Raises WijkwerkerError for one that does not open with this key, or is damaged."""
    with engines.refusals(path), closing(engines.connect(path, key, reading=True)) as connection:
        return counts(connection)


def counted(path: Path, key: bytes | None) -> Counts | None:
    """What stands in a copy; None for one that does not open with this key, or is damaged."""
    try:
        return look(path, key)
    except WijkwerkerError:
        return None
