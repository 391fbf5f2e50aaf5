"""What this laptop remembers for this file: scope, theme, who works here. Not shared with colleagues."""

from wijkwerker.domain.kinds import Worker
from wijkwerker.storage.queries import records as queries
from wijkwerker.storage.queries import settings as setting_queries
from wijkwerker.storage.store import Store


class Settings:
    """Plain texts by key."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def get(self, key: str, default: str = "") -> str:
        """The text of a setting."""
        with self._store.read() as connection:
            return setting_queries.get(connection, key) or default

    def put(self, key: str, value: str) -> None:
        """Remember a text."""
        with self._store.write() as writer:
            setting_queries.put(writer.connection, key, value)

    def worker(self) -> Worker:
        """The worker whose file this is; the first of a demo. Raises LookupError for a file without any worker."""
        with self._store.read() as connection:
            found = queries.get(connection, Worker, setting_queries.worker(connection))
            if found is None:
                raise LookupError("the file has no worker of its own")
            return found
