"""Forgetting people: their name goes out of every text, everything else about them goes, and every count stays."""

from collections.abc import Collection, Iterable

from wijkwerker.domain.changes import Changes
from wijkwerker.domain.exchange.renaming import sets_of, texts_of
from wijkwerker.domain.language import ngettext
from wijkwerker.domain.privacy.audit import Action, object_of
from wijkwerker.domain.privacy.retention import Tidied
from wijkwerker.services import copying
from wijkwerker.storage import audit
from wijkwerker.storage.exchange import erase
from wijkwerker.storage.queries import retention as queries
from wijkwerker.storage.queries import same_contacts
from wijkwerker.storage.store import Store
from wijkwerker.storage.writer import Writer


class Forgetting:
    """Forgetting people for good."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def forget(self, contact_ids: Collection[str]) -> Tidied:
        """Forget people with all their cards, also deleted ones, here and wherever this file's workbooks come.

        Their name goes out of every text. Ids that are not there are left out. It cannot be undone. A copy is made
        first, for when it goes wrong halfway; `Backups.tidy_erased` takes these people out of all copies.
        """
        copying.back_up(self._store)
        with self._store.write() as writer:
            return forget(writer, contact_ids)


def forget(writer: Writer, contact_ids: Iterable[str]) -> Tidied:
    """Forget people within a transaction."""
    cards = set[str]()
    people = 0
    for contact_id in contact_ids:
        found = {card.id for card in same_contacts.cards(writer.connection, contact_id)}
        found |= queries.in_trash(writer.connection, contact_id)
        people += bool(found - cards)
        cards |= found
    if not cards:
        return Tidied(0, 0, 0, Changes(undoable=False))
    changes = erase.erase(writer, cards)
    for card in sorted(cards):
        audit.noted(writer, Action.ERASE, object_of("contact", card))
    label = ngettext("{count} persoon is vergeten", "{count} mensen zijn vergeten", people).format(count=people)
    return Tidied(people, texts_in(changes), 0, Changes(changes.items, label, undoable=False))


def texts_in(changes: Changes) -> int:
    """In how many texts of records that are still there something was replaced."""
    pairs = [(one.kind, one.before, one.after) for one in changes.items if one.before and one.after]
    return sum(
        getattr(before, name) != getattr(after, name)
        for kind, before, after in pairs
        for name in (*texts_of(kind), *sets_of(kind))
    )
