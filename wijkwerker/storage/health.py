"""Looking whether the pages of a file are whole, on a connection of its own that can be interrupted."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.storage import engine as engines

_STEPS = 10_000  # of SQLite's virtual machine, between two looks at whether to stop: some milliseconds
_MOST = 20  # lines that are told


class Stopped(Exception):  # noqa: N818 - no error
    """The look was not finished, because it was asked to stop."""


def problems(path: Path, key: bytes | None, *, thorough: bool, stop: Callable[[], bool]) -> list[str]:
    """What SQLite's quick check finds, or its integrity check when `thorough`; an empty list for whole pages.

    Raises Stopped when `stop` said so before the end.
    """
    check = "integrity_check" if thorough else "quick_check"
    try:
        with closing(engines.connect(path, key, reading=True)) as connection:
            connection.set_progress_handler(stop, _STEPS)
            found = [str(line) for (line,) in connection.execute(f"PRAGMA {check}({_MOST})")]
    except engines.DatabaseError as error:
        if "interrupt" in str(error):
            raise Stopped from error
        return [str(error)]
    except WijkwerkerError:
        return [engines.DAMAGED]
    return [] if found == ["ok"] else [line for text in found for line in text.splitlines()]
