"""One window a file: a second start shows the window that is there, and ends."""

import os
import sys
import time
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from wijkwerker import paths

if TYPE_CHECKING:
    from filelock import BaseFileLock
    from PySide6.QtNetwork import QLocalServer, QLocalSocket

ENDING = ".lock"
TOKEN = "XDG_ACTIVATION_TOKEN"  # with which a Wayland desktop lets another program take the front
LONGEST = 512  # bytes of such a token
PATIENCE = 10.0  # seconds in which a window that is starting or closing answers or lets go
_TRY = 500  # milliseconds for one attempt to reach it
_PAUSE = 0.1


class Instance(QObject):
    """Holds `<name>.lock` beside a file as long as its window is open; the system lets go of it after a crash.

    `woken` follows when somebody started the program once more on this file. The command line takes no lock: it works
    beside the window.
    """

    woken = Signal()

    def __init__(self, database: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file = _known_as(database)
        self._lock: BaseFileLock | None = None
        self._server: QLocalServer | None = None

    def may_be_open(self) -> bool:
        """Whether another window may have the file. Costs nothing; False is certain, but for two starts at once."""
        return self._lock_file().exists()

    def claim(self) -> bool:
        """Take the file for this window; False when another window has it.

        In a place where nothing can be locked it is nobody's: what is wrong there is said when the file is opened.
        """
        from filelock import FileLock, Timeout  # takes as long as a tenth of a start

        if self._lock is not None or not self._file.parent.is_dir():
            return True
        lock = FileLock(self._lock_file(), timeout=0, thread_local=False, fallback_to_soft=False)
        try:
            lock.acquire()
        except Timeout:
            return False
        except OSError:
            return True
        self._lock = lock
        return True

    def listen(self) -> None:
        """Hear it when the program is started once more; only for who has claimed the file, after the first paint."""
        from PySide6.QtNetwork import QLocalServer

        if self._lock is None or self._server is not None:
            return
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._hear)
        QLocalServer.removeServer(self._address())  # of a window that crashed: the lock says that it is gone
        self._server.listen(self._address())

    def wake(self) -> bool:
        """Show the window that has the file; False when nobody answers there."""
        from PySide6.QtNetwork import QLocalSocket

        socket = QLocalSocket()
        socket.connectToServer(self._address())
        if not socket.waitForConnected(_TRY):
            return False
        _give_way()
        socket.write(os.environ.get(TOKEN, "").encode("ascii", "ignore")[:LONGEST] + b"\n")
        answered = socket.waitForBytesWritten(_TRY) and (socket.bytesAvailable() > 0 or socket.waitForReadyRead(_TRY))
        socket.abort()
        return answered

    def claim_or_wake(self, patience: float = PATIENCE) -> bool | None:
        """True when the file is this window's now, False when the other window was shown instead.

        None when the other one holds the file and did not answer within `patience` seconds.
        """
        until = time.monotonic() + patience
        while True:
            if self.claim():
                return True
            if self.wake():
                return False
            if time.monotonic() > until:
                return None
            time.sleep(_PAUSE)

    def release(self) -> None:
        """Let another window have the file."""
        if self._server is not None:
            self._server.close()
            self._server = None
        if self._lock is not None:
            if sys.platform != "win32":  # there nobody can take away what somebody has open
                self._lock_file().unlink(missing_ok=True)
            self._lock.release()
            if sys.platform == "win32":
                with suppress(OSError):
                    self._lock_file().unlink(missing_ok=True)
            self._lock = None

    def _hear(self) -> None:
        while self._server is not None and (socket := self._server.nextPendingConnection()) is not None:
            socket.disconnected.connect(socket.deleteLater)
            read = partial(self._read, socket)
            socket.readyRead.connect(read)
            read()  # what came along with the connection

    def _read(self, socket: "QLocalSocket") -> None:
        if socket.canReadLine():
            said = bytes(socket.readLine(LONGEST + 2).data()).decode("ascii", "ignore").strip()
            socket.write(b"\n")
            self._told(said)

    def _told(self, token: str) -> None:
        if token:
            os.environ[TOKEN] = token  # Qt takes it from there, once
        self.woken.emit()

    def _lock_file(self) -> Path:
        return self._file.with_name(self._file.name + ENDING)

    def _address(self) -> str:
        """A name that two paths to one file share and two files do not; says nothing about the file."""
        import hashlib  # after the first paint

        name = "wijkwerker-" + hashlib.sha256(os.fsencode(self._file)).hexdigest()[:24]
        if sys.platform == "win32":
            return name
        folder = paths.user_runtime()
        with suppress(OSError):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return str(folder / name)


def _known_as(path: Path) -> Path:
    """The one name of a file, whichever way was taken to it."""
    try:
        return path.resolve()
    except OSError:
        return path.absolute()


def _give_way() -> None:
    """Let the window that is there come to the front: Windows gives that right to who was started by hand."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.user32.AllowSetForegroundWindow(-1)
