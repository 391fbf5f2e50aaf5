"""The words of field work: kinds, natures, what goes well or worries, and words for people."""

import re
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from wijkwerker.domain.quicklog.wordsets import word_set

# In the order of the text the first one counts. A name of a group is the code, / and spaces as in CODES.
KINDS = re.compile(
    r"(?<!\w)(?:"
    r"(?P<koffie>koffie(?:tje|tjes|ochtend|middag|avond|uur|uurtje|gesprek|drinken|moment|klets|tafel|inloop|bezoek|"
    r"ronde|kring)?|bakkie|kop(?:je)?\s+thee|thee\s+gedronken|theedrinken)"
    r"|(?P<straatgesprek>op\s+(?:de\s+)?straat|straatgesprek\w*|straatpraatje\w*)"
    r"|(?P<inloop>inloop(?:spreekuur|ochtend|middag|avond|uur|uurtje|dag|moment)?|(?:buurt|wijk|open)inloop|spreekuur)"
    r"|(?P<huisbezoek>huisbezoek\w*|(?:bij|aan)\s+huis|bij\s+(?:@?[\w-]+\s+){1,3}thuis|thuisbezoek\w*)"
    r"|(?P<telefoon>(?:op|terug)?gebeld|bellen|nabellen|bel(?:de|den|t)|belletjes?|telefoon(?:tjes?|gesprek\w*)?"
    r"|telefonisch|getelefoneerd|(?:ge)?(?:video)?gebel(?:d)?|videobellen|aan\s+de\s+lijn)"
    r"|(?P<mail>(?:whats)?app(?:jes?|bericht\w*|en|te|ten)?|geappt|ge-appt|appt|e?-?mail(?:tjes?|en|de|den|t)?|ge(?:-?e-?)?mail[dt]"
    r"|gemailed|sms(?:'je|'jes|je|jes)?|ge-?sms't|ge-?sms(?:t|d))"
    r"|(?P<overleg>(?:(?!af|door)[a-z]+)?overleg(?:je|jes|d|den|de|gen|gende)?|vergadering|vergaderd|vergaderen"
    r"|(?:team|bestuurs|werk)vergadering)"
    r"|(?P<wijkschouw>(?:wijk|buurt|straat|wandel|groen|veiligheids)?schouw(?:en|tje)?|geschouwd)"
    r"|(?P<bijeenkomst>(?:[a-z]+)?bijeenkomst(?:en|je)?"
    r"|(?:bewoners|buurt|wijk|info|informatie|thema|thema-|ouder|inspraak|straat|inloop|kennis|dialoog)"
    r"(?:avond|middag|ochtend|vergadering|bijeenkomst|dag)(?:en|je)?|(?:buurt|straat|wijk|bewoners)feest(?:je)?)"
    r"|(?P<gesprek>(?:[a-z]+)?gesprek(?:je|jes|ken)?|gesproken|sprak(?:en)?|gepraat|praatje)"
    r")(?![\w])"
)
KIND_CODES = MappingProxyType({"mail": "app/mail"})

NATURES = re.compile(
    r"(?<!\w)(?:"
    r"(?P<kennismaking>kennisgemaakt|kennis\s?gemaakt|kennismak\w+|maakte(?:n)?\s+kennis)"
    r"|(?P<vraag>(?:[a-z]*hulp|bewoners|informatie|advies|zorg)?vra(?:ag|gen)|vraagje(?:s)?|vroeg(?:en)?\s+(?:om|of|naar|hoe|wat"
    r"|wanneer|waar|waarom|hulp|wie)|vraagt\s+(?:om|of|naar|hulp|aandacht|wanneer|waar|hoe))"
    r"|(?P<idee>(?:[a-z]+)?idee(?:en|tje|tjes)?)"
    r"|(?P<signaal>signa(?:al|len|leert|leren|leerde|leerden)|gesignaleerd|zorgsigna(?:al|len))"
    r"|(?P<klacht>(?:[a-z]+)?klacht(?:en|je|jes)?|klaagt|klaagde|klaagden|geklaagd|klagen)"
    r"|(?P<ondersteuning>ondersteun(?:ing|d|de|t|en)?)"
    r"|(?P<netwerk>(?:ge)?netwerk(?:en|t|borrel|lunch|bijeenkomst|overleg|ontbijt)?)"
    r")(?!\w)"
)
STRENGTH = re.compile(r"(?<!\w)(?:goed\s+nieuws|mooi(?:e|er|s|ste)?|trotse?|blije?)(?!\w)")
WORRY = re.compile(r"(?<!\w)(?:zorg(?:en)?|bezorgde?|[a-z]*overlast|bange?|boos|boze)(?!\w)")
NO_IDEA = frozenset({"geen", "niet", "nooit", "zonder", "nauwelijks"})


@dataclass(frozen=True, slots=True)
class PeopleWord:
    """A word for people: whether one, many or both can be counted with it, the group it is of, and how many one is."""

    one: bool
    many: bool
    group: str | None = None
    weight: int = 1


# singular/plural; a missing side is "-"
_PLAIN = (
    "mens/mensen mensje/mensjes persoon/personen -/pers -/man man/mannen vrouw/vrouwen dame/dames heer/heren"
    " mevrouw/mevrouwen meneer/meneren bewoner/bewoners bewoonster/bewoonsters buur/buren buurman/buurmannen"
    " buurvrouw/buurvrouwen buurtgenoot/buurtgenoten bezoeker/bezoekers deelnemer/deelnemers deelneemster/deelneemsters"
    " vrijwilliger/vrijwilligers vrijwilligster/vrijwilligsters collega/collegas gast/gasten lid/leden huurder/huurders"
    " jongen/jongens meisje/meisjes meid/meiden jongetje/jongetjes oma/omas opa/opas student/studenten"
    " leerling/leerlingen scholier/scholieren cursist/cursisten docent/docenten leraar/leraren trainer/trainers"
    " stagiair/stagiairs stagiaire/stagiaires agent/agenten ambtenaar/ambtenaren professional/professionals"
    " aanwezige/aanwezigen geinteresseerde/geinteresseerden belangstellende/belangstellenden omwonende/omwonenden"
    " passant/passanten voorbijganger/voorbijgangers klant/klanten gezinslid/gezinsleden zus/zussen broer/broers"
    " vriend/vrienden vriendin/vriendinnen initiatiefnemer/initiatiefnemers initiatiefneemster/initiatiefneemsters"
    " trekker/trekkers sleutelfiguur/sleutelfiguren sleutelpersoon/sleutelpersonen speler/spelers sporter/sporters"
    " wandelaar/wandelaars fietser/fietsers eigenaar/eigenaren helper/helpers maatje/maatjes coach/coaches"
    " volwassene/volwassenen zzper/zzpers partner/partners betrokkene/betrokkenen kandidaat/kandidaten"
    " eter/eters kok/koks reparateur/reparateurs toeschouwer/toeschouwers danser/dansers zanger/zangers tolk/tolken"
    " gastheer/gastheren organisator/organisatoren spreker/sprekers verpleegkundige/verpleegkundigen"
)
_OF_GROUP = MappingProxyType(
    {
        "jongeren": "jongere/jongeren tiener/tieners puber/pubers hangjongere/hangjongeren -/jongerengroep"
        " -/jongerengroepje",
        "kinderen": "kind/kinderen kindje/kindjes -/kids peuter/peuters kleuter/kleuters kleintje/- -/kindergroep",
        "ouders": "ouder/ouders -/oudergroep",
        "moeders": "moeder/moeders mama/mamas -/moedergroep",
        "vaders": "vader/vaders papa/papas -/vadergroep",
        "ouderen": "oudere/ouderen senior/senioren bejaarde/bejaarden plusser/plussers -/ouderengroep",
        "nieuwkomers": "nieuwkomer/nieuwkomers statushouder/statushouders vluchteling/vluchtelingen"
        " inburgeraar/inburgeraars asielzoeker/asielzoekers",
        "mantelzorgers": "mantelzorger/mantelzorgers",
        "ondernemers": "ondernemer/ondernemers ondernemster/ondernemsters winkelier/winkeliers",
        "jongvolwassenen": "jongvolwassene/jongvolwassenen",
        "volwassenen": "volwassene/volwassenen",
        "gezinnen": "gezin/gezinnen",
        "laaggeletterden": "laaggeletterde/laaggeletterden",
    }
)
_PAIRS = "echtpaar/echtparen koppel/koppels"
_COMPOUND = re.compile(
    r"[a-z]{3,}(?:(?P<plain>bewoner|werker|bezoeker|deelnemer|vrijwilliger|genoot|genote|houder|zorger|ganger|leider|manager"
    r"|makelaar|adviseur|meester|huurder|speler|coach|agent|regisseur|consulent|initiatiefnemer|coordinator)"
    r"(?P<many>s|es|en|n)?|(?P<plural>genoten|vrouwen|mannen|leden|mensen|vrienden|vriendinnen|personen|ambtenaren|meiden"
    r"|jongens|professionals)|(?P<single>vrouw|lid)"
    r"|(?P<group>jongeren|kinderen|moeders|vaders|ouders|ouderen|ondernemers)|(?P<one>moeder|vader|ondernemer|jongere|kind))"
)
_NO_PEOPLE = word_set(
    "geleden verleden overleden misleden schouders kouders kinderwerkers grootouders voorouders solid valid"
    " invalid geluid samengenoten medegeleden uitvoerders wittevrouwen"
)


def _table() -> dict[str, PeopleWord]:
    found: dict[str, PeopleWord] = {}
    specs = [(_PLAIN, None, 1), (_PAIRS, None, 2), *((spec, group, 1) for group, spec in _OF_GROUP.items())]
    for spec, group, weight in specs:
        for pair in spec.split():
            one, many = pair.split("/")
            for word, single in ((one, True), (many, False)):
                known = found.get(word)
                found[word] = PeopleWord(
                    one=single or bool(known and known.one),
                    many=not single or bool(known and known.many),
                    group=group,
                    weight=weight,
                )
    del found["-"]
    return found


_TABLE = MappingProxyType(_table())
_ONE_OF_GROUP = MappingProxyType(
    {"moeder": "moeders", "vader": "vaders", "ondernemer": "ondernemers", "jongere": "jongeren", "kind": "kinderen"}
)


@lru_cache(maxsize=2_000)
def people_word(word: str) -> PeopleWord | None:
    """What a folded word says of people, compounds included ("buurtkinderen"); None for other words."""
    if found := _TABLE.get(word):
        return found
    match = _COMPOUND.fullmatch(word)
    if not match or word in _NO_PEOPLE:
        return None
    if match["group"]:
        return PeopleWord(one=False, many=True, group=match["group"])
    if match["one"]:
        return PeopleWord(one=True, many=False, group=_ONE_OF_GROUP[match["one"]])
    many = bool(match["many"] or match["plural"])
    return PeopleWord(one=not many, many=many)
