"""The words of an inzage: each value as the person reads it, without the names of others."""

from datetime import date, datetime, time

from wijkwerker.domain.fields import Choice, FieldType, Links, LongText, Many, Ref, Refs, Text, Value
from wijkwerker.domain.kinds import Contact, ListValue, Worker
from wijkwerker.domain.kinds.codes import label_of
from wijkwerker.domain.language import _
from wijkwerker.domain.lists import shown_label
from wijkwerker.domain.privacy.mentions import Teller
from wijkwerker.reports.dates import written_day
from wijkwerker.storage.queries import inzage as queries
from wijkwerker.storage.queries import labels, records
from wijkwerker.storage.queries.authors import authors
from wijkwerker.storage.snapshot import Snapshot


class Words:
    """Says what stands in the file to the person whose cards these are."""

    def __init__(self, connection: Snapshot, cards: list[Contact]) -> None:
        self.ids = frozenset(card.id for card in cards)
        self.teller = Teller(
            [card.name for card in cards if card.name],
            [text for card in cards for text in (card.phone, card.email) if text],
            queries.other_names(connection, self.ids),
        )
        self._connection = connection
        self._names = labels.Labels(connection)
        self._workers = {worker.id: worker.role for worker in records.every(connection, Worker)}
        self._authors = authors(connection)
        self._labels: dict[str, dict[str, str]] = {}
        for value in records.every(connection, ListValue):
            self._labels.setdefault(value.list, {})[value.code] = shown_label(value)

    def value(self, field: FieldType, value: Value, *, card: bool = False) -> str:
        """The value of a field; '' for nothing. One line on a `card` of the person is told as it stands."""
        if isinstance(value, bool):
            return _("ja") if value else _("nee")
        if isinstance(field, Links):
            return _("een dubbele kaart") if value else ""
        if isinstance(value, frozenset):
            return ", ".join(sorted({self._element(field, word) for word in value} - {""}))
        if isinstance(value, str):
            return value if card and _is_line(field) else self._element(field, value)
        return _plain(value)

    def exact(self, field: FieldType, value: Value, *, card: bool = False) -> object:
        """The value of a field for another program: days as 2026-11-20, a set as a list; None for nothing."""
        if isinstance(value, frozenset):
            if isinstance(field, Links):
                return None
            words = sorted(value) if not isinstance(field, Refs) else sorted(self._element(field, one) for one in value)
            return words or None
        if isinstance(field, Ref):
            return self._element(field, str(value)) if value else None
        if isinstance(value, str):
            is_told = isinstance(field, Text) and not (card and _is_line(field))
            return (self.teller.tell(value) if is_told else value) or None
        return value.isoformat() if isinstance(value, date | time) else value

    def who(self, epoch: int) -> str:
        """Who wrote under an epoch: what they do here, never a name."""
        author = self._authors.get(epoch)
        return self.worker(author.worker if author else "")

    def worker(self, worker: str) -> str:
        """What a colleague does here."""
        role = self._workers.get(worker)
        return self._label("area_role", role) if role else _("een collega")

    def title(self, kind: str, record: str) -> str:
        """What a record is called, without the names of others."""
        return self.teller.tell(self._names.title(kind, record))

    def _element(self, field: FieldType, word: str) -> str:
        if isinstance(field, Ref | Refs):
            return self._named(field.to, word)
        if isinstance(field, Choice | Many):
            return self._label(field.list, word) if field.list else label_of(word) if field.codes else word
        return self.teller.tell(word) if isinstance(field, Text) else word

    def _named(self, kind: str, record: str) -> str:
        if kind == Worker.info.key:
            return self.worker(record)
        if kind != Contact.info.key:
            return self.title(kind, record)
        if record in self.ids:
            return _("jij")
        other = records.get(self._connection, Contact, record)
        return other.name if other is not None and other.organisation else _("een ander")

    def _label(self, list_key: str, code: str) -> str:
        return self._labels.get(list_key, {}).get(code, code)


def _plain(value: int | float | date | time | None) -> str:
    if isinstance(value, datetime):
        return f"{written_day(value.date())} {value:%H:%M}"
    if isinstance(value, date):
        return written_day(value)
    if isinstance(value, time):
        return f"{value:%H:%M}"
    return "" if value is None else str(value)


def _is_line(field: FieldType) -> bool:
    return isinstance(field, Text) and not isinstance(field, LongText)
