"""The timeline of a contact: what happened, newest first, with chips that choose a sort."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from wijkwerker.domain.language import N_, _
from wijkwerker.gui import theme
from wijkwerker.gui.panels.contact.event_words import tell
from wijkwerker.gui.widgets.chip import Chip, ChipRow
from wijkwerker.gui.widgets.timeline import Timeline

if TYPE_CHECKING:
    from wijkwerker.services.contacts import Event

ASKS = "vragen"
FIRST = 12
MORE = 40
_SORTS: dict[str, tuple[str, frozenset[str]]] = {
    "": (N_("Alles"), frozenset()),
    "contact": (N_("Contact"), frozenset({"contact_moment", "promise", "ask", "introduction", "story"})),
    "activiteit": (N_("Activiteit"), frozenset({"attendance"})),
    "initiatief": (N_("Initiatief"), frozenset({"initiative"})),
    ASKS: (N_("Vragen"), frozenset({"ask"})),
}


class ContactTimeline(QWidget):
    """Title, chips and rows. `asked` wants the events of `kinds`, one more than `limit`; `opened` carries an Event."""

    asked = Signal()
    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        now = theme.current()
        self._sort = ""
        self._events: Mapping[str, Event] = {}
        self.limit = FIRST
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, now.px(4), 0, 0)
        layout.setSpacing(now.px(10))
        title = QLabel(_("Tijdlijn"))
        title.setProperty("role", "h2")
        layout.addWidget(title)
        self._chips: dict[str, Chip] = {}
        row = ChipRow(self)
        for sort, (label, _kinds) in _SORTS.items():
            chip = Chip(_(label), parent=row)
            chip.setCheckable(True)
            chip.setAutoExclusive(True)
            chip.setChecked(not sort)
            chip.clicked.connect(lambda _on=False, sort=sort: self.choose(sort))
            row.add(chip)
            self._chips[sort] = chip
        self._chips[ASKS].hide()
        layout.addWidget(row)
        self._rows = Timeline(self)
        self._rows.opened.connect(self._opened)
        layout.addWidget(self._rows)
        self._nothing = QLabel(_("Hier is nog niets van vastgelegd."))
        self._nothing.setProperty("role", "small muted")
        self._nothing.setWordWrap(True)
        layout.addWidget(self._nothing)
        self._more = QPushButton(_("Meer tonen"))
        self._more.setProperty("variant", "quiet")
        self._more.clicked.connect(self._ask_more)
        self._more.hide()
        layout.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)

    @property
    def kinds(self) -> frozenset[str]:
        """The kinds of events that are shown; empty for all."""
        return _SORTS[self._sort][1]

    def start_anew(self) -> None:
        """Show everything again, from the newest on; for another contact."""
        self._sort = ""
        self.limit = FIRST
        self._chips[ASKS].hide()
        self._chips[""].setChecked(True)

    def choose(self, sort: str) -> None:
        """Show one sort of events."""
        self._sort = sort
        self.limit = FIRST
        self._chips[ASKS].setVisible(sort == ASKS)
        self._chips[sort].setChecked(True)
        self.asked.emit()

    def focus_chips(self) -> None:
        """Move to the chosen chip."""
        self._chips[self._sort].setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask_more(self) -> None:
        self.limit += MORE
        self.asked.emit()

    def show_events(self, events: "Sequence[Event]", today: date, kinds: Mapping[str, str]) -> None:
        """Show events, at most as many as were asked for; one more than that means that there are more."""
        shown = events[: self.limit]
        self._events = {event.id: event for event in shown}
        focused = next((row.item.key for row in self._rows.rows() if row.hasFocus()), None)
        self._rows.show_items([tell(event, today, kinds) for event in shown])
        for row in self._rows.rows():
            if row.item.key == focused:
                row.setFocus(Qt.FocusReason.OtherFocusReason)
        self._nothing.setVisible(not shown)
        self._more.setVisible(len(events) > self.limit)

    def _opened(self, event_id: str) -> None:
        self.opened.emit(self._events[event_id])
