"""All use cases of one open file, joined."""

from pathlib import Path

from wijkwerker.services.activities import Activities
from wijkwerker.services.areas import Areas
from wijkwerker.services.asks import Asks
from wijkwerker.services.contacts import Contacts
from wijkwerker.services.exchange.exchange import Exchange
from wijkwerker.services.files import Files
from wijkwerker.services.initiatives import Initiatives
from wijkwerker.services.listing import Listing
from wijkwerker.services.lists import Lists
from wijkwerker.services.moments import Moments
from wijkwerker.services.neighbourhoods import Neighbourhoods
from wijkwerker.services.overview import Overviews
from wijkwerker.services.promises import Promises
from wijkwerker.services.quicklog import QuickLogs
from wijkwerker.services.records import Records
from wijkwerker.services.same import SameContacts
from wijkwerker.services.search import Search
from wijkwerker.services.settings import Settings
from wijkwerker.services.today import Today
from wijkwerker.storage import files
from wijkwerker.storage.store import Store


class Services:
    """What a window or a command works with; close it when done."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.activities = Activities(store)
        self.areas = Areas(store)
        self.asks = Asks(store)
        self.contacts = Contacts(store)
        self.exchange = Exchange(store)
        self.files = Files(store)
        self.initiatives = Initiatives(store)
        self.listing = Listing(store)
        self.lists = Lists(store)
        self.moments = Moments(store)
        self.neighbourhoods = Neighbourhoods(store)
        self.overview = Overviews(store)
        self.promises = Promises(store)
        self.quicklog = QuickLogs(store)
        self.records = Records(store)
        self.same = SameContacts(store)
        self.search = Search(store)
        self.settings = Settings(store)
        self.today = Today(store)

    def close(self) -> None:
        """Let go of the file."""
        self._store.close()


def open_services(path: Path, passphrase: str | None = None) -> Services:
    """The services of an existing file. Raises WijkwerkerError when it cannot be opened."""
    store = files.open_store(path, passphrase)
    services = Services(store)
    store.worker = services.settings.get("worker") or None
    return services
