"""Whether a word is the name of a person: by its capital and by the words around it, without a list of names."""

import re

from wijkwerker.domain.date_words import MONTHS, WEEKDAYS
from wijkwerker.domain.quicklog.model import Entry
from wijkwerker.domain.quicklog.sentence import Sentence
from wijkwerker.domain.quicklog.themes import NAMES, suggested_theme
from wijkwerker.domain.quicklog.vocabulary import KINDS, NATURES, people_word
from wijkwerker.domain.quicklog.wordsets import word_set

_MOST_WORDS = 5
_WITH = frozenset(["met", "en", "van", "bij", "aan", "voor", "door", "tegen", "namens", "via"])
_TOGETHER = word_set("met sprak spraken ontmoette ontmoet belde appte mailde bezocht zag gesproken")
# who does this is a person: "Karima belde", "Rachid heeft gevraagd", "ik heb Bas van der Meer beloofd"
_DOES = word_set("belde mailde appte vroeg vertelde kwam wil wilde beloofde zei")
_DID = word_set(
    "gevraagd gebeld gemaild geappt verteld beloofd gezegd aangeboden teruggebeld gesproken ontmoet bezocht uitgenodigd"
    " geholpen bedankt gezien"
)
_HAVE = frozenset(["heb", "hebben"])
# a capital and a verb after it make these no person: "Toen kwam de regen", "Woningbouw belde"
_OPENERS = word_set(
    "er hier daar toen dus zo soms eerst verder uiteindelijk vervolgens opeens plotseling natuurlijk misschien toch nu"
    " straks maar men hoe waarom waar wanneer wie wat niks niets opnieuw tevens ineens hopelijk eindelijk eigenlijk"
    " gelukkig helaas vorige volgende vanuit woningbouw huisarts wijkverpleegkundige thuiszorg zorg bewoner bewoonster"
    " postbode conrector directeur directrice juf meester leerkracht dokter arts pastoor dominee imam onbekende eentje"
    " ander anderen andere sommigen velen enkelen niemand iedereen"
)
# "de Brug belde", "corporatie Mitros wil": a thing or a body, not a person
_NO_PERSON_AFTER = word_set(
    "de het een die deze dit onze mijn gemeente corporatie woningcorporatie stichting vereniging school basisschool"
    " club bedrijf winkel restaurant woningbouw zorgorganisatie organisatie"
)
_SUBJECTS = word_set("ik je jij hij ze zij we wij men er iedereen niemand iemand jullie dat dit")
_WHEN_OR_BODY = re.compile(
    r".*(?:ochtend|middag|avond|nacht|morgen|dags?|weekend|lijk|club|groep|vereniging|bond|comite|bedrijf|fonds|dienst|maal)"
)
_NO_SPEECH = re.compile(r".{2,}(?:ans|ees|isch|oons|uits)")  # "ik heb Spaans gesproken"
# ordinary words that are far more often a name when they stand so
_MOSTLY_NAMES = word_set("bas roos sam mees jet sil")
_HONORIFICS = word_set("mevrouw meneer mevr mw dhr heer mv fam familie tante oom buurman buurvrouw")
_FORMAL = word_set("mevrouw meneer mevr mw dhr heer mv fam familie")
_MESSAGES = word_set(
    "vraag hulpvraag idee klacht signaal tip melding verhaal mail mailtje appje bericht berichtje telefoontje"
    " belletje verzoek voorstel"
)
_VISITS = frozenset(["huisbezoek", "koffie", "langs", "bezoek", "thee", "gesprek", "geweest"])
_PARTICLES = word_set("de van den der el al ter ten te la le ben bin bint ibn abu ait da dos di von i y")
# names that are an ordinary word too, or a word of a place: a capital at the start of a sentence says nothing of them
_ORDINARY = word_set(
    "mei roos bloem hoop wil sil storm sky lente zomer herfst winter jet mees bas sam jong groen wit zwart bruin"
    " oud goed hart boom berg bos veld dijk brug kerk school huis kok bakker visser meester koning keizer prins"
    " smit kuiper slager post vos haan hond wolf de het een nieuw nieuwe noord oost zuid west midden centrum stad"
    " dorp haven hoek plein park rand kern werk zand duin station markt samen buurt wijk straat open mooi wel niet"
    " ook even nog dan toen later daarna straks vandaag weer heel veel leuk fijn gezellig druk rustig was is waren"
    " heeft had hebben ging gaan wilde komt kwam zit zat stond kan kon mag moet iets iemand niemand alles bewoners"
    " ster zon maan engel vrede landen kampen singels gein plantage noordoost noordwest zuidoost zuidwest"
)
_NO_NAMES = word_set(
    "gemeente corporatie politie wijkagent buurtteam wijkteam jeugdteam school basisschool kerk moskee"
    " woningcorporatie welzijn stichting vereniging bibliotheek buurthuis wijkcentrum zorgcentrum speeltuin"
    " supermarkt winkelcentrum wethouder burgemeester raad wijkraad ggd ggz wmo uwv nederlands nederland engels"
    " arabisch turks marokkaans berbers pools kerst pasen pinksteren ramadan suikerfeest offerfeest sinterklaas"
    " koningsdag burendag iftar covid corona god allah ik we wij hij zij ze hun ons mijn onze zijn haar het de een"
    " die dat dit deze alle wat wie whatsapp facebook instagram teams zoom excel jou jullie mekaar elkaar hem"
)
_PLACE_ENDING = re.compile(
    r".{2,}(?:straat|laan|plein|dreef|weg|hof|park|kade|singel|gracht|markt|kerk|school|huis|centrum|buurt|wijk|veld|toren"
    r"|flat|plantsoen|pad|steeg|poort|brug|dijk|haven|station|tuin|hal|zaal|cafe|winkel|team|raad|stichting|oord|gaarde"
    r"|hoeve|stede|donk|dam|loods|kamer)"
)
_PEOPLE_OF = re.compile(r".{3,}(?:ische|aanse|ijnse|landse)")


def is_ordinary(word: str) -> bool:
    """Whether a folded word is so common that only its surroundings can make it a name."""
    return word in _ORDINARY or word in _NO_NAMES or is_known_word(word)


def is_known_word(word: str) -> bool:
    """Whether the one-line entry knows this folded word as something else than a name."""
    return bool(
        word in MONTHS
        or word in WEEKDAYS
        or word in NAMES
        or people_word(word)
        or KINDS.fullmatch(word)
        or NATURES.fullmatch(word)
        or suggested_theme(word)
    )


def name_end(s: Sentence, first: int) -> int:
    """The last word of a name that starts at `first`: words with a capital, and "de", "van", "el" between them."""
    last = first
    if s.shouting:
        return last
    place = first + 1
    while place < min(first + _MOST_WORDS, len(s.words)) and _continues(s, place):
        word = s.words[place]
        if word.capital:
            if is_ordinary(word.fold) and word.fold not in _PARTICLES and last == place - 1:
                break
            last = place
        elif word.fold not in _PARTICLES:
            break
        place += 1
    return last


def _continues(s: Sentence, index: int) -> bool:
    return s.free_word(index) and s.gap(index) in {" ", "-", "’", "'"}


def says_person(s: Sentence, index: int, called: list[Entry], *, after_person: bool) -> bool:
    """Whether a word that fits known contacts is meant as a name here."""
    word = s.words[index]
    before = set(s.before(index))
    if after_person or before & _HONORIFICS:
        return True
    if is_ordinary(word.stem):
        return word.capital and bool(before & (_TOGETHER | _HONORIFICS)) and not is_known_word(word.stem)
    first = any(entry.part != "word" and not entry.organisation for entry in called)
    if not first:
        return word.capital and not s.shouting and bool(before & _WITH)
    if word.capital and not s.shouting:
        return True
    return len(word.fold) > 2 and bool(before & _WITH)


def may_be_unknown(s: Sentence, index: int, *, after_person: bool) -> bool:
    """Whether a word that fits no contact is surely the name of a person whom the lists do not know."""
    word = s.words[index]
    honoured = word.fold in _PARTICLES and bool(set(s.before(index)) & _FORMAL)
    if honoured and name_end(s, index) > index:
        return True  # "mevrouw de Vries"
    if not word.capital or s.shouting or len(word.raw) < 2 or word.raw.isupper():
        return False
    if _acts(s, index):
        return True
    if s.opens(index):
        return False
    if is_ordinary(word.stem) or _PLACE_ENDING.fullmatch(word.stem) or _is_of_a_people(s, index):
        return False
    nearest, further, *_ = [*s.before(index, 2), "", ""]
    if after_person or nearest in _TOGETHER or nearest in _HONORIFICS:
        return True
    if nearest == "van":
        return further in _MESSAGES
    return nearest == "bij" and (further in _VISITS or s.after(index, 1) == ["thuis"])


def _acts(s: Sentence, index: int) -> bool:
    """Whether the name from this word on is said to do something, or someone has done something for it."""
    word = s.words[index]
    last = name_end(s, index)
    if (
        word.stem in _OPENERS
        or _WHEN_OR_BODY.fullmatch(word.stem)
        or _PLACE_ENDING.fullmatch(s.words[last].stem)
        or _is_of_a_people(s, index)
    ):
        return False
    if is_ordinary(word.stem) and (word.stem not in _MOSTLY_NAMES or is_known_word(word.stem)):
        return False
    nearest, after = s.before(index), s.after(last, 4)
    if set(nearest) & _NO_PERSON_AFTER:
        return False
    if after[:1] and after[0] in _DOES:
        return not (
            s.opens(index) and (after[0] == "kwam" or set(after[1:2]) & _SUBJECTS)
        )  # "Plots kwam", "Nou wil ze"
    if after[:1] == ["heeft"]:
        return bool(set(after[1:]) & _DID)
    return bool(set(nearest) & _HAVE and set(after[:3]) & _DID) and not _NO_SPEECH.fullmatch(word.stem)


def _is_of_a_people(s: Sentence, index: int) -> bool:
    """Whether the word says from where: "Syrische moeders", "Utrechtse bewoners"."""
    after = s.after(index, 1)
    lower = bool(after) and not s.words[index + 1].capital
    return bool(after and people_word(after[0])) or (lower and bool(_PEOPLE_OF.fullmatch(s.words[index].fold)))
