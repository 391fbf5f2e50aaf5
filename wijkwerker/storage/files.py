"""Which file is opened, how it is made, and whether it needs a passphrase."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from wijkwerker.domain.errors import Damaged, Locked, WijkwerkerError
from wijkwerker.domain.language import _
from wijkwerker.storage import backup, fitting, health, key_copies, key_files, migrate, places, vault
from wijkwerker.storage import engine as engines
from wijkwerker.storage.store import Store


def is_encrypted(path: Path) -> bool:
    """Whether the file wants a passphrase. Raises WijkwerkerError when there is no such file, or it cannot be read."""
    if not path.is_file():
        raise WijkwerkerError(
            _("Het bestand {name} is er niet.").format(name=path.name),
            _("Kijk de naam na, of maak een nieuw bestand."),
        )
    try:
        return not engines.is_plain(path)
    except OSError as error:
        raise engines.refusal(path, error) from error


def key_for(path: Path, passphrase: str | None) -> bytes | None:
    """The key of an existing file, None for a plain one. Raises WijkwerkerError as `open_store` does."""
    return _key_of(path, passphrase) if is_encrypted(path) else None


def open_store(path: Path, passphrase: str | None = None, *, key: bytes | None = None) -> Store:
    """Open an existing file and bring it to the newest schema. Who has its `key` spares the derivation.

    Raises Locked for a wrong or missing passphrase, and WijkwerkerError: no file, a damaged or newer one, a key file
    that does not fit, a folder without rights.
    """
    places.require(path)
    backup.settle(path)
    if key is None or not is_encrypted(path):
        key = key_for(path, passphrase)
    try:
        return _opened(path, key)
    except WijkwerkerError as error:
        with suppress(OSError):
            if key is not None and not fitting.fits(path, key):
                raise _of_another(path) from error
        raise


def _opened(path: Path, key: bytes | None) -> Store:
    """The open file; one that is damaged only to read, as far as it can be read at all."""
    unclean = health.was_unclean(path)
    lost = unclean and health.lost_what_came_last(path)
    if not engines.has_form(path) or (unclean and not health.settle(path, key)):
        return _damaged(path, key)
    engine = engines.create(path, key)
    try:
        with engines.refusals(path):
            migrate.migrate(engine, path, lambda target: backup.copy(path, target, key))
    except Damaged:
        engine.dispose()
        return _damaged(path, key)
    except BaseException:
        engine.dispose()
        raise
    store = Store(path, engine, key=key)
    store.was_unclean = unclean
    if lost:
        health.note_lost(store)
    return store


def _damaged(path: Path, key: bytes | None) -> Store:
    store = Store.open_damaged(path, key)
    try:
        with store.read() as connection:
            migrate.require_readable(connection, path)
    except BaseException:
        store.close()
        raise
    return store


def _key_of(path: Path, passphrase: str | None) -> bytes:
    _require_encrypted(path)
    if passphrase is None:
        raise Locked(_("Dit bestand is op slot."), _("Geef het wachtwoord erbij."))
    return key_copies.unlocked(path, lambda database: vault.unlock(database, passphrase))


def recovered(path: Path, recovery_key: str) -> bytes:
    """The key of an existing, encrypted file whose passphrase is forgotten.

    Raises Locked for a recovery key that does not fit, and WijkwerkerError for one that is mistyped, for a file without
    one and for a file without a lock.
    """
    if not is_encrypted(path):
        raise WijkwerkerError(_("Dit bestand heeft geen slot. Je kunt het zo openen."))
    _require_encrypted(path)
    return key_copies.unlocked(path, lambda database: vault.unlock_with_recovery_key(database, recovery_key))


def _require_encrypted(path: Path) -> None:
    """Refuse what is neither plain nor encrypted: a damaged file, or one of another program."""
    with engines.refusals(path):
        if not key_files.key_file(path).exists() and not fitting.looks_encrypted(path):
            raise engines.DatabaseError("file is not a database")


def _of_another(path: Path) -> Damaged:
    return Damaged(
        _("Het sleutelbestand {name} hoort niet bij dit bestand, of je bestand is zwaar beschadigd.").format(
            name=key_files.key_file(path).name
        ),
        _("Er is niets veranderd. Zet een reservekopie terug, met het sleutelbestand dat ernaast staat."),
    )


@contextmanager
def new_store(path: Path, passphrase: str | None = None, recovery_key: str | None = None) -> Iterator[Store]:
    """A new file that is there from the end of the block on, with all that the block wrote: whole, or not at all.

    Raises WijkwerkerError as `create_store` does.
    """
    places.require(path)
    _require_absent(path)
    draft = path.with_name(path.name + backup.DRAFT)
    with engines.refusals(path):
        backup.remove(draft)
        try:
            store = create_store(draft, passphrase, recovery_key)
            try:
                yield store
            finally:
                store.close()
            backup.fold(draft, store.key)
            _require_absent(path)
            if store.key is not None:
                key_files.move_key(draft, path)
            draft.replace(path)
        finally:
            backup.remove(draft)


def open_draft(path: Path, key: bytes | None) -> Store:
    """Open a copy that will take the place of a file, and bring it to the newest schema without another copy."""
    engine = engines.create(path, key)
    try:
        migrate.migrate(engine, path, lambda _target: None)
    except BaseException:
        engine.dispose()
        raise
    return Store(path, engine, key=key)


def create_store(path: Path, passphrase: str | None = None, recovery_key: str | None = None) -> Store:
    """Make a new file with the newest schema; encrypted when there is a passphrase, which a recovery key may help.

    Raises WijkwerkerError when the file exists already or its folder cannot be written.
    """
    places.require(path)
    _require_absent(path)
    with engines.refusals(path):
        if passphrase is not None:
            path.parent.mkdir(parents=True, exist_ok=True)
        key = vault.create(path, passphrase, recovery_key) if passphrase is not None else None
        return open_draft(path, key)


def _require_absent(path: Path) -> None:
    if path.exists():
        raise WijkwerkerError(
            _("Het bestand {name} bestaat al. Er is niets veranderd.").format(name=path.name),
            _("Kies een andere naam."),
        )
