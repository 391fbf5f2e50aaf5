"""Which contacts could be the same as one that is on file."""

from collections.abc import Collection

from sqlalchemy.engine import Connection

from wijkwerker.domain.fields import LOOSE
from wijkwerker.domain.kinds import Contact
from wijkwerker.storage import merged
from wijkwerker.storage.queries import contact_doubles, records, search
from wijkwerker.storage.queries.contact_doubles import Double

_REACHED_THERE = f"""SELECT c.id FROM contact c WHERE (c.phone = :phone OR c.email = :email COLLATE NOCASE)
    AND {merged.SHOWN} ORDER BY c.spoken DESC LIMIT :limit"""


def cards(connection: Connection, contact_id: str) -> list[Contact]:
    """All cards of a contact, the main card first; none when it is not there."""
    main = merged.main_of(connection, contact_id)
    found = records.by_ids(connection, Contact, [main, *merged.cards_of(connection, [main])])
    return [found[main], *(card for record, card in found.items() if record != main)] if main in found else []


def likely(connection: Connection, contact_id: str, limit: int) -> list[Double]:
    """The contacts most like one: the same phone or mail, then a name like it; never one known to be another."""
    own = cards(connection, contact_id)
    never = _never(connection, own)
    ids: dict[str, None] = {}
    for card in own:
        if card.phone or card.email:
            asked = {"phone": card.phone or "-", "email": card.email or "-", "limit": limit + len(never)}
            ids |= dict.fromkeys(connection.exec_driver_sql(_REACHED_THERE, asked).scalars())
    found = contact_doubles.told(connection, [record for record in ids if record not in never], {})
    for card in own:
        found += contact_doubles.doubles(connection, card.name, limit + len(never))
    return list({one.id: one for one in found if one.id not in never}.values())[:limit]


def found(connection: Connection, contact_id: str, text: str, limit: int) -> list[Double]:
    """The other contacts whose name or other words fit what is typed."""
    own = {card.id for card in cards(connection, contact_id)}
    ids = [hit.id for hit in search.names(connection, text, ("contact",), limit + 1) if hit.id not in own]
    return contact_doubles.told(connection, ids[:limit], {})


def _never(connection: Connection, own: Collection[Contact]) -> set[str]:
    """The cards of the contact itself, and the contacts that were said to be somebody else."""
    ids = {card.id for card in own}
    links = merged.links_around(connection, ids)
    apart = {card for two, main in links.items() if main == LOOSE and ids.intersection(two) for card in two}
    return ids | apart | set(merged.mains_of(connection, apart).values())
