"""Activities: planning one, and noting who came."""

from collections.abc import Mapping
from datetime import date, timedelta

from wijkwerker.domain.changes import Changes
from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.domain.kinds import Activity, Attendance, HeadCount, Session
from wijkwerker.domain.kinds.record import natural_id, with_values
from wijkwerker.domain.language import _
from wijkwerker.domain.series import occurrences
from wijkwerker.storage.queries import activities as queries
from wijkwerker.storage.queries import areas as area_queries
from wijkwerker.storage.queries import records
from wijkwerker.storage.queries.activities import Planned, SessionParts
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
            areas = area_queries.within(connection, area) if area else None
            return queries.sessions(connection, from_, until, areas)

    def session(self, session_id: str) -> SessionParts:
        """A session with all that hangs on it. Raises WijkwerkerError when it is not there."""
        with self._store.read() as connection:
            session = records.get(connection, Session, session_id)
            parts = queries.parts(connection, session) if session is not None else None
        if parts is None:
            raise WijkwerkerError(_("Deze bijeenkomst is er niet meer."), _("Kies een andere in de agenda."))
        return parts

    def examples(self) -> list[Activity]:
        """Earlier activities to copy."""
        with self._store.read() as connection:
            return queries.latest(connection)

    def plan(self, activity: Activity) -> Changes:
        """Save a new activity with its sessions: one, or for a series those of a year at most."""
        with self._store.write() as writer:
            writer.save(activity)
            for starts in occurrences(activity, AHEAD):
                writer.save(
                    Session(activity=activity.id, original_start=starts, starts=starts, minutes=activity.minutes)
                )
            return writer.changes(_("{title} staat in de agenda").format(title=activity.title))

    def close(self, session_id: str, values: Mapping[str, object]) -> Changes:
        """Set fields of a session: its state, people, reason, what was noticed."""
        with self._store.write() as writer:
            writer.save(with_values(_existing(writer, session_id), values))
            return writer.changes(_("Bewaard"))

    def count(self, session_id: str, group: str, people: int | None) -> Changes:
        """Set how many of a group were there; None takes the count away. The session is then one that went on."""
        with self._store.write() as writer:
            _existing(writer, session_id)
            if people is None:
                writer.delete(HeadCount, natural_id(HeadCount.info.key, session_id, group))
            else:
                writer.save(HeadCount(session=session_id, group=group, people=people))
                _went_on(writer, session_id)
            return writer.changes(_("Bewaard"))

    def tick(
        self, session_id: str, contact: str, *, present: bool, role: str = "deelnemer", hours: float | None = None
    ) -> Changes:
        """Note that someone was there, or was not, in a role. The head count rises to the names, never below them."""
        with self._store.write() as writer:
            session = _existing(writer, session_id)
            known = writer.get(Attendance, natural_id(Attendance.info.key, session_id, contact))
            if present:
                writer.save(Attendance(session=session_id, contact=contact, role=role, hours=hours))
                self._raise_count(writer, session)
            elif known is not None:
                writer.delete(Attendance, known.id)
            return writer.changes(_("Bewaard"))

    def _raise_count(self, writer: Writer, session: Session) -> None:
        names = sum(a.present for a in records.where(writer.connection, Attendance, "session", session.id))
        people = max(session.people or 0, names)
        writer.save(with_values(session, {"people": people, "state": "ging door"}))


def _existing(writer: Writer, session_id: str) -> Session:
    session = writer.get(Session, session_id)
    if session is None:
        raise WijkwerkerError(_("Deze bijeenkomst is er niet meer."), _("Kies een andere in de agenda."))
    return session


def _went_on(writer: Writer, session_id: str) -> None:
    session = _existing(writer, session_id)
    if session.state != "ging door":
        writer.save(with_values(session, {"state": "ging door"}))
