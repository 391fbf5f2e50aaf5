"""What this laptop remembers for this file: scope, theme, who works here. Not shared with colleagues."""

from dataclasses import dataclass, replace

from wijkwerker.domain.changes import Change, Changes
from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.domain.exchange.merge import ALIVE, LIVE
from wijkwerker.domain.kinds import Worker
from wijkwerker.domain.language import _
from wijkwerker.storage.queries import records as queries
from wijkwerker.storage.queries import settings as setting_queries
from wijkwerker.storage.store import Store
from wijkwerker.storage.writer import Writer


@dataclass(frozen=True)
class Team:
    """Whose file this is, and who it could be: `own` is None when that worker is gone.

    `lost` is the name that the own worker had, '' unless it can be put back; `workers` are those who work here now.
    """

    own: Worker | None
    lost: str
    workers: tuple[Worker, ...]


class Settings:
    """Plain texts by key, and the worker whose file this is."""

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

    def me(self) -> Worker | None:
        """The worker whose file this is; None when a colleague deleted or erased that one."""
        with self._store.read() as connection:
            return queries.get(connection, Worker, setting_queries.worker(connection))

    def worker(self) -> Worker:
        """The worker whose file this is. Raises WijkwerkerError, with what to do, when that one is gone."""
        return _known(self.me())

    def team(self) -> Team:
        """Whose file this is, and who it could be."""
        with self._store.read() as connection:
            own = queries.get(connection, Worker, setting_queries.worker(connection))
            workers = [one for one in queries.every(connection, Worker) if one.active or one == own]
            lost = "" if own is not None else setting_queries.lost_worker(connection)
        return Team(own, lost, tuple(sorted(workers, key=lambda one: one.name.casefold())))

    def become(self, worker_id: str) -> Changes:
        """Let this be the file of another worker from now on; what was written before stays on the earlier name.

        Raises WijkwerkerError when there is no such worker.
        """
        with self._store.read() as connection:
            wanted = queries.get(connection, Worker, worker_id)
        if wanted is None:
            raise WijkwerkerError(_("Deze collega staat niet meer in dit bestand."), _("Kies een andere naam."))
        self._store.work_as(wanted.id)
        return _told(wanted, _("Je werkt nu als {name}").format(name=wanted.name))

    def put_back(self) -> Changes:
        """Put the own worker back that was deleted. Raises WijkwerkerError when that cannot be done."""
        with self._store.write() as writer:
            own = setting_queries.worker(writer.connection)
            if setting_queries.lost_worker(writer.connection):
                writer.solve(own, LIVE, ALIVE)
            own_worker(writer)
            return replace(writer.changes(_("Je staat er weer bij")), undoable=False)

    def begin_as(self, name: str) -> Changes:
        """Let this be the file of somebody who is not in it yet. Raises WijkwerkerError without a name."""
        with self._store.write() as writer:
            made = writer.save(Worker(name=" ".join(name.split())))
        return self.become(made.id)


def own_worker(writer: Writer) -> Worker:
    """The worker on whose name something is written. Raises WijkwerkerError, with what to do, when that one is gone."""
    return _known(writer.get(Worker, setting_queries.worker(writer.connection)))


def _known(worker: Worker | None) -> Worker:
    if worker is None:
        raise WijkwerkerError(
            _("Je staat niet meer bij de collega’s in dit bestand. Er is niets bewaard."),
            _("Zeg eerst in het venster wie je bent: bij Instellingen, onder Mijn gegevens."),
        )
    return worker


def _told(worker: Worker, label: str) -> Changes:
    """That somebody else works here now, so that whatever shows a name shows another one."""
    return Changes((Change(Worker.info.key, worker.id, worker, worker),), label, undoable=False)
