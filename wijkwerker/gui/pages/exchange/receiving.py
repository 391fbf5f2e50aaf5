"""Receiving: from a file that was dropped to what was read of it, one workbook after the other."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from wijkwerker.domain.exchange.given import Imported
from wijkwerker.domain.figures.words import written
from wijkwerker.domain.language import _, ngettext
from wijkwerker.gui.context import Context
from wijkwerker.gui.dialogs.exchange_passphrase import AskPassphrase
from wijkwerker.gui.pages.exchange.done import Done
from wijkwerker.gui.pages.exchange.home import Home
from wijkwerker.gui.pages.exchange.preview import Preview
from wijkwerker.gui.pages.exchange.reading import Looked, Reading


class Receiving(QObject):
    """Joins the reading with what shows it. `turned(view)` asks for one of the three views."""

    turned = Signal(object)

    def __init__(self, context: Context, home: Home, preview: Preview, done: Done, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._home, self._preview, self._done = home, preview, done
        self._reading = Reading(context, self)
        self._unlocked = False
        self._words = ""
        self._connect()

    def _connect(self) -> None:
        reading, preview = self._reading, self._preview
        self._home.drop.given.connect(self.receive)
        self._home.drop.stop_wanted.connect(reading.stop)
        reading.began.connect(self._show_busy)
        reading.progressed.connect(self._show_progress)
        reading.looked.connect(self._show_looked)
        reading.read.connect(self._show_read)
        reading.locked.connect(self._ask_passphrase)
        reading.refused.connect(self._refused)
        reading.stopped.connect(self._stopped)
        preview.again.connect(reading.look)
        preview.cancelled.connect(self.go_on)
        preview.accepted.connect(reading.apply)
        preview.stop_wanted.connect(reading.stop)
        self._done.next_wanted.connect(self.go_on)

    def receive(self, paths: Sequence[Path]) -> None:
        """Look these workbooks over, one after the other, after the one that is looked over now."""
        self._context.messages.over()
        if paths and not self._reading.begin(paths):
            words = ngettext("Dit bestand komt hierna.", "Deze bestanden komen hierna.", len(paths))
            self._context.messages.remark(words)

    def leave(self) -> bool:
        """Leave the workbook that is looked over, and those that come after it; nothing changes.

        False while it is being read: that can only be stopped, and whether it was in time is not known yet.
        """
        self._reading.forget()
        if self._reading.is_applying:
            return False
        self._calm()
        return True

    def go_on(self) -> None:
        """Leave this workbook, and look the next one over if there is one."""
        self.turned.emit(self._home)
        self._reading.go_on()

    def _looks_over(self) -> bool:
        """Whether the preview is the view that the page shows, also when the page itself is not shown."""
        return not self._preview.isHidden()

    # -- being busy ---------------------------------------------------------------------------------------

    def _show_busy(self, file_name: str) -> None:
        self._words = _("{file} nakijken").format(file=file_name)
        if not self._looks_over():
            self.turned.emit(self._home)
        self._show_progress(0, 0)

    def _show_progress(self, done: int, total: int) -> None:
        if self._looks_over():
            count = _("{done} van {total}").format(done=written(done), total=written(total)) if total else ""
            wait = _("Even geduld…")
            self._preview.show_busy(f"{wait} {count}".strip())
        else:
            self._home.drop.show_progress(self._words, done, total)

    def _calm(self) -> None:
        self._home.drop.show_invitation()
        self._preview.show_calm()

    def _stopped(self) -> None:
        self._calm()
        if not self._looks_over():
            self._reading.forget()
        self._context.messages.remark(_("Gestopt. Er is niets veranderd."))

    def _refused(self, error: Exception) -> None:
        self._calm()
        self._context.messages.report(error)
        if not self._looks_over():
            self.go_on()

    # -- looking over -------------------------------------------------------------------------------------

    def _show_looked(self, looked: Looked) -> None:
        self._calm()
        self._preview.show_looked(looked)
        self.turned.emit(self._preview)
        self._preview.focus_first()  # also when it was the view before

    def _show_read(self, imported: Imported) -> None:
        self._calm()
        self._done.show_imported(imported, self._preview.decided(), self._reading.waiting)
        self.turned.emit(self._done)
        reading = imported.id or ""
        changes = replace(imported.changes, label="", reading=reading, undoable=bool(reading))
        self._context.tasks.changed.emit(changes, self)

    # -- a locked workbook --------------------------------------------------------------------------------

    def _ask_passphrase(self, file_name: str, wrong: bool) -> None:
        self._calm()
        self._unlocked = False
        dialog = AskPassphrase(self._home.drop.window(), file_name, wrong=wrong)
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
