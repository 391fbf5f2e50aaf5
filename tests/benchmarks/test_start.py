"""From nothing to the first painted window, and to the page filled with data."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from tests.benchmarks.conftest import Compare

HERE = Path(__file__).parent
ENVIRONMENT = os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(HERE.parents[1])}


def start(script: str, file: Path) -> dict[str, str]:
    """Run a start in a process of its own; milliseconds since its birth by word, and what was imported."""
    born = time.time()
    done = subprocess.run(
        [sys.executable, str(HERE / script), str(file)], capture_output=True, text=True, check=True, env=ENVIRONMENT
    )
    told = dict(line.split(" ", 1) for line in done.stdout.splitlines() if " " in line)
    return {word: str((float(at) - born) * 1000) if word != "imported" else at for word, at in told.items()}


def test_first_painted_window(city: Path, compare: Compare) -> None:
    compare(
        "start to first painted window",
        lambda: float(start("start_bare.py", city)["painted"]),
        lambda: float(start("start_ours.py", city)["painted"]),
        goal=2,
    )


def test_page_filled_with_data(city: Path, compare: Compare, tell: Callable[[str], None]) -> None:
    compare(
        "start to the page filled with data",
        lambda: float(start("start_bare.py", city)["filled"]),
        lambda: float(start("start_ours.py", city)["filled"]),
        goal=5,
    )
    tell(
        f"imported at the start of what should come later: {start('start_ours.py', city).get('imported') or 'nothing'}"
    )
