"""More of the one-line entry: what the grammar leaves open, and what only looks like one of its parts.

Today is Friday 20 November 2026. A field that an example does not name must have its default.
"""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from wijkwerker.domain.quicklog import Lexicon, QuickLog
from wijkwerker.domain.quicklog.parser import parse

TODAY = date(2026, 11, 20)
Shown = Callable[[QuickLog], dict[str, Any]]

EXAMPLES: list[tuple[str, dict[str, Any]]] = [
    # dates
    ("gisteravond bewonersavond", {"date": "2026-11-19", "part": "avond", "kind": "bijeenkomst"}),
    ("Maandagochtend koffieochtend, 9 dames", {"date": "2026-11-16", "part": "ochtend", "kind": "koffie", "people": 9}),
    ("koffie op wo 11 nov", {"date": "2026-11-11", "kind": "koffie"}),
    ("drie dagen geleden gebeld", {"date": "2026-11-17", "kind": "telefoon"}),
    ("dinsdag vorige week wijkschouw", {"date": "2026-11-10", "kind": "wijkschouw"}),
    ("Zo mooi hoe 4 buren elkaar helpen", {"people": 4, "polarity": "kracht"}),
    ("inloop, elke maandag komt een oudere", {"kind": "inloop", "groups": ["ouderen"]}),
    ("29-02 gebeld", {"date": "2024-02-29", "kind": "telefoon"}),
    ("kinderen van 10-12 jaar op straat", {"kind": "straatgesprek", "groups": ["kinderen"]}),
    # durations and clock times
    ("uurtje koffie", {"minutes": 60, "kind": "koffie"}),
    ("2,5 uur wijkschouw", {"minutes": 150, "kind": "wijkschouw"}),
    ("1 uur en een kwartier overleg", {"minutes": 75, "kind": "overleg"}),
    ("gebeld, 10 min", {"minutes": 10, "kind": "telefoon"}),
    ("twintig minuten op straat", {"minutes": 20, "kind": "straatgesprek"}),
    ("half 3 inloop met 6 mensen", {"kind": "inloop", "people": 6, "time": "14:30"}),
    ("om 14.15 uur huisbezoek, 1 uur", {"kind": "huisbezoek", "minutes": 60, "time": "14:15"}),
    ("12 vrijwilligers geven 2 uur per week les", {"people": 12}),
    # kinds
    ("gesprek bij Henk van Dijk thuis", {"kind": "huisbezoek", "contacts": ["Henk van Dijk"]}),
    ("teamoverleg over de flyer voor de bewonersavond", {"kind": "overleg"}),
    ("haar telefoon was kapot", {}),
    ("kopje thee bij de bieb", {"kind": "koffie"}),
    ("aan de bel getrokken bij de gemeente", {}),
    # natures
    ("geen klachten meer", {}),
    ("hulpvraag over DigiD", {"nature": "vraag", "themes": ["digitaal"]}),
    ("bewoner vroeg om een drempel", {"nature": "vraag", "themes": ["verkeer"]}),
    ("twee ideeën van een moeder", {"nature": "idee", "groups": ["moeders"]}),
    ("ik vraag me af of het lukt", {}),
    ("netwerkborrel, 40 bezoekers", {"nature": "netwerk", "people": 40}),
    # numbers of people
    ("12 bewoners, waarvan 3 kinderen", {"people": 12, "groups": ["kinderen"]}),
    ("20 bezoekers (14 vrouwen en 6 mannen)", {"people": 20}),
    ("12 jongeren: 8 jongens en 4 meiden", {"people": 12, "groups": ["jongeren"]}),
    ("20 bezoekers en 3 vrijwilligers", {"people": 23}),
    ("20 à 25 bewoners", {"people": 20}),
    ("met z’n drieën op pad", {"people": 3}),
    ("een paar jongeren gesproken", {"groups": ["jongeren"]}),
    ("een echtpaar en een oudere buurman", {"people": 3, "groups": ["ouderen"]}),
    ("moeder van 3 kinderen", {"groups": ["moeders"]}),
    ("klacht over 4 hangjongeren", {"nature": "klacht"}),
    ("3 van de 10 deelnemers waren nieuw", {"people": 3}),
    ("leerlingen van groep 8 kinderen mee", {"groups": ["kinderen"]}),
    ("€ 50 bewoners betalen zelf", {}),
    ("1.200 bezoekers op het buurtfeest", {"people": 1200, "kind": "bijeenkomst"}),
    ("vijfentwintig vrouwen", {"people": 25}),
    ("een jonge moeder met twee kleine kinderen", {"people": 3, "groups": ["kinderen", "moeders"]}),
    ("Ivoordreef 12 bewoner gesproken", {}),
    ("groepje van 8 jaar oud", {}),
    # people and organisations
    ("Fatima belde", {"kind": "telefoon", "ambiguous": ["Fatima"]}),
    ("Fatima belde gisteren", {"kind": "telefoon", "ambiguous": ["Fatima"], "date": "2026-11-19"}),
    ("koffie met @Fatima, Fatima wil helpen", {"kind": "koffie", "contacts": ["Fatima El Amrani"]}),
    ("gesproken met Samira Haddad en Joost", {"contacts": ["Samira Haddad"], "unknown": ["Joost"]}),
    ("overleg met Woonstichting De Brug", {"kind": "overleg", "contacts": ["Woonstichting De Brug"]}),
    ("koffie met @Fatima Jansen", {"kind": "koffie", "unknown": ["Fatima Jansen"]}),
    ("mail naar info@stadslab.nl", {"kind": "app/mail"}),
    ("gesprek met mevrouw Jansen", {"unknown": ["Jansen"]}),
    ("gesprek met Syrische moeders", {"groups": ["moeders"]}),
    ("koffie met Fatima’s buurvrouw", {"kind": "koffie", "ambiguous": ["Fatima"]}),
    ("Joost kwam langs", {}),
    ("GEBELD MET FATIMA", {"kind": "telefoon", "ambiguous": ["FATIMA"]}),
    # areas
    ("wandeling in Zamenhofdreef in Overvecht", {"area": "Zamenhofdreef en omgeving", "themes": ["bewegen"]}),
    ("Buurtteam Overvecht belde", {"kind": "telefoon", "contacts": ["Buurtteam Overvecht"]}),
    ("bewoners komen van oost naar west", {}),
    ("inloop in oost", {"kind": "inloop", "area": "Oost"}),
    ("kanaleneiland, 5 jongeren", {"people": 5, "groups": ["jongeren"], "area": "Kanaleneiland"}),
    # themes
    ("gesprek over #energie, de huurverhoging en eenzaamheid", {"themes": ["energie", "eenzaamheid"]}),
    ("aan het werk met 3 vrijwilligers", {"people": 3}),
    ("Samen koken met 12 vrouwen", {"people": 12, "themes": ["eten"]}),
    ("burenhulp opgezet", {"themes": ["burenhulp"]}),
    # initiatives and activities
    ("!fietsmaatjes 4 deelnemers", {"people": 4, "initiative": "De Fietsmaatjes"}),
    ('!"Repair Café" met 2 vrijwilligers', {"people": 2, "activity": "Repair Café"}),
    ("wandelgroep vechtzoom gelopen", {"activity": "Wandelgroep Vechtzoom"}),
    ("Fietsles voor vrouwen, 11 deelnemers", {"people": 11, "activity": "Fietsles voor vrouwen"}),
    ("samen erop uit met 7 ouderen", {"people": 7, "groups": ["ouderen"], "activity": "Samen erop uit"}),
    ("!bestaatniet besproken", {}),
    # polarity
    ("geen overlast meer", {"themes": ["overlast"]}),
    ("zorgen over de speeltuin", {"polarity": "zorg", "themes": ["spelen"]}),
    ("ze zorgen voor elkaar", {}),
    ("werkt in de zorg", {}),
    ("heel blij met het bankje", {"polarity": "kracht"}),
    ("niet zo blij", {}),
    # follow-ups
    (
        "koffie met 3 moeders en vrijdag terugkoppelen",
        {"kind": "koffie", "people": 3, "groups": ["moeders"], "promises": [("terugkoppelen", "2026-11-27")]},
    ),
    ("inloop. Ik bel Samira maandag terug.", {"kind": "inloop", "promises": [("Ik bel Samira terug", "2026-11-23")]}),
    (
        "overleg -> flyer maken vrijdag -> zaal regelen",
        {"kind": "overleg", "promises": [("flyer maken", "2026-11-27"), ("zaal regelen", None)]},
    ),
    ("gesprek -> 3 bewoners bellen over 2 weken", {"promises": [("3 bewoners bellen", "2026-12-04")]}),
    ("niets beloofd aan 2 bewoners", {"people": 2}),
    ("Heb een bankje beloofd", {"promises": [("een bankje", None)]}),
    ("teruggekoppeld aan 5 bewoners", {"people": 5}),
    ("-> vrijdag", {"promises": [("vrijdag", "2026-11-27")]}),
    ("inloop ->", {"kind": "inloop"}),
    (
        "koffie → in Overvecht rondvragen over #taal",
        {
            "kind": "koffie",
            "area": "Overvecht",
            "themes": ["taal"],
            "promises": [("in Overvecht rondvragen over #taal", None)],
        },
    ),
]


@pytest.mark.parametrize(("sentence", "expected"), EXAMPLES, ids=[sentence for sentence, _ in EXAMPLES])
def test_a_sentence_is_read_as_a_colleague_would(
    sentence: str, expected: dict[str, Any], lexicon: Lexicon, shown: Shown
) -> None:
    assert shown(parse(sentence, today=TODAY, lexicon=lexicon)) == expected
