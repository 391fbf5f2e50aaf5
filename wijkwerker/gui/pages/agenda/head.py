"""The line above the agenda: other weeks, which days these are, the views, and a new activity."""

from datetime import date

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from wijkwerker.domain.language import _
from wijkwerker.gui import theme
from wijkwerker.gui.pages.agenda.span import DAY, VIEWS, WEEK, Span
from wijkwerker.gui.widgets.segmented import Segmented

GAP = 8


class AgendaHead(QWidget):
    """`stepped(±1)`, `home_wanted`, `view_chosen(key)` and `new_wanted` follow its buttons.

    Words shorten where there is little room: first the week and *activiteit* go, then the line becomes two.
    """

    stepped = Signal(int)
    home_wanted = Signal()
    view_chosen = Signal(str)
    new_wanted = Signal()

    def __init__(self, view: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._full = self._short = ""
        self._weeks = ""
        self.back = _arrow("chevron-left")
        self.back.clicked.connect(lambda: self.stepped.emit(-1))
        self.home = QPushButton()
        self.home.clicked.connect(self.home_wanted)
        today = _("Terug naar vandaag")
        self.home.setToolTip(f"{today}  {_native('Home')}")
        self.ahead = _arrow("chevron-right")
        self.ahead.clicked.connect(lambda: self.stepped.emit(1))
        self.title = QLabel()
        self.title.setProperty("role", "brand")
        self._week = QLabel()
        self._week.setProperty("role", "body muted")
        for label in (self.title, self._week):
            label.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.views = Segmented([(key, _(word), "") for key, word, _icon in VIEWS], _("Weergave"), chosen=view)
        self.views.chosen.connect(self.view_chosen)
        self.views.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.new = QPushButton(_("Nieuwe activiteit"))
        theme.set_icon(self.new, "plus", size=17)
        self.new.setAccessibleName(_("Nieuwe activiteit"))
        self.new.clicked.connect(self.new_wanted)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._line, self._second = QHBoxLayout(), QHBoxLayout()
        self._column.addLayout(self._line)
        self._column.addLayout(self._second)
        self._lines = 0
        self._fit()

    def show_span(self, span: Span, today: date) -> None:
        """Show which days these are."""
        self._full, self._short, self._weeks = span.title(today), span.short_title(today), span.week()
        single = span.view == DAY
        self.home.setText(_("Vandaag") if single else _("Deze week"))
        for button, words in (
            (self.back, _("Vorige dag") if single else _("Vorige week")),
            (self.ahead, _("Volgende dag") if single else _("Volgende week")),
        ):
            button.setAccessibleName(words)
            button.setToolTip(f"{words}  {_native('PgUp' if button is self.back else 'PgDown')}")
        self.views.choose(span.view)
        self._fit()

    def _fit(self) -> None:
        """Show as many words as there is room for."""
        now = theme.current()
        self._column.setSpacing(now.px(GAP))
        for line in (self._line, self._second):
            line.setSpacing(now.px(GAP))
        for title, week, new in (
            (self._full, self._weeks, _("Nieuwe activiteit")),
            (self._full, "", _("Nieuwe activiteit")),
            (self._full, "", _("Nieuw")),
            (self._short, "", _("Nieuw")),
        ):
            self.title.setText(title)
            self._week.setText(week)
            self.new.setText(new)
            theme.set_icon(self.new, "plus", size=17)
            if self._wanted() <= self.width():
                break
        lines = 1 if self._wanted() <= self.width() else 2
        if lines == 2:
            self.title.setText(self._full)
        self._lay(lines)

    def _wanted(self) -> int:
        parts = [self.back, self.home, self.ahead, self.title, self.views, self.new]
        parts += [self._week] if self._week.text() else []
        for part in parts:
            part.ensurePolished()
        return sum(part.sizeHint().width() for part in parts) + theme.current().px(GAP) * (len(parts) + 1)

    def _lay(self, lines: int) -> None:
        if lines == self._lines:
            return
        self._lines = lines
        for line in (self._line, self._second):
            while line.count():
                line.takeAt(0)
        for part in (self.back, self.home, self.ahead):
            self._line.addWidget(part)
        first = self._line if lines == 1 else self._second
        first.addWidget(self.title)
        first.addWidget(self._week)
        self._line.addStretch(1)
        (self._line if lines == 1 else self._second).addWidget(self.views)
        if lines == 2:
            self._second.setStretchFactor(self.title, 1)
            self._second.setAlignment(self.views, Qt.AlignmentFlag.AlignRight)
        self._line.addWidget(self.new)

    def choose(self, view: str) -> None:
        """Show which view is chosen."""
        self.views.choose(view if view in {key for key, _word, _icon in VIEWS} else WEEK)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self._lines:
            self._fit()


def _arrow(icon: str) -> QPushButton:
    button = QPushButton()
    button.setProperty("variant", "icon")
    theme.set_icon(button, icon, "text", 17)
    return button


def _native(keys: str) -> str:
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
