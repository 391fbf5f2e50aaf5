"""The sentence under reading: its words, what has been read of it, and where."""

import re
from bisect import bisect_left
from dataclasses import dataclass, field

from wijkwerker.domain.folding import flat, fold
from wijkwerker.domain.quicklog.model import Span
from wijkwerker.domain.quicklog.wordsets import word_set

FREE, NAMED, PROMISED = range(3)

READ_LIMIT = 3_000  # characters; a longer note is kept whole, and read this far

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+|[\u0300-\u036f]+[^\W_]*)*")
_POSSESSIVE = re.compile(r"['’]s$")
_STOP = re.compile(r"[.!?](?=\s|$)|[;\n]")
_FOLLOWING = re.compile(r"[ ,&+/('’]*")
_LAST_WORD = re.compile(r"[\w.]*$")
TITLES = frozenset(["dhr", "mw", "mevr", "mv", "fam", "st", "dr", "ds", "drs", "ir", "mr"])
_SHORTENINGS = word_set(
    "ma di wo do vr za zat zo jan feb mrt apr jun jul aug sep sept okt nov dec jl a.s nr tel min ca bv evt ivm"
    " mbt o.a incl excl pers"
)


@dataclass(frozen=True, slots=True)
class Word:
    """One word: where it stands, as it was typed, folded, and folded without a possessive 's."""

    start: int
    end: int
    raw: str
    fold: str
    stem: str

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital."""
        return self.raw[0].isupper()


@dataclass
class Sentence:
    """The text with its words in order, and the characters that are taken: read as one thing, so not as another.

    `taken` is FREE, NAMED (part of a name, date or number) or PROMISED (in a follow-up) for every character; `shouting`
    says that capitals mean nothing here.
    """

    text: str
    plain: str
    words: list[Word]
    taken: bytearray
    spans: list[Span] = field(default_factory=list)
    shouting: bool = False

    def is_free(self, start: int, end: int) -> bool:
        """Whether nothing between these characters has been taken."""
        return not any(self.taken[start:end])

    def is_told(self, start: int) -> bool:
        """Whether this character is about the moment, not in a follow-up."""
        return self.taken[start] != PROMISED

    def free_word(self, index: int) -> bool:
        """Whether word `index` has not been taken."""
        return not self.taken[self.words[index].start]

    def take(self, start: int, end: int, how: int = NAMED) -> None:
        """Keep these characters from being read as something else."""
        self.taken[start:end] = bytes([how]) * (end - start)

    def mark(self, start: int, end: int, part: str, *, take: bool = True) -> None:
        """Note that `part` was read here, and take the characters unless they may mean more."""
        self.spans.append(Span(start, end, part))
        if take:
            self.take(start, end)

    def index_at(self, start: int) -> int:
        """The number of the first word at or after a character."""
        return bisect_left(self.words, start, key=lambda word: word.start)

    def gap(self, index: int) -> str:
        """What stands between word `index` and the one before it; the text before the first word for 0."""
        return self.text[self.words[index - 1].end if index else 0 : self.words[index].start]

    def joined(self, index: int) -> bool:
        """Whether word `index` follows the one before it with nothing but spaces between, or the stop of a title."""
        if index == 0:
            return False
        gap = self.gap(index).strip()
        return not gap or (gap == "." and self.words[index - 1].fold in TITLES)

    def stops(self, start: int = 0, end: int | None = None) -> list[int]:
        """Where sentences end from character `start` on: the places of their last signs.

        The full stop of a shortening ("wo. 25 nov. om tien uur") ends nothing, unless a capital or nothing follows.
        """
        found = []
        for match in _STOP.finditer(self.text, start, len(self.text) if end is None else end):
            if match[0] == "." and (word := _LAST_WORD.search(self.plain, max(0, match.start() - 8), match.start())):
                rest = self.text[match.end() : match.end() + 40].lstrip()
                if word[0] in TITLES or (word[0] in _SHORTENINGS and rest and not rest[0].isupper()):
                    continue
            found.append(match.start())
        return found

    def opens(self, index: int) -> bool:
        """Whether word `index` begins a sentence, where a capital says nothing."""
        return index == 0 or not (self.joined(index) or _FOLLOWING.fullmatch(self.gap(index)))

    def before(self, index: int, count: int = 1) -> list[str]:
        """At most `count` folded words right before word `index`, without any other sign between, nearest first."""
        found: list[str] = []
        while len(found) < count and self.joined(index):
            index -= 1
            found.append(self.words[index].fold)
        return found

    def after(self, index: int, count: int = 1) -> list[str]:
        """At most `count` folded words right after word `index`, without any other sign between, nearest first."""
        found: list[str] = []
        while len(found) < count and index + 1 < len(self.words) and self.joined(index + 1):
            index += 1
            found.append(self.words[index].fold)
        return found


def read_sentence(text: str) -> Sentence:
    """The text ready for reading: at most READ_LIMIT characters of it."""
    text = text[:READ_LIMIT]
    plain = flat(text)
    words = [
        Word(match.start(), match.end(), match[0], fold(match[0]), fold(_POSSESSIVE.sub("", match[0])))
        for match in _WORD.finditer(text)
    ]
    capitals = sum(word.capital for word in words)
    shouting = text.isupper() or (len(words) > 3 and capitals > 0.7 * len(words))
    return Sentence(text, plain, words, bytearray(len(text)), shouting=shouting)
