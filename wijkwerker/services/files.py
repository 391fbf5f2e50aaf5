"""The file itself: starting one, where it stands, and whether it is whole."""

from collections.abc import Iterator
from pathlib import Path

from wijkwerker.domain.kinds import KINDS, Worker
from wijkwerker.domain.lists import seed_areas, seed_values
from wijkwerker.domain.privacy.audit import Action
from wijkwerker.services.exchange import team
from wijkwerker.storage import audit, derived_check, files, health
from wijkwerker.storage.queries import dump as dump_queries
from wijkwerker.storage.queries import settings as setting_queries
from wijkwerker.storage.store import Store


class Files:
    """Where the open file stands, and what is in it."""

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

    def problems(self) -> list[str]:
        """What is not whole in the file: its pages, then what is derived from its records; empty when all is well."""
        found = health.problems(self._store.path, self._store.key, thorough=True)
        if found:
            return found
        with self._store.read() as connection:
            return derived_check.problems(connection)

    def check(self) -> list[str]:
        """The problems; the audit tells that somebody looked and found none. A damaged file is left as it is."""
        found = self.problems()
        if not found:
            with self._store.write() as writer:
                audit.noted(writer, Action.CHECK)
        return found

    def dump(self) -> Iterator[str]:
        """Every live record as one line of JSON, kinds and ids sorted."""
        with self._store.read() as connection:
            yield from dump_queries.lines(connection)


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
