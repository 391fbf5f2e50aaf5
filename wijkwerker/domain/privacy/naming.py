"""Which words of a text name a person, and the text without them.

A name is looked for as a run of words: parts of the name, with the particles and initials between them. A run with two
parts of a name (or an initial and a family name) names the person wherever it stands; one part alone only in what hangs
together with that person. The same text and people give the same result on every laptop.
"""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from wijkwerker.domain.folding import traced
from wijkwerker.domain.privacy.name_runs import (
    ADDRESS,
    AT_START,
    MAIL,
    NUMBER,
    Finder,
    Name,
    Run,
    is_common,
    tokens_in,
    words_in,
)
from wijkwerker.domain.texts import utf16_length

_MAIL = re.compile(r"(?<![\w.+\-])[\w.+\-]+@[\w\-]+(?:\.[\w\-]+)+")
_LINK = re.compile(r"(?:https?://|www\.)\S+")
_SIGNS = r"[\s().\-/]{0,3}"


@dataclass(frozen=True)
class Person:
    """What texts may call somebody by: names in any spelling, phone numbers, mail, and (street, house number)."""

    names: frozenset[str] = frozenset()
    phones: frozenset[str] = frozenset()
    mails: frozenset[str] = frozenset()
    addresses: frozenset[tuple[str, str]] = frozenset()

    @cached_property
    def parsed(self) -> tuple["Name", ...]:
        """The names as they are looked for, in an order that does not depend on chance."""
        return tuple(name for text in sorted(self.names) if (name := Name.of(text)).cores)

    @cached_property
    def words(self) -> frozenset[str]:
        """The folded words of the names that can name the person."""
        return frozenset(core for name in self.parsed for core in name.cores)

    @cached_property
    def keys(self) -> frozenset[str]:
        """Phone numbers, mail and addresses in a form in which two people who share one have the same."""
        numbers = {f"tel:{digits}" for phone in self.phones if (digits := _digits(phone))}
        mails = {f"mail:{traced(mail)[0].strip()}" for mail in self.mails}
        places = {
            f"adres:{' '.join(words_in(street))} {''.join(words_in(number))}" for street, number in self.addresses
        }
        return frozenset(numbers | mails | places)


@dataclass(frozen=True)
class Other:
    """Somebody else who is called alike, and whether the text hangs together with that person."""

    person: Person
    linked: bool


def without(
    text: str,
    person: Person,
    *,
    linked: bool,
    others: Iterable[Other] = (),
    strange: Collection[str] = (),
    limit: int = 0,
) -> str:
    """The text without what names the person. `linked`: it hangs together with that person.

    `others` are called alike; where they can be meant, nothing is replaced. `strange` are the folded words of all other
    names, which tell that a first or last name beside them is of somebody else. `limit` is in UTF-16 units, 0 for none.
    """
    plain, places = traced(text)
    runs = _runs(text, plain, places, person, linked=linked, strange=strange)
    if not runs:
        return text
    theirs = [
        (_runs(text, plain, places, other.person, linked=True), other)
        for other in others
        if other.linked or sum(word in plain for word in other.person.words) > 1 or other.person.keys & person.keys
    ]
    kept = [run for run in runs if not _is_anothers(run, theirs, linked=linked)]
    return _cut(_replaced(text, places, kept), limit) if kept else text


def names(text: str, person: Person, *, linked: bool) -> bool:
    """Whether a text names the person."""
    plain, places = traced(text)
    return bool(_runs(text, plain, places, person, linked=linked))


def _is_anothers(run: Run, theirs: Sequence[tuple[list[Run], Other]], *, linked: bool) -> bool:
    """Whether the words can as well, or better, name somebody else."""
    for found, other in theirs:
        best = max((o.sure for o in found if o.start < run.end and run.start < o.end), default=0)
        if best > run.sure or (best == run.sure and (other.linked or not linked)):
            return True
    return False


def _runs(
    text: str, plain: str, places: list[int], person: Person, *, linked: bool, strange: Collection[str] = ()
) -> list[Run]:
    """What names the person, from left to right, nothing twice."""
    tokens = tokens_in(plain)
    shielded = [match.span() for sign in (_MAIL, _LINK) for match in sign.finditer(plain)]
    found = [*_numbers(plain, person), *_mails(plain, person, linked=linked)]
    if linked:
        found += _addresses(plain, person)
    for name in person.parsed:
        for run in Finder(text, plain, places, tokens, name, strange).runs():
            if (linked or run.sure > 1) and not any(a < run.end and run.start < b for a, b in shielded):
                found.append(run)
    chosen: list[Run] = []
    for run in sorted(found, key=lambda one: (-one.sure, one.start - one.end, one.start, one.words)):
        if not any(other.start < run.end and run.start < other.end for other in chosen):
            chosen.append(run)
    return sorted(chosen, key=lambda one: one.start)


def _numbers(plain: str, person: Person) -> Iterable[Run]:
    for phone in sorted(person.phones):
        if digits := _digits(phone):
            prefix = rf"(?:(?:\+|00)?31{_SIGNS}(?:\(?0\)?)?|\(?0)?{_SIGNS}" if len(digits) == 9 else r"(?:\+|00)?"
            for match in re.finditer(rf"(?<!\d){prefix}{_SIGNS.join(digits)}(?!\d)", plain):
                lead = len(match[0]) - len(match[0].lstrip(" .-/\n\t"))
                yield Run(match.start() + lead, match.end(), 9, words=NUMBER)


def _digits(phone: str) -> str:
    """The digits of a number without the Dutch prefix; '' for one that is too short to tell."""
    plain = traced(phone)[0]
    digits = re.sub(r"\D", "", plain.replace("(0)", ""))
    if plain.lstrip().startswith("+") or digits.startswith("00"):
        digits = digits.removeprefix("00")
        digits = digits.removeprefix("31") if digits.startswith("31") else digits
    digits = digits.removeprefix("0")
    return digits if len(digits) >= 7 else ""


def _mails(plain: str, person: Person, *, linked: bool) -> Iterable[Run]:
    """Mail addresses of the person, and those that are made of the name."""
    own = {traced(mail)[0].strip() for mail in person.mails}
    for match in _MAIL.finditer(plain):
        local = match[0].partition("@")[0]
        parts = {part for name in person.parsed for word in words_in(local) for part in name.parts(word)[0]}
        if match[0] in own or len(parts) > 1 or (linked and any(not is_common(part) for part in parts)):
            yield Run(match.start(), match.end(), 9 if match[0] in own else len(parts), words=MAIL)


def _addresses(plain: str, person: Person) -> Iterable[Run]:
    for street, number in sorted(person.addresses):
        words, ending = words_in(street), words_in(number)
        if not words or not ending:
            continue
        gap = r"[\s\-.']{1,2}"
        digits, *more = re.findall(r"\d+|[^\W\d_]+", " ".join(ending))
        tail = "".join(rf"(?:[\s\-]?{re.escape(part)}(?![^\W_]))?" for part in more)
        form = rf"(?<![^\W_]){gap.join(map(re.escape, words))},?\s{{1,2}}(?:(?:nr|nummer|huisnummer|no)\.?\s)?{digits}"
        for match in re.finditer(rf"{form}{tail}(?:[a-z](?![^\W_]))?(?![^\W_])", plain):
            yield Run(match.start(), match.end(), 9, words=ADDRESS)


def _replaced(text: str, places: list[int], runs: Sequence[Run]) -> str:
    parts: list[str] = []
    done = 0
    for run in runs:
        start = places[run.start]
        end = places[run.end - 1] + 1
        while end < len(text) and not traced(text[end])[0]:
            end += 1  # an accent of its own belongs to the letter before it
        parts.append(text[done:start])
        words = run.words + ("s" if run.possessive else "")
        before = text[:start]
        parts.append(words[0].upper() + words[1:] if AT_START.search(before) else words)
        done = end
    return "".join([*parts, text[done:]])


def _cut(text: str, limit: int) -> str:
    while limit and utf16_length(text) > limit:
        text = text[:-1].rstrip()
    return text
