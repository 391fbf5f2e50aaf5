"""Making a copy of the open file: before every import, migration, erasure and undo, every day, and when asked."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

from wijkwerker.domain.copies import Copy
from wijkwerker.domain.privacy.audit import Action
from wijkwerker.storage import audit, backup, copies
from wijkwerker.storage.engine import refusals
from wijkwerker.storage.store import Store


def back_up(store: Store, target: Path | None = None) -> Copy:
    """Make and check a copy, by default in the folder `reservekopie` beside the file.

    Raises WijkwerkerError when no copy can be made there; what stood there is as before.
    """
    made, here = now(), copies.folder_of(store.path)
    if target is None:
        with refusals(here):
            here.mkdir(exist_ok=True)
            target = copies.free_name(store.path, here, made)
    store.wipe()
    backup.copy(store.path, target, store.key)
    with store.write() as writer:
        second = copies.where(writer.connection).elsewhere
        copies.remember(writer.connection, store.path, target, made)
        audit.noted(writer, Action.BACKUP)
    found = copies.at(store.path, target, second)
    return replace(found, made=made, counts=copies.counted(target, store.key))


def now() -> datetime:
    """This moment on the laptop's own clock, as in the names of copies."""
    return datetime.now().replace(microsecond=0)  # noqa: DTZ005
