"""The overview of a period: built once, then shown, given as JSON, drawn and exported."""

from collections.abc import Collection, Mapping
from datetime import date
from functools import partial
from importlib import import_module
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

from wijkwerker.domain.figures import (
    LABELS,
    Few,
    Figures,
    Overview,
    People,
    Period,
    Picture,
    shared,
)
from wijkwerker.domain.kinds import Worker
from wijkwerker.domain.privacy.audit import Action
from wijkwerker.domain.privacy.shared import What
from wijkwerker.services.leaving import give
from wijkwerker.services.lists import Lists
from wijkwerker.storage import summing
from wijkwerker.storage.exchange import logs
from wijkwerker.storage.queries import details as detail_queries
from wijkwerker.storage.queries import overview as queries
from wijkwerker.storage.queries import records
from wijkwerker.storage.queries import settings as setting_queries
from wijkwerker.storage.queries.overview import Question
from wijkwerker.storage.store import Store

if TYPE_CHECKING:
    from wijkwerker.charts import Chart

UNKNOWN = "onbekend"  # stands for the code of an area that is not on file
Size = tuple[int, int]
SIZES: Mapping[str, Size] = {"months": (700, 230), "reach": (380, 230), "ladder": (440, 220), "phases": (440, 230)}
_ON_PAPER = (600, 270)


class Overviews:
    """Figures and stories of the file. Charts are drawn one at a time, whichever thread asks."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._lists = Lists(store)
        self._charts: dict[tuple[str, bool, Size, float], Chart[Any]] = {}
        self._drawing = Lock()

    def build(
        self,
        from_: date,
        until: date,
        area_id: str | None = None,
        *,
        themes: Collection[str] = (),
        made_on: date | None = None,
    ) -> Overview:
        """The exact figures of a period, both days included, for an area with all that lies in it (None: all work).

        With `themes` (codes) only what has one of them counts. Raises WijkwerkerError when the end lies before the
        start, or when the file cannot be written while its sums are not up to date.
        """
        question = self._question(Period(from_, until), area_id, themes, made_on)
        self.freshen()
        with self._store.read() as connection:
            return queries.overview(connection, question)

    def first_day(self) -> date | None:
        """The first day of the first month in which something happened; None for a file without any work."""
        self.freshen()
        with self._store.read() as connection:
            return queries.first_day(connection)

    def with_details(self, overview: Overview) -> Overview:
        """The overview with its initiatives, stories, signals and lessons; one that has them stays as it is."""
        if overview.details is not None or overview.shared:
            return overview
        place = overview.place.id if overview.place else None
        question = self._question(overview.period, place, overview.theme_codes, overview.made_on)
        self.freshen()
        with self._store.read() as connection:
            return queries.with_details(connection, question, overview)

    def shared(self, overview: Overview) -> Overview:
        """The overview as it may leave the team: people rounded, no names, stories only with consent."""
        if overview.shared or overview.details is None:
            return shared(overview)
        with self._store.read() as connection:
            return shared(overview, detail_queries.person_names(connection))

    def export(self, overview: Overview, path: Path, *, shared: bool, purpose: str = "", recipient: str = "") -> Path:
        """Write the overview as a workbook, exact or as it may be shared; returns where it stands.

        The log keeps what it was for and for whom, as far as that was said. Raises WijkwerkerError when the file cannot
        be written.
        """
        from wijkwerker.reports import workbook

        full = self.with_details(overview)
        chosen = self.shared(full) if shared else full
        pictures = self.charts(chosen, dark=False, sizes=dict.fromkeys(SIZES, _ON_PAPER), ratio=2)
        scope = {
            "areas": [overview.place.id] if overview.place else [],
            "from": overview.period.from_.isoformat(),
            "until": overview.period.until.isoformat(),
            "personal": not shared,
        }
        document = logs.Document(What.OVERVIEW, path, scope, purpose=purpose, recipient=recipient)
        write = partial(workbook.write, chosen, list(pictures.values()), path)
        return give(self._store, write, document, Action.OVERVIEW)

    def json(self, overview: Overview, path: Path | None = None, *, shared: bool = False) -> dict[str, Any]:
        """The overview as cli.md prints it, exact or as it may be shared; hidden figures are "<5"."""
        overview = self.shared(overview) if shared else overview
        return {
            "file": None if path is None else str(path),
            "figures": _figures(overview.figures),
            "by_area": {row.place.code or UNKNOWN: _figures(row.figures) for row in overview.by_area},
        }

    def charts(
        self, overview: Overview, *, dark: bool, sizes: Mapping[str, Size] | None = None, ratio: float = 1
    ) -> dict[str, Picture]:
        """The four charts by key: months, reach, ladder, phases; `sizes` in logical pixels by key."""
        data = {
            "months": overview.by_month,
            "reach": overview.by_group,
            "ladder": overview.ladder,
            "phases": overview.by_phase,
        }
        sizes = {**SIZES, **(sizes or {})}
        with self._drawing:
            return {key: self._chart(key, dark, sizes[key], ratio).picture(part) for key, part in data.items()}

    def freshen(self) -> None:
        """Make the sums again that a change made stale; quick when there are none."""
        with self._store.read() as connection:
            stale = summing.is_stale(connection)
        while stale:
            with self._store.write() as writer:
                stale = summing.refresh(writer.connection)

    def _question(self, period: Period, area_id: str | None, themes: Collection[str], made_on: date | None) -> Question:
        with self._store.read() as connection:
            worker = records.get(connection, Worker, setting_queries.worker(connection))
        return Question(
            period=period,
            area=area_id,
            themes=frozenset(themes),
            made_on=made_on or date.today(),  # noqa: DTZ011 - the day on the worker's own calendar
            team=(worker.team or "") if worker else "",
            choices=self._lists.all(),
        )

    def _chart(self, key: str, dark: bool, size: Size, ratio: float) -> "Chart[Any]":
        """The chart of this size and palette; the one that is there is changed in place."""
        from wijkwerker import charts

        wanted = (key, dark, size, ratio)
        if wanted not in self._charts:
            drawings = {made.key: made for made in (charts.Months, charts.Reach, charts.Ladder, charts.Phases)}
            for old in [kept for kept in self._charts if kept[0] == key and kept[3] == ratio]:
                del self._charts[old]  # of an earlier size or theme
            drawing: Any = drawings[key]()
            self._charts[wanted] = charts.Chart(drawing, charts.DARK if dark else charts.LIGHT, size, ratio)
        return self._charts[wanted]


def import_charts() -> None:
    """Import what draws, which takes a second: call it on a thread of its own when there is nothing else to do."""
    import_module("wijkwerker.charts")


def _figures(figures: Figures) -> dict[str, int | float | str]:
    return {key: _plain(getattr(figures, key)) for key in LABELS}


def _plain(value: People | float) -> int | float | str:
    """A number as JSON has it: whole where it is whole, and "<5" for a few people."""
    if isinstance(value, Few):
        return str(value)
    return int(value) if value == int(value) else value
