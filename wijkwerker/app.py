"""Where everything is put together: arguments, language, file, and then the window or a command."""

import contextlib
import gc
import os
import sys
import threading
import traceback
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from types import TracebackType

from wijkwerker import paths
from wijkwerker.domain import language
from wijkwerker.domain.errors import WijkwerkerError

READS = "--lees"  # the frozen program starts itself so, to parse a file from outside in a process of its own
PARSERS = ("wijkwerker.excel.parse_process", "wijkwerker.gate.map_process")
_NO_REPORTS = 0x3  # of Windows: no box and no report when the program fails


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program and return its exit code: 0 done, 1 a bug, 2 refused with a sentence."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    leave_no_core_dump()
    if len(words) == 2 and words[0] == READS and words[1] in PARSERS:
        import_module(words[1]).main()
    if arguments is None:
        _tell_no_values()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        return _run(words)
    finally:
        paths.empty_own_temporary()


def _run(words: Sequence[str]) -> int:
    if not _is_window(words):
        return _run_command(words)
    paths.empty_own_temporary()
    gc.disable()  # until the file is open: see gui/application.py
    from wijkwerker.gui.application import run

    db = words[1] if words[:1] == ["--db"] else None
    return run(Path(db) if db else None)


def leave_no_core_dump() -> None:
    """Keep what is in memory, keys and names of people, from the disk when the program crashes."""
    with contextlib.suppress(ImportError, OSError, ValueError, AttributeError):
        if sys.platform == "win32":
            import ctypes

            ctypes.windll.kernel32.SetErrorMode(_NO_REPORTS)
            return
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        if sys.platform == "linux":  # a service that catches dumps gets none of the memory then
            Path("/proc/self/coredump_filter").write_text("0")


def _is_window(words: Sequence[str]) -> bool:
    """Whether only a file is given: then the command line need not be understood before the window shows."""
    return not words or (words[0] == "--db" and len(words) == 2)


def _run_command(words: Sequence[str]) -> int:
    from wijkwerker.cli import main as cli

    as_json = "--json" in words
    language.use("en" if "--language=en" in words else "nl")
    try:
        arguments = cli.parser().parse_args(words)
        if arguments.language:
            language.use(arguments.language)
        if arguments.command == "tour":
            from wijkwerker.gui.tour import tour

            return tour(Path(arguments.out))
        if arguments.command is None:
            from wijkwerker.gui.application import run

            return run(Path(arguments.db) if arguments.db else None, arguments.language)
        return cli.run(arguments)
    except WijkwerkerError as refusal:
        return cli.refuse(refusal, as_json=as_json)
    except BrokenPipeError:
        with contextlib.suppress(OSError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except Exception as error:  # noqa: BLE001 - the last door: a bug gets a report without data, and code 1
        if as_json:
            cli.report_bug(bug_report(error))
        print(bug_report(error), file=sys.stderr)  # noqa: T201 - for whoever typed the command
        return 1


def bug_report(error: BaseException) -> str:
    """Where it went wrong, without the values that were in hand: those may be personal."""
    frames = traceback.extract_tb(error.__traceback__)
    places = [f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames]
    return "\n".join([f"Wijkwerker: {type(error).__name__}", *places])


def _tell_no_values() -> None:
    """Let Python itself, when it gives up, say where that was and never with what: the system may keep what it says."""

    def tell(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if not issubclass(kind, KeyboardInterrupt):
            print(bug_report(error.with_traceback(trace)), file=sys.stderr)  # noqa: T201 - the last that can be said

    sys.excepthook = tell
    threading.excepthook = lambda given: tell(given.exc_type, given.exc_value or given.exc_type(), given.exc_traceback)
    sys.unraisablehook = lambda given: tell(given.exc_type, given.exc_value or given.exc_type(), given.exc_traceback)
