"""The file itself: starting one, copies, and whether it is whole."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.domain.kinds import KINDS, Worker
from wijkwerker.domain.lists import seed_areas, seed_values
from wijkwerker.services.exchange import team
from wijkwerker.storage import backup, derived_check, files, health
from wijkwerker.storage.engine import refusals
from wijkwerker.storage.exchange import erase, erased
from wijkwerker.storage.queries import dump as dump_queries
from wijkwerker.storage.queries import settings as setting_queries
from wijkwerker.storage.store import Store


@dataclass(frozen=True)
class Backup:
    """A copy of the file that was made and checked."""

    path: Path
    made: datetime
    bytes: int


class Files:
    """Copies and checks of the open file."""

    def __init__(self, store: Store) -> None:
        self._store = store

    @property
    def path(self) -> Path:
        """Where the open file stands."""
        return self._store.path

    @property
    def is_encrypted(self) -> bool:
        """Whether the open file is encrypted; a demo is not."""
        return self._store.key is not None

    def back_up(self, target: Path | None = None) -> Backup:
        """Make and check a copy, by default in the folder `reservekopie` beside the file."""
        made = datetime.now()  # noqa: DTZ005 - the laptop's own clock, as people read it in the name
        if target is None:
            folder = self._store.path.parent / "reservekopie"
            with refusals(folder):
                folder.mkdir(exist_ok=True)
            target = folder / f"{self._store.path.stem}-{made:%Y%m%d-%H%M%S}{self._store.path.suffix}"
        self._store.wipe()
        backup.copy(self._store.path, target, self._store.key)
        with self._store.write() as writer:
            setting_queries.put(writer.connection, "backup", made.isoformat(timespec="seconds"))
        return Backup(target, made, target.stat().st_size)

    def problems(self) -> list[str]:
        """What is not whole in the file: its pages, then what is derived from its records; empty when all is well."""
        found = health.problems(self._store.path, self._store.key, thorough=True)
        if found:
            return found
        with self._store.read() as connection:
            return derived_check.problems(connection)

    def dump(self) -> Iterator[str]:
        """Every live record as one line of JSON, kinds and ids sorted."""
        with self._store.read() as connection:
            yield from dump_queries.lines(connection)


def restore(copy: Path, database: Path, passphrase: str | None) -> Path | None:
    """Put a copy in the place of `database`; returns where what stood there is kept, None when nothing did.

    What was erased since the copy was made is erased again. Raises WijkwerkerError when the copy is not whole, or the
    database is still open somewhere.
    """
    key = files.key_for(copy, passphrase)
    try:
        own_key = files.key_for(database, passphrase)
    except WijkwerkerError:  # not there, damaged, or locked with another passphrase
        own_key = None
    gone = erased.in_file(database, own_key)
    return backup.restore(copy, database, key, own_key, lambda draft: _erase_again(draft, key, gone))


def _erase_again(draft: Path, key: bytes | None, gone: frozenset[bytes]) -> None:
    """Erase in an older copy who was erased since it was made: nobody comes back through a backup."""
    if gone:
        with closing(files.open_draft(draft, key)) as store, store.write() as writer:
            erase.absorb(writer, gone)


def start(path: Path, worker: Worker, passphrase: str | None, recovery_key: str | None = None) -> Store:
    """Make a new file with the shipped lists and areas, and the worker whose file it is.

    Encrypted when there is a passphrase; `recovery_key` (of `domain.recovery_key.new`) then opens it too. Raises
    WijkwerkerError when the file cannot be made.
    """
    with files.new_store(path, passphrase, recovery_key) as store:
        begin(store, worker)
    return Store.open(path, store.key)


def begin(store: Store, worker: Worker | None) -> None:
    """Fill a new file with the shipped lists and areas, and the worker whose file it is, if that is known."""
    with store.write() as writer:
        for cls, records in ((KINDS["value"], seed_values()), (KINDS["area"], seed_areas())):
            writer.load(cls, records, shipped=True)
        team.ensure(writer.connection)
        if worker is not None:
            writer.save(worker)
            setting_queries.put(writer.connection, "worker", worker.id)
            if len(worker.areas) == 1:
                setting_queries.put_scope(writer.connection, next(iter(worker.areas)))


def is_encrypted(path: Path) -> bool:
    """Whether a file wants a passphrase. Raises WijkwerkerError when there is no such file."""
    return files.is_encrypted(path)
