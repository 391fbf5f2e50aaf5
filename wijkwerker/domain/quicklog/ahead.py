"""What lies ahead in a sentence of what happened: days that are clearly still to come, outside the follow-ups."""

import re
from bisect import bisect_left
from dataclasses import dataclass
from datetime import date

from wijkwerker.domain.date_words import find_days
from wijkwerker.domain.quicklog.sentence import Sentence

# only these say by themselves that it is still to come; "vrijdag" and "12-11" look back in a moment
_TO_COME = re.compile(
    r"(?:over)?morgen|(?:volgende|komende|aanstaande|eerstkomende|begin\s+volgende|na\s+het)\s|.*\d[-/.]\d{1,2}[-/.]\d"
    r"|\d{4}-|.*\d{4}$|.*(?:\s|,)(?:volgende\s+week|a\.?s\b\.?|aanstaande)"
)
_SIGN = re.compile(r"[,:(](?!\d)")
# what was spoken of or fixed is not what is said to have happened then: "gesprek over het feest van morgen"
_SPOKEN_OF = re.compile(
    r"(?<!\w)(?:over|voor|van|tot|naar|tegen|vanaf|t/m|dat|of|want|omdat|als|wil|willen|gaat|gaan|ga|kom|komt|komen"
    r"|zal|zullen|moet|moeten|mag|kan|kunnen|wordt|worden|begint|start|plan|plannen|idee|voorbereid\w*)(?!\w)"
)
_DONE = re.compile(
    r"(?<!\w)(?:(?!gebied|gebed|geluid|gezond|gedicht|gezicht|gerecht|gewicht)(?:[a-z]{2,5})?ge(?!sprek)[a-z]{3,}(?:d|t|en)"
    r"|sprak(?:en)?|belden?|mailden?|appten?|vroeg(?:en)?|verteld[en]*|kwam(?:en)?|was|waren|had(?:den)?|ging(?:en)?"
    r"|ontmoet\w*|hielp(?:en)?|zag(?:en)?|deed|deden|zei(?:den)?|wilden?|klaagden?|bezocht\w*|beloofd|besproken"
    r"|afspraak\s+gemaakt)(?!\w)"
)


@dataclass(frozen=True, slots=True)
class Ahead:
    """A day to come: where it stands, and the part of the sentence around it, from one comma or stop to the next."""

    start: int
    end: int
    first: int
    last: int


def find_ahead(s: Sentence, today: date) -> list[Ahead]:
    """The days after today, without those in follow-ups."""
    places = [
        (found.start, found.end)
        for found in find_days(s.plain, today=today, ahead=True)
        if found.day > today and _TO_COME.match(s.plain[found.start : found.end]) and s.is_free(found.start, found.end)
    ]
    signs = sorted([*s.stops(), *(match.start() for match in _SIGN.finditer(s.plain))]) if places else []
    return [_with_clause(s, signs, *place) for place in places]


def _with_clause(s: Sentence, signs: list[int], start: int, end: int) -> Ahead:
    before, after = bisect_left(signs, start), bisect_left(signs, end)
    first = signs[before - 1] + 1 if before else 0
    return Ahead(start, end, first, signs[after] if after < len(signs) else len(s.plain))


def is_ahead(s: Sentence, found: Ahead) -> bool:
    """Whether a day to come is said to be the day of the moment, not of something that was spoken of."""
    spoken_of = _SPOKEN_OF.search(s.plain, found.first, found.start)
    return not spoken_of and not _DONE.search(s.plain, found.first, found.last)


def is_about(found: list[Ahead], place: int) -> bool:
    """Whether a character stands in the same part of the sentence as one of these days."""
    return any(ahead.first <= place < ahead.last for ahead in found)
