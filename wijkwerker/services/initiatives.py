"""Initiatives: the board, moving through phases, and the page of one."""

from dataclasses import dataclass, replace
from datetime import date

from wijkwerker.domain.changes import Changes
from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.domain.kinds import Contact, Initiative, LadderChange, PhaseChange
from wijkwerker.domain.kinds.record import new_id, with_values
from wijkwerker.domain.language import _
from wijkwerker.storage.queries import areas as area_queries
from wijkwerker.storage.queries import initiatives as queries
from wijkwerker.storage.queries import records
from wijkwerker.storage.queries.initiatives import Counts, Happening, InitiativeCard, Parts
from wijkwerker.storage.store import Store
from wijkwerker.storage.writer import Writer


@dataclass(frozen=True)
class Board:
    """The initiatives that fit, the newest first; `total` is how many there are without a filter."""

    cards: tuple[InitiativeCard, ...]
    total: int


@dataclass(frozen=True)
class InitiativePage:
    """All that the page of one initiative shows; `hours` are ours per month 'YYYY-MM'."""

    initiative: Initiative
    area: str
    lead: str
    co_leads: tuple[tuple[str, str], ...]
    parts: Parts
    counts: Counts
    hours: dict[str, float]
    timeline: tuple[Happening, ...]
    last: date | None


class Initiatives:
    """What residents start or carry."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def board(
        self, area: str | None = None, *, theme: str = "", opgave: str = "", lead: str = "", text: str = ""
    ) -> Board:
        """The initiatives of an area that fit every filter given."""
        with self._store.read() as connection:
            areas = area_queries.within(connection, area) if area else None
            total = queries.count(connection)
            found = queries.cards(connection, areas=areas, theme=theme, opgave=opgave, lead=lead, text=text)
        return Board(tuple(found), total)

    def leads(self) -> list[tuple[str, str]]:
        """The (id, name) of everyone who leads an initiative, by name."""
        with self._store.read() as connection:
            return queries.leads(connection)

    def page(self, initiative_id: str, today: date) -> InitiativePage:
        """The page of one initiative. Raises WijkwerkerError when it is not there."""
        with self._store.read() as connection:
            initiative = records.get(connection, Initiative, initiative_id)
            if initiative is None:
                raise WijkwerkerError(_("Dit initiatief is er niet meer."), _("Kies een ander initiatief."))
            timeline = queries.timeline(connection, initiative.id, today)
            people = records.titles(connection, Contact.info.key, [*initiative.co_leads, initiative.lead or ""])
            area = records.titles(connection, "area", [initiative.area or ""])
            return InitiativePage(
                initiative=initiative,
                area=area.get(initiative.area or "", ""),
                lead=people.get(initiative.lead or "", ""),
                co_leads=tuple(sorted((k, v) for k, v in people.items() if k in initiative.co_leads)),
                parts=queries.parts(connection, initiative),
                counts=queries.counts(connection, initiative.id),
                hours=queries.our_hours(connection, initiative.id),
                timeline=tuple(timeline),
                last=next((h.day for h in timeline if h.kind in {"contact_moment", "session"}), None),
            )

    def start(self, initiative: Initiative, today: date) -> Changes:
        """Save a new initiative, with the first line of its phases."""
        with self._store.write() as writer:
            begin(writer, initiative, today)
            return writer.changes(_("{title} staat op het bord").format(title=initiative.title))

    def copy(self, initiative_id: str, today: date) -> Changes:
        """Start a new idea after the example of another initiative: its aim, not its people or its history."""
        with self._store.read() as connection:
            example = records.get(connection, Initiative, initiative_id)
        if example is None:
            raise WijkwerkerError(_("Dit initiatief is er niet meer."), _("Kies een ander initiatief."))
        fresh: dict[str, object] = {
            "title": _("{title} (kopie)").format(title=example.title),
            "phase": "idee",
            "lead": None,
            "co_leads": [],
            "quote": None,
            "started": today,
            "copied_from": example.id,
        }
        return self.start(with_values(_renumbered(example), fresh), today)

    def move(self, initiative_id: str, phase: str, on: date, *, reason: str = "", lesson: str = "") -> Changes:
        """Move an initiative to a phase; with its own phase it is an adjustment (bijgesteld). Returns the changes."""
        with self._store.write() as writer:
            initiative = _existing(writer, initiative_id)
            change = PhaseChange(
                initiative=initiative.id,
                on=on,
                from_phase=initiative.phase,
                to_phase=phase,
                worker=self._store.worker,
            )
            writer.save(with_values(initiative, {"phase": phase}))
            writer.save(with_values(change, {"reason": reason, "lesson": lesson}))
            return writer.changes(_("{title} is verplaatst").format(title=initiative.title))

    def set_ladder(self, initiative_id: str, field: str, step: str | None, on: date) -> Changes:
        """Set `ladder` or `government_step` and keep the step in the line of the ladder."""
        with self._store.write() as writer:
            changed = with_values(_existing(writer, initiative_id), {field: step})
            writer.save(changed)
            writer.save(
                LadderChange(
                    initiative=initiative_id,
                    on=on,
                    ladder=changed.ladder,
                    government_step=changed.government_step,
                    worker=self._store.worker,
                )
            )
            return writer.changes(_("Bewaard"))


def begin(writer: Writer, initiative: Initiative, today: date) -> None:
    """Save a new initiative and the first line of its phases, on the day it started."""
    begun = initiative if initiative.started else with_values(initiative, {"started": today})
    writer.save(begun)
    writer.save(PhaseChange(initiative=begun.id, on=begun.started, to_phase=begun.phase, worker=writer.worker))


def _existing(writer: Writer, initiative_id: str) -> Initiative:
    initiative = writer.get(Initiative, initiative_id)
    if initiative is None:
        raise WijkwerkerError(_("Dit initiatief is er niet meer."), _("Kies een ander initiatief."))
    return initiative


def _renumbered(example: Initiative) -> Initiative:
    return replace(example, id=new_id())
