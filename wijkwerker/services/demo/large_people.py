"""The people of a large demo, and what was asked of and promised to them."""

from collections.abc import Iterator
from datetime import timedelta

from wijkwerker.domain.kinds import AreaRole, Ask, Contact, Introduction, Lesson, Promise, Record, Story, Worker
from wijkwerker.services.demo.content import rows, sections
from wijkwerker.services.demo.people import TEAM, mobile
from wijkwerker.services.demo.town import Town

_FIRST_WORKER = "Sanne Bakker"


def make_workers(town: Town) -> Iterator[Worker]:
    """The workers; the first is Sanne Bakker, as in the small demo."""
    chance, areas = town.chance("workers"), town.crowd.area_ids
    roles = ("sociaal makelaar", "opbouwwerker", "opbouwwerker", "gebiedswerker", "teamleider")
    for n, worker_id in enumerate(town.worker_ids):
        yield Worker(
            id=worker_id,
            name=town.crowd.name(chance) if n else _FIRST_WORKER,
            role=roles[n % len(roles)],
            team=TEAM,
            areas=frozenset(chance.choice(areas) for _n in range(3)),
            active=n < 20 or chance.happens(0.6),
        )


def make_area_roles(town: Town) -> Iterator[AreaRole]:
    """A gebiedswerker and a sociaal makelaar for each buurt."""
    chance = town.chance("area roles")
    for area in town.crowd.areas:
        yield AreaRole(area=area.id, role="gebiedswerker", name=town.crowd.name(chance), since=town.days[0])
        worker = chance.choice(town.worker_ids)
        yield AreaRole(area=area.id, role="sociaal makelaar", worker=worker, since=town.days[0])


def make_contacts(town: Town) -> Iterator[Contact]:
    """People and one organisation in twelve."""
    chance, crowd = town.chance("contacts"), town.crowd
    kinds = sections("crowd")["organisatie"]
    streets, areas, below = crowd.streets, crowd.area_ids, chance.below
    for contact_id in town.contact_ids:
        area = areas[below(len(areas))]
        if below(12) == 0:
            kind = kinds[below(len(kinds))]
            name = f"{kind} {streets[below(len(streets))]} {below(400)}"
            yield Contact(
                id=contact_id,
                name=name,
                organisation=True,
                organisation_kind=kind.lower(),
                area=area,
                email=_mail(contact_id),
            )
            continue
        able, given = below(3) == 0, below(4)
        yield Contact(
            id=contact_id,
            name=crowd.name(chance),
            area=area,
            street=streets[below(len(streets))],
            house_number=str(1 + below(240)) if given else None,
            phone=mobile(chance) if given > 1 else None,
            email=_mail(contact_id) if given > 2 else None,
            roles=frozenset({"bewoner"} if able else {"bewoner", "vrijwilliger"}),
            resident_since=1970 + below(max(1, town.today.year - 1970)),
            talents=frozenset({crowd.talents[below(len(crowd.talents))]}) if able else frozenset(),
            wishes=frozenset({crowd.wishes[below(len(crowd.wishes))]}) if able else frozenset(),
            consent="mondeling" if given else "geen",
            consent_date=town.days[below(len(town.days))] if given else None,
        )


def _mail(contact_id: str) -> str:
    return f"post-{contact_id[:8].translate(_LETTERS)}@voorbeeld.nl"


_LETTERS = str.maketrans("0123456789", "ghijklmnop")  # so that no run of digits can look like a BSN


def make_follow_up(town: Town) -> Iterator[Record]:
    """Asks, promises, introductions, stories and lessons, kind by kind."""
    yield from _asks(town)
    yield from _promises(town)
    yield from _introductions(town)
    yield from _stories(town)
    yield from _lessons(town)


def _asks(town: Town) -> Iterator[Ask]:
    chance, days = town.chance("asks"), town.days
    below = chance.below
    for _n in range(town.plan.contacts // 2):
        day = days[below(len(days))]
        answer = ("ja", "ja", "nee", "later", "open")[below(5)]
        yield Ask(
            id=chance.new_id(),
            contact=town.contact_ids[below(len(town.contact_ids))],
            what=f"Wil je {town.crowd.wishes[below(len(town.crowd.wishes))]}?",
            on=day,
            by=town.worker_ids[below(len(town.worker_ids))],
            answer=answer,
            answered_on=None if answer == "open" else day,
        )


def _promises(town: Town) -> Iterator[Promise]:
    chance, days, openings = town.chance("promises"), town.days, town.crowd.openings
    below = chance.below
    for _n in range(town.plan.moments // 40):
        day = days[below(len(days))]
        due = day + timedelta(2 + below(20))
        done = due if due <= town.today - timedelta(7) and below(50) else None
        yield Promise(
            id=chance.new_id(),
            what="terugkomen op: " + openings[below(len(openings))][1],
            to=town.contact_ids[below(len(town.contact_ids))],
            area=town.crowd.area_ids[below(len(town.crowd.area_ids))],
            promised_on=day,
            due=due,
            done_on=done,
            fed_back_on=done if below(6) else None,
            by=town.worker_ids[below(len(town.worker_ids))],
        )


def _introductions(town: Town) -> Iterator[Introduction]:
    chance, contacts = town.chance("introductions"), town.contact_ids
    for _n in range(len(contacts) // 10):
        yield Introduction(
            id=chance.new_id(),
            first=chance.choice(contacts),
            second=chance.choice(contacts),
            on=chance.choice(town.days),
            came_of_it=chance.choice(("Ze regelen het nu zonder ons.", None)),
        )


def _stories(town: Town) -> Iterator[Story]:
    chance, told = town.chance("stories"), rows("stories")
    for n in range(town.plan.initiatives // 10):
        row = told[n % len(told)]
        yield Story(
            id=chance.new_id(),
            title=row["title"],
            text=row["text"] + chance.choice(town.crowd.tails),
            teller=chance.choice(town.contact_ids),
            area=chance.choice(town.crowd.area_ids),
            date=chance.choice(town.days),
            consent=("mondeling", "schriftelijk", "geen")[n % 3],
            chosen=n % 4 == 0,
        )


def _lessons(town: Town) -> Iterator[Lesson]:
    chance, learnt = town.chance("lessons"), rows("lessons")
    for n in range(town.plan.initiatives // 5):
        yield Lesson(
            id=chance.new_id(),
            text=learnt[n % len(learnt)]["lesson"] + chance.choice(town.crowd.tails),
            on=chance.choice(town.days),
            initiative=chance.choice(town.initiative_ids),
        )
