"""Restricted use: what is kept of a person stays and counts, and nobody works with it (AVG article 18)."""

from dataclasses import replace

from wijkwerker.domain.changes import Changes
from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.domain.language import _
from wijkwerker.domain.privacy.audit import Action, object_of
from wijkwerker.storage import audit
from wijkwerker.storage.queries import same_contacts
from wijkwerker.storage.store import Store


class Restriction:
    """Setting it and lifting it."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def set(self, contact_id: str, on: bool) -> Changes:
        """Restrict the use of a contact on all its cards, or lift that. Raises WijkwerkerError when it is not there."""
        with self._store.write() as writer:
            cards = same_contacts.cards(writer.connection, contact_id)
            if not cards:
                raise WijkwerkerError(_("Dit contact is er niet meer."), _("Kies een ander contact."))
            for card in cards:
                writer.save(replace(card, restricted=on))
            audit.noted(writer, Action.RESTRICT if on else Action.UNRESTRICT, object_of("contact", cards[0].id))
            label = _("{name}: beperkt gebruik") if on else _("{name}: niet meer beperkt")
            return writer.changes(label.format(name=cards[0].name))
