"""Which card each merged card is shown through: the derived table `merged`, and all else that follows from it.

`merged` holds a row for every contact card that is shown through another one, and only for those (see domain/same.py);
so it is small, and empty where nobody ever merged. A main card is found by the names and words of all its cards, and
was spoken when any of them was; the others stand in no index. References keep naming the card that they were made
with, and are resolved when they are read.
"""

import json
from collections.abc import Collection, Iterable, Iterator

from sqlalchemy.engine import Connection

from wijkwerker.domain import same
from wijkwerker.domain.kinds import Contact
from wijkwerker.domain.kinds.record import Record
from wijkwerker.storage import derived, search, summary
from wijkwerker.storage.rows import columns_of, record_of, select_sql

_IDS = "(SELECT value FROM json_each(:ids))"
_LINKED = f"""
    SELECT source, target FROM member WHERE source IN {_IDS} AND field = 'same'
    UNION SELECT source, target FROM member WHERE target IN {_IDS} AND kind = 'contact' AND field = 'same'"""
_HELD = f"SELECT id, same FROM contact WHERE id IN {_IDS} AND live = 1"
_TOGETHER = f"""
    SELECT contact, main FROM merged WHERE contact IN {_IDS} OR main IN {_IDS}
    OR main IN (SELECT main FROM merged WHERE contact IN {_IDS})"""

# The cards of a list: those that are not shown through another. Rows, because a number is compared the quickest.
SHOWN = "c.live = 1 AND c.row NOT IN (SELECT x.row FROM merged y JOIN contact x ON x.id = y.contact)"

# The contacts to work with: whose use is restricted, on any card, stays and counts, and is offered nowhere.
USABLE = """(c.restricted IS NOT 1 AND NOT EXISTS (
    SELECT 1 FROM merged u JOIN contact v ON v.id = u.contact WHERE u.main = c.id AND v.restricted = 1))"""


def shown_as(column: str) -> str:
    """The SQL for the card through which the one in a column is shown."""
    return f"coalesce((SELECT y.main FROM merged y WHERE y.contact = {column}), {column})"


def refresh(connection: Connection, before: Record | None, after: Record | None) -> None:
    """Bring everything up to date after a contact was written; nothing follows from a record of another kind."""
    written = after or before
    if not isinstance(written, Contact):
        return
    old, new = (record.same if isinstance(record, Contact) else frozenset() for record in (before, after))
    cards = {written.id}
    if before is not None and after is not None and old == new:
        if together := _together(connection, cards):
            _index(connection, {*together, *together.values()}, together)
        return
    cards |= {link.partition("=")[0] for link in old | new}
    if before is None or after is None:
        cards |= _neighbours(connection, cards)
    if len(cards) > 1:
        _regroup(connection, cards)


def refill(connection: Connection) -> None:
    """Make the table anew from all links, and bring what changed by it up to date; after many cards were written."""
    cards = set(connection.exec_driver_sql("SELECT id FROM contact WHERE same IS NOT NULL AND live = 1").scalars())
    for contact, main in connection.exec_driver_sql("SELECT contact, main FROM merged"):
        cards |= {contact, main}
    if cards:
        _regroup(connection, cards)


def wanted(connection: Connection) -> dict[str, str]:
    """What the table holds when it fits the records."""
    held = connection.exec_driver_sql("SELECT id, same FROM contact WHERE same IS NOT NULL AND live = 1")
    return same.mains(_alive(connection, _links(held)))


def links_around(connection: Connection, cards: Iterable[str]) -> dict[same.Pair, str]:
    """The links between cards that are there, among some cards and all that hang together with them, `los` included."""
    reached, new = set[str](), set(cards)
    while new:
        reached |= new
        new = _neighbours(connection, new) - reached
    held = connection.exec_driver_sql(_HELD, {"ids": json.dumps(sorted(reached))})
    return _alive(connection, _links(held))


def is_used(connection: Connection) -> bool:
    """Whether any card is shown through another."""
    return connection.exec_driver_sql("SELECT 1 FROM merged LIMIT 1").first() is not None


def main_of(connection: Connection, card: str) -> str:
    """The card through which a card is shown: itself when it is not merged."""
    return connection.exec_driver_sql("SELECT main FROM merged WHERE contact = ?", (card,)).scalar() or card


def mains_of(connection: Connection, cards: Iterable[str]) -> dict[str, str]:
    """The main card of each card that is shown through another; the others are left out."""
    sql = f"SELECT contact, main FROM merged WHERE contact IN {_IDS}"
    return dict(map(tuple, connection.exec_driver_sql(sql, {"ids": json.dumps(list(cards))})))


def cards_of(connection: Connection, mains: Iterable[str]) -> dict[str, str]:
    """Each card that is shown through one of these main cards, with that main card."""
    sql = f"SELECT contact, main FROM merged WHERE main IN {_IDS} ORDER BY contact"
    return dict(map(tuple, connection.exec_driver_sql(sql, {"ids": json.dumps(list(mains))})))


def phrases_of(card: Contact, others: Iterable[Contact]) -> set[tuple[str, str]]:
    """The phrases by which a sentence can name a main card: its own, and the names of its other cards as aliases."""
    phrases = derived.phrases_of(card)
    known = {text for text, _part in phrases}
    for other in others:
        named = {(text, "alias" if part == "full" else part) for text, part in derived.phrases_of(other)}
        phrases |= {(text, part) for text, part in named if text not in known}
    return phrases


def _regroup(connection: Connection, cards: set[str]) -> None:
    """Work out anew which card each is shown through, among these and all that hang or hung together with them."""
    everyone, before, links = set[str](), dict[str, str](), dict[same.Pair, str]()
    while not everyone.issuperset(cards):
        everyone |= cards
        before = _together(connection, everyone)
        links = links_around(connection, {*everyone, *before, *before.values()})
        cards = {*before, *before.values(), *(card for two in links for card in two)}
    after = same.mains(links)
    changed = {*before, *before.values(), *after, *after.values()}
    if before != after:
        connection.exec_driver_sql(f"DELETE FROM merged WHERE contact IN {_IDS}", {"ids": json.dumps(sorted(before))})
        _insert(connection, after)
        _count_anew(connection, changed)
    derived.set_spoken(connection, changed)
    _index(connection, changed, after)


def _count_anew(connection: Connection, cards: Collection[str]) -> None:
    """The sessions where some of these cards were are counted again: two cards of one contact are one name."""
    sql = f"""SELECT DISTINCT substr(s.starts, 1, 7) FROM attendance n JOIN session s ON s.id = n.session
        WHERE n.contact IN {_IDS} AND s.starts IS NOT NULL"""
    summary.mark_stale(connection, connection.exec_driver_sql(sql, {"ids": json.dumps(sorted(cards))}).scalars())


def _insert(connection: Connection, mains: dict[str, str]) -> None:
    if mains:
        connection.exec_driver_sql("INSERT INTO merged(contact, main) VALUES (?, ?)", sorted(mains.items()))


def _together(connection: Connection, cards: Collection[str]) -> dict[str, str]:
    """The rows of the table that tell of these cards and of all that are shown together with them."""
    return dict(map(tuple, connection.exec_driver_sql(_TOGETHER, {"ids": json.dumps(sorted(cards))})))


def _neighbours(connection: Connection, cards: Iterable[str]) -> set[str]:
    found = connection.exec_driver_sql(_LINKED, {"ids": json.dumps(sorted(cards))})
    return {card for two in found for card in two}


def _links(held: Iterable[Iterable[str]]) -> dict[same.Pair, str]:
    return {two: main for card, links in held if links for two, main in same.links_of(card, json.loads(links)).items()}


def _alive(connection: Connection, links: same.Links) -> dict[same.Pair, str]:
    ids = json.dumps(sorted({card for two in links for card in two}))
    sql = f"SELECT id FROM contact WHERE id IN {_IDS} AND live = 1"
    return same.living(links, set(connection.exec_driver_sql(sql, {"ids": ids}).scalars()))


def _cards(connection: Connection, ids: Iterable[str]) -> Iterator[Contact]:
    sql = f"{select_sql('contact', columns_of(Contact))} WHERE id IN {_IDS} AND live = 1 ORDER BY id"
    for row in connection.exec_driver_sql(sql, {"ids": json.dumps(sorted(ids))}).mappings():
        yield record_of(Contact, row)


def _index(connection: Connection, ids: Collection[str], mains: dict[str, str]) -> None:
    """Index main cards with the names and words of all their cards, and take the others out."""
    found = {card.id: card for card in _cards(connection, {*ids, *mains})}
    sql = f"SELECT id, row FROM contact WHERE id IN {_IDS}"
    rows = dict(map(tuple, connection.exec_driver_sql(sql, {"ids": json.dumps(sorted(found))})))
    below: dict[str, list[Contact]] = {}
    for record, main in sorted(mains.items()):
        below.setdefault(main, []).append(found[record])
    connection.exec_driver_sql(f"DELETE FROM phrase WHERE record IN {_IDS}", {"ids": json.dumps(sorted(ids))})
    for card in (found[record] for record in sorted(ids) if record in found):
        search.drop(connection, "contact", rows[card.id])
        if card.id not in mains:
            others = below.get(card.id, [])
            entries = zip(*(search.entry(one) for one in (card, *others)), strict=True)
            entry = tuple(" ".join(filter(None, texts)) for texts in entries)
            search.load(connection, "contact", iter([(rows[card.id], entry)]))
            derived.put_phrases(connection, card, phrases_of(card, others))
