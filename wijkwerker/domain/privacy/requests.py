"""What people ask about their own data (AVG articles 15 to 20), and by when they must have an answer."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dateutil.relativedelta import relativedelta

from wijkwerker.domain.language import N_


class RequestKind(StrEnum):
    """The rights that a person can call on."""

    ACCESS = "inzage"
    RECTIFY = "verbeteren"
    ERASE = "vergeten"
    RESTRICT = "beperken"
    PORT = "meenemen"


LABELS = {
    RequestKind.ACCESS: N_("Inzage: wat bewaren jullie over mij?"),
    RequestKind.RECTIFY: N_("Verbeteren: dit klopt niet"),
    RequestKind.ERASE: N_("Vergeten: haal mijn naam weg"),
    RequestKind.RESTRICT: N_("Beperken: bewaar het, maar gebruik het niet"),
    RequestKind.PORT: N_("Meenemen: geef mij mijn gegevens"),
}


@dataclass(frozen=True)
class Request:
    """One request. `contact` is '' for somebody who is not (or no longer) in the file; `done` None while it is open."""

    id: str
    kind: RequestKind
    contact: str
    name: str
    received: date
    due: date
    done: date | None = None
    outcome: str = ""


def answer_by(received: date) -> date:
    """The last day to answer: one month after it came (AVG article 12, paragraph 3)."""
    return received + relativedelta(months=1)
