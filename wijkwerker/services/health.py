"""Whether the open file is whole, and keeping a damaged one as it is."""

from collections.abc import Callable
from datetime import datetime, timedelta

from wijkwerker.domain.health import Report
from wijkwerker.storage import health
from wijkwerker.storage.queries import settings as setting_queries
from wijkwerker.storage.store import Store

CHECKED = "checked"  # setting: when the file was last looked at thoroughly and found whole
_WEEK = timedelta(days=7)


class Health:
    """Whether the open file is whole."""

    def __init__(self, store: Store) -> None:
        self._store = store

    @property
    def read_only(self) -> bool:
        """Whether the file is damaged, so that it can be read and not be written."""
        return self._store.read_only

    def wants_thorough(self, now: datetime) -> bool:
        """Whether it is time to look deeper: the last use did not end well, or the last deep look was a week ago."""
        if self._store.was_unclean:
            return True
        with self._store.read() as connection:
            checked = setting_queries.get(connection, CHECKED)
        return not checked or abs(now - datetime.fromisoformat(checked)) >= _WEEK

    def look(self, thorough: bool, stop: Callable[[], bool]) -> Report:
        """Look at every page of the file, beside all other work. A file that is not whole is read-only from then on."""
        try:
            found = health.problems(self._store.path, self._store.key, thorough=thorough, stop=stop)
        except health.Stopped:
            return Report(thorough=thorough)
        at = datetime.now().replace(microsecond=0)  # noqa: DTZ005 - the laptop's own clock
        if found:
            self._store.read_only = True
        elif thorough:
            self._store.was_unclean = False
            with self._store.write() as writer:
                setting_queries.put(writer.connection, CHECKED, at.isoformat())
        return Report(tuple(found), thorough, at)
