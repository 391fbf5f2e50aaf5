"""Work outside the GUI thread: one thread that reads, one that writes.

A call gets the Services and nothing of Qt; its result comes back on the GUI thread. The write thread first builds the
Services (after the first paint), so storage is never imported before something is on the screen.
"""

import inspect
import itertools
import logging
import queue
import threading
import weakref
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Signal

from wijkwerker.domain.changes import Changes

if TYPE_CHECKING:
    from wijkwerker.services.services import Services

T = TypeVar("T")
Job = Callable[["Services"], Any]

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class _Waiting:
    """A job until its result is delivered. The GUI thread keeps it, so that nothing of Qt dies on another thread."""

    call: Job
    done: Callable[[], Callable[[Any], None] | None]
    failed: Callable[[], Callable[[Exception], None] | None]
    owner: "weakref.ref[QObject]"
    key: tuple[int, str] | None
    writes: bool

    def wanted(self) -> bool:
        """Whether the owner still lives."""
        owner = self.owner()
        return owner is not None and shiboken6.isValid(owner)


class TaskRunner(QObject):
    """Runs calls on the read and the write thread and delivers their results.

    `load` makes the Services; it runs on the write thread once `start_loading` is called, and earlier calls wait.
    """

    loaded = Signal()
    load_failed = Signal(object)  # the exception; start_loading may be called again
    changed = Signal(object, object)  # Changes, the owner of the write
    raised = Signal(object)  # an exception that its caller did not take
    busy = Signal(bool)  # whether a write is under way or waits
    write_failed = Signal(object)  # the exception of a write that its caller did not take
    stopping = Signal()  # before the threads end: who reads for long can stop
    _finished = Signal(int, object, object)  # number, result, exception

    def __init__(self, load: "Callable[[], Services]", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._load = load
        self._services: Services | None = None
        self._ready = threading.Event()
        self._numbers = itertools.count(1)
        self._waiting: dict[int, _Waiting] = {}
        self._latest: dict[tuple[int, str], int] = {}
        self._writing = 0
        self._reads: queue.SimpleQueue[int] = queue.SimpleQueue()
        self._writes: queue.SimpleQueue[int] = queue.SimpleQueue()
        self._threads: list[threading.Thread] = []
        self._finished.connect(self._deliver)

    def start_loading(self) -> None:
        """Build the Services and start the work that waits; call it after the first paint."""
        self._ready.clear()
        for name, work in (("write", self._write_forever), ("read", self._read_forever)):
            thread = threading.Thread(target=work, name=f"wijkwerker-{name}", daemon=True)
            thread.start()
            self._threads.append(thread)

    def is_started(self) -> bool:
        """Whether the loading was started."""
        return bool(self._threads)

    def is_idle(self) -> bool:
        """Whether everything that was asked is delivered."""
        return self._services is not None and not self._waiting

    def read(
        self,
        call: "Callable[[Services], T]",
        done: Callable[[T], None],
        *,
        owner: QObject,
        key: str = "",
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Ask something: `done` gets the answer on the GUI thread, if `owner` still lives.

        With a `key` a later read of the same owner replaces this one as long as it is not delivered.
        """
        self._queue(self._reads, call, done, failed, owner, (id(owner), key) if key else None, writes=False)

    def write(
        self,
        call: "Callable[[Services], T]",
        done: Callable[[T], None] | None = None,
        *,
        owner: QObject,
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Change something: all writes run one after the other; `Changes` that come back are told with `changed`."""
        self._writing += 1
        if self._writing == 1:
            self.busy.emit(True)
        self._queue(self._writes, call, done, failed, owner, None, writes=True)

    def stop(self) -> None:
        """Finish what is being written, drop what waits to be read, end both threads and close the file."""
        if not self._threads:
            return
        self.stopping.emit()
        for number in [number for number, job in self._waiting.items() if not job.writes]:
            del self._waiting[number]
        self._reads.put(0)
        self._writes.put(0)
        self._join()
        self._waiting.clear()
        if self._services is not None:
            self._services.close()

    def _join(self) -> None:
        for thread in self._threads:
            thread.join()
        self._threads.clear()

    def _queue(
        self,
        jobs: "queue.SimpleQueue[int]",
        call: Job,
        done: Callable[[Any], None] | None,
        failed: Callable[[Exception], None] | None,
        owner: QObject,
        key: tuple[int, str] | None,
        *,
        writes: bool,
    ) -> None:
        number = next(self._numbers)
        self._waiting[number] = _Waiting(call, _weak(done), _weak(failed), weakref.ref(owner), key, writes)
        if key is not None:
            self._latest[key] = number
        jobs.put(number)

    def _current(self, number: int, job: _Waiting) -> bool:
        return job.key is None or self._latest.get(job.key) == number

    def _deliver(self, number: int, result: object, error: Exception | None) -> None:
        job = self._waiting.pop(number, None)
        if number == 0:
            self._tell_loaded(error)
            return
        if job is None:
            return
        newest = self._current(number, job)
        wanted = newest and job.wanted()
        if newest and job.key is not None:
            del self._latest[job.key]
        if job.writes:
            self._written(job, result)
        done, failed = job.done(), job.failed()
        if error is not None:
            self._refused(error, failed if wanted else None, told=wanted or job.writes, writes=job.writes)
        elif wanted and done is not None:
            done(result)

    def _written(self, job: _Waiting, result: object) -> None:
        self._writing -= 1
        if not self._writing:
            self.busy.emit(False)
        if isinstance(result, Changes) and result:
            self.changed.emit(result, job.owner())

    def _refused(
        self, error: Exception, failed: Callable[[Exception], None] | None, *, told: bool, writes: bool
    ) -> None:
        if failed is not None:
            failed(error)
        elif told:
            self.raised.emit(error)
            if writes:
                self.write_failed.emit(error)

    def _tell_loaded(self, error: Exception | None) -> None:
        if error is None:
            self.loaded.emit()
        else:
            self._join()
            self.load_failed.emit(error)

    def _write_forever(self) -> None:
        try:
            self._services = self._load()
        except Exception as error:  # noqa: BLE001 - shown to the worker on the GUI thread
            self._finished.emit(0, None, error)
            return
        finally:
            self._ready.set()
        self._finished.emit(0, None, None)
        self._work_forever(self._writes, self._services)

    def _read_forever(self) -> None:
        self._ready.wait()
        if self._services is not None:
            self._work_forever(self._reads, self._services)

    def _work_forever(self, jobs: "queue.SimpleQueue[int]", services: "Services") -> None:
        while number := jobs.get():
            job = self._waiting.get(number)
            if job is None or not self._current(number, job):
                self._finished.emit(number, None, None)
                continue
            result, error = _result_of(job.call, services)
            del job
            self._finished.emit(number, result, error)


def _result_of(call: Job, services: "Services") -> tuple[object, Exception | None]:
    try:
        return call(services), None
    except Exception as error:  # noqa: BLE001 - every failure goes to the GUI thread, which knows whom to tell
        _log.debug("a task failed: %s", type(error).__name__)
        return None, error


def _weak(function: Callable[[T], None] | None) -> Callable[[], Callable[[T], None] | None]:
    """A way to the function that does not keep the widget alive whose method it is."""
    if inspect.ismethod(function):
        return weakref.WeakMethod(function)
    return lambda: function
