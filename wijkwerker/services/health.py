"""Whether the open file is whole, and keeping a damaged one as it is."""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta

from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.domain.health import Report
from wijkwerker.domain.privacy.audit import Action
from wijkwerker.services.copying import now as this_moment
from wijkwerker.storage import audit, health
from wijkwerker.storage.engine import DAMAGED
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

    @property
    def lost_what_came_last(self) -> bool:
        """Whether work that was saved last could not be read back after an unclean end, and nobody was told yet."""
        with self._store.read() as connection:
            return bool(setting_queries.get(connection, health.LOST))

    def tell_lost(self) -> None:
        """Somebody was told of it."""
        with self._store.write() as writer:
            setting_queries.put(writer.connection, health.LOST, "")

    def wants_thorough(self, now: datetime) -> bool:
        """Whether it is time to look deeper: the last use did not end well, or the last deep look was a week ago."""
        if self._store.was_unclean:
            return True
        try:
            with self._store.read() as connection:
                checked = setting_queries.get(connection, CHECKED)
        except WijkwerkerError:  # too damaged to say
            return True
        return not checked or abs(now - datetime.fromisoformat(checked)) >= _WEEK

    def look(self, thorough: bool, stop: Callable[[], bool]) -> Report:
        """Look at every page of the file, beside all other work. A file that is not whole is read-only from then on.

        Ends early, with a report without `at`, when `stop` says so. Raises WijkwerkerError when the file cannot be
        opened now.
        """
        try:
            found = health.problems(self._store.path, self._store.key, thorough=thorough, stop=stop)
        except health.Stopped:
            return Report(thorough=thorough)
        at = this_moment()
        if found:
            self._store.read_only = True
        elif self._store.read_only:
            found = [DAMAGED]  # seen in another way: when it was opened, or when something in it was read
        elif thorough:
            self._note(at)
        return Report(tuple(found), thorough, at)

    def _note(self, at: datetime) -> None:
        """Remember that the file was whole; on a full disk it is looked at again the next time."""
        self._store.was_unclean = False
        with suppress(WijkwerkerError), self._store.write() as writer:
            setting_queries.put(writer.connection, CHECKED, at.isoformat())
            audit.noted(writer, Action.CHECK)
