"""Copies of the file through SQLite's online API, checked before they count, and putting one back."""

import glob
import os
import shutil
import time
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.domain.language import _
from wijkwerker.storage import copies, health, key_files, migrate, places
from wijkwerker.storage import engine as engines

DRAFT = ".nieuw"  # ends the name of a file that is not whole yet
_PAGES = 4096
_BESIDE = ("-wal", "-shm", "-journal")
_LEFT = 3600  # seconds after which nobody is making a copy any more
_PATIENCE = 2000  # milliseconds that another window gets to finish


def copy(source: Path, target: Path, key: bytes | None, progress: Callable[[int, int], None] | None = None) -> None:
    """A whole and checked copy of `source` at `target`, under the same key; its key file goes along.

    `progress(done, total)` counts pages. An earlier copy at `target` is replaced. Raises WijkwerkerError when no copy
    can be made there; `target` is then as before.
    """
    draft = target.with_name(target.name + DRAFT)
    with engines.refusals(target):
        _require_place(source, target, key)
        try:
            _copy(source, draft, key, progress, copies.mark)
            key_files.copy_key(source, target)
            draft.replace(target)
        finally:
            remove(draft)


def _copy(
    source: Path,
    draft: Path,
    key: bytes | None,
    progress: Callable[[int, int], None] | None,
    touch: Callable[[Any], None],
) -> None:
    """A checked copy that stands alone; `touch` does something with it on the driver's connection."""
    remove(draft)
    with (
        closing(engines.connect(source, key, reading=True)) as reader,
        closing(engines.connect(draft, key)) as writer,
    ):
        reader.backup(writer, pages=_PAGES, progress=lambda _s, left, total: progress and progress(total - left, total))
        _finish(writer, touch)


def _finish(connection: Any, touch: Callable[[Any], None]) -> None:
    """Let a copy stand alone, and refuse it when it is not whole."""
    connection.execute("PRAGMA journal_mode = DELETE")
    touch(connection)
    if connection.execute("PRAGMA quick_check").fetchone() != ("ok",):
        raise engines.DatabaseError(engines.DAMAGED)


def _require_place(source: Path, target: Path, key: bytes | None) -> None:
    """Refuse a place where a copy would take the place of something else than an earlier copy."""
    if not target.exists():
        return
    if target.is_dir():
        raise WijkwerkerError(_("“{name}” is een map.").format(name=target.name), _("Kies een andere naam."))
    is_copy = target.is_file() and (engines.is_plain(target) or key_files.key_file(target).exists())
    if target.samefile(source) or not is_copy or not copies.belongs(source, target):
        raise WijkwerkerError(
            _("Er staat al een ander bestand met de naam {name}. Er is niets veranderd.").format(name=target.name),
            _("Kies een andere naam of een andere map."),
        )
    _close(target, key)


def restore(
    backup: Path,
    database: Path,
    key: bytes | None,
    own_key: bytes | None,
    prepare: Callable[[Path], None] = lambda _draft: None,
    *,
    keep_key: bool = False,
) -> Path | None:
    """Put a backup in the place of `database`, and return where what stood there is kept; None when nothing did.

    `own_key` is the key of what stands there, if that is known; `prepare` gets the copy before it counts. With
    `keep_key` the key file that stands there stays: it has the passphrase of now. Raises WijkwerkerError when the
    backup is not whole, or the database is in use; it is then as it was.
    """
    places.require(database)
    if not backup.is_file():
        raise WijkwerkerError(_("Deze reservekopie is er niet."), _("Kies een ander bestand."))
    draft = database.with_name(database.name + DRAFT)
    with engines.refusals(database):
        if database.exists() and backup.samefile(database):
            raise WijkwerkerError(_("Dit is het bestand zelf, geen reservekopie."), _("Kies een ander bestand."))
        try:
            _copy(backup, draft, key, None, _untouched)
            _require_ours(draft, key)
            with closing(engines.connect(draft, key)) as connection:
                copies.unmark(connection)
            prepare(draft)
            fold(draft, key)
            kept = _keep(database, own_key) if database.exists() else None
            if not keep_key:
                key_files.copy_key(backup, _coming(database))
            for ending in _BESIDE:
                _beside(database, ending).unlink(missing_ok=True)
            draft.replace(database)
            settle(database)
        finally:
            if draft.exists():
                remove(draft)
    return kept


def rewrite(path: Path, key: bytes | None, prepare: Callable[[Path], None]) -> None:
    """Let a copy be changed by `prepare`, which gets a draft of it: a kill leaves the old one or the new one.

    Raises WijkwerkerError when it is damaged, in use, or cannot be written; it is then as it was.
    """
    draft = path.with_name(path.name + DRAFT)
    with engines.refusals(path):
        when = path.stat()
        if not _close(path, key):
            raise engines.DatabaseError(engines.DAMAGED)
        try:
            _copy(path, draft, key, None, _untouched)
            prepare(draft)
            fold(draft, key, alone=True)
            with closing(engines.connect(draft, key, reading=True)) as connection:
                _finish(connection, copies.mark)
            os.utime(draft, ns=(when.st_atime_ns, when.st_mtime_ns))
            draft.replace(path)
        finally:
            remove(draft)


def _untouched(_connection: Any) -> None:
    """What was copied from a copy stays as it is."""


def discard(copy: Path) -> None:
    """Take away a copy and its key file; one that cannot be taken away now stays until the next time."""
    with suppress(OSError):
        for path in _files_of(copy):
            path.unlink(missing_ok=True)


def sweep(database: Path, elsewhere: Path | None) -> None:
    """Take away what killed programs left of copies that did not become whole: it holds what was erased since."""
    for folder in filter(None, (copies.folder_of(database), database.parent, elsewhere)):
        with suppress(OSError):
            for draft in list(folder.glob(f"{glob.escape(database.stem)}-*{DRAFT}")):
                if abs(time.time() - draft.stat().st_mtime) > _LEFT:
                    remove(draft)


def _coming(database: Path) -> Path:
    """The name whose key file waits for a copy that is being put back."""
    return database.with_name(f"{database.stem}.terug{database.suffix}")


def settle(database: Path) -> None:
    """Give a file that was put back its key file, also when the program was killed just before that."""
    waiting = key_files.key_file(_coming(database))
    if waiting.exists() and not database.with_name(database.name + DRAFT).exists():
        waiting.replace(key_files.key_file(database))


def _require_ours(path: Path, key: bytes | None) -> None:
    engine = engines.create(path, key)
    try:
        migrate.require_known(engine, path)
    finally:
        engine.dispose()


def _keep(database: Path, key: bytes | None) -> Path:
    """A copy of the database that will be replaced, with its key file and what was not folded in.

    A second name for the same file would be cheaper, but two names for one open database can damage it.
    """
    kept = key_files.free_name(database)
    whole = not health.was_unclean(database) or health.is_whole(database, key)
    if not (whole and _close(database, key)) and _beside(database, "-wal").exists():
        _copy_file(_beside(database, "-wal"), _beside(kept, "-wal"))
    key_files.copy_key(database, kept)
    _copy_file(database, kept)
    return kept


def _copy_file(source: Path, target: Path) -> None:
    draft = _beside(target, DRAFT)
    with source.open("rb") as file, draft.open("wb") as copied:
        shutil.copyfileobj(file, copied, 1 << 20)
        copied.flush()
        os.fsync(copied.fileno())
    draft.replace(target)


def _close(database: Path, key: bytes | None) -> bool:
    """Fold a database into one file; False for one that is damaged or locked with another passphrase.

    Raises WijkwerkerError when it is open elsewhere.
    """
    try:
        fold(database, key, alone=True)
    except engines.OperationalError:
        raise WijkwerkerError(
            _("Het bestand {name} is nog open in een ander venster. Er is niets veranderd.").format(name=database.name),
            _("Sluit dat venster en probeer het opnieuw."),
        ) from None
    except (WijkwerkerError, engines.DatabaseError):
        return False
    return True


def fold(database: Path, key: bytes | None, *, alone: bool = False) -> None:
    """Bring what stands beside the database into the one file; `alone` wants that no other program has it open.

    Raises the driver's OperationalError when another one has, and WijkwerkerError for a file that cannot be opened.
    """
    with closing(engines.connect(database, key)) as connection:
        connection.execute(f"PRAGMA busy_timeout = {_PATIENCE}")
        if alone:
            connection.execute("PRAGMA journal_mode = DELETE")
        elif connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]:
            raise engines.OperationalError("database is locked")


def remove(draft: Path) -> None:
    """Take away a file that did not become whole, and what a killed program left beside it."""
    coming = key_files.key_file(_coming(draft.with_name(draft.name.removesuffix(DRAFT))))  # first: see `settle`
    for path in (coming, *_files_of(draft)):
        with suppress(FileNotFoundError, IsADirectoryError):
            path.unlink()


def _files_of(database: Path) -> tuple[Path, ...]:
    """A database, all that SQLite keeps beside it, and its key file."""
    return (database, *(_beside(database, ending) for ending in _BESIDE), key_files.key_file(database))


def _beside(path: Path, ending: str) -> Path:
    return path.with_name(path.name + ending)
