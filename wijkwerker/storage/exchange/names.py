"""The texts of this file without the names of people who are forgotten, and where to look for them."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from sqlalchemy.engine import Connection

from wijkwerker.domain.exchange.renaming import limit_of
from wijkwerker.domain.folding import traced
from wijkwerker.domain.privacy.naming import Other, Person, without
from wijkwerker.storage.exchange import links, people

_SHORTEST_NUMBER = 7


@dataclass(frozen=True)
class Going:
    """Somebody who is forgotten: the ids of all cards, and how texts can name them."""

    cards: frozenset[str]
    person: Person

    @cached_property
    def needles(self) -> frozenset[str]:
        """Pieces of plain text, one of which stands in every text that names the person otherwise than by a number."""
        streets = (traced(street)[0].split() for street, _number in self.person.addresses)
        mails = {key.partition(":")[2] for key in self.person.keys if key.startswith("mail:")}
        return self.person.words | mails | {words[0] for words in streets if words}

    @cached_property
    def numbers(self) -> frozenset[str]:
        """The digits of the phone numbers."""
        return frozenset(key.partition(":")[2] for key in self.person.keys if key.startswith("tel:"))


class Names:
    """Takes the names of some people out of texts.

    `linked` are records, with ids of cards, that hang together with them besides those of which this file knows.
    """

    def __init__(
        self, connection: Connection, going: Iterable[Going], linked: Mapping[str, Iterable[str]] | None = None
    ) -> None:
        self.going = tuple(going)
        self.cards = frozenset(card for one in self.going for card in one.cards)
        self.linked = links.around(connection, self.cards)
        for record, cards in (linked or {}).items():
            self.linked.setdefault(record, set()).update(cards)
        alike = people.alike(connection, self.cards, (one.person for one in self.going))
        self._near_others = links.around(connection, alike.keys()) if alike else {}
        self._strange = people.name_words(connection, self.cards)
        self._others = self._called_alike(alike)
        self._by_needle: defaultdict[str, list[int]] = defaultdict(list)
        self._by_number: defaultdict[str, list[int]] = defaultdict(list)
        for place, one in enumerate(self.going):
            for needle in one.needles:
                self._by_needle[needle].append(place)
            for number in one.numbers:
                self._by_number[number].append(place)
        self._quick = re.compile("|".join(map(re.escape, sorted(self._by_needle))) or r"(?!)")

    def _called_alike(self, alike: Mapping[str, Person]) -> list[list[tuple[str, Person]]]:
        """For each who goes, those who share a word, number or address with them."""
        by_mark: defaultdict[str, set[str]] = defaultdict(set)
        for record, other in alike.items():
            for mark in other.words | other.keys:
                by_mark[mark].add(record)
        return [
            [(record, alike[record]) for record in sorted(set().union(*(by_mark[m] for m in marks)))]
            for marks in (one.person.words | one.person.keys for one in self.going)
        ]

    def may_be_in(self, text: str) -> bool:
        """Whether a text can name any of them at all."""
        plain = traced(text)[0]
        return self._quick.search(plain) is not None or bool(self._numbers_in(plain))

    def _numbers_in(self, plain: str) -> set[int]:
        digits = "".join(filter(str.isdecimal, plain)) if self._by_number else ""
        if len(digits) < _SHORTEST_NUMBER:
            return set()
        return {place for number, places in self._by_number.items() if number in digits for place in places}

    def _who_may_be_in(self, plain: str) -> list[int]:
        found = self._numbers_in(plain)
        if self._quick.search(plain) is not None:
            found |= {place for needle, places in self._by_needle.items() if needle in plain for place in places}
        return sorted(found)

    def __call__(self, kind: str, record: str, field: str, text: str) -> str:
        """The text of a field of a record without the names."""
        who = self._who_may_be_in(traced(text)[0])
        if not who:
            return text
        limit = limit_of(kind, field)
        near, linked = self._near_others.get(record, set()), self.linked.get(record, set())
        for place in who:
            one = self.going[place]
            others = [Other(person, card in near) for card, person in self._others[place]]
            is_linked = not one.cards.isdisjoint(linked)
            text = without(text, one.person, linked=is_linked, others=others, strange=self._strange, limit=limit)
        return text


def of_cards(connection: Connection, cards: Iterable[str]) -> Names:
    """The names of the people behind some cards, as this file knows them; cards of organisations name nobody."""
    return Names(connection, [Going(*one) for one in people.grouped(connection, set(cards))])


def queries(person: Person) -> Sequence[str]:
    """The full-text expressions that find every text with two parts of the person's name in it."""
    found = []
    for name in person.parsed:
        parts = [*name.cores, *(word for word in name.joined if len(name.joined[word]) == 1)]
        whole = [f'"{word}"*' for word, cores in name.joined.items() if len(cores) > 1]
        pairs = [f'("{one}"* AND "{two}"*)' for at, one in enumerate(parts) for two in parts[at + 1 :]]
        letters = [f'("{initial}" AND "{part}"*)' for initial in sorted(name.initials) for part in parts]
        if len(name.cores) > 1 or letters:
            found.append(" OR ".join((*pairs, *whole, *letters)))
    return [expression for expression in found if expression]
