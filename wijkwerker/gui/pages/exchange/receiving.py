"""Receiving: from a file that was dropped to what was read of it, one workbook after the other."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from wijkwerker.domain.exchange.given import Imported
from wijkwerker.domain.exchange.planned import Decisions
from wijkwerker.domain.figures.words import written
from wijkwerker.domain.language import _
from wijkwerker.gui.context import Context
from wijkwerker.gui.dialogs.exchange_passphrase import AskPassphrase
from wijkwerker.gui.pages.exchange.done import Done
from wijkwerker.gui.pages.exchange.drop_zone import DropZone
from wijkwerker.gui.pages.exchange.preview import Preview
from wijkwerker.gui.pages.exchange.reading import Looked, Reading


class Receiving(QObject):
    """Joins the reading with what shows it. `previewed` and `finished` ask for their views, `ended` for the first."""

    previewed = Signal()
    finished = Signal()
    ended = Signal()

    def __init__(self, context: Context, drop: DropZone, preview: Preview, done: Done, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._drop, self._preview, self._done = drop, preview, done
        self._reading = Reading(context, self)
        self._looking_again = False
        self._unlocked = False
        self._words = ""
        self._connect()

    def _connect(self) -> None:
        reading, preview = self._reading, self._preview
        self._drop.given.connect(self.receive)
        self._drop.stop_wanted.connect(reading.stop)
        reading.began.connect(self._show_busy)
        reading.progressed.connect(self._show_progress)
        reading.looked.connect(self._show_looked)
        reading.read.connect(self._show_read)
        reading.locked.connect(self._ask_passphrase)
        reading.refused.connect(self._refused)
        reading.stopped.connect(self._stopped)
        preview.again.connect(self._look_again)
        preview.accepted.connect(self._apply)
        preview.stop_wanted.connect(reading.stop)
        self._done.next_wanted.connect(self.go_on)

    def receive(self, paths: Sequence[Path]) -> None:
        """Look these workbooks over, one after the other."""
        if paths:
            self._reading.begin(paths)

    def forget(self) -> None:
        """Leave the workbook that is looked over, and those that come after it; nothing changes."""
        self._reading.forget()
        self._calm()

    def go_on(self) -> None:
        """Look the next workbook over, if there is one."""
        if not self._reading.go_on():
            self.ended.emit()

    # -- being busy ---------------------------------------------------------------------------------------

    def _show_busy(self, file_name: str) -> None:
        self._words = _("{file} nakijken").format(file=file_name)
        self._show_progress(0, 0)

    def _show_progress(self, done: int, total: int) -> None:
        if self._preview.isVisible():
            count = _("{done} van {total}").format(done=written(done), total=written(total)) if total else ""
            self._preview.show_busy(f"{_('Even geduld…')} {count}".strip())
        else:
            self._drop.show_progress(self._words, done, total)

    def _calm(self) -> None:
        self._drop.show_invitation()
        self._preview.show_calm()

    def _stopped(self) -> None:
        self._calm()
        if not self._preview.isVisible():
            self._reading.forget()
        self._context.messages.remark(_("Gestopt. Er is niets veranderd."))

    def _refused(self, error: Exception) -> None:
        self._calm()
        self._context.messages.report(error)
        if not self._preview.isVisible():
            self.go_on()

    # -- looking over -------------------------------------------------------------------------------------

    def _show_looked(self, looked: Looked) -> None:
        again, self._looking_again = self._looking_again, False
        self._calm()
        self._preview.show_looked(looked, again=again)
        self.previewed.emit()
        self._preview.focus_first()

    def _look_again(self, decisions: Decisions) -> None:
        self._looking_again = True
        self._reading.look(decisions)

    def _apply(self, decisions: Decisions) -> None:
        self._reading.apply(decisions)

    def _show_read(self, imported: Imported) -> None:
        self._calm()
        self._done.show_imported(imported, self._preview.decided(), self._reading.waiting)
        self.finished.emit()
        self._done.focus_first()
        reading = imported.id or ""
        changes = replace(imported.changes, label="", reading=reading, undoable=bool(reading))
        self._context.tasks.changed.emit(changes, self)

    # -- a locked workbook --------------------------------------------------------------------------------

    def _ask_passphrase(self, file_name: str, wrong: bool) -> None:
        self._calm()
        self._unlocked = False
        dialog = AskPassphrase(self._drop.window(), file_name, wrong=wrong)
        dialog.confirmed.connect(self._unlock)
        dialog.closed.connect(self._passphrase_closed)
        dialog.ask()

    def _unlock(self, words: str) -> None:
        self._unlocked = True
        self._reading.look(passphrase=" ".join(words.split()))

    def _passphrase_closed(self) -> None:
        QTimer.singleShot(0, self, self._skip_locked)  # after `confirmed`, which comes after `closed`

    def _skip_locked(self) -> None:
        if not self._unlocked:
            self.go_on()
