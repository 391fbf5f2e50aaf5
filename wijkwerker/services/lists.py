"""The value lists: codes with the labels that are shown."""

from wijkwerker.domain.kinds import ListValue
from wijkwerker.domain.lists import shown_label
from wijkwerker.storage.queries import records as queries
from wijkwerker.storage.store import Store


class Lists:
    """The choices of each list, in the order of the team."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def choices(self, list_key: str) -> list[tuple[str, str]]:
        """The (code, label) pairs in use of one list, labels in the language of the screen."""
        with self._store.read() as connection:
            values = queries.where(connection, ListValue, "list", list_key, order="order")
        return [(value.code, shown_label(value)) for value in values if value.active]

    def all(self) -> dict[str, list[tuple[str, str]]]:
        """The choices of every list."""
        with self._store.read() as connection:
            values = sorted(queries.every(connection, ListValue), key=lambda v: (v.list, v.order or 0, v.label))
        result: dict[str, list[tuple[str, str]]] = {}
        for value in values:
            if value.active:
                result.setdefault(value.list, []).append((value.code, shown_label(value)))
        return result
