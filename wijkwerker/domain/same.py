"""Cards of one contact: which cards belong together, and which of them is shown.

Two cards that are the same are joined by a link, and nothing is moved or thrown away. A link is the cell `same:{larger
id}` of the card with the smaller id; its value is the main card of the two, or `los` when they are not the same (any
more). A link that stands on the larger id, or that a deleted, erased or not yet received card has part in, does not
count. A value that is neither of the two cards joins them without saying which is shown.

Cards that hang together through links, however far, are one contact. Its main card is **the smallest id of the cards
that no link shows through another card; of all its cards when every one is shown through another** (a circle). So it
depends on the set of links only, never on the order in which they came, and is the same on every laptop, also when
people merged crosswise. Who chooses a main card writes links until no other card is left that none is shown through.
"""

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping
from typing import TypeAlias

from wijkwerker.domain.fields import LOOSE

Pair: TypeAlias = tuple[str, str]  # the smaller id first
Links: TypeAlias = Mapping[Pair, str]  # the main card of the two, or LOOSE


def pair(first: str, second: str) -> Pair:
    """The two cards in the order in which a link has them."""
    return (first, second) if first < second else (second, first)


def links_of(card: str, same: Iterable[str]) -> dict[Pair, str]:
    """The links that stand on a card. Of two links with the same card, which no edit leaves behind, `los` counts."""
    found: dict[Pair, str] = {}
    for link in sorted(same):
        other, _sign, main = link.partition("=")
        if card < other:
            found[card, other] = main
    return found


def with_link(same: frozenset[str], other: str, main: str) -> frozenset[str]:
    """The links on a card after one of them was set: the only one with that other card."""
    return frozenset(link for link in same if link.partition("=")[0] != other) | {f"{other}={main}"}


def living(links: Links, alive: Container[str]) -> dict[Pair, str]:
    """The links between cards that are there."""
    return {two: main for two, main in links.items() if two[0] in alive and two[1] in alive}


def contacts(links: Links) -> list[frozenset[str]]:
    """The sets of two or more cards that are one contact, in order of their smallest card."""
    beside = _beside(links)
    found, done = [], set[str]()
    for card in sorted(beside):
        if card not in done:
            found.append(_reached(beside, [card]))
            done |= found[-1]
    return found


def main_of(links: Links, cards: frozenset[str]) -> str:
    """The card through which the cards of one contact are shown."""
    return min(cards - _below(links) or cards)


def mains(links: Links) -> dict[str, str]:
    """For each card that is shown through another: the main card of its contact."""
    below = _below(links)
    found: dict[str, str] = {}
    for cards in contacts(links):
        main = min(cards - below or cards)
        found |= dict.fromkeys(cards - {main}, main)
    return found


def joined(links: Links, main: str, others: Iterable[str]) -> dict[Pair, str]:
    """The links to write so that `main`, the others and all that hang on them are one contact with that main card."""
    everyone = _reached(_beside(links), [main, *others])
    changed = {
        two: main
        for two, shown in links.items()
        if main in two and shown not in {main, LOOSE} and everyone.issuperset(two)
    }
    now = {**links, **changed}
    left = set(everyone)
    while left:
        piece = _reached(_beside(now), [min(left)])
        left -= piece
        for top in piece - _below(now) or {min(piece)}:
            if top != main:
                changed[pair(top, main)] = main
    return changed


def loosened(links: Links, card: str) -> dict[Pair, str]:
    """The links to write so that a card stands alone again and the other cards of its contact stay together."""
    cards = _reached(_beside(links), [card])
    rest = cards - {card}
    if not rest:
        return {}
    main = main_of(links, cards)
    changed = {two: LOOSE for two, shown in links.items() if card in two and shown != LOOSE}
    if main != card:
        changed[pair(card, main)] = LOOSE
    now = {**links, **changed}
    lead = main if main != card else main_of(now, rest)
    return changed | joined(now, lead, rest - {lead})


def _beside(links: Links) -> dict[str, set[str]]:
    """For each card those that it is joined with."""
    beside: defaultdict[str, set[str]] = defaultdict(set)
    for (first, second), main in links.items():
        if main != LOOSE:
            beside[first].add(second)
            beside[second].add(first)
    return beside


def _reached(beside: Mapping[str, set[str]], cards: Iterable[str]) -> frozenset[str]:
    """The cards and all that hang on them."""
    reached, waiting = set[str](), list(cards)
    while waiting:
        card = waiting.pop()
        if card not in reached:
            reached.add(card)
            waiting.extend(beside.get(card, ()))
    return frozenset(reached)


def _below(links: Links) -> set[str]:
    """The cards that some link shows through another."""
    return {card for two, main in links.items() if main in two for card in two if card != main}
