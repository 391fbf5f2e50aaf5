"""Nakijken: everything that reading a workbook would do, before it does anything, and what a person decides."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wijkwerker.domain.exchange.planned import HOLD, OURS, Group, Line
from wijkwerker.domain.language import _
from wijkwerker.gui import theme
from wijkwerker.gui.pages.exchange.deciding import COUNTS, Deciding
from wijkwerker.gui.pages.exchange.preview_body import NARROW, PreviewBody
from wijkwerker.gui.pages.exchange.preview_end import PreviewEnd
from wijkwerker.gui.pages.exchange.reading import Looked
from wijkwerker.gui.widgets.files import opener
from wijkwerker.gui.widgets.toast import announce


class Preview(QWidget):
    """`again(Decisions)` asks to look it over anew, `accepted(Decisions)` to read it, `cancelled` neither."""

    again = Signal(object)
    accepted = Signal(object)
    cancelled = Signal()
    stop_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._looked: Looked | None = None
        self._deciding: Deciding | None = None
        self._filter = ""
        self._asked = ""  # the key of the question that was answered last
        self._busy = False
        self.body = PreviewBody()
        self.end = PreviewEnd()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.body, 1)
        whole.addWidget(self.end)
        self._connect()

    def _connect(self) -> None:
        body = self.body
        body.person.answered.connect(self._answer_person)
        body.counts.chosen.connect(self._show_only)
        body.alarms.answered.connect(self._answer)
        body.doubts.answered.connect(self._answer)
        body.conflicts.chosen.connect(self._choose)
        body.conflicts.everywhere.connect(self._choose_everywhere)
        body.conflicts.left.connect(self.end.accept.setFocus)
        for card in body.lines.values():
            card.ticked.connect(self._tick)
            card.refused.connect(self._refuse)
            card.all_ticked.connect(self._tick_group)
            card.all_wanted.connect(self._show_group)
        body.mend.open_wanted.connect(self._open_file)
        body.mend.again_wanted.connect(self._look_again)
        body.empty.acted.connect(self.cancelled)
        self.end.cancel.clicked.connect(self._cancel)
        self.end.accept.clicked.connect(self.accept)

    # -- what is shown ------------------------------------------------------------------------------------

    def show_looked(self, looked: Looked) -> None:
        """Show a workbook; looked over again it keeps what was decided about it."""
        before = self._deciding if looked.again else None
        self._deciding = before.again(looked.plan) if before is not None else Deciding(looked.plan)
        self._looked = looked
        if not looked.again:
            self._filter = ""
            self.body.verticalScrollBar().setValue(0)
        self.body.show_head(looked)
        nothing = not self.body.empty.isHidden()
        self.end.setVisible(not nothing)
        if nothing:
            announce(self, self.body.empty.accessibleName())
        self._show_lines()

    def decided(self) -> Deciding:
        """What was decided so far. Raises LookupError when no workbook is shown."""
        if self._deciding is None:
            raise LookupError("no workbook is shown")
        return self._deciding

    def show_busy(self, words: str) -> None:
        """Wait while it is read, or looked over again; it can be stopped."""
        self._busy = True
        self.body.setEnabled(False)
        self.end.show_busy(words)

    def show_calm(self) -> None:
        """Take answers again."""
        self._busy = False
        self.body.setEnabled(True)
        if self._deciding is not None:
            self.end.show_decisions(self._deciding)

    def focus_first(self) -> None:
        """The keyboard begins where an answer is asked, else at the button."""
        asked, self._asked = self.body.question(self._asked), ""
        (asked or self.body.first() or self.end.accept).setFocus(Qt.FocusReason.OtherFocusReason)

    def panes(self) -> list[QWidget]:
        """The parts for F6."""
        return [self.body.person, self.body.counts, self.body.left, self.body.right, self.end]

    def _show_lines(self) -> None:
        if self._deciding is not None and self._looked is not None:
            self.body.show_lines(self._deciding, self._looked.words, self._filter)
            self.end.show_decisions(self._deciding)

    def _show_only(self, key: str) -> None:
        self._filter = key
        if self._deciding is not None and self._looked is not None:
            self.body.show_only(self._deciding, self._looked.words, key)

    def _show_group(self, group: Group) -> None:
        key = next(count.key for count in COUNTS if group in count.groups)
        self._show_only(key)
        self.body.counts.button(key).setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell(self) -> None:
        if self._deciding is not None:
            self.body.show_decisions(self._deciding)
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
            announce(self, _("Overal jouw versie.") if how == OURS else _("Overal de nieuwste versie."))

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
            self._tell()
        else:
            self._asked = key
            self._look_again()

    def _answer_person(self, person: str, name: str) -> None:
        if self._deciding is not None:
            self.again.emit(self._deciding.decisions(person, name))

    def _look_again(self) -> None:
        if self._deciding is not None:
            self.again.emit(self._deciding.decisions())

    def _open_file(self) -> None:
        if self._looked is not None:
            opener(self._looked.path)()

    def _cancel(self) -> None:
        (self.stop_wanted if self._busy else self.cancelled).emit()

    def accept(self) -> None:
        """Read it as it was decided."""
        if self._deciding is not None and not self._busy and self.end.accept.isEnabled() and self.end.isVisible():
            self.accepted.emit(self._deciding.decisions())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.end.set_narrow(narrow=self.width() < theme.current().px(NARROW))
