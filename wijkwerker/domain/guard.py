"""What does not belong in the register: a citizen service number, and words of health, origin and religion.

The guard only points: the worker decides. Nothing of what it finds is ever logged.
"""

import re
import unicodedata

from wijkwerker.domain.folding import flat

# figures in a row, with at most one sign between: 111222333 · 111 222 333 · 1112.22.333, also stuck to a word
# ("BSN111222333"), but not to one letter or to the letters of a CBS code ("BU03440331")
_RUN = re.compile(
    r"(?<![\d€])(?<!€ )(?<!\d[,:/])(?<!\b[^\W\d_])(?<!\bBU)(?<!\bWK)(?<!\bGM)"
    r"\d+(?:[ .\u00a0-]\d+)*(?![\d%]|[,:/]\d)",
    re.IGNORECASE,
)
_GROUP = re.compile(r"\d+")
_DATE = re.compile(r"\d{1,2}\D\d{1,2}\D\d{4}|\d{4}\D\d{1,2}\D\d{1,2}")
_PHONE = re.compile(r"(?:0|\+31|0031)\d{9}")
_WIDE = re.compile("[\uff01-\uff5e]")
_MOST_GROUPS = 5

_HEALTH = (
    "kanker chemo tumor diabetes diabeet suikerziekte suikerziek depressie depressief depressies depressieve"
    " burn-out burnout psychose psychotisch psychotische schizofreen schizofrenie bipolair borderline autist"
    " autistisch autistische autisme adhd add ptss trauma getraumatiseerd getraumatiseerde dement demente dementie"
    " alzheimer parkinson epilepsie hiv aids reuma astma copd hartinfarct hartpatient herseninfarct beroerte tia"
    " verslaafd verslaafde verslaving alcoholist alcoholistisch zwanger zwangere zwangerschap abortus miskraam"
    " medicatie medicijnen antidepressiva anorexia eetstoornis suicidaal suicide zelfmoord zelfmoordpoging"
    " verstandelijk gehandicapt gehandicapte rolstoel psychiater psychiatrisch psychiatrische ggz diagnose"
    " ziekenhuisopname opgenomen ongeneeslijk terminaal ziek zieke invalide slechthorend slechtziend blind doof"
    " lvb angststoornis paniekaanvallen corona"
)
_ORIGIN = (
    "marokkaan marokkanen marokkaans marokkaanse marokkaanen turk turken turks turkse surinamer surinamers"
    " surinaams surinaamse antilliaan antillianen antilliaans antilliaanse syrier syriers syrisch syrische"
    " somalier somaliers somalisch somalische afghaan afghanen afghaans afghaanse irakees irakezen iraaks iraakse"
    " iraans iraanse iranier eritreeer eritreeers eritrees eritrese ethiopisch ethiopische pool polen pools poolse"
    " bulgaar bulgaren bulgaars bulgaarse roemeen roemenen roemeens roemeense oekrainer oekrainers oekraiens"
    " oekraiense afrikaan afrikanen afrikaans afrikaanse arabier arabieren arabische koerd koerden koerdisch"
    " koerdische berber berbers ghanees ghanese allochtoon allochtonen allochtoonse autochtoon autochtonen"
    " autochtone roma sinti zigeuner zigeuners blanke blanken migratieachtergrond etniciteit etnische huidskleur"
    " molukker molukkers moluks molukse chinees chinezen chinese"
)
_RELIGION = (
    "moslim moslims moslima moslimas islam islamitisch islamitische christen christenen christelijk christelijke"
    " katholiek katholieke katholieken protestant protestants protestantse gereformeerd gereformeerde jood joden"
    " joods joodse hindoe hindoes hindoestaan hindoestaans hindoestaanse boeddhist boeddhisten boeddhistisch sikh"
    " sikhs jehova atheist atheisten hoofddoek hoofddoekje gelovig gelovige"
)
_WORDS = frozenset(f"{_HEALTH} {_ORIGIN} {_RELIGION}".split())
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
# said of something else than a person: "een blinde muur", "de christelijke basisschool", "Turks eten"
_OF_THINGS = re.compile(
    r"\s+(?:basis)?(?:school|scholen|brood|eten|keuken|gerecht|gerechten|maaltijd|soep|koffie|thee|muziek|dans|taal|les"
    r"|lessen|film|feest|supermarkt|bakker|slager|winkel|restaurant|kerk|stichting|vereniging|vlek)\b"
)
_NOT_OF_HEALTH = re.compile(
    r"(?:opgenomen\s+(?:in\s+de\s+(?:planning|agenda|notulen)|contact|met)|contact\s+opgenomen)"
)


def find_bsn(text: str) -> list[tuple[int, int]]:
    """Where numbers stand that may be a BSN: 8 or 9 digits that pass the elfproef, as (start, end) in characters.

    Digits may be apart by dots, spaces or hyphens, stuck to a word, or of full width. Phone numbers, dates, amounts
    and longer numbers are none.
    """
    text = _with_plain_figures(text)
    found: list[tuple[int, int]] = []
    for run in _RUN.finditer(text):
        groups = [match.span() for match in _GROUP.finditer(text, *run.span())]
        first = 0
        while first < len(groups):
            last = _bsn_from(text, groups, first)
            if last is not None:
                found.append((groups[first][0], groups[last][1]))
            first = first + 1 if last is None else last + 1
    return found


def _with_plain_figures(text: str) -> str:
    """The text with the figures of other scripts and widths as 0 to 9; every character keeps its place."""
    if text.isascii():
        return text
    text = _WIDE.sub(lambda sign: unicodedata.normalize("NFKC", sign[0]), text)
    return "".join(str(unicodedata.decimal(sign, sign)) for sign in text)


def _bsn_from(text: str, groups: list[tuple[int, int]], first: int) -> int | None:
    """The last of the groups that make a BSN together from group `first` on; None when there is none."""
    if _phone_from(text, groups, first) is not None:
        return None
    for last in range(first, min(first + _MOST_GROUPS, len(groups))):
        if _may_be_bsn(text[groups[first][0] : groups[last][1]]) and not _in_phone(text, groups, first):
            return last
    return None


def _phone_from(text: str, groups: list[tuple[int, int]], first: int) -> int | None:
    """The last of the groups that make a phone number together from group `first` on: "06 12 34 56 78"."""
    place = groups[first][0]
    digits = "+" if text[place - 1 : place] == "+" and place else ""
    for last in range(first, min(first + _MOST_GROUPS + 1, len(groups))):
        digits += text[slice(*groups[last])]
        if _PHONE.fullmatch(digits):
            return last
    return None


def _in_phone(text: str, groups: list[tuple[int, int]], first: int) -> bool:
    """Whether this group stands in a phone number that began before it."""
    ends = (_phone_from(text, groups, start) for start in range(max(0, first - _MOST_GROUPS), first))
    return any(end is not None and end >= first for end in ends)


def _may_be_bsn(written: str) -> bool:
    groups = _GROUP.findall(written)
    digits = "".join(groups)
    if len(digits) not in {8, 9} or _DATE.fullmatch(written):
        return False
    if len(groups) > 1 and (min(map(len, groups)) < 2 or max(map(len, groups)) < 3):
        return False  # a row of small numbers
    from stdnum.nl import bsn  # brings much that the start can do without

    return bool(bsn.is_valid(digits.zfill(9)))


def special_words(text: str) -> list[tuple[int, int, str]]:
    """Words that say something of the health, origin or religion of a person: (start, end, the word as typed)."""
    plain = flat(text)
    return [
        (match.start(), match.end(), text[match.start() : match.end()])
        for match in _WORD.finditer(plain)
        if match[0] in _WORDS and not _OF_THINGS.match(plain, match.end()) and not _is_contact(plain, match)
    ]


def _is_contact(plain: str, match: re.Match[str]) -> bool:
    """Whether "opgenomen" is of contact or of a list, not of a hospital."""
    return match[0] == "opgenomen" and bool(_NOT_OF_HEALTH.search(plain, max(0, match.start() - 12), match.end() + 24))
