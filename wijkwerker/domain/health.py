"""Whether the file is whole: what a look at it found."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Report:
    """What a look found: `problems` is empty for a whole file, `thorough` says how deep it went.

    `at` is None for a look that was stopped before its end.
    """

    problems: tuple[str, ...] = ()
    thorough: bool = False
    at: datetime | None = None
