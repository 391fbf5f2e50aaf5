"""Follow-ups: what the sentence promises, and where, so that it is not read as what happened."""

import re
from dataclasses import dataclass
from datetime import date

from wijkwerker.domain.date_words import find_days
from wijkwerker.domain.quicklog.model import Entry, ParsedPromise
from wijkwerker.domain.quicklog.sentence import PROMISED, Sentence

_ARROW = re.compile(r"-{1,3}>|=>|[→➔➜➡⇒►]")
_PROMISED = re.compile(r"(?<!\w)beloofd(?!\w)")
_UNPROMISED = re.compile(r"\b(?:niets|niks|niet|nooit|geen)\s+(?:\w+\s+)?$")
_RETURN = re.compile(
    r"(?<!\w)(?:terug\s?koppelen|terug\s?koppel|terug\s?bellen|terugbel|terug\s?mailen|terug\s?appen|terug\s+te\s+(?:koppelen|bellen|mailen|appen)"
    r"|(?:bel|koppel|mail|app)(?:\s+@?[\w'.\"-]+){0,8}?\s+terug|kom(?:\s+[\w'-]+){1,6}?\s+op\s+terug)(?!\w)"
)
_CLAUSE_END = re.compile(r",(?!\d)")
# "terugkoppelen aan Joke, overmorgen": a day that can only lie ahead still belongs to the promise
_ONLY_LATER = re.compile(
    r"\s*(?:uiterlijk\s+|graag\s+|liefst\s+|voor\s+)?(?:morgen(?:ochtend|middag|avond)?|overmorgen|na het weekend"
    r"|(?:volgende|komende)\s+(?:week(?:\s+[a-z]+dag)?|maand|[a-z]+dag))(?=\s*(?:[.,;!?\n]|$))"
)
_CLAUSE_START = re.compile(r".*(?:[,(:](?!\d)\s*|\b(?:dus|maar)\s+)", re.DOTALL)
_AND = re.compile(r"\s+en\s+")
_HAPPENED = re.compile(
    r"(?<!\w)(?:koffie\w*|inloop\w*|gesprek\w*|gesproken|sprak|huisbezoek\w*|gebeld|belde|overleg\w*|bijeenkomst\w*|[a-z]+avond"
    r"|op straat|(?:eer)?gister\w*|vanochtend|vanmorgen|\d+ ?min\w*|kwartier|uur|kennisgemaakt|met|bij|in|over)(?!\w)"
)
_LEADS_TO_RETURN = re.compile(
    r"(?:\b(?:maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|ma|di|wo|do|vr|za|zo|morgen|overmorgen|vandaag"
    r"|vanmiddag|vanavond|morgenochtend|morgenmiddag|week|volgende|komende|deze|begin|eind|van|de|weekend|na|het|voor|op"
    r"|uiterlijk|nog|even|wel|weer|ik|moet|moeten|zal|ga|gaan|wil|we|graag|hem|haar|hen|ze|dit|dat"
    r"|\d{1,2}(?:[-/]\d{1,2})?|jan\w*|feb\w*|mrt|maart|apr\w*|mei|juni?|juli?|aug\w*|sept?\w*|okt\w*|nov\w*|dec\w*"
    r"|(?:aan|naar)\s+@?[\w'-]+)\b[.]?\s*)+$"
)
_DAY_LEAD = re.compile(
    r"(?:\b(?:uiterlijk|graag|liefst|nog)\s+)?(?:\b(?:voor|op|per|tegen|uiterlijk|tot|in|vanaf)\s+)?$"
)
_OPENING_WORDS = re.compile(r"(?:om|dat)\s+(?:te\s+)?|te\s+", re.IGNORECASE)
_I_HAVE = re.compile(r"(?:en\s+)?(?:(?:ik|we)\s+)?heb(?:ben)?\s+(?:ik\s+|we\s+)?|(?:ik|we)\s+", re.IGNORECASE)
# "de gemeente te mailen", "haar terug te bellen": who or what it is done to stands first, so "te" says nothing more
_TO_DO = re.compile(
    r"(?P<start>(?:(?i:de|het|een|die|dit|dat|mijn|haar|hem|zijn|hen|hun|onze|ons|ze|alle|iedereen)\b|@|[^\W\d_a-z]).*?)"
    r"(?:(?P<part>\s(?:terug|uit|op|na|aan|door|mee|af|langs))|(?<!iets)(?<!wat)(?<!veel)(?P<gap>\s))"
    r"\s*te\s+(?P<verb>[a-z]+n)"
)
_SPACES = re.compile(r"\s+")
_EDGES = " \t\n,:;-–—>→.!"


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A clause that promises: its words stand from `body` to `end`, its opening from `start`.

    `told` says that what happened stands in the same clause.
    """

    start: int
    body: int
    end: int
    told: bool = False


def find_follow_ups(s: Sentence) -> list[FollowUp]:
    """The follow-ups in the order of the text; what stands in them is taken as promised."""
    arrows = [(match.start(), match.end()) for match in _ARROW.finditer(s.plain)]
    found: list[FollowUp] = []
    for number, (start, body) in enumerate(arrows):
        limit = arrows[number + 1][0] if number + 1 < len(arrows) else len(s.plain)
        found.append(FollowUp(start, body, next(iter(s.stops(body, limit)), limit)))
    for follow_up in found:
        s.take(follow_up.start, follow_up.end, PROMISED)
    for pattern, reader in ((_PROMISED, _promised), (_RETURN, _returned)):
        for match in pattern.finditer(s.plain):
            read = reader(s, match) if s.is_told(match.start()) else None
            if read:
                found.append(read)
                if not read.told:
                    s.take(read.start, read.end, PROMISED)
    return sorted(found, key=lambda follow_up: follow_up.start)


def _promised(s: Sentence, match: re.Match[str]) -> FollowUp | None:
    if _UNPROMISED.search(s.plain, max(0, match.start() - 20), match.start()):
        return None
    body = match.end()
    while body < len(s.text) and s.text[body] in " :,-–":
        body += 1
    end = _clause_end(s, body)
    if s.text[body:end].strip(_EDGES):
        return FollowUp(match.start(), body, end)
    start = _clause_start(s, match.start())
    ands = list(_AND.finditer(s.plain, start, match.start()))
    start = ands[-1].end() if ands else start
    return FollowUp(start, start, match.start(), told=True) if s.text[start : match.start()].strip(_EDGES) else None


def _returned(s: Sentence, match: re.Match[str]) -> FollowUp | None:
    if re.search(r"\bniet\s+(?:meer\s+)?$", s.plain[max(0, match.start() - 12) : match.start()]):
        return None
    start = _clause_start(s, match.start())
    before = s.plain[start : match.start()]
    ands = list(_AND.finditer(before))
    if ands and (_HAPPENED.search(before, 0, ands[-1].start()) or len(before[: ands[-1].start()].split()) > 2):
        start += ands[-1].end()
    elif _HAPPENED.search(before):
        near = max(0, len(before) - 80)
        lead = _LEADS_TO_RETURN.search(before, near)
        start += lead.start() if lead else len(before)
    return FollowUp(start, start, _clause_end(s, match.end()))


def _clause_start(s: Sentence, place: int) -> int:
    """Where the clause around `place` begins: after the last stop, comma or earlier follow-up."""
    start = max([stop + 1 for stop in s.stops(0, place)], default=0)
    if match := _CLAUSE_START.match(s.plain, start, place):
        start = match.end()
    promised = s.taken.rfind(bytes([PROMISED]), start, place)
    return max(start, promised + 1)


def _clause_end(s: Sentence, place: int) -> int:
    ends = s.stops(place)[:1]
    if match := _CLAUSE_END.search(s.plain, place):
        later = _ONLY_LATER.match(s.plain, match.end())
        ends.append(later.end() if later else match.start())
    arrow = s.taken.find(bytes([PROMISED]), place)
    return min([end for end in (*ends, arrow) if end >= 0], default=len(s.plain))


def read_promise(s: Sentence, follow_up: FollowUp, *, today: date, to: Entry | None) -> ParsedPromise | None:
    """The promise of a follow-up: its words without the day it is due; None when nothing is promised."""
    body = s.text[follow_up.body : follow_up.end]
    plain = s.plain[follow_up.body : follow_up.end]
    due: date | None = None
    rest = body
    for found in find_days(plain, today=today, ahead=True)[:1]:
        due = found.day
        lead = _DAY_LEAD.search(plain, 0, found.start)
        start = lead.start() if lead else found.start
        rest = f"{body[:start]} {body[found.end :].lstrip('.')}"
        s.mark(follow_up.body + found.start, follow_up.body + found.end, "due", take=follow_up.told)
    text = _tidied(rest, told=follow_up.told) or _tidied(body, told=follow_up.told)
    if not any(c.isalnum() for c in text):
        return None
    s.mark(follow_up.start, follow_up.end, "promises", take=False)
    return ParsedPromise(text, due, to)


def _tidied(text: str, *, told: bool) -> str:
    text = _SPACES.sub(" ", text).strip(_EDGES)
    if opening := (_I_HAVE if told else _OPENING_WORDS).match(text):
        text = text[opening.end() :]
    text = text.replace(" ,", ",").strip(_EDGES)
    if done := _TO_DO.fullmatch(text):
        return f"{done['start']}{done['part'] or done['gap']}{done['verb']}"
    return text
