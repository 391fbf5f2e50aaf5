"""A sentence on its way to becoming a moment: what was read, what is usual, and what the worker set by hand."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any, TypeAlias

from wijkwerker.domain.quicklog import Entry, ParsedPromise, QuickLog, Span

_DAY_PARTS = MappingProxyType({"nacht": (0, 6), "ochtend": (5, 12), "middag": (12, 18), "avond": (17, 24)})


@dataclass(frozen=True, slots=True)
class Named:
    """A record that a chip stands for: its id, its words, and what tells it apart from others of that name."""

    id: str
    label: str
    detail: str = ""
    code: str = ""
    organisation: bool = False


@dataclass(frozen=True, slots=True)
class NewContact:
    """Someone who gets a card when the moment is saved."""

    name: str


Who: TypeAlias = Named | NewContact | None


@dataclass(frozen=True, slots=True)
class Doubt:
    """A name in the sentence that is not linked, with the contacts it may be: none for a name that is not known."""

    name: str
    candidates: tuple[Named, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Occasion:
    """When and where a sentence is typed: `now` stamps the time of what happened today, None leaves that empty.

    `scope` is the id of the area that the window looks at; `presets` are ids by kind (area, contact,
    initiative, activity), from where it was opened.
    """

    today: dt.date
    now: dt.datetime | None = None
    scope: str | None = None
    presets: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class ByHand:
    """What the worker set with the chips. Only the fields named in `put_fields` count; those stay if the text changes.

    `chosen` says for a doubtful name who it is: someone, someone new, or nobody (None); `added` and `removed` change
    who else is linked. `keep_numbers` answers *Nee, geen BSN*.
    """

    put_fields: frozenset[str] = frozenset()
    date: dt.date | None = None
    minutes: int | None = None
    area: Named | None = None
    kind: str = ""
    nature: str | None = None
    people: int = 1
    groups: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    polarity: str | None = None
    initiative: Named | None = None
    activity: Named | None = None
    place: str | None = None
    promises: tuple[ParsedPromise, ...] = ()
    chosen: Mapping[str, Who] = field(default_factory=dict)
    added: tuple[Named, ...] = ()
    removed: frozenset[str] = frozenset()
    keep_numbers: bool = False

    def put(self, **values: Any) -> "ByHand":
        """Also these fields, by hand."""
        return replace(self, put_fields=self.put_fields | frozenset(values), **values)

    def choose(self, name: str, who: Who) -> "ByHand":
        """Also this answer to who someone is."""
        return replace(self, chosen={**self.chosen, name: who})

    def add(self, who: Named) -> "ByHand":
        """Also someone who is not in the sentence."""
        added = tuple(named for named in self.added if named.id != who.id)
        return replace(self, added=(*added, who), removed=self.removed - {who.id})

    def link(self, who: Who) -> "ByHand":
        """Also someone who is not in the sentence, known or new; nobody changes nothing."""
        if isinstance(who, NewContact):
            return self.choose(who.name, who)
        return self if who is None else self.add(who)

    def keep(self) -> "ByHand":
        """The numbers in the sentence are no BSN."""
        return replace(self, keep_numbers=True)

    def release(self, part: str) -> "ByHand":
        """This field as the sentence says, no longer by hand."""
        parts = frozenset({part, "groups" if part == "people" else part})
        return replace(self, put_fields=self.put_fields - parts)

    def remove(self, contact_id: str) -> "ByHand":
        """Without someone, whether read or added."""
        kept = tuple(named for named in self.added if named.id != contact_id)
        return replace(self, added=kept, removed=self.removed | {contact_id})

    def __bool__(self) -> bool:
        return self != ByHand()


NOTHING = ByHand()


@dataclass(frozen=True, kw_only=True)
class Draft:
    """The moment that Enter would save now. `recognised` are the fields that the sentence gave, `by_hand` those set.

    `ahead` says that the sentence gives a day that is still to come, which no moment is on. `numbers` are where a BSN
    may stand, `sensitive` where words about health or origin stand.
    """

    text: str
    date: dt.date
    time: dt.time | None = None
    day_part: str | None = None
    ahead: bool = False
    minutes: int | None = None
    area: Named | None = None
    place: str | None = None
    kind: str = "gesprek"
    nature: str | None = None
    people: int = 1
    groups: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    polarity: str | None = None
    initiative: Named | None = None
    activity: Named | None = None
    contacts: tuple[Named, ...] = ()
    new_contacts: tuple[str, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    promises: tuple[ParsedPromise, ...] = ()
    other_areas: tuple[Named, ...] = ()
    spans: tuple[Span, ...] = ()
    numbers: tuple[Span, ...] = ()
    sensitive: tuple[Span, ...] = ()
    recognised: frozenset[str] = frozenset()
    by_hand: frozenset[str] = frozenset()


EMPTY = Draft(text="", date=dt.date.min)


def empty_draft(today: dt.date) -> Draft:
    """The draft of no sentence yet, before anything could be looked up."""
    return Draft(text="", date=today)


def named(entry: Entry) -> Named:
    """The chip's record of a name that was found."""
    return Named(entry.id, entry.label, entry.detail, organisation=entry.organisation)


def complete(
    log: QuickLog, hand: ByHand, occasion: Occasion, *, area: Named | None, presets: Mapping[str, Named]
) -> Draft:
    """The draft of a sentence that was read: by hand first, then the sentence, then the presets and the usual area."""
    read: dict[str, Any] = {name: getattr(log, name) for name in _PLAIN}
    read["area"] = named(log.area) if log.area else area
    read["initiative"] = named(log.initiative) if log.initiative else presets.get("initiative")
    read["activity"] = named(log.activity) if log.activity else presets.get("activity")
    contacts, doubts, fresh = _people(log, hand, presets.get("contact"))
    read["people"] = _count(log, contacts, fresh)
    read |= {name: getattr(hand, name) for name in hand.put_fields}
    ahead = log.ahead and "date" not in hand.put_fields
    return Draft(
        text=log.note,
        time=_time(log, read["date"], occasion),
        day_part=log.day_part,
        ahead=ahead,
        contacts=contacts,
        doubts=doubts,
        new_contacts=fresh,
        other_areas=tuple(named(entry) for entry in log.areas),
        spans=tuple(span for span in log.spans if ahead or span.part != "ahead"),
        recognised=log.recognised,
        by_hand=hand.put_fields,
        **read,
    )


_PLAIN = ("date", "minutes", "kind", "nature", "groups", "themes", "polarity", "promises")


def _people(
    log: QuickLog, hand: ByHand, preset: Named | None
) -> tuple[tuple[Named, ...], tuple[Doubt, ...], tuple[str, ...]]:
    """Who is linked, which names stay open, and who gets a new card."""
    linked = {entry.id: named(entry) for entry in log.contacts}
    if preset is not None:
        linked.setdefault(preset.id, preset)
    doubts: list[Doubt] = []
    open_names = [Doubt(person.name, tuple(map(named, person.candidates))) for person in log.ambiguous_people]
    open_names += [Doubt(name) for name in log.unknown_people]
    for doubt in open_names:
        is_preset = preset is not None and any(candidate.id == preset.id for candidate in doubt.candidates)
        if doubt.name not in hand.chosen and not is_preset:
            doubts.append(doubt)
    linked |= {who.id: who for who in (*hand.chosen.values(), *hand.added) if isinstance(who, Named)}
    fresh = tuple(who.name for who in hand.chosen.values() if isinstance(who, NewContact))
    return tuple(who for who in linked.values() if who.id not in hand.removed), tuple(doubts), fresh


def _count(log: QuickLog, contacts: tuple[Named, ...], fresh: tuple[str, ...]) -> int:
    """The people counted in the sentence and those linked, at least one."""
    read = sum(not entry.organisation for entry in log.contacts)
    counted = log.people - read
    if not read and "people" not in log.recognised:
        counted = 0
    return max(1, counted + sum(not who.organisation for who in contacts) + len(fresh))


def _time(log: QuickLog, day: dt.date, occasion: Occasion) -> dt.time | None:
    """The time in the sentence, else now for what happened today, unless another part of the day was told."""
    if log.time is not None or occasion.now is None or day != occasion.today:
        return log.time
    first, end = _DAY_PARTS.get(log.day_part or "", (0, 24))
    now = occasion.now.time().replace(second=0, microsecond=0)
    return now if first <= now.hour < end else None


def short_area(name: str) -> str:
    """The name of an area as it is spoken of: "Zamenhofdreef e.o." for "Zamenhofdreef en omgeving"."""
    return name.removesuffix(" en omgeving") + " e.o." if name.endswith(" en omgeving") else name


def without_numbers(text: str, places: Sequence[tuple[int, int]]) -> str:
    """The text without what stands at these places (start, end), and without the space that this would leave."""
    for start, end in reversed(places):
        text = f"{text[:start].rstrip(' ')}{text[end:]}" if start else text[end:].lstrip(" ")
    return text
