"""Exchange: all use cases of giving and receiving workbooks, of choosing, and of taking back."""

from wijkwerker.services.exchange.choices import Choices
from wijkwerker.services.exchange.giving import Giving
from wijkwerker.services.exchange.history import History
from wijkwerker.services.exchange.opening import Opener
from wijkwerker.services.exchange.receiving import Receiving, Seen
from wijkwerker.services.exchange.standing import Standings
from wijkwerker.storage.store import Store


class Exchange(Giving, Receiving, History, Choices, Standings):
    """What a window or a command works with."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._opener = Opener()
        self._seen = Seen()
