"""Whom a name means: a colleague on file, or somebody who is not."""

from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.domain.exchange.given import Person
from wijkwerker.domain.folding import fold, words
from wijkwerker.domain.kinds import Worker
from wijkwerker.domain.language import _
from wijkwerker.storage.queries import records
from wijkwerker.storage.snapshot import Snapshot


def person(connection: Snapshot, name: str, *, known: bool = False) -> Person:
    """The colleague with this id or name, or a stranger with this name; a first name will do when one has it.

    Raises WijkwerkerError when several colleagues can be meant, or with `known` when none is called that.
    """
    text = " ".join(name.split())
    workers = [worker for worker in records.every(connection, Worker) if worker.name]
    for fits in (_has_id, _has_name, _has_words):
        found = [worker for worker in workers if fits(worker, text)]
        working = [worker for worker in found if worker.active] or found
        if len(working) == 1:
            return Person(working[0].id, working[0].name)
        if working:
            raise WijkwerkerError(
                _("Wie bedoel je met “{name}”? Dat kan {names} zijn.").format(
                    name=text[:60], names=", ".join(sorted(worker.name for worker in working))
                ),
                _("Typ de hele naam, of het nummer van deze collega."),
            )
    if known:
        raise WijkwerkerError(
            _("Er is geen collega die “{name}” heet.").format(name=text[:60]),
            _("Kijk na hoe je collega hier heet."),
        )
    return Person("", text)


def _has_id(worker: Worker, text: str) -> bool:
    return worker.id == text.lower()


def _has_name(worker: Worker, text: str) -> bool:
    return bool(text) and fold(worker.name) == fold(text)


def _has_words(worker: Worker, text: str) -> bool:
    asked = words(text)
    return bool(asked) and words(worker.name)[: len(asked)] == asked
