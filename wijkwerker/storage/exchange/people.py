"""Who people are as this file knows them: every name that stands or stood on their cards, and who is called alike."""

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from sqlalchemy.engine import Connection

from wijkwerker.domain.exchange.merge import State
from wijkwerker.domain.folding import words
from wijkwerker.domain.privacy.naming import Person
from wijkwerker.storage import merged
from wijkwerker.storage.exchange import states

_CARD = ("name", "phone", "email", "street", "house_number")
_EARLIER = """SELECT record, field, before, after FROM history
    WHERE kind = 'contact' AND field IN ('name', 'phone', 'email', 'street', 'house_number')
    AND record IN (SELECT value FROM json_each(?))"""
_ALL = """SELECT id, name, phone, email, street, house_number FROM contact WHERE live AND id NOT IN
    (SELECT value FROM json_each(?)) UNION ALL SELECT id, name, NULL, NULL, NULL, NULL FROM worker WHERE live"""


@dataclass
class Known:
    """What is known of somebody while it is gathered: values by field of the card."""

    values: dict[str, set[str]] = field(default_factory=dict)

    def add(self, name: str, value: str | None) -> None:
        """One more value of a field."""
        if name in _CARD and value:
            self.values.setdefault(name, set()).add(value)

    def person(self) -> Person:
        """Who it is."""
        got = {name: frozenset(self.values.get(name, ())) for name in _CARD}
        places = frozenset((street, number) for street in got["street"] for number in got["house_number"])
        return Person(got["name"], got["phone"], got["email"], places)


def of_state(state: State, known: Known) -> None:
    """What a card tells, in all its versions."""
    for key in state.keys():  # noqa: SIM118 - a state is no dict
        for _stamp, value in state.cell(key).heads:
            known.add(key[0], value)
    for (name, _element), value in state.values.items():
        known.add(name, value)


def grouped(connection: Connection, ids: Collection[str]) -> list[tuple[frozenset[str], Person]]:
    """The people behind some cards, with their cards: joined ones are one. Organisations are none."""
    mains = merged.mains_of(connection, ids)
    cards: dict[str, set[str]] = {}
    for one in ids:
        cards.setdefault(mains.get(one, one), set()).add(one)
    known = {one: Known() for one in ids}
    found = states.load(connection, sorted(ids), ["contact"])
    for state in found.values():
        of_state(state, known[state.id])
    for record, name, *values in connection.exec_driver_sql(_EARLIER, (json.dumps(sorted(ids)),)):
        for value in values:
            known[record].add(name, value)
    return [
        (frozenset(together), _joined(known[one] for one in together))
        for _main, together in sorted(cards.items())
        if any(one in found and found[one].kind == "contact" and not _is_body(found[one]) for one in together)
    ]


def _is_body(state: State) -> bool:
    return state.values.get(("organisation", "")) == "1"


def _joined(parts: Iterable[Known]) -> Person:
    together = Known()
    for part in parts:
        for name, values in part.values.items():
            for value in values:
                together.add(name, value)
    return together.person()


def alike(connection: Connection, going: Collection[str], people: Iterable[Person]) -> Mapping[str, Person]:
    """Everybody who stays and shares a word of a name, a number, a mail address or an address with one of these."""
    wanted = list(people)
    own = frozenset(word for one in wanted for word in one.words)
    keys = frozenset(key for one in wanted for key in one.keys)
    found = {}
    for record, *values in connection.exec_driver_sql(_ALL, (json.dumps(sorted(going)),)):
        if own.isdisjoint(words(values[0] or "")) and not (keys and any(values[1:])):
            continue
        known = Known()
        for name, value in zip(_CARD, values, strict=True):
            known.add(name, value)
        person = known.person()
        if person.words & own or person.keys & keys:
            found[record] = person
    return found


def name_words(connection: Connection, going: Collection[str]) -> frozenset[str]:
    """The folded words of the names of everybody who stays."""
    rows = connection.exec_driver_sql(_ALL, (json.dumps(sorted(going)),))
    return frozenset(word for row in rows for word in words(row[1] or ""))
