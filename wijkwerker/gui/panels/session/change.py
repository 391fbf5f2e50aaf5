"""The second face of the panel: the activity itself, and when and where this one time is."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.domain.kinds import Activity, Session
from wijkwerker.domain.language import _
from wijkwerker.gui import theme
from wijkwerker.gui.widgets.fields.lookup import Lookup
from wijkwerker.gui.widgets.fields.record_form import RecordForm

if TYPE_CHECKING:
    from wijkwerker.services.activities import SessionParts

_WHEN = ("starts", "minutes", "place")
_WHAT = (
    "title", "area", "initiative", "groups", "themes", "opgaven", "leefgebieden", "by", "note",
    "health", "capacity", "planned_people", "cost", "template",
)  # fmt: skip


class ChangeFace(QWidget):
    """Every field of the activity, saved by itself. Of a series this one time can be moved.

    `activity_edited(key, value)` and `session_edited(key, value)` carry a field; `back_wanted` follows the arrow.
    """

    activity_edited = Signal(str, object)
    session_edited = Signal(str, object)
    back_wanted = Signal()

    def __init__(self, lookup: Lookup, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        now = theme.current()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(now.px(12))
        self.back = QPushButton(_("Terug naar het tellen"))
        self.back.setProperty("variant", "quiet")
        theme.set_icon(self.back, "arrow-left", "accent", 16)
        self.back.clicked.connect(self.back_wanted)
        column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        title = QLabel(_("Activiteit wijzigen"))
        title.setProperty("role", "h1")
        column.addWidget(title)
        self._time_head = _heading(_("Alleen deze keer"))
        self._time = RecordForm(Session, _WHEN, lookup)
        self._time.edited.connect(self.session_edited)
        self._series_head = _heading(_("De hele reeks"))
        self._line = QFrame()
        self._line.setProperty("line", "h")
        self._single = RecordForm(Activity, _WHEN, lookup)
        self._single.edited.connect(self.activity_edited)
        self._form = RecordForm(Activity, _WHAT, lookup)
        self._form.edited.connect(self.activity_edited)
        for part in (self._time_head, self._time, self._line, self._series_head, self._single, self._form):
            column.addWidget(part)
        column.addStretch(1)

    def show_parts(self, parts: "SessionParts") -> None:
        """Show the fields; those in which someone types stay as they are."""
        series = parts.total > 1 or bool(parts.activity.rule)
        for part in (self._time_head, self._time, self._line, self._series_head):
            part.setVisible(series)
        self._single.setVisible(not series)
        self._time.show_record(parts.session)
        self._single.show_record(parts.activity)
        self._form.show_record(parts.activity)

    def show_error(self, key: str, error: WijkwerkerError) -> None:
        """Say below a field why it was not saved."""
        for form in (self._form, self._single, self._time):
            if key in form.keys() and form.isVisibleTo(self):  # noqa: SIM118 - a form is no mapping
                form.show_error(key, error)
                return

    def focus_first(self) -> None:
        """Put the keyboard in the title."""
        self._form.focus_first()


def _heading(words: str) -> QLabel:
    label = QLabel(words)
    label.setProperty("role", "h2")
    return label
