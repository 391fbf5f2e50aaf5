"""How the file gets open: at once, after the passphrase, after a first start, or after a copy took its place."""

from pathlib import Path
from typing import TYPE_CHECKING

from wijkwerker.domain.errors import Damaged, Locked, WijkwerkerError
from wijkwerker.domain.language import _

if TYPE_CHECKING:
    from wijkwerker.domain.copies import Copy
    from wijkwerker.gui.overlays import Answer
    from wijkwerker.services.services import Services

LOCKED = "locked"
MISSING = "missing"
WINDOW = "venster"  # what the audit calls us


class ClosedError(WijkwerkerError):
    """The file cannot be opened without the worker: `reason` is LOCKED or MISSING."""

    def __init__(self, reason: str, text: str) -> None:
        super().__init__(text)
        self.reason = reason


class LostError(WijkwerkerError):
    """The file is damaged, or it is `gone`; `copy` is the newest good copy, None when there is none on this laptop.

    `may_begin` says whether somebody may begin anew instead.
    """

    def __init__(self, text: str, copy: "Copy | None", *, gone: bool = False, may_begin: bool = False) -> None:
        super().__init__(text)
        self.copy = copy
        self.gone = gone
        self.may_begin = may_begin


class Door:
    """Opens one file, again and again. `may_start` says whether a missing file is a first start or a mistake.

    What opens the file is forgotten as soon as it is open.
    """

    def __init__(self, path: Path, *, may_start: bool) -> None:
        self._path = path
        self._may_start = may_start
        self._answer: Answer | None = None
        self._key: bytes | None = None
        self._asks_key_ring = True
        self._copy: Path | None = None
        self._begins_anew = False
        self._wrong = 0  # passphrases since the file was open, for the audit
        self.kept: Path | None = None  # where the file is that the last copy took the place of

    @property
    def puts_back(self) -> bool:
        """Whether a copy waits to take the place of the file."""
        return self._copy is not None

    def give(self, answer: "Answer") -> None:
        """Open the file with this at the next `load`, or make it."""
        self._answer, self._key = answer, None

    def lock(self) -> None:
        """Ask the passphrase at the next `load`, also where the key ring would open the file."""
        self._answer, self._key, self._asks_key_ring = None, None, False

    def put_back(self, copy: Path, key: bytes | None = None) -> None:
        """Let a copy take the place of the file at the next `load`; `key` is that of the file when it was open."""
        self._copy, self._key = copy, key

    def put_nothing_back(self) -> None:
        """Leave the file as it is."""
        self._copy = None

    def begin_anew(self) -> None:
        """Do without the copies of a file that is gone: the next `load` is a first start."""
        self._begins_anew = True

    def load(self) -> "Services":
        """The services of the file; imports the storage, so call it outside the GUI thread.

        Raises ClosedError when the worker is needed first, Locked when what was given does not open the file, LostError
        when it is damaged or gone, and WijkwerkerError when it cannot be opened, or the copy not put back: the file is
        then as it was.
        """
        answer = self._answer
        if self._copy is not None:
            self._restore(self._copy)
        elif not self._path.exists():
            self._make_missing()
        elif answer is not None and answer.recovery_key and answer.worker is None:
            self._recover(answer)
        services = self._opened()
        self._answer, self._key, self._wrong = None, None, 0
        return services

    def _make_missing(self) -> None:
        if self._answer is not None and self._answer.worker is not None:
            self._make(self._answer)
        elif not self._begins_anew and (copy := self._offer()) is not None:
            raise LostError("", copy, gone=True, may_begin=self._may_start)
        elif self._may_start:
            raise ClosedError(MISSING, _("Er is nog geen bestand."))

    def _opened(self) -> "Services":
        from wijkwerker.services.services import open_services

        passphrase = self._answer.passphrase if self._answer is not None else None
        try:
            ring = self._asks_key_ring
            return open_services(
                self._path, passphrase, key=self._key, key_ring=ring, origin=WINDOW, refused=self._wrong
            )
        except Locked as error:
            raise self._not_opened(error) from error
        except Damaged as error:
            raise LostError(error.text, self._offer()) from error

    def _offer(self) -> "Copy | None":
        from wijkwerker.services import rescue

        passphrase = self._answer.passphrase if self._answer is not None else None
        try:
            return rescue.offer(self._path, passphrase=passphrase, key=self._key)
        except WijkwerkerError:  # a passphrase that fits the file and not this copy
            return None

    def _not_opened(self, error: Locked) -> WijkwerkerError:
        """What to say of a file or copy that did not open: ask the passphrase when it was not asked yet."""
        answer, self._answer, self._key = self._answer, None, None
        self._wrong += answer is not None
        return error if answer is not None else ClosedError(LOCKED, _("Wijkwerker is op slot."))

    def _recover(self, answer: "Answer") -> None:
        from wijkwerker.services import keys

        keys.recover(self._path, answer.recovery_key, answer.passphrase, origin=WINDOW)

    def _restore(self, copy: Path) -> None:
        from wijkwerker.services import keys, restoring

        answer = self._answer
        forgotten = answer if answer is not None and answer.worker is None and answer.recovery_key else None
        passphrase = answer.passphrase if answer is not None and forgotten is None else None
        key = self._key
        if self._may_start:  # a new laptop, where nothing was kept yet
            self._path.parent.mkdir(parents=True, exist_ok=True)
        try:
            if forgotten is not None:
                key = keys.recovered(copy, forgotten.recovery_key, forgotten.passphrase)
            self.kept = restoring.restore(copy, self._path, passphrase=passphrase, key=key, origin=WINDOW)
        except Locked as error:
            raise self._not_opened(error) from error
        except WijkwerkerError:
            if forgotten is None:  # else the sheet of the recovery key stays, and is about this copy
                self._copy = None
            raise
        self._copy = None
        if forgotten is not None and key is not None:
            keys.renew(self._path, key, forgotten.passphrase, origin=WINDOW)

    def _make(self, answer: "Answer") -> None:
        from wijkwerker.services import files
        from wijkwerker.services.exchange.starting import start_from_workbook

        worker, book = answer.worker, answer.workbook
        key = answer.recovery_key or None
        if worker is None:
            return
        if book is None:
            files.start(self._path, worker, answer.passphrase, key).close()
        else:
            store, _plan = start_from_workbook(
                self._path, worker, answer.passphrase, book.path, book.passphrase, recovery_key=key
            )
            store.close()
