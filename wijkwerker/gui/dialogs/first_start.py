"""The first start: name and role, where you work or a workbook to begin with, the lock, and go."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
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

from wijkwerker.domain import guard, recovery_key
from wijkwerker.domain.errors import Locked, WijkwerkerError
from wijkwerker.domain.folding import fold
from wijkwerker.domain.kinds import Area, Worker
from wijkwerker.domain.kinds.record import make
from wijkwerker.domain.language import _
from wijkwerker.domain.lists import seed_areas, seed_values, shown_label
from wijkwerker.gui import theme
from wijkwerker.gui.dialogs.first_step import Step
from wijkwerker.gui.dialogs.first_workbook import WorkbookStep
from wijkwerker.gui.key_button import KeyButton
from wijkwerker.gui.overlays import Answer, Asking
from wijkwerker.gui.widgets.chip import Chip, ChipRow
from wijkwerker.gui.widgets.fields.secret import LEAST_SECRET, problem_of
from wijkwerker.gui.widgets.files import ask_workbooks
from wijkwerker.gui.widgets.options import Deliver, Option, filtered
from wijkwerker.gui.widgets.popup import ChoicePopup
from wijkwerker.gui.widgets.recovery_key import RecoveryKey

SIZE = QSize(720, 620)
SHOWN = 40  # areas in the list at once


class NameStep(Step):
    """Who you are."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Welkom bij Wijkwerker"), _("Hoe heet je, en wat doe je in de wijk?"), parent)
        self.name = QLineEdit(self)
        self.name.setMaxLength(200)
        self.ask(_("Je naam"), self.name)
        self._role = next(value.code for value in seed_values() if value.list == "area_role")
        self._chips = ChipRow(self)
        self.roles: dict[str, Chip] = {}
        for value in seed_values():
            if value.list == "area_role":
                self._add_role(value.code, shown_label(value))
        self.ask(_("Je rol"), self._chips)
        self.workbook = QPushButton(_("Begin met een bestand van een collega…"), self)
        self.workbook.setProperty("variant", "quiet")
        self.workbook.setAutoDefault(True)
        theme.set_icon(self.workbook, "download", "ink", 16)
        self._layout.addWidget(self.workbook, 0, Qt.AlignmentFlag.AlignLeft)
        self.end()
        self.setFocusProxy(self.name)

    def _add_role(self, code: str, label: str) -> None:
        chip = Chip(label, state="chosen" if code == self._role else "default", parent=self)
        chip.enter_opens = code != self._role  # Enter on what was chosen goes on, as the button says
        chip.clicked.connect(lambda: self.choose_role(code))
        self.roles[code] = chip
        self._chips.add(chip)

    def choose_role(self, code: str) -> None:
        """Take another role."""
        self._role = code
        for key, chip in self.roles.items():
            chip.show_value(chip.text(), "chosen" if key == code else "default")
            chip.enter_opens = key != code

    def role(self) -> str:
        """The code of the role."""
        return self._role

    def problem(self) -> tuple[str, QLineEdit | None]:
        """A name is needed, and no number that may be a BSN."""
        if guard.find_bsn(self.name.text()):
            return _("Dit lijkt een BSN. Wijkwerker bewaart geen BSN."), self.name
        return ("", None) if self.name.text().strip() else (_("Vul je naam in."), self.name)


class AreaStep(Step):
    """Where you work."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Waar werk je?"), _("Kies je wijk of buurten. Je kunt dit later altijd veranderen."), parent)
        self._options: list[Option] = []
        self.chosen: dict[str, str] = {}
        self._chips = ChipRow(self)
        self.more = Chip(_("Typ een wijk of buurt…"), "plus", state="dashed", parent=self)
        self.more.enter_opens = False  # Enter goes on to the next step
        self.more.clicked.connect(self.open_list)
        self.more.typed.connect(self.open_list)
        self._chips.add(self.more)
        self.ask(_("Wijken en buurten"), self._chips)
        self.say("lock", _("Alles blijft op deze laptop. Jij kiest wat je deelt en met wie."))
        self.end()
        self.setFocusProxy(self.more)

    def open_list(self, text: str | bool = "") -> None:
        """Open the list of areas, with what was typed on the chip."""
        popup = ChoicePopup(
            self.more, title=_("Wijk of buurt"), search=self._search, text=text if isinstance(text, str) else ""
        )
        popup.chosen.connect(self._chosen)
        popup.open()

    def _search(self, text: str, deliver: Deliver) -> None:
        if not self._options:
            self._options = _area_options()
        found = filtered(self._options, text)
        wanted = fold(text)
        found.sort(key=lambda option: wanted not in option.words.split("\n"))  # called exactly so: first
        deliver(found[:SHOWN])

    def _chosen(self, value: tuple[str, str]) -> None:
        area, name = value
        if area not in self.chosen:
            self.chosen[area] = name
            chip = Chip(name, "pin", state="chosen", removable=True, parent=self)
            chip.removed.connect(lambda: self._remove(area, chip))
            self._chips.insert(len(self.chosen) - 1, chip)

    def _remove(self, area: str, chip: Chip) -> None:
        del self.chosen[area]
        self.more.setFocus()
        chip.hide()
        chip.deleteLater()

    def may_wait(self) -> bool:
        """The area may be chosen later."""
        return not self.chosen


class LockStep(Step):
    """The passphrase, twice."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            _("Zet je werk op slot"),
            _("In Wijkwerker staan gegevens van mensen. Met een wachtwoord kan niemand anders erbij."),
            parent,
        )
        self.first, self.again = QLineEdit(self), QLineEdit(self)
        self.ask(_("Wachtwoord: drie woorden of minstens {n} tekens").format(n=LEAST_SECRET), self.first)
        self.ask(_("Nog een keer"), self.again)
        self.visible = QCheckBox(_("Laat het wachtwoord zien"), self)
        self.visible.toggled.connect(self._show)
        self._layout.addWidget(self.visible)
        self.say(
            "key",
            _("Onthoud het: ook wij kunnen je werk niet openen. Hierna krijg je een sleutel voor als je het vergeet."),
        )
        self.end()
        self._show(visible=False)
        self.setFocusProxy(self.first)

    def _show(self, visible: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if visible else QLineEdit.EchoMode.Password
        self.first.setEchoMode(mode)
        self.again.setEchoMode(mode)

    def takes_enter(self) -> bool:
        """From the first box to the second."""
        if self.first.hasFocus() and not self.again.text():
            self.again.setFocus()
            return True
        return False

    def problem(self) -> tuple[str, QLineEdit | None]:
        """Long enough, and twice the same."""
        problem, second = problem_of(self.first.text(), self.again.text())
        return problem, (self.again if second else self.first) if problem else None


class ReadyStep(Step):
    """The recovery key, and what happens next."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            _("Bewaar je herstelsleutel"), _("Daarna ben je klaar. Je ziet deze sleutel maar één keer."), parent
        )
        self.recovery = RecoveryKey(recovery_key.new(), date.today(), self)  # noqa: DTZ011 - the day on the paper
        self._layout.addWidget(self.recovery)
        self._layout.addSpacing(theme.current().px(8))
        self.say(
            "info",
            _("Begin met één zin over wat er gebeurde. Vastleggen kan overal met Ctrl N, terugvinden met Ctrl K."),
        )
        self.end()
        self._warned = False

    def begins(self) -> QWidget | None:
        """At the printer."""
        return self.recovery.print_button

    def problem(self) -> tuple[str, QLineEdit | None]:
        """A key that is neither printed nor saved is asked about once."""
        if self.recovery.is_kept or self._warned:
            return "", None
        self._warned = True
        return _("Je hebt de sleutel nog niet afgedrukt of bewaard. Schrijf hem over, of ga toch verder."), None


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
        self._say(str(error), self._book.secret if isinstance(error, Locked) else None)

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


def _area_options() -> list[Option]:
    areas = list(seed_areas())
    names = {area.id: area.name for area in areas}
    order = {"wijk": 0, "gemeente": 1, "eigen": 2, "buurt": 3}
    return [
        Option((area.id, area.name), area.name, names.get(area.parent or "", ""), "pin", words=_called(area))
        for area in sorted(areas, key=lambda area: order[area.level])
    ]


def _called(area: Area) -> str:
    """Every name of an area as it is compared, one on each line."""
    return "\n".join(fold(name) for name in (area.name, *sorted(area.aliases)))
