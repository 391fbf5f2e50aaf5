"""The texts of this file without the names of people who are forgotten, and where to look for them."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from sqlalchemy.engine import Connection

from wijkwerker.domain.exchange.renaming import texts_of
from wijkwerker.domain.folding import traced
from wijkwerker.domain.kinds import KINDS
from wijkwerker.domain.privacy.naming import Other, Person, without
from wijkwerker.storage.exchange import links, people


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

    def may_be_in(self, plain: str, digits: str) -> bool:
        """Whether a plain text, with these digits in it, can name the person at all."""
        return any(needle in plain for needle in self.needles) or any(number in digits for number in self.numbers)


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
        self._others = {
            one: [
                (record, other)
                for record, other in sorted(alike.items())
                if other.words & one.person.words or other.keys & one.person.keys
            ]
            for one in self.going
        }
        needles = sorted({needle for one in self.going for needle in one.needles})
        self._quick = re.compile("|".join(map(re.escape, needles)) or r"(?!)")
        self._numbers = tuple(sorted({number for one in self.going for number in one.numbers}))

    def may_be_in(self, text: str) -> bool:
        """Whether a text can name any of them at all."""
        plain = traced(text)[0]
        return self._quick.search(plain) is not None or self._has_number(_digits(plain))

    def _has_number(self, digits: str) -> bool:
        return len(digits) > 6 and any(number in digits for number in self._numbers)

    def __call__(self, kind: str, record: str, field: str, text: str) -> str:
        """The text of a field of a record without the names."""
        plain = traced(text)[0]
        digits = _digits(plain)
        if self._quick.search(plain) is None and not self._has_number(digits):
            return text
        limit = texts_of(kind)[field].limit if kind in KINDS and field in texts_of(kind) else 0
        near = self._near_others.get(record, set())
        for one in self.going:
            if one.may_be_in(plain, digits):
                others = [Other(person, card in near) for card, person in self._others[one]]
                is_linked = not one.cards.isdisjoint(self.linked.get(record, ()))
                text = without(text, one.person, linked=is_linked, others=others, strange=self._strange, limit=limit)
        return text


def _digits(plain: str) -> str:
    return "".join(filter(str.isdecimal, plain))


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
