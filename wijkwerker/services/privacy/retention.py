"""The retention round: the terms of this file, what is due, and doing what was decided about it."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from dateutil.relativedelta import relativedelta

from wijkwerker.domain.changes import Changes
from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.domain.kinds import Contact, Story
from wijkwerker.domain.language import _
from wijkwerker.domain.privacy.audit import Action
from wijkwerker.domain.privacy.retention import (
    TERM_CHOICES,
    Choice,
    Data,
    Decision,
    Due,
    Round,
    Tidied,
    again_on,
    proposed,
)
from wijkwerker.services import copying
from wijkwerker.services.privacy.forgetting import forget, texts_in
from wijkwerker.storage import audit
from wijkwerker.storage.exchange import unname
from wijkwerker.storage.queries import retention as queries
from wijkwerker.storage.queries import same_contacts, settings
from wijkwerker.storage.store import Store
from wijkwerker.storage.writer import Writer

_QUIET = ((Data.CONTACT, queries.people), (Data.NOTE, queries.notes), (Data.STORY, queries.stories))


class Retention:
    """The retention round (*opruimronde*)."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def terms(self) -> Mapping[Data, int]:
        """The term of each kind of data, in months."""
        with self._store.read() as connection:
            return queries.terms(connection)

    def set_term(self, data: Data, months: int) -> None:
        """Keep a kind of data for another number of months. Raises WijkwerkerError for one that is not offered."""
        if months not in TERM_CHOICES:
            raise WijkwerkerError(
                _("Kies een termijn van {months} maanden.").format(months=", ".join(map(str, TERM_CHOICES)))
            )
        with self._store.write() as writer:
            settings.put(writer.connection, queries.TERM + data.value, str(months))

    def due(self, today: date) -> Round:
        """All that is due on a day, longest quiet first; without what was kept or asked not long ago.

        Of a person who is proposed to go, the note and the stories are not told apart."""
        with self._store.read() as connection:
            terms = queries.terms(connection)
            kept, reasons = queries.kept(connection, today), queries.reasons(connection)
            found = {data: query(connection, today - relativedelta(months=terms[data])) for data, query in _QUIET}
        lines = [
            (one.person, Due(data, one.record, one.name, one.since, *proposed(data, one.person, reasons)))
            for data, quiet in found.items()
            for one in quiet
            if (data, one.record) not in kept
        ]
        going = {person for person, line in lines if line.data is Data.CONTACT and line.choice is Choice.GO}
        due = [line for person, line in lines if line.data is Data.CONTACT or person not in going]
        return Round(tuple(sorted(due, key=lambda line: (line.since or date.min, line.name))), terms)

    def decide(self, decisions: Iterable[Decision], today: date) -> Tidied:
        """Do what was decided, in one go; what is not there any more is left out.

        Raises WijkwerkerError when something is kept without a reason; nothing is done then.
        """
        decided = list(decisions)
        for one in decided:
            if one.choice is Choice.KEEP and not one.reason.strip():
                raise WijkwerkerError(_("Waarom bewaar je dit? Dat is nog leeg."), _("Geef een reden op."))
        copying.back_up(self._store)
        with self._store.write() as writer:
            return _decide(writer, decided, today)


def _decide(writer: Writer, decided: Iterable[Decision], today: date) -> Tidied:
    going: dict[Data, list[str]] = {data: [] for data in Data}
    kept = asked = 0
    for one in decided:
        if one.choice is Choice.GO:
            going[one.data].append(one.record)
        else:
            queries.keep(writer.connection, one.data, one.record, again_on(one.choice, today), one.reason.strip())
            kept += one.choice is Choice.KEEP
            asked += one.choice is Choice.ASK
    texts = sum([_without_note(writer, record) for record in going[Data.NOTE]])
    texts += sum([_without_teller(writer, record) for record in going[Data.STORY]])
    if going[Data.NOTE] or going[Data.STORY]:
        unname.leave_no_remains(writer)
    done = forget(writer, going[Data.CONTACT])
    audit.noted(writer, Action.ROUND)
    changes = writer.changes(done.changes.label or _("Opgeruimd"))
    final = Changes(changes.items, changes.label, undoable=False)
    return Tidied(done.people, texts + done.texts, kept, final, asked)


def _without_note(writer: Writer, card_id: str) -> int:
    """Take the note off a card, with all that is kept of it; returns how many texts that are."""
    card = writer.get(Contact, card_id)
    if card is None or not card.note:
        return 0
    writer.save(replace(card, note=None))
    unname.forget_values(writer, card_id, "note")
    return 1


def _without_teller(writer: Writer, story_id: str) -> int:
    """Let a story be nobody's: the teller goes, also by name; returns in how many texts that name stood."""
    story = writer.get(Story, story_id)
    if story is None or not story.teller:
        return 0
    cards = [card.id for card in same_contacts.cards(writer.connection, story.teller)]
    changes = unname.unname_in(writer, story_id, cards)
    writer.note(*changes)
    writer.save(replace(writer.get(Story, story_id) or story, teller=None))
    unname.forget_values(writer, story_id, "teller")
    return texts_in(Changes(tuple(changes)))
