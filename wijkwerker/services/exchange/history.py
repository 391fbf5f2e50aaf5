"""What was read before, taking a whole reading back, and what still waits of it."""

from wijkwerker.domain.changes import Changes
from wijkwerker.domain.dates import moment_of
from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.domain.exchange.given import HistoryLine, Parked, Reverted, Stage
from wijkwerker.domain.language import _
from wijkwerker.domain.privacy.audit import Action
from wijkwerker.services import copying
from wijkwerker.storage import audit
from wijkwerker.storage.exchange import issues, logs, undoing
from wijkwerker.storage.queries import labels, settings
from wijkwerker.storage.store import Store

BEGAN = "began"  # setting: the reading with which this file began


class History:
    """The workbooks that were read."""

    _store: Store

    def history(self, limit: int = 20) -> tuple[HistoryLine, ...]:
        """The workbooks that were read, the last first."""
        with self._store.read() as connection:
            names = labels.Labels(connection)
            last, began = undoing.undoable(connection), settings.get(connection, BEGAN)
            return tuple(
                HistoryLine(
                    id=one.id,
                    when=moment_of(one.at),
                    sender=names.title("worker", one.sender) or one.sender_name,
                    file_name=one.file_name,
                    new=one.new,
                    changed=one.changed,
                    choices=one.choices,
                    parked=one.parked,
                    state=_stage(one, can_undo=one.id == last, began=one.id == began),
                )
                for one in logs.imports(connection, limit)
            )

    def can_undo(self, import_id: str) -> bool:
        """Whether a reading is the last change of this file, so that it can be undone as if it never was."""
        with self._store.read() as connection:
            return undoing.undoable(connection) == import_id != settings.get(connection, BEGAN)

    def last_import(self) -> str:
        """The last reading that was not undone. Raises WijkwerkerError when there is none."""
        with self._store.read() as connection:
            for one in logs.imports(connection):
                if one.undone is None:
                    return one.id
        raise WijkwerkerError(
            _("Er is geen ingelezen bestand om ongedaan te maken."), _("Bekijk wat er ingelezen is bij Uitwisselen.")
        )

    def undo(self, import_id: str = "") -> Changes:
        """Undo a whole reading, row for row; the last one when none is named.

        Raises WijkwerkerError when it is not the last change of this file, or is not known.
        """
        wanted = import_id or self.last_import()
        self._require(wanted)
        copying.back_up(self._store)
        with self._store.write() as writer:
            if undoing.undoable(writer.connection) != wanted:
                raise WijkwerkerError(
                    _("Hierna is er al gewerkt. Ongedaan maken alsof het er nooit was, kan niet meer."),
                    _("Je kunt wel de waarden van ervoor terugzetten."),
                )
            changes = undoing.undo(writer, wanted)
            audit.noted(writer, Action.UNDO, wanted)
            return changes

    def revert(self, import_id: str) -> Reverted:
        """Put back the values from before a reading, as new work that colleagues get too; the last one without an id.

        What the reading brought anew goes from this laptop only, and stays when somebody went on with it. Raises
        WijkwerkerError when it is not known, or so long ago that the values from before it are not either.
        """
        wanted = import_id or self.last_import()
        self._require(wanted)
        with self._store.read() as connection:
            if not undoing.revertable(connection, wanted):
                raise WijkwerkerError(
                    _("Dit is te lang geleden. Wat er eerst stond, is niet meer bekend."),
                    _("Zet zo nodig een reservekopie terug van voor die tijd."),
                )
        copying.back_up(self._store)
        with self._store.write() as writer:
            reverted = undoing.revert(writer, wanted)
            audit.noted(writer, Action.UNDO, wanted)
            return reverted

    def _require(self, import_id: str) -> None:
        with self._store.read() as connection:
            found, began = logs.one(connection, import_id), settings.get(connection, BEGAN)
        if found is None:
            raise WijkwerkerError(
                _("Er is hier geen bestand ingelezen onder dat nummer."), _("Laat het nummer weg voor het laatste.")
            )
        if found.undone is not None:
            raise WijkwerkerError(
                _("Dit is al ongedaan gemaakt. Er is niets veranderd."), _("Kies een ander ingelezen bestand.")
            )
        if import_id == began:
            raise WijkwerkerError(
                _("Hiermee begon dit bestand, dus er is niets om naar terug te gaan."),
                _("Wil je opnieuw beginnen? Maak dan een nieuw bestand."),
            )

    def parked(self) -> tuple[Parked, ...]:
        """What waits of workbooks that were read, the newest first."""
        with self._store.read() as connection:
            names = labels.Labels(connection)
            return tuple(
                Parked(
                    id=one.id,
                    when=moment_of(one.at),
                    sender=one.sender_name,
                    file_name=one.file_name,
                    kind=one.kind,
                    record=one.record,
                    title=names.title(one.kind, one.record) if one.record else "",
                    sheet=one.sheet,
                    row=one.line,
                    column=one.column,
                    raw=one.raw,
                    reason=one.reason,
                )
                for one in issues.waiting(connection)
            )

    def dismiss(self, issue_id: int) -> None:
        """Let go of something that waits."""
        with self._store.write() as writer:
            issues.dismiss(writer.connection, issue_id)


def _stage(one: logs.Import, *, can_undo: bool, began: bool) -> Stage:
    if began:
        return Stage.BEGAN
    if one.undone is not None:
        return Stage.UNDONE
    return Stage.UNDOABLE if can_undo else Stage.REVERTABLE
