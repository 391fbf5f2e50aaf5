"""The groups of a preview as cards: what must be chosen, what changes, and what asks an answer."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QPushButton, QWidget

from wijkwerker.domain.exchange.planned import Group, Line
from wijkwerker.domain.figures.words import written
from wijkwerker.domain.language import N_, _, ngettext
from wijkwerker.gui import theme
from wijkwerker.gui.pages.exchange.deciding import GROUPS, Deciding
from wijkwerker.gui.pages.exchange.line_row import LineRow
from wijkwerker.gui.pages.exchange.question_rows import QuestionRow, more_words
from wijkwerker.gui.panels.exchange.conflict_row import OURS, ConflictRow, of_line
from wijkwerker.gui.panels.exchange.values import ValueWords
from wijkwerker.gui.widgets.card import Card

FEW, PAGE = 5, 50  # rows of a group beside the others, and by itself
ASKED = 30  # questions and choices at once; those after them come with a next reading


@dataclass(frozen=True)
class GroupWords:
    """How a group is called, and what it means."""

    title: str
    text: str = ""


WORDS = {
    Group.NEW: GroupWords(N_("Nieuw")),
    Group.CHANGED: GroupWords(N_("Gewijzigd")),
    Group.PARALLEL: GroupWords(
        N_("Allebei gewijzigd, past samen"), N_("Jullie veranderden hier verschillende dingen. Alles blijft.")
    ),
    Group.BACK: GroupWords(
        N_("Teruggezet"), N_("Je collega heeft dit in het bestand weer teruggezet zoals het eerst was.")
    ),
    Group.DELETED: GroupWords(N_("Verwijderd"), N_("Een kopie blijft in de prullenbak van deze laptop.")),
    Group.MISSING: GroupWords(N_("Ontbreekt in het bestand"), N_("Een rij die weg is, verwijdert hier nooit iets.")),
    Group.ERASED: GroupWords(N_("Voorgoed weggehaald")),
    Group.LEFT: GroupWords(N_("Niet meer gedeeld")),
}


class LinesCard(Card):
    """The lines of one group. `ticked(line, on)`, `refused(line, on)`, `all_ticked(group, on)`, `all_wanted`."""

    ticked = Signal(object, bool)
    refused = Signal(object, bool)
    all_ticked = Signal(object, bool)
    all_wanted = Signal()

    def __init__(self, group: Group, parent: QWidget | None = None) -> None:
        words = WORDS[group]
        super().__init__(_(words.title), subtitle=_(words.text) if words.text else "", parent=parent)
        self.group = group
        self._rows: list[LineRow] = []
        self._shown = 0
        self._tick = QCheckBox(_("alles"))
        self._tick.setAccessibleName(_("Alles inlezen: {what}").format(what=_(words.title)))
        self._tick.clicked.connect(self._clicked)
        if group in GROUPS:
            self.add_head_widget(self._tick)
        edge = theme.current().px(16)
        self.body.setContentsMargins(edge, 0, edge, 0)
        self.body.setSpacing(0)
        self._more = QPushButton(self)
        self._more.setProperty("variant", "quiet")
        self._more.clicked.connect(self._show_more)
        self.body.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        self.link_clicked.connect(self.all_wanted)
        self.hide()

    def show_lines(self, deciding: Deciding, words: ValueWords, *, alone: bool) -> None:
        """Show the first lines, or with `alone` a page of them."""
        self._deciding, self._words = deciding, words
        for row in self._rows:
            row.hide()
            row.deleteLater()
        self._rows, self._shown = [], 0
        lines = deciding.of(self.group)
        self.setVisible(bool(lines))
        self.set_count(len(lines))
        self._add(lines, PAGE if alone else FEW)
        self.set_link("" if alone or len(lines) <= FEW else _("Alle {count}").format(count=written(len(lines))))
        self._more.setVisible(alone and len(lines) > self._shown)
        self.show_ticks()

    def _add(self, lines: Sequence[Line], most: int) -> None:
        for line in lines[self._shown : self._shown + most]:
            on, refused = self._deciding.is_read(line), self._deciding.is_refused(line)
            row = LineRow(line, self._words, on=on, refused=refused, first=not self._rows)
            row.ticked.connect(self.ticked)
            row.refused.connect(self.refused)
            self.body.insertWidget(len(self._rows), row)
            self._rows.append(row)
        self._shown = len(self._rows)
        rest = len(lines) - self._shown
        self._more.setText(_("Nog {count} tonen").format(count=written(min(rest, PAGE))))

    def _show_more(self) -> None:
        lines = self._deciding.of(self.group)
        first = self._shown
        self._add(lines, PAGE)
        self._more.setVisible(len(lines) > self._shown)
        self._rows[first].tick.setFocus(Qt.FocusReason.TabFocusReason)

    def show_ticks(self) -> None:
        """Show what is decided now."""
        for row in self._rows:
            row.show_tick(on=self._deciding.is_read(row.line), refused=self._deciding.is_refused(row.line))
        state = self._deciding.ticked(self.group)
        self._tick.setCheckState(
            Qt.CheckState.PartiallyChecked
            if state is None
            else Qt.CheckState.Checked
            if state
            else Qt.CheckState.Unchecked
        )

    def rows(self) -> list[LineRow]:
        """The rows that are shown."""
        return list(self._rows)

    def _clicked(self) -> None:
        self.all_ticked.emit(self.group, self._deciding.ticked(self.group) is not True)


class ConflictsCard(Card):
    """What two people wrote at once. `chosen(key, card)`; `everywhere(how)` is OURS or 'newest'."""

    chosen = Signal(str, str)
    everywhere = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(" ", parent=parent)
        mine, newest = QPushButton(_("Overal mijn versie")), QPushButton(_("Overal nieuwste"))
        for button, how in ((mine, OURS), (newest, "newest")):
            theme.vary(button, compact=True)
            button.clicked.connect(lambda _on=False, how=how: self.everywhere.emit(how))
            self.add_head_widget(button)
        edge = theme.current().px(16)
        self.body.setContentsMargins(edge, theme.current().px(4), edge, 0)
        self.body.setSpacing(0)
        words = _("Jullie hebben allebei hetzelfde veld veranderd. Kies wat blijft.")
        kept = _("De andere versie bewaren we in de geschiedenis.")
        self.body.addWidget(_words(f"{words} {kept}"))
        self.rows: list[ConflictRow] = []
        self._rest = _words("")
        self.body.addWidget(self._rest)
        self.hide()

    def show_lines(self, deciding: Deciding, words: ValueWords) -> None:
        """Show the first of what must be chosen."""
        for row in self.rows:
            row.hide()
            row.deleteLater()
        lines = deciding.choosing()
        self.setVisible(bool(lines))
        self._title.setText(ngettext("{count} keer kiezen", "{count} keer kiezen", len(lines)).format(count=len(lines)))
        chosen = deciding.choices
        self.rows = [
            ConflictRow(of_line(line, words), chosen.get(line.key, ""), line=place > 0)
            for place, line in enumerate(lines[:ASKED])
        ]
        for place, row in enumerate(self.rows):
            row.chosen.connect(self.chosen)
            row.cards.left.connect(lambda step, place=place: self._walk(place + step))
            self.body.insertWidget(place + 1, row)
        self._rest.setVisible(len(lines) > ASKED)
        self._rest.setText(more_words(len(lines) - ASKED))

    def show_choices(self, deciding: Deciding) -> None:
        """Show what is chosen now."""
        for row in self.rows:
            row.cards.choose(deciding.choices.get(row.row.key, ""))

    def _walk(self, place: int) -> None:
        if 0 <= place < len(self.rows):
            self.rows[place].cards.setFocus(Qt.FocusReason.TabFocusReason)
        elif place >= len(self.rows):
            self.left.emit()


class QuestionsCard(Card):
    """Questions of some groups, one below the other. `answered(key, answer)`."""

    answered = Signal(str, str)

    def __init__(self, title: str, groups: Sequence[Group], text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(title, subtitle=text, parent=parent)
        self._groups = groups
        edge = theme.current().px(16)
        self.body.setContentsMargins(edge, 0, edge, 0)
        self.body.setSpacing(0)
        self.rows: list[QWidget] = []
        self.hide()

    def show_lines(self, deciding: Deciding, words: ValueWords) -> None:
        """Show the first questions."""
        for row in self.rows:
            row.hide()
            row.deleteLater()
        lines = [line for group in self._groups for line in deciding.of(group)]
        self.setVisible(bool(lines))
        self.set_count(len(lines))
        self.rows = []
        for line in lines[:ASKED]:
            row = QuestionRow(line, words, deciding.choices.get(line.key, ""))
            row.answered.connect(self.answered)
            self.rows.append(row)
        if len(lines) > ASKED:
            self.rows.append(_words(more_words(len(lines) - ASKED)))
        for row in self.rows:
            self.body.addWidget(row)


def _words(text: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("role", "small muted")
    label.setWordWrap(True)
    return label
