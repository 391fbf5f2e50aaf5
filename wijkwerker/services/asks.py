"""Asking people: who was asked for what, and the answer."""

from datetime import date

from wijkwerker.domain.changes import Changes
from wijkwerker.domain.kinds import Ask, Contact
from wijkwerker.domain.kinds.record import make, with_values
from wijkwerker.domain.language import _
from wijkwerker.services.privacy.restriction import restricted
from wijkwerker.services.settings import own_worker
from wijkwerker.storage.store import Store


class Asks:
    """The questions of the worker whose file this is."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def ask(self, contact: str, what: str, on: date, answer: str = "open", later_on: date | None = None) -> Changes:
        """Note that someone was asked for something on a day, with the answer (a code of ANSWERS).

        Raises WijkwerkerError for a contact whose use is restricted.
        """
        with self._store.write() as writer:
            asked = writer.get(Contact, contact)
            if asked is not None and asked.restricted:
                raise restricted()
            values = {"contact": contact, "what": what, "on": on, "by": own_worker(writer).id}
            writer.save(make(Ask, values | _answered(answer, on, later_on)))
            return writer.changes(_("Vraag opgeslagen"))

    def answer(self, ask_id: str, answer: str, on: date, later_on: date | None = None) -> Changes:
        """Note the answer to an earlier question; nothing when the question is gone."""
        with self._store.write() as writer:
            ask = writer.get(Ask, ask_id)
            if ask is not None:
                writer.save(with_values(ask, _answered(answer, on, later_on)))
            return writer.changes(_("Antwoord opgeslagen"))


def _answered(answer: str, on: date, later_on: date | None) -> dict[str, object]:
    """The fields of an answer: an open question was not answered yet, and only `later` has a day to come back to."""
    return {
        "answer": answer,
        "answered_on": None if answer == "open" else on,
        "later_on": later_on if answer == "later" else None,
    }
