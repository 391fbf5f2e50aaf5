"""Having a file from outside parsed in a process of its own, with little to break.

The process is the same Python again, or the frozen app with a hidden argument: unlike `multiprocessing`, that takes no
helper process, no second import of the window, and nothing of this process's memory or environment. What comes back is
JSON, so that even a process that was taken over can send nothing but values.
"""

import json
import os
import subprocess
import sys
import threading
import time as clock
from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import IO, Any

import wijkwerker
from wijkwerker.domain import language
from wijkwerker.domain.errors import Locked, WijkwerkerError
from wijkwerker.domain.language import _
from wijkwerker.gate.confine import MEMORY, SECONDS
from wijkwerker.gate.kinds import damaged

ARGUMENT = "--lees"  # the frozen program starts itself so, with the name of the module that parses
_MOST_ANSWER = 200 * 2**20
_KEPT = ("SYSTEMROOT", "WINDIR", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")  # what a program needs to start; no secrets


def ask(module: str, order: dict[str, Any], data: bytes, take: Callable[..., None]) -> None:
    """Have the `main` of a module parse in a process, and end that whatever happens; `take` gets its frames.

    Raises Locked or WijkwerkerError when the file is refused, takes too long, or needs too much.
    """
    told = json.dumps({"language": language.current(), **order}).encode() + b"\n"
    with subprocess.Popen(  # noqa: S603 - our own program
        _command(module),
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
            _hand_over(process, told, data)
            ended = _take_all(process, take)
        finally:
            timer.cancel()
            process.kill()
    if late.is_set():
        raise WijkwerkerError(
            _("Het lezen van dit bestand duurde te lang en is gestopt. Er is niets ingelezen."),
            _("Vraag de afzender om het bestand in delen te geven."),
        )
    if not ended:
        raise too_much()


def too_much() -> WijkwerkerError:
    """The refusal of more than a team can have filled."""
    return WijkwerkerError(
        _("Dit bestand vraagt te veel van je laptop. Het is niet ingelezen."),
        _("Verwijder de lege rijen en kolommen rond de tabel, of vraag de afzender om het in delen te geven."),
    )


def _watch(process: subprocess.Popen[bytes]) -> None:
    """Stop a process that uses too much memory, where it cannot limit itself; returns when it has ended."""
    while sys.platform == "darwin" and process.poll() is None:
        shown = subprocess.run(["/bin/ps", "-o", "rss=", "-p", str(process.pid)], capture_output=True, check=False)  # noqa: S603
        if shown.stdout.strip().isdigit() and int(shown.stdout) * 1024 > MEMORY:
            process.kill()
        clock.sleep(0.2)


def _command(module: str) -> list[str]:
    """The program that parses."""
    if getattr(sys, "frozen", False):
        return [sys.executable, ARGUMENT, module]
    root = str(Path(wijkwerker.__file__).parent.parent)
    start = f"import sys; sys.path.append({root!r}); from {module} import main; main()"
    return [sys.executable, "-E", "-P", "-B", "-c", start]


def _hand_over(process: subprocess.Popen[bytes], told: bytes, data: bytes) -> None:
    """Give the file. A process that ended early has its reason on the other channel."""
    channel = process.stdin
    if channel is None:
        return
    with suppress(OSError):
        channel.write(told)
        channel.write(data)
    with suppress(OSError):
        channel.close()


def _take_all(process: subprocess.Popen[bytes], take: Callable[..., None]) -> bool:
    """Take frames until the process ends, while it goes on parsing; whether it said that nothing is missing."""
    channel = process.stdout
    taken = 0
    while channel is not None and (payload := _frame(channel)):
        taken += len(payload)
        if taken > _MOST_ANSWER:
            raise too_much()
        try:
            kind, *given = json.loads(payload, object_hook=_decode)
            if kind == "end":
                return True
            if kind == "refused":
                text, hint, is_locked = given
                raise (Locked if is_locked else WijkwerkerError)(text, hint)
            take(kind, *given)
        except (ValueError, TypeError, KeyError, IndexError, RecursionError) as error:
            raise damaged() from error
    return False


def _frame(channel: IO[bytes]) -> bytes:
    """The next frame, or nothing when the process has ended."""
    length = int.from_bytes(channel.read(4), "big")
    if not length or length > _MOST_ANSWER:
        return b""
    payload = channel.read(length)
    return payload if len(payload) == length else b""


def _decode(value: dict[str, Any]) -> date | datetime | time | timedelta | None:
    """What JSON has no word for, as child.py wrote it."""
    if (text := value.get("d")) is not None:
        return date.fromisoformat(text)
    if (text := value.get("m")) is not None:
        return datetime.fromisoformat(text)
    if (text := value.get("t")) is not None:
        return time.fromisoformat(text)
    return timedelta(seconds=value["s"])
