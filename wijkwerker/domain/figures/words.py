"""How figures are named and explained, in plain Dutch, and how they are written."""

from wijkwerker.domain import language
from wijkwerker.domain.figures.overview import Figures
from wijkwerker.domain.figures.people import Few, People
from wijkwerker.domain.language import N_, _

# The stable keys of the figures (cli.md), with the words on the screen and on paper.
LABELS = {
    "moments": N_("Contactmomenten"),
    "people_reached": N_("Bereik"),
    "initiatives": N_("Initiatieven"),
    "activities": N_("Activiteiten"),
    "sessions": N_("Bijeenkomsten"),
    "attendance": N_("Deelnames"),
    "volunteer_hours": N_("Uren van vrijwilligers"),
}

EXPLAINED = {
    "moments": N_("Elk contact dat we vastlegden: een gesprek, een huisbezoek, een overleg."),
    "people_reached": N_(
        "De mensen bij alle contactmomenten en bijeenkomsten samen. Iemand die vaker kwam, telt vaker mee."
    ),
    "initiatives": N_(
        "Initiatieven van bewoners die in deze periode liepen. Wat vóór de periode afgerond, zelfstandig of gestopt"
        " was, telt niet mee."
    ),
    "activities": N_("Activiteiten met een bijeenkomst in deze periode. Een reeks telt één keer."),
    "sessions": N_("Bijeenkomsten die doorgingen."),
    "attendance": N_("De mensen bij alle bijeenkomsten samen. Iemand die vaker kwam, telt vaker mee."),
    "volunteer_hours": N_("De uren die vrijwilligers bij bijeenkomsten maakten."),
}

COLLECTIVE = N_(
    "Een contactmoment is collectief als het bij een initiatief of activiteit hoort, of als er drie of meer mensen"
    " bij waren."
)
INHERITED = N_(
    "Een contactmoment zonder eigen opgave of leefgebied krijgt die van het initiatief, en anders van de activiteit."
    " Heeft het er meer dan één, dan telt het bij elk mee."
)
PER_GROUP = N_(
    "Per doelgroep tellen de koppen bij bijeenkomsten, en de mensen van contactmomenten met precies één doelgroep."
    " Moeders en vaders tellen ook mee bij ouders."
)
ROUNDED = N_(
    "Aantallen mensen zijn afgerond op vijftallen. “<5” betekent: één tot en met vier mensen. Zo is niemand te"
    " herkennen. Door het afronden kunnen de rijen iets anders optellen dan het totaal."
)
EXACT = N_("De aantallen zijn precies. Dit overzicht is voor binnen het team.")


def written(value: People | float) -> str:
    """A figure as the language of the screen writes it: 1.284, 4,5 or <5 in Dutch."""
    if isinstance(value, Few):
        return str(value)
    text = f"{value:,.2f}".rstrip("0").rstrip(".") if value != int(value) else f"{int(value):,}"
    return text.translate(_DUTCH) if language.current() == "nl" else text


_DUTCH = str.maketrans(",.", ".,")


def labelled(figures: Figures) -> dict[str, tuple[str, People | float]]:
    """The seven figures by their stable key, each with its words and its value, in the order of the page."""
    return {key: (_(label), getattr(figures, key)) for key, label in LABELS.items()}
