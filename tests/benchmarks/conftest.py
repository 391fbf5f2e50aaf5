"""Measuring ours against a reference in the same run, in alternation, and the table at the end.

The city file is made once and kept beside the virtual environment; `WIJKWERKER_BENCH_SIZE=team` measures on a team.
"""

import os
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from wijkwerker.services import demo_file
from wijkwerker.storage.files import open_store
from wijkwerker.storage.migrate import head
from wijkwerker.storage.store import Store

TODAY = date(2026, 11, 20)
SIZE = os.environ.get("WIJKWERKER_BENCH_SIZE", "city")


@dataclass(frozen=True)
class Row:
    """One line of the table; times are medians in milliseconds, `goal` is the highest ratio wanted."""

    job: str
    reference: float
    ours: float
    goal: float

    @property
    def ratio(self) -> float:
        """Ours in terms of the reference."""
        return self.ours / self.reference


Compare = Callable[..., Row]
_ROWS: list[Row] = []
_FACTS: list[str] = []


def milliseconds(job: Callable[[], object]) -> float:
    """How long one call takes."""
    start = time.perf_counter()
    job()
    return (time.perf_counter() - start) * 1000


@pytest.fixture
def compare() -> Compare:
    """Run reference and ours in alternation; each returns nothing, or its own time in milliseconds."""

    def run(
        job: str, reference: Callable[[], object], ours: Callable[[], object], *, goal: float, rounds: int = 7
    ) -> Row:
        times: dict[str, list[float]] = {"reference": [], "ours": []}
        for _round in range(rounds):
            for name, call in (("reference", reference), ("ours", ours)):
                times[name].append(_timed(call))
        row = Row(job, statistics.median(times["reference"]), statistics.median(times["ours"]), goal)
        _ROWS.append(row)
        return row

    return run


def _timed(call: Callable[[], object]) -> float:
    start = time.perf_counter()
    own = call()
    spent = (time.perf_counter() - start) * 1000
    return own if isinstance(own, float) else spent


@pytest.fixture
def tell() -> Callable[[str], None]:
    """Add a fact below the table."""
    return _FACTS.append


@pytest.fixture(scope="session")
def city() -> Path:
    """The file that is measured on; made when it is not there for this schema."""
    folder = Path(sys.prefix) / "bench"
    folder.mkdir(exist_ok=True)
    path = folder / f"{SIZE}-{head()}.db"
    if not path.exists():
        making = folder / "making.db"
        for ending in ("", "-wal", "-shm"):
            making.with_name(making.name + ending).unlink(missing_ok=True)
        demo_file.make(making, SIZE, seed=1, today=TODAY)
        making.replace(path)
    return path


@pytest.fixture(scope="session")
def city_store(city: Path) -> Iterator[Store]:
    """The open city file."""
    store = open_store(city)
    yield store
    store.close()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print the table."""
    if not _ROWS:
        return
    terminalreporter.section(f"measured on the {SIZE} file: medians of alternating rounds")
    width = max(len(row.job) for row in _ROWS)
    terminalreporter.write_line(f"{'job':{width}}  {'reference':>12}  {'ours':>12}  {'ratio':>7}  {'goal':>6}")
    for row in _ROWS:
        mark = "" if row.ratio <= row.goal else "  missed"
        terminalreporter.write_line(
            f"{row.job:{width}}  {row.reference:9.2f} ms  {row.ours:9.2f} ms  {row.ratio:6.2f}x  {row.goal:5.1f}x{mark}"
        )
    for fact in _FACTS:
        terminalreporter.write_line(fact)
