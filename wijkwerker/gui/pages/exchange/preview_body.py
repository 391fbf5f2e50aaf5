"""The parts of a preview, and how they are laid out: beside each other, or in one column."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from wijkwerker.domain.exchange.planned import Group
from wijkwerker.domain.language import _
from wijkwerker.gui import theme
from wijkwerker.gui.pages.exchange.counts import CountRow
from wijkwerker.gui.pages.exchange.deciding import COUNTS, GROUPS, Deciding
from wijkwerker.gui.pages.exchange.group_cards import ConflictsCard, LinesCard, QuestionsCard
from wijkwerker.gui.pages.exchange.person_chip import PersonChip
from wijkwerker.gui.pages.exchange.reading import Looked
from wijkwerker.gui.pages.exchange.steps import Steps
from wijkwerker.gui.panels.exchange.values import ValueWords
from wijkwerker.gui.panels.exchange.words import made_words, sender_words
from wijkwerker.gui.widgets.banner import Banner
from wijkwerker.gui.widgets.empty_state import EmptyState
from wijkwerker.gui.widgets.labels import wrapped
from wijkwerker.gui.widgets.scroll_area import ScrollArea

NARROW = 900  # of the view: below it everything stands in one column
_TOLD = (Group.MISSING, Group.ERASED)


class PreviewBody(ScrollArea):
    """Everything above the foot. `mend` is what to do about cells that nobody can read."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(spacing=12, parent=parent)
        self._only = ""
        self._make_parts()
        self._arrange()

    def _make_parts(self) -> None:
        self._title, self._made = wrapped("", "display"), wrapped("")
        self._steps = Steps((_("Kiezen"), _("Nakijken"), _("Klaar")), 2)
        self.person = PersonChip()
        self.counts = CountRow()
        self._remarks = Banner("", "info", parent=self)
        self._safe = Banner(
            _("Er verandert nog niets. Na het inlezen kun je alles met één klik ongedaan maken."),
            "accent",
            icon="shield-check",
        )
        text = _("Hier lijkt iets misgegaan in het bestand. Deze kolom blijft buiten, tot jij het zegt.")
        self.alarms = QuestionsCard(_("Kijk hier eerst naar"), (Group.ALARM,), text)
        self.conflicts = ConflictsCard()
        self.lines = {group: LinesCard(group) for group in (*GROUPS, *_TOLD)}
        self.doubts = QuestionsCard(_("Twijfel en fouten"), (Group.DOUBT, Group.UNREADABLE))
        self.mend = Mend()
        self.empty = EmptyState("check-circle", "")

    def _arrange(self) -> None:
        now = theme.current()
        self.body.setContentsMargins(now.px(24), now.px(14), now.px(24), now.px(16))
        head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._made)
        head.addLayout(words, 1)
        head.addWidget(self._steps, 0, Qt.AlignmentFlag.AlignVCenter)
        self._head = head
        self.body.addLayout(head)
        for part in (self.person, self._remarks, self.counts, self.empty):
            self.body.addWidget(part)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(now.px(12))
        self.left = _column([self.alarms, self.conflicts, *self.lines.values()])
        self.right = _column([self._safe, self.doubts, self.mend])
        self._columns.addWidget(self.left, 68)
        self._columns.addWidget(self.right, 32)
        self.body.addLayout(self._columns)
        self.body.addStretch(1)

    # -- what is shown ------------------------------------------------------------------------------------

    def show_head(self, looked: Looked) -> None:
        """Say whose workbook it is, and who filled it in; a workbook in which nothing is new says only that."""
        plan = looked.plan
        self._title.setText(sender_words(plan))
        self._made.setText(made_words(plan, looked.words.today))
        self.person.show_plan(plan, looked.colleagues, looked.me)
        self._remarks.say(" ".join(plan.remarks), "info")
        nothing = not (plan.lines or plan.changes or plan.waits)
        self.empty.setVisible(nothing)
        if nothing:
            title = _("Dit bestand had je al. Er is niets nieuws.")
            self.empty.say("check-circle", title, action=_("Terug naar Uitwisselen"), action_icon="arrow-left")
        for part in (self.left, self.right, self._safe):
            part.setVisible(not nothing)

    def show_lines(self, deciding: Deciding, words: ValueWords, only: str = "") -> None:
        """Show the lines of all groups, or `only` those of one Count."""
        self.counts.show_counts(deciding.counts())
        self.alarms.show_lines(deciding, words)
        self.conflicts.show_lines(deciding, words)
        self.doubts.show_lines(deciding, words)
        self.mend.setVisible(bool(deciding.of(Group.UNREADABLE)))
        self._only = only
        for group, card in self.lines.items():
            card.show_lines(deciding, words, alone=group in _groups_of(only))
        self._show_groups()

    def show_only(self, deciding: Deciding, words: ValueWords, only: str) -> None:
        """Show other groups; rows are made anew only where there are more or fewer of them."""
        before, self._only = self._only, only
        for group, card in self.lines.items():
            if (group in _groups_of(before)) != (group in _groups_of(only)):
                card.show_lines(deciding, words, alone=group in _groups_of(only))
        self._show_groups()

    def _show_groups(self) -> None:
        self.counts.choose(self._only)
        shown = _groups_of(self._only) or tuple(Group)
        for group, card in self.lines.items():
            card.setVisible(group in shown and bool(card.rows))
        self.alarms.setVisible(Group.ALARM in shown and bool(self.alarms.rows))
        self.conflicts.setVisible(Group.CONFLICT in shown and bool(self.conflicts.rows))

    def show_decisions(self, deciding: Deciding) -> None:
        """Show what was decided, without making the rows anew."""
        self.conflicts.show_choices(deciding)
        for card in self.lines.values():
            if card.rows:
                card.show_ticks(deciding)

    def first(self) -> QWidget | None:
        """Where the keyboard begins: where an answer is asked; None when nothing is asked."""
        if not self.empty.isHidden():
            return self.empty.button()
        if not self.person.isHidden() and self.person.asks:
            return self.person.chip
        return self.conflicts.rows[0].cards if self.conflicts.rows else None

    def question(self, key: str) -> QWidget | None:
        """The answer that was given to a question; None when it is not asked any more."""
        rows = (row for card in (self.alarms, self.doubts) for row in card.rows)
        return next((row.answer() for row in rows if row.line.key == key), None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One column where two are too narrow, with what is safe on top."""
        super().resizeEvent(event)
        narrow = self.width() < theme.current().px(NARROW)
        directions = QBoxLayout.Direction
        self._columns.setDirection(directions.TopToBottom if narrow else directions.LeftToRight)
        self._place_safe(narrow=narrow)
        self._head.setDirection(directions.TopToBottom if narrow else directions.LeftToRight)

    def _place_safe(self, *, narrow: bool) -> None:
        """What is safe stands above everything, or above the column at the right."""
        body, right = self.body, self.right.layout()
        if not isinstance(right, QVBoxLayout) or narrow == (body.indexOf(self._safe) >= 0):
            return
        if narrow:
            right.removeWidget(self._safe)
            body.insertWidget(body.indexOf(self.counts) + 1, self._safe)
        else:
            body.removeWidget(self._safe)
            right.insertWidget(0, self._safe)


def _groups_of(count: str) -> tuple[Group, ...]:
    """The groups of a Count; none for ''."""
    return next((one.groups for one in COUNTS if one.key == count), ())


class Mend(QWidget):
    """What to do about cells that nobody can read."""

    open_wanted = Signal()
    again_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        words = wrapped(_("Verbeter het in het bestand, bewaar het daar en kijk het hier opnieuw na."))
        row = QHBoxLayout()
        row.setSpacing(theme.current().px(8))
        self.open_file, self.again = QPushButton(_("Bestand openen")), QPushButton(_("Opnieuw nakijken"))
        for button, signal in ((self.open_file, self.open_wanted), (self.again, self.again_wanted)):
            theme.vary(button, compact=True)
            button.clicked.connect(signal)
            row.addWidget(button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.current().px(4), 0, 0, 0)
        column.addWidget(words)
        column.addLayout(row)


def _column(parts: list[QWidget]) -> QWidget:
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.current().px(12))
    for part in parts:
        column.addWidget(part)
    column.addStretch(1)
    return box
