"""The open file: snapshots to read from, and transactions to write in."""

import shutil
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.engine import Connection

from wijkwerker.domain.errors import Damaged, WijkwerkerError
from wijkwerker.domain.language import _
from wijkwerker.domain.stamps import Clock, new_epoch
from wijkwerker.storage import engine as engines
from wijkwerker.storage.queries import authors, settings
from wijkwerker.storage.writer import COMMAND, Writer

_WIPE = "wipe"  # the setting that says that remains of what was erased still stand on the disk


class Store:
    """One database file that is open. Close it when done; leaving `write` with an exception writes nothing."""

    def __init__(self, path: Path, engine: Engine, *, key: bytes | None = None, worker: str | None = None) -> None:
        self.path = path
        self.key = key
        self.worker = worker
        self.origin = COMMAND
        self.read_only = False  # damaged: it is read, and never written
        self.was_unclean = False  # whether the program that had it open last did not close it
        self._engine = engine
        self._clock: Clock | None = None
        self._writing = threading.Lock()

    @classmethod
    def open(cls, path: Path, key: bytes | None = None) -> "Store":
        """Open an existing, migrated file. Raises WijkwerkerError when it cannot be opened."""
        return cls(path, engines.create(path, key), key=key)

    @classmethod
    def open_damaged(cls, path: Path, key: bytes | None) -> "Store":
        """Open a damaged file to read what can be read; nothing in it or beside it changes."""
        store = cls(path, engines.create(path, key, engines.READ_ONLY), key=key)
        store.read_only = True
        return store

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A snapshot of the file; what others write meanwhile is not seen."""
        with self._told(), self._engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def write(self) -> Iterator[Writer]:
        """A transaction: committed when the block ends well, rolled back when it raises.

        Raises WijkwerkerError for a damaged file: that stays as it is.
        """
        if self.read_only:
            raise damaged()
        with self._told(), self._writing, self._engine.connect() as free:
            connection = free.execution_options(writing=True)
            with connection.begin():
                last = _last_stamp(connection)
                clock = self._clock or self._start_clock(connection, last)
                clock.last = max(clock.last, last)  # another program may have written since
                writer = Writer(connection, clock, self.worker, self.origin)
                yield writer
                writer.finish()
                settings.put(connection, "clock", str(clock.last))
                if writer.wipe:
                    settings.put(connection, _WIPE, "1")
            self._clock = clock
            if writer.wipe:
                _wipe(connection, self.path)

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Errors become sentences, and a file that shows to be damaged is not written from then on."""
        try:
            with engines.refusals(self.path):
                yield
        except Damaged:
            self.read_only = True
            raise

    def work_as(self, worker: str) -> None:
        """Let somebody else work from the next write on; what was written before stays on its name."""
        with self.write() as writer:
            authors.claim(writer.connection)
            settings.put(writer.connection, "worker", worker)
        self.worker = worker
        self._clock = None

    def wipe(self) -> bool:
        """Leave nothing of what was erased on the disk, as far as that did not happen when it was erased.

        Returns False when it cannot be done now either: the disk is full, or another program has the file open.
        """
        if not self.has_remains():
            return True
        with engines.refusals(self.path), self._writing, self._engine.connect() as connection:
            return _wipe(connection, self.path)

    def has_remains(self) -> bool:
        """Whether remains of what was erased still stand on the disk, where nobody who reads the file sees them."""
        with self.read() as connection:
            return settings.get(connection, _WIPE) != ""

    def _start_clock(self, connection: Connection, last: int) -> Clock:
        """The clock goes on from the file's last stamp; the first write of a process begins an epoch."""
        clock = Clock(last, new_epoch())
        connection.exec_driver_sql(
            "INSERT INTO epoch(epoch, device, worker, started) VALUES (?, ?, ?, ?)",
            (clock.epoch, engines.device(), self.worker, datetime.now(UTC).isoformat(timespec="seconds")),
        )
        return clock


def damaged() -> WijkwerkerError:
    """Why nothing is written in a damaged file."""
    return WijkwerkerError(
        _("Dit bestand is beschadigd. Je kunt erin lezen, maar er wordt niets meer in bewaard."),
        _("Zet een reservekopie terug: bij Instellingen, onder Reservekopie. Het beschadigde bestand blijft bewaard."),
    )


def _wipe(connection: Connection, path: Path) -> bool:
    """Leave nothing of what is gone on the disk: pages that were rebuilt keep old rows in their unused room.

    Returns whether that was done. What was erased is gone for everybody who reads the file in any case.
    """
    if shutil.disk_usage(path.parent).free < 2 * path.stat().st_size:
        return False
    try:
        with closing(connection.connection.cursor()) as cursor:  # outside any transaction
            cursor.execute("PRAGMA temp_store = FILE")  # else it takes as much memory; encrypted like the file
            try:
                cursor.execute("VACUUM")
            finally:
                cursor.execute("PRAGMA temp_store = MEMORY")
            if cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]:
                return False
            cursor.execute("DELETE FROM setting WHERE key = ?", (_WIPE,))
    except engines.OperationalError:
        return False
    return True


def _last_stamp(connection: Connection) -> int:
    """The hybrid clock of the file's last edit, 0 before the first."""
    last = settings.get(connection, "clock") or "0"
    if not last.isdecimal():
        raise engines.DatabaseError(engines.DAMAGED)
    return int(last)
