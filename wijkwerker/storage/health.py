"""Whether the pages of a file are whole, and what stands beside it after a program that did not end well."""

from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

from wijkwerker.domain.errors import Damaged, WijkwerkerError
from wijkwerker.storage import engine as engines
from wijkwerker.storage import wal_file
from wijkwerker.storage.queries import settings
from wijkwerker.storage.store import Store

_STEPS = 10_000  # of SQLite's virtual machine, between two looks at whether to stop: some milliseconds
_MOST = 20  # lines that are told
_LARGE = 128 * 2**20  # bytes: a look at all pages of such a file takes seconds, and is done beside the work anyway

LOST = "lost"  # setting: what was saved last before an unclean end could not be read back, and nobody was told yet


class Stopped(Exception):  # noqa: N818 - no error
    """The look was not finished, because it was asked to stop."""


def _never() -> bool:
    return False


def problems(
    path: Path,
    key: bytes | None,
    *,
    thorough: bool,
    stop: Callable[[], bool] = _never,
    how: str = "",
) -> list[str]:
    """What SQLite's quick check finds, or its integrity check when `thorough`; an empty list for whole pages.

    `how` is as in `engine.connect`. Raises Stopped when `stop` said so before the end, and WijkwerkerError for a file
    that cannot be opened for another reason than damage.
    """
    check = "integrity_check" if thorough else "quick_check"
    try:
        with closing(engines.connect(path, key, reading=True, how=how)) as connection:
            connection.set_progress_handler(stop, _STEPS)
            found = [str(line) for (line,) in connection.execute(f"PRAGMA {check}({_MOST})")]
    except engines.DatabaseError as error:
        if "interrupt" in str(error):
            raise Stopped from error
        refusal = engines.refusal(path, error)
        if not isinstance(refusal, Damaged):
            raise refusal from error
        return [str(error)]
    except (Damaged, UnicodeDecodeError):  # the driver's own message quotes bytes of a damaged page
        return [engines.DAMAGED]
    return [] if found == ["ok"] else [line for text in found for line in text.splitlines()]


def was_unclean(path: Path) -> bool:
    """Whether the program that had the file open last did not close it; ask before opening it."""
    wal = _wal(path)
    return wal.is_file() and wal.stat().st_size > 0


def lost_what_came_last(path: Path) -> bool:
    """Whether work that was saved last stands in a log that cannot be read to its end; ask before opening the file."""
    return wal_file.breaks_off(_wal(path))


def note_lost(store: Store) -> None:
    """Remember that work was lost until somebody is told of it, whoever opens the file first."""
    with suppress(WijkwerkerError), store.write() as writer:
        settings.put(writer.connection, LOST, "1")


def _wal(path: Path) -> Path:
    return path.with_name(f"{path.name}-wal")


def settle(path: Path, key: bytes | None) -> bool:
    """Look whether what stands beside the file after an unclean end fits it; returns whether the file is whole.

    When the file is whole without it and not with it, or does not go on with it where it was, it is of another file: it
    is put aside. When the file is not whole either way everything stays as it is.
    """
    if path.stat().st_size > _LARGE and _goes_on(path, key):
        return True
    whole = is_whole(path, key)
    if whole and _goes_on(path, key):
        return True
    if problems(path, key, thorough=False, how=engines.ALONE):
        return whole
    wal, number = _wal(path), 1
    while (aside := wal.with_name(f"{wal.name}-vervangen-{number}")).exists():
        number += 1
    wal.replace(aside)
    path.with_name(f"{path.name}-shm").unlink(missing_ok=True)
    return True


def _goes_on(path: Path, key: bytes | None) -> bool:
    """Whether every program that ever wrote in the file is still known with what stands beside it."""
    before = _epochs(path, key, engines.ALONE)  # nothing when it is half folded in: then it cannot be read alone
    return before <= _epochs(path, key, engines.READ_ONLY)


def _epochs(path: Path, key: bytes | None, how: str) -> set[int]:
    try:
        with closing(engines.connect(path, key, reading=True, how=how)) as connection:
            return {epoch for (epoch,) in connection.execute("SELECT epoch FROM epoch")}
    except (WijkwerkerError, engines.DatabaseError):
        return set()


def is_whole(path: Path, key: bytes | None) -> bool:
    """Whether a quick look finds nothing wrong; what stands beside the file is not folded in."""
    return not problems(path, key, thorough=False, how=engines.READ_ONLY)
