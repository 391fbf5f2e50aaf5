"""What a file for someone would hold, and what is said about it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from wijkwerker.domain.exchange.book import Scope
from wijkwerker.domain.exchange.given import Offer
from wijkwerker.domain.figures.words import written
from wijkwerker.domain.language import _, ngettext

if TYPE_CHECKING:
    from wijkwerker.services.services import Services


@dataclass(frozen=True)
class Offers:
    """What a file for someone would hold: only what is new for them, and everything of the scope."""

    recipient: str
    new: Offer
    all: Offer


def read_offers(services: "Services", recipient: str, scope: Scope) -> Offers:
    """Both offers; runs on the read thread."""
    exchange = services.exchange
    new = exchange.offer(recipient, scope, only_new=True)
    return Offers(recipient, new, exchange.offer(recipient, scope, only_new=False))


def new_words(offers: Offers | None, recipient: str, name: str) -> str:
    """What *Alleen wat nieuw is* means for somebody, or why it cannot be chosen; `name` is a first name."""
    if offers is None or offers.new.can_be_new:
        return _("Voor collega’s die al meedoen. Klein bestand.")
    if recipient:
        return _("Kan zodra je een bestand van {name} hebt ingelezen.").format(name=name)
    return _("Kan alleen voor een collega van wie je een bestand hebt ingelezen.")


def all_words(offers: Offers | None) -> str:
    """What *Alles* means, and how much that is."""
    rows = offers.all.total if offers is not None else 0
    count = ngettext("{count} rij.", "{count} rijen.", rows).format(count=written(rows)) if rows else ""
    meant = _("Voor een nieuwe collega of na lange tijd.")
    return f"{meant} {count}".strip()


def names_words(recipient: str, name: str, *, on: bool) -> str:
    """What happens with names, and why."""
    if recipient and on:
        return _("Aan: {name} hoort bij je team en ziet wie het zijn.").format(name=name)
    if recipient:
        return _("Uit: {name} ziet geen namen, telefoonnummers en notities.").format(name=name)
    if on:
        return _("Aan: iemand buiten je team ziet wie het zijn. Doe dit alleen als dat afgesproken is.")
    return _("Uit: voor iemand buiten je team. Namen, telefoonnummers en notities blijven hier.")
