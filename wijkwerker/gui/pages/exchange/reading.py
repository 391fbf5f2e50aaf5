"""Reading workbooks, one after the other: what is read now, how far it is, and the way to stop."""

import time
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
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
    again: bool = False  # after something was decided about it


class _Run:
    """One look at a workbook, or the reading of it: its steps come from another thread, the wish to stop from this."""

    def __init__(self, tell: "Callable[[_Run, int, int], None]") -> None:
        self._tell = tell
        self._told = 0.0
        self.is_stopped = False

    def step(self, done: int, total: int) -> None:
        """How far it is. Raises Stopped, but not at the last step: everything is done by then."""
        if self.is_stopped and not 0 < total <= done:
            raise Stopped
        now = time.monotonic()
        if now - self._told >= EACH:
            self._told = now
            self._tell(self, done, total)


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
    _stepped = Signal(object, int, int)

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._queue: deque[Path] = deque()
        self._path: Path | None = None
        self._passphrase: str | None = None
        self._content = ""  # the SHA-256 of what was looked over
        self._run: _Run | None = None  # what is under way; nothing else that comes back counts
        self.is_applying = False
        self._stepped.connect(self._progressed)
        context.tasks.stopping.connect(self._window_closes)

    @property
    def waiting(self) -> int:
        """How many workbooks come after this one."""
        return len(self._queue)

    def begin(self, paths: Sequence[Path]) -> bool:
        """Read these after what is being read; False when they wait for that."""
        self._queue.extend(paths)
        return self._path is None and self.go_on()

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
        today, again, run = self._context.clock.today(), decisions is not None, self._begin(path)

        def look(services: "Services") -> Looked:
            plan = services.exchange.plan(path, decided, phrase, run.step)
            own = services.settings.me()
            words = read_words(services, cells_of(plan), today)
            me = (own.id, own.name) if own is not None else ("", "")
            return Looked(path, plan, words, services.exchange.colleagues(), me, again)

        failed = partial(self._failed, run)
        self._context.tasks.read(look, partial(self._looked, run), owner=self, key="plan", failed=failed)

    def apply(self, decisions: Decisions) -> None:
        """Read what was looked over, as it was decided; it is refused when the file is another one by now."""
        path, phrase, content = self._path, self._passphrase, self._content
        if path is None or self.is_applying:
            return
        run = self._begin(path)
        self.is_applying = True

        def read(services: "Services") -> Imported:
            decided = services.exchange.plan(path, decisions, phrase, run.step)
            return services.exchange.apply(replace(decided, sha256=content), decisions, path, run.step)

        self._context.tasks.write(read, self._applied, owner=self, failed=partial(self._failed, run))

    def stop(self) -> None:
        """Stop reading at the next step; nothing has changed then."""
        if self._run is not None:
            self._run.is_stopped = True

    def forget(self) -> None:
        """Leave this workbook and all that come after it; not while it is read, which can only be stopped."""
        self.stop()
        self._queue.clear()
        if not self.is_applying:
            self._path, self._passphrase, self._run = None, None, None

    def _begin(self, path: Path) -> _Run:
        self._run = _Run(self._stepped.emit)
        self.began.emit(path.name)
        return self._run

    def _progressed(self, run: _Run, done: int, total: int) -> None:
        if run is self._run and not run.is_stopped:
            self.progressed.emit(done, total)

    def _window_closes(self) -> None:
        """Let nobody wait for a look at a workbook; what is being written is finished."""
        if not self.is_applying:
            self.stop()

    def _looked(self, run: _Run, looked: Looked) -> None:
        if run is self._run:
            self._run, self._content = None, looked.plan.sha256
            self.looked.emit(looked)

    def _applied(self, imported: Imported) -> None:
        self._path, self._passphrase, self._run = None, None, None
        self.is_applying = False
        self.read.emit(imported)

    def _failed(self, run: _Run, error: Exception) -> None:
        if run is not self._run:
            return
        self._run, self.is_applying = None, False
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
