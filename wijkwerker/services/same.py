"""Cards of one contact: joining two, loosening one, and what could be the same."""

from collections.abc import Mapping
from dataclasses import replace

from wijkwerker.domain import same
from wijkwerker.domain.changes import Changes
from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.domain.fields import LOOSE
from wijkwerker.domain.kinds import Contact
from wijkwerker.domain.language import _, ngettext
from wijkwerker.storage import merged
from wijkwerker.storage.queries import contact_card, same_contacts
from wijkwerker.storage.queries.contact_card import ContactCard
from wijkwerker.storage.queries.contact_doubles import Double
from wijkwerker.storage.store import Store
from wijkwerker.storage.writer import Writer


class SameContacts:
    """Nothing is moved or thrown away by what is done here: it only says which cards are shown as one contact."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def candidates(self, contact_id: str, text: str = "", limit: int = 6) -> list[Double]:
        """Contacts that can be joined with this one: those that fit a text, without text those most like it."""
        with self._store.read() as connection:
            if text.strip():
                return same_contacts.found(connection, contact_id, text, limit)
            return same_contacts.likely(connection, contact_id, limit)

    def pair(self, first: str, second: str) -> tuple[ContactCard, ContactCard]:
        """Two contacts to lay side by side. Raises WijkwerkerError when one of them is not there (any more)."""
        with self._store.read() as connection:
            one, other = (contact_card.card(connection, contact) for contact in (first, second))
        if one is None or other is None:
            raise _gone()
        return one, other

    def cards(self, contact_id: str) -> list[Contact]:
        """All cards of a contact, the main card first; none when it is not there."""
        with self._store.read() as connection:
            return same_contacts.cards(connection, contact_id)

    def join(self, main: str, other: str) -> Changes:
        """Show two contacts as one, through the card `main`. Raises WijkwerkerError when one of them is not there."""
        with self._store.write() as writer:
            first, second = _card(writer, main), _card(writer, other)
            links = merged.links_around(writer.connection, [main, other])
            _write(writer, same.joined(links, main, [other]))
            told = _("{main} en {other} zijn nu één contact")
            return writer.changes(told.format(main=first.name or _("Contact"), other=second.name or _("contact")))

    def loosen(self, card: str) -> Changes:
        """Let a card be a contact of its own again; the other cards of that contact stay together."""
        with self._store.write() as writer:
            contact = _card(writer, card)
            _write(writer, same.loosened(merged.links_around(writer.connection, [card]), card))
            return writer.changes(_("{name} is weer een eigen contact").format(name=contact.name or _("Contact")))

    def tell_apart(self, first: str, second: str) -> Changes:
        """Note that two contacts are not the same, so that nobody asks again."""
        with self._store.write() as writer:
            names = [_card(writer, card).name or _("Contact") for card in (first, second)]
            _write(writer, {same.pair(first, second): LOOSE})
            told = _("{first} en {second} blijven twee contacten")
            return writer.changes(told.format(first=names[0], second=names[1]))

    def remove(self, contact_id: str) -> Changes:
        """Delete a contact with all its cards; nothing when it is gone already."""
        with self._store.write() as writer:
            found = same_contacts.cards(writer.connection, contact_id)
            if not found:
                return Changes()
            for card in found:
                writer.delete(Contact, card.id)
            told = ngettext("{name} is verwijderd", "{name} is verwijderd, met {count} kaarten", len(found))
            return writer.changes(told.format(name=found[0].name or _("Contact"), count=len(found)))


def _gone() -> WijkwerkerError:
    return WijkwerkerError(_("Een van deze contacten is er niet meer."), _("Zoek het opnieuw op in je contacten."))


def _card(writer: Writer, card: str) -> Contact:
    found = writer.get(Contact, card)
    if found is None:
        raise _gone()
    return found


def _write(writer: Writer, links: Mapping[same.Pair, str]) -> None:
    """Write links, each on the card with the smaller id."""
    for (smaller, larger), main in sorted(links.items()):
        card = _card(writer, smaller)
        writer.save(replace(card, same=same.with_link(card.same, larger, main)))
