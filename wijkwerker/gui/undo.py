"""Ctrl+Z for the whole window: each write can be put back, and put forward again."""

from collections import deque
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from wijkwerker.domain.changes import Changes
from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.domain.language import _
from wijkwerker.gui.messages import Messages
from wijkwerker.gui.tasks import TaskRunner

if TYPE_CHECKING:
    from wijkwerker.services.services import Services

DEPTH = 100


class Undo(QObject):
    """Remembers the last writes; says in a toast what was done, with the way back on it."""

    def __init__(self, tasks: TaskRunner, messages: Messages, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._messages = messages
        self._done: deque[Changes] = deque(maxlen=DEPTH)
        self._undone: deque[Changes] = deque(maxlen=DEPTH)
        tasks.changed.connect(self._remember)

    def _remember(self, changes: Changes, initiator: QObject | None) -> None:
        if initiator is self:
            return
        if not changes.undoable:
            if changes.reading:  # it went back already
                self._done = deque((one for one in self._done if one.reading != changes.reading), DEPTH)
            elif changes:  # somebody was erased: an earlier step would write their name back
                self._done.clear()
                self._undone.clear()
            if changes.label:
                self._messages.toast(changes.label)
            return
        self._done.append(changes)
        self._undone.clear()
        if changes.label:
            self._messages.toast(changes.label, _("Ongedaan maken"), self.undo)

    def forget(self) -> None:
        """Let go of what was changed: it holds names."""
        self._done.clear()
        self._undone.clear()

    def undo(self) -> None:
        """Put back the last write."""
        said = (_("Ongedaan gemaakt"), _("Ongedaan gemaakt: {what}"))
        self._step(self._done, self._undone, said, _("Er is niets om ongedaan te maken."))

    def redo(self) -> None:
        """Put forward what was put back last."""
        said = (_("Opnieuw gedaan"), _("Opnieuw gedaan: {what}"))
        self._step(self._undone, self._done, said, _("Er is niets om opnieuw te doen."))

    def _step(self, source: "deque[Changes]", target: "deque[Changes]", said: tuple[str, str], nothing: str) -> None:
        if not source:
            self._messages.remark(nothing)
            return
        changes = source.pop()
        if changes.reading:
            self._undo_reading(changes)
            return

        def put_back(back: Changes) -> None:
            target.append(replace(back, label=changes.label))  # so that the way back again says it too
            self._messages.toast(said[1].format(what=changes.label) if changes.label else said[0])

        def refused(error: Exception) -> None:
            source.append(changes)
            self._messages.report(error)

        self._tasks.write(lambda s: s.records.undo(changes), put_back, owner=self, failed=refused)

    def _undo_reading(self, changes: Changes) -> None:
        """Put back a workbook that was read, as a whole; what came after it cannot be put forward over that."""
        reading = changes.reading

        def undo(services: "Services") -> Changes:
            if not services.exchange.can_undo(reading):
                raise WijkwerkerError(
                    _("Na het inlezen is er verder gewerkt."),
                    _("Je kunt het bestand wel terugzetten: bij Uitwisselen, onder Geschiedenis."),
                )
            return replace(services.exchange.undo(reading), label="", undoable=False)

        self._tasks.write(undo, self._reading_undone, owner=self)

    def _reading_undone(self, _back: Changes) -> None:
        self._undone.clear()
        self._messages.toast(_("Het inlezen is ongedaan gemaakt."))


class UndoKeys(QObject):
    """Lets Ctrl+Z in a text box with nothing left to undo go on to the window."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)

    def _follow(self, old: QWidget | None, new: QWidget | None) -> None:
        if isinstance(old, QLineEdit | QPlainTextEdit):
            old.removeEventFilter(self)
        if isinstance(new, QLineEdit | QPlainTextEdit):
            new.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            undo = event.matches(QKeySequence.StandardKey.Undo) and not _can(watched, "undo")
            redo = event.matches(QKeySequence.StandardKey.Redo) and not _can(watched, "redo")
            if undo or redo:
                event.ignore()
                return True
        return super().eventFilter(watched, event)


def _can(box: QObject, what: str) -> bool:
    if isinstance(box, QLineEdit):
        return box.isUndoAvailable() if what == "undo" else box.isRedoAvailable()
    if isinstance(box, QPlainTextEdit):
        document = box.document()
        return document.isUndoAvailable() if what == "undo" else document.isRedoAvailable()
    return False
