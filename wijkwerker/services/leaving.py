"""Documents that leave the file, each with its line in the log and in the audit."""

from collections.abc import Callable
from pathlib import Path

from wijkwerker.domain.privacy.audit import Action
from wijkwerker.storage import audit
from wijkwerker.storage.exchange import logs
from wijkwerker.storage.store import Store


def give(store: Store, write: Callable[[], object], document: logs.Document, action: Action, object_: str = "") -> Path:
    """Let `write` write a document, and tell in the log and in the audit that it was given; returns where it stands.

    Nothing is told of one that could not be written, and nothing is written from a file in which that cannot be told.
    Raises WijkwerkerError in both cases.
    """
    with store.write() as writer:
        write()
        logs.told(writer.connection, document)
        audit.noted(writer, action, object_)
    return document.path
