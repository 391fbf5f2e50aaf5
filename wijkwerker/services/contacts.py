"""Contacts: the list with its filter, one contact with everything that names them, and new ones."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import TYPE_CHECKING

from wijkwerker.domain.changes import Changes
from wijkwerker.domain.contact_filter import ContactFilter
from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.domain.kinds import Contact
from wijkwerker.domain.language import _
from wijkwerker.storage.queries import contact_card, contact_doubles
from wijkwerker.storage.queries import contacts as queries
from wijkwerker.storage.queries.contact_card import ContactCard, Event
from wijkwerker.storage.queries.contact_doubles import Double
from wijkwerker.storage.queries.contacts import ContactLine
from wijkwerker.storage.store import Store

if TYPE_CHECKING:
    from array import array

__all__ = ["ContactCard", "ContactLine", "Contacts", "Double", "Event"]


class Contacts:
    """The people and organisations that the team knows."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def start(self, wanted: ContactFilter, limit: int, today: date) -> tuple[int, list[ContactLine]]:
        """How many contacts fit, and the first `limit` of them."""
        with self._store.read() as connection:
            first = queries.rows(connection, wanted, limit)
            number = len(first) if len(first) < limit else queries.count(connection, wanted)
            return number, queries.lines(connection, first, today)

    def rows(self, wanted: ContactFilter) -> "array[int]":
        """The row numbers of all contacts that fit, in their order."""
        with self._store.read() as connection:
            return queries.rows(connection, wanted)

    def lines(self, rows: Sequence[int], today: date) -> list[ContactLine]:
        """The list rows at these row numbers."""
        with self._store.read() as connection:
            return queries.lines(connection, rows, today)

    def count(self, wanted: ContactFilter) -> int:
        """How many contacts fit."""
        with self._store.read() as connection:
            return queries.count(connection, wanted)

    def offered(self) -> list[tuple[str, int]]:
        """What people can and want to do, with how many say so, most often first."""
        with self._store.read() as connection:
            return queries.offered(connection)

    def per_area(self) -> dict[str, int]:
        """How many contacts live in each area, by its id."""
        with self._store.read() as connection:
            return queries.per_area(connection)

    def card(self, contact_id: str) -> ContactCard:
        """One contact. Raises WijkwerkerError when it is not there (any more)."""
        with self._store.read() as connection:
            found = contact_card.card(connection, contact_id)
        if found is None:
            raise WijkwerkerError(
                _("Dit contact is er niet meer."),
                _("Het is verwijderd. Met Ctrl+Z maak je je laatste wijziging ongedaan."),
            )
        return found

    def timeline(self, contact_id: str, limit: int, kinds: Collection[str] = ()) -> list[Event]:
        """What happened with a contact, newest first; only of some kinds when there are any."""
        with self._store.read() as connection:
            return contact_card.timeline(connection, contact_id, limit, kinds)

    def doubles(self, name: str, limit: int = 4) -> list[Double]:
        """Contacts that may be the one that is being typed."""
        with self._store.read() as connection:
            return contact_doubles.doubles(connection, name, limit)

    def add(self, contact: Contact) -> Changes:
        """Add a contact. Raises WijkwerkerError without a name."""
        with self._store.write() as writer:
            writer.save(contact)
            return writer.changes(_("{name} is toegevoegd").format(name=contact.name))
