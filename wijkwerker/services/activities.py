"""Activities: planning one, and noting who came."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from wijkwerker.domain.changes import Changes
from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.domain.kinds import Activity, Attendance, HeadCount, Session
from wijkwerker.domain.kinds.record import natural_id, with_values
from wijkwerker.domain.language import _, ngettext
from wijkwerker.domain.series import occurrences
from wijkwerker.storage import merged
from wijkwerker.storage.queries import activities as queries
from wijkwerker.storage.queries import areas as area_queries
from wijkwerker.storage.queries import records
from wijkwerker.storage.queries.activities import Planned, Present, SessionParts
from wijkwerker.storage.store import Store
from wijkwerker.storage.writer import Writer

AHEAD = timedelta(days=366)


class Activities:
    """Collective activities and their sessions."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def agenda(self, from_: date, until: date, area: str | None = None) -> list[Planned]:
        """The sessions from the first day to the last, both included, in order of time."""
        with self._store.read() as connection:
            areas = area_queries.inside(connection, area)
            return queries.sessions(connection, from_, until, areas)

    def session(self, session_id: str) -> SessionParts:
        """A session with all that hangs on it. Raises WijkwerkerError when it is not there."""
        with self._store.read() as connection:
            session = records.get(connection, Session, session_id)
            parts = queries.parts(connection, session) if session is not None else None
        if parts is None:
            raise _gone()
        return parts

    def examples(self) -> list[Activity]:
        """Earlier activities to copy."""
        with self._store.read() as connection:
            return queries.latest(connection)

    def nearest(self, activity_id: str, day: date) -> str:
        """The session of an activity to look at on a day: the next one, else the last; '' when there is none."""
        with self._store.read() as connection:
            return queries.nearest(connection, activity_id, day)

    def plan(self, activity: Activity) -> Changes:
        """Save a new activity with its sessions: one, or for a series those of a year at most."""
        with self._store.write() as writer:
            writer.save(activity)
            for starts in occurrences(activity, AHEAD):
                writer.save(
                    Session(activity=activity.id, original_start=starts, starts=starts, minutes=activity.minutes)
                )
            return writer.changes(_("{title} staat in de agenda").format(title=activity.title))

    def change(self, activity_id: str, values: Mapping[str, object]) -> Changes:
        """Set fields of an activity. The session of a single activity that is still to come moves along."""
        with self._store.write() as writer:
            activity = writer.get(Activity, activity_id)
            if activity is None:
                raise _gone()
            changed = writer.save(with_values(activity, values))
            if not changed.rule:
                for session in records.where(writer.connection, Session, "activity", activity_id):
                    if session.state == "gepland":
                        writer.save(replace(session, starts=changed.starts, minutes=changed.minutes))
            return writer.changes()

    def close(self, session_id: str, values: Mapping[str, object], label: str = "") -> Changes:
        """Set fields of a session: its state, people, reason, what was noticed."""
        with self._store.write() as writer:
            writer.save(with_values(_existing(writer, session_id), values))
            return writer.changes(label)

    def count(self, session_id: str, group: str, people: int | None) -> Changes:
        """Set how many of a group were there; None takes the count away. The session is then one that went on."""
        with self._store.write() as writer:
            _existing(writer, session_id)
            if people is None:
                writer.delete(HeadCount, natural_id(HeadCount.info.key, session_id, group))
            else:
                writer.save(HeadCount(session=session_id, group=group, people=people))
                _went_on(writer, session_id)
            return writer.changes()

    def tick(
        self, session_id: str, contact: str, *, present: bool, role: str = "deelnemer", hours: float | None = None
    ) -> Changes:
        """Note that someone was there, or was not, in a role.

        What was counted stays as it was: as long as there are more names, the names are the number that is shown, so
        that a wrong tick leaves no trace.
        """
        with self._store.write() as writer:
            _existing(writer, session_id)
            noted = _noted(writer, session_id, contact)
            if present:
                card = noted[0].contact if noted else contact
                writer.save(Attendance(session=session_id, contact=card, role=role, hours=hours))
                _went_on(writer, session_id)
            else:
                for attendance in noted:
                    writer.delete(Attendance, attendance.id)
            return writer.changes()

    def tick_all(self, session_id: str, contacts: Sequence[str]) -> Changes:
        """Note in one go that all these people were there; who was there already keeps their role and hours."""
        with self._store.write() as writer:
            _existing(writer, session_id)
            for contact in contacts:
                if not any(attendance.present for attendance in _noted(writer, session_id, contact)):
                    writer.save(Attendance(session=session_id, contact=contact))
            names = len(writer.changes().items)
            _went_on(writer, session_id)
            return writer.changes(
                ngettext("{count} naam aangevinkt", "{count} namen aangevinkt", names).format(count=names)
            )

    def remove_session(self, session_id: str, label: str) -> Changes:
        """Delete one session with its counts and names; the activity stays when it has other sessions."""
        with self._store.write() as writer:
            session = _existing(writer, session_id)
            _delete_session(writer, session)
            left = records.where(writer.connection, Session, "activity", session.activity or "")
            if not left and session.activity:
                writer.delete(Activity, session.activity)
            return writer.changes(label)

    def remove(self, activity_id: str, label: str) -> Changes:
        """Delete an activity with all its sessions, counts and names."""
        with self._store.write() as writer:
            for session in records.where(writer.connection, Session, "activity", activity_id):
                _delete_session(writer, session)
            writer.delete(Activity, activity_id)
            return writer.changes(label)


def _gone() -> WijkwerkerError:
    return WijkwerkerError(_("Deze bijeenkomst is er niet meer."), _("Kies een andere in de agenda."))


def _existing(writer: Writer, session_id: str) -> Session:
    session = writer.get(Session, session_id)
    if session is None:
        raise _gone()
    return session


def _noted(writer: Writer, session_id: str, contact: str) -> list[Attendance]:
    """What was noted of someone at a session, on any of their cards: those who were there first."""
    cards = [contact, *merged.cards_of(writer.connection, [contact])]
    ids = (natural_id(Attendance.info.key, session_id, card) for card in cards)
    found = [attendance for record in ids if (attendance := writer.get(Attendance, record)) is not None]
    return sorted(found, key=lambda attendance: not attendance.present)


def _went_on(writer: Writer, session_id: str) -> None:
    session = _existing(writer, session_id)
    if session.state != "ging door":
        writer.save(replace(session, state="ging door", reason=None))


def _delete_session(writer: Writer, session: Session) -> None:
    for kind in (HeadCount, Attendance):
        for part in records.where(writer.connection, kind, "session", session.id):
            writer.delete(kind, part.id)
    writer.delete(Session, session.id)


__all__ = ["Activities", "Planned", "Present", "SessionParts"]
