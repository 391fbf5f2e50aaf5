"""What people asked about their own data, and whether they have an answer."""

from dataclasses import replace
from datetime import date

from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.domain.kinds import Contact
from wijkwerker.domain.kinds.record import new_id
from wijkwerker.domain.language import _
from wijkwerker.domain.privacy.requests import Request, RequestKind, answer_by
from wijkwerker.domain.texts import tidy
from wijkwerker.services import numbers
from wijkwerker.storage import requests as kept
from wijkwerker.storage.queries import records
from wijkwerker.storage.store import Store


class Requests:
    """The log of requests."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def all(self) -> list[Request]:
        """Open requests first, the soonest due first; then those that were answered, the last first."""
        with self._store.read() as connection:
            return kept.every(connection)

    def add(self, kind: RequestKind, contact_id: str, name: str, received: date) -> Request:
        """Note a request on the day it came; `contact_id` is '' for somebody who is not in the file.

        The name is the contact's own when there is one. Raises WijkwerkerError without a name, or when the contact is
        not there.
        """
        with self._store.write() as writer:
            if contact_id:
                contact = records.get(writer.connection, Contact, contact_id)
                if contact is None:
                    raise WijkwerkerError(_("Dit contact is er niet meer."), _("Kies iemand anders, of typ een naam."))
                name = contact.name
            name = tidy(name)
            if not name:
                raise WijkwerkerError(_("Van wie is het verzoek? De naam is nog leeg."), _("Vul een naam in."))
            numbers.refuse_bsn(name)
            request = Request(new_id(), kind, contact_id, name, received, answer_by(received))
            kept.put(writer.connection, request)
        return request

    def finish(self, request_id: str, outcome: str, done: date) -> Request:
        """Note the answer and its day. Raises WijkwerkerError when there is no such request, or the day lies before it.

        An answer that was noted before is replaced.
        """
        with self._store.write() as writer:
            request = kept.one(writer.connection, request_id)
            if request is None:
                raise WijkwerkerError(_("Dit verzoek is er niet meer."), _("Kies een ander verzoek."))
            if done < request.received:
                raise WijkwerkerError(
                    _("Het antwoord kan niet eerder zijn dan het verzoek."), _("Kijk de twee datums na.")
                )
            numbers.refuse_bsn(outcome)
            request = replace(request, outcome=tidy(outcome), done=done)
            kept.put(writer.connection, request)
        return request
