"""The parts of an inzage, each from what stands in the file at one moment."""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime

from wijkwerker.domain.dates import hours_text
from wijkwerker.domain.fields import LongText, Text
from wijkwerker.domain.kinds import KINDS, Ask, Attendance, Contact, Introduction, Promise, Story
from wijkwerker.domain.kinds.codes import label_of
from wijkwerker.domain.kinds.record import Record, fields_of, values_of
from wijkwerker.domain.language import N_, _, ngettext
from wijkwerker.domain.privacy.inzage import Section
from wijkwerker.reports.dates import written_day
from wijkwerker.services.privacy.inzage_words import Words
from wijkwerker.storage.queries import contact_card, contacts
from wijkwerker.storage.queries import inzage as queries
from wijkwerker.storage.rows import value_of
from wijkwerker.storage.snapshot import Snapshot

_MOST = 100_000  # events
_WHOLE = (Ask, Promise, Introduction, Story)  # texts that are about nobody else than this person
_OWN = (*_WHOLE, Attendance)
_DAYS = ("date", "on", "promised_on", "starts")
_REMNANTS: Mapping[str, str] = {
    "history": N_("in een oudere versie van een tekst"),
    "trash": N_("in iets dat al is weggegooid, en nog teruggezet kan worden"),
    "issue": N_("in iets uit een bestand van een collega dat nog op een keuze wacht"),
}


class Sections:
    """The parts that tell what is kept, where it comes from and what happened with it."""

    def __init__(self, connection: Snapshot, cards: Sequence[Contact]) -> None:
        self.words = Words(connection, list(cards))
        self._connection = connection
        self._cards = cards
        self._linked = queries.linked(connection, self.words.ids)

    def kept(self) -> Iterator[Section]:
        """What is kept: the cards, consent, what the person does, what happened, and where the name stands."""
        for number, card in enumerate(self._cards, start=1):
            yield self._card(card, number)
        yield self._consent()
        yield self._roles()
        yield self._events()
        yield self._mentions()
        yield self._remnants()
        yield self._changes()

    def data(self) -> dict[str, object]:
        """The same for another program: the cards, and all that was written of this person alone."""
        cards = [self._exact(card, card=True) for card in self._cards]
        own = [{"kind": one.info.key, **self._exact(one)} for one in self._linked if isinstance(one, _OWN)]
        events = [
            {"date": event.day.isoformat(), "what": event.kind, "as": label_of(event.code) if event.code else None}
            for event in self._timeline()
            if event.kind in {"contact_moment", "initiative"}
        ]
        return {"cards": cards, "records": own, "events": events}

    def _card(self, card: Contact, number: int) -> Section:
        title = _("Op jouw kaart")
        if len(self._cards) > 1:
            title = _("Op jouw kaart {number} van {total}").format(number=number, total=len(self._cards))
        values = values_of(card)
        rows = [
            (_(field.label), self.words.value(field, values[name], card=True) or _("niet ingevuld"))
            for name, field in fields_of(Contact).items()
        ]
        return Section(title, headings=(_("Gegeven"), _("Wat er staat")), rows=rows)

    def _consent(self) -> Section:
        rows = [
            (
                _("Jouw gegevens"),
                label_of(card.consent),
                written_day(card.consent_date) if card.consent_date else _("niet bekend"),
                ", ".join(sorted(map(label_of, card.consent_for))) or _("nergens voor"),
            )
            for card in self._cards
        ]
        rows += [
            (
                _("Verhaal: {title}").format(title=self.words.teller.tell(story.title)),
                label_of(story.consent),
                written_day(story.consent_date) if story.consent_date else _("niet bekend"),
                ", ".join(sorted(map(label_of, story.consent_for))) or _("nergens voor"),
            )
            for story in self._linked
            if isinstance(story, Story)
        ]
        return Section(
            _("Jouw toestemming"),
            (_("Je kunt je toestemming altijd weer intrekken. Zeg het gewoon tegen een van ons."),),
            (_("Waarvan"), _("Toestemming"), _("Sinds"), _("Waarvoor")),
            rows,
        )

    def _roles(self) -> Section:
        ids = sorted(self.words.ids)
        carried = contacts.doing(self._connection, json.dumps(ids))
        rows = list(dict.fromkeys(pair for one in ids for pair in carried.get(one, ())))
        told = [(role.capitalize(), self.words.teller.tell(title)) for role, title in rows]
        if not told:
            return Section(_("Wat jij doet"), (_("Hierover staat er niets."),))
        return Section(_("Wat jij doet"), headings=(_("Rol"), _("Waarbij")), rows=told)

    def _timeline(self) -> list[contact_card.Event]:
        return contact_card.timeline(self._connection, self._cards[0].id, _MOST)

    def _events(self) -> Section:
        rows = [
            (written_day(event.day), _(KINDS[event.kind].info.one), self._event(event)) for event in self._timeline()
        ]
        if not rows:
            return Section(_("Wat er was, op een rij"), (_("Hierover staat er niets."),))
        return Section(_("Wat er was, op een rij"), headings=(_("Wanneer"), _("Wat"), _("Meer hierover")), rows=rows)

    def _event(self, event: contact_card.Event) -> str:
        """A line about something that happened; the words of it are told elsewhere, or name others."""
        parts: list[str] = []
        if event.kind in {"attendance", "initiative"}:
            parts.append(self.words.teller.tell(event.title))
        if event.kind == "introduction":
            parts.append(_("met een ander"))
        elif event.code:
            parts.append(label_of(event.code))
        parts += [event.place, hours_text(event.hours) if event.hours else ""]
        if event.due:
            parts.append(_("voor {day}").format(day=written_day(event.due)))
        told = ", ".join(filter(None, parts))
        return told[:1].upper() + told[1:]  # codes begin small, titles do not: in one column they look alike

    def _mentions(self) -> Section:
        linked = {record.id for record in self._linked}
        about = {record.id: record for record in self._linked}
        for card in self._cards:
            for record in queries.naming(self._connection, card.name):
                if record.id not in self.words.ids:
                    about.setdefault(record.id, record)
        newest = sorted(about.values(), key=_day_of, reverse=True)  # as what happened is told
        rows = [row for record in newest for row in self._texts(record, linked=record.id in linked)]
        words = _("Namen van anderen lees je hier niet: daar staat “een ander”. Van een lange tekst geven we de zinnen"
                  " die over jou gaan.")  # fmt: skip
        if not rows:
            return Section(_("Wat er over je geschreven is"), (_("Hierover staat er niets."),))
        headings = (_("Waar"), _("Wanneer"), _("Wat er staat"))
        return Section(_("Wat er over je geschreven is"), (words,), headings, rows)

    def _texts(self, record: Record, *, linked: bool) -> Iterator[tuple[str, str, str]]:
        """The texts of a record that are about the person: all of it when it is about nobody else."""
        teller = self.words.teller
        for name, field in fields_of(type(record)).items():
            value = getattr(record, name)
            if not isinstance(field, Text) or not value:
                continue
            if isinstance(record, _WHOLE) and linked:
                text = teller.tell(value)
            elif isinstance(field, LongText):
                text = teller.around(value, linked=linked and record.info.key == "contact_moment")
            else:
                text = teller.around(value, linked=False)
            if text:
                yield f"{_(record.info.one)}: {_(field.label)}", _written_day_of(record), text

    def _remnants(self) -> Section:
        found = [
            one
            for name in dict.fromkeys(card.name for card in self._cards)
            for one in queries.remnants(self._connection, name, self.words.ids)
        ]
        rows = [(_(_REMNANTS[one.where]), self.words.teller.around(one.text, linked=False)) for one in found]
        copies = queries.copies(self._connection, self.words.ids)
        words = (_("Een oude tekst verdwijnt als je ons vraagt om je te vergeten."),) if rows else ()
        if copies:
            text = ngettext(
                "Van een ingelezen bestand is {n} waarde over jou bewaard, om het inlezen terug te kunnen draaien.",
                "Van ingelezen bestanden zijn {n} waarden over jou bewaard, om het inlezen terug te kunnen draaien.",
                copies,
            )
            words = (*words, text.format(n=copies))
        words = (*words, _("Ook in reservekopieën staan je gegevens. Die verdwijnen vanzelf na de bewaartermijn."))
        headings = (_("Waar"), _("Wat er stond")) if rows else ()
        return Section(_("Wat er nog van vroeger staat"), words, headings, rows)

    def _changes(self) -> Section:
        own = {one.id: type(one) for one in self._linked if isinstance(one, _OWN)}
        rows = []
        for step in queries.history(self._connection, [*self.words.ids, *own]):
            field = fields_of(KINDS[step.kind]).get(step.field)
            if field is None:
                continue
            before, after = (self._stood(step, text) for text in (step.before, step.after))
            what = (
                _(field.label) if step.record in self.words.ids else f"{_(KINDS[step.kind].info.one)}: {_(field.label)}"
            )
            rows.append((_moment(step.when), what, before, after, self.words.who(step.epoch)))
        if not rows:
            return Section(_("Wat er veranderd is"), (_("Er is nooit iets veranderd."),))
        headings = (_("Wanneer"), _("Gegeven"), _("Wat er stond"), _("Wat er kwam te staan"), _("Door"))
        return Section(_("Wat er veranderd is"), headings=headings, rows=rows)

    def _stood(self, step: queries.Step, text: str | None) -> str:
        if text is None:
            return _("niets")
        field = fields_of(KINDS[step.kind])[step.field]
        column = int(text) if field.holds in {bool, int} else float(text) if field.holds is float else text
        return self.words.value(field, value_of(field, column), card=step.kind == Contact.info.key) or _("niets")

    def _exact(self, record: Record, *, card: bool = False) -> dict[str, object]:
        values = values_of(record)
        fields = fields_of(type(record)).items()
        told = {name: self.words.exact(field, values[name], card=card) for name, field in fields}
        return {name: value for name, value in told.items() if value is not None}


def _day_of(record: Record) -> date:
    """The day that a record is about; the first of all days for one that has none."""
    for name in _DAYS:
        found = getattr(record, name, None)
        if isinstance(found, date):
            return found.date() if isinstance(found, datetime) else found
    return date.min


def _written_day_of(record: Record) -> str:
    day = _day_of(record)
    return "" if day == date.min else written_day(day)


def _moment(when: datetime) -> str:
    return f"{written_day(when.date())} {when:%H:%M}"
