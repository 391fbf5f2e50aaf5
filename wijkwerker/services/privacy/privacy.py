"""Privacy: all use cases of forgetting, terms, requests, and of telling what is kept and what was shared."""

from wijkwerker.services.privacy.audit import Audits
from wijkwerker.services.privacy.forgetting import Forgetting
from wijkwerker.services.privacy.inzage import Inzages
from wijkwerker.services.privacy.requests import Requests
from wijkwerker.services.privacy.restriction import Restriction
from wijkwerker.services.privacy.retention import Retention
from wijkwerker.services.privacy.shared import SharedLog
from wijkwerker.storage.store import Store


class Privacy:
    """What a window or a command works with."""

    def __init__(self, store: Store) -> None:
        self.audit = Audits(store)
        self.forgetting = Forgetting(store)
        self.inzage = Inzages(store)
        self.requests = Requests(store)
        self.restriction = Restriction(store)
        self.retention = Retention(store)
        self.shared = SharedLog(store)
