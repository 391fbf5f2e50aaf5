"""The chips of the quick log in their row: they come and go with the sentence, and are walked with the arrows."""

from collections.abc import Sequence
from functools import partial
from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from wijkwerker.gui.panels.quick_log.chip_specs import ChipSpec
from wijkwerker.gui.widgets.chip import Chip, ChipRow

_ASKING = ("wrong", "doubt")  # the states that Tab goes to first


class ChipBar(ChipRow):
    """Shows chips by key. `opened(key, text)` asks for a list, begun with what was typed; `taken_away(key)` is Delete.

    `left` follows Shift+Tab and Esc, and a chip that disappears under the keyboard.
    """

    opened = Signal(str, str)
    taken_away = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._by_key: dict[str, Chip] = {}

    def chip(self, key: str) -> Chip:
        """The chip of a key. Raises KeyError when it is not shown."""
        return self._by_key[key]

    def shown_keys(self) -> list[str]:
        """The keys of the chips in their order."""
        return list(self._by_key)

    def show_specs(self, specs: Sequence[ChipSpec]) -> None:
        """Show these chips in this order; a chip that stays is the same widget, so that it keeps the keyboard."""
        if [spec.key for spec in specs] != self.shown_keys():
            self._arrange(specs)
        for spec in specs:
            chip = self._by_key[spec.key]
            chip.show_value(spec.text, spec.state, icon=spec.icon, what=spec.what)
            chip.set_by_hand(spec.by_hand)
            chip.set_menu(spec.state in _ASKING)

    def focus_asking(self) -> None:
        """Move to the first chip that asks something, else to the first."""
        chips = self.chips()
        asking = [chip for state in _ASKING for chip in chips if chip.state == state]
        for chip in (asking or chips)[:1]:
            chip.setFocus(Qt.FocusReason.TabFocusReason)

    def _arrange(self, specs: Sequence[ChipSpec]) -> None:
        layout = self.layout()
        while layout is not None and layout.takeAt(0) is not None:
            pass
        before, self._by_key = self._by_key, {}
        for spec in specs:
            chip = before.pop(spec.key, None) or self._made(spec.key)
            self._by_key[spec.key] = chip
            self.add(chip)
            chip.show()
        for chip in before.values():
            if self.window().focusWidget() is chip:  # also while its list is still closing
                self.left.emit()
            chip.hide()
            chip.deleteLater()
        chips = list(self._by_key.values())
        for first, second in pairwise(chips):
            QWidget.setTabOrder(first, second)

    def _made(self, key: str) -> Chip:
        chip = Chip(parent=self)
        chip.enter_opens = False
        chip.clicked.connect(lambda: self.opened.emit(key, ""))
        chip.typed.connect(partial(self.opened.emit, key))
        chip.installEventFilter(self)
        return chip

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Shift+Tab and Esc leave the chips, Delete takes a part away."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and isinstance(watched, Chip):
            key = event.key()
            if key in {Qt.Key.Key_Backtab, Qt.Key.Key_Escape}:
                self.left.emit()
                return True
            if key in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
                self.taken_away.emit(next(name for name, chip in self._by_key.items() if chip is watched))
                return True
        return super().eventFilter(watched, event)
