"""Fields in which two people wrote something else, and people who must be forgotten."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime

from wijkwerker.domain.changes import Changes
from wijkwerker.domain.exchange.book import Author
from wijkwerker.domain.exchange.given import Conflict, Erased, Version
from wijkwerker.domain.kinds import Contact
from wijkwerker.domain.language import _
from wijkwerker.domain.privacy.audit import Action, object_of
from wijkwerker.domain.stamps import Stamp
from wijkwerker.services import copying
from wijkwerker.services.records import Records, refuse_needed
from wijkwerker.storage import audit
from wijkwerker.storage.exchange import conflicts as contested
from wijkwerker.storage.exchange import erase as erasing
from wijkwerker.storage.exchange import states
from wijkwerker.storage.queries import labels, same_contacts, settings
from wijkwerker.storage.queries.authors import Past, authors
from wijkwerker.storage.snapshot import Snapshot
from wijkwerker.storage.store import Store


class Choices:
    """What a person decides over."""

    _store: Store

    def conflicts(self) -> tuple[Conflict, ...]:
        """Every open conflict."""
        with self._store.read() as connection:
            return _told(connection, contested.contested(connection))

    def conflicts_of(self, record_id: str) -> tuple[Conflict, ...]:
        """The open conflicts of one record."""
        with self._store.read() as connection:
            return _told(connection, contested.of(connection, record_id))

    def solve(self, record_id: str, field: str, element: str, value: str | None) -> Changes:
        """Choose a value (canonical text, None for empty; of `live` '1' to keep and '0' to delete) over all others."""
        with self._store.write() as writer:
            writer.solve(record_id, (field, element), value)
            return writer.changes(_("Gekozen"))

    def erase(self, record_id: str) -> Erased:
        """Wipe a record for good, here and wherever this file's workbooks come; of a contact all cards, and its name.

        A copy is made first, for when it goes wrong halfway; `Backups.tidy_erased` takes the record out of all copies.
        Raises WijkwerkerError when there is no such record, or this file cannot do without it.
        """
        record = Records(self._store).find(record_id)
        copying.back_up(self._store)
        with self._store.write() as writer:
            refuse_needed(writer, record)
            cards = same_contacts.cards(writer.connection, record.id) if isinstance(record, Contact) else []
            ids = [card.id for card in cards] or [record.id]
            changes = erasing.erase(writer, ids)
            for one in ids:
                audit.noted(writer, Action.ERASE, object_of(record.info.key, one))
        return Erased(changes.items, cards=max(len(cards), 1), left=self._store.has_remains())


def _told(connection: Snapshot, found: Iterable[contested.Contested]) -> tuple[Conflict, ...]:
    found = list(found)
    if not found:
        return ()
    known, past = authors(connection), Past(connection)
    names, own = labels.Labels(connection), settings.worker(connection)
    seen = states.load(connection, {one.record for one in found})
    result = []
    for one in found:
        key = (one.field, one.element)
        versions = tuple(_version(stamp, value, known, own) for stamp, value in one.versions)
        base = past(one.record, key, seen[one.record].cell(key).seen.keys()) if one.field != "live" else "1"
        title = names.title(one.kind, one.record)
        result.append(Conflict(one.kind, one.record, title, one.field, one.element, base, versions))
    return tuple(result)


def _version(stamp: Stamp, value: str | None, known: Mapping[int, Author], own: str) -> Version:
    author = known.get(stamp.epoch)
    when = datetime.fromtimestamp((stamp.hlc >> 16) / 1000, UTC).astimezone() if stamp.hlc else None
    return Version(value, author.name if author else "", when, mine=author is not None and author.worker == own != "")
