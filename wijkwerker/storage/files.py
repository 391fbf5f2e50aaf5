"""Which file is opened, how it is made, and whether it needs a passphrase."""

from pathlib import Path

from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.domain.language import _
from wijkwerker.storage import backup, migrate, vault
from wijkwerker.storage import engine as engines
from wijkwerker.storage.store import Store


def is_encrypted(path: Path) -> bool:
    """Whether the file wants a passphrase. Raises WijkwerkerError when there is no such file, or it cannot be read."""
    if not path.is_file():
        raise WijkwerkerError(
            _("Het bestand {name} is er niet.").format(name=path.name),
            _("Kijk de naam na, of maak een nieuw bestand met: wijkwerker demo."),
        )
    try:
        return not engines.is_plain(path)
    except OSError as error:
        raise engines.refusal(path, error) from error


def key_for(path: Path, passphrase: str | None) -> bytes | None:
    """The key of an existing file, None for a plain one. Raises WijkwerkerError as `open_store` does."""
    return _key_of(path, passphrase) if is_encrypted(path) else None


def open_store(path: Path, passphrase: str | None = None) -> Store:
    """Open an existing file and bring it to the newest schema.

    Raises WijkwerkerError: no file, a wrong or missing passphrase, a damaged or newer file, a folder without rights.
    """
    key = key_for(path, passphrase)
    engine = engines.create(path, key)
    try:
        migrate.migrate(engine, path, lambda target: backup.copy(path, target, key))
    except BaseException:
        engine.dispose()
        raise
    return Store(path, engine, key=key)


def _key_of(path: Path, passphrase: str | None) -> bytes:
    if not vault.key_file(path).exists():
        raise engines.refusal(path, engines.DatabaseError("file is not a database"))
    if passphrase is None:
        raise WijkwerkerError(
            _("Dit bestand is op slot."), _("Geef het wachtwoord, bijvoorbeeld met --passphrase-file.")
        )
    return vault.unlock(path, passphrase)


def create_store(path: Path, passphrase: str | None = None) -> Store:
    """Make a new file with the newest schema; encrypted when there is a passphrase.

    Raises WijkwerkerError when the file exists already or its folder cannot be written.
    """
    if path.exists():
        raise WijkwerkerError(
            _("Het bestand {name} bestaat al. Er is niets veranderd.").format(name=path.name),
            _("Kies een andere naam."),
        )
    try:
        if passphrase is not None:
            path.parent.mkdir(parents=True, exist_ok=True)
        key = vault.create(path, passphrase) if passphrase is not None else None
    except OSError as error:
        raise engines.refusal(path, error) from error
    engine = engines.create(path, key)
    migrate.migrate(engine, path, lambda _target: None)
    return Store(path, engine, key=key)
