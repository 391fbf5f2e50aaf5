"""All use cases of one open file, joined."""

from contextlib import suppress
from pathlib import Path

from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.services.activities import Activities
from wijkwerker.services.areas import Areas
from wijkwerker.services.asks import Asks
from wijkwerker.services.backups import Backups
from wijkwerker.services.contacts import Contacts
from wijkwerker.services.exchange.exchange import Exchange
from wijkwerker.services.files import Files
from wijkwerker.services.health import Health
from wijkwerker.services.initiatives import Initiatives
from wijkwerker.services.keys import Keys
from wijkwerker.services.listing import Listing
from wijkwerker.services.lists import Lists
from wijkwerker.services.moments import Moments
from wijkwerker.services.neighbourhoods import Neighbourhoods
from wijkwerker.services.overview import Overviews
from wijkwerker.services.privacy.privacy import Privacy
from wijkwerker.services.promises import Promises
from wijkwerker.services.quicklog import QuickLogs
from wijkwerker.services.records import Records
from wijkwerker.services.same import SameContacts
from wijkwerker.services.search import Search
from wijkwerker.services.settings import Settings
from wijkwerker.services.today import Today
from wijkwerker.storage import files, vault
from wijkwerker.storage.key_ring import KeyRing
from wijkwerker.storage.store import Store
from wijkwerker.storage.writer import COMMAND


class Services:
    """What a window or a command works with; close it when done."""

    def __init__(self, store: Store, key_ring: KeyRing | None = None) -> None:
        self._store = store
        self.activities = Activities(store)
        self.areas = Areas(store)
        self.asks = Asks(store)
        self.backups = Backups(store)
        self.contacts = Contacts(store)
        self.exchange = Exchange(store)
        self.files = Files(store)
        self.health = Health(store)
        self.initiatives = Initiatives(store)
        self.keys = Keys(store, key_ring)
        self.listing = Listing(store)
        self.lists = Lists(store)
        self.moments = Moments(store)
        self.neighbourhoods = Neighbourhoods(store)
        self.overview = Overviews(store)
        self.privacy = Privacy(store)
        self.promises = Promises(store)
        self.quicklog = QuickLogs(store)
        self.records = Records(store)
        self.same = SameContacts(store)
        self.search = Search(store)
        self.settings = Settings(store)
        self.today = Today(store)

    @property
    def key(self) -> bytes | None:
        """The key of the file, to open it again without asking or deriving it anew; None for a file without a lock."""
        return self._store.key

    def close(self) -> None:
        """Let go of the file."""
        self._store.close()


def open_services(
    path: Path,
    passphrase: str | None = None,
    *,
    key: bytes | None = None,
    key_ring: KeyRing | bool = False,
    origin: str = COMMAND,
    refused: int = 0,
) -> Services:
    """The services of an existing file; with `key_ring` the key of the system's key ring serves when there is one.

    Who has the file open already gives its `key` instead of the passphrase. For the audit: `origin`, and how often a
    passphrase was `refused` before. Raises Locked for a wrong or missing passphrase, and WijkwerkerError when the file
    cannot be opened.
    """
    ring = key_ring if isinstance(key_ring, KeyRing) else KeyRing()
    store = _opened_by(ring, path) if key_ring and passphrase is None and key is None else None
    if store is None:
        store = files.open_store(path, passphrase, key=key)
    try:
        return _begun(store, ring, origin, refused)
    except BaseException:
        store.close()  # else nobody can put a copy in its place
        raise


def _begun(store: Store, ring: KeyRing, origin: str, refused: int) -> Services:
    store.origin = origin
    services = Services(store, ring)
    store.worker = services.settings.get("worker") or None
    with suppress(WijkwerkerError, OSError):  # a full disk or a damaged file is no reason not to open it
        services.keys.catch_up(far=False)
    if origin != COMMAND:
        services.keys.note_opened(refused)
    return services


def _opened_by(ring: KeyRing, path: Path) -> Store | None:
    """The file, opened with what the key ring has; None when the passphrase must be asked."""
    try:
        key = ring.key(vault.identity(path)) if files.is_encrypted(path) else None
        return files.open_store(path, key=key) if key is not None else None
    except WijkwerkerError:
        return None
