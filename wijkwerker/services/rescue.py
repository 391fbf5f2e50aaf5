"""What can take the place of a file that does not open any more."""

from dataclasses import replace
from pathlib import Path

from wijkwerker.domain.copies import Copy, Place
from wijkwerker.domain.errors import Locked, WijkwerkerError
from wijkwerker.services import restoring
from wijkwerker.storage import copies, health


def offer(database: Path, *, passphrase: str | None = None, key: bytes | None = None) -> Copy | None:
    """The newest copy that is whole, with what is in it; None when there is none.

    Without the passphrase or key of a file that has one, it is the newest, and what is in it is not known.
    """
    try:
        return newest_good(database, passphrase=passphrase, key=key)
    except Locked:
        found = copies.found(database, None)
        return next((one for one in found if one.place is not Place.REPLACED), None)


def newest_good(database: Path, *, passphrase: str | None = None, key: bytes | None = None) -> Copy | None:
    """The newest copy of a file that is whole and opens, None when there is none; the file itself is not opened.

    What a restore put aside is not meant: it was replaced on purpose. Raises Locked when there are copies, and none
    opens with this passphrase or key.
    """
    locked: Locked | None = None
    for one in (one for one in copies.found(database, None) if one.place is not Place.REPLACED):
        try:
            opens = restoring.key_of(one.path, passphrase, key)
            if not health.problems(one.path, opens, thorough=True):
                return replace(one, counts=copies.look(one.path, opens))
        except Locked as error:
            locked = error
        except WijkwerkerError:
            continue
    if locked is not None:
        raise locked
    return None
