"""Reading a workbook that comes from outside: in a process of its own, with little to break.

The process is the same Python again, or the frozen app with a hidden argument: unlike `multiprocessing`, that takes no
helper process, no second import of the window, and nothing of this process's memory or environment. What comes back is
JSON, so that even a process that was taken over can send nothing but values.
"""

import json
import os
import stat
import subprocess
import sys
import threading
import time as clock
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from hashlib import sha256
from pathlib import Path
from typing import IO, Any

import wijkwerker
from wijkwerker.domain import language
from wijkwerker.domain.errors import Locked, WijkwerkerError
from wijkwerker.domain.exchange.book import RawBook, RawSheet
from wijkwerker.domain.language import N_, _
from wijkwerker.excel import file_type, parse_process
from wijkwerker.excel.confine import MEMORY, SECONDS

_MOST_ANSWER = 200 * 2**20
_KEPT = ("SYSTEMROOT", "WINDIR", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")  # what a program needs to start; no secrets
_AGAIN = N_("Sla het bestand daar op, sluit het, en probeer het opnieuw.")


def read(path: Path, passphrase: str | None = None, progress: Callable[[int, int], None] | None = None) -> RawBook:
    """Read a workbook of any origin; nothing in it is followed or run.

    `progress(done, total)` counts sheets. Raises Locked when it is encrypted and the passphrase is missing or
    wrong, and WijkwerkerError for everything else that is refused, with a sentence that says what to do.
    """
    data = _bytes_of(path)
    answer = _Answer(progress)
    try:
        _parse(data, passphrase, answer)
    except WijkwerkerError as refusal:
        if _is_open_elsewhere(path) and not isinstance(refusal, Locked):
            raise WijkwerkerError(_("Dit bestand is nog open in Excel of LibreOffice."), _(_AGAIN)) from refusal
        raise
    remarks = list(answer.remarks)
    if _is_open_elsewhere(path):
        remarks.append(
            _("Dit bestand is nog open in een ander programma. Wat daar niet is opgeslagen, is niet gelezen.")
        )
    return RawBook(tuple(answer.sheets), sha256(data).hexdigest(), path.name, tuple(remarks))


def _bytes_of(path: Path) -> bytes:
    """The file as it is. Raises WijkwerkerError when it cannot be read, or is no file that somebody made."""
    try:
        info = path.stat()
        if stat.S_ISDIR(info.st_mode):
            raise WijkwerkerError(_("Dit is een map en geen bestand."), _("Open de map en kies het bestand zelf."))
        if not stat.S_ISREG(info.st_mode):
            raise WijkwerkerError(_("Dit is geen bestand dat Wijkwerker kan lezen."), _(file_type.ASK_AGAIN))
        if info.st_size > file_type.MOST_BYTES:
            raise file_type.too_big()
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise WijkwerkerError(
            _("Dit bestand is er niet meer."), _("Kijk of het is verplaatst, of dat de stick er nog in zit.")
        ) from error
    except PermissionError as error:
        if getattr(error, "winerror", None) in {32, 33} or _is_open_elsewhere(path):
            raise WijkwerkerError(_("Dit bestand is nog open in Excel of LibreOffice."), _(_AGAIN)) from error
        raise WijkwerkerError(
            _("Wijkwerker mag dit bestand niet lezen."),
            _("Kopieer het naar je eigen map Documenten en kies het daar, of vraag de beheerder om toegang."),
        ) from error
    except (OSError, ValueError) as error:
        raise WijkwerkerError(
            _("Dit bestand kan nu niet worden gelezen."),
            _("Kopieer het naar je eigen map Documenten en kies het daar."),
        ) from error
    if not data:
        raise WijkwerkerError(_("Dit bestand is leeg."), _(file_type.ASK_AGAIN))
    return data


def _is_open_elsewhere(path: Path) -> bool:
    """Whether Excel or LibreOffice says, with a small file beside it, that somebody has it open."""
    with suppress(OSError):
        return any(path.with_name(name).exists() for name in (f"~${path.name}", f".~lock.{path.name}#"))
    return False


@dataclass
class _Answer:
    """What came back until now."""

    progress: Callable[[int, int], None] | None
    remarks: list[str] = field(default_factory=list)
    sheets: list[RawSheet] = field(default_factory=list)
    ended: bool = False
    _rows: list[list[Any]] = field(default_factory=list)
    _name: str = ""

    def take(self, kind: str, *given: Any) -> None:
        """Take one frame. Raises WijkwerkerError when the file was refused."""
        if kind == "rows":
            self._rows += given[0]
        elif kind == "sheet":
            self._name, self._rows = given[0], []
            if self.progress:
                self.progress(given[1], given[2])
        elif kind == "flagged":
            flagged = {(row, column): flag for row, column, flag in given}
            self.sheets.append(RawSheet(self._name, self._rows, flagged))
        elif kind == "remarks":
            self.remarks += given
        elif kind == "refused":
            text, hint, is_locked = given
            raise (Locked if is_locked else WijkwerkerError)(text, hint)
        else:
            self.ended = kind == "end"


def _parse(data: bytes, passphrase: str | None, answer: _Answer) -> None:
    """Have a process of its own parse the workbook, and end it whatever happens."""
    order = json.dumps({"language": language.current(), "passphrase": passphrase}).encode() + b"\n"
    with subprocess.Popen(  # noqa: S603 - our own program
        _command(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={name: os.environ[name] for name in _KEPT if name in os.environ},
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    ) as process:
        late = threading.Event()

        def stop() -> None:
            late.set()
            process.kill()

        timer = threading.Timer(SECONDS, stop)
        timer.start()
        threading.Thread(target=_watch, args=(process,), daemon=True).start()
        try:
            _hand_over(process, order, data)
            _take_all(process, answer)
        finally:
            timer.cancel()
            process.kill()
    if late.is_set():
        raise WijkwerkerError(
            _("Het lezen van dit bestand duurde te lang en is gestopt. Er is niets ingelezen."),
            _("Vraag de afzender om het bestand in delen te geven."),
        )
    if not answer.ended:
        raise parse_process.too_much()


def _watch(process: subprocess.Popen[bytes]) -> None:
    """Stop a process that uses too much memory, where it cannot limit itself; returns when it has ended."""
    while sys.platform == "darwin" and process.poll() is None:
        shown = subprocess.run(["/bin/ps", "-o", "rss=", "-p", str(process.pid)], capture_output=True, check=False)  # noqa: S603
        if shown.stdout.strip().isdigit() and int(shown.stdout) * 1024 > MEMORY:
            process.kill()
        clock.sleep(0.2)


def _command() -> list[str]:
    """The program that parses."""
    if getattr(sys, "frozen", False):
        return [sys.executable, parse_process.ARGUMENT]
    root = str(Path(wijkwerker.__file__).parent.parent)
    start = f"import sys; sys.path.append({root!r}); from wijkwerker.excel.parse_process import main; main()"
    return [sys.executable, "-E", "-P", "-B", "-c", start]


def _hand_over(process: subprocess.Popen[bytes], order: bytes, data: bytes) -> None:
    """Give the file. A process that ended early has its reason on the other channel."""
    channel = process.stdin
    if channel is None:
        return
    with suppress(BrokenPipeError, OSError):
        channel.write(order)
        channel.write(data)
    with suppress(BrokenPipeError, OSError):
        channel.close()


def _take_all(process: subprocess.Popen[bytes], answer: _Answer) -> None:
    """Take frames until the process ends, while it goes on parsing."""
    channel = process.stdout
    taken = 0
    while channel is not None and (payload := _frame(channel)):
        taken += len(payload)
        if taken > _MOST_ANSWER:
            raise parse_process.too_much()
        try:
            answer.take(*json.loads(payload, object_hook=_decode))
        except (ValueError, TypeError, KeyError, IndexError, RecursionError) as error:
            raise file_type.damaged() from error


def _frame(channel: IO[bytes]) -> bytes:
    """The next frame, or nothing when the process has ended."""
    length = int.from_bytes(channel.read(4), "big")
    if not length or length > _MOST_ANSWER:
        return b""
    payload = channel.read(length)
    return payload if len(payload) == length else b""


def _decode(value: dict[str, Any]) -> date | datetime | time | timedelta | None:
    """What JSON has no word for, as parse_process wrote it."""
    if (text := value.get("d")) is not None:
        return date.fromisoformat(text)
    if (text := value.get("m")) is not None:
        return datetime.fromisoformat(text)
    if (text := value.get("t")) is not None:
        return time.fromisoformat(text)
    return timedelta(seconds=value["s"])
