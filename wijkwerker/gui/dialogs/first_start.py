"""The first start: name and role, where you work or a workbook to begin with, the lock, and go."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from wijkwerker.domain.errors import Damaged, Locked, WijkwerkerError
from wijkwerker.domain.kinds import Worker
from wijkwerker.domain.kinds.record import make
from wijkwerker.domain.language import _
from wijkwerker.gui import theme
from wijkwerker.gui.dialogs.first_steps import AreaStep, LockStep, NameStep, ReadyStep
from wijkwerker.gui.dialogs.first_workbook import WorkbookStep
from wijkwerker.gui.key_button import KeyButton
from wijkwerker.gui.overlays import Answer, Asking
from wijkwerker.gui.widgets.files import ask_copy, ask_workbooks

if TYPE_CHECKING:
    from wijkwerker.gui.dialogs.first_step import Step

SIZE = QSize(720, 620)


class FirstStart(Asking):
    """Four steps with one button."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        now = theme.current()
        self.setProperty("card", "true")
        self._who, self._where, self._lock = NameStep(self), AreaStep(self), LockStep(self)
        self._book = WorkbookStep(self)
        self._ready = ReadyStep(self)
        self._steps: list[Step] = [self._who, self._where, self._lock, self._ready]
        self._count = QLabel(self)
        self._count.setProperty("role", "small muted")
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._bar.setMaximum(len(self._steps))
        self._bar.setAccessibleName(_("Voortgang"))
        self._stack = QStackedWidget(self)
        for step in (*self._steps, self._book):
            self._stack.addWidget(step)
        self._error = QLabel(self)
        self._error.setProperty("tone", "dang")
        self._error.setWordWrap(True)
        self.back = QPushButton(_("Terug"), self)
        self.later = QPushButton(_("Later invullen"), self)
        for button in (self.back, self.later):
            button.setProperty("variant", "quiet")
            button.setAutoDefault(True)  # Enter presses it, instead of going on
        self.next = KeyButton(_("Verder"), "Return", parent=self)
        self.back.clicked.connect(self.go_back)
        self.later.clicked.connect(self.go_on)
        self.next.clicked.connect(self.go_on)
        self._who.workbook.clicked.connect(self._ask_workbook)
        self._who.copy.clicked.connect(lambda: ask_copy(self, self.copy_wanted.emit))
        self._book.other.clicked.connect(self._ask_workbook)
        self._book.without.clicked.connect(lambda: self._begin_with(None))
        self._ready.recovery.kept.connect(self._is_kept)
        self._arrange(now)
        self._turn_to(0)

    def _arrange(self, now: theme.Theme) -> None:
        brand = QLabel("Wijkwerker", self)
        brand.setProperty("role", "brand")
        head, bar, foot = (QHBoxLayout() for _row in range(3))
        for row in (head, bar, foot):
            row.setContentsMargins(0, 0, now.px(8), 0)  # where the boxes of a step end, beside the room to scroll
        head.addWidget(brand, 1)
        head.addWidget(self._count)
        bar.addWidget(self._bar)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(self._stack)
        foot.addWidget(self.back)
        foot.addStretch(1)
        foot.addWidget(self.later)
        foot.addSpacing(now.px(8))
        foot.addWidget(self.next)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(now.px(36), now.px(28), now.px(28), now.px(28))
        layout.setSpacing(now.px(10))
        layout.addLayout(head)
        layout.addLayout(bar)
        layout.addSpacing(now.px(8))
        layout.addWidget(scroll, 1)
        layout.addWidget(self._error)
        layout.addLayout(foot)

    def sizeHint(self) -> QSize:
        """The size of the design; less where the window is smaller."""
        now = theme.current()
        return QSize(now.px(SIZE.width()), now.px(SIZE.height()))

    def minimumSizeHint(self) -> QSize:
        """It scrolls, so it can be small."""
        return QSize(320, 320)

    def hasHeightForWidth(self) -> bool:
        """No: a sentence that wraps does not make the card lower than its design."""
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on, from wherever it was not taken."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if not self._steps[self.at()].takes_enter():
                self.go_on()
        else:
            super().keyPressEvent(event)

    def go_on(self) -> None:
        """To the next step, or say what this one still needs; after the last one the file is made."""
        if not self.next.isEnabled():  # the file is being made
            return
        problem, box = self._steps[self.at()].problem()
        self._say(problem, box)
        if problem:
            self._name_next(_("Toch beginnen") if self._steps[self.at()] is self._ready else _("Verder"))
            return
        if self.at() + 1 < len(self._steps):
            self._turn_to(self.at() + 1)
        else:
            self._finish()

    def go_back(self) -> None:
        """To the step before."""
        self._say("", None)
        self._turn_to(max(0, self.at() - 1))

    def refuse(self, error: WijkwerkerError) -> None:
        """Say why the file could not be made, and let it be tried again."""
        self._set_busy(busy=False)
        if self._book in self._steps:
            self._turn_to(self._steps.index(self._book))
            self._book.wants_secret |= isinstance(error, Locked)
            self._book.show_secret()
        words = error.text if isinstance(error, Damaged) else str(error)  # there is no file yet to take care of
        self._say(words, self._book.secret if isinstance(error, Locked) else None)

    def at(self) -> int:
        """The number of the step that is shown, from 0."""
        return next((n for n, step in enumerate(self._steps) if step is self._stack.currentWidget()), 0)

    def _is_kept(self) -> None:
        """Take back what was asked when the key was not on paper yet."""
        self._say("", None)
        self._name_next(_("Beginnen"))

    def _ask_workbook(self) -> None:
        ask_workbooks(self, lambda chosen: self._begin_with(chosen[0]), many=False)

    def _begin_with(self, workbook: Path | None) -> None:
        """Ask about a workbook instead of about areas, or the other way round."""
        if workbook is not None:
            self._book.show_file(workbook)
        self._steps[1] = self._where if workbook is None else self._book
        named = not self._who.problem()[0]
        self._turn_to(int(named))
        self._say(*(("", None) if named else self._who.problem()))

    def _turn_to(self, index: int) -> None:
        last = index + 1 == len(self._steps)
        self._stack.setCurrentWidget(self._steps[index])
        self._bar.setValue(index + 1)
        self._count.setText(_("stap {step} van {steps}").format(step=index + 1, steps=len(self._steps)))
        self.back.setVisible(index > 0)
        self.later.setVisible(self._steps[index].may_wait())
        self._name_next(_("Beginnen") if last else _("Verder"))
        self.setFocusProxy(self._steps[index].begins() or self.next)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _name_next(self, words: str) -> None:
        self.next.setText(words)
        self.next.setAccessibleName(words)
        self.next.updateGeometry()

    def _say(self, problem: str, box: QLineEdit | None) -> None:
        self._error.setText(problem)
        for other in self.findChildren(QLineEdit):
            theme.vary(other, invalid=other is box)
        if box is not None:
            box.setAccessibleDescription(problem)
            box.setFocus()

    def _set_busy(self, *, busy: bool) -> None:
        self.next.setEnabled(not busy)
        self.back.setEnabled(not busy)
        self._count.setText(_("Bezig met klaarzetten…") if busy else "")

    def _finish(self) -> None:
        values = {"name": self._who.name.text(), "role": self._who.role(), "areas": frozenset(self._where.chosen)}
        book = self._book.workbook() if self._book in self._steps else None
        self._set_busy(busy=True)
        self.given.emit(Answer(self._lock.first.text(), make(Worker, values), book, self._ready.recovery.key))
