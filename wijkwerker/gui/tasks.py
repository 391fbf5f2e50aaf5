"""Work outside the GUI thread: one thread that reads, one that writes, and one for each long look aside.

A call gets the Services and nothing of Qt; its result comes back on the GUI thread. The write thread first builds the
Services (after the first paint), so storage is never imported before something is on the screen. The file can be
closed and opened again: the lock does so.
"""

import contextlib
import inspect
import itertools
import logging
import queue
import threading
import weakref
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Signal

from wijkwerker.domain.changes import Changes

if TYPE_CHECKING:
    from wijkwerker.services.services import Services

T = TypeVar("T")
Job = Callable[["Services"], Any]
Stopping = Callable[[], bool]  # whether the file is being closed, so that who is busy for long ends

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class _Waiting:
    """A job until its result is delivered. The GUI thread keeps it, so that nothing of Qt dies on another thread."""

    call: Callable[..., Any]
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
    _shut = Signal()  # the threads of `close` have ended

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
        self._ending = threading.Event()  # of the file that is open now
        self._beside: list[int] = []  # looks aside that wait for the file
        self._closer: threading.Thread | None = None
        self._closed: Callable[[], None] | None = None
        self._finished.connect(self._deliver)
        self._shut.connect(self._tell_closed)

    def start_loading(self) -> None:
        """Build the Services and start the work that waits; call it after the first paint, or after a `close`.

        Nothing happens while the file is open or being opened: who asks twice opens it once.
        """
        if self._threads:
            return
        self._ready.clear()
        self._ending = threading.Event()
        for number in [number for number, job in self._waiting.items() if not (job.writes or job.wanted())]:
            del self._waiting[number]
        for jobs in (self._reads, self._writes):
            for number in filter(None, _taken_from(jobs)):  # without the end of a file that never opened
                jobs.put(number)
        for name, work in (("write", self._write_forever), ("read", self._read_forever)):
            self._run(name, partial(work, self._ending))

    def _run(self, name: str, work: Callable[[], None]) -> None:
        thread = threading.Thread(target=work, name=f"wijkwerker-{name}", daemon=True)
        self._threads = [*(one for one in self._threads if one.is_alive()), thread]
        thread.start()

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

    def aside(
        self,
        call: "Callable[[Services, Stopping], T]",
        done: Callable[[T], None] | None = None,
        *,
        owner: QObject,
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Do something long on a thread of its own, beside what is read and written: `call(services, stop)`.

        `stop()` becomes true when the file is being closed, and closing waits for the call: look at it often. A call
        that wrote gives no Changes; `done` tells others what they need to know.
        """
        number = self._note(call, done, failed, owner, None)
        if self._services is None or self._ending.is_set() or not self._ready.is_set():
            self._beside.append(number)
        else:
            self._start_beside(number)

    def close(self, done: Callable[[], None]) -> None:
        """Finish what is being written and close the file without waiting for it: `done` follows on the GUI thread.

        What was written is told before that. Reads that did not begin stay, and so does what is asked from now on: it
        is done after the next `start_loading`.
        """
        if not self._threads:
            done()
            return
        self._closed = done
        waiting = _taken_from(self._reads)
        self._begin_to_end()
        for number in waiting:
            self._reads.put(number)
        self._closer = threading.Thread(target=self._end_and_tell, name="wijkwerker-close", daemon=True)
        self._closer.start()

    def stop(self) -> None:
        """Finish what is being written, drop what waits to be read, end the threads and close the file."""
        if self._closer is not None:
            self._closer.join()
            self._closer = None
        if not self._threads:
            return
        for number in [number for number, job in self._waiting.items() if not job.writes]:
            del self._waiting[number]
        self._begin_to_end()
        self._end()
        self._waiting.clear()
        self._latest.clear()
        self._beside.clear()
        self._writing = 0

    def _begin_to_end(self) -> None:
        self._ending.set()
        self.stopping.emit()
        self._reads.put(0)
        self._writes.put(0)

    def _end_and_tell(self) -> None:
        self._end()
        self._shut.emit()

    def _end(self) -> None:
        self._join()
        services, self._services = self._services, None
        if services is not None:
            services.close()

    def _tell_closed(self) -> None:
        done, self._closed, self._closer = self._closed, None, None
        if done is not None:
            done()

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
        number = self._note(call, done, failed, owner, key, writes=writes)
        if key is not None:
            self._latest[key] = number
        jobs.put(number)

    def _note(
        self,
        call: Callable[..., Any],
        done: Callable[[Any], None] | None,
        failed: Callable[[Exception], None] | None,
        owner: QObject,
        key: tuple[int, str] | None,
        *,
        writes: bool = False,
    ) -> int:
        """Remember a job until it is delivered; gives its number."""
        number = next(self._numbers)
        self._waiting[number] = _Waiting(call, _weak(done), _weak(failed), weakref.ref(owner), key, writes)
        return number

    def _start_beside(self, number: int) -> None:
        job, services = self._waiting.get(number), self._services
        if job is None or services is None:
            return
        call, stop = job.call, self._ending.is_set

        def work() -> None:
            self._finished.emit(number, *_result_of(lambda known: call(known, stop), services))

        self._run("aside", work)

    def _current(self, number: int, job: _Waiting) -> bool:
        return job.key is None or self._latest.get(job.key) == number

    def _deliver(self, number: int, result: object, error: Exception | None) -> None:
        if number == 0:
            if result is self._ending and not self._ending.is_set():
                self._tell_loaded(error)
            return
        job = self._waiting.pop(number, None)
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
            waiting, self._beside = self._beside, []
            for number in waiting:
                self._start_beside(number)
            self.loaded.emit()
        else:
            self._join()
            self.load_failed.emit(error)

    def _write_forever(self, ending: threading.Event) -> None:
        try:
            self._services = self._load()
        except Exception as error:  # noqa: BLE001 - shown to the worker on the GUI thread
            self._finished.emit(0, ending, error)
            return
        finally:
            self._ready.set()
        self._finished.emit(0, ending, None)
        self._work_forever(self._writes, self._services)

    def _read_forever(self, _ending: threading.Event) -> None:
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


def _taken_from(jobs: "queue.SimpleQueue[int]") -> list[int]:
    """The numbers that wait, which are then no longer in the queue."""
    taken = []
    with contextlib.suppress(queue.Empty):
        while True:
            taken.append(jobs.get_nowait())
    return taken


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
