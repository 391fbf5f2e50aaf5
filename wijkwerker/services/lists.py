"""The value lists: codes with the labels that are shown."""

from wijkwerker.domain import language
from wijkwerker.domain.kinds import ListValue
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
        return [(value.code, _label(value)) for value in values if value.active]

    def all(self) -> dict[str, list[tuple[str, str]]]:
        """The choices of every list."""
        with self._store.read() as connection:
            values = sorted(queries.every(connection, ListValue), key=lambda v: (v.list, v.order or 0, v.label))
        result: dict[str, list[tuple[str, str]]] = {}
        for value in values:
            if value.active:
                result.setdefault(value.list, []).append((value.code, _label(value)))
        return result


def _label(value: ListValue) -> str:
    return value.label_en or value.label if language.current() == "en" else value.label
