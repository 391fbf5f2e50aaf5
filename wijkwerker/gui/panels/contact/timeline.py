"""The timeline of a contact: what happened, newest first, with chips that choose a sort."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from wijkwerker.domain.language import N_, _
from wijkwerker.gui import theme
from wijkwerker.gui.panels.contact.event_words import Told, tell
from wijkwerker.gui.widgets import paint
from wijkwerker.gui.widgets.avatar import avatar_pixmap
from wijkwerker.gui.widgets.chip import Chip, ChipRow
from wijkwerker.gui.widgets.tags import TONES

if TYPE_CHECKING:
    from wijkwerker.services.contacts import Event

ROW = 46
_CIRCLE = 28
_INDENT = 40
ASKS = "vragen"
_SORTS: dict[str, tuple[str, frozenset[str]]] = {
    "": (N_("Alles"), frozenset()),
    "contact": (N_("Contact"), frozenset({"contact_moment", "promise", "ask", "introduction", "story"})),
    "activiteit": (N_("Activiteit"), frozenset({"attendance"})),
    "initiatief": (N_("Initiatief"), frozenset({"initiative"})),
    ASKS: (N_("Vragen"), frozenset({"ask"})),
}


class EventRow(QWidget):
    """One event: an icon on a circle, joined to the next one by a line. `opened` follows a click or Enter."""

    opened = Signal()

    def __init__(self, told: Told, *, opens: bool, last: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self._told = told
        self._opens = opens
        self._last = last
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(", ".join(part for part in (told.when, told.title, told.detail) if part))
        if opens:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setCursor(Qt.CursorShape.PointingHandCursor)
            self.setAccessibleDescription(_("Enter: openen."))

    def sizeHint(self) -> QSize:
        now = theme.current()
        return QSize(now.px(200), now.px(ROW))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.current().px(120), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        now, told = theme.current(), self._told
        painter = QPainter(self)
        if self._opens and self.underMouse():
            paint.box(painter, self.rect().adjusted(now.px(_INDENT - 8), 0, 0, -2), fill=now.color("hover"))
        if not self._last:
            middle = now.px(_CIRCLE) // 2
            painter.fillRect(QRect(middle, now.px(_CIRCLE + 3), 1, self.height() - now.px(_CIRCLE)), now.color("line"))
        ground, ink = TONES[told.tone]
        picture = avatar_pixmap(icon=told.icon, size=_CIRCLE, ground=ground, ink=ink)
        painter.drawPixmap(QPoint(0, now.px(2)), picture)
        left, line = now.px(_INDENT), now.px(20)
        wide = paint.text_width(told.when, "small")
        right = self.width() - now.px(4) - wide
        paint.text(painter, QRect(left, 0, right - left - now.px(12), line), told.title, font="med")
        paint.text(painter, QRect(right, 0, wide + now.px(4), line), told.when, font="small", token="text2")
        below = QRect(left, line - 1, self.width() - left, now.px(19))
        paint.text(painter, below, told.detail, font="small", token="text2")
        if self.hasFocus():
            paint.focus_ring(painter, self.rect().adjusted(now.px(_INDENT - 8), 0, 0, -2))
        painter.end()

    def enterEvent(self, event: QEnterEvent) -> None:
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self.update()
        super().leaveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._opens and self.rect().contains(event.position().toPoint()):
            self.opened.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._opens and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.opened.emit()
        else:
            super().keyPressEvent(event)


class Timeline(QWidget):
    """Title, chips and rows. `asked(kinds, all)` asks for other events, `opened(kind, id)` for a record."""

    asked = Signal()
    opened = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        now = theme.current()
        self._sort = ""
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
        self._rows = QWidget(self)
        self._rows_layout = QVBoxLayout(self._rows)
        self._rows_layout.setContentsMargins(0, 0, 0, 0)
        self._rows_layout.setSpacing(0)
        layout.addWidget(self._rows)
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
        while (item := self._rows_layout.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        shown = events[: self.limit]
        for number, event in enumerate(shown):
            told = tell(event, today, kinds)
            row = EventRow(told, opens=event.opens is not None, last=number == len(shown) - 1, parent=self._rows)
            if event.opens is not None:
                row.opened.connect(lambda opens=event.opens: self.opened.emit(*opens))
            self._rows_layout.addWidget(row)
        if not shown:
            self._rows_layout.addWidget(self._nothing())
        self._more.setVisible(len(events) > self.limit)

    def _nothing(self) -> QLabel:
        words = QLabel(_("Nog niets vastgelegd.") if not self._sort else _("Hier is nog niets van vastgelegd."))
        words.setProperty("role", "small muted")
        words.setWordWrap(True)
        return words


FIRST = 12
MORE = 40
