"""Everything that happened around an initiative, newest first, a part at a time."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from wijkwerker.domain.language import _
from wijkwerker.gui.panels.initiative.words import Labels, tell
from wijkwerker.gui.widgets.card import Card
from wijkwerker.gui.widgets.timeline import Timeline

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wijkwerker.services.initiatives import Happening

FIRST = 40
MORE = 80


class TimelineTab(Card):
    """`opened(Happening)` on Enter or a click; `asked` when more than `limit` is wanted."""

    opened = Signal(object)
    asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.limit = FIRST
        self._rows = Timeline()
        self._rows.opened.connect(self.opened)
        self._more = QPushButton(_("Meer tonen"))
        self._more.setProperty("variant", "quiet")
        self._more.clicked.connect(self._ask_more)
        self.body.addWidget(self._rows)
        self.body.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)

    def start_anew(self) -> None:
        """Show the newest again, of another initiative."""
        self.limit = FIRST
        self._rows.show_items(())

    def show_events(self, events: "Sequence[Happening]", total: int, today: date, labels: Labels) -> None:
        """Show what happened, of `total` in all."""
        focused = next((n for n, row in enumerate(self._rows.rows()) if row.hasFocus()), -1)
        self._rows.show_items([tell(event, today, labels) for event in events])
        self._more.setVisible(len(events) < total)
        if 0 <= focused < len(events):
            self._rows.rows()[focused].setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask_more(self) -> None:
        before = self.limit
        self.limit += MORE
        rows = self._rows.rows()
        if rows:
            rows[min(before, len(rows)) - 1].setFocus(Qt.FocusReason.OtherFocusReason)
        self.asked.emit()
