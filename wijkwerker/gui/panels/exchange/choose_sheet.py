"""Choosing between versions, over the window: every open choice of a record below the other."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from wijkwerker.domain.exchange.given import Conflict
from wijkwerker.domain.language import _
from wijkwerker.gui import theme
from wijkwerker.gui.context import Context
from wijkwerker.gui.panels.exchange.conflict_row import ConflictRow, chosen_value, of_conflict
from wijkwerker.gui.panels.exchange.values import ValueWords
from wijkwerker.gui.widgets.labels import wrapped
from wijkwerker.gui.widgets.overlay import Overlay
from wijkwerker.gui.widgets.scroll_area import SnugArea
from wijkwerker.gui.widgets.sheet_end import finishes

WIDTH = 720
MOST_HEIGHT = 520


class ChooseSheet(Overlay):
    """A row for each open choice; what is chosen is kept with *Bewaar keuze* or Ctrl+Enter, the rest stays open."""

    def __init__(self, context: Context, conflicts: Sequence[Conflict], words: ValueWords, window: QWidget) -> None:
        super().__init__(window, _("Kies wat blijft"), width=WIDTH, top=0.1)
        self._context = context
        self._by_key = {of_conflict(one, words).key: one for one in conflicts}
        self._chosen: dict[str, str] = {}
        now = theme.current()
        self.body.setSpacing(now.px(8))
        for text, role in (
            (_("Kies wat blijft"), "h1"),
            (_("Twee mensen veranderden hetzelfde. De andere versie bewaren we in de geschiedenis."), "body muted"),
        ):
            self.body.addWidget(wrapped(text, role))
        self.rows = [ConflictRow(of_conflict(one, words), line=place > 0) for place, one in enumerate(conflicts)]
        middle = SnugArea(width=WIDTH - 40, most=MOST_HEIGHT, spacing=4)
        for place, row in enumerate(self.rows):
            row.chosen.connect(self._choose)
            row.cards.left.connect(lambda step, place=place: self._walk(place + step))
            middle.body.addWidget(row)
        middle.body.addStretch(1)
        self.body.addWidget(middle, 1)
        self.body.addLayout(self._made_end())

    def _made_end(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.current().px(8))
        row.addStretch(1)
        later = QPushButton(_("Later"))
        later.clicked.connect(self.close_overlay)
        self.keep = QPushButton(_("Bewaar keuze"))
        self.keep.setProperty("variant", "solid")
        self.keep.setEnabled(False)
        self.keep.clicked.connect(self._keep)
        for button in (later, self.keep):
            button.setAutoDefault(True)
            row.addWidget(button)
        return row

    def ask(self) -> None:
        """Show the sheet, with the keyboard on the first choice."""
        self.open(self.rows[0].cards)

    def _walk(self, place: int) -> None:
        if 0 <= place < len(self.rows):
            self.rows[place].cards.setFocus(Qt.FocusReason.TabFocusReason)
        elif place >= len(self.rows) and self.keep.isEnabled():
            self.keep.setFocus(Qt.FocusReason.TabFocusReason)

    def _choose(self, key: str, card: str) -> None:
        self._chosen[key] = card
        self.keep.setEnabled(True)

    def _keep(self) -> None:
        for key, card in self._chosen.items():
            conflict = self._by_key[key]
            solve(self._context, conflict, chosen_value(conflict, card))
        self.close_overlay()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter, or Enter, keeps what was chosen."""
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if (finishes(event) or enter) and self.keep.isEnabled():
            self._keep()
        else:
            super().keyPressEvent(event)


def solve(context: Context, conflict: Conflict, value: str | None) -> None:
    """Let one version stay, as an edit of this worker."""
    context.tasks.write(
        lambda s: s.exchange.solve(conflict.record, conflict.field, conflict.element, value), owner=context.tasks
    )
