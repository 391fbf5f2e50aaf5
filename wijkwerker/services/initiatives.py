"""Initiatives: the board, moving through phases, and the page of one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from wijkwerker.domain.changes import Changes
from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.domain.figures.picture import LettingGo, Picture
from wijkwerker.domain.initiative_filter import InitiativeFilter
from wijkwerker.domain.kinds import Contact, Initiative, LadderChange, PhaseChange
from wijkwerker.domain.kinds.record import new_id, with_values
from wijkwerker.domain.language import _
from wijkwerker.domain.letting_go import letting_go
from wijkwerker.services.lists import Lists
from wijkwerker.storage.queries import initiative_board as board_queries
from wijkwerker.storage.queries import initiative_times as time_queries
from wijkwerker.storage.queries import initiatives as queries
from wijkwerker.storage.queries import records
from wijkwerker.storage.queries.initiative_board import InitiativeCard, LessonLine
from wijkwerker.storage.queries.initiative_times import InitiativeTime
from wijkwerker.storage.queries.initiatives import Counts, Happening, Parts
from wijkwerker.storage.store import Store
from wijkwerker.storage.writer import Writer

__all__ = [
    "Board",
    "BoardColumn",
    "Happening",
    "InitiativeCard",
    "InitiativePage",
    "InitiativeTime",
    "Initiatives",
    "LessonLine",
]

FIRST_CARDS = 4  # of a column of the board
_LADDER = ("ladder", "government_step")
EVERYTHING = InitiativeFilter()


@dataclass(frozen=True)
class BoardColumn:
    """How many initiatives are in a phase, and the first of them: those that came there last."""

    count: int
    cards: tuple[InitiativeCard, ...]


@dataclass(frozen=True)
class Board:
    """The initiatives that fit, by phase; `total` is how many there are without a filter.

    `quiet_days` is how long it may be silent before the board says so.
    """

    columns: Mapping[str, BoardColumn]
    total: int
    quiet_days: int

    @property
    def found(self) -> int:
        """How many fit."""
        return sum(column.count for column in self.columns.values())


@dataclass(frozen=True)
class InitiativePage:
    """All that the page of one initiative shows; `hours` are ours per month 'YYYY-MM'.

    `names` tells who is meant by the ids of contacts in `parts`; `happened` is how long the whole timeline is.
    """

    initiative: Initiative
    area: str
    lead: str
    co_leads: tuple[tuple[str, str], ...]
    copied_from: str
    parts: Parts
    counts: Counts
    hours: dict[str, float]
    timeline: tuple[Happening, ...]
    happened: int
    take_part: int
    last: date | None
    names: Mapping[str, str]


class Initiatives:
    """What residents start or carry."""

    def __init__(self, store: Store) -> None:
        self._store = store

    # -- together -----------------------------------------------------------------------------------------

    def board(
        self, today: date, wanted: InitiativeFilter = EVERYTHING, limits: Mapping[str, int] | None = None
    ) -> Board:
        """The initiatives that fit, with the first cards of each phase: FIRST_CARDS, or as many as `limits` says."""
        most = limits or {}
        with self._store.read() as connection:
            asked = board_queries.asked(connection, wanted)
            columns = {
                phase: BoardColumn(
                    len(rows), tuple(board_queries.cards(connection, rows[: most.get(phase, FIRST_CARDS)], today))
                )
                for phase, rows in board_queries.by_phase(connection, asked).items()
            }
            return Board(columns, board_queries.count(connection), asked.quiet_days)

    def rows(self, wanted: InitiativeFilter) -> list[int]:
        """The row numbers of all initiatives that fit, in the order of the filter."""
        with self._store.read() as connection:
            return board_queries.rows(connection, board_queries.asked(connection, wanted))

    def cards(self, rows: Iterable[int], today: date) -> list[InitiativeCard]:
        """The cards of initiatives by their row numbers, in that order."""
        with self._store.read() as connection:
            return board_queries.cards(connection, rows, today)

    def times(self, rows: Iterable[int], today: date) -> list[InitiativeTime]:
        """The phases of initiatives by their row numbers, in that order."""
        with self._store.read() as connection:
            return time_queries.times(connection, rows, today)

    def since(self, wanted: InitiativeFilter) -> date | None:
        """The day on which the first initiative that fits began."""
        rows = self.rows(wanted)
        with self._store.read() as connection:
            return time_queries.first_day(connection, rows)

    def leads(self) -> list[tuple[str, str, int]]:
        """The (id, name, number of initiatives) of everyone who leads one, by name."""
        with self._store.read() as connection:
            return board_queries.leads(connection)

    def lessons(self, limit: int = 200) -> list[LessonLine]:
        """What was learnt, newest first."""
        with self._store.read() as connection:
            return board_queries.lessons(connection, limit)

    # -- one ----------------------------------------------------------------------------------------------

    def page(self, initiative_id: str, today: date, limit: int = 500) -> InitiativePage:
        """The page of one initiative, with the newest of its timeline. Raises WijkwerkerError when it is not there."""
        with self._store.read() as connection:
            initiative = records.get(connection, Initiative, initiative_id)
            if initiative is None:
                raise _gone()
            parts = queries.parts(connection, initiative)
            told = {story.teller for story in parts.stories} | {promise.to for promise in parts.promises}
            ids = {*initiative.co_leads, *(one for one in (*told, initiative.lead) if one)}
            names = records.titles(connection, Contact.info.key, sorted(ids))
            example = initiative.copied_from or ""
            return InitiativePage(
                initiative=initiative,
                area=records.titles(connection, "area", [initiative.area or ""]).get(initiative.area or "", ""),
                lead=names.get(initiative.lead or "", ""),
                co_leads=tuple(sorted((k, v) for k, v in names.items() if k in initiative.co_leads)),
                copied_from=records.titles(connection, Initiative.info.key, [example]).get(example, ""),
                parts=parts,
                counts=queries.counts(connection, initiative.id),
                hours=queries.our_hours(connection, initiative.id),
                timeline=tuple(queries.timeline(connection, initiative.id, today, limit)),
                happened=queries.timeline_count(connection, initiative.id, today),
                take_part=queries.take_part(connection, initiative.id),
                last=board_queries.last_contact(connection, initiative.id),
                names=names,
            )

    def timeline(self, initiative_id: str, today: date, limit: int) -> list[Happening]:
        """What happened around an initiative until today, newest first."""
        with self._store.read() as connection:
            return queries.timeline(connection, initiative_id, today, limit)

    def letting_go(self, initiative_id: str, today: date) -> LettingGo:
        """Its steps on the ladder and our hours. Raises WijkwerkerError when the initiative is not there."""
        with self._store.read() as connection:
            initiative = records.get(connection, Initiative, initiative_id)
            if initiative is None:
                raise _gone()
            parts = queries.parts(connection, initiative)
            hours = queries.our_hours(connection, initiative_id)
        return letting_go(initiative, parts.ladder, hours, today)

    def picture(
        self, initiative_id: str, today: date, *, dark: bool, size: tuple[int, int], ratio: float = 1
    ) -> Picture:
        """The Loslaten-lijn of an initiative, of `size` logical pixels, with its words and its table."""
        from wijkwerker import charts  # slow to load, so only when a chart is wanted

        palette = charts.DARK if dark else charts.LIGHT
        data = self.letting_go(initiative_id, today)
        return charts.Chart(charts.LettingGoLine(), palette, size, ratio).picture(data)

    # -- changing -----------------------------------------------------------------------------------------

    def start(self, initiative: Initiative, today: date) -> Changes:
        """Save a new initiative, with the first line of its phases."""
        with self._store.write() as writer:
            begin(writer, initiative, today)
            return writer.changes(_("{title} staat op het bord").format(title=initiative.title))

    def copy(self, initiative_id: str, today: date, values: Mapping[str, object] | None = None) -> Changes:
        """Start a new idea after the example of another initiative: its aim, not its people or its history.

        `values` are fields of the new one, as its own title.
        """
        with self._store.read() as connection:
            example = records.get(connection, Initiative, initiative_id)
        if example is None:
            raise _gone()
        fresh: dict[str, object] = {
            "title": _("{title} (kopie)").format(title=example.title),
            "phase": "idee",
            "lead": None,
            "co_leads": [],
            "quote": None,
            "ladder": None,
            "government_step": None,
            "started": today,
            "copied_from": example.id,
        }
        return self.start(with_values(replace(example, id=new_id()), fresh | dict(values or {})), today)

    def move(self, initiative_id: str, phase: str, on: date, *, reason: str = "", lesson: str = "") -> Changes:
        """Move an initiative to a phase; with its own phase it is an adjustment (bijgesteld). Returns the changes."""
        with self._store.write() as writer:
            initiative = _existing(writer, initiative_id)
            _move(writer, initiative, phase, on, reason, lesson)
            return writer.changes(self._told(initiative, phase))

    def edit(self, initiative_id: str, values: Mapping[str, object], on: date, *, label: str = "") -> Changes:
        """Set fields of an initiative; another phase, or another step on a ladder, is kept in its history too."""
        with self._store.write() as writer:
            edit(writer, _existing(writer, initiative_id), values, on)
            return writer.changes(label)

    def _told(self, initiative: Initiative, phase: str) -> str:
        title = initiative.title
        if phase == initiative.phase:
            return _("{title} is bijgesteld").format(title=title)
        if phase == "gestopt":
            return _("{title} is gestopt").format(title=title)
        if phase == "gepauzeerd":
            return _("{title} staat op pauze").format(title=title)
        label = dict(Lists(self._store).choices("phase")).get(phase, phase)
        return _("{title} staat nu bij {phase}").format(title=title, phase=label)


def begin(writer: Writer, initiative: Initiative, today: date) -> None:
    """Save a new initiative, the first line of its phases, and its first step on a ladder, on the day it started."""
    begun = initiative if initiative.started else with_values(initiative, {"started": today})
    writer.save(begun)
    writer.save(PhaseChange(initiative=begun.id, on=begun.started, to_phase=begun.phase, worker=writer.worker))
    if any(getattr(begun, field) for field in _LADDER):
        _keep_step(writer, begun, begun.started or today)


def edit(writer: Writer, before: Initiative, values: Mapping[str, object], on: date) -> None:
    """Set fields of an initiative, and keep another phase or another step on a ladder in its history."""
    after = with_values(before, values)
    if after.phase != before.phase:
        _move(writer, before, after.phase, on)
    writer.save(after)
    if any(getattr(before, field) != getattr(after, field) for field in _LADDER):
        _keep_step(writer, after, on)


def _move(writer: Writer, initiative: Initiative, phase: str, on: date, reason: str = "", lesson: str = "") -> None:
    change = PhaseChange(
        initiative=initiative.id, on=on, from_phase=initiative.phase, to_phase=phase, worker=writer.worker
    )
    writer.save(with_values(initiative, {"phase": phase}))
    writer.save(with_values(change, {"reason": reason, "lesson": lesson}))


def _keep_step(writer: Writer, initiative: Initiative, on: date) -> None:
    writer.save(
        LadderChange(
            initiative=initiative.id,
            on=on,
            ladder=initiative.ladder,
            government_step=initiative.government_step,
            worker=writer.worker,
        )
    )


def _existing(writer: Writer, initiative_id: str) -> Initiative:
    initiative = writer.get(Initiative, initiative_id)
    if initiative is None:
        raise _gone()
    return initiative


def _gone() -> WijkwerkerError:
    return WijkwerkerError(_("Dit initiatief is er niet meer."), _("Kies een ander initiatief."))
