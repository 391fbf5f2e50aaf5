"""The words of the head of a contact's panel."""

from typing import TYPE_CHECKING

from wijkwerker.domain.folding import fold
from wijkwerker.domain.kinds import Contact
from wijkwerker.domain.language import N_, _

if TYPE_CHECKING:
    from wijkwerker.services.contacts import ContactCard

_LEADS = {"trekker": N_("Trekker {title}"), "mede-trekker": N_("Mede-trekker {title}")}
_VOLUNTEER = "vrijwilliger"
_RESIDENT = "bewoner"

TagWords = tuple[str, str, str]  # words, tone, icon


def called(contact: Contact) -> str:
    """How a button names a contact: a person by the first name, an organisation whole."""
    name = contact.name.strip()
    if not name:
        return _("dit contact")
    return name if contact.organisation else name.split()[0]


def where_of(card: "ContactCard") -> str:
    """*Zamenhofdreef e.o. · bewoner sinds 2011*, or what sort of organisation it is."""
    contact = card.contact
    since = _("bewoner sinds {year}").format(year=contact.resident_since) if contact.resident_since else ""
    employer = _("werkt bij {name}").format(name=card.employer) if card.employer else ""
    kind = (contact.organisation_kind or _("organisatie")) if contact.organisation else ""
    return " · ".join(part for part in (card.area, kind, since, employer) if part)


def tags_of(card: "ContactCard") -> list[TagWords]:
    """Roles in their own words, what they lead, and since when they help."""
    helps = card.helped is not None
    roles = [role for role in card.contact.roles if not (helps and role == _VOLUNTEER)]
    roles.sort(key=lambda role: (role != _RESIDENT, " " not in role, fold(role)))
    tags = [_role_tag(role) for role in roles]
    tags += [(_(_LEADS[role]).format(title=title), "soft", "leaf") for role, title in card.doing if role in _LEADS]
    if card.helped is not None:
        tags.append((_("Vrijwilliger sinds {year}").format(year=card.helped), "neutral", ""))
    if card.contact.restricted:
        tags.insert(0, (_("Beperkt gebruik"), "warn", "lock"))
    return tags


def _role_tag(role: str) -> TagWords:
    """A role as “begeleidt fietsles” tells what someone carries, and stands out."""
    carries = " " in role
    return role[:1].upper() + role[1:], "soft" if carries else "neutral", "leaf" if carries else ""
