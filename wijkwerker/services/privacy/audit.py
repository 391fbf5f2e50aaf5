"""The audit: what was done with the file, to look at and to give to who checks it."""

from functools import partial
from pathlib import Path

from wijkwerker.domain.privacy.audit import Action, Line
from wijkwerker.domain.privacy.shared import What
from wijkwerker.services.leaving import give
from wijkwerker.storage import audit
from wijkwerker.storage.exchange import logs
from wijkwerker.storage.store import Store


class Audits:
    """The lines of the audit."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def lines(self, limit: int = 200) -> list[Line]:
        """What was done, the last first."""
        with self._store.read() as connection:
            return audit.lines(connection, limit)

    def export(self, path: Path) -> Path:
        """Write all lines as a workbook; returns where it stands. Raises WijkwerkerError when that cannot be."""
        from wijkwerker.reports import audit_workbook

        with self._store.read() as connection:
            found = audit.lines(connection)
        document = logs.Document(What.AUDIT, path, {"personal": False})
        write = partial(audit_workbook.write, found, path)
        return give(self._store, write, document, Action.EXPORT, What.AUDIT.value)
