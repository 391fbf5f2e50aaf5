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
    TERMS,
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
from wijkwerker.services.privacy.forgetting import forget
from wijkwerker.storage import audit
from wijkwerker.storage.queries import retention as queries
from wijkwerker.storage.queries import settings
from wijkwerker.storage.store import Store
from wijkwerker.storage.writer import Writer

_SETTING = "retention."
_QUIET = ((Data.CONTACT, queries.people), (Data.NOTE, queries.notes), (Data.STORY, queries.stories))


class Retention:
    """The retention round (*opruimronde*)."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def terms(self) -> Mapping[Data, int]:
        """The term of each kind of data, in months."""
        with self._store.read() as connection:
            kept = {data: settings.get(connection, _SETTING + data.value) for data in Data}
        return {data: int(text) if text.isdecimal() else TERMS[data] for data, text in kept.items()}

    def set_term(self, data: Data, months: int) -> None:
        """Keep a kind of data for another number of months. Raises WijkwerkerError for one that is not offered."""
        if months not in TERM_CHOICES:
            raise WijkwerkerError(
                _("Kies een termijn van {months} maanden.").format(months=", ".join(map(str, TERM_CHOICES)))
            )
        with self._store.write() as writer:
            settings.put(writer.connection, _SETTING + data.value, str(months))

    def due(self, today: date) -> Round:
        """All that is due on a day, longest quiet first; without what was kept or asked not long ago.

        Of a person who is proposed to go, the note and the stories are not told apart."""
        terms = self.terms()
        with self._store.read() as connection:
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
    kept = 0
    for one in decided:
        if one.choice is Choice.GO:
            going[one.data].append(one.record)
        else:
            queries.keep(writer.connection, one.data, one.record, again_on(one.choice, today), one.reason.strip())
            kept += one.choice is Choice.KEEP
    texts = 0
    for record in going[Data.NOTE]:
        if (card := writer.get(Contact, record)) is not None and card.note:
            writer.save(replace(card, note=None))
            texts += 1
    for record in going[Data.STORY]:
        if (story := writer.get(Story, record)) is not None and story.teller:
            writer.save(replace(story, teller=None))
    done = forget(writer, going[Data.CONTACT])
    audit.noted(writer, Action.ROUND)
    changes = writer.changes(done.changes.label or _("Opgeruimd"))
    return Tidied(done.people, texts + done.texts, kept, Changes(changes.items, changes.label, undoable=False))
