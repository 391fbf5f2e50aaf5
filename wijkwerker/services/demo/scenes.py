"""Scenes of field work: where, with whom and about what, so that everything in one note fits together."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeAlias

from wijkwerker.domain.kinds import Contact, Worker
from wijkwerker.domain.lists import seed_area_id
from wijkwerker.services.demo.activities import Planned, hands_of
from wijkwerker.services.demo.chance import Chance
from wijkwerker.services.demo.content import rows, sections
from wijkwerker.services.demo.initiatives import Running
from wijkwerker.services.demo.people import People, first_name

Word: TypeAlias = Callable[[], str]

_WARMING_UP = timedelta(30)
_SELDOM = 0.3

_BUURTEN = {
    "BU03440321": 30,
    "BU03440312": 20,
    "BU03440342": 17,
    "BU03440311": 12,
    "BU03440322": 10,
    "BU03440331": 8,
    "BU03440341": 7,
    "BU03440332": 5,
}


@dataclass
class Scene:
    """Where and with whom a moment takes place, so that everything in one note fits together."""

    day: date
    worker: Worker
    buurt: str
    street: str
    person: Contact
    other: Contact
    organisation: Contact
    running: Running
    activity: Planned


class Scenes:
    """Draws the scenes; `met` holds the ids of the contacts that a note was already about."""

    def __init__(self, chance: Chance, people: People, running: dict[str, Running], activities: list[Planned]) -> None:
        self.met = set(_carriers(people, running, activities))
        self._chance = chance
        self._people = people
        self._running = running
        self._activities = activities
        self._streets: dict[str, list[str]] = defaultdict(list)
        for row in rows("streets"):
            self._streets[row["buurt"]].append(row["street"])

    def draw(self, day: date, subject: str) -> Scene:
        """A scene on a day for one of the headings of notes.txt."""
        chance, people = self._chance, self._people
        running = self._followed(day) if subject == "ondersteuning" else chance.choice(list(self._running.values()))
        buurt = running.row["buurt"] if subject == "ondersteuning" else self._buurt()
        worker = running.by if subject == "ondersteuning" else self._worker_for(buurt, subject)
        known = [one for one in people.persons() if people.known_since[one.id] <= day]
        near = [one for one in known if one.area == seed_area_id(buurt)] or known or people.persons()
        if subject == "kennismaking":
            near = [one for one in near if one.id not in self.met] or near
        person = chance.choice(near)
        return Scene(
            day=day,
            worker=worker,
            buurt=buurt,
            street=person.street or chance.choice(self._streets[buurt]),
            person=person,
            other=chance.choice([one for one in known if one.id != person.id] or people.persons()),
            organisation=chance.choice([one for one in people.contacts.values() if one.organisation]),
            running=running,
            activity=self._activity_near(day, buurt),
        )

    def _buurt(self) -> str:
        return self._chance.choices(list(_BUURTEN), list(_BUURTEN.values()))[0]

    def _worker_for(self, buurt: str, subject: str) -> Worker:
        """Mostly the worker of the buurt; the teamleider mainly meets organisations."""
        workers = list(self._people.workers.values())
        lead = 6 if subject == "netwerk" else 0.4
        near = [9 if seed_area_id(buurt) in one.areas else 2 for one in workers]
        weights = [lead if one.role == "teamleider" else share for one, share in zip(workers, near, strict=True)]
        return self._chance.choices(workers, weights)[0]

    def busy_with(self, day: date) -> list[Running]:
        """The initiatives that the team supported on a day: begun for some time, and still heard of."""
        return [one for one in self._running.values() if one.first + _WARMING_UP < day < one.last]

    def _followed(self, day: date) -> Running:
        """One of those, mostly one whose work goes on and rarely one that stands on its own."""
        running = self.busy_with(day) or list(self._running.values())
        weights = [_SELDOM if one.row["path"].endswith("z") or day < one.at_work else 1.0 for one in running]
        return self._chance.choices(running, weights)[0]

    def _activity_near(self, day: date, buurt: str) -> Planned:
        """An activity of the last two weeks before a day, of that buurt when there is one."""
        recent = [
            one
            for one in self._activities
            if hands_of(one) and any(timedelta(0) <= day - start.date() <= timedelta(14) for start in one.starts)
        ]
        near = [one for one in recent if one.row["buurt"] == buurt]
        return self._chance.choice(near or recent or self._activities)

    def slots(self, scene: Scene) -> dict[str, Word]:
        """The words for slots that name nobody."""
        chance = self._chance
        places = sections("words")[f"plek {scene.buurt}"]
        return {
            "straat": lambda: scene.street,
            "plek": lambda: chance.choice(places),
            "school": lambda: chance.choice(sections("words")["school"]),
            "org": lambda: scene.organisation.name,
            "initiatief": lambda: scene.running.record.title,
            "trekker": lambda: scene.running.lead_name,
            "activiteit": lambda: scene.activity.record.title,
        }

    def names(self, scene: Scene, used: list[Contact]) -> dict[str, Word]:
        """The words for slots that name someone; who is named is added to `used`, in order."""
        chance = self._chance

        def named(contact: Contact, text: str) -> str:
            if contact not in used:
                used.append(contact)
            return text

        lead = self._people.contacts[scene.running.row["lead"]]
        hands = [self._people.contacts[name] for name in hands_of(scene.activity)] or [scene.person]
        hand = chance.choice(hands)
        return {
            "naam": lambda: named(scene.person, scene.person.name),
            "naam2": lambda: named(scene.other, scene.other.name),
            "talent": lambda: chance.choice(sorted(scene.person.talents) or ["luisteren"]),
            "wens": lambda: chance.choice(sorted(scene.person.wishes) or ["iets voor de buurt doen"]),
            "trekker": lambda: named(lead, scene.running.lead_name),
            "vrijwilliger": lambda: named(hand, first_name(hand.name)),
            "org": lambda: named(scene.organisation, scene.organisation.name),
        }


def _carriers(people: People, running: dict[str, Running], activities: list[Planned]) -> Iterator[str]:
    """The ids of those who carry an initiative or an activity: the team has known them for long."""
    for one in running.values():
        yield from (people.contacts[name].id for name in one.names)
    for planned in activities:
        yield from (people.contacts[name].id for name in hands_of(planned))
