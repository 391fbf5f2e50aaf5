"""A hundred thousand rows of fifteen columns as an exchange workbook; run by itself it prints the most memory in MB."""

import random
import sys
import uuid
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from tests.excel.example import NOON, cover
from wijkwerker.domain.exchange.compose import Content, book
from wijkwerker.domain.exchange.merge import Key, State
from wijkwerker.domain.kinds import Session
from wijkwerker.domain.kinds.record import fields_of
from wijkwerker.domain.stamps import Stamp
from wijkwerker.excel import writer

ROWS = 100_000
_WORDS = ("gesprek", "buurt", "tuin", "moeder", "school", "feest", "plein", "koffie", "hulp", "samen")


def states(rows: int = ROWS) -> Iterator[State]:
    """Sessions with every field filled: ids, moments, numbers, short words and sentences of their own."""
    chance = random.Random(3)
    activities = [str(uuid.UUID(int=chance.getrandbits(128), version=4)) for _activity in range(5_000)]
    fields = frozenset(fields_of(Session))
    for row in range(rows):
        start = datetime(2010, 1, 1) + timedelta(minutes=chance.randrange(8_000_000))
        values: dict[Key, str] = {
            ("activity", ""): chance.choice(activities),
            ("original_start", ""): start.isoformat(" ", "minutes"),
            ("starts", ""): start.isoformat(" ", "minutes"),
            ("minutes", ""): "120",
            ("place", ""): chance.choice(_WORDS),
            ("state", ""): "ging door",
            ("reason", ""): f"{' '.join(chance.choices(_WORDS, k=8))} {row}",
            ("people", ""): str(chance.randrange(40)),
            ("new_people", ""): str(chance.randrange(9)),
            ("evaluation", ""): f"{' '.join(chance.choices(_WORDS, k=12))} {row}",
            ("strengths", ""): " ".join(chance.choices(_WORDS, k=4)),
            ("worries", ""): chance.choice(_WORDS),
        }
        known = str(uuid.UUID(int=chance.getrandbits(128), version=4))
        yield State("session", known, Stamp(NOON + row, 11, chance.getrandbits(32)), fields, values)


def label(_kind: str, target: str) -> str:
    """What an activity is called."""
    return f"Activiteit {target[:3]}"


def write(path: Path, given: list[State]) -> None:
    """Make the workbook of these states, and write it."""
    made, _manifest = book(cover(), Content(given, label))
    writer.write(path, writer.content(path, made))


if __name__ == "__main__":
    write(Path(sys.argv[1]), list(states()))
    # not from `resource`: that counts what the process was before it became this one
    most = next(line for line in Path("/proc/self/status").read_text(encoding="utf-8").splitlines() if "VmHWM" in line)
    print(int(most.split()[1]) // 1024)  # noqa: T201
