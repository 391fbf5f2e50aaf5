"""The choice about the lines of a round that are meant now: three chips, and why something is kept."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from wijkwerker.domain.language import _
from wijkwerker.domain.privacy.retention import Choice
from wijkwerker.gui import theme
from wijkwerker.gui.panels.privacy.words import CHOICE_TAGS, CHOICE_WORDS
from wijkwerker.gui.widgets.chip import Chip, ChipRow
from wijkwerker.gui.widgets.elided_label import ElidedLabel
from wijkwerker.gui.widgets.fields.text import TextField
from wijkwerker.gui.widgets.key_hint import KeyHint

_DIGITS = {"1": Choice.GO, "2": Choice.KEEP, "3": Choice.ASK}


class RoundChoice(QFrame):
    """`chosen(Choice)`, `explained(reason)`, `all_wanted(on)` to tick all or none, `left(step)` to another line."""

    chosen = Signal(object)
    explained = Signal(str)
    all_wanted = Signal(bool)
    left = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ticked = False
        self.setProperty("card", True)
        now = theme.current()
        column = QVBoxLayout(self)
        column.setContentsMargins(now.px(14), now.px(10), now.px(10), now.px(10))
        column.setSpacing(now.px(6))
        head = QHBoxLayout()
        head.setSpacing(now.px(10))
        self._who = ElidedLabel(font="h3")
        self._all = QPushButton()
        self._all.setProperty("variant", "quiet")
        self._all.setAutoDefault(True)
        self._all.clicked.connect(lambda _on=False: self.all_wanted.emit(not self._ticked))
        head.addWidget(self._who, 1)
        for keys, text in (("1 2 3", _("kiest")), ("Space", _("vinkt er meer aan"))):
            head.addWidget(KeyHint(keys))
            words = QLabel(text)
            words.setProperty("role", "micro muted")
            head.addWidget(words)
        head.addWidget(self._all)
        column.addLayout(head)
        column.addWidget(self._made_chips())
        self.reason = TextField(_("Waarom bewaar je dit?"), placeholder=_("Bijvoorbeeld: komt na de winter terug"))
        self.reason.edited.connect(lambda text: self.explained.emit(text or ""))
        column.addWidget(self.reason)

    def _made_chips(self) -> ChipRow:
        row = ChipRow()
        row.setAccessibleName(_("Wat doen we?"))
        self._group = QButtonGroup(row)
        self.chips: dict[Choice, Chip] = {}
        for digit, choice in _DIGITS.items():
            chip = Chip(_(CHOICE_WORDS[choice][1]), CHOICE_TAGS[choice][1])
            chip.setCheckable(True)
            chip.setAccessibleDescription(_("Toets {digit}").format(digit=digit))
            chip.clicked.connect(lambda _on=False, choice=choice: self.chosen.emit(choice))
            chip.typed.connect(self.choose_by_digit)
            self._group.addButton(chip)
            row.add(chip)
            self.chips[choice] = chip
        return row

    def show_choice(self, who: str, choice: Choice | None, reason: str, *, ticked: bool) -> None:
        """Show what is decided; None when the lines that are meant differ."""
        self._who.set_text(who)
        self._ticked = ticked
        self._all.setText(_("Vinkjes weg") if ticked else _("Alles aanvinken"))
        self._group.setExclusive(False)
        for one, chip in self.chips.items():
            chip.setChecked(one is choice)
            chip.setEnabled(bool(who))
        self._group.setExclusive(True)
        self.reason.setVisible(choice is Choice.KEEP)
        if not self.reason.edit.hasFocus() or not self.reason.edit.isModified():
            self.reason.set_value(reason or None)

    def choose_by_digit(self, digit: str) -> bool:
        """Choose by the key "1", "2" or "3"; False for another key."""
        choice = _DIGITS.get(digit)
        if choice is None or not self.chips[choice].isEnabled():
            return False
        self.chosen.emit(choice)
        return True

    def focus_chosen(self) -> None:
        """Put the keyboard on what is chosen."""
        chip = next((chip for chip in self.chips.values() if chip.isChecked()), self.chips[Choice.GO])
        chip.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_reason(self) -> None:
        """Put the keyboard in the reason."""
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def ask_reason(self) -> None:
        """Say that the reason is still needed."""
        self.reason.show_error(_("Zeg kort waarom je dit bewaart."))
        self.focus_reason()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """↑ and ↓ go to another line."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if step and not self.reason.edit.hasFocus():
            self.left.emit(step)
        else:
            super().keyPressEvent(event)
