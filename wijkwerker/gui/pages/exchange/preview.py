"""Nakijken: everything that reading a workbook would do, before it does anything."""

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from wijkwerker.domain.exchange.planned import Group, Line, Plan
from wijkwerker.domain.language import _
from wijkwerker.gui import theme
from wijkwerker.gui.pages.exchange.counts import CountRow
from wijkwerker.gui.pages.exchange.deciding import COUNTS, GROUPS, HOLD, Deciding
from wijkwerker.gui.pages.exchange.group_cards import ConflictsCard, LinesCard, QuestionsCard
from wijkwerker.gui.pages.exchange.person_chip import PersonChip
from wijkwerker.gui.pages.exchange.preview_end import PreviewEnd
from wijkwerker.gui.pages.exchange.reading import Looked
from wijkwerker.gui.pages.exchange.steps import Steps
from wijkwerker.gui.panels.exchange.words import made_words, sender_words
from wijkwerker.gui.widgets.banner import Banner
from wijkwerker.gui.widgets.empty_state import EmptyState
from wijkwerker.gui.widgets.scroll_area import ScrollArea
from wijkwerker.gui.widgets.toast import announce

NARROW = 900  # of the view: below it everything stands in one column
_TOLD = (Group.MISSING, Group.ERASED)


class Preview(QWidget):
    """`again(Decisions)` asks to look it over anew, `accepted(Decisions)` to read it, `cancelled` neither."""

    again = Signal(object)
    accepted = Signal(object)
    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._looked: Looked | None = None
        self._deciding: Deciding | None = None
        self._filter = ""
        self._make_parts()
        self._arrange()
        self._connect()

    # -- making -------------------------------------------------------------------------------------------

    def _make_parts(self) -> None:
        self._title, self._made = QLabel(), QLabel()
        self._title.setProperty("role", "display")
        self._made.setProperty("role", "small muted")
        for label in (self._title, self._made):
            label.setWordWrap(True)
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
        self._mend = _Mend()
        self.empty = EmptyState("check-circle", "")
        self.end = PreviewEnd()

    def _arrange(self) -> None:
        now = theme.current()
        scroll = ScrollArea(spacing=12)
        self._scroll = scroll
        scroll.body.setContentsMargins(now.px(24), now.px(14), now.px(24), now.px(16))
        head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._made)
        head.addLayout(words, 1)
        head.addWidget(self._steps, 0, Qt.AlignmentFlag.AlignVCenter)
        self._head = head
        scroll.body.addLayout(head)
        for part in (self.person, self._remarks, self.counts, self.empty):
            scroll.body.addWidget(part)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(now.px(12))
        self._left = _column([self.alarms, self.conflicts, *self.lines.values()])
        self._right = _column([self._safe, self.doubts, self._mend])
        self._columns.addWidget(self._left, 68)
        self._columns.addWidget(self._right, 32)
        scroll.body.addLayout(self._columns)
        scroll.body.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(scroll, 1)
        whole.addWidget(self.end)

    def _connect(self) -> None:
        self.person.answered.connect(self._answer_person)
        self.counts.chosen.connect(self._show_only)
        self.alarms.answered.connect(self._answer)
        self.doubts.answered.connect(self._answer)
        self.conflicts.chosen.connect(self._choose)
        self.conflicts.everywhere.connect(self._choose_everywhere)
        self.conflicts.left.connect(self.end.accept.setFocus)
        for card in self.lines.values():
            card.ticked.connect(self._tick)
            card.refused.connect(self._refuse)
            card.all_ticked.connect(self._tick_group)
            card.all_wanted.connect(lambda card=card: self._show_group(card.group))
        self._mend.open_wanted.connect(self._open_file)
        self._mend.again_wanted.connect(self._look_again)
        self.empty.acted.connect(self.cancelled)
        self.end.cancel.clicked.connect(self.cancelled)
        self.end.accept.clicked.connect(self.accept)

    # -- what is shown ------------------------------------------------------------------------------------

    def show_looked(self, looked: Looked, *, again: bool = False) -> None:
        """Show a workbook; `again` keeps what was decided about it."""
        plan = looked.plan
        keeps = again and self._deciding is not None
        self._deciding = self._deciding.again(plan) if keeps and self._deciding is not None else Deciding(plan)
        self._looked = looked
        self._title.setText(sender_words(plan))
        self._made.setText(made_words(plan, looked.words.today))
        self.person.show_plan(plan, looked.colleagues, looked.me)
        self._remarks.say(" ".join(plan.remarks), "info")
        if not keeps:
            self._filter = ""
            self._scroll.verticalScrollBar().setValue(0)
        nothing = not (plan.lines or plan.changes or plan.waits)
        self.empty.setVisible(nothing)
        if nothing:
            title = _("Dit bestand had je al. Er is niets nieuws.")
            self.empty.say("check-circle", title, action=_("Terug naar Uitwisselen"), action_icon="arrow-left")
            announce(self, title)
        self._left.setVisible(not nothing)
        self._right.setVisible(not nothing)
        self._show_all()

    def focus_first(self) -> None:
        """The keyboard begins where an answer is asked."""
        rows = self.conflicts.rows
        asks = self._looked is not None and self._looked.plan.asks_person
        if asks and not self.person.isHidden():
            self.person.chip.setFocus(Qt.FocusReason.OtherFocusReason)
        elif not self.empty.isHidden():
            self.empty.button().setFocus(Qt.FocusReason.OtherFocusReason)
        elif rows:
            rows[0].cards.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.end.accept.setFocus(Qt.FocusReason.OtherFocusReason)

    def panes(self) -> list[QWidget]:
        """The parts for F6."""
        return [self.person, self.counts, self._left, self._right, self.end]

    def _show_all(self) -> None:
        if self._deciding is None or self._looked is None:
            return
        words = self._looked.words
        self.counts.show_counts(self._deciding.counts())
        self.counts.choose(self._filter)
        self.alarms.show_lines(self._deciding, words)
        self.conflicts.show_lines(self._deciding, words)
        self.doubts.show_lines(self._deciding, words)
        self._mend.setVisible(bool(self._deciding.of(Group.UNREADABLE)))
        shown = self._groups()
        for group, card in self.lines.items():
            card.show_lines(self._deciding, words, alone=bool(self._filter) and group in shown)
        if self._filter:
            self._hide_others(shown)
        self.end.show_decisions(self._deciding)

    def _groups(self) -> tuple[Group, ...]:
        return next((count.groups for count in COUNTS if count.key == self._filter), tuple(Group))

    def _hide_others(self, shown: tuple[Group, ...]) -> None:
        for group, card in self.lines.items():
            card.setVisible(group in shown and bool(card.rows()))
        self.alarms.setVisible(Group.ALARM in shown and bool(self.alarms.rows))
        self.conflicts.setVisible(Group.CONFLICT in shown and bool(self.conflicts.rows))

    def _show_only(self, key: str) -> None:
        self._filter = key
        self._show_all()

    def _show_group(self, group: Group) -> None:
        key = next(count.key for count in COUNTS if group in count.groups)
        self._show_only(key)
        self.counts.button(key).setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell(self) -> None:
        """Show what was decided, without making the rows anew."""
        if self._deciding is None:
            return
        self.conflicts.show_choices(self._deciding)
        for card in self.lines.values():
            if card.rows():
                card.show_ticks()
        self.end.show_decisions(self._deciding)

    # -- deciding -----------------------------------------------------------------------------------------

    def _choose(self, key: str, card: str) -> None:
        if self._deciding is not None:
            self._deciding.choose(key, card)
            self._tell()

    def _choose_everywhere(self, how: str) -> None:
        if self._deciding is not None:
            self._deciding.choose_everywhere(how)
            self._tell()
            said = _("Overal jouw versie.") if how == "ours" else _("Overal de nieuwste versie.")
            announce(self, said)

    def _tick(self, line: Line, on: bool) -> None:
        if self._deciding is not None:
            self._deciding.refuse(line, refused=False)
            self._deciding.tick(line, on=on)
            self._tell()

    def _refuse(self, line: Line, on: bool) -> None:
        if self._deciding is not None:
            self._deciding.refuse(line, refused=on)
            self._tell()

    def _tick_group(self, group: Group, on: bool) -> None:
        if self._deciding is not None:
            self._deciding.tick_group(group, on=on)
            self._tell()

    def _answer(self, key: str, answer: str) -> None:
        if self._deciding is None:
            return
        self._deciding.choose(key, answer)
        if answer == HOLD:
            self.end.show_decisions(self._deciding)
        else:
            self.again.emit(self._deciding.decisions())

    def _answer_person(self, person: str, name: str) -> None:
        if self._deciding is not None:
            self.again.emit(self._deciding.decisions(person, name))

    def _look_again(self) -> None:
        if self._deciding is not None:
            self.again.emit(self._deciding.decisions())

    def _open_file(self) -> None:
        if self._looked is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._looked.path)))

    def accept(self) -> None:
        """Read it as it was decided."""
        if self._deciding is not None and self.end.accept.isEnabled() and self.empty.isHidden():
            self.accepted.emit(self._deciding.decisions())

    def decided(self) -> tuple[Plan, Deciding]:
        """The plan that is shown and what was decided about it. Raises LookupError when there is none."""
        if self._looked is None or self._deciding is None:
            raise LookupError("no workbook is shown")
        return self._looked.plan, self._deciding

    # -- Qt -----------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One column where two are too narrow, with what is safe on top."""
        super().resizeEvent(event)
        narrow = self.width() < theme.current().px(NARROW)
        directions = QBoxLayout.Direction
        self._columns.setDirection(directions.BottomToTop if narrow else directions.LeftToRight)
        self._head.setDirection(directions.TopToBottom if narrow else directions.LeftToRight)
        self.end.set_narrow(narrow=narrow)


class _Mend(QWidget):
    """What to do about cells that nobody can read."""

    open_wanted = Signal()
    again_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        words = QLabel(_("Verbeter het in het bestand, bewaar het daar en kijk het hier opnieuw na."))
        words.setProperty("role", "small muted")
        words.setWordWrap(True)
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
