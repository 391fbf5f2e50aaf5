"""A new file that begins with the workbook of a colleague: the same team, the same work, from the first day."""

from pathlib import Path

from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.domain.exchange.given import Progress
from wijkwerker.domain.exchange.planned import Decisions, Plan
from wijkwerker.domain.folding import fold
from wijkwerker.domain.kinds import Worker
from wijkwerker.domain.language import _
from wijkwerker.services.exchange.exchange import Exchange
from wijkwerker.services.exchange.history import BEGAN
from wijkwerker.services.files import begin
from wijkwerker.storage import files
from wijkwerker.storage.queries import records, settings
from wijkwerker.storage.store import Store


def start_from_workbook(
    path: Path,
    worker: Worker,
    passphrase: str | None,
    workbook: Path,
    workbook_passphrase: str | None = None,
    progress: Progress | None = None,
    recovery_key: str | None = None,
) -> tuple[Store, Plan]:
    """Make a new file from a workbook; returns it open, and what was read. It is there whole, or not at all.

    A colleague in the workbook with the worker's name is the worker: nobody stands in a team twice. Raises Locked for
    an encrypted workbook without its passphrase, and WijkwerkerError for one that is not read, holds only a part, or
    asks something, and for a file that cannot be made.
    """
    with files.new_store(path, passphrase, recovery_key) as store:
        begin(store, None)
        exchange = Exchange(store)
        plan = exchange.plan(workbook, Decisions(), workbook_passphrase, progress)
        if plan.waits:
            raise WijkwerkerError(
                _("In dit bestand is getypt, of er is iets in te kiezen. Daar kan geen nieuw bestand mee beginnen."),
                _("Vraag je collega om een nieuw uitwisselbestand. Of begin zonder, en lees dit bestand daarna in."),
            )
        reading = exchange.apply(plan, Decisions(), workbook, progress, back_up=False).id
        with store.write() as writer:
            own = next((w for w in records.every(writer.connection, Worker) if fold(w.name) == fold(worker.name)), None)
            if own is None:
                own = writer.save(worker)
            settings.put(writer.connection, "worker", own.id)
            settings.put(writer.connection, BEGAN, reading or "")
            if len(own.areas) == 1:
                settings.put_scope(writer.connection, next(iter(own.areas)))
        store.worker = own.id
    return Store.open(path, store.key), plan
