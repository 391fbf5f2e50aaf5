"""Where the key file of a database stands, and how it goes along when the database is copied, moved or put aside."""

import os
from contextlib import suppress
from pathlib import Path


def key_file(database: Path) -> Path:
    """Where the wrapped key of a database stands."""
    return database.with_suffix(".key")


def copy_key(source: Path, target: Path) -> None:
    """Lay a copy of the key file of one database beside another."""
    mine, theirs = key_file(source), key_file(target)
    if mine != theirs and mine.exists():
        write(theirs, mine.read_text("utf-8"))


def lay_over(source: Path, target: Path) -> None:
    """Let a key file take the place of another one, in one atomic write."""
    write(target, source.read_text("utf-8"))


def move_key(source: Path, target: Path) -> None:
    """Give the key file of one database to another. One that stood there is put aside: it may open an older file."""
    theirs = key_file(target)
    if theirs.exists():
        theirs.replace(key_file(free_name(target)))
    key_file(source).replace(theirs)


def same_key(one: Path, other: Path) -> bool:
    """Whether two databases have the same key file, or neither has one."""
    contents = [file.read_bytes() if file.exists() else None for file in map(key_file, (one, other))]
    return contents[0] == contents[1]


def free_name(path: Path) -> Path:
    """A name beside `path` with `-vervangen` in it, that no database and no key file has yet."""
    number = 1
    while True:
        ending = "-vervangen" if number == 1 else f"-vervangen-{number}"
        free = path.with_name(f"{path.stem}{ending}{path.suffix}")
        if not free.exists() and not key_file(free).exists():
            return free
        number += 1


def write(path: Path, text: str) -> None:
    """Write a key file that only its owner can read, in one atomic write."""
    temporary = path.with_suffix(".key-new")
    with suppress(FileNotFoundError):
        temporary.unlink()
    try:
        with open(temporary, "w", encoding="utf-8", opener=_owner_only) as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
    _settle(path.parent)


def _settle(folder: Path) -> None:
    """Let the new name be on the disk too, where the system can say so; else it follows within seconds."""
    with suppress(OSError):
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)


def _owner_only(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
