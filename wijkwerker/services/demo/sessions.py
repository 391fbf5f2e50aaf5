"""The sessions of the demo: whether they went on, how many came, who was there, and what was noticed."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from wijkwerker.domain.kinds import Attendance, HeadCount, Session
from wijkwerker.services.demo.activities import Planned, hands_of
from wijkwerker.services.demo.chance import Chance, Deck
from wijkwerker.services.demo.content import in_season, listed, rows, sections, sentence
from wijkwerker.services.demo.people import People, first_name
from wijkwerker.services.demo.seasons import free_days, in_summer, in_winter

_OPEN_ALL_YEAR = {"Koffie-inloop De Dreef", "Tuindag Moestuin"}
_TODAY_DONE = 18  # people at this morning's inloop


@dataclass
class Gatherings:
    """All sessions with their head counts and attendances, in order."""

    sessions: list[Session] = field(default_factory=list)
    head_counts: list[HeadCount] = field(default_factory=list)
    attendances: list[Attendance] = field(default_factory=list)


def make_sessions(seed: int, today: date, activities: list[Planned], people: People) -> Gatherings:
    """The sessions of all activities: told of until yesterday and this morning, planned from then on."""
    chance = Chance(seed, "sessions")
    found = Gatherings()
    remarks = _Remarks(chance)
    for planned in activities:
        for start in planned.starts:
            if start.date() > today or (start.date() == today and start.hour >= 12):
                found.sessions.append(_session(planned, start))
            elif reason := _why_not(planned, start, today, chance):
                found.sessions.append(_session(planned, start, state="ging niet door", reason=reason))
            else:
                _held(planned, start, today, people, chance, remarks, found)
    return found


def _session(planned: Planned, start: datetime, **values: object) -> Session:
    return Session(
        activity=planned.record.id,
        original_start=start,
        starts=start,
        minutes=planned.record.minutes,
        place=planned.record.place,
        **values,  # type: ignore[arg-type]
    )


def _why_not(planned: Planned, start: datetime, today: date, chance: Chance) -> str | None:
    """The reason why a session did not go on, or None."""
    reasons = sections("reasons")
    title, day = planned.row["title"], start.date()
    if title == "Repaircafé Vechtzoom" and today - day < timedelta(47):
        return "Wim is er even niet, de volgende keer weer."
    if not planned.record.rule or day == today:
        return None
    if day in free_days(day.year):
        return chance.choice(reasons["feestdag"])
    if title not in _OPEN_ALL_YEAR and in_summer(day):
        return chance.choice(reasons["zomer"])
    if in_winter(day) and (title not in _OPEN_ALL_YEAR or chance.happens(0.5)):
        return chance.choice(reasons["winter"])
    others = [reason for reason in reasons["anders"] if in_season(reason, day)]
    return chance.choice(others) if chance.happens(0.035) else None


def _held(
    planned: Planned,
    start: datetime,
    today: date,
    people: People,
    chance: Chance,
    remarks: "_Remarks",
    found: Gatherings,
) -> None:
    usual = int(planned.row["people"])
    many = max(3, round(chance.gauss(usual, usual * 0.18) * (0.75 if in_summer(start.date()) else 1)))
    if start.date() == today and planned.row["title"] == "Koffie-inloop De Dreef":
        many = _TODAY_DONE
    session = _session(planned, start, state="ging door")
    present = list(_present(planned, session, people, chance))
    many = max(many, len(present))
    text = remarks.about(planned, start.date(), chance)
    found.sessions.append(
        _session(
            planned,
            start,
            state="ging door",
            people=many,
            new_people=chance.choice((0, 0, 0, 1, 1, 2, 3)) if planned.record.rule else None,
            evaluation=text,
            strengths=chance.choice(sections("strengths")["goed"]) if text and chance.happens(0.2) else None,
            worries=chance.choice(sections("strengths")["beter"]) if text and chance.happens(0.12) else None,
        )
    )
    found.attendances.extend(present)
    if chance.happens(0.65):
        found.head_counts.extend(_counted(planned, session, many, chance))


def _present(planned: Planned, session: Session, people: People, chance: Chance) -> Iterator[Attendance]:
    """Volunteers with their hours, and some of the regulars by name."""
    hours = (planned.record.minutes or 0) / 60
    for name in hands_of(planned):
        if chance.happens(0.72) and people.known_since[people.contacts[name].id] <= _day(session):
            extra = chance.choice((0, 0, 0.5, 0.5, 1))
            yield Attendance(
                session=session.id,
                contact=people.contacts[name].id,
                role="vrijwilliger",
                hours=min(hours + extra, 8.0),
            )
    for name in _regulars().get(planned.row["title"], []):
        if chance.happens(0.55) and name not in hands_of(planned):
            yield Attendance(session=session.id, contact=people.contacts[name].id, present=chance.happens(0.94))


def _day(session: Session) -> date:
    return session.starts.date() if session.starts else date.min


def _regulars() -> dict[str, list[str]]:
    return {row["title"]: listed(row["names"]) for row in rows("regulars")}


def _counted(planned: Planned, session: Session, many: int, chance: Chance) -> Iterator[HeadCount]:
    """A count for each group that the activity is for; together never more than who came."""
    left = many
    groups = listed(planned.row["groups"])
    for n, group in enumerate(groups):
        share = left if n == len(groups) - 1 and chance.happens(0.6) else round(left * chance.uniform(0.35, 0.7))
        if share:
            yield HeadCount(session=session.id, group=group, people=share)
        left -= share


class _Remarks:
    """What was noticed at a session; no remark is written twice."""

    def __init__(self, chance: Chance) -> None:
        self._decks = {heading: Deck(chance, lines) for heading, lines in sections("evaluations").items()}
        self._said: set[str] = set()

    def about(self, planned: Planned, day: date, chance: Chance) -> str | None:
        """A remark for a bit less than half of the sessions, as long as there is something new to say."""
        if planned.record.rule and not chance.happens(0.45):
            return None
        title = planned.row["title"]
        deck = next((deck for heading, deck in self._decks.items() if title.startswith(heading)), self._decks["*"])
        hands = hands_of(planned) or ["Najat Ouchan"]
        for _attempt in range(4):
            text = sentence(
                deck.draw(),
                chance,
                {
                    "vrijwilliger": lambda: first_name(chance.choice(hands)),
                    "straat": lambda: chance.choice(rows("streets"))["street"],
                    "gerecht": lambda: chance.choice(sections("words")["gerecht"]),
                },
            )
            if text not in self._said and in_season(text, day):
                self._said.add(text)
                return text
        return None
