"""Which phrases of a sentence may be a known name, and where the known ones stand."""

import re
from collections import defaultdict
from dataclasses import dataclass

from wijkwerker.domain.quicklog.model import Entry, Lexicon
from wijkwerker.domain.quicklog.sentence import Sentence
from wijkwerker.domain.quicklog.wordsets import word_set

MOST_PHRASES = 400
_LONGEST = 7  # words in a name
_SHORT = 40  # words in a sentence of which every phrase is looked up

_ARTICLES = frozenset({"de", "het", "t", "den", "een", "s"})
_TOO_COMMON = _ARTICLES | word_set(
    "en of in op met bij van voor over naar aan uit om tot te dat die dit er is zijn was waren heeft hebben had"
    " hadden ik we wij ze zij hij haar hem hun ons onze je jij niet geen nog ook al als dan maar want dus door na"
    " per tijdens wel kan kunnen wil willen moet moeten zal gaat gaan ging komt komen kwam veel meer heel erg goed"
    " nu weer daar hier wat wie waar hoe min uur el m k d v gesproken gebeld bewoners mensen vrouwen mannen"
)
_JOINS = re.compile(r"[ \u00a0'’.\-–/&+]{1,3}")


@dataclass(frozen=True, slots=True)
class Match:
    """A known phrase: from word `first` to word `last`, and what it may stand for, best first."""

    first: int
    last: int
    entries: tuple[Entry, ...]

    @property
    def length(self) -> int:
        """The number of words."""
        return self.last - self.first + 1


def find_names(s: Sentence, lexicon: Lexicon) -> list[Match]:
    """Every place where a known phrase stands, the longest first and then in the order of the text."""
    places = _phrases(s)
    if not places:
        return []
    known: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in lexicon.look_up(list(places)):
        known[entry.phrase].append(entry)
    found = [
        Match(first, last, tuple(entries))
        for phrase, entries in known.items()
        for first, last in places.get(phrase, ())
    ]
    return sorted(found, key=lambda match: (-match.length, match.first))


def _phrases(s: Sentence) -> dict[str, list[tuple[int, int]]]:
    """The phrases to look up with their places: all of a sentence, the likely ones of a long text."""
    linked = [_JOINS.fullmatch(s.gap(index)) is not None for index in range(len(s.words))]
    ranked: list[tuple[int, int, int, str]] = []
    short = len(s.words) <= _SHORT
    longest = _LONGEST if len(s.words) <= 2 * _SHORT else 4
    for first, word in enumerate(s.words):
        parts: list[str] = []
        for last in range(first, min(first + longest, len(s.words))):
            if last > first and not linked[last]:
                break
            end = s.words[last]
            if (short and last > first) or _may_be_name(word.fold, end.fold, last - first):
                ranked.append((_rank(s, first, last), first, last, " ".join((*parts, end.fold))))
                if end.stem != end.fold:
                    ranked.append((_rank(s, first, last), first, last, " ".join((*parts, end.stem))))
            parts.append(end.fold)
    if len(ranked) > MOST_PHRASES:
        ranked.sort()
    places: dict[str, list[tuple[int, int]]] = {}
    for _, first, last, phrase in ranked:
        if len(places) < MOST_PHRASES or phrase in places:
            places.setdefault(phrase, []).append((first, last))
    return places


def _may_be_name(first: str, last: str, more: int) -> bool:
    if not more:
        return len(first) > 1 and not first.isdigit() and first not in _TOO_COMMON
    return last not in _TOO_COMMON and (first in _ARTICLES or first not in _TOO_COMMON)


def _rank(s: Sentence, first: int, last: int) -> int:
    """How likely a phrase is a name, 0 the likeliest; single words before the many pairs of small letters."""
    start = s.words[first].start
    if start and s.text[start - 1] in '@!"':
        return 0
    capital = s.words[first].capital
    if first == last:
        return 1 if capital else 3
    return 2 if capital or s.words[first + 1].capital else 2 + last - first + 2
