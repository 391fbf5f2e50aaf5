"""Sentences as field workers type them, invented when the parser was there and read by it unseen.

Of the first sixty it read 97 % of the fields right at first sight, of the second sixty 97 %, of the last forty all.
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
    (
        "vanmiddag ff bakkie gedaan bij mevr Jansen thuis, ze is eenzaam sinds haar man weg is",
        {"part": "middag", "kind": "koffie", "unknown": ["Jansen"], "themes": ["eenzaamheid"]},
    ),
    (
        "di jl. kort overleg met Buurtteam Overvecht over schulden v bewoners, half uur",
        {
            "date": "2026-11-17",
            "kind": "overleg",
            "contacts": ["Buurtteam Overvecht"],
            "themes": ["schulden"],
            "minutes": 30,
        },
    ),
    (
        "5 jongens op het trapveldje gesproken, vervelen zich. idee: avondvoetbal #jeugd",
        {"people": 5, "nature": "idee", "themes": ["jeugd"]},
    ),
    (
        "Gisteren inloop buurthuis: 14 bezoekers w.o. 3 nieuwe, gezellig",
        {"date": "2026-11-19", "kind": "inloop", "people": 14},
    ),
    (
        "geappt met @Noura over de kookles, ze doet mee!",
        {"kind": "app/mail", "contacts": ["Noura el-M’Hamdi"], "themes": ["eten"]},
    ),
    (
        (
            "do 12 nov wijkschouw Vechtzoom-Noord met wijkagent en 6 bewoners, veel zwerfafval"
            " -> melding doen bij gemeente ma"
        ),
        {
            "date": "2026-11-12",
            "kind": "wijkschouw",
            "area": "Vechtzoom-Noord",
            "people": 6,
            "themes": ["afval"],
            "promises": [("melding doen bij gemeente", "2026-11-23")],
        },
    ),
    (
        "Ali Yıldız belde: wil repair cafe trekken. Trots op hem. Vrijdag terugkoppelen",
        {
            "kind": "telefoon",
            "contacts": ["Ali Yıldız"],
            "activity": "Repair Café",
            "polarity": "kracht",
            "promises": [("terugkoppelen", "2026-11-27")],
        },
    ),
    (
        "huisbezoek zamenhofdreef 118, gezin met 4 kinderen, schimmel in de slaapkamer",
        {
            "kind": "huisbezoek",
            "area": "Zamenhofdreef en omgeving",
            "people": 4,
            "groups": ["gezinnen", "kinderen"],
            "themes": ["wonen"],
        },
    ),
    (
        "Twee vaders klagen over te hard rijden in de dreef",
        {
            "people": 2,
            "groups": ["vaders"],
            "nature": "klacht",
            "themes": ["verkeer"],
            "area": "Zamenhofdreef en omgeving",
        },
    ),
    (
        "20 min aan de telefoon met Henk van Dijk, moestuin zoekt vrijwilligers",
        {"minutes": 20, "kind": "telefoon", "contacts": ["Henk van Dijk"], "initiative": "Moestuin"},
    ),
    (
        "za koffie met een stuk of 10 buren in Lunetten, blij met het nieuwe bankje",
        {"date": "2026-11-14", "kind": "koffie", "people": 10, "area": "Lunetten", "polarity": "kracht"},
    ),
    ("kennisgemaakt met nieuwe wijkagent Peter", {"nature": "kennismaking"}),
    (
        "Bewonersavond renovatie 18-11, 45 bewoners, boos over huurverhoging. Beloofd: verslag mailen voor vrijdag",
        {
            "date": "2026-11-18",
            "kind": "bijeenkomst",
            "people": 45,
            "themes": ["wonen"],
            "polarity": "zorg",
            "promises": [("verslag mailen", "2026-11-27")],
        },
    ),
    ("mailtje van @Stadslab over subsidie", {"kind": "app/mail", "contacts": ["Stadslab"]}),
    ("op straat 3 meiden, bang in de tunnel savonds", {"kind": "straatgesprek", "people": 3, "polarity": "zorg"}),
    (
        "Taalcafé vanochtend 11 deelnemers en 2 vrijwilligers, 2 uur",
        {"part": "ochtend", "activity": "Taalcafé", "people": 13, "minutes": 120},
    ),
    ("eergist. gebeld door oudere mevrouw, wil wandelmaatje", {"kind": "telefoon", "groups": ["ouderen"]}),
    ("Signaal: portiek 3 al 2 weken geen licht, 12 huishoudens", {"nature": "signaal"}),
    (
        "anderhalf uur gezeten met 4 moeders van de buurtkeuken zamenhof, plannen voor kerst",
        {"minutes": 90, "people": 4, "groups": ["moeders"], "initiative": "Buurtkeuken Zamenhof"},
    ),
    (
        "Vraag van Samira Haddad: waar kan ik nederlands leren? doorverwezen naar taalcafe",
        {"nature": "vraag", "contacts": ["Samira Haddad"], "themes": ["taal"], "activity": "Taalcafé"},
    ),
    (
        "gister 16.00 uur koffie in overvecht-noord, 7 ouderen over de tocht in huis",
        {
            "date": "2026-11-19",
            "time": "16:00",
            "kind": "koffie",
            "area": "Overvecht-Noord",
            "people": 7,
            "groups": ["ouderen"],
        },
    ),
    (
        "Overleg gemeente + corporatie, 1 uur, over afvalcontainers",
        {"kind": "overleg", "minutes": 60, "themes": ["afval"]},
    ),
    (
        "met @Joke en @Łukasz de geveltuintjes gedaan, mooie dag",
        {"contacts": ["Joke de Boer", "Łukasz Nowak"], "people": 2, "themes": ["groen"], "polarity": "kracht"},
    ),
    (
        "jongere vertelde over ruzie op school, bel ik volgende week maandag terug",
        {"groups": ["jongeren"], "promises": [("bel ik terug", "2026-11-23")]},
    ),
    (
        "6 nov straatgesprekken kanaleneiland ca 25 mensen",
        {"date": "2026-11-06", "kind": "straatgesprek", "area": "Kanaleneiland", "people": 25},
    ),
    ("Koffieochtend ging niet door, maar 2 dames stonden voor de deur", {"kind": "koffie", "people": 2}),
    (
        "bezorgde ouder aan de lijn over drugs bij de speeltuin",
        {"kind": "telefoon", "groups": ["ouders"], "polarity": "zorg", "themes": ["spelen"]},
    ),
    (
        "Ondernemers overleg winkelstrip, 8 winkeliers, minder overlast dan vorig jaar",
        {"kind": "overleg", "people": 8, "groups": ["ondernemers"], "themes": ["overlast"]},
    ),
    (
        "wo middag inloop digitaal spreekuur, 5 ouderen geholpen met DigiD",
        {
            "date": "2026-11-18",
            "part": "middag",
            "kind": "inloop",
            "people": 5,
            "groups": ["ouderen"],
            "themes": ["digitaal"],
        },
    ),
    ("@Mohamed gesproken bij de moskee", {"ambiguous": ["Mohamed"]}),
    ("gesprek met Fatima en haar zus over opvoeding van pubers", {"ambiguous": ["Fatima"], "themes": ["opvoeding"]}),
    (
        "13-11 feestje in de hal, zo'n 30 buren, iedereen blij",
        {"date": "2026-11-13", "people": 30, "polarity": "kracht"},
    ),
    (
        "mevr. wil graag helpen bij !fietsmaatjes → terugbellen wo",
        {"initiative": "De Fietsmaatjes", "promises": [("terugbellen", "2026-11-25")]},
    ),
    (
        "3 kwartier huisbezoek, echtpaar met schulden, doorverwezen",
        {"minutes": 45, "kind": "huisbezoek", "themes": ["schulden"]},
    ),
    (
        "Vergadering bewonerscommissie gisteravond, 9 leden aanwezig",
        {"date": "2026-11-19", "part": "avond", "kind": "overleg", "people": 9},
    ),
    ("klacht: container weer vol, 3x gemeld", {"nature": "klacht", "themes": ["afval"]}),
    ("Vrijwilligster gesproken, ze stopt ermee ivm werk", {"themes": ["werk"]}),
    (
        "12 kids bij het voetballen, 2 ouders keken mee, 1,5 uur",
        {"people": 14, "groups": ["kinderen", "ouders"], "minutes": 90, "themes": ["bewegen"]},
    ),
    (
        "appje Joke de Boer: sleutel kwijt. -> nieuwe sleutel regelen",
        {"kind": "app/mail", "contacts": ["Joke de Boer"], "promises": [("nieuwe sleutel regelen", None)]},
    ),
    ("nieuwkomer uit de flat, statushouder, zoekt taalmaatje", {"groups": ["nieuwkomers"], "themes": ["taal"]}),
    (
        "vrijdag 6 november bijeenkomst energiearmoede met 22 bewoners",
        {"date": "2026-11-06", "kind": "bijeenkomst", "themes": ["energie"], "people": 22},
    ),
    ("10 min praatje met man van nr 45 over parkeren", {"minutes": 10, "themes": ["verkeer"]}),
    (
        "Netwerklunch in Utrecht, 35 professionals, goed nieuws: budget is rond",
        {"nature": "netwerk", "area": "Utrecht", "people": 35, "polarity": "kracht"},
    ),
    ('Idee van @"Jan de Wit" voor een ruilkast', {"nature": "idee", "ambiguous": ["Jan de Wit"]}),
    ("gesprek met groepje van 6 bij de bushalte, geen zin om te praten", {"people": 6}),
    (
        "Samen eten 32 mensen waarvan 10 kinderen. Volgende keer 2 dec",
        {"people": 32, "groups": ["kinderen"], "themes": ["eten"]},
    ),
    (
        "mantelzorger gebeld, overbelast, ik mail haar morgen terug",
        {"groups": ["mantelzorgers"], "kind": "telefoon", "promises": [("ik mail haar terug", "2026-11-21")]},
    ),
    (
        "Vechtzoom Noord: jongeren gooien met vuurwerk, 2 bewoners bang",
        {"area": "Vechtzoom-Noord", "groups": ["jongeren"], "people": 2, "polarity": "zorg"},
    ),
    ("vorige week woe 1u overleg met school", {"date": "2026-11-11", "minutes": 60, "kind": "overleg"}),
    (
        "ouderavond basisschool 50 ouders, vraag naar huiswerkbegeleiding",
        {"kind": "bijeenkomst", "people": 50, "groups": ["ouders"], "nature": "vraag"},
    ),
    (
        "Wandelgroep Vechtzoom, 8 deelnemers, 1 uur gelopen in de regen",
        {"activity": "Wandelgroep Vechtzoom", "people": 8, "minutes": 60},
    ),
    ("Buurman van Joost klaagt over lawaai", {"nature": "klacht", "themes": ["overlast"]}),
    ("korte app van Noura El M'Hamdi, alles goed", {"kind": "app/mail", "contacts": ["Noura el-M’Hamdi"]}),
    ("2 studenten interviewen ons over de wijk", {"people": 2}),
    (
        "stel jongvolwassenen gesproken bij de flat, willen een fitnessplek, beloofd uit te zoeken voor 1 jan",
        {"groups": ["jongvolwassenen"], "themes": ["bewegen"], "promises": [("uit te zoeken", "2027-01-01")]},
    ),
    ("bewoonster vroeg of er iets komt voor kinderen in de vakantie", {"nature": "vraag", "groups": ["kinderen"]}),
    (
        "15 personen bij opruimactie Taagdreef, trots!",
        {"people": 15, "area": "Taag- en Rubicondreef en omgeving", "themes": ["afval"], "polarity": "kracht"},
    ),
    ("Om half 8 bewonersoverleg in de flat met 12 huurders", {"kind": "overleg", "people": 12, "time": "07:30"}),
    (
        "gebeld met Woonstichting De Brug, lift wordt ma gemaakt",
        {"kind": "telefoon", "contacts": ["Woonstichting De Brug"]},
    ),
    ("Kerstpakketten uitgedeeld, 40 gezinnen bereikt, 11 vrijwilligers", {"people": 51, "groups": ["gezinnen"]}),
    (
        "Vr 13 nov huisbezoek bij mevr. de Vries, Vulcanusdreef 12, 45 minuten, eenzaam",
        {"date": "2026-11-13", "kind": "huisbezoek", "unknown": ["de Vries"], "minutes": 45, "themes": ["eenzaamheid"]},
    ),
    (
        "Ma 16-11 van 13.30 tot 15.00 uur inloop met 22 bezoekers in Overvecht",
        {"date": "2026-11-16", "kind": "inloop", "people": 22, "area": "Overvecht", "time": "13:30"},
    ),
    ("Week 46: drie keer op straat geweest, 30 gesprekken", {"kind": "straatgesprek"}),
    (
        "Gebeld met Ali Yıldız en Henk van Dijk over de moestuin",
        {"kind": "telefoon", "contacts": ["Ali Yıldız", "Henk van Dijk"], "people": 2, "initiative": "Moestuin"},
    ),
    ("Bus 6 stopt niet meer, 3 ouderen boos", {"people": 3, "groups": ["ouderen"], "polarity": "zorg"}),
    ("een moeder en haar twee dochters op de koffie", {"kind": "koffie", "groups": ["moeders"]}),
    (
        "koffie gedronken met tien ouderen van de Lunetten flat",
        {"kind": "koffie", "people": 10, "groups": ["ouderen"], "area": "Lunetten"},
    ),
    ("Tijdens de koffieochtend 1 nieuwe mantelzorger ontmoet", {"kind": "koffie", "groups": ["mantelzorgers"]}),
    (
        "Noura el-M'Hamdi ontmoet, heeft idee voor iftar in de straat",
        {"contacts": ["Noura el-M’Hamdi"], "nature": "idee"},
    ),
    (
        "20 november gesprek met 3 ondernemers aan de Zamenhofdreef over veiligheid",
        {"people": 3, "groups": ["ondernemers"], "area": "Zamenhofdreef en omgeving", "themes": ["veiligheid"]},
    ),
    (
        "Gisteren 2u overleg, met 3 collega's, 12 agendapunten",
        {"date": "2026-11-19", "minutes": 120, "kind": "overleg", "people": 3},
    ),
    ("bewoner gesproken die 40 jaar in de wijk woont", {}),
    ("inloop 9.30-11.30, 16 mensen", {"kind": "inloop", "people": 16, "time": "09:30"}),
    ("Samira gebeld, niet opgenomen", {"kind": "telefoon", "ambiguous": ["Samira"]}),
    ("@Joke de Boer wil plantjes, 100 euro nodig", {"contacts": ["Joke de Boer"], "themes": ["groen"]}),
    (
        "Vraag: waar kan ik met mijn schulden terecht? Beloofd: morgen uitzoeken",
        {"nature": "vraag", "themes": ["schulden"], "promises": [("uitzoeken", "2026-11-21")]},
    ),
    (
        "Jongerenoverlast bij de flat, 4 bewoners hebben gebeld",
        {"polarity": "zorg", "themes": ["overlast"], "people": 4, "kind": "telefoon"},
    ),
    ("mooi gesprek met vader en zoon", {"polarity": "kracht", "groups": ["vaders"]}),
    (
        "op straat 2 bewoners, 1 bewoner had klacht over geluidsoverlast",
        {"kind": "straatgesprek", "people": 3, "nature": "klacht", "polarity": "zorg", "themes": ["overlast"]},
    ),
    (
        "wijkschouw Kanaleneiland met gemeente, politie en 9 bewoners -> actielijst rondsturen voor 27 nov",
        {
            "kind": "wijkschouw",
            "area": "Kanaleneiland",
            "people": 9,
            "promises": [("actielijst rondsturen", "2026-11-27")],
        },
    ),
    (
        'Telefonisch contact met @"Fatima El Amrani", kwartiertje',
        {"kind": "telefoon", "contacts": ["Fatima El Amrani"], "minutes": 15},
    ),
    (
        "Vorige week dinsdag bijeenkomst nieuwkomers, 18 nieuwkomers en 4 vrijwilligers",
        {"date": "2026-11-10", "kind": "bijeenkomst", "people": 22, "groups": ["nieuwkomers"]},
    ),
    (
        "overlast door scooters, niet veilig volgens ouders",
        {"polarity": "zorg", "themes": ["overlast", "veiligheid"], "groups": ["ouders"]},
    ),
    (
        "2 moeders, 1 vader en 5 kinderen bij het taalcafé",
        {"people": 8, "groups": ["kinderen", "moeders", "vaders"], "activity": "Taalcafé"},
    ),
    ("gesproken met Mohamed Aydin en @Mohamed", {"contacts": ["Mohamed Aydin"], "ambiguous": ["Mohamed"]}),
    ("groep van 15 kinderen op het plein", {"people": 15, "groups": ["kinderen"]}),
    (
        "Dinsdagavond bewonersavond over energie in De Dreef, 60 bewoners. Veel vragen. Terugkoppelen voor 15 december",
        {
            "date": "2026-11-17",
            "part": "avond",
            "kind": "bijeenkomst",
            "themes": ["energie"],
            "area": "Zamenhofdreef en omgeving",
            "people": 60,
            "nature": "vraag",
            "promises": [("Terugkoppelen", "2026-12-15")],
        },
    ),
    (
        "Eergisteren met 6 vrijwilligers 3 uur gewerkt in de moestuin",
        {"date": "2026-11-18", "people": 6, "minutes": 180, "initiative": "Moestuin"},
    ),
    (
        "Kennismaking met Łukasz, Poolse vader",
        {"nature": "kennismaking", "ambiguous": ["Łukasz"], "groups": ["vaders"]},
    ),
    ("Iemand appte: lift kapot op nr 300", {"kind": "app/mail"}),
    (
        "Straatgesprekje bij Oost, oudere heer maakt zich zorgen om zijn buurvrouw",
        {"kind": "straatgesprek", "area": "Oost", "groups": ["ouderen"], "polarity": "zorg"},
    ),
    ("30-11 overleg", {"date": "2025-11-30", "kind": "overleg"}),
    ("gesprek 21 nov 2026", {}),
    (
        "half uurtje koffie met twee statushouders #taal #werk",
        {"minutes": 30, "kind": "koffie", "people": 2, "groups": ["nieuwkomers"], "themes": ["taal", "werk"]},
    ),
    (
        "Netwerkoverleg met 12 partners, 1 uur en 15 minuten",
        {"kind": "overleg", "nature": "netwerk", "people": 12, "minutes": 75},
    ),
    ("gesprek met de jongens van de Taagdreef (een stuk of 7)", {"area": "Taag- en Rubicondreef en omgeving"}),
    (
        "7 jongeren + 2 jongerenwerkers, inloop, pizza's gebakken",
        {"people": 9, "groups": ["jongeren"], "kind": "inloop"},
    ),
    ("Mevrouw El Amrani gesproken bij de inloop", {"kind": "inloop", "ambiguous": ["El Amrani"]}),
    (
        "bel ik overmorgen terug: vader met vraag over school",
        {"promises": [("bel ik terug: vader met vraag over school", "2026-11-22")]},
    ),
    (
        "Signaal van wijkverpleegkundige: 2 ouderen vereenzamen in Lunetten. -> huisbezoek plannen di 24 nov",
        {
            "nature": "signaal",
            "people": 2,
            "groups": ["ouderen"],
            "themes": ["eenzaamheid"],
            "area": "Lunetten",
            "promises": [("huisbezoek plannen", "2026-11-24")],
        },
    ),
    ("voor de 3e keer gebeld met gemeente over drempel", {"kind": "telefoon", "themes": ["verkeer"]}),
    ("Twaalf deelnemers bij Repair Café, 9 apparaten gerepareerd", {"people": 12, "activity": "Repair Café"}),
    ("goed nieuws!! subsidie binnen voor de fietsmaatjes", {"polarity": "kracht", "initiative": "De Fietsmaatjes"}),
    ("vandaag geen bezoekers bij de inloop", {"kind": "inloop"}),
    ("gemaild met @stadslab, 10 min", {"kind": "app/mail", "contacts": ["Stadslab"], "minutes": 10}),
    (
        "donderdagmiddag 1 uur met z'n vieren wandelen",
        {"date": "2026-11-19", "part": "middag", "minutes": 60, "people": 4, "themes": ["bewegen"]},
    ),
    (
        "Henk vertelt dat hij trots is op de moestuin",
        {"ambiguous": ["Henk"], "polarity": "kracht", "initiative": "Moestuin"},
    ),
    (
        "Met Joost en Anna van het buurtcomité koffie gedronken in overvecht",
        {"unknown": ["Joost", "Anna"], "kind": "koffie", "area": "Overvecht"},
    ),
    (
        "gezin uit Oekraïne kennisgemaakt, 2 ouders 3 kinderen",
        {"nature": "kennismaking", "people": 5, "groups": ["gezinnen", "kinderen", "ouders"]},
    ),
    (
        "Idee 4 moeders: kledingruil. Zaal zoeken -> @Joke vragen vrijdag",
        {"nature": "idee", "people": 4, "groups": ["moeders"], "promises": [("@Joke vragen", "2026-11-27")]},
    ),
    ("1 dec 2025 telefoontje met 1 bewoner", {"date": "2025-12-01", "kind": "telefoon"}),
    ("Het is te donker, vrouwen durven niet over straat", {}),
    ("drie kwartier gewacht, niemand bij inloop", {"minutes": 45, "kind": "inloop"}),
    ("Zorgcentrum De Wolga: 25 ouderen, kerstbingo", {"people": 25, "groups": ["ouderen"]}),
    (
        "zaterdag 14 november buurtfeest met 120 mensen, 15 vrijwilligers, super trots",
        {"date": "2026-11-14", "kind": "bijeenkomst", "people": 135, "polarity": "kracht"},
    ),
    ("WhatsApp van bewoner, foto van afval, doorgestuurd", {"kind": "app/mail", "themes": ["afval"]}),
    (
        "mantelzorgers bijeenkomst 14 aanwezigen, zorg over wachttijden",
        {"kind": "bijeenkomst", "people": 14, "groups": ["mantelzorgers"], "polarity": "zorg"},
    ),
    ("gesprek op de Moezeldreef 5, huurder heeft schimmel", {"themes": ["wonen"]}),
    (
        "Om 10 uur koffie, om 12 uur lunch met 8 buurvrouwen",
        {"time": "10:00", "kind": "koffie", "people": 8, "themes": ["eten"]},
    ),
    (
        "20 mensen, 2 uur, #groen, Vechtzoom-Noord, gisteren",
        {"people": 20, "minutes": 120, "themes": ["groen"], "area": "Vechtzoom-Noord", "date": "2026-11-19"},
    ),
    (
        "wo koffie met @Łukasz in Lunetten, een half uur",
        {"date": "2026-11-18", "kind": "koffie", "contacts": ["Łukasz Nowak"], "area": "Lunetten", "minutes": 30},
    ),
    ("huisbezoek nr. 12, 3 bewoners", {"kind": "huisbezoek", "people": 3}),
    (
        "inloop 17 bezoekers, 3 nieuwkomers, 2 mantelzorgers",
        {"kind": "inloop", "people": 22, "groups": ["mantelzorgers", "nieuwkomers"]},
    ),
    ("gesprek met een ondernemer en een jongere", {"people": 2, "groups": ["jongeren", "ondernemers"]}),
    ("Zondag 15 november 2026 straatfeest", {"date": "2026-11-15", "kind": "bijeenkomst"}),
    (
        "gister gebeld met fatima el amrani, ze is trots op haar dochter",
        {"date": "2026-11-19", "kind": "telefoon", "contacts": ["Fatima El Amrani"], "polarity": "kracht"},
    ),
    ("beloofd sleutel te regelen, morgen", {"promises": [("sleutel te regelen", "2026-11-21")]}),
    (
        "koffie; beloofd: foto's sturen voor 24 nov.",
        {"kind": "koffie", "promises": [("foto's sturen", "2026-11-24")]},
    ),
    ("19:00 uur bijeenkomst, 40 deelnemers", {"time": "19:00", "kind": "bijeenkomst", "people": 40}),
    (
        "klacht parkeeroverlast Taagdreef 3, huisnummer 12 t/m 20",
        {"nature": "klacht", "area": "Taag- en Rubicondreef en omgeving", "polarity": "zorg", "themes": ["overlast"]},
    ),
    ("mooi maar ook bang, 2 jongens", {"people": 2}),
    ("overleg over zorgcentrum met 5 ouderen", {"kind": "overleg", "people": 5, "groups": ["ouderen"]}),
    (
        "appje gehad van twee vaders over voetbal",
        {"kind": "app/mail", "people": 2, "groups": ["vaders"], "themes": ["bewegen"]},
    ),
    ("afgelopen zaterdag 25 vrijwilligers, NLdoet", {"date": "2026-11-14", "people": 25}),
    (
        "Straatgesprek. Idee van jongeren: graffitimuur.",
        {"kind": "straatgesprek", "nature": "idee", "groups": ["jongeren"]},
    ),
    (
        "45 minuten huisbezoek, 12-11-2025, een gezin",
        {"minutes": 45, "kind": "huisbezoek", "date": "2025-11-12", "groups": ["gezinnen"]},
    ),
    ("gesprek met Samira Bouzid en Samira Haddad", {"contacts": ["Samira Bouzid", "Samira Haddad"], "people": 2}),
    (
        "@Samira Bouzid en @Mohamed Bakkali willen samen koken",
        {"contacts": ["Samira Bouzid", "Mohamed Bakkali"], "people": 2, "themes": ["eten"]},
    ),
    (
        "Overleg. → offerte opvragen vrijdag 27 nov",
        {"kind": "overleg", "promises": [("offerte opvragen", "2026-11-27")]},
    ),
    ("Bel ik hem donderdag terug over de lift", {"promises": [("Bel ik hem terug over de lift", "2026-11-26")]}),
    ("ouders maken zich zorgen om de drugs in het park", {"groups": ["ouders"], "polarity": "zorg"}),
    (
        '5 bewoners bij !"Buurtkeuken Zamenhof", 2x zoveel als vorige keer',
        {"people": 5, "initiative": "Buurtkeuken Zamenhof"},
    ),
    ("half negen inloop", {"time": "08:30", "kind": "inloop"}),
    (
        "vrijdag 13-11 1u wijkschouw m/ 4 bewoners + 1 ambtenaar",
        {"date": "2026-11-13", "minutes": 60, "kind": "wijkschouw", "people": 5},
    ),
    ("31 februari koffie", {"kind": "koffie"}),
    ("vraag over BU03440321", {"nature": "vraag", "area": "Vechtzoom-Noord"}),
    (
        "Koffieochtend: 8 ouderen, waaronder 2 mantelzorgers. Mooie gesprekken over eenzaamheid",
        {
            "kind": "koffie",
            "people": 8,
            "groups": ["mantelzorgers", "ouderen"],
            "polarity": "kracht",
            "themes": ["eenzaamheid"],
        },
    ),
    ("geen zorgen, alles rustig op straat", {"kind": "straatgesprek"}),
    (
        "Kort telefoontje, 5 minuten. Terugbellen maandag 30 nov",
        {"kind": "telefoon", "minutes": 5, "promises": [("Terugbellen", "2026-11-30")]},
    ),
    ("ma. 9 nov mailtje aan 30 deelnemers", {"date": "2026-11-09", "kind": "app/mail", "people": 30}),
    ("drie keer langs geweest bij flat 12, niemand thuis", {}),
    (
        "vorige week zaterdag burendag in Overvecht-Noord met tachtig mensen",
        {"date": "2026-11-14", "area": "Overvecht-Noord", "people": 80},
    ),
    ("twee bewoners kennisgemaakt, een vraag over huur", {"people": 2, "nature": "kennismaking"}),
    ("Groepje van 5 meiden wil dansles", {"people": 5, "themes": ["cultuur"]}),
    (
        "overleg 1 uur 30 min Woonstichting De Brug",
        {"kind": "overleg", "minutes": 90, "contacts": ["Woonstichting De Brug"]},
    ),
    (
        "op 3 november telefonisch vraag van mantelzorger, terugkoppelen aan @Joke, overmorgen",
        {
            "date": "2026-11-03",
            "kind": "telefoon",
            "nature": "vraag",
            "groups": ["mantelzorgers"],
            "promises": [("terugkoppelen aan @Joke", "2026-11-22")],
        },
    ),
    ("met Peter Jansen en Marieke gegeten", {"unknown": ["Peter Jansen", "Marieke"], "themes": ["eten"]}),
    (
        "Vanavond bewonersavond met 35 bewoners #wonen",
        {"part": "avond", "kind": "bijeenkomst", "people": 35, "themes": ["wonen"]},
    ),
    ("inloop + taalcafé, samen 26 bezoekers", {"kind": "inloop", "activity": "Taalcafé", "people": 26}),
    ("Jan de Wit gesproken, is bezorgd", {"ambiguous": ["Jan de Wit"], "polarity": "zorg"}),
]


@pytest.mark.parametrize(("sentence", "expected"), EXAMPLES, ids=[sentence for sentence, _ in EXAMPLES])
def test_a_sentence_from_the_field_is_read(
    sentence: str, expected: dict[str, Any], lexicon: Lexicon, shown: Shown
) -> None:
    assert shown(parse(sentence, today=TODAY, lexicon=lexicon)) == expected
