"""The initiatives with their way through the phases and up the ladder, their lessons and their stories."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import partial

from wijkwerker.domain.kinds import Initiative, LadderChange, Lesson, PhaseChange, Story, Worker
from wijkwerker.domain.lists import seed_area_id, seed_codes
from wijkwerker.services.demo.chance import Chance, Deck
from wijkwerker.services.demo.content import listed, rows, sections, sentence, words
from wijkwerker.services.demo.people import People, first_name
from wijkwerker.services.demo.seasons import working_day

PHASES = {
    "i": "idee",
    "v": "verkenning",
    "a": "aanvraag",
    "t": "toegekend",
    "u": "in uitvoering",
    "f": "afgerond",
    "z": "zelfstandig",
    "p": "gepauzeerd",
    "s": "gestopt",
}
_LATER = {"u": 0.7, "z": 0.6, "f": 0.97, "p": 1.0, "s": 1.0}  # when phases after the work has begun start


@dataclass(frozen=True)
class Running:
    """An initiative with what the rest of the demo must know: its trekker, its span, and who of the team follows it."""

    record: Initiative
    row: dict[str, str]
    by: Worker
    first: date
    last: date
    steps: tuple[tuple[date, str], ...] = field(default=())

    @property
    def at_work(self) -> date:
        """The day on which the work itself began; the first day for one that is not there yet."""
        return next((day for day, letter in self.steps if letter == "u"), self.first)

    @property
    def lead_name(self) -> str:
        """The first name of the trekker."""
        return first_name(self.row["lead"])

    @property
    def names(self) -> list[str]:
        """The full names of the trekker and the mede-trekkers."""
        return [self.row["lead"], *listed(self.row["co_leads"])]


def make_initiatives(seed: int, today: date, people: People) -> dict[str, Running]:
    """The initiatives by title; `last` is the last day on which the team heard of it."""
    chance = Chance(seed, "initiatives")
    impact = {row["title"]: row for row in rows("impact")}
    running = {}
    for row in rows("initiatives"):
        first = working_day(today - timedelta(round(float(row["months"]) * 30.4)))
        last = today - timedelta(int(row["silent"]))
        last = working_day(last) if last < today else today
        steps = tuple(_steps(row["path"], first, last))
        running[row["title"]] = Running(
            record=_initiative(row, impact.get(row["title"], {}), people, first, chance),
            row=row,
            by=people.workers[row["by"]],
            first=first,
            last=last,
            steps=steps,
        )
    return running


def _initiative(row: dict[str, str], impact: dict[str, str], people: People, first: date, chance: Chance) -> Initiative:
    return Initiative(
        id=chance.new_id(),
        title=row["title"],
        area=seed_area_id(row["buurt"]),
        phase=PHASES[row["path"][-1]],
        agenda_of=row["agenda"],
        description=row["description"],
        lead=people.contacts[row["lead"]].id,
        co_leads=frozenset(people.contacts[name].id for name in listed(row["co_leads"])),
        opgaven=words(row["opgaven"]),
        leefgebieden=words(row["leefgebieden"]),
        themes=words(row["themes"]),
        groups=words(row["groups"]),
        ladder=seed_codes("participation_ladder")[int(row["ladder"][-1]) - 1],
        government_step=seed_codes("government_step")[int(row["government"][-1]) - 1],
        professional_role=row["role"],
        programme="Wijkagenda Overvecht" if row["agenda"] == "gemeente" else None,
        started=first,
        quote=row["quote"] or None,
        impact_means=impact.get("means"),
        impact_output=impact.get("output"),
        impact_outcome=impact.get("outcome"),
        impact_effect=impact.get("effect"),
    )


def _steps(path: str, first: date, last: date) -> list[tuple[date, str]]:
    """The days on which each phase of the path began: the way to the work is short, the work itself long."""
    span = (last - first).days
    way = path.index("u") if "u" in path else len(path) - 1
    days = [first]
    for n, letter in enumerate(path[1:], start=1):
        share = (0.25 if "u" in path else 0.6) * n / max(way, 1)
        if n > way or letter in "ps":
            share = _LATER[letter]
        days.append(max(days[-1] + timedelta(2), working_day(first + timedelta(round(span * share)))))
    return [(min(day, last), letter) for day, letter in zip(days, path, strict=True)]


def make_phase_changes(seed: int, running: dict[str, Running]) -> list[PhaseChange]:
    """Every move to a phase, with a reason for most and a lesson where it stopped."""
    chance = Chance(seed, "phases")
    decks = {
        heading.removeprefix("reden "): Deck(chance, lines)
        for heading, lines in sections("words").items()
        if heading.startswith("reden ")
    }
    lessons = {row["title"]: row for row in rows("lessons")}
    changes = []
    for title, one in running.items():
        before = None
        for on, letter in one.steps:
            phase = PHASES[letter]
            lesson = lessons[title] if phase == "gestopt" else {}
            deck = decks.get("bijgesteld" if phase == before else phase)
            reason = None
            if deck is not None and (phase == before or chance.happens(0.7)):
                reason = sentence(deck.draw(), chance, {"trekker": partial(str, one.lead_name)})
            changes.append(
                PhaseChange(
                    id=chance.new_id(),
                    initiative=one.record.id,
                    on=on,
                    from_phase=before,
                    to_phase=phase,
                    reason=lesson.get("stop_reason") or reason,
                    lesson=lesson.get("lesson"),
                    worker=one.by.id,
                )
            )
            before = phase
    return changes


def make_ladder_changes(seed: int, running: dict[str, Running]) -> list[LadderChange]:
    """The steps of each initiative on both ladders, the first on the day that it began."""
    chance = Chance(seed, "ladder")
    ladder, government = seed_codes("participation_ladder"), seed_codes("government_step")
    changes = []
    for one in running.values():
        rungs, shares = one.row["ladder"], one.row["government"].ljust(4, one.row["government"][-1])
        span = (one.last - one.first).days
        for n, rung in enumerate(rungs):
            changes.append(
                LadderChange(
                    id=chance.new_id(),
                    initiative=one.record.id,
                    on=one.first + timedelta(round(span * 0.75 * n / len(rungs))),
                    ladder=ladder[int(rung) - 1],
                    government_step=government[int(shares[n if n < len(rungs) - 1 else -1]) - 1],
                    worker=one.by.id,
                )
            )
    return changes


def make_lessons(seed: int, running: dict[str, Running]) -> list[Lesson]:
    """What was learnt, late in the time of each initiative."""
    chance = Chance(seed, "lessons")
    return [
        Lesson(
            id=chance.new_id(),
            text=row["lesson"],
            on=one.last
            if row["stop_reason"]
            else working_day(one.first + (one.last - one.first) * chance.uniform(0.5, 0.95)),
            initiative=one.record.id,
            shareable=not row["stop_reason"] or chance.happens(0.7),
        )
        for row in rows("lessons")
        for one in (running[row["title"]],)
    ]


def make_stories(seed: int, running: dict[str, Running], people: People) -> list[Story]:
    """The stories of residents, each with the consent of its teller; one in four was chosen."""
    chance = Chance(seed, "stories")
    stories = []
    for n, row in enumerate(rows("stories")):
        one = running[row["initiative"]]
        stories.append(
            Story(
                id=chance.new_id(),
                title=row["title"],
                text=row["text"],
                teller=people.contacts[row["teller"]].id,
                area=one.record.area,
                date=working_day(one.first + (one.last - one.first) * chance.uniform(0.55, 1.0)),
                consent="schriftelijk" if n % 3 else "mondeling",
                consent_for=frozenset(("verhaal", "naam", "foto")[: 1 + n % 3]),
                initiative=one.record.id,
                chosen=n % 4 == 0,
                value=row["value"],
            )
        )
    return stories
