"""Themes by their name, and by the words that can mean nothing else in a sentence of field work."""

import re
from types import MappingProxyType

from wijkwerker.domain.quicklog.sentence import Sentence
from wijkwerker.domain.quicklog.wordsets import word_set

NAMES = (
    "ontmoeten",
    "eenzaamheid",
    "opvoeding",
    "jeugd",
    "taal",
    "schulden",
    "werk",
    "gezondheid",
    "bewegen",
    "eten",
    "groen",
    "spelen",
    "wonen",
    "energie",
    "veiligheid",
    "overlast",
    "afval",
    "verkeer",
    "cultuur",
    "digitaal",
)

_SYNONYMS = MappingProxyType(
    {
        "ontmoeten": "ontmoeting ontmoetingen ontmoetings*",
        "eenzaamheid": "eenzaam eenzame eenzamen vereenzaming vereenzaamd vereenzamen isolement",
        "opvoeding": "opvoeden opvoedvraag opvoedvragen opvoed*",
        "jeugd": "jeugdwerk jeugdzorg jongerenwerk jeugdactiviteit jeugdactiviteiten",
        "taal": "taalles taallessen taalmaatje taalmaatjes taalcafe taalgroep taalvrijwilliger taal* inburgering"
        " nederlandse*les laaggeletterdheid",
        "schulden": "schuld schuldhulp* schuldsanering betalingsachterstand* huurachterstand* geldzorgen geldproblemen"
        " geldstress armoede deurwaarder deurwaarders incasso*",
        "werk": "werkloos werkloze werklozen werkloosheid baan sollicitatie* solliciteren solliciteert bijstand"
        " uitkering* werkzoekend* vacature*",
        "gezondheid": "gezond gezonde gezonder gezondheids* leefstijl huisarts",
        "bewegen": "beweeg* bewogen sport sporten sportles sportlessen sportdag sportmiddag sportactiviteit* wandelen"
        " wandelgroep wandelclub wandeling gewandeld fitness* yoga gym gymles fietsles fietslessen voetbal voetballen"
        " voetbaltoernooi gesport",
        "eten": "koken gekookt kookgroep kookclub kookles kooklessen kookactiviteit kookavond maaltijd maaltijden"
        " buurtmaaltijd buurtmaaltijden buurtkeuken gegeten eettafel eetclub voedselbank voedsel lunch ontbijt"
        " buurtbarbecue buurtbbq barbecue bbq",
        "groen": "groene groener tuin tuinen tuintje tuintjes tuinieren getuinierd buurttuin moestuin moestuinen"
        " geveltuin geveltuinen geveltuintje geveltuintjes plantenbak plantenbakken bloembak bloembakken bomen boom"
        " boompje boompjes plantsoen vergroen* planten plantjes binnentuin",
        "spelen": "speeltuin speeltuinen speelplek speelplekken speelplaats speelplein speeltoestel speeltoestellen"
        " speelveld speelgoed buitenspelen buitenspeeldag speelotheek",
        "wonen": "woning woningen woningnood huurverhoging huurprijs huurprijzen verhuizing renovatie renoveren"
        " gerenoveerd schimmel vocht vochtproblemen woningcorporatie sloop achterstallig*",
        "energie": "energie* isolatie isoleren geisoleerd zonnepaneel zonnepanelen stookkosten warmtepomp* warmtenet"
        " gasrekening stroomrekening aardgasvrij tochtstrips",
        "veiligheid": "veilig veilige veiliger onveilig onveilige onveiligheid veiligheids* inbraak inbraken ingebroken"
        " inbreker inbrekers buurtpreventie buurtwacht criminaliteit straatroof beroving beroofd",
        "overlast": "herrie lawaai burenruzie drugsoverlast",
        "afval": "zwerfafval zwerfvuil vuilnis vuilniszak vuilniszakken grofvuil container containers rommel vuil"
        " prikactie opruimactie opruimen bijplaatsing* dumping* vuilcontainer* afval*",
        "verkeer": "parkeren parkeerplaats parkeerplaatsen parkeer* geparkeerd hardrijden hardrijders drempel drempels"
        " zebrapad oversteek oversteken oversteekplaats fietspad verkeers*",
        "cultuur": "cultureel culturele muziek theater theatervoorstelling museum kunst kunst* muurschildering koor"
        " zangkoor dansles dansvoorstelling",
        "digitaal": "digitale digid computer computers computerles laptop tablet internet wifi digi*",
    }
)


def _tables() -> tuple[dict[str, str], re.Pattern[str], dict[str, str]]:
    exact: dict[str, str] = {}
    stems: dict[str, str] = {}
    for theme, words in _SYNONYMS.items():
        for word in words.split():
            if word.endswith("*"):
                stems[word[:-1]] = theme
            elif "*" not in word:
                exact[word] = theme
    stem = re.compile("|".join(sorted(stems, key=len, reverse=True)))
    return exact, stem, stems


_WORDS, _STEM, _STEMS = _tables()
_NUISANCE = re.compile(r"[a-z]{3,}overlast")
# words that are another word: "het Nederlands elftal" is not about taal, "taalgebruik" neither
_NO_THEME = word_set("kunstmatig kunstmatige kunststof digitaliseren taalgebruik energiek energieke kunstje")
_PHRASES = (
    (re.compile(r"(?<!\w)(?:te\s+)?hard\s+(?:gereden|rijden|rijdt|rijdende)(?!\w)"), "verkeer"),
    (re.compile(r"(?<!\w)nederlands\s+(?:leren|oefenen|spreken|praten)(?!\w)"), "taal"),
    (re.compile(r"(?<!\w)samen\s+(?:eten|gegeten|koken)(?!\w)"), "eten"),
)
_HASHTAG = re.compile(r"(?<![\w#&/])#([^\W\d_][\w-]*)")
# "aan het werk", "we gaan aan het werk": said of anything
_NO_WORK = frozenset({"het", "te", "ons", "mijn", "aan"})
_HERE = frozenset(
    {"aan", "in", "op", "hier", "daar", "er", "naast", "boven", "onder", "al", "bij", "tegenover", "naar"}
)


def read_hashtags(s: Sentence) -> list[str]:
    """Every #word in lower case, without its sign; they are taken, so that they mean nothing else."""
    found: list[str] = []
    for match in _HASHTAG.finditer(s.text):
        word = match[1].rstrip("-_").lower()
        s.mark(match.start(), match.end(), "themes", take=s.is_told(match.start()))
        found.append(word)
    return found


def read_themes(s: Sentence, hashtags: list[str], own: list[tuple[int, str]]) -> list[str]:
    """The themes in the order of the text; `own` are the team's own themes by place.

    Someone who uses # chooses the themes: then a name of a theme still counts, a word that only suggests one does not.
    """
    found = list(own)
    for index, word in enumerate(s.words):
        if not s.free_word(index):
            continue
        if word.fold in NAMES and not _means_else(s, index):
            _note(s, found, word.start, word.end, word.fold)
        elif not hashtags and (theme := suggested_theme(word.fold)):
            _note(s, found, word.start, word.end, theme)
    if not hashtags:
        for pattern, theme in _PHRASES:
            for match in pattern.finditer(s.plain):
                if s.is_free(*match.span()):
                    _note(s, found, *match.span(), theme)
    return list(dict.fromkeys(hashtags + [theme for _, theme in sorted(found)]))


def _means_else(s: Sentence, index: int) -> bool:
    """Whether a theme's name is another word here: "aan het werk", "ze wonen hier", "groen licht"."""
    word, before, after = s.words[index].fold, set(s.before(index)), set(s.after(index))
    return (
        (word == "werk" and bool(before & _NO_WORK))
        or (word == "wonen" and bool(after & _HERE))
        or (word == "groen" and "licht" in after)
        or (word == "spelen" and bool(before & {"die", "er", "dingen"}))
    )


def _note(s: Sentence, found: list[tuple[int, str]], start: int, end: int, theme: str) -> None:
    found.append((start, theme))
    s.mark(start, end, "themes", take=False)


def suggested_theme(word: str) -> str | None:
    """The theme that a folded word suggests, None for most words."""
    if word in _NO_THEME:
        return None
    if theme := _WORDS.get(word):
        return theme
    if _NUISANCE.fullmatch(word):
        return "overlast"
    match = _STEM.match(word)
    return _STEMS[match[0]] if match else None
