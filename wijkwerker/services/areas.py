"""Areas: choosing one, and what lies in it."""

from wijkwerker.domain.areas import own_code
from wijkwerker.domain.changes import Changes
from wijkwerker.domain.kinds import Area
from wijkwerker.domain.kinds.record import make
from wijkwerker.domain.language import _
from wijkwerker.storage.queries import areas as queries
from wijkwerker.storage.queries.areas import AreaChoice
from wijkwerker.storage.store import Store


class Areas:
    """The areas of the file."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def choices(self) -> list[AreaChoice]:
        """All areas in use, gemeenten first."""
        with self._store.read() as connection:
            return queries.choices(connection)

    def find(self, text: str, limit: int = 20) -> list[AreaChoice]:
        """Areas whose name, alias or code begins with `text`."""
        with self._store.read() as connection:
            return queries.find(connection, text, limit)

    def by_code(self, code: str) -> Area:
        """The area with this code. Raises WijkwerkerError when there is none."""
        with self._store.read() as connection:
            return queries.by_code(connection, code)

    def within(self, area_id: str) -> list[str]:
        """The ids of the area and all areas in it."""
        with self._store.read() as connection:
            return queries.within(connection, area_id)

    def add_own(self, name: str, parent: str | None) -> Changes:
        """Make an area of the team's own; its code is `own-` and the folded name, made different when it is taken."""
        with self._store.write() as writer:
            code = own_code(name, taken=queries.own_codes(writer.connection))
            area = writer.save(make(Area, {"code": code, "name": name, "level": "eigen", "parent": parent}))
            return writer.changes(_("{name} is toegevoegd").format(name=area.name))


__all__ = ["AreaChoice", "Areas"]
