"""The one-line entry by example, written from the grammar before the parser. Today is Friday 20 November 2026.

A field that an example does not name must have its default: today, gesprek, one person, nothing else.
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
    # the example of the design
    (
        (
            "Gisteren 45 min koffie met @Fatima en 3 moeders in Zamenhofdreef over #opvoeding, mooi plan voor naaicafé"
            " → flyer maken vrijdag"
        ),
        {
            "date": "2026-11-19",
            "minutes": 45,
            "kind": "koffie",
            "people": 4,
            "groups": ["moeders"],
            "contacts": ["Fatima El Amrani"],
            "area": "Zamenhofdreef en omgeving",
            "themes": ["opvoeding"],
            "polarity": "kracht",
            "promises": [("flyer maken", "2026-11-27")],
        },
    ),
    # dates
    ("vandaag gesprek in Overvecht", {"area": "Overvecht"}),
    ("eergisteren inloop in Lunetten", {"date": "2026-11-18", "kind": "inloop", "area": "Lunetten"}),
    ("Gister even gesproken met 2 bewoners", {"date": "2026-11-19", "people": 2}),
    (
        "vanochtend op straat 4 jongeren",
        {"kind": "straatgesprek", "people": 4, "groups": ["jongeren"], "part": "ochtend"},
    ),
    ("ma koffie met @Ali", {"date": "2026-11-16", "kind": "koffie", "contacts": ["Ali Yıldız"]}),
    ("zat. wijkschouw met 6 bewoners", {"date": "2026-11-14", "kind": "wijkschouw", "people": 6}),
    ("zo. inloop", {"date": "2026-11-15", "kind": "inloop"}),
    ("vrijdag overleg", {"date": "2026-11-13", "kind": "overleg"}),
    ("afgelopen dinsdag huisbezoek", {"date": "2026-11-17", "kind": "huisbezoek"}),
    ("vrijdag jl. bijeenkomst met 30 bewoners", {"date": "2026-11-13", "kind": "bijeenkomst", "people": 30}),
    ("vorige week vrijdag overleg", {"date": "2026-11-13", "kind": "overleg"}),
    (
        "vorige week do koffie met 5 ouderen",
        {"date": "2026-11-12", "kind": "koffie", "people": 5, "groups": ["ouderen"]},
    ),
    ("12 nov inloop, 17 bezoekers", {"date": "2026-11-12", "kind": "inloop", "people": 17}),
    ("12 november 2025 bewonersavond", {"date": "2025-11-12", "kind": "bijeenkomst"}),
    ("12-11 telefoontje", {"date": "2026-11-12", "kind": "telefoon"}),
    ("25-11 telefoontje", {"date": "2025-11-25", "kind": "telefoon"}),
    ("12-11-2026 mailtje van een bewoner", {"date": "2026-11-12", "kind": "app/mail"}),
    ("31-02 inloop", {"kind": "inloop"}),
    ("12-11-2027 inloop", {"kind": "inloop"}),
    # durations and clock times
    ("een kwartier gebeld met @Henk", {"minutes": 15, "kind": "telefoon", "contacts": ["Henk van Dijk"]}),
    ("drie kwartier huisbezoek", {"minutes": 45, "kind": "huisbezoek"}),
    ("half uurtje op straat gepraat", {"minutes": 30, "kind": "straatgesprek"}),
    ("1 uur overleg", {"minutes": 60, "kind": "overleg"}),
    ("anderhalf uur bijeenkomst", {"minutes": 90, "kind": "bijeenkomst"}),
    ("1u30 wijkschouw", {"minutes": 90, "kind": "wijkschouw"}),
    ("2 uur inloop", {"minutes": 120, "kind": "inloop"}),
    ("1,5 uur gesprek met 45 minuten pauze", {"minutes": 90}),
    ("19.30 uur bewonersavond met 25 bewoners", {"kind": "bijeenkomst", "people": 25, "time": "19:30"}),
    ("om 10 uur koffie", {"kind": "koffie", "time": "10:00"}),
    ("van 10 tot 12 inloop", {"kind": "inloop", "time": "10:00"}),
    # kinds
    ("koffieochtend met 8 vrouwen", {"kind": "koffie", "people": 8}),
    ("straatgesprek met twee mannen", {"kind": "straatgesprek", "people": 2}),
    ("gesprek tijdens de inloop", {"kind": "inloop"}),
    ("appje van @Noura", {"kind": "app/mail", "contacts": ["Noura el-M’Hamdi"]}),
    # natures
    ("kennisgemaakt met een ondernemer", {"nature": "kennismaking", "groups": ["ondernemers"]}),
    ("vraag van een vader over de speelplaats", {"nature": "vraag", "groups": ["vaders"], "themes": ["spelen"]}),
    ("klacht over afval", {"nature": "klacht", "themes": ["afval"]}),
    ("idee: bankje bij de flat", {"nature": "idee"}),
    ("signaal van 3 bewoners", {"nature": "signaal", "people": 3}),
    # numbers of people
    ("met 12 jongeren gesproken", {"people": 12, "groups": ["jongeren"]}),
    ("een stuk of 20 mensen bij de inloop", {"people": 20, "kind": "inloop"}),
    ("groepje van 8 op het plein", {"people": 8}),
    ("drie buurtbewoners en twee kinderen", {"people": 5, "groups": ["kinderen"]}),
    ("huisbezoek Ivoordreef 24", {"kind": "huisbezoek"}),
    ("week 45 gesprek met 12 meldingen", {}),
    ("2x gebeld, 3e keer raak", {"kind": "telefoon"}),
    ("overleg met 4 jongerenwerkers", {"kind": "overleg", "people": 4}),
    # people and organisations
    (
        'koffie met @"Ali Yıldız" en @Fatima El Amrani',
        {"kind": "koffie", "people": 2, "contacts": ["Ali Yıldız", "Fatima El Amrani"]},
    ),
    ("gebeld met lukasz nowak", {"kind": "telefoon", "contacts": ["Łukasz Nowak"]}),
    ("koffie met Fatima", {"kind": "koffie", "ambiguous": ["Fatima"]}),
    ("koffie met @Samira", {"kind": "koffie", "ambiguous": ["Samira"]}),
    ("koffie met @Joost", {"kind": "koffie", "unknown": ["Joost"]}),
    ("overleg met @Stadslab en 2 bewoners", {"kind": "overleg", "people": 2, "contacts": ["Stadslab"]}),
    ("gesprek met Jan de Wit", {"ambiguous": ["Jan de Wit"]}),
    # areas
    ("op straat in Overvecht-Noord", {"kind": "straatgesprek", "area": "Overvecht-Noord"}),
    ("inloop BU03440311", {"kind": "inloop", "area": "Taag- en Rubicondreef en omgeving"}),
    ("koffie in de dreef", {"kind": "koffie", "area": "Zamenhofdreef en omgeving"}),
    # themes
    ("gesprek over #Energie en #schulden", {"themes": ["energie", "schulden"]}),
    ("gesprek over #buurtbarbecue", {"themes": ["buurtbarbecue"]}),
    ("gesprek over eenzaamheid", {"themes": ["eenzaamheid"]}),
    # initiatives and activities
    ("overleg over !moestuin", {"kind": "overleg", "initiative": "Moestuin"}),
    ("met 3 vrijwilligers van Buurtkeuken Zamenhof", {"people": 3, "initiative": "Buurtkeuken Zamenhof"}),
    ("Taalcafé met 9 deelnemers", {"people": 9, "activity": "Taalcafé"}),
    # polarity
    ("goed nieuws van een moeder", {"groups": ["moeders"], "polarity": "kracht"}),
    ("bewoners zijn bang in het portiek", {"polarity": "zorg"}),
    ("bij het zorgcentrum met 2 mantelzorgers", {"people": 2, "groups": ["mantelzorgers"]}),
    ("trots op het feest maar bezorgd over de buurt", {}),
    ("veel geluidsoverlast", {"polarity": "zorg", "themes": ["overlast"]}),
    ("niet bang meer", {}),
    # follow-ups
    (
        "koffie met @Ali -> bellen vrijdag",
        {"kind": "koffie", "contacts": ["Ali Yıldız"], "promises": [("bellen", "2026-11-27")]},
    ),
    ("inloop → terugbellen morgen", {"kind": "inloop", "promises": [("terugbellen", "2026-11-21")]}),
    ("beloofd: sleutel regelen voor 1 dec", {"promises": [("sleutel regelen", "2026-12-01")]}),
    (
        "huisbezoek, terugbellen volgende week dinsdag",
        {"kind": "huisbezoek", "promises": [("terugbellen", "2026-11-24")]},
    ),
    ("inloop, bel ik maandag terug", {"kind": "inloop", "promises": [("bel ik terug", "2026-11-23")]}),
    (
        "overleg. Vrijdag terugkoppelen, 4 bewoners waren er",
        {"kind": "overleg", "people": 4, "promises": [("terugkoppelen", "2026-11-27")]},
    ),
    (
        "gesprek -> sleutel ophalen wo 25 nov. Met 3 jongeren",
        {"people": 3, "groups": ["jongeren"], "promises": [("sleutel ophalen", "2026-11-25")]},
    ),
]


@pytest.mark.parametrize(("sentence", "expected"), EXAMPLES, ids=[sentence for sentence, _ in EXAMPLES])
def test_a_sentence_is_read_as_the_grammar_says(
    sentence: str, expected: dict[str, Any], lexicon: Lexicon, shown: Shown
) -> None:
    log = parse(sentence, today=TODAY, lexicon=lexicon)
    assert shown(log) == expected
    assert log.note == sentence
