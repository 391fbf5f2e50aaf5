"""What opens the file: passphrase, recovery key, and the key ring of the system."""

from contextlib import closing, suppress
from pathlib import Path

from wijkwerker.domain import recovery_key as recovery_keys
from wijkwerker.domain.errors import Damaged, WijkwerkerError
from wijkwerker.domain.language import _
from wijkwerker.domain.privacy.audit import Action
from wijkwerker.storage import audit, copies, files, key_copies, key_files, vault
from wijkwerker.storage.engine import refusals
from wijkwerker.storage.key_ring import KeyRing
from wijkwerker.storage.store import Store
from wijkwerker.storage.writer import COMMAND


class Keys:
    """The lock of the open file. The file's own key never changes; only what it is wrapped with does."""

    def __init__(self, store: Store, ring: KeyRing | None = None) -> None:
        self._store = store
        self._ring = ring or KeyRing()

    def note_opened(self, refused: int = 0) -> None:
        """Note that the locked file was opened, and how often a passphrase was refused before.

        A full disk or a damaged file is no reason not to open it: then nothing is noted.
        """
        if self._store.key is not None and not self._store.read_only:
            with suppress(WijkwerkerError), self._store.write() as writer:
                if refused:
                    audit.noted(writer, Action.UNLOCK_REFUSED, result=str(refused))
                audit.noted(writer, Action.OPEN)

    def has_recovery(self) -> bool:
        """Whether a recovery key was made; False for a file without a lock."""
        return self._store.key is not None and vault.has_recovery(self._store.path)

    def check(self, passphrase: str) -> None:
        """Raises WijkwerkerError when this is not the passphrase of the file. Takes a moment, on purpose."""
        _require_lock(self._store)
        vault.unlock(self._store.path, passphrase)

    def change_passphrase(self, old: str, new: str) -> bool:
        """Let a new passphrase open the file and its copies; the old one no longer does, the recovery key stays.

        Returns whether all copies that are known have it: else a place is not reachable now, and `catch_up` does it
        later. A copy in another folder in which somebody worked is a file of its own, and keeps the old one.
        Raises WijkwerkerError when `old` is wrong or `new` is too short or the same; nothing has changed then.
        """
        _require_lock(self._store)
        vault.require_long_enough(new)
        if new == old:
            raise WijkwerkerError(_("Dit is hetzelfde wachtwoord."), _("Kies een ander wachtwoord."))
        self.check(old)
        return _rewrap(self._store, Action.CHANGE_LOCK, passphrase=new)

    def new_recovery_key(self, passphrase: str) -> str:
        """Make a recovery key and return it, to print: it is kept nowhere. An earlier one no longer opens the file.

        Raises WijkwerkerError for a wrong passphrase.
        """
        self.check(passphrase)
        made = recovery_keys.new()
        _rewrap(self._store, Action.RECOVERY_KEY, recovery_key=made)
        return made

    def catch_up(self, *, far: bool = True) -> bool:
        """Give copies that still have an earlier passphrase the one of now; `far` looks outside the laptop too.

        Returns whether no copy has an earlier one any more. Cheap when there is nothing to do.
        """
        return _catch_up(self._store, far=far)

    def key_ring_available(self) -> bool:
        """Whether this system has a key ring. Takes a moment the first time."""
        return self._store.key is not None and self._ring.available()

    def in_key_ring(self) -> bool:
        """Whether the key ring opens the file at the start, without the passphrase."""
        key = self._store.key
        return key is not None and self._ring.key(vault.identity(self._store.path)) == key

    def keep_in_key_ring(self, on: bool) -> None:
        """Let the key ring open the file at the start, or no longer. Raises WijkwerkerError when it does not."""
        key = _require_lock(self._store)
        file = vault.identity(self._store.path)
        if not (self._ring.keep(file, key) if on else self._ring.forget(file)):
            raise WijkwerkerError(
                _("De sleutelbos van je laptop werkt nu niet mee. Er is niets veranderd."),
                _("Meld je opnieuw aan op je laptop en probeer het nog eens. Je wachtwoord werkt gewoon."),
            )
        with self._store.write() as writer:
            audit.noted(writer, Action.KEY_RING, result="aan" if on else "uit")


def recover(path: Path, recovery_key: str, new_passphrase: str, *, origin: str = COMMAND) -> bytes:
    """Set a new passphrase with the recovery key, for who forgot the old one, and return the key of the file.

    The recovery key stays. Of a damaged file the copies open with the new passphrase too. Raises WijkwerkerError for a
    recovery key that is mistyped, old or of another file, and for a passphrase that is too short; nothing has changed
    then.
    """
    key = recovered(path, recovery_key, new_passphrase)
    renew(path, key, new_passphrase, origin=origin)
    return key


def recovered(path: Path, recovery_key: str, new_passphrase: str) -> bytes:
    """The key of a file or a copy, by its recovery key; `renew` follows where it counts. Raises as `recover` does.

    Nothing changes: a copy keeps its own lock.
    """
    vault.require_long_enough(new_passphrase)
    return files.recovered(path, recovery_key)


def renew(path: Path, key: bytes, new_passphrase: str, *, origin: str = COMMAND) -> None:
    """Set a new passphrase with the key of a file, which a recovery key gave."""
    try:
        store = files.open_store(path, key=key)
    except Damaged:
        _rewrap_only(path, key, new_passphrase)
        return
    with closing(store):
        store.origin = origin
        if store.read_only:
            _rewrap_only(path, key, new_passphrase)
        else:
            _rewrap(store, Action.RECOVER, passphrase=new_passphrase)


def _rewrap_only(path: Path, key: bytes, passphrase: str) -> None:
    """Replace the passphrase of a file in which nothing can be written, and of the copies that stand near it."""
    before = key_copies.mark(path)
    with refusals(key_files.key_file(path)):
        vault.rewrap(path, key, passphrase=passphrase)
        key_copies.spread(path, {before})


def _rewrap(store: Store, action: Action, *, passphrase: str | None = None, recovery_key: str | None = None) -> bool:
    """Remember what is replaced, replace it in one atomic write, and then in the copies."""
    key = _require_lock(store)
    with store.write() as writer:
        marks = key_copies.replaced(writer.connection) | {key_copies.mark(store.path): action.value}
        key_copies.put_replaced(writer.connection, marks)
    with refusals(key_files.key_file(store.path)):
        vault.rewrap(store.path, key, passphrase=passphrase, recovery_key=recovery_key)
    return _catch_up(store, far=True)


def _catch_up(store: Store, *, far: bool) -> bool:
    if store.key is None:
        return True
    with store.read() as connection:
        marks, places = key_copies.replaced(connection), copies.where(connection)
    if not marks:
        return True
    happened = {mark: action for mark, action in marks.items() if mark != key_copies.mark(store.path)}
    second, by_hand = places.elsewhere, places.by_hand
    if far:
        done = key_copies.spread(store.path, happened, second, key_copies.untouched(by_hand, happened, store.key))
    else:
        done = key_copies.spread(store.path, happened) and second is None and not by_hand
    left = {} if done else dict.fromkeys(happened, "")
    if left != marks:
        with store.write() as writer:
            for action in filter(None, happened.values()):
                audit.noted(writer, Action(action))
            key_copies.put_replaced(writer.connection, left)
    return done


def _require_lock(store: Store) -> bytes:
    """The key of the file. Raises WijkwerkerError for a file that has none."""
    if store.key is None:
        raise WijkwerkerError(
            _("Dit bestand heeft geen slot: er staan alleen verzonnen gegevens in."),
            _("Begin een eigen bestand; dat krijgt een wachtwoord."),
        )
    return store.key
