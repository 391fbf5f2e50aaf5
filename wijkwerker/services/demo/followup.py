"""What follows from field work: what was asked, what was promised, and who was brought together."""

from dataclasses import replace
from datetime import date, timedelta

from wijkwerker.domain.kinds import Ask, Contact, ContactMoment, Introduction, Promise
from wijkwerker.domain.lists import seed_area_id
from wijkwerker.services.demo.activities import Planned
from wijkwerker.services.demo.chance import Chance, Deck
from wijkwerker.services.demo.content import rows, sections, sentence
from wijkwerker.services.demo.initiatives import Running
from wijkwerker.services.demo.people import People, first_name
from wijkwerker.services.demo.scenes import Word
from wijkwerker.services.demo.seasons import working_day

NEVER_ASKED = 26  # people with a talent or a wish whom nobody asked anything yet
_NEVER = ("Kofi Mensah", "Lidia Kowalska", "Ali Rahimi")


class FollowUp:
    """Makes asks, promises and introductions that fit the moments."""

    def __init__(
        self, seed: int, today: date, people: People, running: dict[str, Running], activities: list[Planned]
    ) -> None:
        self._seed = seed
        self._today = today
        self._people = people
        self._running = running
        self._activities = activities

    def asks(self) -> list[Ask]:
        """Who was asked for what; some with talents were never asked, and Samira Bouzid three times."""
        chance = Chance(self._seed, "asks")
        able = [one for one in self._people.persons() if one.talents]
        others = [one for one in able if one.name not in {*_NEVER, "Samira Bouzid"}]
        asked = chance.sample(others, len(others) - NEVER_ASKED + len(_NEVER))
        deck = Deck(chance, sections("words")["vraag ask"])
        made = self._asks_of_samira(chance)
        for contact in asked:
            for _n in range(chance.choice((1, 1, 1, 2, 2))):
                on = self._day_after(self._people.known_since[contact.id], chance)
                one = chance.choice(list(self._running.values()))
                text = deck.draw()
                what = sentence(text, chance, self._words(contact, one, chance))
                made.append(self._ask(contact, what, on, one if "{initiatief}" in text else None, chance))
        return sorted(made, key=lambda ask: (ask.on, ask.id))

    def _asks_of_samira(self, chance: Chance) -> list[Ask]:
        samira, lessons = self._people.contacts["Samira Bouzid"], self._running["Fietsles voor vrouwen"].record
        asked = (
            ("Wil je meehelpen bij de eerste fietsles?", 415, "ja"),
            ("Wil je een groep begeleiden?", 21, "ja"),
            ("Wil je in de bewonersadviesraad?", 160, "later"),
        )
        return [
            Ask(
                id=chance.new_id(),
                contact=samira.id,
                what=what,
                on=working_day(self._today - timedelta(ago)),
                by=self._people.workers["Sanne"].id,
                answer=answer,
                answered_on=working_day(self._today - timedelta(ago)) + timedelta(1),
                later_on=self._today + timedelta(40) if answer == "later" else None,
                initiative=None if answer == "later" else lessons.id,
            )
            for what, ago, answer in asked
        ]

    def _ask(self, contact: Contact, what: str, on: date, one: Running | None, chance: Chance) -> Ask:
        recent = self._today - on < timedelta(21)
        answer = "open" if recent and chance.happens(0.7) else chance.choices(("ja", "nee", "later"), (55, 22, 23))[0]
        answered = None if answer == "open" else min(on + timedelta(chance.choice((0, 0, 0, 2, 5, 7))), self._today)
        return Ask(
            id=chance.new_id(),
            contact=contact.id,
            what=what,
            on=on,
            by=self._worker_near(contact, chance),
            answer=answer,
            answered_on=answered,
            later_on=on + timedelta(chance.randint(60, 200)) if answer == "later" else None,
            initiative=one.record.id if one else None,
        )

    def promises(self, moments: list[ContactMoment]) -> list[Promise]:
        """Promises made in moments: nearly all done and fed back, a few late, two due today, some ahead."""
        chance = Chance(self._seed, "promises")
        fit = [
            one
            for one in moments
            if one.date and one.nature in {"vraag", "ondersteuning", "signaal", "klacht"} and one.contacts
        ]
        past = [one for one in fit if one.date and self._today - one.date > timedelta(30)]
        fresh = [one for one in fit if one.date and timedelta(2) <= self._today - one.date <= timedelta(12)]
        made = [self._kept(one, chance) for one in chance.some(past, 105, 105)]
        made += [self._open(one, chance) for one in chance.some(fresh, 7, 7)]
        made += self._pressing(moments, chance)
        return sorted(made, key=lambda promise: (promise.promised_on, promise.id))

    def _kept(self, moment: ContactMoment, chance: Chance) -> Promise:
        promise = self._promise(moment, chance)
        due = _given(moment.date) + timedelta(chance.randint(2, 20))
        done = working_day(due + timedelta(chance.choice((-2, -1, -1, 0, 0, 1, 3, 6))))
        done = min(max(done, _given(moment.date)), self._today)
        told = min(done + timedelta(chance.choice((0, 0, 1, 1, 3))), self._today)
        silent = self._today - done < timedelta(60) and chance.happens(0.4)
        return replace(promise, due=due, done_on=done, fed_back_on=None if silent else told)

    def _open(self, moment: ContactMoment, chance: Chance) -> Promise:
        return replace(self._promise(moment, chance), due=self._today + timedelta(chance.randint(1, 14)))

    def _promise(self, moment: ContactMoment, chance: Chance) -> Promise:
        contact = self._contact_of(moment)
        own = [one for one in self._running.values() if one.record.id == moment.initiative]
        one = own[0] if own else chance.choice(list(self._running.values()))
        lines = [line for line in sections("words")["belofte"] if own or not _speaks_of_initiative(line)]
        return Promise(
            id=chance.new_id(),
            what=sentence(chance.choice(lines), chance, self._words(contact, one, chance)),
            to=contact.id,
            area=moment.area,
            promised_on=moment.date,
            by=moment.worker,
            initiative=moment.initiative,
            moment=moment.id,
        )

    def _pressing(self, moments: list[ContactMoment], chance: Chance) -> list[Promise]:
        """The promises of pressing.csv: late, or due today."""
        return [
            Promise(
                id=chance.new_id(),
                what=row["what"],
                to=self._people.contacts[row["to"]].id if row["to"] else None,
                to_text=row["to_text"] or None,
                area=seed_area_id(row["buurt"]),
                promised_on=working_day(self._today - timedelta(int(row["promised"]))),
                due=self._today - timedelta(int(row["due"])),
                by=self._people.workers[row["by"]].id,
                initiative=self._running[row["initiative"]].record.id if row["initiative"] else None,
                moment=next((one.id for one in moments if one.note and one.note == row["note"]), None),
            )
            for row in rows("pressing")
        ]

    def introductions(self) -> list[Introduction]:
        """People who were brought together, mostly around something they both like."""
        chance = Chance(self._seed, "introductions")
        able = [one for one in self._people.persons() if one.talents]
        lines = Deck(chance, sections("words")["kwam ervan"])
        nadia, yusuf = self._people.contacts["Nadia Haddad"], self._people.contacts["Yusuf Aydın"]
        made = [
            Introduction(
                id=chance.new_id(),
                first=nadia.id,
                second=yusuf.id,
                on=working_day(self._today - timedelta(1)),
                initiative=self._running["Buurttafel Zamenhof"].record.id,
            )
        ]
        for _n in range(44):
            first, second = chance.sample(able, 2)
            known = max(self._people.known_since[first.id], self._people.known_since[second.id])
            on = self._day_after(known, chance)
            names = {"naam": lambda: first_name(first.name), "naam2": lambda: first_name(second.name)}  # noqa: B023
            told = self._today - on > timedelta(30) and chance.happens(0.75)
            made.append(
                Introduction(
                    id=chance.new_id(),
                    first=first.id,
                    second=second.id,
                    on=on,
                    came_of_it=sentence(lines.draw(), chance, names) if told else None,
                )
            )
        return sorted(made, key=lambda one: (one.on, one.id))

    def _words(self, contact: Contact, one: Running, chance: Chance) -> dict[str, Word]:
        able = [other for other in self._people.persons() if other.talents and other is not contact]
        organisations = [other for other in self._people.contacts.values() if other.organisation]
        return {
            "wens": lambda: chance.choice(sorted(contact.wishes) or ["meedoen"]),
            "talent": lambda: chance.choice(sorted(contact.talents) or ["je werk"]),
            "straat": lambda: contact.street or chance.choice(rows("streets"))["street"],
            "initiatief": lambda: one.record.title,
            "trekker": lambda: one.lead_name,
            "naam2": lambda: chance.choice(able).name,
            "org": lambda: chance.choice(organisations).name,
            "activiteit": lambda: chance.choice(self._activities).record.title,
        }

    def _contact_of(self, moment: ContactMoment) -> Contact:
        found = [one for one in self._people.contacts.values() if one.id in moment.contacts]
        return next((one for one in found if not one.organisation), found[0])

    def _worker_near(self, contact: Contact, chance: Chance) -> str:
        near = [one.id for one in self._people.workers.values() if contact.area in one.areas]
        return chance.choice(near or [one.id for one in self._people.workers.values()])

    def _day_after(self, first: date, chance: Chance) -> date:
        return working_day(first + timedelta(chance.randint(5, max(6, (self._today - first).days - 2))))


def _given(day: date | None) -> date:
    if day is None:
        raise ValueError
    return day


def _speaks_of_initiative(line: str) -> bool:
    return "{initiatief}" in line or "{Trekker}" in line
