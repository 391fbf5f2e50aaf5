"""Whose file it is, followed while people work: a colleague may rename, delete or erase who works here."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from wijkwerker.domain.changes import Changes
from wijkwerker.domain.language import _
from wijkwerker.gui import first_read
from wijkwerker.gui.tasks import TaskRunner
from wijkwerker.gui.widgets.banner import Banner


class Whose(QObject):
    """Shows its `banner` as long as nobody knows who works here; `asked` is a wish to say so.

    `told(name, role)` follows every other answer, both '' when nobody knows.
    """

    told = Signal(str, str)
    asked = Signal()

    def __init__(self, tasks: TaskRunner, place: QWidget) -> None:
        super().__init__(place)
        self._tasks = tasks
        self.banner = Banner(parent=place)
        self.banner.acted.connect(self.asked)
        tasks.changed.connect(self._follow)

    def show_owner(self, owner: first_read.Owner | None) -> None:
        """Show whose file it is."""
        if owner is None:
            words = _("Je staat niet meer bij de collega’s in dit bestand. Zeg eerst wie je bent, dan kun je verder.")
            self.banner.say(words, "warn", action=_("Zeg wie je bent"))
            self.told.emit("", "")
            return
        self.banner.say("")
        self.told.emit(owner.name, owner.role)

    def _follow(self, changes: Changes, _initiator: QObject | None) -> None:
        if changes.touches("worker") or changes.reading:
            self._tasks.read(first_read.owner, self.show_owner, owner=self, key="owner")
