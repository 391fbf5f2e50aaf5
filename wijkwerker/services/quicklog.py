"""The one-line entry: reading a sentence against the names on file, and saving it as a moment with its promises."""

from dataclasses import dataclass, replace

from wijkwerker.domain import guard
from wijkwerker.domain.changes import Changes
from wijkwerker.domain.draft import (
    EMPTY,
    NOTHING,
    ByHand,
    Draft,
    Named,
    NewContact,
    Occasion,
    complete,
    without_numbers,
)
from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.domain.kinds import Contact, ContactMoment, Promise
from wijkwerker.domain.kinds.record import make
from wijkwerker.domain.language import _
from wijkwerker.domain.quicklog import Span
from wijkwerker.domain.quicklog.parser import parse
from wijkwerker.services.settings import own_worker
from wijkwerker.storage.names import Names
from wijkwerker.storage.queries import entry as queries
from wijkwerker.storage.queries import records
from wijkwerker.storage.queries import search as search_queries
from wijkwerker.storage.store import Store
from wijkwerker.storage.writer import Writer

_PRESET_KINDS = ("contact", "initiative", "activity")
_SAME = ("date", "time", "place", "kind", "people", "minutes", "nature", "polarity", "themes", "groups")


@dataclass(frozen=True)
class Saved(Changes):
    """The changes of one saved sentence, with its draft and the id of its moment."""

    draft: Draft = EMPTY
    moment: str = ""
    hand: ByHand = NOTHING

    @property
    def unlinked(self) -> tuple[str, ...]:
        """The names in the sentence that were not linked to a contact."""
        return tuple(doubt.name for doubt in self.draft.doubts)


class QuickLogs:
    """Sentences of field work."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def recognise(self, text: str, occasion: Occasion, hand: ByHand = NOTHING) -> Draft:
        """What would be saved now. Asks the file for names only, never for whole records."""
        with self._store.read() as connection:
            return _draft(text, Names(connection, occasion), occasion, hand)

    def save(self, text: str, occasion: Occasion, hand: ByHand = NOTHING) -> Saved:
        """Read and save a sentence in one go: a moment, its promises and new contacts.

        Numbers that may be a BSN are taken out unless `hand` keeps them. Raises WijkwerkerError when there is no area
        or worker to save it with, or the text is too long.
        """
        with self._store.write() as writer:
            names = Names(writer.connection, occasion)
            kept = text if hand.keep_numbers else without_numbers(text, guard.find_bsn(text))
            draft = _draft(kept, names, occasion, hand)
            moment = _write(writer, draft, own_worker(writer).id)
            changes = writer.changes(_("Moment opgeslagen"))
        return Saved(changes.items, changes.label, draft=draft, moment=moment, hand=hand)

    def link(self, saved: Saved, occasion: Occasion, name: str, who: Named | NewContact) -> Changes:
        """Say afterwards who a name in a saved sentence is: on its moment and on its promises."""
        with self._store.write() as writer:
            moment = writer.get(ContactMoment, saved.moment)
            if moment is None:
                return Changes()
            hand = saved.hand.choose(name, who)
            draft = _draft(saved.draft.text, Names(writer.connection, occasion), occasion, hand)
            contact = who.id if isinstance(who, Named) else _new_contact(writer, who.name, moment.area)
            people = draft.people if moment.people == saved.draft.people else moment.people  # corrected by hand since
            writer.save(replace(moment, contacts=moment.contacts | {contact}, people=people))
            for promise in records.where(writer.connection, Promise, "moment", moment.id):
                if promise.to is None and promise.to_text in {None, name} and not moment.contacts:
                    writer.save(replace(promise, to=contact, to_text=None))
            return writer.changes(_("Gekoppeld"))

    def suggest(self, kind: str, text: str, occasion: Occasion, limit: int = 20) -> list[Named]:
        """Contacts, areas, initiatives or activities whose name fits what is typed; without text those used last."""
        with self._store.read() as connection:
            names = Names(connection, occasion)
            if kind == "area":
                return names.areas(text, limit)
            if text.strip():
                found = [item.id for item in search_queries.names(connection, text, (kind,), limit, usable=True)]
            elif kind == "contact":
                found = queries.spoken_last(connection, limit)
            else:
                found = queries.used_last(connection, kind, limit)
            return list(names.told_apart(names.named(kind, found)) if kind == "contact" else names.named(kind, found))


def _draft(text: str, names: Names, occasion: Occasion, hand: ByHand) -> Draft:
    now = occasion.now.time() if occasion.now else None
    log = parse(text, today=occasion.today, lexicon=names, now=now)
    presets = {
        kind: found
        for kind in _PRESET_KINDS
        if (wanted := occasion.presets.get(kind))
        for found in names.named(kind, [wanted])
    }
    draft = complete(log, hand, occasion, area=names.usual_area(), presets=presets)
    return replace(
        draft,
        doubts=tuple(replace(doubt, candidates=names.told_apart(doubt.candidates)) for doubt in draft.doubts),
        area=names.area(draft.area.id) if draft.area else None,
        numbers=() if hand.keep_numbers else tuple(Span(*place, "number") for place in guard.find_bsn(text)),
        sensitive=tuple(Span(start, end, "sensitive") for start, end, _word in guard.special_words(text)),
    )


def _write(writer: Writer, draft: Draft, worker: str) -> str:
    if draft.area is None:
        raise WijkwerkerError(
            _("Nog niet opgeslagen: het is niet duidelijk in welke buurt het was."),
            _("Typ de naam van de buurt erbij."),
        )
    linked, persons = _linked(writer, draft, draft.area.id)
    values = {name: getattr(draft, name) for name in _SAME}
    links = {"initiative": draft.initiative, "activity": draft.activity, "area": draft.area}
    moment = writer.save(
        make(
            ContactMoment,
            values
            | {name: link.id if link else None for name, link in links.items()}
            | {"contacts": linked, "worker": worker, "note": draft.text.strip() or None},
        )
    )
    for promise in _promises(draft, moment, persons):
        writer.save(promise)
    return moment.id


def _linked(writer: Writer, draft: Draft, area: str | None) -> tuple[frozenset[str], list[str]]:
    """The contacts of a draft, new ones made; and those to whom a promise can be: the persons, else organisations."""
    fresh = [_new_contact(writer, name, area) for name in draft.new_contacts]
    persons = [who.id for who in draft.contacts if not who.organisation] + fresh
    everyone = [who.id for who in draft.contacts] + fresh
    return frozenset(everyone), persons or everyone


def _new_contact(writer: Writer, name: str, area: str | None) -> str:
    return writer.save(make(Contact, {"name": name, "area": area})).id


def _promises(draft: Draft, moment: ContactMoment, persons: list[str]) -> list[Promise]:
    only = persons[0] if len(persons) == 1 else None
    open_name = draft.doubts[0].name if not persons and len(draft.doubts) == 1 else None
    result = []
    for item in draft.promises:
        to = item.to.id if item.to is not None else only
        result.append(
            Promise(
                what=item.text or _("terugkoppelen"),
                to=to,
                to_text=None if to else open_name,
                area=moment.area,
                promised_on=moment.date,
                due=item.due,
                by=moment.worker,
                initiative=moment.initiative,
                moment=moment.id,
            )
        )
    return result
