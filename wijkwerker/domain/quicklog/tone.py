"""How it went: the kind of contact, what it was, and whether it is a strength or a worry."""

import re

from wijkwerker.domain.quicklog.sentence import Sentence
from wijkwerker.domain.quicklog.vocabulary import KIND_CODES, KINDS, NATURES, NO_IDEA, STRENGTH, WORRY
from wijkwerker.domain.quicklog.wordsets import word_set

# "flyer voor de bewonersavond", "uitnodiging voor het overleg": what is meant is still to come
_TO_COME = re.compile(
    r"(?<!\w)(?:(?:voor|over)\s+(?:een|de|het|onze|ons|volgende|komende|nieuwe)(?:\s+\w+e)?"
    r"|(?:uitnodiging|aanmelding|aankondiging|flyers?|voorbereiding)\s+(?:voor\s+)?|volgende|komende|nieuwe\s+datum)\s+$"
)
_HAVING_A_PHONE = re.compile(r"\b(?:haar|zijn|hun|een|(?<!aan )de|nieuwe|oude|mobiele|kapotte|met|op)\s+$")
_NOT_RUNG = re.compile(r"\b(?:ga|gaat|moet|moeten|wil|zal|kan|kunnen|mag|gaan|nog|niet)\s+(?:\w+\s+)?$")
_I_WONDER = re.compile(r"\s+(?:ik\s+)?me\s+af\b|\s+en\s+aanbod\b|\s+(?:je|jij|ik|we)\b")
_I = re.compile(r"\bik\s+$")
_CARE = re.compile(r"\s+(?:er\s?)?(?:voor|dat|ervoor)\b")
_WORRIES = re.compile(r"\b(?:zich|me|mij|ons|veel|grote|hun|haar|onze|wat|zijn|onder)\s+$")
_CARE_SECTOR = re.compile(r"\b(?:in|van|uit)\s+de\s+$|\b(?:met\s+)?(?:veel\s+)?zorg\s+en\s+$")
_GONE = re.compile(
    r"\s+(?:is\s+|zijn\s+|wordt\s+|neemt\s+|lijkt\s+|nu\s+|wel\s+|echt\s+|veel\s+){0,3}"
    r"(?:minder|weg|af|afgenomen|verdwenen|opgelost|voorbij|gestopt|verminderd)\b"
)
_LESS = frozenset({"minder", "weinig"})
_BETWEEN = word_set(
    "meer zo erg echt heel langer bepaald ontzettend te altijd de van veel last enkele zulke super helemaal alleen zn n"
)


def read_kind(s: Sentence) -> str | None:
    """The code of the first specific kind, else gesprek when that was said; None when no kind was."""
    talk: tuple[int, int] | None = None
    for match in KINDS.finditer(s.plain):
        name = match.lastgroup or ""
        if not s.is_told(match.start()) or not _is_kind(name, match, s):
            continue
        if name == "gesprek":
            talk = talk or match.span()
            continue
        s.mark(*match.span(), "kind", take=False)
        return KIND_CODES.get(name, name)
    if talk:
        s.mark(*talk, "kind", take=False)
        return "gesprek"
    return None


def _is_kind(name: str, match: re.Match[str], s: Sentence) -> bool:
    before = s.plain[max(0, match.start() - 40) : match.start()]
    if name == "telefoon":
        if match[0].startswith("telefoon") and match[0] == "telefoon":
            return not _HAVING_A_PHONE.search(before)
        return match[0] not in {"bellen", "belt"} or not _NOT_RUNG.search(before)
    if name in {"overleg", "bijeenkomst", "wijkschouw", "inloop"}:
        return not _TO_COME.search(before)
    return True


def read_nature(s: Sentence) -> str | None:
    """The code of the first nature that is said and not denied."""
    for match in NATURES.finditer(s.plain):
        if s.is_free(*match.span()) and _is_nature(match, s):
            s.mark(*match.span(), "nature", take=False)
            return match.lastgroup
    return None


def _is_nature(match: re.Match[str], s: Sentence) -> bool:
    if _is_denied(s, s.index_at(match.start())):
        return False
    if match.lastgroup != "vraag":
        return True
    before = s.plain[max(0, match.start() - 6) : match.start()]
    return not _I_WONDER.match(s.plain, match.end()) and not (
        match[0].startswith(("vroeg", "vraag ")) and _I.search(before)
    )


def read_polarity(s: Sentence) -> str | None:
    """Kracht or zorg; None for neither and for both."""
    strengths = [
        match.span()
        for match in STRENGTH.finditer(s.plain)
        if s.is_free(*match.span())
        and not s.plain.startswith(" weer", match.end())
        and not _is_denied(s, s.index_at(match.start()))
    ]
    worries = [match.span() for match in WORRY.finditer(s.plain) if s.is_free(*match.span()) and _is_worry(match, s)]
    if bool(strengths) == bool(worries):
        return None
    for span in strengths or worries:
        s.mark(*span, "polarity", take=False)
    return "kracht" if strengths else "zorg"


def _is_worry(match: re.Match[str], s: Sentence) -> bool:
    before = s.plain[max(0, match.start() - 24) : match.start()]
    index = s.index_at(match.start())
    if _is_denied(s, index) or set(s.before(index)) & _LESS or _GONE.match(s.plain, match.end()):
        return False
    if match[0] not in {"zorg", "zorgen"}:
        return True
    if _CARE_SECTOR.search(before):
        return False
    return not _CARE.match(s.plain, match.end()) or bool(_WORRIES.search(before))


def _is_denied(s: Sentence, index: int) -> bool:
    """Whether "geen" or "niet" stands right before a word, or with only a word of degree between."""
    for word in s.before(index, 3):
        if word in NO_IDEA:
            return True
        if word not in _BETWEEN:
            return False
    return False
