"""How the file gets open: at once, after the passphrase, or after a first start."""

from pathlib import Path
from typing import TYPE_CHECKING

from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.domain.language import _

if TYPE_CHECKING:
    from wijkwerker.domain.kinds import Worker
    from wijkwerker.gui.overlays import Workbook
    from wijkwerker.services.services import Services

LOCKED = "locked"
MISSING = "missing"


class ClosedError(WijkwerkerError):
    """The file cannot be opened without the worker: `reason` is LOCKED or MISSING."""

    def __init__(self, reason: str, text: str) -> None:
        super().__init__(text)
        self.reason = reason


class Door:
    """Opens one file. `may_start` says whether a missing file is a first start or a mistake."""

    def __init__(self, path: Path, *, may_start: bool) -> None:
        self._path = path
        self._may_start = may_start
        self._passphrase: str | None = None
        self._newcomer: Worker | None = None
        self._workbook: Workbook | None = None

    def unlock(self, passphrase: str) -> None:
        """Use this passphrase at the next `load`."""
        self._passphrase = passphrase

    def start(self, worker: "Worker", passphrase: str, workbook: "Workbook | None" = None) -> None:
        """Make a new file for this worker at the next `load`, with what stands in a workbook when there is one."""
        self._newcomer = worker
        self._workbook = workbook
        self._passphrase = passphrase

    def load(self) -> "Services":
        """The services of the file; imports the storage, so call it outside the GUI thread.

        Raises ClosedError when the worker is needed first, and WijkwerkerError when the file cannot be opened.
        """
        from wijkwerker.services import files
        from wijkwerker.services.services import open_services

        missing = not self._path.exists()
        if missing and self._newcomer is not None:
            self._make(self._newcomer)
            self._newcomer = None
        elif missing and self._may_start:
            raise ClosedError(MISSING, _("Er is nog geen bestand."))
        if self._passphrase is None and files.is_encrypted(self._path):
            raise ClosedError(LOCKED, _("Wijkwerker is op slot."))
        return open_services(self._path, self._passphrase)

    def _make(self, worker: "Worker") -> None:
        from wijkwerker.services import files
        from wijkwerker.services.exchange.starting import start_from_workbook

        book = self._workbook
        if book is None:
            files.start(self._path, worker, self._passphrase).close()
        else:
            store, _plan = start_from_workbook(self._path, worker, self._passphrase, book.path, book.passphrase)
            store.close()
