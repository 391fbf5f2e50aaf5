"""Inzage: all that is kept about a person, gathered as one document and saved."""

from collections.abc import Collection
from datetime import date
from functools import partial
from pathlib import Path

from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.domain.kinds import Contact, Worker
from wijkwerker.domain.kinds.record import fields_of
from wijkwerker.domain.language import _
from wijkwerker.domain.privacy.audit import Action, object_of
from wijkwerker.domain.privacy.inzage import Inzage
from wijkwerker.domain.privacy.requests import RequestKind, answer_by
from wijkwerker.domain.privacy.shared import What
from wijkwerker.services.leaving import give
from wijkwerker.storage import requests
from wijkwerker.storage.exchange import logs
from wijkwerker.storage.queries import records, retention, same_contacts, settings
from wijkwerker.storage.snapshot import Snapshot
from wijkwerker.storage.store import Store

_TAKE_ALONG = ".json"


class Inzages:
    """What a person is given who asks what we keep about them."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def gather(self, contact_id: str, today: date) -> Inzage:
        """All that is kept about a contact, on all its cards. Raises WijkwerkerError when it is not there."""
        from wijkwerker.services.privacy import inzage_about as about
        from wijkwerker.services.privacy.inzage_sections import Sections

        with self._store.read() as connection:
            cards = same_contacts.cards(connection, contact_id)
            if not cards:
                raise WijkwerkerError(_("Dit contact is er niet meer."), _("Kies een ander contact."))
            worker = records.get(connection, Worker, settings.worker(connection))
            last_day = _answer_by(connection, {card.id for card in cards}, today)
            sections = Sections(connection, cards)
            found = (
                *sections.kept(),
                about.sources(connection, sections.words),
                about.recipients(connection, sections.words, cards),
                about.purposes(),
                about.terms(retention.terms(connection)),
                about.rights(last_day),
            )
            team = (worker.team if worker else "") or ""
            return Inzage(
                contact=cards[0].id,
                name=cards[0].name,
                made=today,
                team=team,
                sections=found,
                answer_by=last_day,
                cover=about.cover(cards[0].name, team, today, last_day),
                data=sections.data(),
            )

    def save(self, inzage: Inzage, path: Path) -> Path:
        """Write the document as .pdf or .xlsx, or .json to take along; returns where it stands.

        Raises WijkwerkerError for another name, or when it cannot be written.
        """
        from wijkwerker.reports import inzage_data, inzage_pdf, inzage_workbook

        writers = {".pdf": inzage_pdf.write, ".xlsx": inzage_workbook.write, _TAKE_ALONG: inzage_data.write}
        write = writers.get(path.suffix.lower())
        if write is None:
            raise WijkwerkerError(
                _("Een inzage wordt een pdf of een Excelbestand."), _("Kies een naam die eindigt op .pdf of .xlsx.")
            )
        takes_along = path.suffix.lower() == _TAKE_ALONG
        document = logs.Document(
            What.INZAGE,
            path,
            {"contacts": [inzage.contact]},
            tuple(f"{Contact.info.key}.{name}" for name in fields_of(Contact)),
            purpose=(RequestKind.PORT if takes_along else RequestKind.ACCESS).value,
        )
        about = object_of(Contact.info.key, inzage.contact)
        return give(self._store, partial(write, inzage, path), document, Action.INZAGE, about)


def file_name(today: date, ending: str = ".pdf") -> str:
    """A name for the document that tells nobody whose it is."""
    return f"inzage-{today.isoformat()}{ending}"


def _answer_by(connection: Snapshot, ids: Collection[str], today: date) -> date:
    """The day by which an open request of this person must be answered; a month from today when there is none."""
    kinds = {RequestKind.ACCESS, RequestKind.PORT}
    due = [
        one.due for one in requests.every(connection) if one.contact in ids and one.done is None and one.kind in kinds
    ]
    return min(due, default=answer_by(today))
