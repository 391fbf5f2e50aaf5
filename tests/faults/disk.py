"""The disk that fails, and the process that works on it."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parent.parent


class How(IntEnum):
    """What happens at the chosen call, as disk.c numbers it."""

    NOTHING = 0
    KILL_BEFORE = 1
    TEAR = 2
    KILL_AFTER = 3
    FAIL_ONCE = 4
    FULL = 5
    FAIL_ALL = 6


KILLS = (How.KILL_BEFORE, How.TEAR, How.KILL_AFTER)
FAILURES = (How.FAIL_ONCE, How.FULL, How.FAIL_ALL)


@dataclass(frozen=True)
class Ended:
    """How a command ended: `code` is None when it was killed; `count` are the calls that wrote in its folder."""

    killed: bool
    code: int | None
    count: int
    said: str


def build(folder: Path) -> Path | None:
    """The library of disk.c, compiled; None where that cannot be done."""
    compiler = next(filter(None, map(shutil.which, ("cc", "gcc", "clang"))), None)
    if compiler is None or sys.platform != "linux":
        return None
    made = folder / "disk.so"
    words = [compiler, "-shared", "-fPIC", "-O2", "-o", str(made), str(HERE / "disk.c"), "-ldl"]
    return made if subprocess.run(words, capture_output=True, check=False).returncode == 0 else None


class Machine:
    """Runs commands, each in a fresh copy of one process. Close it when done."""

    def __init__(self, workplace: Path, library: Path | None) -> None:
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        if library is not None:
            environment["LD_PRELOAD"] = str(library)
        self._process = subprocess.Popen(
            [sys.executable, str(HERE / "process.py"), str(workplace)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=environment,
            cwd=workplace,
            text=True,
        )

    def run(self, words: Sequence[str], folder: Path, at: int = 0, how: How = How.NOTHING, after: float = 0.0) -> Ended:
        """Run a command whose file stands in `folder`; at call `at` there `how` happens, or it dies after seconds."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        order = {"words": list(words), "folder": str(folder), "at": at, "how": int(how), "after": after}
        self._process.stdin.write(json.dumps(order) + "\n")
        self._process.stdin.flush()
        return Ended(**json.loads(self._process.stdout.readline()))

    def close(self) -> None:
        """End the process."""
        self._process.communicate()
