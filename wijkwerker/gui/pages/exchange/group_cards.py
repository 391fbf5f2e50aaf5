"""The groups of a preview as cards: what must be chosen, what changes, and what asks an answer."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QPushButton, QVBoxLayout, QWidget

from wijkwerker.domain.exchange.planned import OURS, Group, Line
from wijkwerker.domain.figures.words import written
from wijkwerker.domain.language import N_, _, ngettext
from wijkwerker.gui import panes, theme
from wijkwerker.gui.pages.exchange.deciding import GROUPS, NEWEST, Deciding
from wijkwerker.gui.pages.exchange.line_row import LineRow
from wijkwerker.gui.pages.exchange.question_rows import QuestionRow
from wijkwerker.gui.panels.exchange.conflict_row import ConflictRow, of_line
from wijkwerker.gui.panels.exchange.values import ValueWords
from wijkwerker.gui.widgets.card import Card

FEW, PAGE = 5, 50  # rows of a group beside the others, and by itself
ASKED = 30  # questions and choices at once

R = TypeVar("R", bound=QWidget)
_STATES: Mapping[bool | None, Qt.CheckState] = MappingProxyType(
    {None: Qt.CheckState.PartiallyChecked, True: Qt.CheckState.Checked, False: Qt.CheckState.Unchecked}
)


@dataclass(frozen=True)
class GroupWords:
    """How a group is called, and what it means."""

    title: str
    text: str = ""


WORDS: Mapping[Group, GroupWords] = MappingProxyType(
    {
        Group.NEW: GroupWords(N_("Nieuw")),
        Group.CHANGED: GroupWords(N_("Gewijzigd")),
        Group.PARALLEL: GroupWords(
            N_("Allebei gewijzigd, past samen"), N_("Jullie veranderden hier verschillende dingen. Alles blijft.")
        ),
        Group.BACK: GroupWords(
            N_("Teruggezet"), N_("Je collega heeft dit in het bestand weer teruggezet zoals het eerst was.")
        ),
        Group.DELETED: GroupWords(N_("Verwijderd"), N_("Een kopie blijft in de prullenbak van deze laptop.")),
        Group.MISSING: GroupWords(
            N_("Ontbreekt in het bestand"), N_("Een rij die weg is, verwijdert hier nooit iets.")
        ),
        Group.ERASED: GroupWords(N_("Voorgoed weggehaald")),
        Group.LEFT: GroupWords(N_("Niet meer gedeeld")),
    }
)


class RowsCard(Card, Generic[R]):
    """A row for each of some lines, a page at a time; *Nog 30 tonen* shows the next page."""

    def __init__(self, title: str, subtitle: str = "", *, page: int = ASKED, parent: QWidget | None = None) -> None:
        super().__init__(title, subtitle=subtitle, parent=parent)
        self.rows: list[R] = []
        self._page = page
        self._lines: Sequence[Line] = ()
        self._make: Callable[[Line], R]
        edge = theme.current().px(16)
        self.body.setContentsMargins(edge, 0, edge, 0)
        self.body.setSpacing(0)
        self._places = QVBoxLayout()
        self._places.setSpacing(0)
        self._more = QPushButton(self)
        self._more.setProperty("variant", "quiet")
        self._more.clicked.connect(self._show_more)
        self.body.addLayout(self._places)
        self.body.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()

    def show_rows(self, lines: Sequence[Line], make: Callable[[Line], R], most: int) -> None:
        """Show the first lines, each as the row that is made of it; nothing without lines."""
        for row in self.rows:
            row.hide()
            row.deleteLater()
        self.rows, self._lines, self._make = [], lines, make
        self._add(most)
        self.setVisible(bool(lines))

    def _add(self, most: int) -> None:
        for line in self._lines[len(self.rows) : len(self.rows) + most]:
            row = self._make(line)
            self._places.addWidget(row)
            self.rows.append(row)
        rest = len(self._lines) - len(self.rows)
        self._more.setText(_("Nog {count} tonen").format(count=written(min(rest, self._page))))
        self._more.setVisible(rest > 0)

    def _show_more(self) -> None:
        first = len(self.rows)
        self._add(self._page)
        self.rows[first].show()  # now, as only what is shown takes the keyboard
        if (part := panes.first_focus(self.rows[first])) is not None:
            part.setFocus(Qt.FocusReason.TabFocusReason)


class LinesCard(RowsCard[LineRow]):
    """The lines of one group. `ticked(line, on)`, `refused(line, on)`, `all_ticked(group, on)`, `all_wanted(group)`."""

    ticked = Signal(object, bool)
    refused = Signal(object, bool)
    all_ticked = Signal(object, bool)
    all_wanted = Signal(object)

    def __init__(self, group: Group, parent: QWidget | None = None) -> None:
        words = WORDS[group]
        super().__init__(_(words.title), _(words.text) if words.text else "", page=PAGE, parent=parent)
        self.group = group
        self._tick = QCheckBox(_("alles"))
        self._tick.setAccessibleName(_("Alles inlezen: {what}").format(what=_(words.title)))
        self._tick.clicked.connect(self._clicked)
        if group in GROUPS:
            self.add_head_widget(self._tick)
        self.link_clicked.connect(self._want_all)

    def show_lines(self, deciding: Deciding, words: ValueWords, *, alone: bool) -> None:
        """Show the first lines, or with `alone` a page of them."""
        lines = deciding.of(self.group)
        self.set_count(len(lines))
        self.show_rows(lines, partial(self._row, deciding, words), PAGE if alone else FEW)
        self.set_link("" if alone or len(lines) <= FEW else _("Alle {count}").format(count=written(len(lines))))
        self._more.setVisible(alone and len(lines) > PAGE)
        self.show_ticks(deciding)

    def _row(self, deciding: Deciding, words: ValueWords, line: Line) -> LineRow:
        on, refused = deciding.is_read(line), deciding.is_refused(line)
        row = LineRow(line, words, on=on, refused=refused, first=not self.rows)
        row.ticked.connect(self.ticked)
        row.refused.connect(self.refused)
        return row

    def show_ticks(self, deciding: Deciding) -> None:
        """Show what is decided now."""
        for row in self.rows:
            row.show_tick(on=deciding.is_read(row.line), refused=deciding.is_refused(row.line))
        self._tick.setCheckState(_STATES[deciding.ticked(self.group)])

    def _clicked(self) -> None:
        """A click on a box that is partly ticked ticks it, which Qt has shown by now."""
        self.all_ticked.emit(self.group, self._tick.isChecked())

    def _want_all(self) -> None:
        self.all_wanted.emit(self.group)


class ConflictsCard(RowsCard[ConflictRow]):
    """What two people wrote at once. `chosen(key, card)`; `everywhere(how)` is OURS or NEWEST."""

    chosen = Signal(str, str)
    everywhere = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        words = _("Jullie hebben allebei hetzelfde veld veranderd. Kies wat blijft.")
        kept = _("De andere versie bewaren we in de geschiedenis.")
        super().__init__("", f"{words} {kept}", parent=parent)
        mine, newest = QPushButton(_("Overal mijn versie")), QPushButton(_("Overal nieuwste"))
        for button, how in ((mine, OURS), (newest, NEWEST)):
            theme.vary(button, compact=True)
            button.clicked.connect(lambda _on=False, how=how: self.everywhere.emit(how))
            self.add_head_widget(button)

    def show_lines(self, deciding: Deciding, words: ValueWords) -> None:
        """Show what must be chosen."""
        lines = deciding.choosing()
        count = len(lines)
        self.set_title(ngettext("{count} keer kiezen", "{count} keer kiezen", count).format(count=written(count)))
        self.show_rows(lines, partial(self._row, deciding, words), max(ASKED, len(self.rows)))

    def _row(self, deciding: Deciding, words: ValueWords, line: Line) -> ConflictRow:
        place = len(self.rows)
        row = ConflictRow(of_line(line, words), deciding.choices.get(line.key, ""), line=place > 0)
        row.chosen.connect(self.chosen)
        row.cards.left.connect(lambda step: self._walk(place + step))
        return row

    def show_choices(self, deciding: Deciding) -> None:
        """Show what is chosen now."""
        for row in self.rows:
            row.cards.choose(deciding.choices.get(row.row.key, ""))

    def _walk(self, place: int) -> None:
        if 0 <= place < len(self.rows):
            self.rows[place].cards.setFocus(Qt.FocusReason.TabFocusReason)
        elif place >= len(self._lines):
            self.left.emit()
        elif place >= 0:
            self._more.setFocus(Qt.FocusReason.TabFocusReason)


class QuestionsCard(RowsCard[QuestionRow]):
    """Questions of some groups, one below the other. `answered(key, answer)`."""

    answered = Signal(str, str)

    def __init__(self, title: str, groups: Sequence[Group], text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(title, text, parent=parent)
        self._groups = groups

    def show_lines(self, deciding: Deciding, words: ValueWords) -> None:
        """Show what is asked."""
        lines = [line for group in self._groups for line in deciding.of(group)]
        self.set_count(len(lines))
        self.show_rows(lines, partial(self._row, deciding, words), max(ASKED, len(self.rows)))

    def _row(self, deciding: Deciding, words: ValueWords, line: Line) -> QuestionRow:
        row = QuestionRow(line, words, deciding.choices.get(line.key, ""))
        row.answered.connect(self.answered)
        return row
