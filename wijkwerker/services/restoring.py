"""Putting a copy in the place of the file, and keeping out of every copy who was erased since it was made."""

from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from wijkwerker.domain.copies import Copy, Place
from wijkwerker.domain.errors import Locked, WijkwerkerError
from wijkwerker.domain.language import _
from wijkwerker.domain.privacy.audit import Action
from wijkwerker.storage import audit, backup, carrying, copies, files, fitting
from wijkwerker.storage.engine import refusals
from wijkwerker.storage.exchange import erase
from wijkwerker.storage.writer import COMMAND, Writer


def restore(
    copy: Path, database: Path, *, passphrase: str | None = None, key: bytes | None = None, origin: str = COMMAND
) -> Path | None:
    """Put a copy in the place of `database`; returns where what stood there is kept, None when nothing did.

    Who was erased since the copy was made is erased again, and no line of the audit or of what was given is lost. Wants
    the passphrase of the copy, or the `key` of the file that it was made of. Raises Locked for a copy that this does
    not open, and WijkwerkerError when it is not whole, or the database is still open somewhere; nothing has changed
    then.
    """
    opens = key_of(copy, passphrase, key)
    own, keeps = _own_key(copy, database, passphrase, key or opens)
    carried = carrying.read(database, own) if database.is_file() else carrying.Carried()
    gone = carried.erased.union(*_erased_in_copies(database, opens))
    logs = carried if keeps else carrying.Carried()

    def prepare(draft: Path) -> None:
        with closing(files.open_draft(draft, opens)) as store:
            store.origin = origin
            with store.write() as writer:
                carrying.put(writer.connection, logs)
                erase_again(writer, gone)
                audit.noted(writer, Action.RESTORE)

    return backup.restore(copy, database, opens, own, prepare, keep_key=keeps)


def key_of(copy: Path, passphrase: str | None, key: bytes | None) -> bytes | None:
    """The key that opens a copy, None for a plain one. Raises Locked when neither the passphrase nor `key` fits."""
    if not files.is_encrypted(copy):
        return None
    if key is None:
        return files.key_for(copy, passphrase)
    with refusals(copy):
        if fitting.fits(copy, key):
            return key
    if passphrase is not None:
        return files.key_for(copy, passphrase)
    raise Locked(_("Deze kopie heeft een ander wachtwoord."), _("Typ het wachtwoord dat bij deze kopie hoort."))


def _own_key(copy: Path, database: Path, passphrase: str | None, key: bytes | None) -> tuple[bytes | None, bool]:
    """The key of what stands in the database's place, if that is known, and whether its key file can stay.

    It can when the copy has the same key; a passphrase that was given instead of the key must open that key file too.
    """
    same = copies.belongs(copy, database)
    try:
        if not files.is_encrypted(database):
            return None, same
        if key is not None and fitting.fits(database, key):
            return key, same and (passphrase is None or _opens(database, passphrase))
        return files.key_for(database, passphrase), False
    except (WijkwerkerError, OSError):  # not there, damaged, or locked with another passphrase
        return (key if same else None), False


def _opens(database: Path, passphrase: str) -> bool:
    try:
        return files.key_for(database, passphrase) is not None
    except WijkwerkerError:
        return False


def _erased_in_copies(database: Path, key: bytes | None) -> Iterable[frozenset[bytes]]:
    """What was erased, as the copies know it: a damaged file may not say it any more."""
    found = (carrying.erased_in(one.path, key) for one in copies.found(database, None))
    return [hashes for hashes in found if hashes]


def erase_again(writer: Writer, gone: frozenset[bytes]) -> None:
    """Forget in an older copy who was erased since it was made: nobody comes back through a copy."""
    erase.absorb(writer, gone)


def tidy(one: Copy, key: bytes | None, gone: frozenset[bytes]) -> bool:
    """Take who was erased since out of a copy; returns whether that was needed and done.

    Raises WijkwerkerError when it cannot be done now; the copy is then as it was.
    """
    had = carrying.erased_in(one.path, key)
    if had is None or gone <= had:
        return False
    if one.place is Place.BY_HAND and not copies.is_untouched(one.path, key):
        return False

    def prepare(draft: Path) -> None:
        with closing(files.open_draft(draft, key)) as store:
            with store.write() as writer:
                erase_again(writer, gone)
            if store.has_remains():
                raise WijkwerkerError(
                    _("De schijf is te vol om een oude reservekopie op te ruimen."),
                    _("Maak ruimte. Daarna gebeurt het vanzelf."),
                )

    backup.rewrite(one.path, key, prepare)
    return True
