"""How the file gets open: at once, after the passphrase, or after a first start."""

from pathlib import Path
from typing import TYPE_CHECKING

from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.domain.language import _

if TYPE_CHECKING:
    from wijkwerker.domain.kinds import Worker
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

    def unlock(self, passphrase: str) -> None:
        """Use this passphrase at the next `load`."""
        self._passphrase = passphrase

    def start(self, worker: "Worker", passphrase: str) -> None:
        """Make a new file for this worker at the next `load`."""
        self._newcomer = worker
        self._passphrase = passphrase

    def load(self) -> "Services":
        """The services of the file; imports the storage, so call it outside the GUI thread.

        Raises ClosedError when the worker is needed first, and WijkwerkerError when the file cannot be opened.
        """
        from wijkwerker.services import files
        from wijkwerker.services.services import open_services

        missing = not self._path.exists()
        if missing and self._newcomer is not None:
            files.start(self._path, self._newcomer, self._passphrase).close()
            self._newcomer = None
        elif missing and self._may_start:
            raise ClosedError(MISSING, _("Er is nog geen bestand."))
        if self._passphrase is None and files.is_encrypted(self._path):
            raise ClosedError(LOCKED, _("Wijkwerker is op slot."))
        return open_services(self._path, self._passphrase)
