"""Numbers that may be a BSN, where nobody is asked: refused, unless the worker said that they are none."""

from wijkwerker.domain import guard
from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.domain.language import _


def refuse_bsn(text: str) -> None:
    """Raise WijkwerkerError when a number in the text may be a BSN; the sentence does not repeat the number."""
    if guard.find_bsn(text):
        raise WijkwerkerError(
            _("Hier staat een getal in dat een BSN kan zijn. Wijkwerker bewaart geen BSN. Er is niets veranderd."),
            _("Haal het getal weg. Is het geen BSN? Zet er dan bij: --keep-numbers."),
        )
