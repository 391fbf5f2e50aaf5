"""Copies of the file through SQLite's online API, checked before they count, and putting one back."""

import shutil
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.domain.language import _
from wijkwerker.storage import engine as engines
from wijkwerker.storage import vault

_PAGES = 4096


def copy(source: Path, target: Path, key: bytes | None, progress: Callable[[int, int], None] | None = None) -> None:
    """A whole and checked copy of `source` at `target`, under the same key; its key file goes along.

    `progress(done, total)` counts pages. Raises WijkwerkerError when no copy can be made; `target` is then as before.
    """
    temporary = target.with_name(target.name + ".nieuw")
    try:
        temporary.unlink(missing_ok=True)
        with closing(engines.connect(source, key)) as reader, closing(engines.connect(temporary, key)) as writer:
            reader.backup(
                writer, pages=_PAGES, progress=lambda _s, left, total: progress and progress(total - left, total)
            )
            writer.execute("PRAGMA journal_mode = DELETE")
            _require_whole(writer, temporary)
        temporary.replace(target)
        if vault.key_file(source).exists() and vault.key_file(source) != vault.key_file(target):
            shutil.copyfile(vault.key_file(source), vault.key_file(target))
    except (OSError, engines.DatabaseError) as error:
        temporary.unlink(missing_ok=True)
        raise engines.refusal(target, error) from error


def restore(backup: Path, database: Path, key: bytes | None) -> None:
    """Put a backup in the place of `database`. What stood there is kept beside it with `-vervangen` in its name.

    Raises WijkwerkerError when the backup is not whole; the database is then as it was.
    """
    if not backup.is_file():
        raise WijkwerkerError(_("Deze reservekopie is er niet."), _("Kies een ander bestand."))
    temporary = database.with_name(database.name + ".nieuw")
    temporary.unlink(missing_ok=True)
    copy(backup, temporary, key)
    vault.key_file(temporary).unlink(missing_ok=True)
    if database.exists():
        _fold_wal(database, key)
        database.replace(database.with_name(f"{database.stem}-vervangen{database.suffix}"))
    for ending in ("-wal", "-shm"):
        database.with_name(database.name + ending).unlink(missing_ok=True)
    temporary.replace(database)
    if vault.key_file(backup).exists():
        shutil.copyfile(vault.key_file(backup), vault.key_file(database))


def _fold_wal(database: Path, key: bytes | None) -> None:
    """Bring what still stands in the WAL into the file that is put aside; a damaged file stays as it is."""
    try:
        with closing(engines.connect(database, key)) as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    except WijkwerkerError:
        return


def problems(path: Path, key: bytes | None) -> list[str]:
    """What SQLite's integrity check finds; an empty list for a whole file."""
    with closing(engines.connect(path, key)) as connection:
        try:
            lines = [str(line) for (line,) in connection.execute("PRAGMA integrity_check")]
        except engines.DatabaseError as error:
            raise engines.refusal(path, error) from error
    return [] if lines == ["ok"] else lines


def _require_whole(connection: object, path: Path) -> None:
    if connection.execute("PRAGMA quick_check").fetchone() != ("ok",):  # type: ignore[attr-defined]
        raise engines.refusal(path, engines.DatabaseError("malformed"))
