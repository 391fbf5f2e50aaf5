"""How we stand with colleagues: what is not given yet, to whom, and from whom nothing was heard for long."""

from datetime import datetime

from wijkwerker.domain.dates import moment_of
from wijkwerker.domain.exchange.given import Colleague, Standing, Unshared
from wijkwerker.domain.kinds import Worker
from wijkwerker.storage.queries import exchanged, records, settings
from wijkwerker.storage.snapshot import Snapshot
from wijkwerker.storage.store import Store

_QUIET_WEEKS = 3


class Standings:
    """What waits to be exchanged."""

    _store: Store

    def unshared(self) -> Unshared:
        """Own work that stands in no workbook made since; a file in which nothing was done yet has none."""
        with self._store.read() as connection:
            last = exchanged.last_given(connection)
            counts = exchanged.own_since(connection, last.clock)
            if not last.at and counts == {Worker.info.key: 1}:
                counts = {}  # of a first day: who works here, and nothing that a colleague waits for
            return Unshared(sum(counts.values()), counts, moment_of(last.at) if last.at else None)

    def colleagues(self) -> tuple[Colleague, ...]:
        """The colleagues who work here now, those to whom something can be given first."""
        with self._store.read() as connection:
            own = settings.worker(connection)
            heard, given = exchanged.heard(connection), exchanged.given(connection)
            workers = [w for w in records.every(connection, Worker) if w.active and w.id != own]
            found = [_colleague(connection, worker, heard.get(worker.id), given.get(worker.id)) for worker in workers]
        order = list(Standing)
        return tuple(sorted(found, key=lambda one: (-order.index(one.state), one.name.casefold())))


def _colleague(connection: Snapshot, worker: Worker, heard: exchanged.Heard | None, given: str | None) -> Colleague:
    received = moment_of(heard.at) if heard else None
    weeks = (datetime.now().astimezone() - received).days // 7 if received else 0
    shown_at = heard.clock if heard else 0
    to_give, state = exchanged.not_shown(connection, worker.id, shown_at), Standing.EQUAL
    if to_give:
        waits = exchanged.not_given(connection, worker.id, shown_at)
        to_give = to_give if waits is None else waits
        state = Standing.GIVE if to_give else Standing.GIVEN
    if received is not None and weeks >= _QUIET_WEEKS:
        state = Standing.QUIET
    return Colleague(
        worker.id, worker.name, worker.role, received, moment_of(given) if given else None, to_give, state, weeks
    )
