"""A process that has everything imported and forks for each command: the copy runs it on a disk that may fail.

Reads one order as a line of JSON, answers with a line of JSON. Started with the library of disk.c preloaded; without it
no disk fails, and a copy can only be killed after a time.
"""

import contextlib
import ctypes
import json
import os
import signal
import sys
import time
import traceback
from pathlib import Path
from typing import Any

import wijkwerker.cli.main
import wijkwerker.excel.reader
import wijkwerker.storage.migrate  # noqa: F401 - imported before the forks, so that a fork costs little
from wijkwerker.app import main


def disk() -> Any:
    """The preloaded library, or None."""
    with contextlib.suppress(OSError, AttributeError):
        library = ctypes.CDLL(None)
        library.fault_arm.argtypes = (ctypes.c_char_p, ctypes.c_long, ctypes.c_int)
        library.fault_count.restype = ctypes.c_long
        return library
    return None


def run(order: dict[str, Any], counted: Path, said: Path) -> None:
    """In the copy: run the command and leave with its exit code."""
    with said.open("wb") as file:
        for stream in (1, 2):
            os.dup2(file.fileno(), stream)
    library = disk()
    if library is not None:
        library.fault_arm(order["folder"].encode(), order["at"], order["how"])
    code = 1
    try:
        code = main(order["words"])
    except BaseException:  # noqa: BLE001 - the answer says that it was a bug
        traceback.print_exc()
    sys.stdout.flush()
    sys.stderr.flush()
    if library is not None:
        count = library.fault_count()
        library.fault_arm(b"", 0, 0)
        counted.write_text(str(count))
    os._exit(code)


def obey(order: dict[str, Any], workplace: Path) -> dict[str, Any]:
    """Run an order in a copy of this process, and tell how it ended."""
    counted, said = workplace / "counted", workplace / "said"
    counted.write_text("0")
    child = os.fork()
    if child == 0:
        run(order, counted, said)
    if order.get("after"):
        time.sleep(order["after"])
        with contextlib.suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
    _pid, status = os.waitpid(child, 0)
    killed = os.WIFSIGNALED(status)
    return {
        "killed": killed,
        "code": None if killed else os.WEXITSTATUS(status),
        "count": int(counted.read_text() or 0),
        "said": said.read_text("utf-8", "replace"),
    }


if __name__ == "__main__":
    place = Path(sys.argv[1])
    for line in sys.stdin:
        sys.stdout.write(json.dumps(obey(json.loads(line), place)) + "\n")
        sys.stdout.flush()
