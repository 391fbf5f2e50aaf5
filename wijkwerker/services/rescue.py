"""What can take the place of a file that does not open any more."""

from pathlib import Path

from wijkwerker.domain.copies import Copy, Place
from wijkwerker.domain.errors import Locked
from wijkwerker.services.backups import newest_good
from wijkwerker.storage import copies


def offer(database: Path, *, passphrase: str | None = None, key: bytes | None = None) -> Copy | None:
    """The newest copy that is whole, with what is in it; None when there is none.

    Without the passphrase or key of a file that has one, it is the newest, and what is in it is not known.
    """
    try:
        return newest_good(database, passphrase=passphrase, key=key)
    except Locked:
        found = copies.found(database, None)
        return next((one for one in found if one.place is not Place.REPLACED), None)
