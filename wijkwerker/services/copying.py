"""Making a copy of the open file: before every import, migration, erasure and undo, every day, and when asked."""

import json
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from sqlalchemy.engine import Connection

from wijkwerker.domain.copies import Copy
from wijkwerker.domain.privacy.audit import Action
from wijkwerker.storage import audit, backup, copies
from wijkwerker.storage.engine import refusals
from wijkwerker.storage.queries import settings
from wijkwerker.storage.store import Store

LAST, LAST_ELSEWHERE, ELSEWHERE = "backup", "elsewhere.last", "elsewhere"  # settings
_BY_HAND = "backup.places"  # setting: where the worker put copies
_MOST_PLACES = 20


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
        settings.put(writer.connection, LAST, made.isoformat())
        if target.parent == elsewhere(writer.connection):
            settings.put(writer.connection, LAST_ELSEWHERE, made.isoformat())
        elif target.parent != here:
            places = [target, *(one for one in by_hand(writer.connection) if one != target)]
            settings.put(writer.connection, _BY_HAND, json.dumps([str(one) for one in places[:_MOST_PLACES]]))
        audit.noted(writer, Action.BACKUP)
        second = elsewhere(writer.connection)
    found = copies.at(store.path, target, second)
    return replace(found, made=made, counts=copies.counted(target, store.key))


def now() -> datetime:
    """This moment on the laptop's own clock, as in the names of copies."""
    return datetime.now().replace(microsecond=0)  # noqa: DTZ005


def elsewhere(connection: Connection) -> Path | None:
    """The second place for copies; None when none was chosen."""
    folder = settings.get(connection, ELSEWHERE)
    return Path(folder) if folder else None


def by_hand(connection: Connection) -> list[Path]:
    """Where the worker put copies, the last first."""
    try:
        return [Path(str(one)) for one in json.loads(settings.get(connection, _BY_HAND) or "[]")]
    except ValueError:
        return []
