"""Copies of the open file: making, looking in, putting back, and keeping who was erased out of all of them."""

from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from wijkwerker.domain.copies import CopiesReport, Copy, Counts, Elsewhere, Place, Preview
from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.domain.language import _
from wijkwerker.domain.privacy.audit import Action
from wijkwerker.storage import audit, backup, copies, files, health, vault
from wijkwerker.storage.engine import refusals
from wijkwerker.storage.exchange import erase, erased
from wijkwerker.storage.queries import settings as setting_queries
from wijkwerker.storage.store import Store

LAST, FOLDER, LAST_ELSEWHERE = "backup", "elsewhere", "elsewhere.last"  # settings
TROUBLE, TROUBLE_ELSEWHERE = "backup.trouble", "elsewhere.trouble"
_DAILY, _WEEKLY = timedelta(days=1), timedelta(days=7)
_TERM = 24  # months


class Backups:
    """Copies of the open file."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def back_up(self, target: Path | None = None) -> Copy:
        """Make and check a copy, by default in the folder `reservekopie` beside the file.

        Raises WijkwerkerError when no copy can be made there.
        """
        made = _now()
        return self._made(target or self._free_name(copies.folder_of(self._store.path), made), made)

    def _free_name(self, folder: Path, made: datetime) -> Path:
        with refusals(folder):
            folder.mkdir(exist_ok=True)
            return copies.free_name(self._store.path, folder, made)

    def _made(self, target: Path, made: datetime) -> Copy:
        self._store.wipe()
        backup.copy(self._store.path, target, self._store.key)
        with self._store.write() as writer:
            setting_queries.put(writer.connection, LAST, made.isoformat())
            audit.noted(writer, Action.BACKUP)
        found = copies.at(self._store.path, target)
        return replace(found, made=made, counts=copies.counted(target, self._store.key))

    def report(self) -> CopiesReport:
        """All copies that can be reached, with what is in them. Looks on the second place, which can be slow."""
        with self._store.read() as connection:
            last = setting_queries.get(connection, LAST)
        key = self._store.key
        found = tuple(replace(one, counts=copies.counted(one.path, key)) for one in self._all())
        return CopiesReport(found, self._elsewhere(), datetime.fromisoformat(last) if last else None)

    def _all(self) -> list[Copy]:
        return copies.found(self._store.path, self._elsewhere().folder)

    def _elsewhere(self) -> Elsewhere:
        with self._store.read() as connection:
            folder, last = (setting_queries.get(connection, key) for key in (FOLDER, LAST_ELSEWHERE))
        if not folder:
            return Elsewhere()
        return Elsewhere(Path(folder), Path(folder).is_dir(), datetime.fromisoformat(last) if last else None)

    def look(self, copy: Copy | Path) -> Preview:
        """What putting a copy back would do. Raises Locked for a copy with another passphrase, and WijkwerkerError for
        one that is not there or not whole."""
        path = copy if isinstance(copy, Path) else copy.path
        one = copies.at(self._store.path, path)
        then = copies.look(path, _key_of(path, None, self._store.key))
        return Preview(replace(one, counts=then), then, self._counts())

    def _counts(self) -> Counts:
        with self._store.read() as connection:
            return copies.counts(connection.connection.driver_connection)

    def set_elsewhere(self, folder: Path | None) -> None:
        """Choose the second place, or none. Raises WijkwerkerError for a folder in which nothing can be written."""
        with self._store.write() as writer:
            setting_queries.put(writer.connection, FOLDER, str(folder) if folder else "")

    def make_due(self, now: datetime) -> list[Copy]:
        """Make the copies that are due: here every day, on the second place every week when it can be reached.

        A full disk or a place that is not there is told by `report`, and is no error.
        """
        return []

    def tidy_erased(self, stop: Callable[[], bool]) -> int:
        """Take whoever was erased since out of every copy that can be reached; returns in how many.

        Ends early when `stop` says so, and goes on where it was the next time.
        """
        return 0

    def rehearse(self) -> Preview:
        """Put the newest copy back in a temporary folder, open it and count. Raises WijkwerkerError when there is none,
        or it would not come back."""
        raise WijkwerkerError(_("Er is nog geen reservekopie."), _("Maak er eerst een."))


def _now() -> datetime:
    return datetime.now().replace(microsecond=0)  # noqa: DTZ005 - the laptop's own clock, as in the names


def restore(copy: Path, database: Path, *, passphrase: str | None = None, key: bytes | None = None) -> Path | None:
    """Put a copy in the place of `database`; returns where what stood there is kept, None when nothing did.

    What was erased since the copy was made is erased again. Wants the passphrase of the copy, or the `key` of the file
    it was made of. Raises Locked for a copy that this does not open, and WijkwerkerError when it is not whole, or the
    database is still open somewhere.
    """
    opens = _key_of(copy, passphrase, key)
    own = _own_key(copy, database, passphrase, opens)
    gone = erased.in_file(database, own)
    return backup.restore(copy, database, opens, own, lambda draft: _erase_again(draft, opens, gone))


def _key_of(copy: Path, passphrase: str | None, key: bytes | None) -> bytes | None:
    if not files.is_encrypted(copy):
        return None
    return key if key is not None else files.key_for(copy, passphrase)


def _own_key(copy: Path, database: Path, passphrase: str | None, opens: bytes | None) -> bytes | None:
    """The key of what stands in the database's place, if that is known."""
    try:
        if vault.same_key(copy, database):
            return opens
        return files.key_for(database, passphrase)
    except WijkwerkerError:  # not there, damaged, or locked with another passphrase
        return None


def _erase_again(draft: Path, key: bytes | None, gone: frozenset[bytes]) -> None:
    """Erase in an older copy who was erased since it was made: nobody comes back through a backup."""
    if gone:
        with closing(files.open_draft(draft, key)) as store, store.write() as writer:
            erase.absorb(writer, gone)


def newest_good(database: Path, *, passphrase: str | None = None, key: bytes | None = None) -> Copy | None:
    """The newest copy of a file that is whole, None when there is none; the file itself is not opened.

    What a restore put aside is not meant: it was replaced on purpose.
    """
    for one in copies.found(database, None):
        if one.place is Place.REPLACED:
            continue
        opens = _key_of(one.path, passphrase, key)
        if (found := copies.counted(one.path, opens)) is not None and not health.problems(one.path, opens, thorough=True):
            return replace(one, counts=found)
    return None
