"""Who, where and which initiative: known names in a sentence, and names that are asked instead of guessed."""

import re
from dataclasses import dataclass, field
from typing import TypeVar

from wijkwerker.domain.folding import words as folded_words
from wijkwerker.domain.quicklog.lookup import Match
from wijkwerker.domain.quicklog.model import AmbiguousPerson, Entry
from wijkwerker.domain.quicklog.sentence import NAMED, Sentence
from wijkwerker.domain.quicklog.themes import NAMES
from wijkwerker.domain.quicklog.unknown import is_ordinary, may_be_unknown, name_end, says_person

T = TypeVar("T")

_QUOTED = re.compile(r"(?<![\w@.])(?P<sign>[@!])[\"“”„]\s*(?P<name>[^\"“”„\n]{1,120}?)\s*[\"“”„]")
_SIGIL = re.compile(r"(?<![\w@.!])[@!](?=[^\W_])")
_PLACE = re.compile(r"(?<!\w)(?:in|uit|op|aan|rond|bij|naar|buurt|wijk|omgeving)\s+(?:de\s+|het\s+)?$")
_AREA_LEVELS = ("buurt", "eigen", "wijk", "gemeente")


@dataclass
class Names:
    """What a sentence names, with the place where it stands; `promised` are the contacts in follow-ups."""

    contacts: dict[str, tuple[int, Entry]] = field(default_factory=dict)
    ambiguous: dict[str, tuple[int, AmbiguousPerson]] = field(default_factory=dict)
    unknown: dict[str, tuple[int, str]] = field(default_factory=dict)
    areas: list[tuple[bool, int, Entry]] = field(default_factory=list)
    initiative: Entry | None = None
    activity: Entry | None = None
    themes: list[tuple[int, str]] = field(default_factory=list)
    promised: list[tuple[int, Entry]] = field(default_factory=list)

    def area(self) -> Entry | None:
        """The area it is about: one that is said with a preposition, then the smallest, then the first."""
        ranked = sorted(self.areas, key=lambda found: (not found[0], _level(found[2]), found[1]))
        return ranked[0][2] if ranked else None


def in_order(found: dict[str, tuple[int, T]]) -> tuple[T, ...]:
    """What was found, in the order of the text."""
    return tuple(thing for _, thing in sorted(found.values(), key=lambda at: at[0]))


def _level(entry: Entry) -> int:
    return _AREA_LEVELS.index(entry.detail) if entry.detail in _AREA_LEVELS else 0


def read_names(s: Sentence, matches: list[Match]) -> Names:
    """The names of the sentence; what they are written in is taken."""
    names = Names()
    reader = _Reader(s, matches, names)
    reader.read_signs()
    for match in matches:
        reader.read_known(match)
    reader.read_bare()
    return names


class _Reader:
    """The steps of reading names, each of which sees what the earlier ones took."""

    def __init__(self, s: Sentence, matches: list[Match], names: Names) -> None:
        self._s = s
        self._names = names
        self._at: dict[int, list[Match]] = {}
        for match in matches:
            self._at.setdefault(match.first, []).append(match)  # the longest first
        self._people_at: set[int] = set()  # words that end the name of a person, for "en" after it
        self._signed: set[int] = set()

    def read_signs(self) -> None:
        """@ and !, with and without quotation marks."""
        for match in _QUOTED.finditer(self._s.text):
            first = self._s.index_at(match.start("name"))
            last = self._s.index_at(match.end("name")) - 1
            if first <= last:
                self._read_sign(match["sign"], match.start(), match.end(), first, last, quoted=match["name"])
        for match in _SIGIL.finditer(self._s.text):
            first = self._s.index_at(match.end())
            if first not in self._signed and self._s.taken[match.start()] != NAMED:
                self._read_sign(match[0], match.start(), 0, first, first)

    def _read_sign(self, sign: str, start: int, end: int, first: int, last: int, quoted: str = "") -> None:
        self._signed.add(first)
        if sign == "@":
            self._read_person(start, end, first, last, quoted)
        else:
            self._read_title(start, end, first, last)

    def _read_person(self, start: int, end: int, first: int, last: int, quoted: str) -> None:
        full = self._full(first, last if quoted else None)
        if full:
            last, candidates = full
        else:
            last = last if quoted else name_end(self._s, first)
            candidates = self._called_so(first, last)
        span = (start, end or self._s.words[last].end)
        name = quoted or self._typed(first, last)
        part = self._person(name, _distinct(candidates), span, link=True)
        self._s.mark(*span, part, take=self._s.is_told(start))
        self._people_at.add(last)

    def _full(self, first: int, last: int | None) -> tuple[int, list[Entry]] | None:
        """The longest full name that starts at a word (and ends at `last`, when given), with whom it fits."""
        for match in self._at.get(first, ()):
            entries = [entry for entry in match.entries if entry.kind == "contact" and entry.part == "full"]
            if entries and match.length > 1 and last in {None, match.last}:
                return match.last, entries
        return None

    def _called(self, first: int) -> list[Entry]:
        """The contacts that one word fits, by whatever part of their name."""
        return [
            entry
            for match in self._at.get(first, ())
            if match.length == 1
            for entry in match.entries
            if entry.kind == "contact"
        ]

    def _called_so(self, first: int, last: int) -> list[Entry]:
        """The contacts in whose name all of these words are."""
        if first == last:
            return self._called(first)
        wanted = {word.stem for word in self._s.words[first : last + 1]}
        return [
            entry
            for index in range(first, last + 1)
            for entry in self._called(index)
            if wanted <= set(folded_words(entry.label))
        ]

    def _typed(self, first: int, last: int) -> str:
        words = self._s.words
        text = self._s.text[words[first].start : words[last].end]
        return text.removesuffix("'s").removesuffix("’s") if words[last].stem != words[last].fold else text

    def _person(self, name: str, candidates: list[Entry], span: tuple[int, int], *, link: bool) -> str:
        """Keep who is meant; gives the field that the name went into. In a follow-up only a sure name counts."""
        told = self._s.is_told(span[0])
        if len(candidates) == 1 and link:
            if told:
                self._names.contacts.setdefault(candidates[0].id, (span[0], candidates[0]))
            else:
                self._names.promised.append((span[0], candidates[0]))
            return "contacts"
        key = " ".join(folded_words(name))
        if candidates:
            if told:
                self._names.ambiguous.setdefault(key, (span[0], AmbiguousPerson(name, tuple(candidates))))
            return "ambiguous_people"
        if told and key:
            self._names.unknown.setdefault(key, (span[0], name))
        return "unknown_people"

    def _read_title(self, start: int, end: int, first: int, last: int) -> None:
        entries: list[Entry] = []
        for match in self._at.get(first, ()):
            found = [entry for entry in match.entries if entry.kind in {"initiative", "activity"}]
            if whole := [entry for entry in found if entry.part in {"full", "alias"}]:
                last, entries = match.last, _first_of_each_kind(whole)
                break
            if match.length == 1 and len({(entry.kind, entry.id) for entry in found}) == len(
                {entry.kind for entry in found}
            ):
                entries = found
        if entries:
            self._entitled(entries, start, end or self._s.words[last].end)

    def _entitled(self, entries: list[Entry], start: int, end: int) -> None:
        for entry in entries:
            if entry.kind == "initiative":
                self._names.initiative = self._names.initiative or entry
            else:
                self._names.activity = self._names.activity or entry
        self._s.mark(start, end, entries[0].kind, take=self._s.is_told(start))

    def read_known(self, match: Match) -> None:
        """A phrase of the lists that stands free: a full name, an area, a title, a theme of the team."""
        s = self._s
        start, end = s.words[match.first].start, s.words[match.last].end
        if not (s.is_free(start, end) or not s.is_told(start)) or match.first in self._signed:
            return
        of_kind: dict[str, list[Entry]] = {}
        for entry in match.entries:
            if entry.part in {"full", "alias", "code"}:
                of_kind.setdefault(entry.kind, []).append(entry)
        if people := self._written_out(match, of_kind.get("contact", [])):
            part = self._person(self._typed(match.first, match.last), people, (start, end), link=True)
            s.mark(start, end, part, take=s.is_told(start))
            self._people_at.add(match.last)
        elif "area" in of_kind and self._is_place(match):
            said = bool(_PLACE.search(s.plain, max(0, start - 16), start))
            self._names.areas.append((said and s.is_told(start), start, of_kind["area"][0]))
            s.mark(start, end, "area", take=s.is_told(start))
        elif s.is_told(start) and (titles := of_kind.get("initiative", []) + of_kind.get("activity", [])):
            self._entitled(_first_of_each_kind(titles), start, end)
        elif s.is_told(start) and "theme" in of_kind and s.words[match.first].fold not in NAMES:
            self._names.themes.append((start, of_kind["theme"][0].id))
            s.mark(start, end, "themes", take=False)

    def _written_out(self, match: Match, entries: list[Entry]) -> list[Entry]:
        """The contacts whose full name this is; one word is a full name of an organisation only."""
        if match.length > 1:
            return _distinct(entries)
        organisations = [entry for entry in entries if entry.organisation]
        word = self._s.words[match.first]
        sure = word.capital or bool(set(self._s.before(match.first)) & {"met", "bij", "van"})
        return _distinct(organisations) if sure and not is_ordinary(word.fold) else []

    def _is_place(self, match: Match) -> bool:
        """Whether a phrase that is an area is meant so: not "oost" in lower case out of the blue."""
        word = self._s.words[match.first]
        if match.length > 1 or word.capital or not is_ordinary(word.fold):
            return True
        return bool(_PLACE.search(self._s.plain, max(0, word.start - 16), word.start))

    def read_bare(self) -> None:
        """First names without @: known ones are asked, unknown ones are named when they are surely a name."""
        for index in range(len(self._s.words)):
            if not self._s.free_word(index) or self._s.words[index].fold.isdigit():
                continue
            after_person = self._follows_person(index)
            called = self._called(index)
            if called and says_person(self._s, index, called, after_person=after_person):
                self._read_called(index, _distinct(called))
            elif not called and may_be_unknown(self._s, index, after_person=after_person):
                last = name_end(self._s, index)
                self._read_unnamed(index, last, _distinct(self._called_so(index, last)))

    def _follows_person(self, index: int) -> bool:
        """Whether the word stands in "@Ali, Joost en Noura" after someone."""
        if index == 0:
            return False
        if index - 1 in self._people_at:
            return self._s.gap(index).strip() in {",", "&", "+", "/"}
        return index - 2 in self._people_at and self._s.before(index) == ["en"] and self._s.joined(index - 1)

    def _read_called(self, index: int, called: list[Entry]) -> None:
        if any(entry.id in self._names.contacts for entry in called):
            return  # the same person again, now by the first name
        last = name_end(self._s, index)
        self._read_unnamed(index, last, _distinct(self._called_so(index, last)))

    def _read_unnamed(self, first: int, last: int, candidates: list[Entry]) -> None:
        span = (self._s.words[first].start, self._s.words[last].end)
        part = self._person(self._typed(first, last), candidates, span, link=False)
        self._s.mark(*span, part)
        self._people_at.add(last)


def _distinct(entries: list[Entry]) -> list[Entry]:
    return list({entry.id: entry for entry in entries}.values())


def _first_of_each_kind(entries: list[Entry]) -> list[Entry]:
    return list({entry.kind: entry for entry in reversed(entries)}.values())
