"""The work of a large demo: moments, initiatives, activities and who came. Made quickly: a city has millions."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from wijkwerker.domain.kinds import (
    Activity,
    Attendance,
    ContactMoment,
    HeadCount,
    Initiative,
    LadderChange,
    PhaseChange,
    Session,
)
from wijkwerker.domain.lists import seed_codes
from wijkwerker.services.demo.chance import Chance
from wijkwerker.services.demo.content import sections
from wijkwerker.services.demo.town import Town

_CLOCKS = tuple(time(hour, minute) for hour in range(9, 21) for minute in range(0, 60, 5))
_DURATIONS = (5, 10, 15, 20, 30, 30, 45, 60, 90, None)
_PATHS = (("idee",), ("idee", "verkenning"), ("idee", "verkenning", "aanvraag", "toegekend", "in uitvoering"))
_ENDS = ("afgerond", "afgerond", "zelfstandig", "gestopt")
_RECENT = 365  # an initiative that began longer ago than these days has come to an end, most of the time
_NOBODY: frozenset[str] = frozenset()


def make_moments(town: Town) -> Iterator[ContactMoment]:
    """The moments in order of time, spread over all buurten by their inhabitants."""
    chance = town.chance("moments")
    for day, count in town.per_day(town.plan.moments):
        clocks = sorted(chance.choices(_CLOCKS, k=count))
        done = (day - town.days[0]).days / max((town.today - town.days[0]).days, 1)
        for clock in clocks:
            yield _moment(town, chance, day, clock, done)


def _moment(town: Town, chance: Chance, day: date, clock: time, done: float) -> ContactMoment:
    """One moment; `done` is how much of the period has passed, so that it is about something that existed."""
    crowd, below = town.crowd, chance.below
    line, text = crowd.openings[below(len(crowd.openings))]
    luck = below(1_000)
    initiative = activity = None
    if luck < 250:
        initiative = town.initiative_ids[_lately(chance, len(town.initiative_ids), done)]
    elif luck < 330:
        activity = town.activity_ids[_lately(chance, len(town.activity_ids), done)]
    contacts = _NOBODY
    if luck % 2:
        contacts = frozenset({town.contact_ids[below(len(town.contact_ids))]})
        if luck % 5 == 0:
            contacts |= {town.contact_ids[below(len(town.contact_ids))]}
    if luck % 10:
        text += crowd.tails[below(len(crowd.tails))]
    if luck % 7 == 0:
        text += f" Ook {crowd.last_names[below(len(crowd.last_names))]} was erbij."
    return ContactMoment(
        id=chance.new_id(),
        date=day,
        time=clock,
        area=crowd.area_ids[below(len(crowd.area_ids))],
        kind=line.kind,
        people=max(line.least + below(line.most - line.least + 1), len(contacts)),
        minutes=_DURATIONS[below(len(_DURATIONS))],
        nature=line.nature,
        polarity=line.polarity,
        themes=line.themes or crowd.themes[below(len(crowd.themes))],
        groups=line.groups or crowd.groups[below(len(crowd.groups))],
        contacts=contacts,
        initiative=initiative,
        activity=activity,
        worker=town.worker_ids[below(len(town.worker_ids))],
        note=text,
    )


def _lately(chance: Chance, count: int, done: float) -> int:
    """The number of a record that had begun when `done` of the period had passed, mostly a recent one."""
    begun = max(1, int(count * done))
    return begun - 1 - chance.below(max(1, min(begun, count // 8)))


def make_initiatives(town: Town) -> Iterator[Initiative]:
    """The initiatives in order of their start; of the older ones most have ended."""
    chance, crowd, below = town.chance("initiatives"), town.crowd, town.chance("initiative words").below
    opgaven = [frozenset({code}) for code in seed_codes("opgave")]
    leefgebieden = [frozenset({code}) for code in seed_codes("leefgebied")]
    ladder, government = seed_codes("participation_ladder"), seed_codes("government_step")
    titles = sections("crowd")["initiatief"]
    for n, initiative_id in enumerate(town.initiative_ids):
        path = phases_of(town, n)
        yield Initiative(
            id=initiative_id,
            title=f"{titles[below(len(titles))]} {crowd.streets[below(len(crowd.streets))]} {n + 1}",
            area=crowd.area_ids[below(len(crowd.area_ids))],
            phase=path[-1],
            agenda_of=("bewoner", "bewoner", "professional", "gemeente")[n % 4],
            description=crowd.openings[below(len(crowd.openings))][1],
            lead=town.contact_ids[below(len(town.contact_ids))],
            co_leads=frozenset({town.contact_ids[below(len(town.contact_ids))]}) if n % 3 == 0 else _NOBODY,
            opgaven=opgaven[below(len(opgaven))],
            leefgebieden=leefgebieden[below(len(leefgebieden))],
            themes=crowd.themes[below(len(crowd.themes))],
            groups=crowd.groups[below(len(crowd.groups))],
            ladder=ladder[min(n % 4 + 2, 5)],
            government_step=government[n % len(government)],
            professional_role=chance.choice(seed_codes("professional_role")) if n < 50 else "ondersteunen",
            started=town.day_of(n, town.plan.initiatives),
        )


def phases_of(town: Town, number: int) -> tuple[str, ...]:
    """The phases that the `number`th initiative went through, the present one last."""
    start = town.day_of(number, town.plan.initiatives)
    path = _PATHS[-1] if (town.today - start).days > _RECENT else _PATHS[number % 3]
    if (town.today - start).days > _RECENT and number % 10:
        path = (*path, _ENDS[number % len(_ENDS)])
    return path


def make_phase_changes(town: Town) -> Iterator[PhaseChange]:
    """Every move of every initiative, some months apart and never after today."""
    chance = town.chance("phase changes")
    for n, initiative_id in enumerate(town.initiative_ids):
        day, before = town.day_of(n, town.plan.initiatives), None
        for phase in phases_of(town, n):
            yield PhaseChange(
                id=chance.new_id(),
                initiative=initiative_id,
                on=min(day, town.today),
                from_phase=before,
                to_phase=phase,
                lesson="Eerst klein proberen." if phase == "gestopt" else None,
                worker=town.worker_ids[chance.below(len(town.worker_ids))],
            )
            day, before = day + timedelta(20 + chance.below(70)), phase


def make_ladder_changes(town: Town) -> Iterator[LadderChange]:
    """Two steps for every initiative, the second at what it has now."""
    chance = town.chance("ladder changes")
    ladder, government = seed_codes("participation_ladder"), seed_codes("government_step")
    for n, initiative_id in enumerate(town.initiative_ids):
        start, now = town.day_of(n, town.plan.initiatives), min(n % 4 + 2, 5)
        for on, rung in ((start, now - 1), (min(start + timedelta(120), town.today), now)):
            yield LadderChange(
                id=chance.new_id(),
                initiative=initiative_id,
                on=on,
                ladder=ladder[rung],
                government_step=government[n % len(government)],
            )


def starts_of(town: Town, number: int) -> tuple[datetime, ...]:
    """The starts of the sessions of the `number`th activity: one in four is a weekly series of three to eight."""
    clock = _CLOCKS[number * 7 % len(_CLOCKS)]
    ahead = timedelta(14) if number % 100 == 99 else timedelta(0)
    first = datetime.combine(town.day_of(number, town.plan.activities) + ahead, clock)
    count = 3 + number // 4 % 6 if number % 4 == 3 else 1
    return tuple(first + timedelta(7 * week) for week in range(count))


def make_activities(town: Town) -> Iterator[Activity]:
    """The activities in order of their start."""
    crowd, below = town.crowd, town.chance("activities").below
    titles = sections("crowd")["activiteit"]
    for n, activity_id in enumerate(town.activity_ids):
        starts = starts_of(town, n)
        street = crowd.streets[below(len(crowd.streets))]
        yield Activity(
            id=activity_id,
            title=f"{titles[below(len(titles))]} {street}",
            area=crowd.area_ids[below(len(crowd.area_ids))],
            place=f"{('Buurtkamer', 'Zaal', 'Plein', 'Hal')[n % 4]} {street}",
            by=town.worker_ids[below(len(town.worker_ids))],
            starts=starts[0],
            minutes=(60, 90, 120, 180)[n % 4],
            rule="FREQ=WEEKLY" if len(starts) > 1 else None,
            until=starts[-1].date() if len(starts) > 1 else None,
            initiative=town.initiative_ids[n * len(town.initiative_ids) // len(town.activity_ids)]
            if n % 3 == 0
            else None,
            themes=crowd.themes[below(len(crowd.themes))],
            groups=crowd.groups[below(len(crowd.groups))],
        )


def make_sessions(town: Town) -> Iterator[Session]:
    """The sessions of all activities: one in sixteen of the past ones did not go on."""
    chance, tails = town.chance("sessions"), town.crowd.tails
    below = chance.below
    for n, activity_id in enumerate(town.activity_ids):
        for start in starts_of(town, n):
            past = start.date() < town.today
            went = past and below(16) > 0
            yield Session(
                activity=activity_id,
                original_start=start,
                starts=start,
                minutes=(60, 90, 120, 180)[n % 4],
                state="ging door" if went else "ging niet door" if past else "gepland",
                reason=None if went or not past else "Te weinig aanmeldingen.",
                people=12 + below(24) if went else None,
                new_people=below(3) if went else None,
                evaluation=tails[below(len(tails))].strip() if went and below(4) == 0 else None,
            )


def _held(town: Town) -> Iterator[tuple[int, Session]]:
    """The sessions that went on, with a number."""
    yield from enumerate(session for session in make_sessions(town) if session.state == "ging door")


def make_head_counts(town: Town) -> Iterator[HeadCount]:
    """A count of one group for half of the sessions."""
    codes = seed_codes("group")
    for n, session in _held(town):
        if n % 2:
            yield HeadCount(session=session.id, group=codes[n // 2 % len(codes)], people=4 + n % 8)


def make_attendances(town: Town) -> Iterator[Attendance]:
    """Named people at the sessions, about as many as the plan says; one in six is a volunteer with hours."""
    below, contacts = town.chance("attendances").below, town.contact_ids
    wanted = town.plan.attendances
    held = sum(1 for _session in _held(town))
    for n, session in _held(town):
        count = wanted * (n + 1) // held - wanted * n // held
        for contact in {contacts[below(len(contacts))]: None for _n in range(count)}:
            helps = below(6) == 0
            yield Attendance(
                session=session.id,
                contact=contact,
                role="vrijwilliger" if helps else "deelnemer",
                hours=(1.0, 1.5, 2.0, 2.5, 3.0)[below(5)] if helps else None,
            )
