"""The team, the people and organisations it knows, and who does what in the wijken."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from wijkwerker.domain.folding import words as folded_words
from wijkwerker.domain.kinds import AreaRole, Contact, Worker
from wijkwerker.domain.lists import seed_area_id
from wijkwerker.services.demo.chance import Chance
from wijkwerker.services.demo.content import listed, rows, words
from wijkwerker.services.demo.seasons import working_day

TEAM = "demo"
_DOUBLE = ("Jan Willem",)


@dataclass(frozen=True)
class People:
    """Everybody by name, and since when the team knows a contact (by id)."""

    workers: dict[str, Worker]
    contacts: dict[str, Contact]
    known_since: dict[str, date]

    def persons(self) -> list[Contact]:
        """The contacts that are no organisation."""
        return [contact for contact in self.contacts.values() if not contact.organisation]


def first_name(name: str) -> str:
    """The first name in a full name; some people have a double one."""
    return next((double for double in _DOUBLE if name.startswith(double)), name.split()[0])


def make_people(seed: int, today: date, start: date) -> People:
    """The team of four by first name and its contacts by full name, known from `start` or later."""
    chance = Chance(seed, "people")
    workers = {
        row["name"].split()[0]: Worker(
            id=chance.new_id(),
            name=row["name"],
            role=row["role"],
            team=TEAM,
            areas=frozenset(seed_area_id(code) for code in listed(row["areas"])),
        )
        for row in rows("workers")
    }
    contacts = [_person(row, chance, today) for row in rows("people")]
    contacts += [_organisation(row, chance) for row in rows("organisations")]
    known: dict[str, date] = {}
    for contact in contacts:
        late = not contact.organisation and chance.happens(0.4)
        span = (today - start).days - 45
        known[contact.id] = working_day(start + timedelta(chance.randint(40, span) if late else chance.randint(3, 38)))
    contacts = [_with_consent(contact, known[contact.id], chance) for contact in contacts]
    return People(workers, {contact.name: contact for contact in contacts}, known)


def _person(row: dict[str, str], chance: Chance, today: date) -> Contact:
    street = next(street for street in rows("streets") if street["street"] == row["street"])
    letters = "ABCDEGHJKLMNPRSTVWXZ"
    reachable = bool(row["talents"])
    return Contact(
        id=chance.new_id(),
        name=row["name"],
        area=seed_area_id(street["buurt"]),
        street=row["street"],
        house_number=str(chance.randint(2, 240)),
        postcode=f"{street['postcode']} {chance.choice(letters)}{chance.choice(letters)}",
        phone=mobile(chance) if reachable and chance.happens(0.75) else None,
        email=_address(row["name"]) if reachable and chance.happens(0.45) else None,
        roles=words(row["roles"]),
        resident_since=min(int(row["since"]), today.year),
        talents=words(row["talents"]),
        wishes=words(row["wishes"]),
        available=row["available"] or None,
        note=row["note"] or None,
    )


def _organisation(row: dict[str, str], chance: Chance) -> Contact:
    return Contact(
        id=chance.new_id(),
        name=row["name"],
        organisation=True,
        organisation_kind=row["kind"],
        area=seed_area_id(row["buurt"]),
        phone=f"030-555{chance.randint(1000, 9999)}",
        email=f"info@{_plain(row['name'])}.voorbeeld.nl",
        roles=words(row["roles"]),
        talents=words(row["talents"]),
        note=row["note"] or None,
    )


def _with_consent(contact: Contact, known: date, chance: Chance) -> Contact:
    """The contact with what it agreed to; who agreed to nothing leaves a name and a buurt only."""
    if contact.organisation:
        return contact
    form = chance.choices(("mondeling", "schriftelijk", "geen"), (6, 2, 2 if contact.talents else 9))[0]
    if contact.name == "Samira Bouzid":
        form = "mondeling"
    if form == "geen":
        return replace(contact, house_number=None, postcode=None, phone=None, email=None)
    given = {"naam", "talenten"} | ({"telefoon"} if contact.phone else set())
    given |= {word for word in ("foto", "verhaal") if form == "schriftelijk" and chance.happens(0.6)}
    return replace(contact, consent=form, consent_date=known, consent_for=frozenset(given))


def mobile(chance: Chance) -> str:
    """A mobile number that nobody has and whose digits are no BSN."""
    return f"06-12345{_ENDINGS[chance.below(len(_ENDINGS))]}"


def _could_be_bsn(digits: str) -> bool:
    """The elfproef on eight digits: the sum of each digit times its weight is a multiple of eleven."""
    weights = (8, 7, 6, 5, 4, 3, 2, -1)
    return sum(int(digit) * weight for digit, weight in zip(digits, weights, strict=True)) % 11 == 0


_ENDINGS = tuple(f"{n:03d}" for n in range(1000) if not _could_be_bsn(f"12345{n:03d}"))


def _address(name: str) -> str:
    return f"{_plain(name)}@voorbeeld.nl"


def _plain(name: str) -> str:
    return ".".join(folded_words(name))


def make_area_roles(seed: int, today: date, people: People) -> list[AreaRole]:
    """Who was wethouder, gebiedswerker and so on in each wijk of Utrecht, in which period."""
    roles = []
    for row in rows("area_roles"):
        worker = people.workers.get(row["worker"])
        since = _years_ago(today, float(row["from"]))
        roles.append(
            AreaRole(
                area=seed_area_id(row["area"]),
                role=row["role"],
                worker=worker.id if worker else None,
                name=None if worker else row["name"],
                since=since,
                until=_years_ago(today, float(row["until"])) - timedelta(1) if row["until"] else None,
            )
        )
    return roles


def _years_ago(today: date, years: float) -> date:
    day = today - timedelta(round(years * 365.25))
    return day.replace(day=1)
