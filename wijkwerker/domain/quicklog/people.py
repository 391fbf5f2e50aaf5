"""How many people there were, and of which groups."""

import re
from dataclasses import dataclass

from wijkwerker.domain.quicklog.numbers import ROUND, TOGETHER, number_of
from wijkwerker.domain.quicklog.sentence import Sentence
from wijkwerker.domain.quicklog.vocabulary import PeopleWord, people_word
from wijkwerker.domain.quicklog.wordsets import word_set

# what is numbered instead of counted: "week 45", "groep 8", "nummer 12"
_NUMBERED = word_set(
    "week weeknr weeknummer nummer nummers nr nrs huisnummer groep klas lijn bus tram blok flat verdieping etage"
    " portiek kamer punt fase perron euro eur lokaal zaal route top agendapunt"
)
_TOGETHER_AFTER = frozenset({"zn", "zijn", "ons", "hun", "onze"})
_CLUSTERS = frozenset({"groep", "groepje", "clubje", "club", "ploeg", "ploegje", "team", "gezelschap", "kring", "rij"})
_AGES = frozenset({"jaar", "jarige", "jarigen", "maanden", "uur", "weken", "dagen", "euro"})
_RANGE_WORDS = frozenset({"a", "tot", "of", "tm"})
_ADJECTIVES = frozenset({"extra", "man", "ongeveer", "stuks", "pers", "andere", "meer", "open", "stuk"})
_PARENTS = frozenset({"moeder", "vader", "ouder", "ouders", "mama", "papa", "oma", "opa", "gezin", "vrouw", "man"})
_PART_OF_MORE = re.compile(r"(?:[€#'/]|\d[.,:–-])$")  # right before a figure that counts nobody
_ABOUT = frozenset({"over"})
_TROUBLE = frozenset({"last", "overlast", "geluidsoverlast", "bang", "boos", "jongerenoverlast"})
_BREAKDOWN = frozenset({"waarvan", "waaronder", "inclusief", "incl", "daarbij", "daaronder"})
_ANYBODY = frozenset({"mensen", "bewoners", "personen", "deelnemers", "bezoekers"})
_ELDERLY = word_set(
    "vrouw vrouwen man mannen heer heren dame dames bewoner bewoners mensen mevrouw meneer buurman buurvrouw"
)
_DETERMINERS = word_set("een de alleenstaande jonge die deze onze 1 bezorgde boze andere per")


@dataclass(frozen=True, slots=True)
class Count:
    """A number of people: the words it stands in and how many."""

    first: int
    last: int
    people: int


def read_people(s: Sentence) -> tuple[int, list[str]]:
    """The number of people that is counted in the sentence (0 when none is), and the groups in its order."""
    counts: list[Count] = []
    index = 0
    while index < len(s.words):
        count = _count_at(s, index) if s.free_word(index) else None
        if count:
            counts.append(count)
            s.mark(s.words[count.first].start, s.words[count.last].end, "people", take=False)
        index = count.last + 1 if count else index + 1
    return _total(s, counts), _groups(s)


def _count_at(s: Sentence, index: int) -> Count | None:
    word = s.words[index]
    if word.fold in TOGETHER and set(s.before(index)) & _TOGETHER_AFTER:
        return Count(index, index, TOGETHER[word.fold])
    value, after = _number_at(s, index)
    if value is None or _is_numbered(s, index):
        return None
    after = _past_range(s, after)
    noun = _noun_after(s, after, value)
    if noun is not None:
        if _is_topic(s, index) or (s.words[noun].fold in _AGES):
            return None
        known = people_word(s.words[noun].fold)
        return Count(index, noun, value * (known.weight if known else 1))
    return _of_a_group(s, index, after, value)


def _number_at(s: Sentence, index: int) -> tuple[int | None, int]:
    """The number at a word and the index of the word after it; "1.200" is one number, "1,5" and "19.30" are none."""
    word = s.words[index]
    value = number_of(word.fold)
    if value is None:
        return None, index
    if not word.fold.isdigit():
        return value, index + 1
    if _PART_OF_MORE.search(s.text, max(0, word.start - 2), word.start):
        return None, index
    end = word.end
    if s.text[end : end + 1] in {".", ","} and s.text[end + 1 : end + 2].isdigit():
        more = s.words[index + 1]
        if s.text[end] == "." and len(more.fold) == 3 and more.fold.isdigit():
            return int(word.fold + more.fold), index + 2
        return None, index
    return (None, index) if s.text[end : end + 1] in {":", "%", "/", "'"} else (value, index + 1)


def _is_numbered(s: Sentence, index: int) -> bool:
    before = s.before(index)
    gap = s.gap(index)
    return (
        bool(before and before[0] in _NUMBERED)
        or gap.rstrip().endswith("€")
        or (index > 0 and gap.strip() == "." and s.words[index - 1].fold in {"nr", "nrs"})
    )


def _past_range(s: Sentence, index: int) -> int:
    """The index after "20-25", "4 of 5", "15 à 20" or "3 van de 10": the first number is the careful one."""
    words = s.words
    if index >= len(words):
        return index
    if s.gap(index).strip() in {"-", "–", "/"} and words[index].fold.isdigit():
        return index + 1
    if index + 1 < len(words) and s.joined(index) and words[index].fold in _RANGE_WORDS:
        return index + 2 if number_of(words[index + 1].fold) else index
    if s.after(index - 1, 2) in (["van", "de"], ["van", "die"]):
        return index + 3 if index + 2 < len(words) and number_of(words[index + 2].fold) else index + 2
    return index


def _noun_after(s: Sentence, index: int, value: int) -> int | None:
    """The word for people that a number counts, with at most three words between that describe them."""
    for place in range(index, min(index + 4, len(s.words))):
        if not s.joined(place) or not s.free_word(place):
            return None
        word = s.words[place].fold
        known = people_word(word)
        if known and not _describes(s, place):
            return place if _agrees(known, value, s, index) else None
        if not (known or word in _ADJECTIVES or (word.endswith("e") and len(word) > 3) or word.isdigit()):
            return None
        if word.isdigit() and s.after(place, 1) not in (["jarige"], ["jarigen"], ["plusser"], ["plussers"]):
            return None
    return None


def _describes(s: Sentence, index: int) -> bool:
    """Whether a word for people says here what the next one is like: "oudere vrouwen", "12 man personeel"."""
    after = s.after(index, 1)
    return s.words[index].fold in {"oudere", "jongere", "volwassene", "aanwezige", "betrokkene"} and bool(
        after and people_word(after[0])
    )


def _agrees(known: PeopleWord, value: int, s: Sentence, index: int) -> bool:
    if value == 1 and s.words[index - 1].fold not in {"de", "die"}:
        return known.one
    return known.many


def _of_a_group(s: Sentence, index: int, after: int, value: int) -> Count | None:
    """ "groepje van 8": a number after a word for a cluster, unless it is an age."""
    before = s.before(index, 2)
    if len(before) < 2 or before[0] != "van" or before[1] not in _CLUSTERS:
        return None
    following = s.words[after].fold if after < len(s.words) and s.joined(after) else ""
    return None if following in _AGES else Count(index, after - 1, value)


def _is_topic(s: Sentence, index: int) -> bool:
    """Whether it is about the people, who were not there: "klacht over 4 jongeren", "moeder van 3 kinderen"."""
    before = s.before(index, 2)
    if before and before[0] in _ABOUT:
        return True
    if len(before) < 2 or before[0] not in {"van", "door", "voor", "op"}:
        return False
    return before[1] in _TROUBLE or (
        before[0] == "van" and before[1] in _PARENTS and number_of(s.words[index].fold) != 1
    )


def _total(s: Sentence, counts: list[Count]) -> int:
    """The counts added up, without those that only say who the others were: "12 bewoners, waarvan 3 kinderen"."""
    total = 0
    inside = 0
    for number, count in enumerate(counts):
        previous = counts[number - 1] if number else None
        between = s.plain[s.words[previous.last].end : s.words[count.first].start] if previous else ""
        opens = "(" in between or any(word in _BREAKDOWN for word in between.replace(",", " ").split())
        opens = opens or bool(previous and between.strip() == "," and _is_share(s, counts[number - 1 :]))
        if previous and (opens or (between.strip() == ":" and _adds_up(counts[number:], previous.people))):
            inside = previous.people
        elif inside and any(sign in between for sign in ").;"):
            inside = 0
        if inside and count.people <= inside:
            inside -= count.people
        else:
            inside = 0
            total += count.people
    return total


def _is_share(s: Sentence, counts: list[Count]) -> bool:
    """Whether the second count is some of the people of the first: "31 mensen, 12 kinderen".

    A row of counts with a comma between each is added up: "17 bezoekers, 3 nieuwkomers, 2 mantelzorgers".
    """
    whole, share, *others = counts
    group = people_word(s.words[share.last].fold)
    if others and s.plain[s.words[share.last].end : s.words[others[0].first].start].strip() == ",":
        return False
    return s.words[whole.last].fold in _ANYBODY and bool(group and group.group) and share.people < whole.people


def _adds_up(counts: list[Count], people: int) -> bool:
    return sum(count.people for count in counts) == people


def _groups(s: Sentence) -> list[str]:
    found: list[str] = []
    for index, word in enumerate(s.words):
        known = people_word(word.fold)
        group = known.group if known else None
        if word.fold == "hele" and s.after(index, 1) == ["buurt"]:
            group = "hele buurt"
        if group and s.free_word(index) and _is_group(s, index):
            found.append(group)
            s.mark(word.start, word.end, "groups", take=False)
    return list(dict.fromkeys(found))


def _described_from(s: Sentence, index: int) -> int:
    """The first of the words that belong to a word for people: its article, number and adjective."""
    for word in s.before(index, 3):
        if not (word in {"de", "het", "een", "die"} or number_of(word) or (word.endswith("e") and len(word) > 3)):
            break
        index -= 1
    return index


def _is_group(s: Sentence, index: int) -> bool:
    word = s.words[index].fold
    before, after = s.before(index, 4), s.after(index, 1)
    if before[:1] == ["van"] and "over" in before[2:]:
        return False  # "over opvoeding van pubers"
    if _is_topic(s, _described_from(s, index)):
        return False
    if word == "oudere":
        return bool(set(after) & _ELDERLY) or not (after and people_word(after[0]))
    if word == "jongere":
        return not (after and people_word(after[0]))
    if word in {"ouder", "plusser"}:
        return bool(set(before[:1]) & _DETERMINERS) or bool(before and number_of(before[0])) or word == "plusser"
    if word in {"moeder", "vader"} and before and before[0] in {"mijn", "haar", "zijn", "zn", "hun"}:
        return True
    return word not in ROUND
