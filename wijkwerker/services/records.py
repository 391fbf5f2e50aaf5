"""Any record of any kind: get, save, delete, undo, and one field set from text."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar

from wijkwerker.domain.changes import Change, Changes
from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.domain.fields import Choice, Many, Ref, Refs
from wijkwerker.domain.kinds import KINDS, Initiative, Record
from wijkwerker.domain.kinds.record import fields_of, with_values
from wijkwerker.domain.language import _
from wijkwerker.services import initiatives
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
        with self._store.read() as connection:
            for cls in KINDS.values():
                if (record := queries.get(connection, cls, record_id)) is not None:
                    return record
        raise WijkwerkerError(
            _("Er is niets met het nummer {id}.").format(id=record_id[:40]),
            _("Zoek het op met: wijkwerker list."),
        )

    def titles(self, kind: str, ids: Iterable[str]) -> dict[str, str]:
        """What records of a kind are known by, by id; ids that are not there are left out."""
        with self._store.read() as connection:
            return queries.titles(connection, kind, ids)

    def save(self, *records: Record, label: str = "") -> Changes:
        """Write new and changed records in one go."""
        with self._store.write() as writer:
            for record in records:
                writer.save(record)
            return writer.changes(label)

    def delete(self, *records: Record, label: str = "") -> Changes:
        """Delete records in one go; a copy stays in the trash."""
        with self._store.write() as writer:
            for record in records:
                writer.delete(type(record), record.id)
            return writer.changes(label)

    def undo(self, changes: Changes, label: str = "") -> Changes:
        """Put back what `changes` changed: as new edits, so that colleagues see them too.

        What was changed since in other fields stays.
        """
        with self._store.write() as writer:
            for change in changes.reversed().items:
                _apply(writer, change)
            return writer.changes(label)

    def set_value(self, record_id: str, field: str, text: str) -> Changes:
        """Set one field from text: an area by code, a set with commas. Raises WijkwerkerError when it does not fit.

        Another phase or step of an initiative is kept in its history too, as of today.
        """
        record = self.find(record_id)
        with self._store.read() as connection:
            offered: object = text
            kind = fields_of(type(record)).get(field)
            if isinstance(kind, Ref | Refs) and kind.to == "area" and text:
                codes = text.split(",") if isinstance(kind, Refs) else [text]
                ids = [area_queries.by_code(connection, code.strip()).id for code in codes]
                offered = ids if isinstance(kind, Refs) else ids[0]
            elif isinstance(kind, Choice | Many) and kind.list and kind.list != "theme" and text:
                words = text.split(",") if isinstance(kind, Many) else [text]
                _refuse_unknown(kind.label, kind.list, [w.strip() for w in words], queries.codes(connection, kind.list))
        with self._store.write() as writer:
            if isinstance(record, Initiative):
                today = date.today()  # noqa: DTZ011 - the day on the worker's own calendar
                initiatives.edit(writer, record, {field: offered}, today)
            else:
                writer.save(with_values(record, {field: offered}))
            return writer.changes()


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
            values[name] = getattr(now, name) - (old - new) | (new - old) if isinstance(new, frozenset) else new
    return values
