"""Runs of words that name somebody: the parts of a name, with the particles and initials between them."""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from wijkwerker.domain.folding import traced
from wijkwerker.domain.privacy.name_words import ADDRESSED, ORDINARY, PARTICLES, SAME_PARTICLES, WITH_ARTICLE
from wijkwerker.domain.quicklog.unknown import is_ordinary

RESIDENT, NUMBER, MAIL, ADDRESS = "een bewoner", "een nummer", "een mailadres", "een adres"
OURS = frozenset(" ".join((RESIDENT, NUMBER, MAIL, ADDRESS, "bewoners")).split())  # never looked for

_WORD = re.compile(r"[^\W_]+")
_NAME_GAP = re.compile(r"[\s\-'_/]{0,3}|\.|\.?/")
_TURNED_GAP = re.compile(r",\s{1,2}")
_INITIAL_GAP = re.compile(r"\.?[\s\-]{0,2}")
_SHORTENED = frozenset("ts")  # particles that begin with an apostrophe: "van 't Hof", "in 's Hage"
AT_START = re.compile(r"(?:^|(?<!\b[^\W\d_])[.!?…]\s|\n)[\s\"'(„“‘«*•>\-–]*$")


@dataclass(frozen=True)
class Token:
    """A word of a plain text, and where it stands there."""

    text: str
    start: int
    end: int


@dataclass(frozen=True)
class Name:
    """A name: its words in order, those that name by themselves (`cores`), and the first letters of given names."""

    words: tuple[str, ...]
    cores: tuple[str, ...]
    given: frozenset[str]
    initials: frozenset[str]
    joined: dict[str, frozenset[str]] = field(compare=False)

    @classmethod
    def of(cls, text: str) -> "Name":
        """A name as it stands on a card; its particles are written small, or stand between two parts."""
        plain, places = traced(text)
        tokens = [token for token in tokens_in(plain) if token.text not in ADDRESSED]
        capitals = any(text[places[token.start]].isupper() for token in tokens)
        words = tuple(token.text for token in tokens)
        cores = []
        for index, token in enumerate(tokens):
            is_name = text[places[token.start]].isupper() or not capitals
            particle = token.text in PARTICLES and (index > 0 or (len(tokens) > 1 and not is_name))
            is_small = len(token.text) == 1 or particle or token.text.isdigit()
            if is_name and not is_small and token.text not in OURS:
                cores.append(token.text)
        own = {word for word in words if len(word) == 1 and word not in PARTICLES}
        given = cores[:1] if len(cores) > 1 or not own else []
        initials = {core[0] for core in cores[:-1] or given} | own
        return cls(words, tuple(dict.fromkeys(cores)), frozenset(given), frozenset(initials), _joined(words, cores))

    def parts(self, word: str) -> tuple[frozenset[str], bool]:
        """The parts of the name that a word is, and whether it is in the possessive; none for another word."""
        for stem, possessive in ((word, False), (word.removesuffix("s"), True)):
            if (stem != word) == possessive:
                if stem in self.cores:
                    return frozenset({stem}), possessive
                if stem in self.joined:
                    return self.joined[stem], possessive
        return frozenset(), False

    def particles_before(self, core: str) -> tuple[str, ...]:
        """The particles of the name that stand right before one of its parts."""
        at = self.words.index(core) if core in self.words else 0
        first = at
        while first > 0 and self.words[first - 1] not in self.cores and _is_small(self.words[first - 1]):
            first -= 1
        return self.words[first:at]


def _joined(words: Sequence[str], cores: Sequence[str]) -> dict[str, frozenset[str]]:
    """Words of the name that people write as one: "elamrani", "vanderberg", "fatimaelamrani", "fatimaamrani"."""
    found: dict[str, frozenset[str]] = {}
    for row in (list(words), [word for word in words if word in cores]):
        for first in range(len(row)):
            for last in range(first + 2, len(row) + 1):
                part = frozenset(row[first:last]) & frozenset(cores)
                if part and len("".join(row[first:last])) > 4:
                    found.setdefault("".join(row[first:last]), part)
    return found


@dataclass(frozen=True)
class Run:
    """Words that name somebody, as a range of the plain text; `sure` counts the parts of the name, an initial half."""

    start: int
    end: int
    sure: float
    possessive: bool = False
    words: str = RESIDENT
    key: str = ""


@dataclass(frozen=True)
class Finder:
    """Looks for the runs of one name."""

    text: str
    plain: str
    places: list[int]
    tokens: list[Token]
    name: Name
    strange: Collection[str] = ()

    def runs(self) -> Iterable[Run]:
        """Every run of words that names the person, from left to right."""
        at = 0
        while at < len(self.tokens):
            parts, possessive = self.name.parts(self.tokens[at].text)
            if not parts:
                at += 1
                continue
            last, parts, possessive = self._to_the_right(at, parts, possessive=possessive)
            if (run := self._run(at, last, parts, possessive=possessive)) is not None:
                yield run
            at = last + 1

    def _to_the_right(self, at: int, parts: frozenset[str], *, possessive: bool) -> tuple[int, frozenset[str], bool]:
        """The last word of the run that starts here, and all parts of the name in it."""
        last = look = at
        while not possessive and look + 1 < len(self.tokens) and look - last < 4 and self._hang_together(look, parts):
            look += 1
            word = self.tokens[look].text
            more, possessive = self.name.parts(word)
            if more and more <= parts:
                break  # the same name again
            if more:
                parts, last = parts | more, look
            elif word not in PARTICLES and word not in self.name.initials:
                break
        return last, parts, possessive

    def _hang_together(self, index: int, parts: frozenset[str]) -> bool:
        """Whether a word belongs with the one after it: also in "El Amrani, Fatima"."""
        one, next_ = self.tokens[index], self.tokens[index + 1]
        gap = self.plain[one.end : next_.start]
        if _NAME_GAP.fullmatch(gap):
            return True
        if _TURNED_GAP.fullmatch(gap):
            return next_.text in self.name.given and not parts & self.name.given
        return (len(one.text) == 1 or one.text in PARTICLES) and _INITIAL_GAP.fullmatch(gap) is not None

    def _run(self, first: int, last: int, parts: frozenset[str], *, possessive: bool) -> Run | None:
        if not self._is_meant(first, last, parts):
            return None
        start, initial, stranger = self._to_the_left(first)
        if len(parts) == 1 and (stranger or (not initial and self._is_of_another(first, last, parts))):
            return None
        end = self._with_initial(last, parts) if not possessive else self.tokens[last].end
        ending = re.compile(r"'s(?![^\W_])").match(self.plain, end)
        if ending is not None and not possessive:
            end, possessive = ending.end(), True
        elif self.plain[end - 1] in "sxz" and self.plain[end : end + 2] in {"' ", "'"}:
            opened = self.plain[max(start - 1, 0) : start] == "'"
            end, possessive = (end, False) if opened else (end + 1, True)
        if self._is_half(start, end):
            return None
        return Run(start, end, len(parts) + initial, possessive)

    def _is_meant(self, first: int, last: int, parts: frozenset[str]) -> bool:
        """Whether words that are ordinary ones too are meant as a name: by their capitals."""
        if any(not is_common(part) for part in parts):
            return True
        cores = [token for token in self.tokens[first : last + 1] if self.name.parts(token.text)[0]]
        return all(self.text[self.places[token.start]].isupper() for token in cores)

    def _with_initial(self, last: int, parts: frozenset[str]) -> int:
        """The end of the run, with the first letter of a family name after a given name: "Ibrahim Y." """
        end = self.tokens[last].end
        if last + 1 == len(self.tokens) or not parts <= self.name.given or not self._joins(last):
            return end
        letter = self.tokens[last + 1]
        if letter.text not in {core[0] for core in self.name.cores if core not in self.name.given}:
            return end
        dot = self.plain[letter.end : letter.end + 1] == "." and self.plain[letter.end + 1 : letter.end + 3].strip()
        return letter.end + bool(dot)

    def _to_the_left(self, first: int) -> tuple[int, float, bool]:
        """Where the run begins with its own particles, initials and forms of address; 0.5 for an initial.

        And whether a family name has the initials of somebody else.
        """
        core, start = self.tokens[first].text, first
        base = core if core in self.name.words else next(iter(self.name.cores))
        for particle in reversed(self.name.particles_before(base)):
            if start > 0 and _same_particle(self.tokens[start - 1].text, particle) and self._joins(start - 1):
                start -= 1
        initial, stranger = 0.0, False
        look = start
        while look > 0 and start - look < 4 and core not in self.name.given and self._is_initial(look - 1):
            look -= 1
            stranger = True
            if self.tokens[look].text in self.name.initials:
                start, initial = look, 0.5
        while start > 0 and self.tokens[start - 1].text in ADDRESSED and self._joins(start - 1):
            start -= 1
            if start > 0 and self.tokens[start - 1].text == "de" and self.tokens[start].text in WITH_ARTICLE:
                start -= self._joins(start - 1)
        begin = self.tokens[start].start
        return begin - (self.plain[max(begin - 1, 0) : begin] == "@"), initial, stranger and not initial

    def _is_initial(self, index: int) -> bool:
        token = self.tokens[index]
        capital = self._has_capital(index)
        dotted = self.plain[token.end : token.end + 1] == "."
        own = token.text in self.name.initials
        return len(token.text) == 1 and self._joins(index) and (own or (capital and dotted))

    def _is_of_another(self, first: int, last: int, parts: frozenset[str]) -> bool:
        """Whether another first name stands before a family name, or another family name after a first name."""
        if not parts & self.name.given:
            at = first - 1
            while at >= 0 and self.tokens[at].text in PARTICLES and self._joins(at):
                at -= 1
            if at < 0 or not self._joins(at) or not self._has_capital(at):
                return False
            word = self.tokens[at].text
            if self.name.parts(word)[0]:
                return False
            inside = AT_START.search(self.text[: self.places[self.tokens[at].start]]) is None
            return word not in ADDRESSED and (word in self.strange or (inside and not is_common(word)))
        at = last + 1
        while at < len(self.tokens) and self.tokens[at].text in PARTICLES and self._joins(at - 1):
            at += 1
        return (
            at < len(self.tokens)
            and self._joins(at - 1)
            and self._has_capital(at)
            and self.tokens[at].text in self.strange
        )

    def _has_capital(self, index: int) -> bool:
        return self.text[self.places[self.tokens[index].start]].isupper()

    def _joins(self, index: int) -> bool:
        one, next_ = self.tokens[index], self.tokens[index + 1]
        gap = self.plain[one.end : next_.start]
        if next_.text in _SHORTENED:
            gap = gap.removesuffix("'")
        return re.fullmatch(r"[.'/\-]?[\s\-]{0,2}", gap) is not None

    def _is_half(self, start: int, end: int) -> bool:
        """Whether a hyphen ties it to another name: "Jan-Willem", "de Vries-Bakker"; in "Fatima-dag" it does not."""
        before = re.search(r"([^\W_]+)-$", self.plain[:start])
        after = re.match(r"-([^\W_])", self.plain[end:])
        return bool(
            (before and self.text[self.places[before.start(1)]].isupper())
            or (after and self.text[self.places[end + 1]].isupper())
        )


def is_common(word: str) -> bool:
    """Whether a part of a name is an ordinary word too, or so short that only a capital makes it a name."""
    return len(word) < 3 or word in ORDINARY or is_ordinary(word)


def _is_small(word: str) -> bool:
    return len(word) == 1 or word in PARTICLES


def _same_particle(one: str, other: str) -> bool:
    return one == other or any(one in group and other in group for group in SAME_PARTICLES)


def tokens_in(plain: str) -> list[Token]:
    """The words of a plain text."""
    return [Token(match[0], *match.span()) for match in _WORD.finditer(plain)]


def words_in(text: str) -> list[str]:
    """The plain words of a text."""
    return _WORD.findall(traced(text)[0])
