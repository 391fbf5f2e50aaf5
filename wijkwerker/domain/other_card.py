"""What another card of the same contact tells that its main card does not, and what taking it over changes."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from wijkwerker.domain.folding import phrase
from wijkwerker.domain.kinds import Contact
from wijkwerker.domain.kinds.contact import CONSENT
from wijkwerker.domain.kinds.record import fields_of

_NOT_TOLD = {"same", "organisation", "name", "consent_date", "consent_for"}  # consent is told as a whole, name as last
_FIRMNESS = {code: place for place, code in enumerate(CONSENT)}  # of a code that only a newer program knows, none


@dataclass(frozen=True)
class Difference:
    """A field in which another card differs: what it tells, and the values of the main card after taking that over.

    `told` is the value of the other card; of a set what the main card does not have, of consent how and for what more.
    `missing` says that the main card tells nothing there.
    """

    field: str
    told: Any
    values: Mapping[str, object]
    missing: bool


def differences(main: Contact, other: Contact) -> list[Difference]:
    """The fields in which the other card tells something else, those in which the main card tells nothing first."""
    found = [_difference(main, other, name) for name in fields_of(Contact) if name not in _NOT_TOLD]
    if phrase(main.name) != phrase(other.name) and other.name:
        found.append(Difference("name", other.name, {"name": other.name}, not main.name))
    return sorted((one for one in found if one is not None), key=lambda one: not one.missing)


def _difference(main: Contact, other: Contact, name: str) -> Difference | None:
    own, told = getattr(main, name), getattr(other, name)
    if name == "consent":
        return _consent(main, other)
    if name == "note" and own and told:
        return None if told in own else Difference(name, told, {name: f"{own}\n\n{told}"}, missing=False)
    if isinstance(told, frozenset):
        more = told - own
        return Difference(name, more, {name: own | more}, not own) if more else None
    if not told or told == own:
        return None
    return Difference(name, told, {name: told}, not own)


def _consent(main: Contact, other: Contact) -> Difference | None:
    """Both times the person agreed, so that together they said yes to all of it, in the firmest of both ways."""
    if other.consent == "geen":
        return None
    firmer = _FIRMNESS.get(other.consent, 0) > _FIRMNESS.get(main.consent, 0)
    more = other.consent_for - main.consent_for
    if not firmer and not more:
        return None
    firmest = other if firmer else main
    values = {
        "consent": firmest.consent,
        "consent_date": firmest.consent_date,
        "consent_for": main.consent_for | more,
    }
    return Difference("consent", (other.consent, more), values, main.consent == "geen")
