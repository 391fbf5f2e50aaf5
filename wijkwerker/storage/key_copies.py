"""The key files beside the copies of a file: when the passphrase changes, it changes there too.

Copies are known by the content of their key file: random bytes, so equal content is a copy's of the same file. The
contents that were replaced stand in the setting `rewrap` until no copy can have them any more: what was killed halfway
or could not be reached is done later.

And the other way round: a key file that is gone or damaged is replaced by the one of a copy.
"""

import glob
import json
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from hashlib import sha256
from pathlib import Path

from sqlalchemy.engine import Connection

from wijkwerker.domain.errors import Locked, WijkwerkerError
from wijkwerker.storage import copies, fitting, key_files
from wijkwerker.storage.queries import settings

_SETTING = "rewrap"
_TRIED = 4


def mark(database: Path) -> str:
    """What the content of a file's key file is known by, '' when it is not there."""
    return _mark(key_files.key_file(database))


def replaced(connection: Connection) -> dict[str, str]:
    """The marks of contents that some copy may still have, each with the action that is to be noted or ''."""
    try:
        found = json.loads(settings.get(connection, _SETTING) or "{}")
    except ValueError:
        return {}
    return {str(key): str(value) for key, value in found.items()} if isinstance(found, dict) else {}


def put_replaced(connection: Connection, marks: dict[str, str]) -> None:
    """Remember the marks of contents that some copy may still have."""
    settings.put(connection, _SETTING, json.dumps(marks) if marks else "")


def spread(database: Path, marks: Collection[str], second: Path | None = None, by_hand: Sequence[Path] = ()) -> bool:
    """Lay the key file of a database beside all its copies whose key file has one of the marks.

    `by_hand` are those that the worker put in other folders and in which nobody worked since: see `untouched`. Returns
    whether no copy has such a one any more, and all these places could be reached.
    """
    now = key_files.key_file(database)
    try:
        whole = (second is None or second.is_dir()) and all(copy.parent.is_dir() for copy in by_hand)
        marks = set(marks) - {mark(database)}
        files = [*_key_files(database, second), *map(key_files.key_file, by_hand)]
    except OSError:
        return False
    for file in files:
        try:
            if _mark(file) in marks:
                key_files.lay_over(now, file)
        except OSError:
            whole = False
    return whole


def untouched(by_hand: Iterable[Path], marks: Collection[str], key: bytes) -> list[Path]:
    """The copies that are to get the key file of now: those in which nobody worked, and those that are out of reach.

    One that is thrown away, that has another key file already, or that may be somebody's own file by now is left out.
    """
    return [copy for copy in by_hand if not copy.parent.is_dir() or _is_to_follow(copy, marks, key)]


def _is_to_follow(copy: Path, marks: Collection[str], key: bytes) -> bool:
    try:
        return mark(copy) in marks and copies.is_untouched(copy, key)
    except (OSError, WijkwerkerError):  # gone or damaged: there is nothing to open with it
        return False


def unlocked(database: Path, unlock: Callable[[Path], bytes]) -> bytes:
    """The key of a file; when its key file is gone or damaged, by the one of its copies, which then takes its place.

    `unlock` gets a database whose key file is to be used. Raises WijkwerkerError as it does.
    """
    try:
        return unlock(database)
    except Locked:
        raise
    except WijkwerkerError as refusal:
        refusals = [refusal]
    for copy in _copies(database):
        try:
            key = unlock(copy)
        except WijkwerkerError as refusal:
            refusals.append(refusal)
            continue
        if fitting.fits(database, key):
            key_files.copy_key(copy, database)
            return key
    raise next((one for one in refusals if isinstance(one, Locked)), refusals[0])


def _copies(database: Path) -> list[Path]:
    """Copies of a file with different key files, the newest first: some, because each takes a moment to try."""
    named = f"{glob.escape(database.stem)}-*.key"
    files = [file for folder in (copies.folder_of(database), database.parent) for file in folder.glob(named)]
    found: dict[str, Path] = {}
    for file in sorted(files, key=lambda one: one.name, reverse=True):
        found.setdefault(_mark(file), file.with_suffix(database.suffix))
    return list(found.values())[:_TRIED]


def _key_files(database: Path, second: Path | None) -> Iterator[Path]:
    places = [database.parent, copies.folder_of(database)]
    if second is not None:
        places.append(second)
    for place in places:
        yield from place.glob("*.key")


def _mark(file: Path) -> str:
    return sha256(file.read_bytes()).hexdigest() if file.is_file() else ""
