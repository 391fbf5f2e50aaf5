"""The words on the screen for the codes that the fields fix themselves, apart from the value lists of a team."""

from types import MappingProxyType

from wijkwerker.domain.language import N_, _

LABELS: MappingProxyType[str, str] = MappingProxyType(
    {
        # of a moment
        "kracht": N_("Kracht"),
        "zorg": N_("Zorg"),
        # of a session, and of who was there
        "gepland": N_("Gepland"),
        "ging door": N_("Ging door"),
        "ging niet door": N_("Ging niet door"),
        "deelnemer": N_("Deelnemer"),
        "vrijwilliger": N_("Vrijwilliger"),
        "organisator": N_("Organisator"),
        "docent": N_("Docent"),
        # of consent, and of what it is for
        "geen": N_("Geen"),
        "mondeling": N_("Mondeling"),
        "schriftelijk": N_("Schriftelijk"),
        "naam": N_("Naam"),
        "telefoon": N_("Telefoon"),
        "talenten": N_("Talenten"),
        "foto": N_("Foto’s"),
        "verhaal": N_("Verhaal"),
        # of an answer
        "open": N_("Nog open"),
        "ja": N_("Ja"),
        "nee": N_("Nee"),
        "later": N_("Later"),
        # of whose agenda an initiative is on
        "bewoner": N_("Bewoner"),
        "professional": N_("Professional"),
        # of an area; a gemeente has an agenda too
        "gemeente": N_("Gemeente"),
        "wijk": N_("Wijk"),
        "buurt": N_("Buurt"),
        "eigen": N_("Eigen gebied"),
        "krachtwijk": N_("Krachtwijk"),
        "focuswijk": N_("Focuswijk"),
    }
)


def label_of(code: str) -> str:
    """The words for a fixed code, in the language of the screen; a code that no field has is shown as it is."""
    return _(LABELS[code]) if code in LABELS else code
