"""How much own work stands in no workbook yet, for the rail and the bar at the bottom."""

from PySide6.QtCore import QObject, QTimer, Signal

from wijkwerker.domain.exchange.given import Unshared
from wijkwerker.gui.tasks import TaskRunner

PAUSE_MS = 400  # after a change, so that a row of them is counted once


class UnsharedCount(QObject):
    """Counts when the file is open and after every change; `counted` carries the number."""

    counted = Signal(int)

    def __init__(self, tasks: TaskRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.count)
        tasks.loaded.connect(self.count)
        tasks.changed.connect(lambda _changes, _initiator: self._pause.start())

    def count(self) -> None:
        """Count now."""
        self._tasks.read(lambda services: services.exchange.unshared(), self._tell, owner=self, key="unshared")

    def _tell(self, unshared: Unshared) -> None:
        self.counted.emit(unshared.total)
