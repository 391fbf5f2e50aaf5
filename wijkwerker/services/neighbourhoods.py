"""The page Buurten: which areas there are with what happens in them, and one of them in full."""

from datetime import date

from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.domain.figures import Period
from wijkwerker.domain.language import _
from wijkwerker.services.lists import Lists
from wijkwerker.services.overview import Overviews
from wijkwerker.storage.queries import area_profile, area_tree
from wijkwerker.storage.queries import areas as area_queries
from wijkwerker.storage.queries import neighbourhoods as queries
from wijkwerker.storage.queries.area_profile import AreaProfile, Gap, Question, Rising, ThemeLine
from wijkwerker.storage.queries.area_tree import AreaCounts, AreaLine, AreaTree
from wijkwerker.storage.queries.figures import Scope
from wijkwerker.storage.queries.neighbourhoods import RoleLine, Signal, StoryLine, Talents
from wijkwerker.storage.store import Store

__all__ = [
    "AreaCounts",
    "AreaLine",
    "AreaProfile",
    "AreaTree",
    "Gap",
    "Neighbourhoods",
    "Rising",
    "RoleLine",
    "Signal",
    "StoryLine",
    "Talents",
    "ThemeLine",
]


class Neighbourhoods:
    """What happens where. A period without a first or last day goes on as far as the work on file."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._lists = Lists(store)
        self._overviews = Overviews(store)

    def tree(self, area_id: str | None, from_: date | None, until: date | None, today: date) -> AreaTree:
        """All areas within an area (None: everywhere) with their counts; earlier divisions only where work lies."""
        self._overviews.freshen()
        with self._store.read() as connection:
            return area_tree.area_tree(connection, area_id, queries.whole_period(connection, from_, until, today))

    def profile(self, area_id: str, from_: date | None, until: date | None, today: date) -> AreaProfile:
        """One area in full. Raises WijkwerkerError when it is no longer there."""
        self._overviews.freshen()
        choices = self._lists.all()
        with self._store.read() as connection:
            period = queries.whole_period(connection, from_, until, today)
            closed = from_ is not None and until is not None
            found = area_profile.profile(connection, Question(area_id, period, closed, today, choices))
        if found is None:
            raise WijkwerkerError(_("Dit gebied is er niet meer."), _("Kies een ander gebied in de lijst."))
        return found

    def signals(self, area_id: str, period: Period, polarity: str, most: int, *, theme: str = "") -> list[Signal]:
        """The newest moments with kracht or zorg in an area, with one theme (a code) if given."""
        with self._store.read() as connection:
            scope = Scope(period, frozenset(area_queries.within(connection, area_id)))
            return queries.signals(connection, scope, polarity, most, theme)
