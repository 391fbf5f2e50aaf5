"""Inzage: all that is kept about a person, gathered as one document and saved."""

from datetime import date
from pathlib import Path

from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.domain.kinds import Worker
from wijkwerker.domain.language import _
from wijkwerker.domain.privacy.inzage import Inzage
from wijkwerker.storage.queries import records, same_contacts, settings
from wijkwerker.storage.store import Store


class Inzages:
    """What a person is given who asks what we keep about them."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def gather(self, contact_id: str, today: date) -> Inzage:
        """All that is kept about a contact, on all its cards. Raises WijkwerkerError when it is not there."""
        with self._store.read() as connection:
            cards = same_contacts.cards(connection, contact_id)
            if not cards:
                raise WijkwerkerError(_("Dit contact is er niet meer."), _("Kies een ander contact."))
            worker = records.get(connection, Worker, settings.worker(connection))
        return Inzage(cards[0].id, cards[0].name, today, (worker.team if worker else "") or "", ())

    def save(self, inzage: Inzage, path: Path) -> Path:
        """Write the document as .pdf or .xlsx, or .json to take along; returns where it stands.

        Raises WijkwerkerError for another name, or when it cannot be written.
        """
        raise WijkwerkerError(_("Een inzage wordt een pdf of een Excelbestand."), _("Laat de naam eindigen op .pdf."))


def file_name(today: date, ending: str = ".pdf") -> str:
    """A name for the document that tells nobody whose it is."""
    return f"inzage-{today.isoformat()}{ending}"
