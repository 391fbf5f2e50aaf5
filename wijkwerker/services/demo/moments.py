"""The contact moments of the demo: the log of each initiative, the ordinary days, and today and yesterday."""

from datetime import date, time, timedelta

from wijkwerker.domain.kinds import Contact, ContactMoment, Worker
from wijkwerker.domain.lists import seed_area_id
from wijkwerker.services.demo.activities import Planned
from wijkwerker.services.demo.chance import Chance, Deck
from wijkwerker.services.demo.content import Line, in_season, line_of, listed, sections, sentence
from wijkwerker.services.demo.initiatives import Running
from wijkwerker.services.demo.people import People, first_name
from wijkwerker.services.demo.scenes import Scenes
from wijkwerker.services.demo.seasons import is_working_day, working_day

ORDINARY = 1160  # moments besides those of the initiatives' own logs
_SUBJECTS = {
    "zorg": 15,
    "kracht": 16,
    "kennismaking": 8,
    "vraag": 16,
    "idee": 8,
    "ondersteuning": 16,
    "netwerk": 9,
    "activiteit": 6,
    "vrij": 6,
}
_MINUTES = {
    "gesprek": (15, 45),
    "straatgesprek": (5, 25),
    "koffie": (30, 75),
    "inloop": (15, 60),
    "huisbezoek": (30, 75),
    "telefoon": (5, 20),
    "app/mail": (5, 10),
    "overleg": (45, 90),
    "wijkschouw": (60, 120),
    "bijeenkomst": (60, 150),
}
_OPGAVE = {"energie": "energietransitie", "groen": "fysiek", "afval": "fysiek", "verkeer": "fysiek", "wonen": "fysiek"}
_LEEFGEBIED = {
    "opvoeding": "opvoeding",
    "jeugd": "opvoeding",
    "taal": "scholing",
    "digitaal": "scholing",
    "ontmoeten": "sociaal functioneren",
    "eenzaamheid": "sociaal functioneren",
    "schulden": "werk en inkomen",
    "werk": "werk en inkomen",
    "bewegen": "gezondheid",
    "gezondheid": "gezondheid",
    "wonen": "wonen",
    "veiligheid": "veiligheid en criminaliteit",
    "overlast": "veiligheid en criminaliteit",
}


class Moments:
    """Makes the moments; `found` holds them in the order of their making, `make` gives them in order of time."""

    def __init__(
        self, seed: int, today: date, people: People, running: dict[str, Running], activities: list[Planned]
    ) -> None:
        self._chance = Chance(seed, "moments")
        self._today = today
        self._people = people
        self._running = running
        self._found: list[ContactMoment] = []
        self._said: set[str] = set()
        self._scenes = Scenes(self._chance, people, running, activities)
        self._notes = {
            heading: Deck(self._chance, [line_of(text) for text in lines])
            for heading, lines in sections("notes").items()
        }
        self._tails = {heading: Deck(self._chance, lines) for heading, lines in sections("tails").items()}

    def make(self, start: date) -> list[ContactMoment]:
        """All moments from `start` until now, in order of time; no two notes are alike."""
        self._recent()
        for one in self._running.values():
            self._log_of(one)
        subjects = self._chance.choices(list(_SUBJECTS), list(_SUBJECTS.values()), k=ORDINARY)
        days = self._chance.days(start, self._today - timedelta(2), ORDINARY)
        for day, subject in zip(days, subjects, strict=True):
            self._ordinary(day, subject)
        return sorted(self._found, key=lambda moment: (moment.date, moment.time, moment.id))

    def _add(self, moment: ContactMoment) -> None:
        self._said.add(moment.note or "")
        self._found.append(moment)

    def _recent(self) -> None:
        """This morning and the last days, as they are written in recent.txt."""
        yesterday = working_day(self._today - timedelta(1))
        days = {"vandaag": self._today, "gisteren": yesterday, "eerder": working_day(yesterday - timedelta(1))}
        for heading, lines in sections("recent").items():
            for text in lines:
                head, place, title, names, note = (part.strip() for part in text.split("|"))
                clock, worker, buurt, kind, nature, polarity, themes, people = head.split()
                initiative = self._running[title].record if title else None
                self._add(
                    self._moment(
                        day=days[heading],
                        clock=time.fromisoformat(clock),
                        line=line_of(f"{kind} {nature} {polarity} {themes} - {people}: {note}"),
                        worker=self._people.workers[worker],
                        area=seed_area_id(buurt),
                        place=place or None,
                        contacts=[self._people.contacts[name] for name in listed(names)],
                        initiative=initiative.id if initiative else None,
                        note=note,
                    )
                )

    def _log_of(self, one: Running) -> None:
        """The story of an initiative from its first to its last day."""
        lines = sections("initiative_notes")[one.record.title]
        span = (one.last - one.first).days
        last = one.last if is_working_day(one.last) or one.last == self._today else working_day(one.last)
        for n, text in enumerate(lines):
            share = (n / max(len(lines) - 1, 1)) ** (1.6 if one.at_work > one.first else 1)  # most is told early on
            day = one.first + timedelta(round(span * share))
            if 0 < n < len(lines) - 1:
                day += timedelta(self._chance.randint(-6, 6))
            day = last if n and n == len(lines) - 1 else min(working_day(max(day, one.first)), last)
            if day == self._today:
                day = working_day(day - timedelta(2))
            line = line_of(text)
            note = sentence(line.text, self._chance, {})
            self._add(
                self._moment(
                    day=day,
                    clock=self._clock(line.kind),
                    line=line,
                    worker=one.by,
                    area=one.record.area,
                    contacts=self._named(note, one),
                    initiative=one.record.id,
                    themes=one.record.themes,
                    note=note,
                )
            )

    def _named(self, note: str, one: Running) -> list[Contact]:
        """The contacts in a note of an initiative: its own people by first name, others by full name."""
        first_words = set(note.replace(",", " ").replace(".", " ").replace(":", " ").split())
        own = [name for name in one.names if first_name(name).split()[0] in first_words]
        full = [name for name in self._people.contacts if " " in name and name in note]
        return [self._people.contacts[name] for name in dict.fromkeys([*own, *full])]

    def _ordinary(self, day: date, subject: str) -> None:
        if subject == "ondersteuning" and not self._scenes.busy_with(day):
            subject = "vraag"
        for _attempt in range(30):
            scene = self._scenes.draw(day, subject)
            line = self._notes[subject].draw()
            slots = self._scenes.slots(scene)
            used: list[Contact] = []
            note = sentence(line.text, self._chance, {**slots, **self._scenes.names(scene, used)})
            fits = subject != "kennismaking" or "{naam}" in line.text  # what follows is about one person
            if fits and self._chance.happens(0.5):
                note += " " + sentence(self._tails[subject].draw(), self._chance, slots)
            known = scene.person.id in self._scenes.met
            if (
                note in self._said
                or not in_season(note, day)
                or (subject == "kennismaking" and "{naam}" in line.text and known)
            ):
                continue
            initiative = scene.running.record.id if "{initiatief}" in line.text else None
            self._add(
                self._moment(
                    day=day,
                    clock=self._clock(line.kind),
                    line=line,
                    worker=scene.worker,
                    area=seed_area_id(scene.buurt),
                    contacts=used,
                    initiative=initiative,
                    activity=scene.activity.record.id if "{activiteit}" in line.text else None,
                    themes=scene.running.record.themes if initiative else frozenset(),
                    note=note,
                )
            )
            self._scenes.met.update(contact.id for contact in used)
            return

    def _clock(self, kind: str) -> time:
        """A time in working hours; gatherings may be in the evening."""
        hour = self._chance.choice((9, 9, 10, 10, 10, 11, 11, 13, 13, 14, 14, 15, 15, 16, 16, 17))
        if kind == "bijeenkomst" and self._chance.happens(0.6):
            hour = self._chance.choice((18, 19, 19, 20))
        return time(hour, self._chance.choice((0, 5, 10, 15, 20, 30, 30, 40, 45, 50)))

    def _moment(
        self,
        *,
        day: date,
        clock: time,
        line: Line,
        worker: Worker,
        area: str | None,
        note: str,
        contacts: list[Contact],
        place: str | None = None,
        initiative: str | None = None,
        activity: str | None = None,
        themes: frozenset[str] = frozenset(),
    ) -> ContactMoment:
        chance = self._chance
        themes = line.themes or themes
        own = frozenset() if initiative else themes  # a moment of an initiative counts for what the initiative is about
        persons = sum(not contact.organisation for contact in contacts)
        least, most = _MINUTES[line.kind]
        return ContactMoment(
            id=chance.new_id(),
            date=day,
            time=clock,
            area=area,
            place=place,
            kind=line.kind,
            people=max(chance.randint(line.least, line.most), persons, 1),
            minutes=5 * round(chance.randint(least, most) / 5) if chance.happens(0.85) else None,
            nature=line.nature,
            polarity=line.polarity,
            themes=themes,
            opgaven=frozenset(_OPGAVE.get(theme, "sociaal") for theme in own),
            leefgebieden=frozenset(_LEEFGEBIED[theme] for theme in own & _LEEFGEBIED.keys()),
            groups=line.groups,
            contacts=frozenset(contact.id for contact in contacts),
            initiative=initiative,
            activity=activity,
            worker=worker.id,
            note=note,
        )
