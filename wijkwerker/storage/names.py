"""The names on file as the one-line entry asks for them: those of the worker's own area first."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from sqlalchemy.engine import Connection

from wijkwerker.domain.draft import Named, Occasion, short_area
from wijkwerker.domain.kinds import Worker
from wijkwerker.domain.language import ngettext
from wijkwerker.domain.quicklog import Entry
from wijkwerker.storage import merged
from wijkwerker.storage.queries import areas as area_queries
from wijkwerker.storage.queries import entry, lexicon, records, settings
from wijkwerker.storage.queries.lexicon import Known

_PARTS = ("full", "alias", "code", "first", "word")


class Names:
    """The names in one snapshot of the file, seen from the worker's own areas (else the area the window looks at)."""

    def __init__(self, connection: Connection, occasion: Occasion) -> None:
        self._connection = connection
        self._occasion = occasion
        self.worker = settings.worker(connection)
        worker = records.get(connection, Worker, self.worker)
        self._own = sorted(worker.areas) if worker is not None else []
        codes = entry.area_codes(connection, self._own or [occasion.scope or ""])
        self._wijken = {code[2:8] for code in codes if len(code) > 6}
        self._gemeenten = {code[2:6] for code in codes}

    def look_up(self, phrases: Collection[str]) -> Sequence[Entry]:
        """Every entry whose phrase is among `phrases`, the nearest of equal phrases first, 20 a phrase at most."""
        asked = lexicon.known(self._connection, phrases)
        rows = lexicon.look_up(self._connection, asked)
        ids: defaultdict[str, set[str]] = defaultdict(set)
        for _phrase, kind, record, _part in rows:
            ids[kind].add(record)
        known = {kind: lexicon.about(self._connection, kind, wanted) for kind, wanted in ids.items()}
        hits = lexicon.contacts(self._connection, asked, self._wijken, self._gemeenten)
        hits += [(phrase, part, known[kind][record]) for phrase, kind, record, part in rows if record in known[kind]]
        hits.sort(key=lambda hit: self._order(hit[1], hit[2]))
        found: defaultdict[str, list[Entry]] = defaultdict(list)
        for phrase, part, item in hits:
            found[phrase].append(_entry(phrase, part, item))
        return [entry for entries in found.values() for entry in entries[: lexicon.MOST]]

    def _order(self, part: str, item: Known) -> tuple[int, int, int, str, str]:
        return _PARTS.index(part), self._distance(item.code), -item.last, item.label, item.id

    def _distance(self, code: str) -> int:
        if code[2:8] in self._wijken:
            return 0
        return 1 if code[2:6] in self._gemeenten else 2

    def named(self, kind: str, ids: Iterable[str]) -> list[Named]:
        """The records of a kind with these ids as a chip shows them, in the order given; unknown ids are left out.

        A contact card that is merged is shown through its main card.
        """
        wanted = list(ids)
        if kind == "contact":
            mains = merged.mains_of(self._connection, wanted)
            wanted = list(dict.fromkeys(mains.get(card, card) for card in wanted))
        known = lexicon.about(self._connection, kind, wanted)
        return [_named(known[record]) for record in wanted if record in known]

    def told_apart(self, contacts: Iterable[Named]) -> tuple[Named, ...]:
        """The contacts with what tells them apart: where they live, what they carry, else how often they were met."""
        people = list(contacts)
        ids = [who.id for who in people]
        known = lexicon.about(self._connection, "contact", ids)
        carried = lexicon.carried(self._connection, ids)
        moments = lexicon.moments_of(self._connection, [contact for contact in ids if contact not in carried])
        result = []
        for who in people:
            count = moments.get(who.id, 0)
            second = carried.get(who.id, "")
            if not second and count:
                second = ngettext("{count} moment", "{count} momenten", count).format(count=count)
            area = short_area(known[who.id].detail) if who.id in known else ""
            detail = " · ".join(part for part in (area, second) if part)
            result.append(Named(who.id, who.label, detail, organisation=who.organisation))
        return tuple(result)

    def area(self, area_id: str | None) -> Named | None:
        """An area as a chip shows it, with its own code; None when it is not on file."""
        return entry.area(self._connection, area_id) if area_id else None

    def areas(self, text: str, limit: int) -> list[Named]:
        """Areas whose name begins with what is typed; without text the worker's own and those used last."""
        if text.strip():
            found = area_queries.find(self._connection, text, limit)
            return [Named(item.id, item.name, item.path, item.code) for item in found]
        ids = dict.fromkeys([*self._own, *entry.used_last(self._connection, "area", limit)])
        return [area for area_id in ids if (area := self.area(area_id)) is not None][:limit]

    def usual_area(self) -> Named | None:
        """The area when none is told: the preset, the last used today, the worker's own, the first in scope."""
        preset = self.area(self._occasion.presets.get("area"))
        if preset is not None:
            return preset
        found = (
            entry.area_last_used(self._connection, self.worker, self._occasion.today)
            or entry.first_of(self._connection, self._own)
            or entry.first_of(self._connection, [self._occasion.scope] if self._occasion.scope else [])
            or entry.first_area(self._connection)
        )
        return self.area(found)


def _entry(phrase: str, part: str, item: Known) -> Entry:
    if item.kind == "value":
        return Entry(phrase, "theme", item.code, item.label, part)
    detail = short_area(item.detail)
    return Entry(phrase, item.kind, item.id, item.label, part, organisation=item.organisation, detail=detail)


def _named(item: Known) -> Named:
    return Named(item.id, item.label, short_area(item.detail), item.code, organisation=item.organisation)
