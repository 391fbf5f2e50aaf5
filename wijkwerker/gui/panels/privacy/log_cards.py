"""Wat is gedeeld, and the log of the program: what left the file and for whom, and what was done with it."""

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QWidget

from wijkwerker.domain.dates import day_and_time
from wijkwerker.domain.language import _
from wijkwerker.domain.privacy.audit import Line
from wijkwerker.domain.privacy.shared import Shared
from wijkwerker.gui import theme
from wijkwerker.gui.panels.privacy.words import action_words, moment_of, people_words, shared_title
from wijkwerker.gui.widgets.card import Card
from wijkwerker.gui.widgets.chip import Chip
from wijkwerker.gui.widgets.labels import line, wrapped
from wijkwerker.gui.widgets.lead import Lead
from wijkwerker.gui.widgets.list_card import CardItem, ListCard
from wijkwerker.gui.widgets.options import Option
from wijkwerker.gui.widgets.popup import ChoicePopup

MOST_SHARED, MOST_LINES, MORE_LINES = 5, 6, 40
_EVERYBODY = ""


class SharedCard(ListCard):
    """Documents, the last first, of one recipient or of all; `wanted(Shared)` follows a row."""

    wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        empty = _("Er is nog niets gedeeld. Wat je met anderen deelt, komt hier te staan.")
        text = _("Elk bestand met gegevens dat Wijkwerker maakte, en voor wie.")
        super().__init__(_("Wat is gedeeld"), subtitle=text, empty=empty, most=MOST_SHARED, parent=parent)
        self._lines: Mapping[str, Shared] = {}
        self._workers: Mapping[str, str] = {}
        self._today = date.min
        self._only = _EVERYBODY
        self.filter = Chip(menu=True)
        self.filter.clicked.connect(self._choose)
        self.filter.removed.connect(lambda: self.show_only(_EVERYBODY))
        self.add_head_widget(self.filter)
        self.opened.connect(lambda key: self.wanted.emit(self._lines[str(key)]))
        self.link_clicked.connect(self._show_all)

    def show_shared(self, lines: Sequence[Shared], workers: Mapping[str, str], today: date) -> None:
        """Show what left the file; `workers` are the names of who made it, by id."""
        self._lines = {one.id: one for one in lines}
        self._workers, self._today = workers, today
        self._show()

    def show_only(self, recipient: str) -> None:
        """Show what one recipient had; '' for everybody."""
        self._only = recipient
        self.set_most(MOST_SHARED)
        self._show()

    def _show(self) -> None:
        found = [one for one in self._lines.values() if self._only in {_EVERYBODY, one.recipient}]
        chosen = self._only != _EVERYBODY
        self.filter.set_removable(chosen)
        self.filter.show_value(self._only if chosen else _("Aan wie?"), "chosen" if chosen else "default")
        self.filter.setVisible(bool(self._recipients()))
        self.set_link("")
        self.show_items([self._item(one) for one in found])

    def _item(self, one: Shared) -> CardItem:
        title, icon = shared_title(one)
        who = self._workers.get(one.who, "")
        by = _("door {name}").format(name=who) if who else ""
        detail = " · ".join(
            part for part in (day_and_time(one.at, self._today), one.scope, people_words(one), by) if part
        )
        return CardItem(one.id, title, detail, Lead(icon=icon, tone="neutral"))

    def _recipients(self) -> list[str]:
        return sorted({one.recipient for one in self._lines.values() if one.recipient}, key=str.casefold)

    def _choose(self) -> None:
        options = [Option(name, name, avatar=name) for name in self._recipients()]
        if self._only != _EVERYBODY:
            options.append(Option(_EVERYBODY, _("Iedereen"), icon="users"))
        popup = ChoicePopup(self.filter, options, title=_("Wat had …?"), selected=[self._only] if self._only else ())
        popup.chosen.connect(self.show_only)
        popup.open()

    def _show_all(self) -> None:
        self.set_most(len(self._lines))
        self._show()
        if len(rows := self.rows()) > MOST_SHARED:
            rows[MOST_SHARED].setFocus(Qt.FocusReason.OtherFocusReason)


class AuditCard(Card):
    """The last lines of the audit in words. `save_wanted` asks to keep all of it, `more_wanted(limit)` for more."""

    save_wanted = Signal()
    more_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Logboek van het programma"), parent=parent)
        self.limit = MOST_LINES
        words = _(
            "Wat er met het bestand gebeurde, zonder namen. Dit gaat over het bestand en zegt nooit iets over hoe"
            " iemand werkt. Na twee jaar gaat een regel weg."
        )
        self.body.addWidget(wrapped(words))
        self._content: QWidget | None = None
        self._place = self.body.count()
        self._more = QPushButton(_("Meer tonen"))
        self._more.setProperty("variant", "quiet")
        self._more.clicked.connect(self._ask_more)
        self.save = QPushButton(_("Bewaren als Excel…"))
        theme.set_icon(self.save, "table", size=16)
        self.save.clicked.connect(self.save_wanted)
        row = QHBoxLayout()
        row.addWidget(self.save)
        row.addWidget(self._more)
        row.addStretch(1)
        self.body.addLayout(row)
        self._more.hide()

    def show_lines(self, lines: Sequence[Line], today: date) -> None:
        """Show lines, at most as many as `limit`; one more than that means that there are more."""
        if self._content is not None:
            self._content.hide()
            self._content.deleteLater()
        self._content = _table(lines[: self.limit], today)
        self.body.insertWidget(self._place, self._content)
        self._more.setVisible(len(lines) > self.limit)
        self.save.setEnabled(bool(lines))

    def _ask_more(self) -> None:
        self.limit += MORE_LINES
        self.more_wanted.emit(self.limit)


def _table(lines: Sequence[Line], today: date) -> QWidget:
    box = QWidget()
    grid = QGridLayout(box)
    now = theme.current()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(now.px(10))
    grid.setVerticalSpacing(now.px(6))
    grid.setColumnStretch(1, 1)
    for row, one in enumerate(lines):
        words, icon = action_words(one)
        sign = QLabel()
        theme.set_icon(sign, icon, size=16)
        at = moment_of(one)
        result = "" if one.result in {"", "ok"} else one.result
        title = wrapped(" · ".join(part for part in (words, result) if part), "small")
        when = QLabel(day_and_time(at, today) if at else "")
        when.setProperty("role", "micro muted")
        for place, widget in enumerate((sign, title, when)):
            grid.addWidget(widget, 2 * row, place)
        if row + 1 < len(lines):
            grid.addWidget(line(), 2 * row + 1, 0, 1, 3)
    if not lines:
        grid.addWidget(wrapped(_("Hier staat nog niets.")), 0, 0, 1, 3)
    return box
