"""Restricted use: what is kept of a person stays and counts, and nobody works with it (AVG article 18)."""

from dataclasses import replace

from wijkwerker.domain.changes import Changes
from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.domain.kinds import Contact, Record
from wijkwerker.domain.language import _
from wijkwerker.domain.privacy.audit import Action, object_of
from wijkwerker.storage import audit
from wijkwerker.storage.queries import same_contacts
from wijkwerker.storage.store import Store
from wijkwerker.storage.writer import Writer


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
            note_restrictions(writer)
            label = _("{name}: beperkt gebruik") if on else _("{name}: niet meer beperkt")
            return writer.changes(label.format(name=cards[0].name))


def note_restrictions(writer: Writer) -> None:
    """Tell the audit of every card whose use this transaction restricted or freed, in whatever way."""
    for one in writer.changes().items:
        before, after = one.before, one.after
        if isinstance(before, Contact) and isinstance(after, Contact) and before.restricted != after.restricted:
            action = Action.RESTRICT if after.restricted else Action.UNRESTRICT
            audit.noted(writer, action, object_of(Contact.info.key, one.id))


def refuse_restricted(writer: Writer, record: Record) -> None:
    """Refuse an edit of a contact whose use is restricted, but for lifting that. Raises WijkwerkerError."""
    if not isinstance(record, Contact):
        return
    now = writer.get(Contact, record.id)
    if now is not None and now.restricted and replace(now, restricted=record.restricted) != record:
        raise restricted()


def restricted() -> WijkwerkerError:
    """The refusal to work with a contact whose use is restricted."""
    return WijkwerkerError(
        _("Het gebruik van dit contact is beperkt. Er is niets veranderd."),
        _("Mag je er weer mee werken? Hef dan eerst de beperking op."),
    )
