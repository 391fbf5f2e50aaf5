"""Any record of any kind: get, save, delete, undo, and one field set from text."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar

from wijkwerker.domain.changes import Change, Changes
from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.domain.fields import Choice, FieldType, Links, Many, Phone, Ref, Refs, Text
from wijkwerker.domain.kinds import KINDS, Area, Contact, Initiative, Record, Worker
from wijkwerker.domain.kinds.record import fields_of, with_values
from wijkwerker.domain.language import _
from wijkwerker.services import initiatives, numbers
from wijkwerker.services.privacy.restriction import note_restrictions, refuse_restricted, restricted
from wijkwerker.storage.queries import areas as area_queries
from wijkwerker.storage.queries import records as queries
from wijkwerker.storage.store import Store
from wijkwerker.storage.writer import Writer

R = TypeVar("R", bound=Record)


class Records:
    """Records as values: what is saved is compared with what stands in the file, and only the difference is written."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def get(self, cls: type[R], record_id: str) -> R | None:
        """The live record, or None."""
        with self._store.read() as connection:
            return queries.get(connection, cls, record_id)

    def find(self, record_id: str) -> Record:
        """The live record with this id, of whatever kind. Raises WijkwerkerError when there is none."""
        wanted = record_id.strip().lower()
        with self._store.read() as connection:
            for cls in KINDS.values():
                if (record := queries.get(connection, cls, wanted)) is not None:
                    return record
        raise WijkwerkerError(
            _("Er is niets met het nummer {id}.").format(id=record_id[:40]),
            _("Misschien is het verwijderd. Kijk het nummer na."),
        )

    def titles(self, kind: str, ids: Iterable[str]) -> dict[str, str]:
        """What records of a kind are known by, by id; ids that are not there are left out."""
        with self._store.read() as connection:
            return queries.titles(connection, kind, ids)

    def save(self, *records: Record, label: str = "") -> Changes:
        """Write new and changed records in one go. Raises WijkwerkerError for a contact whose use is restricted."""
        with self._store.write() as writer:
            for record in records:
                refuse_restricted(writer, record)
                writer.save(record)
            note_restrictions(writer)
            return writer.changes(label)

    def delete(self, *records: Record, label: str = "") -> Changes:
        """Delete records in one go; a copy stays in the trash. Raises WijkwerkerError for what the file cannot miss."""
        with self._store.write() as writer:
            for record in records:
                refuse_needed(writer, record)
                if isinstance(record, Contact) and record.restricted:
                    raise restricted()
                writer.delete(type(record), record.id)
            return writer.changes(label)

    def undo(self, changes: Changes, label: str = "") -> Changes:
        """Put back what `changes` changed: as new edits, so that colleagues see them too.

        What was changed since in other fields stays. Raises WijkwerkerError when somebody was forgotten since.
        """
        with self._store.write() as writer:
            if writer.changes().erased > changes.erased:
                raise WijkwerkerError(
                    _("Er is intussen iemand vergeten. Daarom kan dit niet meer terug."),
                    _("Verander het met de hand."),
                )
            for change in changes.reversed().items:
                _apply(writer, change)
            note_restrictions(writer)
            return writer.changes(label)

    def set_value(self, record_id: str, field: str, text: str, *, keep_numbers: bool = False) -> Changes:
        """Set one field from text: an area by code, a set with commas.

        Another phase or step of an initiative is kept in its history too, as of today. Raises WijkwerkerError when the
        text does not fit, points at nothing, may hold a BSN (unless `keep_numbers`), or would make it another record.
        """
        found = self.find(record_id)
        with self._store.write() as writer:
            record = writer.get(type(found), found.id) or found
            offered = _offered(writer, fields_of(type(record)).get(field), text, keep_numbers=keep_numbers)
            changed = with_values(record, {field: offered})
            _refuse_other(record, changed, field)
            _refuse_loose(writer, changed, field)
            refuse_restricted(writer, changed)
            if isinstance(record, Initiative):
                today = date.today()  # noqa: DTZ011 - the day on the worker's own calendar
                initiatives.edit(writer, record, {field: offered}, today)
            else:
                writer.save(changed)
            note_restrictions(writer)
            return writer.changes()


def _offered(writer: Writer, kind: FieldType | None, text: str, *, keep_numbers: bool) -> object:
    """What a field is offered for a text: ids for the codes of areas, else the text itself."""
    if isinstance(kind, Ref | Refs) and kind.to == "area" and text.strip():
        codes = text.split(",") if isinstance(kind, Refs) else [text]
        ids = [area_queries.by_code(writer.connection, code.strip()).id for code in codes if code.strip()]
        return ids if isinstance(kind, Refs) else ids[0]
    if isinstance(kind, Choice | Many) and kind.list and kind.list != "theme" and text:
        words = text.split(",") if isinstance(kind, Many) else [text]
        words = [word.strip() for word in words if word.strip()]
        _refuse_unknown(kind.label, kind.list, words, queries.codes(writer.connection, kind.list))
    if isinstance(kind, Text | Many) and not isinstance(kind, Phone | Refs) and not keep_numbers:
        numbers.refuse_bsn(text)
    return text


def _refuse_other(record: Record, changed: Record, field: str) -> None:
    """Refuse to change by what a record is known on every laptop."""
    if field in record.info.natural and getattr(record, field) != getattr(changed, field):
        raise WijkwerkerError(
            _("{label} kan niet veranderen: daaraan is dit gegeven te herkennen.").format(
                label=_(fields_of(type(record))[field].label)
            ),
            _("Verwijder dit en maak een nieuw gegeven."),
        )


def _refuse_loose(writer: Writer, record: Record, field: str) -> None:
    """Refuse a reference to nothing, to itself, or to something of another kind."""
    kind, value = fields_of(type(record))[field], getattr(record, field)
    if not isinstance(kind, Ref | Refs) or not value:
        return
    ids = set(value) if isinstance(kind, Refs) else {value}
    if record.id in ids or len(queries.by_ids(writer.connection, KINDS[kind.to], ids)) < len(ids):
        raise WijkwerkerError(
            _("{label}: dat nummer hoort daar niet.").format(label=_(kind.label)),
            _("Kies iets anders, of kijk het nummer na."),
        )


def refuse_needed(writer: Writer, record: Record) -> None:
    """Refuse to do without the worker whose file it is, or an area where work is. Raises WijkwerkerError."""
    if isinstance(record, Worker) and record.id == writer.worker:
        raise WijkwerkerError(
            _("Dit ben je zelf: dit bestand staat op naam van {name}.").format(name=record.name),
            _("Stop je hier? Zet dan “Werkt hier nu” uit."),
        )
    if isinstance(record, Area) and queries.is_referred_to(writer.connection, Area.info.key, record.id):
        raise WijkwerkerError(
            _("{name} is nog in gebruik. Er is niets verwijderd.").format(name=record.name),
            _("Geef een laatste dag op, of zet eerst al het werk daar bij een ander gebied."),
        )


def _refuse_unknown(label: str, list_key: str, words: list[str], codes: set[str]) -> None:
    for word in words:
        if word not in codes:
            raise WijkwerkerError(
                _("{label}: “{code}” staat niet in de lijst.").format(label=_(label), code=word[:40]),
                _("Kies uit: {codes}.").format(codes=", ".join(sorted(codes)) or list_key),
            )


def _apply(writer: Writer, change: Change) -> None:
    before, after = change.before, change.after
    if after is None:
        writer.delete(KINDS[change.kind], change.id)
    elif (now := writer.get(type(after), change.id)) is None:
        writer.save(after)
    elif before is not None:
        writer.save(replace(now, **_changed(now, before, after)))


def _changed(now: Record, before: Record, after: Record) -> dict[str, Any]:
    """The values for `now` of the fields in which `before` and `after` differ; of a set only its own elements."""
    values: dict[str, Any] = {}
    for name in fields_of(type(now)):
        old, new = getattr(before, name), getattr(after, name)
        if old != new:
            values[name] = _elements(now, name, old, new) if isinstance(new, frozenset) else new
    return values


def _elements(now: Record, name: str, old: frozenset[str], new: frozenset[str]) -> frozenset[str]:
    present: frozenset[str] = getattr(now, name)
    if not isinstance(fields_of(type(now))[name], Links):
        return present - (old - new) | (new - old)
    others = {link.partition("=")[0] for link in old ^ new}
    return frozenset(link for link in present if link.partition("=")[0] not in others) | (new - old)
