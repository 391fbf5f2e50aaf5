"""Reading workbooks, one after the other: what is read now, how far it is, and the way to stop."""

import time
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from wijkwerker.domain.errors import Locked
from wijkwerker.domain.exchange.given import Colleague, Imported
from wijkwerker.domain.exchange.planned import Decisions, Plan
from wijkwerker.gui.context import Context
from wijkwerker.gui.panels.exchange.values import CellValue, ValueWords, read_words

if TYPE_CHECKING:
    from wijkwerker.services.services import Services

EACH = 0.1  # seconds between two steps of the bar


class Stopped(Exception):  # noqa: N818 - no error: the person stopped it
    """Ends a reading from within."""


@dataclass(frozen=True)
class Looked:
    """A workbook as it can be looked over: the plan, the words for its values, and who may have filled it in."""

    path: Path
    plan: Plan
    words: ValueWords
    colleagues: tuple[Colleague, ...] = ()
    me: tuple[str, str] = ("", "")  # id and name of whose file this is


class Reading(QObject):
    """`began(file name)`, `progressed(done, total)`, and then one of: `looked(Looked)`, `read(Imported)`,
    `locked(file name, whether a passphrase was tried)`, `refused(exception)`, `stopped`.
    """

    began = Signal(str)
    progressed = Signal(int, int)
    looked = Signal(object)
    read = Signal(object)
    locked = Signal(str, bool)
    refused = Signal(object)
    stopped = Signal()

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._queue: deque[Path] = deque()
        self._path: Path | None = None
        self._passphrase: str | None = None
        self._stop = False
        self._told = 0.0

    @property
    def waiting(self) -> int:
        """How many workbooks come after this one."""
        return len(self._queue)

    def begin(self, paths: Sequence[Path]) -> None:
        """Read these after what is being read."""
        self._queue.extend(paths)
        if self._path is None:
            self.go_on()

    def go_on(self) -> bool:
        """Leave this workbook and read the next one; False when there is none."""
        self._path, self._passphrase = (self._queue.popleft() if self._queue else None), None
        if self._path is not None:
            self.look()
        return self._path is not None

    def look(self, decisions: Decisions | None = None, passphrase: str | None = None) -> None:
        """Look this workbook over, again when something was decided that changes what it says."""
        if self._path is None:
            return
        if passphrase is not None:
            self._passphrase = passphrase
        path, phrase, decided = self._path, self._passphrase, decisions or Decisions()
        today = self._context.clock.today()
        self._begin(path)

        def run(services: "Services") -> Looked:
            plan = services.exchange.plan(path, decided, phrase, self._step)
            worker = services.settings.worker()
            words = read_words(services, cells_of(plan), today)
            return Looked(path, plan, words, services.exchange.colleagues(), (worker.id, worker.name))

        self._context.tasks.read(run, self._looked, owner=self, key="plan", failed=self._failed)

    def apply(self, decisions: Decisions) -> None:
        """Read what was looked over, as it was decided."""
        path, phrase = self._path, self._passphrase
        if path is None:
            return
        self._begin(path)

        def run(services: "Services") -> Imported:
            decided = services.exchange.plan(path, decisions, phrase, self._step)
            return services.exchange.apply(decided, decisions, path, self._step)

        self._context.tasks.write(run, self._applied, owner=self, failed=self._failed)

    def stop(self) -> None:
        """Stop reading at the next step; nothing has changed then."""
        self._stop = True

    def forget(self) -> None:
        """Leave this workbook and all that come after it."""
        self._queue.clear()
        self._path, self._passphrase = None, None

    def _begin(self, path: Path) -> None:
        self._stop, self._told = False, 0.0
        self.began.emit(path.name)

    def _step(self, done: int, total: int) -> None:
        """How far it is; comes from another thread."""
        if self._stop:
            raise Stopped
        now = time.monotonic()
        if now - self._told >= EACH:
            self._told = now
            self.progressed.emit(done, total)

    def _looked(self, looked: Looked) -> None:
        self.looked.emit(looked)

    def _applied(self, imported: Imported) -> None:
        self.read.emit(imported)

    def _failed(self, error: Exception) -> None:
        if isinstance(error, Stopped):
            self.stopped.emit()
        elif isinstance(error, Locked) and self._path is not None:
            self.locked.emit(self._path.name, self._passphrase is not None)
        else:
            self.refused.emit(error)


def cells_of(plan: Plan) -> list[CellValue]:
    """The values of a plan, for reading what they are called."""
    return [
        CellValue(line.kind, line.field, line.element, text)
        for line in plan.lines
        if line.field
        for text in (line.base, line.ours, line.theirs)
    ]
