"""What the panel of a session writes: each change by itself, at once."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from wijkwerker.domain.changes import Changes
from wijkwerker.domain.language import ngettext
from wijkwerker.gui.context import Context
from wijkwerker.gui.panels.session.head import WENT_ON

if TYPE_CHECKING:
    from wijkwerker.services.services import Services

Refused = Callable[[Exception], None]


class Saving(QObject):
    """Writes changes of the session with id `session`; `ended` follows when nothing is under way any more."""

    ended = Signal()

    def __init__(self, context: Context, owner: QObject) -> None:
        super().__init__(owner)
        self._context = context
        self._owner = owner
        self._under_way = 0
        self.session = ""

    @property
    def is_busy(self) -> bool:
        """Whether something is being written, so that what was read before is old."""
        return bool(self._under_way)

    def values(self, values: Mapping[str, object], refused: Refused | None = None) -> None:
        """Save fields of the session."""
        session, kept = self.session, dict(values)
        self._write(lambda s: s.activities.close(session, kept), refused=refused)

    def people(self, people: int | None) -> None:
        """Save how many there were; a number says that it went on."""
        went_on = {"state": WENT_ON, "reason": None} if people is not None else {}
        self.values({"people": people, **went_on})

    def counted(self, people: int, done: Callable[[], None]) -> None:
        """Save the number with *Klaar*, which can be undone from the toast; `done` follows when it is kept."""
        session, values = self.session, {"people": people, "state": WENT_ON, "reason": None}
        words = ngettext("{count} mens geteld", "{count} mensen geteld", people).format(count=people)
        self._write(lambda s: s.activities.close(session, values, words), done)

    def group(self, group: str, people: int | None) -> None:
        """Save how many of a group there were."""
        session = self.session
        self._write(lambda s: s.activities.count(session, group, people))

    def tick(self, contact: str, on: bool, role: str, hours: float | None) -> None:
        """Save that someone was there, or was not."""
        session = self.session
        self._write(lambda s: s.activities.tick(session, contact, present=on, role=role, hours=hours))

    def tick_all(self, contacts: Sequence[str]) -> None:
        """Save that all these people were there."""
        session = self.session
        self._write(lambda s: s.activities.tick_all(session, contacts))

    def activity(self, activity: str, values: Mapping[str, object], refused: Refused) -> None:
        """Save fields of the activity."""
        kept = dict(values)
        self._write(lambda s: s.activities.change(activity, kept), refused=refused)

    def remove(self, call: "Callable[[Services], Changes]", refused: Refused) -> None:
        """Delete the session or the activity, which can be undone from the toast."""
        self._context.tasks.write(call, owner=self._owner, failed=refused)

    def _write(
        self,
        call: "Callable[[Services], Changes]",
        done: Callable[[], None] | None = None,
        refused: Refused | None = None,
    ) -> None:
        self._under_way += 1

        def saved(_changes: Changes) -> None:
            self._end()
            if done is not None:
                done()

        def failed(error: Exception) -> None:
            self._end()
            (refused or self._context.messages.report)(error)

        self._context.tasks.write(call, saved, owner=self._owner, failed=failed)

    def _end(self) -> None:
        self._under_way -= 1
        if not self._under_way:
            self.ended.emit()
