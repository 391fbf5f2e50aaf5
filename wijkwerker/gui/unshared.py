"""What the window keeps telling: how much own work stands in no workbook yet, and when the last backup was made."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from wijkwerker.domain.changes import Changes
from wijkwerker.gui.first_read import last_backup
from wijkwerker.gui.tasks import TaskRunner

if TYPE_CHECKING:
    from datetime import datetime

    from wijkwerker.domain.exchange.given import Unshared  # at the start nothing else is needed of the exchange
    from wijkwerker.services.services import Services

PAUSE_MS = 400  # after a change, so that a row of them is counted once


class UnsharedCount(QObject):
    """Asks when the file is open and after every change; `backed_up` carries a datetime or None."""

    counted = Signal(int)
    backed_up = Signal(object)

    def __init__(self, tasks: TaskRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.count)
        tasks.loaded.connect(self.count)
        tasks.changed.connect(self._count_soon)

    def _count_soon(self, _changes: Changes, _initiator: QObject | None) -> None:
        self._pause.start()

    def count(self) -> None:
        """Count now."""

        def ask(services: "Services") -> "tuple[Unshared, datetime | None]":
            return services.exchange.unshared(), last_backup(services)

        self._tasks.read(ask, self._tell, owner=self, key="unshared")

    def _tell(self, found: "tuple[Unshared, datetime | None]") -> None:
        self.counted.emit(found[0].total)
        self.backed_up.emit(found[1])
